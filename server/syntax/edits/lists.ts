import { keyOf, type MapNode, type Node, type SeqNode } from '../nodes';
import type { TextEdit } from '../text';
import { emptied, insertRow, removeRow } from './block';
import { type Changes, type Data, isList, isRecord, printData, printNode, printSeq } from './data';
import { flowShapeOf, insertSlot, removeSlot } from './flow';
import { rowsOf } from './layout';
import { setEntry, type WriteOptions } from './maps';
import { proven } from './proof';
import { type Source, siteOf } from './site';
import { styleOf } from './style';
import { inlineText, itemLines } from './write';

/** How a new item is written in a block list; without it like its neighbours. */
export type ItemOptions = Pick<WriteOptions, 'style'>;

/** Puts an item at the end of a list; see {@link insertItem}. */
export function appendItem(
  source: Source,
  seq: SeqNode,
  value: Data,
  options: ItemOptions = {},
): TextEdit[] | undefined {
  return insertItem(source, seq, seq.items.length, value, options);
}

/**
 * Puts an item into a list before the one at `index` (0-based; the number of items for the end).
 *
 * In a block list it has the dash's column of the others and stands on lines of its own, behind all that belongs to the
 * item before it. A map or list is written in brackets where its neighbour is, else as a block.
 *
 * @param source the text that `seq` was read from
 * @returns the edits; undefined where there is no such index, or where it cannot be done as for {@link setEntry}
 */
export function insertItem(
  source: Source,
  seq: SeqNode,
  index: number,
  value: Data,
  options: ItemOptions = {},
): TextEdit[] | undefined {
  const site = siteOf(source, seq);
  if (!site || index < 0 || index > seq.items.length) return undefined;
  const { text, node } = site;
  const items = node.items.map((item) => printNode(item));
  items.splice(index, 0, printData(value));
  const changes: Changes = new Map([[node, printSeq(node, items)]]);
  const style = styleOf(site);
  if (node.flow) {
    const shape = flowShapeOf(text, node);
    return proven(site, shape && insertSlot(text, shape, index, inlineText(value, style, true), style), changes);
  }
  const rows = rowsOf(text, node);
  if (!rows) return undefined;
  const flow = (options.style ?? neighbourStyle(node, index, value)) === 'flow';
  const lines = itemLines(value, rows[0]!.column, style, flow);
  return proven(site, insertRow(text, rows, index, lines), changes);
}

/** How the nearest item of the same kind is written, those before the place first. */
function neighbourStyle({ items }: SeqNode, index: number, value: Data): 'flow' | 'block' {
  const kind = isList(value) ? 'seq' : isRecord(value) ? 'map' : undefined;
  const near = [...items.slice(0, index).reverse(), ...items.slice(index)];
  const like = near.find((item) => item?.kind === kind && !isEmpty(item)) ?? near.find((item) => item?.kind === kind);
  return like && 'flow' in like && like.flow && !isEmpty(like) ? 'flow' : 'block';
}

/** Empty brackets say nothing of how a list or map is written. */
function isEmpty(node: Node | undefined): boolean {
  return (node?.kind === 'map' && node.pairs.length === 0) || (node?.kind === 'seq' && node.items.length === 0);
}

/**
 * Takes an item away (0-based): its lines in a block, its comma between brackets, and the comments on those lines.
 * Comments on lines above or below it stay. Of the only item an empty `[]` stays.
 * @param source the text that `seq` was read from
 * @returns the edits; undefined where there is no such item, or where it cannot be done as for {@link setEntry}
 */
export function removeItem(source: Source, seq: SeqNode, index: number): TextEdit[] | undefined {
  const site = siteOf(source, seq);
  if (!site || index < 0 || index >= seq.items.length) return undefined;
  const { text, node } = site;
  const item = node.items[index];
  const changes: Changes = new Map([
    [
      node,
      printSeq(
        node,
        node.items.filter((_, at) => at !== index).map((it) => printNode(it)),
      ),
    ],
  ]);
  const removed = item ? [item] : [];
  if (node.flow) {
    const shape = flowShapeOf(text, node);
    return proven(site, shape && removeSlot(text, shape, index), changes, removed);
  }
  const rows = rowsOf(text, node);
  if (!rows) return undefined;
  const edits = rows.length === 1 ? emptied(site, rows[0]!, '[]') : removeRow(text, rows, index);
  return proven(site, edits, changes, removed);
}

/**
 * Puts an item at the end of the list that a key of a map has; a key that is missing, or has no value, gets a list.
 * @param source the text that `map` was read from
 * @param options for a new list, as for {@link setEntry}
 * @returns the edits; undefined where the value is no list, or as for {@link appendItem} and {@link setEntry}
 */
export function appendTo(
  source: Source,
  map: MapNode,
  key: string,
  value: Data,
  options: WriteOptions = {},
): TextEdit[] | undefined {
  const pairs = map.pairs.filter((pair) => keyOf(pair) === key);
  const old = pairs[0]?.value;
  if (pairs.length > 1) return undefined;
  if (old?.kind === 'seq') return appendItem(source, old, value);
  if (old && (old.kind !== 'scalar' || old.value !== null)) return undefined;
  return setEntry(source, map, key, [value], options);
}
