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
   * @param here the file in which the finding stands
   * @param today `YYYY-MM-DD`
   * @returns undefined where it cannot be done without guessing
   */
  plan(here: FileEntry, today: string): readonly FileChange[] | undefined;
}

/** Edits of one of our files, or a new file. */
export type FileChange =
  | { readonly file: FileEntry; readonly edits: readonly TextEdit[] }
  /** `create` is the URI; where a file of that name is there already, nothing happens. */
  | { readonly create: string; readonly text: string };

/** Plans edits of a text; undefined where they cannot be made safely. */
type Plan = (text: string) => readonly TextEdit[] | undefined;

/** A fix that edits a file. */
export function editing(file: FileEntry, about: Omit<Fix, 'plan'>, plan: Plan): Fix {
  return { ...about, plan: () => changeOf(file, plan) };
}

/** A fix that edits the file in which the finding stands. */
export function editingHere(about: Omit<Fix, 'plan'>, plan: Plan): Fix {
  return { ...about, plan: (here) => changeOf(here, plan) };
}

function changeOf(file: FileEntry, plan: Plan): FileChange[] | undefined {
  const edits = plan(file.source.text);
  return edits && [{ file, edits }];
}
