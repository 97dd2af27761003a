import type { DocumentKind } from '../model/shapes';
import { Checksums } from './checksums';
import { FileEntry, type TextChange } from './file';
import { CATALOGUE, type Files, promisedKind } from './files';
import { NamedFiles } from './named';
import { Paths } from './paths';
import { Scope } from './scope';
import { Texts } from './texts';
import { baseName, isWithin, normalised, parentOf } from './uris';

/** What may have become different, for those who show it. */
export interface WorkspaceEvents {
  /** Findings of these open files may differ. */
  judged(files: ReadonlySet<FileEntry>): void;
  /** A file says something else, came or went; undefined: any of them may have. */
  changed(file: FileEntry | undefined): void;
}

/** How many closed files are kept awake. */
const MAX_AWAKE = 32;

/** All our files, in their engagement roots. Open files follow the editor, the others the disk. */
export class Workspace {
  private readonly entries = new Map<string, FileEntry>();
  private readonly openUris = new Set<string>();
  private readonly scopes = new Map<string, Scope>();
  private readonly scopeOfFile = new Map<FileEntry, Scope>();
  private readonly folders: string[] = [];
  /** Engagement folders that were read because a file in them was opened. */
  private readonly surroundings = new Map<string, Promise<void>>();
  private quiet = 0;
  /** Roots whose files may be judged differently since somebody was told. */
  private readonly touched = new Set<Scope>();
  /** Which of the files that ours name exist. */
  readonly paths: Paths;
  /** What stands in files that ours name. */
  readonly texts: Texts;
  /** Where the workspace folders have Backstage catalogues. */
  readonly catalogues: NamedFiles;
  /** Whether texts are those that somebody noted. */
  readonly checksums: Checksums;

  constructor(
    readonly files: Files,
    private readonly events: WorkspaceEvents,
  ) {
    const folderOf = (file: FileEntry) => this.folderOf(file.uri);
    const answered = (asked: ReadonlySet<FileEntry>) =>
      events.judged(new Set([...asked].filter((file) => this.isOpen(file.uri))));
    this.paths = new Paths(files, folderOf, answered);
    this.texts = new Texts(files, folderOf, answered);
    this.catalogues = new NamedFiles(files, CATALOGUE, answered);
    this.checksums = new Checksums(answered);
  }

  /** Resolves when no file is being asked for. */
  async settled(): Promise<void> {
    while (this.asked.some(({ isWaiting }) => isWaiting)) await Promise.all(this.asked.map((each) => each.settled()));
  }

  /** Goes up whenever something came to be known of other files, or was forgotten. */
  get outside(): number {
    return this.asked.reduce((sum, { revision }) => sum + revision, 0);
  }

  /** All that is asked of files that are not ours. */
  private get asked() {
    return [this.paths, this.texts, this.catalogues, this.checksums];
  }

  /** Adds a workspace folder; `index` reads what is in it. */
  addFolder(uri: string): void {
    const folder = normalised(uri).replace(/\/$/, '');
    if (!this.folders.includes(folder)) this.folders.push(folder);
  }

  /** Removes a folder and the closed files in it. */
  removeFolder(uri: string): void {
    const folder = normalised(uri).replace(/\/$/, '');
    const index = this.folders.indexOf(folder);
    if (index !== -1) this.folders.splice(index, 1);
    for (const entry of [...this.entries.values()]) {
      if (isWithin(entry.uri, folder) && !this.isOpen(entry.uri) && !this.folderOf(entry.uri)) this.drop(entry);
    }
  }

  get workspaceFolders(): readonly string[] {
    return this.folders;
  }

  /** The innermost workspace folder that holds a file. */
  folderOf(uri: string): string | undefined {
    return this.folders
      .filter((folder) => isWithin(uri, folder))
      .reduce<string | undefined>((best, folder) => (best && best.length > folder.length ? best : folder), undefined);
  }

  /** Reads every file of ours below the folders; what that changes is told once, at the end. */
  async index(cancelled: () => boolean = () => false): Promise<void> {
    await this.quietly(async () => {
      for (const folder of [...this.folders]) await this.loadAll(await this.files.find(folder), cancelled);
    });
  }

