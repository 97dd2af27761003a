import { endOf, type Node, type Origin, type Pair, type SyntaxProblem } from './nodes';
import { isMergeMark, MAX_PIECE, MERGE_MARK, parseYaml } from './parser';
import { readPlainYaml } from './reader';

/**
 * A YAML text as a tree of pieces, split by indentation alone: a document into its entries, a long entry into its
 * entries or items, and so on, until a piece is short. Each leaf is read by itself, so an edit costs the leaf it is in.
 *
 * Splitting by indentation is sound because a block map or list at column N ends at the first line indented less, and
 * its next entry begins at the first line indented exactly N: quoted, folded and bracketed text that continues on such
 * a line is an error in YAML. A line that fits nowhere (half-written, wrongly indented, a merge mark) is a *stray*: it is
 * reported and read as if it were empty, so that it spoils nothing around it.
 * The tree depends on the text alone, never on the edits that led to it.
 */
export type Piece = Leaf | Branch;

/** What the lines of a piece are: a whole document, an entry of a map, or an item of a list. */
export type Role = 'document' | 'entry' | 'item';

interface PieceBase extends Origin {
  /** Absolute offset of the piece's first character; edits before the piece move it. */
  start: number;
  readonly length: number;
  /** Column of the first character: not 0 only for the first entry behind a dash. */
  readonly column: number;
  readonly role: Role;
  /** Whether an alias or anchor may stand in the piece. */
  readonly aliases: boolean;
  /** Whether something in the piece could not be read. */
  readonly broken: boolean;
  /** Room for what the next floor makes of the piece; it goes when the piece goes. */
  memo: unknown;
}

/** A piece that is read in one go: its node is a whole document, a map of the entry, or a list of the item. */
export interface Leaf extends PieceBase {
  readonly kind: 'leaf';
  readonly text: string;
  readonly node: Node | null;
  readonly problems: readonly SyntaxProblem[];
}

/** A piece that consists of a header (a key, a dash, a document mark, or nothing) and entries or items of its own. */
export interface Branch extends PieceBase {
  readonly kind: 'branch';
  readonly shape: 'map' | 'seq';
  /** Column of the children's keys or dashes. */
  readonly indent: number;
  /** The key of an entry. */
  readonly key: Node | undefined;
  readonly children: readonly Piece[];
  /** The map or list that the children make. */
  readonly node: Node;
  readonly problems: readonly SyntaxProblem[];
}

const NO_PROBLEMS: readonly SyntaxProblem[] = [];

/** Up to this many lines a piece is read in one go. */
const LEAF_LINES = 24;
/** Deeper than this a piece is not split further. */
const MAX_DEPTH = 40;

const LF = 10;
const CR = 13;
const TAB = 9;
const SPACE = 32;
const HASH = 35;
const DASH = 45;

/** What a re-split may take over from the version before: pieces by where they start now. */
export interface Reuse {
  /** An untouched piece of the old tree that begins at `start` in the new text. */
  find(start: number, length: number, column: number, role: Role): Piece | undefined;
}

const NOTHING: Reuse = { find: () => undefined };

/** Splits and reads a whole text. @returns one piece for each document of the stream */
export function readPieces(text: string, reuse: Reuse = NOTHING): Piece[] {
  return documentStarts(text).map(([start, end]) => new Splitter(text, reuse).document(start, end));
}

/** `[start, end)` of every document of the stream; at least one. */
export function documentStarts(text: string): [number, number][] {
  const bounds: [number, number][] = [];
  let start = 0;
  let content = false;
  let directive = false;
  for (let at = 0; at <= text.length; ) {
    let eol = text.indexOf('\n', at);
    if (eol === -1) eol = text.length;
    const code = text.charCodeAt(at);
    if (code === DASH && isMark(text, at, '---')) {
      if (content && !directive) {
        bounds.push([start, at]);
        start = at;
      }
      content = true;
      directive = false;
    } else if (code === 46 && isMark(text, at, '...')) {
      // The mark belongs to the document that it ends.
      if (content) {
        bounds.push([start, Math.min(eol + 1, text.length)]);
        start = Math.min(eol + 1, text.length);
      }
      content = false;
      directive = false;
    } else if (!content) {
      const first = firstNonSpace(text, at);
      if (first < eol && isContent(text, first)) {
        content = true;
        directive = code === 37;
      }
    }
    at = eol + 1;
  }
  if (content || bounds.length === 0 || text.slice(start).trim() !== '') bounds.push([start, text.length]);
  else bounds[bounds.length - 1]![1] = text.length;
  return bounds;
}

