import { assignedBy } from './assignments';
import { CommandReader, type Draft, type Mutable } from './command-reader';
import type { Prompts } from './prompts';
import type { Block, BlockKind, Heredoc, PromptMark, ShellCommand, Word } from './script';
import type { Span } from './spans';
import { MAX_DEPTH, type Sink, type Source } from './word-reader';
import { SHELLS, wrapped } from './wrappers';

/** What reading a text and the texts in it has found. */
export interface Found extends Sink {
  readonly commands: ShellCommand[];
  readonly comments: Span[];
  readonly prompts: PromptMark[];
  readonly functions: Set<string>;
  /** Where the substitutions end that were read, by where they begin. A text that is read again passes over them. */
  readonly substitutions: Map<number, number>;
}

/** Where a text stands that is read. */
export interface Surroundings {
  /** Tells the prompts, at the outermost text. */
  readonly prompts?: Prompts;
  readonly wrapper?: ShellCommand;
  readonly block?: Block | undefined;
  readonly remote?: boolean;
  /** How many commands run the ones of this text. */
  readonly level?: number;
}

/** More commands that run commands than anybody writes behind each other. */
const MAX_LEVEL = 8;

/** More blocks than anybody opens within each other: further ones are not told apart. */
const MAX_BLOCKS = 100;

type OpenBlock = Mutable<Block>;
type OpenCommand = Mutable<Omit<ShellCommand, 'readsFrom'>> & { readonly readsFrom: OpenCommand | undefined };

const LOOPS: ReadonlySet<string> = new Set(['while', 'until', 'for']);

/** Reads the commands of a shell text. */
export class ShellReader extends CommandReader {
  private readonly blocks: OpenBlock[] = [];
  private readonly isTranscript: boolean;
  /** The command before a `|`. */
  private piped: OpenCommand | undefined;
  /** What an `&` leaves to itself. */
  private last: OpenCommand | OpenBlock | undefined;
  private lastCommand: OpenCommand | undefined;

  constructor(
    source: Source,
    private readonly found: Found,
    private readonly around: Surroundings = {},
  ) {
    super(source, found);
    this.isTranscript = around.prompts?.isTranscript() ?? false;
  }

  read(): void {
    this.startLine();
    this.readList();
    this.closeBlocks(0);
  }

  protected override readSubstitution(close: ')' | '`', start: number): void {
    const from = this.at(start);
    const known = this.found.substitutions.get(from);
    if (known !== undefined) {
      while (this.pos < this.end && this.at(this.pos) < known) this.pos++;
      return;
    }
    const { piped, last, lastCommand, isOpen } = this;
    const outside = this.blocks.length;
    this.piped = undefined;
    this.open('substitution', start);
    this.readList(close);
    this.closeBlocks(outside);
    Object.assign(this, { piped, last, lastCommand, isOpen });
    this.found.substitutions.set(from, this.span(start, this.pos).end);
  }

  /** Reads commands up to what closes a substitution, or to the end. */
  private readList(close?: ')' | '`'): void {
    const base = this.blocks.length;
    while (this.pos < this.end) {
      this.skipBlank();
      const char = this.text[this.pos];
      if (this.pos >= this.end || char === undefined) return;
      if (char === close && (close === '`' || this.blocks.length <= base || !this.hasSubshell(base))) {
        this.closeBlocks(base);
        this.pos++;
        return;
      }
      this.readNext(char, base);
    }
  }

  private readNext(char: string, base: number): void {
    if (char === '\n') this.endLine();
    else if (char === ';') this.readSemicolon();
    else if (char === '&' && this.text[this.pos + 1] !== '>') this.readAmpersand();
    else if (char === '|') this.readPipe();
    else if (char === '(') this.readOpening();
    else if (char === ')') this.readClosing(base);
    else if (this.isPattern()) this.readCasePattern();
    else this.readCommand();
  }

  private endLine(): void {
    this.pos++;
    if (this.heredocs.length > 0) this.readHeredocs();
    this.startLine();
  }

  /** Passes over the prompt of a line, and over a line that a command printed. */
  private startLine(): void {
    const { prompts } = this.around;
    if (!prompts) return;
    const isWithin = this.isOpen || this.blocks.length > 0;
    const prompt = prompts.at(this.pos, this.isTranscript && isWithin);
    if (prompt) {
      this.found.prompts.push(prompt);
      this.pos = prompt.end;
    } else if (this.isTranscript && !isWithin) {
      const next = this.text.indexOf('\n', this.pos);
      this.pos = next === -1 ? this.end : next;
    }
  }

  private readSemicolon(): void {
    const isCaseEnd = /;;|;&/y;
    isCaseEnd.lastIndex = this.pos;
    const block = this.blocks.at(-1);
    if (isCaseEnd.test(this.text) && block?.kind === 'case') this.patternNext.add(block);
    this.pos += isCaseEnd.lastIndex > this.pos ? 2 : 1;
    this.isOpen = false;
    this.piped = undefined;
  }

