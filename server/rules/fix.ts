import type { TextEdit } from '../syntax/text';
import type { FileEntry } from '../workspace/file';

/** A way to put a finding right. */
export interface Fix {
  /** What it does, as a menu says it: "Change to `2026-09-01`". */
  readonly title: string;
  /** Whether it is the one obvious way: offered first, and taken by *Auto Fix*. */
  readonly preferred?: boolean;
  /** Whether it may be applied without asking (`check --fix`, *Fix All*): it decides nothing that is a person's to decide. */
  readonly safe?: boolean;
  /**
   * Plans the change of the texts as they are now; called only when somebody wants it.
   * @returns undefined where it cannot be done without guessing
   */
  plan(): readonly FileChange[] | undefined;
}

/** Edits of one of our files, or a new file. */
export type FileChange =
  | { readonly file: FileEntry; readonly edits: readonly TextEdit[] }
  | { readonly create: string; readonly text: string };
