import type { ShellCommand, Word } from '../script';

/** What a command does to what it is pointed at. `unknown` is never taken for a change. */
export type Effect = 'read-only' | 'changes' | 'unknown';

export interface Verdict {
  readonly effect: Effect;
  /** Reads on from the command: "`kubectl cordon` *changes the cluster*". */
  readonly why?: string;
  /** What to name and to point at beside the program: its verb, an option. */
  readonly words?: readonly Word[];
}

export const READS: Verdict = { effect: 'read-only' };
export const UNKNOWN: Verdict = { effect: 'unknown' };

export function changes(why: string, ...words: readonly (Word | undefined)[]): Verdict {
  return { effect: 'changes', why, words: words.flatMap((word) => word ?? []) };
}

/**
 * Where a file is: `scratch` is one for the time being, of the person's own; `here` is in the folder that the person is in; `system`
 * is one that others see; `unknown` stands in a variable or in a placeholder.
 */
export type FilePlace = 'scratch' | 'here' | 'system' | 'unknown';

/** What is known of the text that a command stands in. */
export interface Circumstances {
  placeOf(file: Word, command: ShellCommand): FilePlace;
  /** What a command gets through a pipe, a heredoc or a here-string, as far as it stands in the text. */
  inputOf(command: ShellCommand): readonly Word[];
}

/** Judges a command where verbs do not suffice; undefined leaves it to the verbs. */
export type Judge = (command: ShellCommand, circumstances: Circumstances) => Verdict | undefined;

/** What is known of some programs. Verbs are lists with commas; one may have several words: `rollout status`. */
export interface Knowledge {
  /** The names of the programs, with spaces between. */
  readonly names: string;
  /** The options that take a value as a word of its own, with spaces between. */
  readonly valued?: string;
  /** `-name` is one option, not four. */
  readonly singleDash?: boolean;
  /** The verb may stand behind names of groups: `gcloud compute instances delete`. */
  readonly verbAnywhere?: boolean;
  /** Verbs may be written in any case. */
  readonly anyCase?: boolean;
  readonly reads?: string;
  /** The verbs that change something, by what they do. */
  readonly changes?: Readonly<Record<string, string>>;
  /** The options with which nothing is changed, with spaces between; `--x=y` for one value of an option alone. */
  readonly rehearsal?: string;
  /** What the program does where no verb is known: `read-only`, or what it changes in words. Unknown where this is left out. */
  readonly otherwise?: string;
  readonly judge?: Judge;
}