  /** The `case` blocks in which a pattern comes next. */
  private readonly patternNext = new Set<OpenBlock>();

  protected override isPattern(): boolean {
    const block = this.blocks.at(-1);
    return block !== undefined && this.patternNext.has(block);
  }

  private readCasePattern(): void {
    const block = this.blocks.at(-1) as OpenBlock;
    this.patternNext.delete(block);
    while (this.pos < this.end) {
      this.skipBlank();
      const char = this.text[this.pos];
      if (char === ')' || char === '\n' || char === ';') {
        if (char === ')') this.pos++;
        return;
      }
      const word = this.readWord();
      if (word?.text === 'esac' && !word.quoted) {
        this.close('case');
        return;
      }
      if (!word) this.pos++;
    }
  }

  private readAmpersand(): void {
    if (this.text[this.pos + 1] === '&') {
      this.pos += 2;
      this.isOpen = true;
    } else {
      this.pos++;
      if (this.last) this.last.background = true;
      if (this.last === this.lastCommand) {
        for (let at = this.lastCommand; at; at = at.readsFrom) at.background = true;
      }
    }
    this.piped = undefined;
  }

  private readPipe(): void {
    const next = this.text[this.pos + 1];
    this.pos += next === '|' || next === '&' ? 2 : 1;
    this.piped = next === '|' ? undefined : this.lastCommand;
    this.isOpen = true;
  }

  private readOpening(): void {
    if (this.isPattern()) {
      this.pos++;
      this.readCasePattern();
    } else if (this.text[this.pos + 1] === '(' && this.depth < MAX_DEPTH) {
      this.pos += 2;
      this.readArithmetic();
    } else {
      this.open('subshell', this.pos);
      this.pos++;
    }
    this.isOpen = false;
  }

  private readClosing(base: number): void {
    if (this.hasSubshell(base)) this.close('subshell');
    this.pos++;
  }

  private hasSubshell(base: number): boolean {
    return this.blocks.slice(base).some(({ kind }) => kind === 'subshell');
  }

  /**
   * Reads what a keyword begins.
   * @returns whether the word is one; the command goes on behind it, but for those that mark the draft as done
   */
  protected override readKeyword(word: Word, draft: Draft): boolean {
    const start = this.pos - word.text.length;
    switch (word.text) {
      case 'if':
      case 'while':
      case 'until':
        this.open(word.text, start);
        return true;
      case 'for':
      case 'select':
        this.open('for', start);
        this.readLoopVariable();
        return true;
      case 'case':
        this.readCase(start);
        return true;
      case '{':
        this.open('group', start);
        return true;
      case 'then':
      case 'elif':
      case 'else':
      case 'do':
      case '!':
        return true;
      case 'fi':
        return this.closeKeyword('if');
      case 'done':
        return this.closeKeyword('loop');
      case 'esac':
        return this.closeKeyword('case');
      case '}':
        return this.closeKeyword('group');
      case 'function':
        this.skipSpaces();
        this.noteFunction(this.readWord()?.text ?? '');
        return true;
      case '[[':
        this.readTest(word, draft);
        return false;
      default:
        return false;
    }
  }

  private closeKeyword(kind: BlockKind | 'loop'): true {
    this.close(kind);
    return true;
  }

  /** `for NODE in …` up to the end of what it goes through; `for ((…))`. */
  private readLoopVariable(): void {
    this.skipSpaces();
    if (this.text.startsWith('((', this.pos)) {
      this.pos += 2;
      this.readArithmetic();
      return;
    }
    const name = this.readWord();
    if (name && /^[A-Za-z_]\w*$/.test(name.text)) this.found.assigned.add(name.text);
    this.skipSpaces();
    while (this.pos < this.end && !';\n'.includes(this.text[this.pos] ?? '\n')) {
      const word = this.readWord();
      if (word?.text === 'do' && !word.quoted) return;
      if (!word) this.pos++;
    }
  }

  private readCase(start: number): void {
    this.open('case', start);
    while (this.pos < this.end) {
      this.skipSpaces();
      const word = this.readWord();
      if (!word && !'\n('.includes(this.text[this.pos] ?? '\n')) return;
      if (!word) this.pos++;
      if (word?.text !== 'in' || word.quoted) continue;
      this.patternNext.add(this.blocks.at(-1) as OpenBlock);
      this.skipLines();
      return;
    }
  }

  protected override finish(draft: Draft, end: number): void {
    const { program, args, assignments, redirections } = draft;
    const command: OpenCommand = {
      ...this.span(draft.start, end),
      name: program ? baseName(program.text) : '',
      program,
      args,
      assignments,
      redirections,
      block: this.blocks.at(-1) ?? this.around.block,
      wrapper: this.around.wrapper,
      remote: this.around.remote ?? false,
      readsFrom: this.piped,
      background: false,
    };
    this.piped = undefined;
    if (program || assignments.length > 0) {
      this.last = command;
      this.lastCommand = command;
    }
    draft.reader = this.add(command, this.around.level ?? 0);
  }

