import { endOf, keyOf, type MapNode, type Node, type Pair, pairOf, startOf } from '../nodes';
import type { TextEdit } from '../text';
import { emptied, insertRow, removeRow } from './block';
import { anchored, type Changes, type Data, isList, isRecord, printData, printMap, printNode, printPair } from './data';
import { flowShapeOf, insertSlot, removeSlot } from './flow';
import { type Form, formOf, neighbourForm } from './forms';
import { beginsLine, colonEndOf, columnOf, rowsOf } from './layout';
import { firstProven, proven } from './proof';
import { inPlaceOf, scalarEdits } from './scalars';
import { childrenOf, type Site, type Source, siteBelow, siteOf } from './site';
import { type Style, styleOf } from './style';
import { replaceValue } from './value';
import { behindKey, entryLines, flowPair, inlineText, inlineWritten } from './write';

/** Where a new entry goes; where the key named is not in the map, the edit is refused. */
export type EntryPosition =
  | { readonly after: string }
  | { readonly before: string }
  /** Keys in the order in which a reader expects them: behind the nearest of those that come before the new one. */
  | { readonly order: readonly string[] };

export interface WriteOptions {
  /** Where an entry goes that is not there yet; at the end without it. */
  readonly position?: EntryPosition;
  /** How a map or list is written in a block, whatever speaks for something else. */
  readonly style?: 'flow' | 'block';
}

/**
 * Gives a key of a map a value: in the place of the one that it has, or as a new entry.
 *
 * A scalar in the place of a scalar is written as {@link replaceScalar} says. A map or list takes the place of another in
 * its style: between brackets or as a block. A new entry goes to `options.position`, on a line of its own in a block,
 * behind all that belongs to the entry before it and before the comments and empty lines of the next one; between
 * braces it is written like the pairs beside it. A new map or list has the form that the key gives to its values elsewhere in
 * the document; where it stands nowhere else it is a block, or in brackets if all others of its kind in the map are and
 * it is short.
 *
 * Comments stay; one on the last line of a block that is replaced goes with it.
 *
 * @param source the text that `map` was read from
 * @returns the edits, none where the value is there already; undefined where it cannot be done: where the key stands
 * twice, a `? key`, tag, tab or alias is in the way, an anchor that goes is named elsewhere, something could not be read,
 * or the result would be read as something else
 */
export function setEntry(
  source: Source,
  map: MapNode,
  key: string,
  value: Data,
  options: WriteOptions = {},
): TextEdit[] | undefined {
  const site = siteOf(source, map);
  if (!site) return undefined;
  const { node } = site;
  const pairs = node.pairs.filter((pair) => keyOf(pair) === key);
  if (pairs.length > 1) return undefined;
  const pair = pairs[0];
  return pair ? replaceEntry(site, pair, key, value, options) : insertEntry(site, key, value, options);
}

function replaceEntry(
  site: Site<MapNode>,
  pair: Pair,
  key: string,
  value: Data,
  options: WriteOptions,
): TextEdit[] | undefined {
  const { text, node } = site;
  const old = pair.value;
  const print = anchored(old, printData(value));
  if (printNode(old) === print) return [];
  const changes: Changes = new Map([
    old
      ? [old, print]
      : [node, printMap(node, pairPrints(node).with(node.pairs.indexOf(pair), printPair(pair, print)))],
  ]);
  if (old?.kind === 'scalar' && !isList(value) && !isRecord(value)) {
    return firstProven(site, scalarEdits(siteBelow(site, old), value), changes);
  }
  // Its own anchor stays.
  const removed = old ? childrenOf(old) : [];
  const style = styleOf(old?.kind === 'map' || old?.kind === 'seq' ? siteBelow(site, old) : site);
  const colon = colonEndOf(text, pair);
  if (site.flow || node.flow) {
    const own = inlineText(value, style, true);
    return proven(site, flowValue(text, pair, colon, own), changes, removed);
  }
  if (colon === undefined) return undefined;
  const form = options.style ?? formOf(old) ?? newForm(node, key, value, style);
  const column = columnOf(text, startOf(pair.key));
  const own = ownColumn(text, old, value);
  const written = behindKey(value, column, style, { form, column: own });
  const ways = [replaceValue(text, colon, old, written)];
  // Comments that stay beside the value would become part of a block of text.
  if (typeof value === 'string') ways.push(replaceValue(text, colon, old, inlineWritten(value, style)));
  return firstProven(site, ways, changes, removed);
}

/** The form of a map or list where none was before: as below the same key elsewhere, else like those beside it. */
function newForm(map: MapNode, key: string, value: Data, style: Style): Form | undefined {
  return style.formOf(key, value) ?? neighbourForm(value, map);
}

function pairPrints({ pairs }: MapNode): string[] {
  return pairs.map((pair) => printPair(pair));
}