function isMark(text: string, at: number, mark: string): boolean {
  if (!text.startsWith(mark, at)) return false;
  const next = text.charCodeAt(at + 3);
  return next === SPACE || next === TAB || next === LF || next === CR || Number.isNaN(next);
}

function firstNonSpace(text: string, at: number): number {
  let i = at;
  while (text.charCodeAt(i) === SPACE) i++;
  return i;
}

export class Splitter {
  constructor(
    private readonly text: string,
    private readonly reuse: Reuse,
  ) {}

  document(start: number, end: number): Piece {
    const known = this.reuse.find(start, end - start, 0, 'document');
    if (known) return known;
    const { text } = this;
    let body = start;
    // Comments and directives may stand before the mark.
    let first = firstContent(text, start, end);
    while (first !== -1 && text[first] === '%') {
      const eol = text.indexOf('\n', first);
      first = eol === -1 ? -1 : firstContent(text, eol + 1, end);
    }
    if (first !== -1 && isMark(text, first, '---') && (first === start || text.charCodeAt(first - 1) === LF)) {
      const eol = text.indexOf('\n', first);
      const rest = text.slice(first + 3, eol === -1 ? end : Math.min(eol, end)).trim();
      // Content behind the mark is rare and belongs to the full parser.
      if (eol === -1 || eol >= end || (rest !== '' && !rest.startsWith('#')))
        return this.leaf(start, end, 0, 'document');
      body = eol + 1;
    }
    // A closing `...` is no content.
    const mark = text.lastIndexOf('\n...', end - 1);
    const stop = mark >= body && isMark(text, mark + 1, '...') ? mark + 1 : end;
    const branch = this.body({ start }, stop, 0, 'document', body, -1, undefined, 0, end);
    return branch ?? this.leaf(start, end, 0, 'document');
  }

  /** A child of a map or list whose keys or dashes stand at `indent`. */
  child(start: number, end: number, column: number, shape: 'map' | 'seq', indent: number, depth: number): Piece {
    const role: Role = shape === 'map' ? 'entry' : 'item';
    const known = this.reuse.find(start, end - start, column, role);
    if (known) return known;
    if (!isLong(this.text, start, end)) {
      const leaf = plainLeaf(start, this.text.slice(start, end), column, role);
      if (leaf) return leaf;
    }
    // Long, or something in it is unusual or wrong: the smaller the piece that it is in, the better.
    if (depth < MAX_DEPTH) {
      const branch =
        shape === 'map' ? this.entry(start, end, column, indent, depth) : this.item(start, end, column, indent, depth);
      if (branch) return branch;
    }
    return this.leaf(start, end, column, role);
  }