  /** @returns the innermost command, which is the one that reads what is redirected; undefined where that is not one */
  private add(command: ShellCommand, level: number): ShellCommand | undefined {
    this.found.commands.push(command);
    for (const name of assignedBy(command)) this.found.assigned.add(name);
    const inner = level < MAX_LEVEL && command.program ? wrapped(command.name, command.args) : undefined;
    if (!inner) return command;
    const remote = command.remote || inner.remote;
    const [program, ...args] = inner.words;
    if (inner.isText && inner.words.some(({ quoted, text }) => quoted || /\s/.test(text))) {
      this.readAgain(inner.words, command, remote, level + 1);
      return undefined;
    }
    if (program) {
      const { start } = program;
      const end = (args.at(-1) ?? program).end;
      const name = baseName(program.text);
      const parts = { name, program, args, start, end, assignments: [], redirections: [] };
      return this.add({ ...command, ...parts, wrapper: command, remote }, level + 1);
    }
    return command;
  }

  /** Reads words once more that a shell gets as its text. */
  private readAgain(words: readonly Word[], wrapper: ShellCommand, remote: boolean, level: number): void {
    const origins: number[] = [];
    for (const [index, word] of words.entries()) {
      if (index > 0) origins.push(word.start - 1);
      for (let run = 0; run < word.runs.length; run += 2) {
        const [from = 0, offset = 0] = [word.runs[run], word.runs[run + 1]];
        const to = word.runs[run + 2] ?? word.text.length;
        for (let i = from; i < to; i++) origins.push(offset + i - from);
      }
    }
    const text = words.map((word) => word.text).join(' ');
    const around: Surroundings = { wrapper, block: wrapper.block, remote, level };
    new ShellReader({ text, origins, remote }, this.found, around).read();
  }

  protected override noteFunction(name: string): void {
    this.found.functions.add(name);
  }

  protected override noteComment(start: number, end: number): void {
    this.found.comments.push(this.span(start, end));
  }

  // Heredocs

  private readHeredocs(): void {
    for (const { redirection, delimiter, quoted, stripsTabs, command } of this.heredocs.splice(0)) {
      const start = this.pos;
      let end = start;
      while (this.pos < this.end) {
        const next = this.text.indexOf('\n', this.pos);
        const lineEnd = next === -1 || next > this.end ? this.end : next;
        const line = this.text.slice(this.pos, lineEnd).replace(/\r$/, '');
        this.pos = Math.min(lineEnd + 1, this.end);
        if ((stripsTabs ? line.replace(/^\t+/, '') : line) === delimiter) break;
        end = this.pos;
      }
      const text = this.text.slice(start, end);
      redirection.heredoc = { text, quoted, ...this.span(start, end) };
      if (!quoted) this.readExpansions(start, end);
      this.readScriptOf(command(), redirection.heredoc, start);
    }
  }

  /** A heredoc that a shell reads is a script. */
  private readScriptOf(reader: ShellCommand | undefined, heredoc: Heredoc, start: number): void {
    if (!reader) return;
    const level = (this.around.level ?? 0) + 1;
    const isShell = SHELLS.has(reader.name) && !reader.args.some(({ text }) => !/^-/.test(text) || text === '-c');
    const isLogin = reader.name === 'ssh';
    if ((!isShell && !isLogin) || level >= MAX_LEVEL) return;
    const origins = Array.from(heredoc.text, () => 0);
    for (let i = 0; i < heredoc.text.length; i++) origins[i] = this.at(start + i);
    const remote = reader.remote || isLogin;
    const around: Surroundings = { wrapper: reader, block: reader.block, remote, level };
    new ShellReader({ text: heredoc.text, origins, remote: remote && heredoc.quoted }, this.found, around).read();
  }

  // Blocks

  private open(kind: BlockKind, start: number): void {
    if (this.blocks.length >= MAX_BLOCKS && kind !== 'substitution') return;
    const parent = this.blocks.at(-1) ?? this.around.block;
    this.blocks.push({ kind, parent, background: false, ...this.span(start, start) });
  }

  /** Closes the innermost block of a kind, with what was left open in it; does nothing where there is none. */
  private close(kind: BlockKind | 'loop'): void {
    const isSought = (block: OpenBlock) => (kind === 'loop' ? LOOPS.has(block.kind) : block.kind === kind);
    const limit = this.blocks.findLastIndex((block) => block.kind === 'substitution');
    const index = this.blocks.findLastIndex(isSought);
    if (index > limit) this.closeBlocks(index);
  }

  private closeBlocks(length: number): void {
    while (this.blocks.length > length) {
      const block = this.blocks.pop() as OpenBlock;
      block.end = Math.max(block.start, this.span(0, this.pos).end);
      this.patternNext.delete(block);
      this.last = block;
    }
  }
}

/** The name of a program without its folder and its `.exe`. */
function baseName(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1).replace(/\.exe$/i, '');
}
