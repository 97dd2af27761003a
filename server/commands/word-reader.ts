import { placeholderAt } from './placeholders';
import type { Expansion, Placeholder, Word } from './script';
import type { Span } from './spans';

/** Deeper nesting than a person writes is read as plain text, so that no text exhausts the stack. */
export const MAX_DEPTH = 40;

const NAME = /[A-Za-z_]\w*/y;
const BRACED = /\$\{([!#]?)([A-Za-z_]\w*)(\[[^\]\n]{0,80}\])?/y;
const QUOTED_EXPANSION = /\$(?:\{[!#]?([A-Za-z_]\w*)[^}\n]{0,80}\}|([A-Za-z_]\w*))/g;
const COUNTED = /\s*(?:\+\+|--|[-+*/%]?=(?!=))/y;
/** Where a word ends, or something other than plain text begins. */
const SPECIAL = /[\s;&|()<>\\'"$`]/g;

/** Where what the reader comes across is put, shared by the readers of nested texts. */
export interface Sink {
  readonly expansions: Map<number, Expansion>;
  readonly placeholders: Map<number, Placeholder>;
  readonly assigned: Set<string>;
  /** The elements of markup that the text closes. */
  readonly closed: ReadonlySet<string>;
}

/** Where a text that is read comes from. */
export interface Source {
  readonly text: string;
  /** The offset in the outermost text of each character of this one; undefined for the outermost itself. */
  readonly origins?: readonly number[];
  /** Another machine or container expands its variables. */
  readonly remote: boolean;
}

/** A word that is being read. */
class WordBuilder {
  text = '';
  quoted = false;
  literal = true;
  readonly runs: number[] = [];
}

/** Reads the words of a shell text: quotes, expansions, placeholders. What commands are made of is for who extends it. */
export abstract class WordReader {
  protected pos = 0;
  protected end: number;
  protected depth = 0;
  /** Whether a backtick ends what is being read. */
  protected inBackticks = false;
  protected readonly text: string;
  private readonly lastSingle: number;
  private readonly lastDouble: number;
  private readonly lastBrace: number;

  constructor(
    protected readonly source: Source,
    protected readonly sink: Sink,
  ) {
    this.text = source.text;
    this.end = source.text.length;
    this.lastSingle = this.text.lastIndexOf("'");
    this.lastDouble = this.text.lastIndexOf('"');
    this.lastBrace = this.text.lastIndexOf('}');
  }

  /** Reads commands up to `)` or a backtick, which it leaves behind. */
  protected abstract readSubstitution(close: ')' | '`', start: number): void;

  /** The offset in the outermost text. */
  protected at(index: number): number {
    const { origins } = this.source;
    if (!origins) return index;
    return index < origins.length ? (origins[index] ?? 0) : (origins.at(-1) ?? -1) + 1;
  }

  protected span(start: number, end: number): Span {
    const from = this.at(start);
    return { start: from, end: end > start ? Math.max(from, this.at(end - 1) + 1) : from };
  }

  /** The word that begins here; undefined where none does. */
  protected readWord(): Word | undefined {
    const start = this.pos;
    const word = new WordBuilder();
    while (this.pos < this.end && this.readPiece(word));
    if (this.pos === start) return undefined;
    const { text, quoted, literal, runs } = word;
    return { text, quoted, literal, runs, ...this.span(start, this.pos) };
  }

  /** Reads a bit of a word; false at its end. */
  private readPiece(word: WordBuilder): boolean {
    const char = this.text[this.pos];
    switch (char) {
      case '\\':
        return this.readEscape(word);
      case "'":
        return this.readSingle(word);
      case '"':
        return this.readDouble(word);
      case '$':
        return this.readDollar(word, false);
      case '`':
        return !this.inBackticks && this.readBackticks(word);
      case '<':
      case '>':
        return this.readAngle(word, char);
      case '(':
        return this.readPattern(word);
      case ';':
      case '&':
      case '|':
      case ')':
      case ' ':
      case '\t':
      case '\n':
      case '\r':
        return false;
      default:
        return this.readPlain(word);
    }
  }

  private readPlain(word: WordBuilder): true {
    SPECIAL.lastIndex = this.pos + 1;
    const next = SPECIAL.exec(this.text)?.index ?? this.end;
    return this.take(word, Math.min(next, this.end));
  }

  private readEscape(word: WordBuilder): true {
    if (this.text[this.pos + 1] === '\n' || this.text.startsWith('\r\n', this.pos + 1)) {
      this.pos = this.text.indexOf('\n', this.pos) + 1;
      return true;
    }
    word.quoted = true;
    this.pos++;
    return this.take(word, Math.min(this.pos + 1, this.end));
  }

  /** A quote that nothing closes is an apostrophe. */
  private readSingle(word: WordBuilder): true {
    if (this.lastSingle <= this.pos) return this.take(word, this.pos + 1);
    const close = this.text.indexOf("'", this.pos + 1);
    if (close >= this.end) return this.take(word, this.pos + 1);
    word.quoted = true;
    this.noteQuoted(this.pos + 1, close);
    if (this.notePlaceholders(this.pos + 1, close)) word.literal = false;
    this.pos++;
    this.take(word, close);
    this.pos = close + 1;
    return true;
  }

  private readDouble(word: WordBuilder): true {
    if (this.lastDouble <= this.pos) return this.take(word, this.pos + 1);
    word.quoted = true;
    this.pos++;
    while (this.pos < this.end && this.text[this.pos] !== '"') this.readQuotedPiece(word);
    this.pos = Math.min(this.pos + 1, this.end);
    return true;
  }

  /** Reads a bit of what stands in double quotes or in a heredoc. */
  protected readQuotedPiece(word: WordBuilder): void {
    const char = this.text[this.pos];
    const next = this.text[this.pos + 1];
    if (char === '\\' && next !== undefined && '$`"\\\n'.includes(next)) {
      this.pos++;
      if (next === '\n') this.pos++;
      else this.take(word, this.pos + 1);
    } else if (char === '$') {
      this.readDollar(word, true);
    } else if (char === '`' && !this.inBackticks) {
      this.readBackticks(word);
    } else if (char === '<') {
      if (!this.readPlaceholder(word)) this.take(word, this.pos + 1);
    } else {
      let to = this.pos + 1;
      while (to < this.end && !'\\$`<"'.includes(this.text[to] ?? '"')) to++;
      this.take(word, to);
    }
  }

  /** Reads the expansions of a text that is no word: the lines of a heredoc. */
  protected readExpansions(start: number, end: number): void {
    const [pos, limit] = [this.pos, this.end];
    this.pos = start;
    this.end = end;
    const word = new WordBuilder();
    while (this.pos < this.end) this.readQuotedPiece(word);
    this.pos = pos;
    this.end = limit;
  }

  private readDollar(word: WordBuilder, inQuotes: boolean): true {
    const start = this.pos;
    const next = this.text[start + 1];
    if (next === '(' && this.depth < MAX_DEPTH) {
      word.literal = false;
      if (this.text[start + 2] === '(') {
        this.pos += 3;
        this.readArithmetic();
      } else {
        this.pos += 2;
        this.nested(() => this.readSubstitution(')', start), false);
      }
      return this.takeFrom(word, start);
    }
    if (next === '{') return this.readBraced(word, inQuotes);
    if (next === "'" && !inQuotes) return this.readAnsi(word);
    if (next === '"' && !inQuotes) {
      this.pos++;
      return true;
    }
    NAME.lastIndex = start + 1;
    const name = NAME.exec(this.text)?.[0];
    if (name !== undefined && start + 1 + name.length <= this.end) {
      word.literal = false;
      this.note(name, 'plain', start, start + 1 + name.length);
      return this.take(word, start + 1 + name.length);
    }
    const isSpecial = next !== undefined && /[0-9?!$#@*-]/.test(next);
    if (isSpecial) word.literal = false;
    return this.take(word, Math.min(start + (isSpecial ? 2 : 1), this.end));
  }

  private readBraced(word: WordBuilder, inQuotes: boolean): true {
    const start = this.pos;
    BRACED.lastIndex = start;
    const match = BRACED.exec(this.text);
    word.literal = false;
    if (this.lastBrace <= start || this.depth >= MAX_DEPTH) return this.take(word, Math.min(start + 2, this.end));
    this.pos = match ? BRACED.lastIndex : start + 2;
    const operator = this.text.slice(this.pos, this.pos + 2);
    this.nested(() => this.readBraces(inQuotes));
    if (match?.[2] !== undefined) {
      const name = match[2];
      if (/^:?=/.test(operator)) this.sink.assigned.add(name);
      // The length of an unset variable is 0, and an indirection names another variable.
      this.note(name, 'braced', start, this.pos, /^:?[-+=]/.test(operator));
    }
    return this.takeFrom(word, start);
  }

  /** Up to behind the `}` of `${…}`, or the end of the line where there is none. */
  private readBraces(inQuotes: boolean): void {
    const ignored = new WordBuilder();
    while (this.pos < this.end) {
      const char = this.text[this.pos];
      if (char === '\n') return;
      if (char === '}') {
        this.pos++;
        return;
      }
      if (char === '\\') this.pos = Math.min(this.pos + 2, this.end);
      else if (char === '$') this.readDollar(ignored, inQuotes);
      else if (char === '`' && !this.inBackticks) this.readBackticks(ignored);
      else if (char === '"' && !inQuotes) this.readDouble(ignored);
      else if (char === "'" && !inQuotes) this.readSingle(ignored);
      else if (char === '<') this.readPlaceholder(ignored) || this.pos++;
      else this.pos++;
    }
  }

  /** `$'…'`, in which a backslash escapes everything. */
  private readAnsi(word: WordBuilder): true {
    word.quoted = true;
    this.pos += 2;
    while (this.pos < this.end && this.text[this.pos] !== "'") {
      if (this.text[this.pos] === '\\') this.pos++;
      if (this.pos < this.end) this.take(word, this.pos + 1);
    }
    this.pos = Math.min(this.pos + 1, this.end);
    return true;
  }

  private readBackticks(word: WordBuilder): true {
    const start = this.pos;
    if (this.depth >= MAX_DEPTH) return this.take(word, start + 1);
    word.literal = false;
    this.pos++;
    this.nested(() => this.readSubstitution('`', start), true);
    return this.takeFrom(word, start);
  }

  /** A placeholder or a process substitution is part of a word; any other `<` or `>` ends it. */
  private readAngle(word: WordBuilder, char: '<' | '>'): boolean {
    if (char === '<' && this.readPlaceholder(word)) return true;
    if (this.text[this.pos + 1] !== '(' || word.text !== '' || this.depth >= MAX_DEPTH) return false;
    const start = this.pos;
    word.literal = false;
    this.pos += 2;
    this.nested(() => this.readSubstitution(')', start), false);
    return this.takeFrom(word, start);
  }

  private readPlaceholder(word: WordBuilder): boolean {
    const name = placeholderAt(this.text, this.pos, this.sink.closed);
    const end = this.pos + (name?.length ?? 0) + 2;
    if (name === undefined || end > this.end) return false;
    word.literal = false;
    this.notePlaceholder(name, this.pos, end);
    return this.take(word, end);
  }

  /** Whether a placeholder begins at an index. */
  protected isPlaceholder(index: number): boolean {
    return placeholderAt(this.text, index, this.sink.closed) !== undefined;
  }

  /** `@(a|b)` and the like. */
  private readPattern(word: WordBuilder): boolean {
    if (this.pos === 0 || word.text === '' || !'?*+@!'.includes(this.text[this.pos - 1] ?? ' ')) return false;
    let to = this.pos + 1;
    while (to < this.end && !')\n'.includes(this.text[to] ?? '\n')) to++;
    return this.take(word, Math.min(to + 1, this.end));
  }

  /** Up to behind the `))` that closes what two parentheses, already read, opened. */
  protected readArithmetic(): void {
    this.depth++;
    const ignored = new WordBuilder();
    let open = 2;
    while (this.pos < this.end && open > 0) {
      const char = this.text[this.pos];
      NAME.lastIndex = this.pos;
      const name = NAME.exec(this.text)?.[0];
      if (name !== undefined) this.readOperand(name);
      else if (char === '$') this.readDollar(ignored, true);
      else if (char !== undefined && /\d/.test(char)) this.readNumber();
      else {
        if (char === '(') open++;
        else if (char === ')') open--;
        this.pos++;
      }
    }
    this.depth--;
  }

  private readOperand(name: string): void {
    const start = this.pos;
    this.pos = Math.min(start + name.length, this.end);
    COUNTED.lastIndex = this.pos;
    if (COUNTED.test(this.text)) this.sink.assigned.add(name);
    this.note(name, 'arithmetic', start, this.pos);
  }

  private readNumber(): void {
    while (this.pos < this.end && /[\w#.]/.test(this.text[this.pos] ?? ' ')) this.pos++;
  }

  private nested(read: () => void, backticks = this.inBackticks): void {
    const { inBackticks } = this;
    this.inBackticks = backticks;
    this.depth++;
    read();
    this.depth--;
    this.inBackticks = inBackticks;
  }

  /** Adds the text up to an index to a word. */
  private take(word: WordBuilder, to: number): true {
    this.append(word, this.pos, to);
    this.pos = to;
    return true;
  }

  /** Adds the text from an index up to here to a word. */
  private takeFrom(word: WordBuilder, from: number): true {
    this.append(word, from, this.pos);
    return true;
  }

  private append(word: WordBuilder, from: number, to: number): void {
    if (to <= from) return;
    const length = word.text.length;
    word.runs.push(length, this.at(from));
    if (this.source.origins) {
      for (let i = from + 1; i < to; i++) {
        if (this.at(i) !== this.at(i - 1) + 1) word.runs.push(length + i - from, this.at(i));
      }
    }
    word.text += this.text.slice(from, to);
  }

  /** Notes the variables of what stands in single quotes, in which a shell does not look for them. */
  private noteQuoted(start: number, end: number): void {
    for (const match of this.text.slice(start, end).matchAll(QUOTED_EXPANSION)) {
      const from = start + match.index;
      const name = match[1] ?? match[2] ?? '';
      const form = match[1] === undefined ? 'plain' : 'braced';
      this.note(name, form, from, from + match[0].length, false, true);
    }
  }

  private notePlaceholders(start: number, end: number): boolean {
    let any = false;
    const quoted = this.text.slice(start, end);
    for (let found = quoted.indexOf('<'); found !== -1; found = quoted.indexOf('<', found + 1)) {
      const at = start + found;
      const name = placeholderAt(this.text, at, this.sink.closed, true);
      if (name === undefined || at + name.length + 2 > end) continue;
      this.notePlaceholder(name, at, at + name.length + 2);
      any = true;
    }
    return any;
  }

  private note(
    name: string,
    form: Expansion['form'],
    start: number,
    end: number,
    optional = false,
    inert = this.source.remote,
  ): void {
    if (name === '_') return;
    const span = this.span(start, end);
    const known = this.sink.expansions.get(span.start);
    if (known && (!known.inert || inert)) return;
    this.sink.expansions.set(span.start, { name, form, optional, inert, ...span });
  }

  private notePlaceholder(name: string, start: number, end: number): void {
    const span = this.span(start, end);
    if (!this.sink.placeholders.has(span.start)) this.sink.placeholders.set(span.start, { name, ...span });
  }
}
