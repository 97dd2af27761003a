import type { Node, Origin, Pair, ScalarStyle, ScalarValue } from './nodes';
import { resolvePlain } from './scalars';

/**
 * Reads the plain part of YAML that nearly every line of our files is written in: block and flow collections, plain,
 * quoted and block scalars, anchors and aliases, comments. About twenty times faster than a full parser. Whatever is unusual or looks
 * wrong (tags, multi-line quotes, tabs, any error) makes it give up, and the full parser
 * judges instead; a property test holds the two against each other.
 */

/** Thrown, and caught in `readPlainYaml`, when the text leaves the subset. Made once: a stack would cost more than the read. */
const GIVE_UP = new Error('outside the plain subset');

const MAX_DEPTH = 64;

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const DOUBLE = 34;
const HASH = 35;
const AMPERSAND = 38;
const SINGLE = 39;
const STAR = 42;
const COMMA = 44;
const DASH = 45;
const COLON = 58;
const QUESTION = 63;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const GREATER = 62;
const PIPE = 124;
const CLOSE_BRACE = 125;

/** Characters that cannot begin a plain scalar (YAML 1.2, c-indicator); `-?:` are judged by what follows them. */
const INDICATORS = new Set(Array.from(',[]{}#&*!|>\'"%@`', (c) => c.charCodeAt(0)));

/**
 * @param text one piece of YAML whose first line begins at `column`
 * @param origin what the nodes' offsets are relative to
 * @returns the node, `null` for a text without content, or `undefined` where the full parser must judge
 */
export function readPlainYaml(text: string, origin: Origin, column = 0): Node | null | undefined {
  try {
    return new Reader(text, origin, column).read();
  } catch (error) {
    if (error === GIVE_UP) return undefined;
    throw error;
  }
}

class Reader {
  private pos = 0;
  /** Column of `pos` at the start of a line's content, or the column after a dash. */
  private col: number;
  private depth = 0;

  constructor(
    private readonly text: string,
    private readonly origin: Origin,
    column: number,
  ) {
    this.col = column;
  }

  read(): Node | null {
    if (this.text.charCodeAt(0) === 0xfeff) throw GIVE_UP;
    // The first line may start in the middle of a line (after a dash): its column is given.
    let column = this.col;
    while (this.text.charCodeAt(this.pos) === SPACE) {
      this.pos++;
      column++;
    }
    if (this.atLineEnd()) {
      if (!this.nextContent()) return null;
    } else this.col = column;
    const node = this.block(-1);
    if (this.pos < this.text.length) throw GIVE_UP;
    return node;
  }

  /** At a comment, a line end or the end of the text. A tab here makes us give up. */
  private atLineEnd(): boolean {
    const code = this.text.charCodeAt(this.pos);
    if (code === LF || code === HASH || Number.isNaN(code)) return true;
    if (code === TAB) throw GIVE_UP;
    if (code === CR) {
      if (this.text.charCodeAt(this.pos + 1) === LF) return true;
      throw GIVE_UP;
    }
    return false;
  }

  /** From anywhere on a line to the first content of a later line; sets `col`. False at the end of the text. */
  private nextContent(): boolean {
    const { text } = this;
    for (;;) {
      const end = text.indexOf('\n', this.pos);
      if (end === -1) {
        this.pos = text.length;
        this.col = -1;
        return false;
      }
      let at = end + 1;
      while (text.charCodeAt(at) === SPACE) at++;
      this.pos = at;
      this.col = at - end - 1;
      if (at >= text.length) {
        this.col = -1;
        return false;
      }
      if (!this.atLineEnd()) return true;
    }
  }

  private spaces(): void {
    while (this.text.charCodeAt(this.pos) === SPACE) this.pos++;
  }

  /** After a value: nothing but a comment may follow on the line. Moves on to the next content. */
  private finishLine(): void {
    const before = this.pos;
    this.spaces();
    const code = this.text.charCodeAt(this.pos);
    if (code === HASH && this.pos === before && before > 0) throw GIVE_UP;
    if (!this.atLineEnd()) throw GIVE_UP;
    this.nextContent();
  }

  private follows(offset: number): boolean {
    const code = this.text.charCodeAt(this.pos + offset);
    if (code === TAB) throw GIVE_UP;
    return code === SPACE || code === LF || code === CR || Number.isNaN(code);
  }