  /**
   * Reads what lies in the same engagement as a file or folder: the nearest engagement above, and all below that.
   * @param folder where to begin
   */
  async around(folder: string): Promise<void> {
    for (let at = normalised(folder); ; at = parentOf(at)) {
      const known = this.surroundings.get(at);
      if (known) return known;
      const names = await this.files.list(at);
      if (names.some(([name, kind]) => kind === 'file' && promisedKind(name) === 'Engagement')) {
        const loading = this.quietly(async () => this.loadAll(await this.files.find(at)));
        this.surroundings.set(at, loading);
        return loading;
      }
      // An engagement does not reach beyond its repository or the folder that is open.
      if (names.some(([name]) => name === '.git') || this.folders.includes(at) || parentOf(at).length >= at.length)
        return;
    }
  }

  private async loadAll(uris: readonly string[], cancelled: () => boolean = () => false): Promise<void> {
    // Read ahead, so that reading and parsing overlap; not all at once, so that memory stays small.
    for (let i = 0; i < uris.length && !cancelled(); i += 32) {
      await Promise.all(uris.slice(i, i + 32).map((uri) => this.load(normalised(uri))));
    }
  }

  private async quietly(work: () => Promise<void>): Promise<void> {
    this.quiet++;
    try {
      await work();
    } finally {
      this.quiet--;
    }
    this.touched.clear();
    this.events.judged(new Set(this.openFiles()));
    this.events.changed(undefined);
  }

  /** Takes a closed file over from the disk, or drops it where it is gone. */
  async load(uri: string): Promise<void> {
    if (this.isOpen(uri) || !promisedKind(uri)) return;
    const text = await this.files.read(uri);
    if (this.isOpen(uri)) return;
    const known = this.entries.get(uri);
    if (text === undefined) {
      if (known) this.drop(known);
      return;
    }
    if (known?.text === text) return;
    if (known) this.moved(known, known.replace(text));
    else this.adopt(new FileEntry(uri, text, this.woken));
  }

  /** Closed files that were woken, the last one last; more than a few are not kept awake. */
  private readonly awake = new Set<FileEntry>();

  private readonly woken = (file: FileEntry): void => {
    this.awake.add(file);
    if (this.awake.size <= MAX_AWAKE) return;
    // A runbook is read for itself, its engagement for every one of them: that stays awake the longest.
    const others = [...this.awake].filter((other) => other !== file && !this.isOpen(other.uri));
    const first = others.find((other) => !other.isEngagement) ?? others[0];
    for (const other of this.awake) if (this.isOpen(other.uri)) this.awake.delete(other);
    if (!first) return;
    this.awake.delete(first);
    first.sleep();
  };

  open(uri: string, text: string, languageKind?: DocumentKind): FileEntry {
    const known = this.entries.get(uri);
    this.openUris.add(uri);
    if (known && (promisedKind(uri) || known.promised === languageKind)) {
      if (known.text !== text) this.moved(known, known.replace(text));
      return known;
    }
    if (known) this.drop(known);
    return this.adopt(new FileEntry(uri, text, this.woken, languageKind, true));
  }

  edit(file: FileEntry, changes: readonly TextChange[]): void {
    this.moved(file, file.edit(changes));
  }

  /** Closes a file: from now on the disk says what it holds. */
  async close(uri: string): Promise<void> {
    if (!this.openUris.delete(uri)) return;
    const entry = this.entries.get(uri);
    if (!entry) return;
    if (!promisedKind(uri) || (!this.folderOf(uri) && !this.scopeOf(entry).folder)) this.drop(entry);
    else {
      await this.load(uri);
      if (!this.isOpen(uri)) this.entries.get(uri)?.sleep();
    }
    if (this.openUris.size > 0) return;
    for (const each of this.asked) each.forget();
  }

  isOpen(uri: string): boolean {
    return this.openUris.has(uri);
  }

  *openFiles(): Iterable<FileEntry> {
    for (const uri of this.openUris) {
      const entry = this.entries.get(uri);
      if (entry) yield entry;
    }
  }