  /** `key:` with a nested map or list below it. */
  private entry(start: number, end: number, column: number, indent: number, depth: number): Branch | undefined {
    const { text } = this;
    const first = firstNonSpace(text, start);
    const eol = text.indexOf('\n', first);
    if (eol === -1 || eol >= end) return undefined;
    const line = text.slice(first, eol).replace(/\s+(?:#.*)?$/, '');
    if (!/^(?:[\w.$-]+|"[^"\\]*"|'[^']*')[ ]*:$/.test(line)) return undefined;
    const piece = { start };
    const header = readPlainYaml(`${text.slice(start, first)}${line}`, piece, column);
    if (header?.kind !== 'map') return undefined;
    return this.body(piece, end, column, 'entry', eol + 1, indent, header.pairs[0]?.key, depth);
  }

  /** A dash with a map behind it. */
  private item(start: number, end: number, column: number, indent: number, depth: number): Branch | undefined {
    const { text } = this;
    const dash = firstNonSpace(text, start);
    if (text.charCodeAt(dash) !== DASH) return undefined;
    const content = firstNonSpace(text, dash + 1);
    const code = text.charCodeAt(content);
    if (code === LF || code === CR || code === HASH) {
      const eol = text.indexOf('\n', content);
      if (eol === -1 || eol >= end) return undefined;
      return this.body({ start }, end, column, 'item', eol + 1, indent, undefined, depth);
    }
    if (content === dash + 1 || (code === DASH && isBlank(text.charCodeAt(content + 1)))) return undefined;
    return this.body({ start }, end, column, 'item', content, indent, undefined, depth);
  }

  /**
   * Splits `[body, end)` into children, or undefined where it cannot be split soundly.
   * @param origin becomes the branch; its `start` is where the piece starts
   * @param parent the column that the children must exceed; a list may stand at the column of its key
   */
  private body(
    origin: Origin,
    end: number,
    column: number,
    role: Role,
    body: number,
    parent: number,
    key: Node | undefined,
    depth: number,
    pieceEnd = end,
  ): Branch | undefined {
    const { text } = this;
    const { start } = origin;
    const problems: SyntaxProblem[] = [];
    let begin = firstContent(text, body, end);
    if (role === 'document') {
      // What stands at the very top is a stray too, if entries follow.
      while (begin !== -1 && !isEntry(text, begin) && !mayBeRoot(text, begin, end)) {
        const eol = text.indexOf('\n', begin);
        const next = eol === -1 ? -1 : firstContent(text, eol + 1, end);
        if (next === -1 || (!isEntry(text, next) && next - eol - 1 > 0)) return undefined;
        problems.push(stray(origin, text, begin - start, start, 'map', true));
        begin = next;
      }
    }
    const midLine = begin !== -1 && role === 'item' && begin === body && lineStartOf(text, begin) < body;
    while (begin !== -1 && !midLine && spoilsRest(text, begin, end)) {
      problems.push(stray(origin, text, begin - start, start, 'map', !isEntry(text, begin)));
      const eol = text.indexOf('\n', begin);
      begin = eol === -1 ? -1 : firstContent(text, eol + 1, end);
    }
    if (begin === -1) return undefined;
    if (!midLine) {
      // Lines that are indented deeper than the ones after them are strays: the least indentation is the map's own.
      const least = leastIndented(text, begin, end, role === 'entry' ? parent : parent + 1, parent);
      for (let at = begin; at !== least; ) {
        problems.push(stray(origin, text, at - start, start, 'map', false));
        const eol = text.indexOf('\n', at);
        at = firstContent(text, eol + 1, end);
      }
      begin = least;
    }
    // Behind a dash the column counts from the dash's own line.
    const indent = midLine ? column + (begin - start) : begin - lineStartOf(text, begin);
    const shape = isDash(text, begin) ? 'seq' : 'map';
    if (indent <= parent && !(role === 'entry' && shape === 'seq' && indent === parent)) return undefined;
    if (shape === 'map' && !isEntry(text, begin)) return undefined;
    const starts = childStarts(text, begin, end, indent, shape, midLine);
    if (!starts) return undefined;
    const children = starts.map((from, i) =>
      this.child(from, starts[i + 1] ?? end, i === 0 && midLine ? indent : 0, shape, indent, depth + 1),
    );
    return makeBranch(origin, { length: pieceEnd - start, column, role, shape, indent, key, problems }, children);
  }

  private leaf(start: number, end: number, column: number, role: Role): Leaf {
    return makeLeaf(start, this.text.slice(start, end), column, role);
  }
}

/** Whether `[start, end)` of a text has more lines than a leaf may have. */
export function isLong(text: string, start: number, end: number): boolean {
  let lines = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end - 1; at = text.indexOf('\n', at + 1)) {
    if (++lines >= LEAF_LINES) return true;
  }
  return false;
}

function isBlank(code: number): boolean {
  return code === SPACE || code === LF || code === CR || Number.isNaN(code);
}

/** Whether a line, looked at from its first character that is no space, holds more than white space and a comment. */
export function isContent(text: string, first: number): boolean {
  let at = first;
  while (text.charCodeAt(at) === TAB || text.charCodeAt(at) === SPACE) at++;
  const code = text.charCodeAt(at);
  return code !== LF && code !== HASH && !Number.isNaN(code) && !(code === CR && text.charCodeAt(at + 1) === LF);
}

/** Offset of the first character that is neither space, line end nor comment, or -1. A tab counts as content. */
function firstContent(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const first = firstNonSpace(text, at);
    if (first >= end) return -1;
    if (isContent(text, first)) return first;
    const eol = text.indexOf('\n', first);
    if (eol === -1) return -1;
    at = eol + 1;
  }
  return -1;
}

function isDash(text: string, at: number): boolean {
  return text.charCodeAt(at) === DASH && isBlank(text.charCodeAt(at + 1));
}

/**
 * Whether the first line of a map is one that cannot stand before the next: indented by a tab, a word without a colon
 * before entries, or a whole `key: value` before entries that are indented deeper.
 */
function spoilsRest(text: string, begin: number, end: number): boolean {
  if (text.charCodeAt(begin) === TAB) return true;
  const eol = text.indexOf('\n', begin);
  const next = eol === -1 ? -1 : firstContent(text, eol + 1, end);
  if (next === -1 || !isEntry(text, next) || isDash(text, begin) || isDash(text, next)) return false;
  const line = lineAt(text, begin);
  const column = begin - lineStartOf(text, begin);
  const nextColumn = next - lineStartOf(text, next);
  if (!isEntry(text, begin)) return /^\w/.test(line) && nextColumn <= column;
  return nextColumn > column && /^[^#'"]*?:\s+[^\s|>&*!"'[{#][^#]*$/.test(line);
}

/**
 * The first of the entries or items that are indented least, looked for from `begin`.
 * @param dashes the least column at which a dash may stand
 * @param parent the column that the keys of entries must exceed
 */
function leastIndented(text: string, begin: number, end: number, dashes: number, parent: number): number {
  let best = begin;
  let least = begin - lineStartOf(text, begin);
  for (let at = text.indexOf('\n', begin) + 1; at > 0 && at < end; ) {
    const first = firstNonSpace(text, at);
    const column = first - at;
    if (column < least && first < end && isContent(text, first)) {
      if (isDash(text, first) ? column >= dashes : column > parent && isEntry(text, first)) {
        best = first;
        least = column;
      }
    }
    at = text.indexOf('\n', first) + 1;
  }
  return best;
}

/**
 * Where the children of a map or list at column `indent` start: the offsets of their first lines.
 * Comments, empty lines and strays before a child belong to the one before it. Undefined where `? key` stands among
 * them: such entries span lines of one column and are read as a whole.
 */
function childStarts(
  text: string,
  begin: number,
  end: number,
  indent: number,
  shape: 'map' | 'seq',
  midLine: boolean,
): number[] | undefined {
  const starts = [midLine ? begin : begin - indent];
  let at = text.indexOf('\n', begin) + 1;
  while (at > 0 && at < end) {
    const first = firstNonSpace(text, at);
    if (first - at === indent && first < end) {
      if (isDash(text, first)) {
        // In a map this is a list at its key's own column.
        if (shape === 'seq') starts.push(at);
      } else if (shape === 'map') {
        if (isExplicit(text, first)) return undefined;
        if (isEntry(text, first)) starts.push(at);
      }
    }
    at = text.indexOf('\n', first) + 1;
  }
  return starts;
}

/** Whether a document may begin with what is at `first` without being a map of entries. */
function mayBeRoot(text: string, first: number, end: number): boolean {
  switch (text[first]) {
    case '{':
    case '[': {
      // A bracket that nothing closes at the end is one that somebody has just typed.
      const last = text.slice(first, end).trimEnd().at(-1);
      return last === '}' || last === ']';
    }
    case '-':
    case '?':
    case ':':
      return isBlank(text.charCodeAt(first + 1));
    case '|':
    case '>':
    case '&':
    case '!':
    case '*':
    case '%':
      return !isMergeMark(lineAt(text, first));
    default:
      return false;
  }
}

/** `lastIndexOf` would take a negative place for 0. */
function lineStartOf(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

function lineAt(text: string, start: number): string {
  const eol = text.indexOf('\n', start);
  return text.slice(start, eol === -1 ? text.length : eol).trimEnd();
}

/** `? key` or `: value`. */
function isExplicit(text: string, first: number): boolean {
  const code = text.charCodeAt(first);
  return (code === 63 || code === 58) && isBlank(text.charCodeAt(first + 1));
}

/** Whether the line at `first` holds `key:`, so that it begins an entry of a map. */
function isEntry(text: string, first: number): boolean {
  const code = text.charCodeAt(first);
  if (code === HASH || code === 123 || code === 91 || code === 37 || isExplicit(text, first)) return false;
  for (let at = first; ; at++) {
    const c = text.charCodeAt(at);
    if (c === LF || Number.isNaN(c)) return false;
    if (c === HASH && at > first && text.charCodeAt(at - 1) === SPACE) return false;
    if (c === 58 && at > first && (isBlank(text.charCodeAt(at + 1)) || text.charCodeAt(at + 1) === TAB)) return true;
  }
}

/** Reads a leaf; `text` is the piece's own text. */
export function makeLeaf(start: number, text: string, column: number, role: Role): Leaf {
  const known = plainLeaf(start, text, column, role);
  if (known) return known;
  const { leaf, clean, problems } = emptyLeaf(start, text, column, role);
  const parsed = parseYaml(clean, leaf, column);
  const all = [...problems, ...parsed.problems];
  return Object.assign(leaf, { node: parsed.node, problems: all, broken: all.length > 0 });
}

/** The same, where the plain reader understands it all. */
function plainLeaf(start: number, text: string, column: number, role: Role): Leaf | undefined {
  // The plain reader knows no document marks.
  if (text.length > MAX_PIECE || (role === 'document' && /^(?:---|\.\.\.|%)/m.test(text))) return undefined;
  const { leaf, clean, problems } = emptyLeaf(start, text, column, role);
  const node = readPlainYaml(clean, leaf, column);
  return node === undefined ? undefined : Object.assign(leaf, { node, problems, broken: problems.length > 0 });
}

function emptyLeaf(start: number, text: string, column: number, role: Role) {
  const leaf: Leaf = {
    kind: 'leaf',
    start,
    length: text.length,
    column,
    role,
    text,
    node: null,
    problems: NO_PROBLEMS,
    aliases: /(?:^|[\s[{,])[*&][^\s,[\]{}&*]/.test(text),
    broken: false,
    memo: undefined,
  };
  return { leaf, ...(role === 'document' ? { clean: text, problems: NO_PROBLEMS } : withoutStrays(leaf)) };
}

/** The leaf's text with spaces in place of strays: lines that are indented no deeper than the leaf's own first line. */
function withoutStrays(leaf: { start: number; text: string; column: number; role: Role }): {
  clean: string;
  problems: readonly SyntaxProblem[];
} {
  const { text, role } = leaf;
  let problems = NO_PROBLEMS;
  let clean = text;
  const indent = leaf.column || firstNonSpace(text, 0);
  for (let at = text.indexOf('\n') + 1; at > 0 && at < text.length; ) {
    const first = firstNonSpace(text, at);
    const eol = text.indexOf('\n', first);
    const code = text.charCodeAt(first);
    if (first - at <= indent && isContent(text, first)) {
      const closes = first - at === indent && (code === 93 || code === 125);
      const listOfKey = first - at === indent && role === 'entry' && isDash(text, first);
      if (!closes && !listOfKey) {
        problems = [...problems, stray(leaf, text, first, 0, role === 'item' ? 'seq' : 'map', first - at === indent)];
        const end = eol === -1 ? text.length : eol;
        clean = clean.slice(0, first) + clean.slice(first, end).replace(/[^\r]/g, ' ') + clean.slice(end);
      }
    }
    at = eol + 1;
  }
  return { clean, problems };
}

/** What to say of a stray whose first character is at `base + offset` of the text. */
function stray(
  origin: Origin,
  text: string,
  offset: number,
  base: number,
  shape: 'map' | 'seq',
  aligned: boolean,
): SyntaxProblem {
  const first = base + offset;
  let end = text.indexOf('\n', first);
  if (end === -1) end = text.length;
  end = Math.min(end, first + 500);
  const line = text.slice(first, end).trimEnd();
  const word = line.length > 40 ? `${line.slice(0, 40)}…` : line;
  let message: string;
  if (isMergeMark(line)) message = MERGE_MARK;
  else if (line.startsWith('\t')) message = 'a tab cannot indent YAML; use spaces';
  else if (!aligned || isEntry(text, first)) message = 'the indentation of this line fits none of the lines above it';
  else if (shape === 'seq') message = `a list item is expected here; write \`- \` before \`${word}\``;
  else message = `\`:\` and a value are expected after \`${word}\``;
  return { origin, start: offset, end: offset + line.length, message, ignored: line };
}

/** Puts children together to a map or list. `origin` becomes the branch itself. */
export function makeBranch(
  origin: Origin,
  like: Pick<Branch, 'length' | 'column' | 'role' | 'shape' | 'indent' | 'key' | 'problems'>,
  children: readonly Piece[],
): Branch {
  const { length, column, role, shape, indent } = like;
  const aliases = children.some((child) => child.aliases);
  const broken = like.problems.length > 0 || children.some((child) => child.broken);
  const branch = Object.assign(origin, {
    kind: 'branch' as const,
    length,
    column,
    role,
    shape,
    indent,
    children,
    aliases,
    broken,
    memo: undefined,
  });
  const key = like.key && { ...like.key, origin: branch };
  const problems = like.problems.map((problem) => ({ ...problem, origin: branch }));
  const first = children[0]!;
  const start = first.start - branch.start + (first.column ? 0 : indent);
  let end = start;
  for (let i = children.length - 1; i >= 0 && end === start; i--) {
    const node = children[i]!.node;
    if (node) end = Math.max(start, endOf(node) - branch.start);
  }
  const at = { origin: branch, start, end, flow: false };
  const node: Node =
    shape === 'map'
      ? { kind: 'map', ...at, pairs: children.flatMap(pairsOf) }
      : { kind: 'seq', ...at, items: children.flatMap(itemsOf) };
  return Object.assign(branch, { key, problems, node });
}

/** The entries that a child of a map contributes to it. */
export function pairsOf(piece: Piece): readonly Pair[] {
  if (piece.kind === 'branch') return [{ key: piece.key!, value: piece.node }];
  return piece.node?.kind === 'map' ? piece.node.pairs : [];
}

/** The items that a child of a list contributes to it. */
export function itemsOf(piece: Piece): readonly (Node | undefined)[] {
  if (piece.kind === 'branch') return [piece.node];
  return piece.node?.kind === 'seq' ? piece.node.items : [];
}

/** The text of the leaves, and the lines above them, in which something could not be read. */
export function unreadText(piece: Piece): string {
  if (!piece.broken) return '';
  if (piece.kind === 'leaf') return piece.text;
  const own = piece.problems.map(({ ignored }) => ignored ?? '');
  return [...own, ...piece.children.map(unreadText)].filter(Boolean).join('\n');
}

/** Calls `visit` for every piece, parents first, in the order of the text. */
export function eachPiece(pieces: readonly Piece[], visit: (piece: Piece) => void): void {
  for (const piece of pieces) {
    visit(piece);
    if (piece.kind === 'branch') eachPiece(piece.children, visit);
  }
}
