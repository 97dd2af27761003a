import { keyOf, type MapNode, type SeqNode } from '../nodes';
import type { TextEdit } from '../text';
import { emptied, insertRow, removeRow } from './block';
import { type Changes, type Data, printData, printNode, printSeq } from './data';
import { flowShapeOf, insertSlot, removeSlot } from './flow';
import { itemForm } from './forms';
import { rowsOf } from './layout';
import { setEntry, type WriteOptions } from './maps';
import { firstProven, proven } from './proof';
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
  const items = itemPrints(node).toSpliced(index, 0, printData(value));
  const changes: Changes = new Map([[node, printSeq(node, items)]]);
  const style = styleOf(site);
  if (node.flow) {
    const shape = flowShapeOf(text, node);
    return proven(site, shape && insertSlot(text, shape, index, inlineText(value, style, true), style), changes);
  }
  const rows = rowsOf(text, node);
  if (!rows) return undefined;
  const flow = (options.style ?? itemForm(value, node, index)) === 'flow';
  const lines = itemLines(value, rows[0]!.column, style, flow);
  return proven(site, insertRow(text, rows, index, lines), changes);
}

function itemPrints({ items }: SeqNode): string[] {
  return items.map((item) => printNode(item));
}

/**
 * Takes an item away (0-based): its lines in a block, its comma between brackets, and the comments on those lines.
 * Other comments stay as {@link removeEntry} says. Of the only item an empty `[]` stays.
 * @param source the text that `seq` was read from
 * @returns the edits; undefined where there is no such item, or where it cannot be done as for {@link setEntry}
 */
export function removeItem(source: Source, seq: SeqNode, index: number): TextEdit[] | undefined {
  const site = siteOf(source, seq);
  if (!site || index < 0 || index >= seq.items.length) return undefined;
  const { text, node } = site;
  const item = node.items[index];
  const changes: Changes = new Map([[node, printSeq(node, itemPrints(node).toSpliced(index, 1))]]);
  const removed = item ? [item] : [];
  if (node.flow) {
    const shape = flowShapeOf(text, node);
    return proven(site, shape && removeSlot(text, shape, index), changes, removed);
  }
  const rows = rowsOf(text, node);
  if (!rows) return undefined;
  const ways = rows.length === 1 ? emptied(site, rows[0]!, '[]') : removeRow(text, rows, index);
  return firstProven(site, ways, changes, removed);
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
