import { childShape, documentShapes, type Shape } from '../model/shapes';
import { endOf, keyOf, type MapNode, type Node, type Pair, pairOf, startOf } from '../syntax/nodes';
import type { DocumentEntry, FileEntry } from '../workspace/file';

/** One step on the way from a document to what stands at an offset. */
export interface Step {
  /** The map or list that holds the next step, or the scalar at the end. */
  readonly node: Node;
  readonly shape: Shape | undefined;
  /** In a map: the entry that the offset is in. */
  readonly pair: Pair | undefined;
  /** In a list: the index of the item. */
  readonly index: number | undefined;
}

/** What stands at an offset of a file. */
export interface Cursor {
  readonly document: DocumentEntry;
  /** From the document's own map inwards. */
  readonly path: readonly Step[];
  /** The scalar under the offset, if there is one, and what it is to be. */
  readonly scalar: { node: Node & { kind: 'scalar' }; shape: Shape | undefined } | undefined;
  /** Where that scalar is a key: its entry, and the shape of the value under it. */
  readonly key: { pair: Pair; shape: Shape | undefined; map: MapNode; mapShape: Shape | undefined } | undefined;
}

/** The document of a file in which an offset (UTF-16, absolute) lies. */
export function documentAt(file: FileEntry, offset: number): DocumentEntry | undefined {
  const { documents } = file;
  for (let i = documents.length - 1; i >= 0; i--) {
    if (documents[i]!.facts.piece.start <= offset) return documents[i];
  }
  return documents[0];
}

/** Follows the nodes of a document down to an offset; an offset at either end of a scalar is in it. */
export function cursorAt(file: FileEntry, offset: number): Cursor | undefined {
  const document = documentAt(file, offset);
  if (!document) return undefined;
  const path: Step[] = [];
  let node: Node | undefined = document.facts.piece.node ?? undefined;
  let shape: Shape | undefined = document.kind && documentShapes[document.kind];
  while (node && contains(node, offset)) {
    if (node.kind === 'map') {
      const map: MapNode = node;
      const mapShape: Shape | undefined = shape?.kind === 'map' ? shape : undefined;
      const pair: Pair | undefined = map.pairs.find(
        (candidate) => contains(candidate.key, offset) || (candidate.value && contains(candidate.value, offset)),
      );
      path.push({ node: map, shape: mapShape, pair, index: undefined });
      if (!pair) break;
      const name = keyOf(pair);
      const below = name === undefined ? undefined : childShape(mapShape, name, checkOf(map));
      if (contains(pair.key, offset)) {
        const scalar = pair.key.kind === 'scalar' ? { node: pair.key, shape: mapShape?.keys } : undefined;
        return { document, path, scalar, key: { pair, shape: below, map, mapShape } };
      }
      node = pair.value;
      shape = below;
    } else if (node.kind === 'seq') {
      const items: readonly (Node | undefined)[] = node.items;
      const index = items.findIndex((item) => item && contains(item, offset));
      const listShape: Shape | undefined = shape?.kind === 'list' ? shape : undefined;
      path.push({ node, shape: listShape, pair: undefined, index: index === -1 ? undefined : index });
      node = items[index];
      shape = listShape?.items;
    } else {
      path.push({ node, shape, pair: undefined, index: undefined });
      const scalar = node.kind === 'scalar' ? { node, shape } : undefined;
      return { document, path, scalar, key: undefined };
    }
  }
  return { document, path, scalar: undefined, key: undefined };
}

/** The value of `check` in a map, which decides the shape of `with` beside it. */
export function checkOf(map: MapNode): string | undefined {
  const value = pairOf(map, 'check')?.value;
  return value?.kind === 'scalar' ? value.source : undefined;
}

function contains(node: Node, offset: number): boolean {
  return startOf(node) <= offset && offset <= endOf(node);
}
