import type { DocumentKind } from '../model/shapes';
import type { TextEdit } from '../syntax/text';
import { FileEntry } from './file';
import { type Files, promisedKind } from './files';
import { Paths } from './paths';
import { Scope } from './scope';
import { isWithin, normalised, parentOf } from './uris';

/** What may have become different, for those who show it. */
export interface WorkspaceEvents {
  /** Findings of these open files may differ. */
  judged(files: ReadonlySet<FileEntry>): void;
  /** What these engagements hold may differ. */
  changed(files: ReadonlySet<FileEntry>): void;
}

/** All our files, in their engagement roots. Open files follow the editor, the others the disk. */
export class Workspace {
  private readonly entries = new Map<string, FileEntry>();
  private readonly openUris = new Set<string>();
  private readonly scopes = new Map<string, Scope>();
  private readonly scopeOfFile = new Map<FileEntry, Scope>();
  private readonly folders: string[] = [];
  readonly paths: Paths;

  constructor(
    readonly files: Files,
    private readonly events: WorkspaceEvents,
  ) {
    this.paths = new Paths(
      files,
      (file) => this.folderOf(file.uri),
      (asked) => events.judged(new Set([...asked].filter((file) => this.isOpen(file.uri)))),
    );
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

  /** Reads every file of ours below the folders. Reports nothing: the caller asks afterwards. */
  async index(cancelled: () => boolean = () => false): Promise<void> {
    for (const folder of [...this.folders]) {
      const uris = await this.files.find(folder);
      // Read ahead, so that reading and parsing overlap; not all at once, so that memory stays small.
      for (let i = 0; i < uris.length && !cancelled(); i += 32) {
        await Promise.all(uris.slice(i, i + 32).map((uri) => this.load(normalised(uri))));
      }
    }
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
    else this.adopt(new FileEntry(uri, text));
  }

  open(uri: string, text: string, languageKind?: DocumentKind): FileEntry {
    const known = this.entries.get(uri);
    this.openUris.add(uri);
    if (known && (promisedKind(uri) || known.promised === languageKind)) {
      if (known.text !== text) this.moved(known, known.replace(text));
      return known;
    }
    if (known) this.drop(known);
    return this.adopt(new FileEntry(uri, text, languageKind));
  }

  edit(file: FileEntry, edits: readonly TextEdit[]): void {
    this.moved(file, file.edit(edits));
  }

  /** Closes a file: from now on the disk says what it holds. */
  async close(uri: string): Promise<void> {
    if (!this.openUris.delete(uri)) return;
    const entry = this.entries.get(uri);
    if (!entry) return;
    if (!promisedKind(uri) || (!this.folderOf(uri) && !this.scopeOf(entry).folder)) this.drop(entry);
    else await this.load(uri);
    if (this.openUris.size === 0) this.paths.forget();
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

  /** Files or folders came, went or changed on disk. */
  async changedOnDisk(uris: readonly string[]): Promise<void> {
    let asked = false;
    for (const uri of uris) {
      this.paths.forget(uri);
      asked = true;
      if (promisedKind(uri)) await this.load(uri);
      else {
        for (const entry of [...this.entries.values()]) if (isWithin(entry.uri, uri)) await this.load(entry.uri);
      }
    }
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
    const affected = new Set<FileEntry>();
    for (const other of this.openFiles()) {
      if (other === file || this.scopeOfFile.get(other) === scope || this.scopeOf(other) === this.scopeOfFile.get(file)) {
        affected.add(other);
      }
    }
    this.events.judged(affected);
    this.events.changed(new Set([file]));
  }
}
