import { SourceDocument } from '../document';
import { endOf, type MapNode, type Node, type SeqNode, startOf } from '../nodes';

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

/** A text, or what it was read to, which spares reading it once more. */
export type Source = string | SourceDocument;

/**
 * Finds a node in the text that it was read from.
 * @returns undefined where the text says something else at its place
 */
export function siteOf<T extends Node>(source: Source, node: T): Site<T> | undefined {
  const document = typeof source === 'string' ? SourceDocument.of(source) : source;
  const { text } = document;
  const start = startOf(node);
  for (const piece of document.pieces) {
    if (start < piece.start || start > piece.start + piece.length || !piece.node) continue;
    const path = pathTo(piece.node, node.kind, start, endOf(node));
    const found = path?.at(-1);
    if (!path || found?.kind !== node.kind) continue;
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
