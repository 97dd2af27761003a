import { endOf, keyOf, type MapNode, type Node, type Pair, pairOf, startOf } from '../nodes';
import type { TextEdit } from '../text';
import { emptied, insertRow, removeRow } from './block';
import { anchored, type Changes, type Data, isList, isRecord, printData, printMap, printNode, printPair } from './data';
import { flowShapeOf, insertSlot, removeSlot } from './flow';
import { beginsLine, colonEndOf, columnOf, rowsOf } from './layout';
import { proven } from './proof';
import { inPlaceOf, scalarEdits } from './scalars';
import { childrenOf, type Site, type Source, siteBelow, siteOf } from './site';
import { styleOf } from './style';
import { replaceValue } from './value';
import { entryLines, flowPair, inlineText, underKey } from './write';

/** A longer collection (UTF-16 units, as JSON) is written as a block where nobody asks for brackets. */
const MAX_IN_BRACKETS = 100;

/** Where a new entry goes; where the key named is not in the map, the edit is refused. */
export type EntryPosition =
  | { readonly after: string }
  | { readonly before: string }
  /** Keys in the order in which a reader expects them: behind the nearest of those that come before the new one. */
  | { readonly order: readonly string[] };

export interface WriteOptions {
  /** Where an entry goes that is not there yet; at the end without it. */
  readonly position?: EntryPosition;
  /** How a new map or list is written in a block; without it like its neighbours. */
  readonly style?: 'flow' | 'block';
}

/**
 * Gives a key of a map a value: in the place of the one that it has, or as a new entry.
 *
 * A scalar in the place of a scalar is written as {@link replaceScalar} says. A map or list takes the place of another in
 * its style: between brackets or as a block. A new entry goes to `options.position`, on a line of its own in a block,
 * behind all that belongs to the entry before it and before the comments and empty lines of the next one; between
 * braces it is written like the pairs beside it. A new map or list in a block is a block, unless the others of its kind
 * in the map stand in brackets and it is a short one.
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
  return pair ? replaceEntry(site, pair, value, options) : insertEntry(site, key, value, options);
}

function replaceEntry(site: Site<MapNode>, pair: Pair, value: Data, options: WriteOptions): TextEdit[] | undefined {
  const { text, node } = site;
  const old = pair.value;
  const print = anchored(old, printData(value));
  if (printNode(old) === print) return [];
  const changes: Changes = new Map([
    old
      ? [old, print]
      : [
          node,
          printMap(
            node,
            node.pairs.map((it) => (it === pair ? printPair(it, print) : printPair(it))),
          ),
        ],
  ]);
  if (old?.kind === 'scalar' && !isList(value) && !isRecord(value)) {
    return proven(site, scalarEdits(siteBelow(site, old), value), changes);
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
  const flow = (options.style ?? styleFor(value, old, node)) === 'flow';
  const column = columnOf(text, startOf(pair.key));
  const written = flow
    ? { head: inlineText(value, style, false), lines: [] }
    : underKey(value, column, style, ownColumn(text, old, value));
  const edits = proven(site, replaceValue(text, colon, old, written), changes, removed);
  if (edits || written.lines.length === 0 || typeof value !== 'string') return edits;
  // Comments that stay above the value would become part of a block of text.
  const inline = { head: inlineText(value, style, false), lines: [] };
  return proven(site, replaceValue(text, colon, old, inline), changes, removed);
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

/** How a map or list is written: as the one before it, or as the others of its kind in the map. */
function styleFor(value: Data, old: Node | undefined, map: MapNode): 'flow' | 'block' {
  if (!isList(value) && !isRecord(value)) return 'block';
  if (old?.kind === 'map' || old?.kind === 'seq') return old.flow ? 'flow' : 'block';
  const kind = isList(value) ? 'seq' : 'map';
  const alike = map.pairs.map((pair) => pair.value).filter((it) => it?.kind === kind) as { flow: boolean }[];
  return alike.length > 0 && alike.every(({ flow }) => flow) && isShort(value) ? 'flow' : 'block';
}

/** Whether a collection holds few scalars of one line and nothing else, so that it can be read in brackets. */
function isShort(value: Data): boolean {
  if (JSON.stringify(value).length > MAX_IN_BRACKETS) return false;
  return (
    (isList(value) || isRecord(value)) &&
    Object.values(value).every((item) => !isList(item) && !isRecord(item) && !/\n/.test(String(item)))
  );
}

function insertEntry(site: Site<MapNode>, key: string, value: Data, options: WriteOptions): TextEdit[] | undefined {
  const { text, node } = site;
  const index = indexFor(node, key, options.position);
  if (index === undefined) return undefined;
  const pairs = node.pairs.map((pair) => printPair(pair));
  pairs.splice(index, 0, `${JSON.stringify(key)}: ${printData(value)}`);
  const changes: Changes = new Map([[node, printMap(node, pairs)]]);
  const style = styleOf(site);
  if (node.flow) {
    const shape = flowShapeOf(text, node);
    return proven(site, shape && insertSlot(text, shape, index, flowPair(key, value, style), style), changes);
  }
  const rows = rowsOf(text, node);
  if (!rows) return undefined;
  const flow = (options.style ?? styleFor(value, undefined, node)) === 'flow';
  const lines = entryLines(key, value, rows[0]!.column, style, flow);
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
 * lines above or below it stay, whatever they are about. Of the only entry an empty `{}` stays.
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
  const changes: Changes = new Map([
    [
      node,
      printMap(
        node,
        node.pairs.filter((it) => it !== pair).map((it) => printPair(it)),
      ),
    ],
  ]);
  const removed = pair.value ? [pair.key, pair.value] : [pair.key];
  if (node.flow) {
    const shape = flowShapeOf(text, node);
    return proven(site, shape && removeSlot(text, shape, index), changes, removed);
  }
  const rows = rowsOf(text, node);
  if (!rows) return undefined;
  const edits = rows.length === 1 ? emptied(site, rows[0]!, '{}') : removeRow(text, rows, index);
  return proven(site, edits, changes, removed);
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
  return proven(
    site,
    scalarEdits(siteBelow(site, old), newKey),
    new Map([[old, anchored(old, JSON.stringify(newKey))]]),
  );
}

/** The index of a key that stands once in a map without a merge key. */
function onlyIndexOf({ pairs }: MapNode, key: string): number | undefined {
  const keys = pairs.map(keyOf);
  const index = keys.indexOf(key);
  return index === -1 || keys.includes('<<') || keys.lastIndexOf(key) !== index ? undefined : index;
}
