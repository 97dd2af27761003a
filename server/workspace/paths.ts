import { Asked } from './asked';
import type { FileEntry } from './file';
import type { FileKind, Files } from './files';
import { resolvePath } from './uris';

/** What is known of a path that a file names. `unknown`: asked for, not answered yet. */
export type PathState = 'exists' | 'missing' | 'outside' | 'unknown';

/** Whether the files that our files name exist. */
export class Paths {
  private readonly kinds: Asked<FileKind | undefined>;

  /**
   * @param folderOf the workspace folder of a file, which its paths must not leave; undefined where it is in none
   * @param answered called with the files whose findings may differ now
   */
  constructor(
    files: Files,
    private readonly folderOf: (file: FileEntry) => string | undefined,
    answered: (files: ReadonlySet<FileEntry>) => void,
  ) {
    this.kinds = new Asked((uri) => files.kind(uri), answered);
  }

  /** Goes up whenever an answer came in or was forgotten. */
  get revision(): number {
    return this.kinds.revision;
  }

  state(file: FileEntry, path: string): PathState {
    // Where an unsaved file will lie nobody knows.
    if (file.uri.startsWith('untitled:')) return 'unknown';
    // `docs/a.md#chapter` names a place in a file.
    const plain = withoutFragment(path);
    const uri = this.uriOf(file, plain);
    if (uri === undefined) return 'outside';
    const state = this.stateOf(uri, file);
    const whole = plain === path ? undefined : this.uriOf(file, path);
    if (whole === undefined || state === 'exists') return state;
    // Or it is a part of the name. Asked at once: who waits for one answer has both.
    const other = this.stateOf(whole, file);
    return other === 'exists' || state === 'missing' ? other : state;
  }

  /** The URI that a path in a file means; undefined where it leaves the workspace folder. */
  uriOf(file: FileEntry, path: string): string | undefined {
    return resolvePath(file.folder, path, this.folderOf(file));
  }

  /** Whether there is something at a URI below the workspace folder of a file, which is told of the answer. */
  stateOf(uri: string, file: FileEntry): PathState {
    const known = this.kinds.look(uri, file);
    if (known === undefined) return 'unknown';
    return known.answer === undefined ? 'missing' : 'exists';
  }

  /** Forgets one URI and what lies below it, or everything. @returns whether anything of it was known */
  forget(uri?: string): boolean {
    return this.kinds.forget(uri);
  }

  get isWaiting(): boolean {
    return this.kinds.isWaiting;
  }

  /** Resolves when nothing is being asked. */
  settled(): Promise<void> {
    return this.kinds.settled();
  }
}

/** A path without the place in the file that it may name: `docs/a.md#chapter` → `docs/a.md`. */
export function withoutFragment(path: string): string {
  return path.replace(/[#?].*$/s, '');
}