  get(uri: string): FileEntry | undefined {
    return this.entries.get(uri);
  }

  all(): Iterable<FileEntry> {
    return this.entries.values();
  }

  /** The engagement root of a file; a runbook below none has one to itself. */
  scopeOf(file: FileEntry): Scope {
    return this.scopeOfFile.get(file)!;
  }

  /**
   * Files or folders came, went or changed on disk.
   * @param changes each with whether the file or folder is a new one
   */
  async changedOnDisk(changes: readonly { uri: string; created?: boolean }[]): Promise<void> {
    const ours = new Set<string>();
    let asked = false;
    for (const change of changes) {
      const uri = normalised(change.uri);
      asked = this.paths.forget(uri) || asked;
      asked = this.texts.forget(uri) || asked;
      asked = this.catalogues.changed(uri, baseName(uri) === CATALOGUE) || asked;
      if (promisedKind(uri)) {
        ours.add(uri);
        continue;
      }
      // A folder that came or went took its files along; watchers name the folder alone.
      for (const entry of this.entries.values()) if (isWithin(entry.uri, uri)) ours.add(entry.uri);
      if (change.created && (await this.files.kind(uri)) === 'directory') {
        asked = this.catalogues.changed(uri, true) || asked;
        for (const found of await this.files.find(uri)) ours.add(normalised(found));
      }
    }
    for (const uri of ours) await this.load(uri);
    if (asked) this.events.judged(new Set(this.openFiles()));
  }

  private adopt(file: FileEntry): FileEntry {
    this.entries.set(file.uri, file);
    if (file.isEngagement && !this.scopes.has(file.folder)) {
      const scope = new Scope(file.folder);
      this.scopes.set(file.folder, scope);
      for (const other of this.entries.values()) {
        if (other !== file && isWithin(other.uri, file.folder)) this.place(other);
      }
    }
    this.place(file);
    this.tell(file);
    return file;
  }

  private drop(file: FileEntry): void {
    this.entries.delete(file.uri);
    const scope = this.scopeOf(file);
    scope.remove(file);
    this.scopeOfFile.delete(file);
    this.retire(scope);
    this.tell(file, scope);
  }

  /** A root without an engagement is none: its files go to the root above. */
  private retire(scope: Scope): void {
    if (scope.folder === undefined || scope.hasEngagement) return;
    this.scopes.delete(scope.folder);
    for (const other of [...scope.files]) this.place(other);
  }

  private place(file: FileEntry): void {
    const before = this.scopeOfFile.get(file);
    let folder = file.folder;
    let scope = this.scopes.get(folder);
    while (!scope) {
      const parent = parentOf(folder);
      if (parent === folder || parent.length >= folder.length) break;
      folder = parent;
      scope = this.scopes.get(folder);
    }
    if (!scope) {
      if (before && before.folder === undefined) return;
      scope = new Scope(undefined);
    }
    if (before === scope) return;
    before?.remove(file);
    scope.add(file);
    this.scopeOfFile.set(file, scope);
    // Files of both roots may be judged differently.
    if (before) this.touched.add(before);
    this.touched.add(scope);
  }

  /** After a change of a file's text. */
  private moved(file: FileEntry, idsChanged: boolean): void {
    const scope = this.scopeOf(file);
    if (idsChanged) {
      scope.revision++;
      if (file.isEngagement && !this.scopes.has(file.folder)) {
        this.scopes.set(file.folder, new Scope(file.folder));
        for (const other of this.entries.values()) if (isWithin(other.uri, file.folder)) this.place(other);
      } else this.retire(scope);
    }
    this.tell(file);
  }

  private tell(file: FileEntry, scope = this.scopeOf(file)): void {
    this.touched.add(scope);
    if (this.quiet) return;
    const affected = new Set<FileEntry>();
    for (const other of this.openFiles()) {
      if (other === file || this.touched.has(this.scopeOf(other))) affected.add(other);
    }
    this.touched.clear();
    this.events.judged(affected);
    this.events.changed(file);
  }
}
