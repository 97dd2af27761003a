import type { Span } from './spans';

/** One word of a shell text. */
export interface Word extends Span {
  /** Without the quotes and backslashes; expansions as they are written (`${VAR}`, `$(date)`). */
  readonly text: string;
  /** Whether any part of it stands in quotes. */
  readonly quoted: boolean;
  /** Whether what is written is what the program gets: neither an expansion nor a placeholder is in it. */
  readonly literal: boolean;
  /** Where the characters of `text` come from: pairs of an index into it and the offset that it is at, for each run. */
  readonly runs: readonly number[];
}

export interface Assignment extends Span {
  readonly name: string;
  /** The first element, where an array is assigned. */
  readonly value: Word;
}

/** The lines that follow `<<EOF`; the span is theirs, without the line that ends them. */
export interface Heredoc extends Span {
  readonly text: string;
  /** `<<'EOF'`: nothing is expanded in it. */
  readonly quoted: boolean;
}

export interface Redirection extends Span {
  /** `>`, `>>`, `<`, `<<`, `<<-`, `<<<`, `>|`, `<>`, `&>`, `&>>`, `>&`, `<&`. */
  readonly operator: string;
  /** The file, the file descriptor or the delimiter of a heredoc. */
  readonly target: Word;
  readonly heredoc?: Heredoc;
}

export type BlockKind = 'while' | 'until' | 'for' | 'if' | 'case' | 'group' | 'subshell' | 'substitution';

/** What holds commands together. */
export interface Block extends Span {
  readonly kind: BlockKind;
  readonly parent: Block | undefined;
  /** Whether it is left to itself with `&`. */
  readonly background: boolean;
}

/** A program with its arguments. */
export interface ShellCommand extends Span {
  /** The program without its folder: `kubectl`; empty for a command of assignments or redirections alone. */
  readonly name: string;
  readonly program: Word | undefined;
  readonly args: readonly Word[];
  readonly assignments: readonly Assignment[];
  readonly redirections: readonly Redirection[];
  readonly block: Block | undefined;
  /** The command that runs this one: `sudo` of `sudo rm x`, `ssh` of `ssh host "rm x"`. Both are commands of the script. */
  readonly wrapper: ShellCommand | undefined;
  /** Whether it runs in another place: through `ssh`, `kubectl exec` and the like. */
  readonly remote: boolean;
  /** The command whose output it reads through a pipe. */
  readonly readsFrom: ShellCommand | undefined;
  /** Whether it is left to itself with `&`. */
  readonly background: boolean;
}

/** A variable that is read. `start` and `end` are those of `$VAR` or `${VAR…}`. */
export interface Expansion extends Span {
  readonly name: string;
  readonly form: 'braced' | 'plain' | 'arithmetic';
  /** `${VAR:-x}`, `${VAR:=x}`, `${VAR:+x}`. */
  readonly optional: boolean;
  /** In quotes in which this shell does not look for variables. */
  readonly inert: boolean;
}

/** `<node-name>`: to be filled in by who runs the command. */
export interface Placeholder extends Span {
  readonly name: string;
}

/** A prompt that was copied with the command, up to where the command begins. */
export interface PromptMark extends Span {
  readonly text: string;
}

/** What was read of a shell text. All spans are offsets into it, also of what stands in `bash -c "…"`. */
export interface ShellScript {
  /** In the order in which they begin. */
  readonly commands: readonly ShellCommand[];
  readonly expansions: readonly Expansion[];
  readonly placeholders: readonly Placeholder[];
  readonly comments: readonly Span[];
  readonly prompts: readonly PromptMark[];
  /** The names of variables that the text sets, wherever it does. */
  readonly assigned: ReadonlySet<string>;
  /** The names of functions that it defines. */
  readonly functions: ReadonlySet<string>;
}

export const EMPTY_SCRIPT: ShellScript = {
  commands: [],
  expansions: [],
  placeholders: [],
  comments: [],
  prompts: [],
  assigned: new Set(),
  functions: new Set(),
};

/** Whether a command, or a block that it stands in, is left to itself with `&`. */
export function inBackground(command: ShellCommand): boolean {
  for (let at: ShellCommand | undefined = command; at; at = at.wrapper) {
    if (at.background) return true;
    for (let block = at.block; block; block = block.parent) if (block.background) return true;
  }
  return false;
}

/** The commands that run a command, the nearest first. */
export function* wrappersOf(command: ShellCommand): Generator<ShellCommand> {
  for (let at = command.wrapper; at; at = at.wrapper) yield at;
}
