import {
  Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  type YAMLError,
  type Document as YamlDocument,
} from 'yaml';
import type { Node, Origin, Pair, ScalarStyle, SyntaxProblem } from './nodes';
import { resolvePlain } from './scalars';

/** The result of reading one piece of text. */
export interface Parsed {
  readonly node: Node | null;
  readonly problems: readonly SyntaxProblem[];
}

/** Nested deeper than this a piece is not read: no engagement needs it, and every recursion stays shallow. */
export const MAX_NESTING = 100;
/** A piece that cannot be split is read up to this many UTF-16 units. */
export const MAX_PIECE = 256 * 1024;
/** What only the full parser can read is shorter: it takes time that grows with the square of some mistakes. */
const MAX_UNUSUAL_PIECE = 32 * 1024;

/** Of the mistakes in one piece so many are told: each may be a consequence of the one before. */
const MAX_PROBLEMS = 20;

const STYLES: Record<string, ScalarStyle> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** One schema object for all pieces: making it is a third of the cost of a small parse. */
const schema = new Document(null).schema;

/**
 * Reads a piece of text with the full YAML parser; never throws.
 * @param column the column at which the piece's first line begins
 */
export function parseYaml(text: string, origin: Origin, column = 0): Parsed {
  if (text.length > MAX_UNUSUAL_PIECE) {
    const long = text.length > MAX_PIECE;
    const what = long ? 'this part' : 'this part has something broken or unusual in it, and';
    const most = (long ? MAX_PIECE : MAX_UNUSUAL_PIECE).toLocaleString('en');
    const length = text.length.toLocaleString('en');
    return refused(
      origin,
      text,
      `${what} is ${length} characters long; such a part is read up to ${most}. Mend it, or split it`,
    );
  }
  if (nestingOf(text) > MAX_NESTING) {
    return refused(
      origin,
      text,
      `brackets are nested deeper than ${MAX_NESTING} levels; close them or flatten the value`,
    );
  }
  let document: YamlDocument.Parsed;
  try {
    document = parseDocument(' '.repeat(column) + text, {
      prettyErrors: false,
      uniqueKeys: false,
      keepSourceTokens: false,
      logLevel: 'silent',
      schema: schema as never,
    });
  } catch (error) {
    // A RangeError of a text that recurses in a way the count of brackets does not show.
    return refused(origin, text, `this part cannot be read as YAML (${(error as Error).message})`);
  }
  const converter = new Converter(text, origin, column);
  const problems = document.errors.slice(0, MAX_PROBLEMS).map((error) => converter.problem(error));
  const open = problems.length ? unclosed(text) : undefined;
  if (open) {
    // The parser stumbles over what follows; the mistake is where the bracket or quote stands.
    const message = `this \`${open.mark}\` is never closed; \`${open.closer}\` is expected behind the value`;
    problems.unshift({ origin, start: open.at, end: open.at + 1, message });
  }
  return { node: converter.node(document.contents), problems };
}

function refused(origin: Origin, text: string, message: string): Parsed {
  const first = text.search(/\S/);
  const start = Math.max(first, 0);
  const eol = text.slice(start, start + 200).search(/[\r\n]/);
  const end = eol === -1 ? Math.min(text.length, start + 200) : start + eol;
  return { node: null, problems: [{ origin, start, end: Math.max(end, start), message }] };
}

const CLOSERS: Readonly<Record<string, string>> = { '{': '}', '[': ']', '"': '"', "'": "'" };

/** The first bracket or quote that begins a value in a text and is not closed in it. */
function unclosed(text: string): { at: number; mark: string; closer: string } | undefined {
  const open: { at: number; mark: string }[] = [];
  // Inside brackets these part one value from the next, outside only at the start of a value.
  let begins = true;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]!;
    if (mark === '#' && (at === 0 || /\s/.test(text[at - 1]!))) {
      const eol = text.indexOf('\n', at);
      if (eol === -1) break;
      at = eol;
      begins = true;
    } else if (begins && (mark === '"' || mark === "'")) {
      const end = closingQuote(text, at, mark);
      if (end === -1) return { at, mark, closer: mark };
      at = end;
      begins = false;
    } else if (begins && (mark === '{' || mark === '[')) open.push({ at, mark });
    else if (open.length && (mark === '}' || mark === ']')) {
      if (CLOSERS[open.at(-1)!.mark] === mark) open.pop();
      begins = false;
    } else if (mark === '\n' || (open.length && mark === ',')) begins = true;
    else if (/[:-]/.test(mark) && /\s/.test(text[at + 1] ?? '\n')) begins = true;
    else if (!/\s/.test(mark)) begins = false;
  }
  const first = open[0];
  return first && { ...first, closer: CLOSERS[first.mark]! };
}

