import { endOf, keyOf, type MapNode, type Node, type Pair, type Place, pairOf, startOf } from '../syntax/nodes';
import { childShape, LABEL_KEYS, type Shape } from './shapes';

/** One step on the way from a document inwards: the key of an entry, or an item of a list. */
export type PathPart = { readonly key: string } | ItemPart;

export interface ItemPart {
  /** 0-based place in its list. */
  readonly index: number;
  /** What tells the item from its neighbours, wherever in the list it stands; absent where it says nothing of itself. */
  readonly label: ItemLabel | undefined;
}

export interface ItemLabel {
  /** The key whose value it is; absent for an id or a name, and for an item that is a scalar. */
  readonly key: string | undefined;
  readonly text: string;
}

/**
 * The way to what stands at a place: `spec`, `systems`, the item `order-db`, `ownership`. It ends at the innermost entry
 * or item that holds the whole place; a key and its value are one entry. Lines that move do not change it.
 * @param root the node of a whole document
 * @param shape of that document; without one, items of lists are known by what they say first
 */
export function pathTo(root: Node | null | undefined, shape: Shape | undefined, place: Place): PathPart[] {
  const from = startOf(place);
  const to = endOf(place);
  const path: PathPart[] = [];
  let node: Node | undefined = root ?? undefined;
  let known = shape;
  while (node && !(startOf(node) === from && endOf(node) === to)) {
    if (node.kind === 'map') {
      const map: MapNode = node;
      const pair: Pair | undefined = map.pairs.find((candidate) => holds(candidate.key, candidate.value, from, to));
      const key = pair && keyOf(pair);
      if (!pair || key === undefined) break;
      path.push({ key });
      if (endOf(pair.key) >= to) break;
      known = childShape(known, key, scalarAt(map, 'check'));
      node = pair.value;
    } else if (node.kind === 'seq') {
      const items: readonly (Node | undefined)[] = node.items;
      const index = items.findIndex((candidate) => candidate && holds(candidate, candidate, from, to));
      const item: Node | undefined = items[index];
      if (!item) break;
      known = known?.kind === 'list' ? known.items : undefined;
      path.push({ index, label: labelOfItem(item, known) });
      node = item;
    } else break;
  }
  return path;
}

/** Whether a place lies between the start of one node and the end of another. */
function holds(first: Node, last: Node | undefined, from: number, to: number): boolean {
  return startOf(first) <= from && to <= endOf(last ?? first);
}

/** Its id, else its name, else what people call it, else the first of its mandatory keys, else what it says first. */
function labelOfItem(item: Node, shape: Shape | undefined): ItemLabel | undefined {
  if (item.kind === 'scalar') return { key: undefined, text: item.source };
  if (item.kind !== 'map') return undefined;
  for (const key of ['id', 'name']) {
    const text = scalarAt(item, key);
    if (text) return { key: undefined, text };
  }
  const first = item.pairs.find(({ key, value }) => key.kind === 'scalar' && value?.kind === 'scalar');
  const keys = [...LABEL_KEYS, ...(shape?.required ?? []), ...(first ? [keyOf(first)!] : [])];
  for (const key of keys) {
    const text = scalarAt(item, key);
    if (text) return { key, text };
  }
  return undefined;
}

function scalarAt(map: MapNode, key: string): string | undefined {
  const value = pairOf(map, key)?.value;
  return value?.kind === 'scalar' ? value.source : undefined;
}

/**
 * A path as text, `spec.systems[order-db].ownership`: different paths give different texts, but for items that say
 * nothing of themselves, which are all `[]`. What would be misread is written as a JSON string.
 */
export function pathText(path: readonly PathPart[]): string {
  const parts = path.map((part) => {
    if ('key' in part) return `.${plain(part.key)}`;
    if (!part.label) return '[]';
    const { key, text } = part.label;
    return key === undefined ? `[${plainLabel(text)}]` : `[${plain(key)}=${plainLabel(text)}]`;
  });
  return parts.join('').replace(/^\./, '');
}

function plain(text: string): string {
  return /^[\p{L}\p{N}_-]+$/u.test(text) ? text : JSON.stringify(text);
}

/** Between brackets dots part nothing. */
function plainLabel(text: string): string {
  return /^[\p{L}\p{N}_./:-]+$/u.test(text) ? text : JSON.stringify(text);
}
