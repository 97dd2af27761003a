import type { Assignment, Redirection, ShellCommand, Word } from './script';
import { WordReader } from './word-reader';

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A heredoc whose lines are still to come. */
export interface PendingHeredoc {
  readonly redirection: Mutable<Redirection>;
  readonly delimiter: string;
  readonly quoted: boolean;
  readonly stripsTabs: boolean;
  readonly command: () => ShellCommand | undefined;
}

/** A simple command while its words are read. */
export interface Draft {
  start: number;
  program: Word | undefined;
  readonly args: Word[];
  readonly assignments: Assignment[];
  readonly redirections: Redirection[];
  /** The command that reads what is redirected to it, as soon as that is known. */
  reader: ShellCommand | undefined;
}

const ASSIGNMENT = /([A-Za-z_]\w*)(?:\[[^\]\n]{0,80}\])?\+?=/y;
const REDIRECTION = /(\d{0,2}|\{\w{1,40}\})(&>>|&>|>>|>\||>&|<<<|<<-|<<|<>|<&|>|<)/y;
/** Reads simple commands: words, assignments and redirections. What commands stand in is for who extends it. */
export abstract class CommandReader extends WordReader {
  protected readonly heredocs: PendingHeredoc[] = [];
  /** Whether a line ended within a command: behind `|`, `&&` or `||`. */
  protected isOpen = false;

  /**
   * Reads what a keyword begins or ends.
   * @returns whether the word is a keyword behind which a command may follow
   */
  protected abstract readKeyword(word: Word, draft: Draft): boolean;

  /** Whether a pattern of `case` comes next. */
  protected abstract isPattern(): boolean;

  /** Makes a command of what was read up to an index. */
  protected abstract finish(draft: Draft, end: number): void;

  protected abstract noteFunction(name: string): void;

  protected abstract noteComment(start: number, end: number): void;

  protected readCommand(): void {
    const draft: Draft = {
      start: this.pos,
      program: undefined,
      args: [],
      assignments: [],
      redirections: [],
      reader: undefined,
    };
    this.isOpen = false;
    const begin = this.pos;
    let end = begin;
    while (this.pos < this.end) {
      const from = this.pos;
      if (!this.readPart(draft)) break;
      if (this.pos === from) this.pos++;
      end = this.pos;
      this.skipSpaces();
    }
    if (this.pos === begin) this.pos++;
    if (draft.program || draft.assignments.length > 0 || draft.redirections.length > 0) this.finish(draft, end);
  }

  /** Reads a word, an assignment or a redirection; false at the end of the command. */
  private readPart(draft: Draft): boolean {
    if (this.readRedirection(draft)) return true;
    const char = this.text[this.pos] ?? '\n';
    if ('\n;&|)'.includes(char) || (char === '`' && this.inBackticks)) return false;
    if (char === '(') return this.readParenthesis(draft);
    if (char === '#') {
      this.skipComment();
      return false;
    }
    if (!draft.program && this.readAssignment(draft)) return true;
    const word = this.readWord();
    if (!word) return false;
    if (draft.program) {
      draft.args.push(word);
      this.readArray(word);
      return true;
    }
    if (draft.assignments.length === 0 && !word.quoted && this.readKeyword(word, draft)) {
      draft.start = this.afterSpaces();
      return !this.isPattern();
    }
    draft.program = word;
    return true;
  }

  /** `name()` defines a function; any other parenthesis is passed over. */
  private readParenthesis(draft: Draft): boolean {
    const empty = /\(\s*\)/y;
    empty.lastIndex = this.pos;
    if (draft.program && draft.args.length === 0 && empty.test(this.text)) {
      this.noteFunction(draft.program.text);
      draft.program = undefined;
      this.pos = empty.lastIndex;
      return false;
    }
    this.pos++;
    return true;
  }

  private readAssignment(draft: Draft): boolean {
    ASSIGNMENT.lastIndex = this.pos;
    const match = ASSIGNMENT.exec(this.text);
    if (!match || ASSIGNMENT.lastIndex > this.end) return false;
    const start = this.pos;
    const name = match[1] ?? '';
    this.pos = ASSIGNMENT.lastIndex;
    this.sink.assigned.add(name);
    const at = this.span(this.pos, this.pos);
    const empty: Word = { text: '', quoted: false, literal: true, runs: [], ...at };
    const value = (this.text[this.pos] === '(' ? this.readElements() : this.readWord()) ?? empty;
    draft.assignments.push({ name, value, ...this.span(start, this.pos) });
    return true;
  }

  /** `declare -a hosts=(a b)`: the elements of an array behind a word. */
  private readArray(word: Word): void {
    if (this.text[this.pos] === '(' && /^\w+\+?=$/.test(word.text)) this.readElements();
  }

  /** @returns the first of the elements */
  private readElements(): Word | undefined {
    this.pos++;
    let first: Word | undefined;
    while (this.pos < this.end && this.text[this.pos] !== ')') {
      const word = this.readWord();
      first ??= word;
      if (word) continue;
      if (this.text[this.pos] === '#') this.skipComment();
      else this.pos++;
    }
    this.pos = Math.min(this.pos + 1, this.end);
    return first;
  }

  /** `[[ … ]]`, in which `<`, `&&` and parentheses are no operators of the shell. */
  protected readTest(word: Word, draft: Draft): void {
    draft.program = word;
    while (this.pos < this.end) {
      this.skipLines();
      const argument = this.readWord();
      if (argument) draft.args.push(argument);
      else this.pos++;
      if (argument?.text === ']]') return;
    }
  }

  private readRedirection(draft: Draft): boolean {
    REDIRECTION.lastIndex = this.pos;
    const match = REDIRECTION.exec(this.text);
    if (!match || REDIRECTION.lastIndex > this.end) return false;
    const operator = match[2] ?? '';
    const start = this.pos;
    const operatorAt = start + (match[1]?.length ?? 0);
    // `<(…)`, `>(…)` and `<placeholder>` are words.
    if (operator.length === 1 && this.text[REDIRECTION.lastIndex] === '(') return false;
    if (operator === '<' && this.isPlaceholder(operatorAt)) return false;
    this.pos = REDIRECTION.lastIndex;
    this.skipSpaces();
    const target = this.readWord();
    if (!target) return true;
    const redirection: Mutable<Redirection> = { operator, target, ...this.span(start, this.pos) };
    draft.redirections.push(redirection);
    if (operator === '<<' || operator === '<<-') {
      const { text: delimiter, quoted } = target;
      const command = () => draft.reader;
      this.heredocs.push({ redirection, delimiter, quoted, stripsTabs: operator === '<<-', command });
    }
    return true;
  }

  /** Passes over blanks, continued lines and comments. */
  protected skipBlank(): void {
    this.skipSpaces();
    if (this.text[this.pos] === '#' && this.pos < this.end) this.skipComment();
  }

  protected skipSpaces(): void {
    this.pos = this.afterSpaces();
  }

  protected afterSpaces(): number {
    const spaces = /(?:[ \t\r]|\\\r?\n)*/y;
    spaces.lastIndex = this.pos;
    spaces.exec(this.text);
    return Math.min(spaces.lastIndex, this.end);
  }

  protected skipLines(): void {
    while (this.pos < this.end && /\s/.test(this.text[this.pos] ?? '.')) this.pos++;
  }

  protected skipComment(): void {
    const next = this.text.indexOf('\n', this.pos);
    const end = next === -1 || next > this.end ? this.end : next;
    this.noteComment(this.pos, end);
    this.pos = end;
  }
}
