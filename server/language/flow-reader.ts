/** Reading a bracketed value as far as somebody has written it. */

export interface FlowLevel {
  readonly map: boolean;
  /** Entries or items that are complete. */
  readonly entries: Map<string, string>;
  /** In a map behind a colon: the key. */
  key: string | undefined;
  /** Where the word at the end begins. */
  start: number;
}

/** Reads a value in brackets, as far as it is asked to, and knows which brackets are open there. */
export class FlowReader {
  /** Outermost first; empty when the value has ended. */
  readonly levels: FlowLevel[] = [];
  private wordStart: number;
  private hasWord = false;
  /** How many levels were open at an entry that does not count, up to its end. */
  private passedOver = 0;

  /** @param at the first bracket */
  constructor(
    private readonly text: string,
    private at: number,
  ) {
    this.wordStart = at;
  }

  readTo(end: number): void {
    for (; this.at < end; this.at++) {
      this.read(end);
      if (this.levels.length === 0) return;
    }
    const level = this.levels.at(-1)!;
    level.start = this.hasWord ? this.wordStart : end;
  }

  /** Reads what follows the word at hand, without the rest of its entry where that is asked; closes no level. */
  goOn(from: number, end: number, passOver: boolean): void {
    const open = [...this.levels];
    this.at = from + (passOver ? (/^["']?\s*:/.exec(this.text.slice(from, from + 8))?.[0].length ?? 0) : 0);
    this.hasWord = false;
    this.passedOver = passOver ? open.length : 0;
    if (this.at < end) this.readTo(end);
    this.levels.splice(0, this.levels.length, ...open);
  }

  private read(end: number): void {
    const { text, at } = this;
    const c = text[at]!;
    if ((c === '"' || c === "'") && !this.hasWord) this.readQuoted(c, end);
    else if ((c === '{' || c === '[') && !this.hasWord) {
      this.levels.push({ map: c === '{', entries: new Map(), key: undefined, start: at + 1 });
    } else if (c === '}' || c === ']') {
      this.finish();
      this.levels.pop();
    } else if (c === ',') this.finish();
    else if (c === '#' && /\s/.test(text[at - 1] ?? '')) this.skipComment(end);
    else if (c === ':' && this.endsKey()) {
      this.levels.at(-1)!.key = this.word();
      this.hasWord = false;
    } else if (!this.hasWord && !/\s/.test(c)) {
      this.wordStart = at;
      this.hasWord = true;
    }
  }

  private readQuoted(quote: string, end: number): void {
    const { text } = this;
    this.wordStart = this.at;
    this.hasWord = true;
    let at = this.at + 1;
    while (at < end && (text[at] !== quote || (quote === "'" && text[at + 1] === "'"))) {
      at += text[at] === quote || (text[at] === '\\' && quote === '"') ? 2 : 1;
    }
    this.at = at;
  }

  private skipComment(end: number): void {
    const eol = this.text.indexOf('\n', this.at);
    this.at = eol === -1 ? end : eol;
  }

  /** Whether a colon is the end of a key: white space follows, or the key is in quotes. */
  private endsKey(): boolean {
    const level = this.levels.at(-1);
    if (!level?.map || level.key !== undefined || !this.hasWord) return false;
    return /["']/.test(this.text[this.at - 1]!) || /[\s,}\]]|^$/.test(this.text[this.at + 1] ?? '');
  }

  private word(): string {
    return unquoted(this.text.slice(this.wordStart, this.at).trim());
  }

  /** At the end of an entry or item. */
  private finish(): void {
    const level = this.levels.at(-1);
    if (!level) return;
    if (this.passedOver === this.levels.length) this.passedOver = 0;
    else if (level.map && level.key !== undefined) level.entries.set(level.key, this.hasWord ? this.word() : '');
    else if (this.hasWord) level.entries.set(this.word(), '');
    level.key = undefined;
    this.hasWord = false;
  }
}

export function unquoted(text: string): string {
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text.trim();
}