/** Where the quote that opens at an offset closes, or -1. */
function closingQuote(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === quote) at++;
      else return at;
    }
  }
  return -1;
}

function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let lastIndent = -1;
  let steps = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 123) {
      if (++depth > deepest) deepest = depth;
    } else if (code === 93 || code === 125) {
      if (depth > 0) depth--;
    } else if (code === 10) {
      let indent = 0;
      while (text.charCodeAt(at + 1 + indent) === 32) indent++;
      // An indent that only ever grows is nesting too.
      steps = indent > lastIndent ? steps + 1 : 0;
      lastIndent = indent;
      if (steps > deepest) deepest = steps;
    } else if ((code === 45 || code === 63) && text.charCodeAt(at + 1) === 32) {
      // `- - - -` on one line.
      let dashes = 0;
      while ((text.charCodeAt(at) === 45 || text.charCodeAt(at) === 63) && text.charCodeAt(at + 1) === 32) {
        dashes++;
        at += 2;
      }
      if (dashes > deepest) deepest = dashes;
      at--;
    }
  }
  return deepest;
}

class Converter {
  constructor(
    private readonly text: string,
    private readonly origin: Origin,
    private readonly column: number,
  ) {}

  private offset(at: number): number {
    return Math.max(0, Math.min(at - this.column, this.text.length));
  }

  node(yaml: unknown): Node | null {
    const { origin } = this;
    if (isAlias(yaml)) {
      const [start, end] = this.range(yaml.range);
      return { kind: 'alias', origin, start, end, name: yaml.source };
    }
    if (isMap(yaml)) {
      const pairs: Pair[] = [];
      for (const item of yaml.items) {
        if (!isPair(item)) continue;
        const key = this.node(item.key);
        if (key) pairs.push({ key, value: this.value(item.value) });
      }
      const place = this.place(yaml.range);
      const last = pairs.at(-1);
      if (!yaml.flow && last) place.end = last.value?.end ?? this.text.indexOf(':', last.key.end) + 1;
      if (place.end < place.start) place.end = last?.key.end ?? place.start;
      return this.anchored(yaml.anchor, { kind: 'map', ...place, pairs, flow: yaml.flow === true });
    }
    if (isSeq(yaml)) {
      const items = yaml.items.map((item) => (isPair(item) ? this.singlePair(item.key, item.value) : this.value(item)));
      const place = this.place(yaml.range);
      if (!yaml.flow) place.end = items.at(-1)?.end ?? this.trimmed(place.start, place.end);
      return this.anchored(yaml.anchor, { kind: 'seq', ...place, items, flow: yaml.flow === true });
    }
    if (isScalar(yaml)) {
      const style = STYLES[yaml.type ?? 'PLAIN'] ?? 'plain';
      const [start, end] = this.range(yaml.range);
      if (style === 'plain') {
        const source = yaml.source ?? this.text.slice(start, end);
        // Nothing typed and no anchor: the value is absent rather than null.
        const value = yaml.tag ? taggedValue(yaml.value, source) : resolvePlain(source);
        return this.anchored(yaml.anchor, { kind: 'scalar', origin, start, end, value, style, source });
      }
      const source = typeof yaml.value === 'string' ? yaml.value : (yaml.source ?? '');
      const last = style === 'literal' || style === 'folded' ? this.trimmed(start, end) : end;
      return this.anchored(yaml.anchor, { kind: 'scalar', origin, start, end: last, value: source, style, source });
    }
    return null;
  }

  /** `[a: b]` is a list that holds a map of one pair. */
  private singlePair(key: unknown, value: unknown): Node | undefined {
    const keyNode = this.node(key);
    if (!keyNode) return undefined;
    const valueNode = this.value(value);
    const { origin } = this;
    const end = valueNode?.end ?? keyNode.end;
    return { kind: 'map', origin, start: keyNode.start, end, pairs: [{ key: keyNode, value: valueNode }], flow: true };
  }