  /** A node at the start of a line's content or after a dash; `parent` is the column its content must exceed. */
  private block(parent: number): Node {
    if (++this.depth > MAX_DEPTH) throw GIVE_UP;
    const code = this.text.charCodeAt(this.pos);
    let node: Node;
    if (code === DASH && this.follows(1)) node = this.sequence(this.col);
    else {
      const start = this.pos;
      const key = this.key();
      if (key) node = this.map(this.col, start, key);
      else node = this.scalarOrFlow(parent);
    }
    this.depth--;
    return node;
  }

  private sequence(column: number): Node {
    const { origin } = this;
    const start = this.pos;
    let end = start + 1;
    const items: (Node | undefined)[] = [];
    while (this.col === column && this.text.charCodeAt(this.pos) === DASH && this.follows(1)) {
      const dash = this.pos;
      end = dash + 1;
      this.pos++;
      this.spaces();
      let item: Node | undefined;
      const anchor = this.anchor();
      if (this.atLineEnd()) {
        if (this.nextContent() && this.col > column) item = this.block(column);
        else if (anchor) throw GIVE_UP;
      } else {
        this.col = column + (this.pos - dash);
        // `- &a key: value` anchors the key.
        item = anchor ? this.scalarOrFlow(column) : this.block(column);
      }
      if (anchor && item) item = { ...item, anchor };
      if (item) end = item.end;
      items.push(item);
      if (this.col > column) throw GIVE_UP;
    }
    return { kind: 'seq', origin, start, end, items, flow: false };
  }

  private map(column: number, start: number, first: Node): Node {
    const { origin, text } = this;
    const pairs: Pair[] = [];
    let key: Node | undefined = first;
    let end = start;
    while (key) {
      // `pos` is at the colon.
      this.pos++;
      end = this.pos;
      this.spaces();
      let value: Node | undefined;
      const anchor = this.anchor();
      if (this.atLineEnd()) {
        if (this.nextContent()) {
          if (this.col > column) value = this.block(column);
          else if (this.col === column && text.charCodeAt(this.pos) === DASH && this.follows(1)) {
            value = this.sequence(column);
          }
        }
      } else value = this.scalarOrFlow(column);
      if (anchor) {
        if (!value) throw GIVE_UP;
        value = { ...value, anchor };
      }
      if (value) end = value.end;
      pairs.push({ key, value });
      if (this.col < column) break;
      if (this.col > column) throw GIVE_UP;
      key = this.key();
      if (!key) throw GIVE_UP;
    }
    return { kind: 'map', origin, start, end, pairs, flow: false };
  }

  /** A plain or quoted key up to its colon, or undefined (with `pos` unmoved) where the line has none. */
  private key(): Node | undefined {
    const { text } = this;
    const start = this.pos;
    const code = text.charCodeAt(start);
    if (code === DOUBLE || code === SINGLE) {
      const node = this.quoted(code);
      this.spaces();
      if (text.charCodeAt(this.pos) === COLON && this.follows(1)) return node;
      this.pos = start;
      return undefined;
    }
    if (!this.plainStart(code)) {
      if (code === OPEN_BRACE || code === OPEN_BRACKET || code === PIPE || code === GREATER || code === STAR) {
        return undefined;
      }
      throw GIVE_UP;
    }
    for (let at = start; ; at++) {
      const c = text.charCodeAt(at);
      if (c === LF || Number.isNaN(c)) return undefined;
      if (c === TAB || (c === CR && text.charCodeAt(at + 1) !== LF)) throw GIVE_UP;
      if (c === HASH && text.charCodeAt(at - 1) === SPACE) return undefined;
      if (c === COLON) {
        const next = text.charCodeAt(at + 1);
        if (next === TAB) throw GIVE_UP;
        if (next === SPACE || next === LF || next === CR || Number.isNaN(next)) {
          if (at === start || at - start > 1000) throw GIVE_UP;
          let end = at;
          while (text.charCodeAt(end - 1) === SPACE) end--;
          this.pos = at;
          return this.scalar(start, end, 'plain', text.slice(start, end));
        }
      }
    }
  }

  private plainStart(code: number): boolean {
    if (code === DASH || code === QUESTION || code === COLON) return !this.follows(1);
    return !INDICATORS.has(code);
  }