/** The column at which a value stands below its key, if what takes its place is to stand there, too. */
function ownColumn(text: string, old: Node | undefined, value: Data): number | undefined {
  if (!old || !beginsLine(text, startOf(old))) return undefined;
  const other = (old.kind === 'map' && !isRecord(value)) || (old.kind === 'seq' && !isList(value));
  return other && !old.flow ? undefined : columnOf(text, startOf(old));
}

/** A value between braces, in the place of another or where there is none. */
function flowValue(text: string, { key, value }: Pair, colon: number | undefined, own: string): TextEdit[] {
  if (value) return inPlaceOf(text, value, own);
  const end = endOf(key);
  if (colon === undefined) return [{ start: end, end, text: `: ${own}` }];
  const at = text[colon] === ' ' ? colon + 1 : colon;
  return [{ start: at, end: at, text: at === colon ? ` ${own}` : own }];
}

function insertEntry(site: Site<MapNode>, key: string, value: Data, options: WriteOptions): TextEdit[] | undefined {
  const { text, node } = site;
  const index = indexFor(node, key, options.position);
  if (index === undefined) return undefined;
  const pairs = pairPrints(node).toSpliced(index, 0, `${JSON.stringify(key)}: ${printData(value)}`);
  const changes: Changes = new Map([[node, printMap(node, pairs)]]);
  const style = styleOf(site);
  if (node.flow) {
    const shape = flowShapeOf(text, node);
    return proven(site, shape && insertSlot(text, shape, index, flowPair(key, value, style), style), changes);
  }
  const rows = rowsOf(text, node);
  if (!rows) return undefined;
  const form = options.style ?? newForm(node, key, value, style);
  const lines = entryLines(key, value, rows[0]!.column, style, form);
  return proven(site, insertRow(text, rows, index, lines), changes);
}

/** The index of the entry before which a new one goes. */
function indexFor({ pairs }: MapNode, key: string, position: EntryPosition | undefined): number | undefined {
  const keys = pairs.map(keyOf);
  if (!position) return pairs.length;
  if ('after' in position || 'before' in position) {
    const at = keys.indexOf('after' in position ? position.after : position.before);
    return at === -1 ? undefined : 'after' in position ? at + 1 : at;
  }
  const { order } = position;
  const place = order.indexOf(key);
  if (place === -1) return pairs.length;
  for (const earlier of order.slice(0, place).reverse()) {
    const at = keys.indexOf(earlier);
    if (at !== -1) return at + 1;
  }
  const later = order.slice(place + 1).map((it) => keys.indexOf(it));
  return later.find((at) => at !== -1) ?? pairs.length;
}

/**
 * Takes an entry away: its lines in a block, its comma between braces, and the comments on those lines. Comments on
 * lines above or below it stay, whatever they are about; only those that a block of text above would take in go along.
 * Of the only entry an empty `{}` stays.
 * @param source the text that `map` was read from
 * @returns the edits; undefined where there is no such entry, or as for {@link setEntry}, or where a merge key (`<<`)
 * might bring back what goes
 */
export function removeEntry(source: Source, map: MapNode, key: string): TextEdit[] | undefined {
  const site = siteOf(source, map);
  if (!site) return undefined;
  const { text, node } = site;
  const index = onlyIndexOf(node, key);
  if (index === undefined) return undefined;
  const pair = node.pairs[index]!;
  const changes: Changes = new Map([[node, printMap(node, pairPrints(node).toSpliced(index, 1))]]);
  const removed = pair.value ? [pair.key, pair.value] : [pair.key];
  if (node.flow) {
    const shape = flowShapeOf(text, node);
    return proven(site, shape && removeSlot(text, shape, index), changes, removed);
  }
  const rows = rowsOf(text, node);
  if (!rows) return undefined;
  const ways = rows.length === 1 ? emptied(site, rows[0]!, '{}') : removeRow(text, rows, index);
  return firstProven(site, ways, changes, removed);
}

/**
 * Gives a key another name; its value, quotes and place stay.
 * @param source the text that `map` was read from
 * @returns the edits; undefined where there is no such entry, the new key is there already, or as for {@link removeEntry}
 */
export function renameKey(source: Source, map: MapNode, key: string, newKey: string): TextEdit[] | undefined {
  const site = siteOf(source, map);
  if (!site) return undefined;
  const { node } = site;
  const index = onlyIndexOf(node, key);
  if (index === undefined) return undefined;
  if (key === newKey) return [];
  const old = node.pairs[index]!.key;
  if (pairOf(node, newKey) || old.kind !== 'scalar') return undefined;
  const changes: Changes = new Map([[old, anchored(old, JSON.stringify(newKey))]]);
  return firstProven(site, scalarEdits(siteBelow(site, old), newKey), changes);
}

/** The index of a key that stands once in a map without a merge key. */
function onlyIndexOf({ pairs }: MapNode, key: string): number | undefined {
  const keys = pairs.map(keyOf);
  const index = keys.indexOf(key);
  return index === -1 || keys.includes('<<') || keys.lastIndexOf(key) !== index ? undefined : index;
}