  private value(yaml: unknown): Node | undefined {
    const node = this.node(yaml);
    if (!node) return undefined;
    if (node.kind === 'scalar' && node.style === 'plain' && node.source === '' && !node.anchor) return undefined;
    return node;
  }

  /** `end` without the line ends and spaces before it. */
  private trimmed(start: number, end: number): number {
    let last = end;
    while (last > start && /\s/.test(this.text[last - 1] ?? '')) last--;
    return last;
  }

  private anchored<T extends Node>(anchor: string | undefined, node: T): T {
    if (anchor) node.anchor = anchor;
    return node;
  }

  private place(range: readonly number[] | null | undefined) {
    const [start, end] = this.range(range);
    return { origin: this.origin, start, end };
  }

  private range(range: readonly number[] | null | undefined): [number, number] {
    const start = this.offset(range?.[0] ?? 0);
    return [start, Math.max(start, this.offset(range?.[1] ?? 0))];
  }

  problem(error: YAMLError): SyntaxProblem {
    const start = this.offset(error.pos[0]);
    return {
      origin: this.origin,
      start,
      end: Math.max(start, this.offset(error.pos[1])),
      message: explain(error, this.text, start),
    };
  }
}

function taggedValue(value: unknown, source: string): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null
    ? value
    : source;
}

export const MERGE_MARK = 'this line marks an unresolved merge conflict; keep one side and delete the marks';

/** Whether a line is one of the three that git leaves around a conflict. */
export function isMergeMark(line: string): boolean {
  return /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(line);
}

/** The parser's error as a sentence that says what was expected and what to do. */
function explain(error: YAMLError, text: string, start: number): string {
  const line = text
    .slice(text.lastIndexOf('\n', start - 1) + 1)
    .split(/\r?\n/, 1)[0]!
    .trim();
  if (isMergeMark(line)) return MERGE_MARK;
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return 'a tab cannot indent YAML; use spaces';
    case 'BAD_INDENT':
      return /flow/i.test(error.message)
        ? 'this line of a bracketed value must be indented further than the key that holds it'
        : /same column/i.test(error.message)
          ? 'every entry of this list or map must start in the same column'
          : 'the indentation does not fit the lines around it';
    case 'MISSING_CHAR':
      if (/quote/i.test(error.message)) return `a closing quote is expected before the end of this value`;
      if (/block scalar/i.test(error.message)) return error.message;
      if (/:/.test(error.message) || /Implicit/.test(error.message))
        return 'a `:` and a value are expected after this key';
      if (/ and end with a /.test(error.message)) return `${decapitalised(error.message)}`;
      return decapitalised(error.message);
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'a value cannot start another `key: value` on its own line; put it on the next line, indented, or quote the text';
    case 'BLOCK_IN_FLOW':
      return 'a block list or map cannot stand inside brackets; use `[…]` or `{…}`, or write all of it as a block';
    case 'BAD_SCALAR_START':
      return `a value cannot start with \`${text[start] ?? ''}\`; put the value in quotes`;
    case 'MULTILINE_IMPLICIT_KEY':
      return 'a key must stand on one line; is a `:` missing here?';
    case 'DUPLICATE_KEY':
      return 'this key stands twice in one map';
    case 'BAD_DQ_ESCAPE':
      return 'this backslash sequence is not known; write `\\\\` for a backslash, or use single quotes';
    case 'BAD_ALIAS':
      return 'a name is expected after `*`; put the text in quotes if it is no alias';
    case 'MULTIPLE_ANCHORS':
      return 'a value can have one anchor only';
    case 'BAD_DIRECTIVE':
      return 'this directive is not known; only `%YAML 1.2` and `%TAG` are';
    case 'MULTIPLE_DOCS':
      return 'a new document starts here without `---` before it';
    case 'TAG_RESOLVE_FAILED':
      return `${decapitalised(error.message)}; tags (\`!…\`) are not used in this format`;
    default:
      if (error.code === 'UNEXPECTED_TOKEN' && /flow-collection|block-/.test(error.message)) {
        return 'this cannot stand here; a comma or a line break is expected before it';
      }
      return decapitalised(error.message);
  }
}

function decapitalised(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
