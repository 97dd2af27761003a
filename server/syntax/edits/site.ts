import { SourceDocument } from '../document';
import { lineStartOf } from '../lines';
import { endOf, type MapNode, type Node, type SeqNode, startOf } from '../nodes';
import { eachPiece } from '../pieces';
import type { TextEdit } from '../text';
import { applyEdits, tidied } from './apply';
import { type Changes, printNode } from './data';

/** Where in a text a node stands: what must be known to edit it. */
export interface Site<T extends Node = Node> {
  readonly text: string;
  readonly document: SourceDocument;
  readonly node: T;
  /** The maps and lists around the node, the innermost first. */
  readonly around: readonly (MapNode | SeqNode)[];
  /** Whether the node stands between brackets. */
  readonly flow: boolean;
}

/**
 * Finds a node in the text that it was read from.
 * @returns undefined where the text says something else at its place, or something around it could not be read
 */
export function siteOf<T extends Node>(text: string, node: T): Site<T> | undefined {
  const document = SourceDocument.of(text);
  const start = startOf(node);
  for (const piece of document.pieces) {
    if (start < piece.start || start > piece.start + piece.length || !piece.node) continue;
    const path = pathTo(piece.node, node.kind, start, endOf(node));
    const found = path?.at(-1);
    if (!path || found?.kind !== node.kind || isBroken(document, found)) continue;
    const around = path.slice(0, -1).reverse() as (MapNode | SeqNode)[];
    return { text, document, node: found as T, around, flow: around.some((parent) => parent.flow) };
  }
  return undefined;
}

/** The site of a node right below that of another. */
export function siteBelow<T extends Node>(site: Site<MapNode | SeqNode>, node: T): Site<T> {
  return { ...site, node, around: [site.node, ...site.around], flow: site.flow || site.node.flow };
}

function pathTo(root: Node, kind: Node['kind'], start: number, end: number): Node[] | undefined {
  if (root.kind === kind && startOf(root) === start && endOf(root) === end) return [root];
  for (const child of childrenOf(root)) {
    // A place may end before the blank lines of a text block, but never after its node.
    if (startOf(child) > start || endOf(child) < start) continue;
    const path = pathTo(child, kind, start, end);
    if (path) return [root, ...path];
  }
  return undefined;
}

/** The nodes right below one, in the order of the text. */
export function childrenOf(node: Node): Node[] {
  if (node.kind === 'map') return node.pairs.flatMap(({ key, value }) => (value ? [key, value] : [key]));
  return node.kind === 'seq' ? node.items.filter((item) => item !== undefined) : [];
}

/** Whether something in a node, on its lines or in the piece that it was read with could not be read. */
function isBroken({ text, pieces }: SourceDocument, node: Node): boolean {
  const start = lineStartOf(text, startOf(node));
  const end = endOf(node);
  let broken = false;
  eachPiece(pieces, (piece) => {
    if (piece.problems.length === 0 || piece.start > end || piece.start + piece.length < start) return;
    broken ||= piece.kind === 'leaf' || piece.problems.some((it) => endOf(it) >= start && startOf(it) <= end);
  });
  return broken;
}

/**
 * Edits, made ready to be handed out, if the text after them is read as what was asked for.
 * @param changes the print that a node of the text must have afterwards; all others must say what they said
 * @param removed nodes that go: nothing that stays may name an anchor in them
 */
export function proven(
  site: Site,
  edits: readonly TextEdit[] | undefined,
  changes: Changes,
  removed: readonly Node[] = [],
): TextEdit[] | undefined {
  if (!edits || isNamedElsewhere(site.document, removed)) return undefined;
  const ready = tidied(edits);
  const after = SourceDocument.of(applyEdits(site.text, ready));
  if (problemsOf(after) !== problemsOf(site.document)) return undefined;
  const expected = site.document.pieces.map((piece) => printNode(piece.node, changes));
  const found = after.pieces.map((piece) => printNode(piece.node));
  return expected.length === found.length && expected.every((print, i) => print === found[i]) ? ready : undefined;
}

function problemsOf(document: SourceDocument): string {
  const messages: string[] = [];
  eachPiece(document.pieces, (piece) => {
    for (const problem of piece.problems) messages.push(problem.message);
  });
  return messages.join('\n');
}

/** Whether an alias outside of some nodes names an anchor inside them. */
function isNamedElsewhere(document: SourceDocument, nodes: readonly Node[]): boolean {
  const anchors = new Set<string>();
  const collect = (node: Node): void => {
    if (node.kind !== 'alias' && node.anchor) anchors.add(node.anchor);
    childrenOf(node).forEach(collect);
  };
  nodes.forEach(collect);
  if (anchors.size === 0) return false;
  const isNamed = (node: Node): boolean =>
    !nodes.includes(node) &&
    (node.kind === 'alias' ? anchors.has(node.name) : childrenOf(node).some((child) => isNamed(child)));
  return document.pieces.some(({ node }) => node !== null && isNamed(node));
}
