import { endOf, type Node, type Origin, type Pair, type SyntaxProblem } from './nodes';
import { MAX_PIECE, parseYaml } from './parser';
import { readPlainYaml } from './reader';
import { withoutStrays } from './strays';

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
export function plainLeaf(start: number, text: string, column: number, role: Role): Leaf | undefined {
  // The plain reader knows no document marks.
  if (text.length > MAX_PIECE || (role === 'document' && /^(?:---|\.\.\.|%)/m.test(text))) return undefined;
  const { leaf, clean, problems } = emptyLeaf(start, text, column, role);
  const node = readPlainYaml(clean, leaf, column);
  return node === undefined ? undefined : Object.assign(leaf, { node, problems, broken: problems.length > 0 });
}

/** Whether an alias or an anchor may stand in a text; what is in quotes may look like one. */
export function mayHaveAliases(text: string): boolean {
  return /(?:^|[\s[{,])[*&][^\s,[\]{}&*]/.test(text);
}

/** A document that is not read, and why. */
export function unreadLeaf(text: string, message: string): Leaf {
  const { leaf } = emptyLeaf(0, text, 0, 'document');
  const line = text.slice(0, 200).search(/[\r\n]/);
  const end = Math.max(1, line === -1 ? Math.min(200, text.length) : line);
  return Object.assign(leaf, { problems: [{ origin: leaf, start: 0, end, message }], broken: true });
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
    aliases: mayHaveAliases(text),
    broken: false,
    memo: undefined,
  };
  return { leaf, ...(role === 'document' ? { clean: text, problems: NO_PROBLEMS } : withoutStrays(leaf)) };
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