  private scalar(start: number, end: number, style: ScalarStyle, source: string): Node {
    const value: ScalarValue = style === 'plain' ? resolvePlain(source) : source;
    return { kind: 'scalar', origin: this.origin, start, end, value, style, source };
  }

  /** A value that is no block collection; afterwards `pos` and `col` are at the next content. */
  private scalarOrFlow(parent: number): Node {
    const code = this.text.charCodeAt(this.pos);
    let node: Node;
    switch (code) {
      case OPEN_BRACE:
      case OPEN_BRACKET:
        node = this.flow(parent);
        break;
      case DOUBLE:
      case SINGLE:
        node = this.quoted(code);
        break;
      case STAR:
        node = this.alias();
        break;
      case PIPE:
      case GREATER:
        return this.textBlock(parent, code === GREATER);
      default:
        return this.plain(parent);
    }
    this.finishLine();
    if (this.col > parent) throw GIVE_UP;
    return node;
  }

  private plain(parent: number): Node {
    const { text } = this;
    const start = this.pos;
    if (!this.plainStart(text.charCodeAt(start))) throw GIVE_UP;
    const end = this.plainLineEnd();
    let source = text.slice(start, end);
    this.pos = end;
    let last = end;
    this.finishLine();
    if (this.col > parent) {
      // Folded over several lines: a line feed is a space, an empty line a line feed (YAML 1.2, 6.5).
      do {
        const breaks = emptyLines(text, last, this.pos);
        if (breaks === -1) throw GIVE_UP;
        const from = this.pos;
        const to = this.plainLineEnd();
        if (text.charCodeAt(to) === COLON) throw GIVE_UP;
        source += (breaks === 0 ? ' ' : '\n'.repeat(breaks)) + text.slice(from, to);
        this.pos = to;
        last = to;
        this.finishLine();
      } while (this.col > parent);
      return { kind: 'scalar', origin: this.origin, start, end: last, value: source, style: 'plain', source };
    }
    return this.scalar(start, end, 'plain', source);
  }

  /** End of the plain text on this line, without trailing space. Gives up on `: ` inside it. */
  private plainLineEnd(): number {
    const { text } = this;
    let end = this.pos;
    for (let at = this.pos; ; at++) {
      const c = text.charCodeAt(at);
      if (c === LF || Number.isNaN(c) || (c === CR && text.charCodeAt(at + 1) === LF)) return end;
      if (c === SPACE) continue;
      if (c === TAB || c === CR) throw GIVE_UP;
      if (c === HASH && at > this.pos && text.charCodeAt(at - 1) === SPACE) return end;
      if (c === COLON) {
        const next = text.charCodeAt(at + 1);
        if (next === SPACE || next === LF || next === CR || next === TAB || Number.isNaN(next)) throw GIVE_UP;
      }
      end = at + 1;
    }
  }

  /** `&name` and the space behind it, if it stands here. */
  private anchor(): string | undefined {
    if (this.text.charCodeAt(this.pos) !== AMPERSAND) return undefined;
    const name = this.name();
    if (this.text.charCodeAt(this.pos) !== SPACE && !this.atLineEnd()) throw GIVE_UP;
    this.spaces();
    const code = this.text.charCodeAt(this.pos);
    // A second property, or an alias that cannot have one.
    if (code === AMPERSAND || code === STAR || code === 33) throw GIVE_UP;
    return name;
  }

  private alias(): Node {
    const start = this.pos;
    const name = this.name();
    return { kind: 'alias', origin: this.origin, start, end: this.pos, name };
  }

  /** The name behind `&` or `*`: up to a space or a bracket (YAML 1.2, ns-anchor-char). */
  private name(): string {
    const start = ++this.pos;
    for (; ; this.pos++) {
      const c = this.text.charCodeAt(this.pos);
      if (c === SPACE || c === LF || c === CR || c === TAB || c === COMMA || isBracket(c) || Number.isNaN(c)) break;
      // `*a:` is read in two ways by two parsers.
      if (c === COLON) throw GIVE_UP;
    }
    if (this.pos === start) throw GIVE_UP;
    return this.text.slice(start, this.pos);
  }

