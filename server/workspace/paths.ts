import type { FileEntry } from './file';
import type { FileKind, Files } from './files';
import { resolvePath } from './uris';

/** What is known of a path that a file names. `unknown`: asked for, not answered yet. */
export type PathState = 'exists' | 'missing' | 'outside' | 'unknown';

/** Whether the files that our files name exist. Asks once for each, and again after `forget`. */
export class Paths {
  private readonly known = new Map<string, FileKind | 'missing' | 'asked'>();
  private readonly waiting = new Set<Promise<void>>();
  private asking = new Map<string, Set<FileEntry>>();
  /** Goes up whenever an answer came in or was forgotten. */
  revision = 0;

  /**
   * @param folderOf the workspace folder of a file, which its paths must not leave; undefined where it is in none
   * @param answered called with the files whose findings may differ now
   */
  constructor(
    private readonly files: Files,
    private readonly folderOf: (file: FileEntry) => string | undefined,
    private readonly answered: (files: ReadonlySet<FileEntry>) => void,
  ) {}

  state(file: FileEntry, path: string): PathState {
    // Where an unsaved file will lie nobody knows.
    if (file.uri.startsWith('untitled:')) return 'unknown';
    // `docs/a.md#chapter` names a place in a file.
    const plain = path.replace(/[#?].*$/s, '');
    const uri = this.uriOf(file, plain);
    if (uri === undefined) return 'outside';
    const state = this.look(uri, file);
    const whole = plain === path ? undefined : this.uriOf(file, path);
    if (whole === undefined || state === 'exists') return state;
    // Or it is a part of the name. Asked at once: who waits for one answer has both.
    const other = this.look(whole, file);
    return other === 'exists' || state === 'missing' ? other : state;
  }

  /** The URI that a path in a file means; undefined where it leaves the workspace folder. */
  uriOf(file: FileEntry, path: string): string | undefined {
    return resolvePath(file.folder, path, this.folderOf(file));
  }

  private look(uri: string, file: FileEntry): PathState {
    const known = this.known.get(uri);
    if (known === undefined || known === 'asked') {
      this.ask(uri, file);
      return 'unknown';
    }
    return known === 'missing' ? 'missing' : 'exists';
  }

  private ask(uri: string, file: FileEntry): void {
    const askers = this.asking.get(uri);
    if (askers) {
      askers.add(file);
      return;
    }
    this.asking.set(uri, new Set([file]));
    this.known.set(uri, 'asked');
    const answer = this.files.kind(uri).then((kind) => {
      const files = this.asking.get(uri);
      this.asking.delete(uri);
      // Forgotten meanwhile: the answer may be older than the change.
      if (this.known.get(uri) === 'asked') this.known.set(uri, kind ?? 'missing');
      this.revision++;
      this.waiting.delete(answer);
      if (files) this.answered(files);
    });
    this.waiting.add(answer);
  }

  /** Forgets one URI and what lies below it, or everything. @returns whether anything of it was known */
  forget(uri?: string): boolean {
    const before = this.known.size;
    if (uri === undefined) this.known.clear();
    else for (const key of this.known.keys()) if (key === uri || key.startsWith(`${uri}/`)) this.known.delete(key);
    if (this.known.size === before) return false;
    this.revision++;
    return true;
  }

  /** Resolves when nothing is being asked. */
  async settled(): Promise<void> {
    while (this.waiting.size) await Promise.all(this.waiting);
  }
}
