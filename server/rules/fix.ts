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
  /** `create` is the URI; where a file of that name is there already, nothing happens. */
  | { readonly create: string; readonly text: string };

/**
 * A fix that edits one file.
 * @param plan is given the file's text; returns undefined where the edit cannot be made safely
 */
export function editing(
  file: FileEntry,
  about: Omit<Fix, 'plan'>,
  plan: (text: string) => readonly TextEdit[] | undefined,
): Fix {
  return {
    ...about,
    plan: () => {
      const edits = plan(file.source.text);
      return edits && [{ file, edits }];
    },
  };
}