  private quoted(quote: number): Node {
    const { text } = this;
    const start = this.pos;
    let special = false;
    let at = start + 1;
    for (; ; at++) {
      const c = text.charCodeAt(at);
      if (c === quote) {
        if (quote === SINGLE && text.charCodeAt(at + 1) === SINGLE) {
          special = true;
          at++;
          continue;
        }
        break;
      }
      if (c === 92 && quote === DOUBLE) {
        special = true;
        at++;
        if (text.charCodeAt(at) === LF || text.charCodeAt(at) === CR) throw GIVE_UP;
        continue;
      }
      if (c === LF || c === CR || Number.isNaN(c)) throw GIVE_UP;
    }
    this.pos = at + 1;
    let source = text.slice(start + 1, at);
    if (special) source = quote === SINGLE ? source.replaceAll("''", "'") : unescaped(source);
    return this.scalar(start, at + 1, quote === SINGLE ? 'single' : 'double', source);
  }

  /** A literal or folded block scalar with an automatic indent; moves on to the next content. */
  private textBlock(parent: number, folded: boolean): Node {
    const { text } = this;
    const start = this.pos++;
    let chomp = text.charCodeAt(this.pos);
    if (chomp === DASH || chomp === 43) this.pos++;
    else chomp = 0;
    const before = this.pos;
    this.spaces();
    if (!this.atLineEnd()) throw GIVE_UP;
    if (text.charCodeAt(this.pos) === HASH && this.pos === before) throw GIVE_UP;
    let eol = text.indexOf('\n', this.pos);
    let end = eol === -1 ? text.length : this.pos;
    let indent = -1;
    let value = '';
    let pendingBreaks = 0;
    let any = false;
    while (eol !== -1) {
      let at = eol + 1;
      while (text.charCodeAt(at) === SPACE) at++;
      const column = at - eol - 1;
      const code = text.charCodeAt(at);
      const next = text.indexOf('\n', at);
      let lineEnd = next === -1 ? text.length : next;
      if (lineEnd > at && text.charCodeAt(lineEnd - 1) === CR) lineEnd--;
      if (at >= lineEnd) {
        // A blank line: its spaces beyond the indent are content, which is rare enough for the full parser.
        if (indent === -1 ? column > parent + 1 : column > indent) throw GIVE_UP;
        if (next === -1) break;
        pendingBreaks++;
        eol = next;
        continue;
      }
      if (indent === -1) {
        if (column <= parent) break;
        indent = column;
      } else if (column < indent) {
        if (column > parent || code === TAB) throw GIVE_UP;
        break;
      }
      if (code === TAB && column < indent) throw GIVE_UP;
      if (folded) {
        // Lines that are indented further keep their breaks, which is rare enough for the full parser.
        if (column > indent || code === TAB || (!any && pendingBreaks)) throw GIVE_UP;
        value += any && pendingBreaks === 0 ? ' ' : '\n'.repeat(pendingBreaks);
      } else value += '\n'.repeat(pendingBreaks + (any ? 1 : 0));
      value += text.slice(eol + 1 + indent, lineEnd);
      any = true;
      pendingBreaks = 0;
      end = lineEnd;
      if (next === -1) {
        eol = -1;
        break;
      }
      eol = next;
    }
    if (text.indexOf('\r', start) !== -1 && /\r(?!\n)/.test(text.slice(start, end))) throw GIVE_UP;
    const lastLineOpen = end === text.length;
    if (chomp === 43) {
      if (lastLineOpen || !any) throw GIVE_UP;
      value += '\n'.repeat(pendingBreaks + 1);
    } else if (chomp === 0 && any) value += '\n';
    this.pos = end;
    if (any && eol === -1) {
      this.pos = text.length;
      this.col = -1;
    } else this.nextContent();
    if (this.col > parent) throw GIVE_UP;
    return {
      kind: 'scalar',
      origin: this.origin,
      start,
      end,
      value,
      style: folded ? 'folded' : 'literal',
      source: value,
    };
  }

  /** A flow collection; `pos` is at its bracket, afterwards behind the closing one. */
  private flow(parent: number): Node {
    if (++this.depth > MAX_DEPTH) throw GIVE_UP;
    const { text, origin } = this;
    const start = this.pos;
    const isMap = text.charCodeAt(start) === OPEN_BRACE;
    const close = isMap ? CLOSE_BRACE : CLOSE_BRACKET;
    const pairs: Pair[] = [];
    const items: Node[] = [];
    this.pos++;
    this.flowSpace(parent);
    while (text.charCodeAt(this.pos) !== close) {
      const node = this.flowNode(parent);
      const before = this.pos;
      this.flowSpace(parent);
      if (text.charCodeAt(this.pos) === COLON) {
        // A single pair inside brackets, or a colon on a line of its own, is for the full parser.
        if (!isMap || this.pos !== before || node.kind !== 'scalar') throw GIVE_UP;
        this.pos++;
        const next = text.charCodeAt(this.pos);
        if (
          node.style === 'plain' ||
          next === SPACE ||
          next === COMMA ||
          next === close ||
          next === LF ||
          next === CR
        ) {
          this.flowSpace(parent);
        }
        const c = text.charCodeAt(this.pos);
        const value = c === COMMA || c === close ? undefined : this.flowNode(parent);
        pairs.push({ key: node, value });
        this.flowSpace(parent);
      } else if (isMap) pairs.push({ key: node, value: undefined });
      else items.push(node);
      const c = text.charCodeAt(this.pos);
      if (c === COMMA) {
        this.pos++;
        this.flowSpace(parent);
      } else if (c !== close) throw GIVE_UP;
    }
    this.pos++;
    this.depth--;
    const end = this.pos;
    return isMap
      ? { kind: 'map', origin, start, end, pairs, flow: true }
      : { kind: 'seq', origin, start, end, items, flow: true };
  }

  private flowNode(parent: number): Node {
    const { text } = this;
    const code = text.charCodeAt(this.pos);
    if (code === OPEN_BRACE || code === OPEN_BRACKET) return this.flow(parent);
    if (code === DOUBLE || code === SINGLE) return this.quoted(code);
    if (code === STAR) return this.alias();
    if (code === AMPERSAND) {
      const anchor = this.anchor();
      return { ...this.flowNode(parent), anchor: anchor! };
    }
    if (code === DASH || code === QUESTION || code === COLON) {
      const next = text.charCodeAt(this.pos + 1);
      if (next === COMMA || isBracket(next) || this.follows(1)) throw GIVE_UP;
    } else if (INDICATORS.has(code)) throw GIVE_UP;
    const start = this.pos;
    let end = start;
    let at = start;
    for (; ; at++) {
      const c = text.charCodeAt(at);
      if (c === SPACE) continue;
      if (c === COMMA || isBracket(c) || c === LF || c === CR || Number.isNaN(c)) break;
      if (c === TAB) throw GIVE_UP;
      if (c === HASH && text.charCodeAt(at - 1) === SPACE) break;
      if (c === COLON) {
        const next = text.charCodeAt(at + 1);
        if (next === TAB) throw GIVE_UP;
        if (next === SPACE || next === LF || next === CR || Number.isNaN(next) || next === COMMA || isBracket(next))
          break;
      }
      end = at + 1;
    }
    if (end === start) throw GIVE_UP;
    this.pos = end;
    // A space before the colon is unusual: the caller expects the colon right here.
    if (text.charCodeAt(at) === COLON && at !== end) throw GIVE_UP;
    return this.scalar(start, end, 'plain', text.slice(start, end));
  }

  /** Space, comments and line ends inside a flow collection; continued lines must be indented beyond `parent`. */
  private flowSpace(parent: number): void {
    const { text } = this;
    for (;;) {
      const before = this.pos;
      this.spaces();
      const code = text.charCodeAt(this.pos);
      if (code === HASH) {
        if (this.pos === before) throw GIVE_UP;
      } else if (code !== LF && !(code === CR && text.charCodeAt(this.pos + 1) === LF)) {
        if (code === TAB || code === CR || Number.isNaN(code)) throw GIVE_UP;
        return;
      }
      if (!this.nextContent() || this.col <= parent) throw GIVE_UP;
    }
  }
}

function isBracket(code: number): boolean {
  return code === OPEN_BRACKET || code === CLOSE_BRACKET || code === OPEN_BRACE || code === CLOSE_BRACE;
}

/** Blank lines between two offsets, or -1 where a comment stands between them. */
function emptyLines(text: string, from: number, to: number): number {
  let lines = -1;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === LF) lines++;
    else if (code === HASH) return -1;
  }
  return lines;
}

const ESCAPES: Record<string, string> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

function unescaped(source: string): string {
  return source.replace(/\\(.)/g, (_, c: string) => {
    const value = ESCAPES[c];
    // \x, \u and \U, and what YAML does not know, are for the full parser.
    if (value === undefined) throw GIVE_UP;
    return value;
  });
}
