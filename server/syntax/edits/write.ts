import { type Data, isList, isRecord } from './data';
import { scalarText } from './scalar-text';
import type { Style } from './style';
import { literal, type Written } from './text-blocks';

/** A value on one line, as it stands between brackets (`flow`) or behind a key. */
export function inlineText(value: Data, style: Style, flow: boolean): string {
  const { comma, colon, padding, listPadding } = style;
  if (isList(value)) {
    if (value.length === 0) return '[]';
    return `[${listPadding}${value.map((item) => inlineText(item, style, true)).join(comma)}${listPadding}]`;
  }
  if (isRecord(value)) {
    const pairs = Object.entries(value);
    if (pairs.length === 0) return '{}';
    return `{${padding}${pairs.map(([key, item]) => flowPair(key, item, style, colon)).join(comma)}${padding}}`;
  }
  return scalarText(value, { flow, quote: style.quote, always: style.json });
}

/** `key: value` between brackets. */
export function flowPair(key: string, value: Data, style: Style, colon = style.colon): string {
  return `${keyText(key, style, true)}${colon}${inlineText(value, style, true)}`;
}

export function keyText(key: string, style: Style, flow: boolean): string {
  return scalarText(key, { flow, quote: style.quote, always: style.json, key: true });
}

/**
 * A value below a key at `column`.
 * @param own the column of what is written below the key, where it is known
 */
export function underKey(value: Data, column: number, style: Style, own?: number): Written {
  if (isList(value) && value.length > 0) {
    const dash = own ?? column + style.list;
    return { head: '', lines: value.flatMap((item) => indented(itemLines(item, dash, style), dash)) };
  }
  if (isRecord(value) && Object.keys(value).length > 0) {
    const at = own ?? column + style.step;
    return { head: '', lines: mapLines(value, at, style).flatMap((entry) => indented(entry, at)) };
  }
  return scalarWritten(value, column, own ?? column + style.step, style);
}

/** The lines of an entry with its key at `column`; the first is not indented. */
export function entryLines(key: string, value: Data, column: number, style: Style, flow = false): string[] {
  const written = flow ? { head: inlineText(value, style, false), lines: [] } : underKey(value, column, style);
  return [`${keyText(key, style, false)}:${written.head && ` ${written.head}`}`, ...written.lines];
}

/** The lines of an item with its dash at `column`; the first is not indented. */
export function itemLines(value: Data, column: number, style: Style, flow = false): string[] {
  const dash = `-${' '.repeat(style.gap)}`;
  const inner = column + dash.length;
  if (!flow && isList(value) && value.length > 0) {
    const [first = '', ...rest] = value.flatMap((item) => indented(itemLines(item, inner, style), inner));
    return [dash + first.slice(inner), ...rest];
  }
  if (!flow && isRecord(value) && Object.keys(value).length > 0) {
    const [first = '', ...rest] = mapLines(value, inner, style).flatMap((entry) => indented(entry, inner));
    return [dash + first.slice(inner), ...rest];
  }
  if (flow) return [dash + inlineText(value, style, false)];
  const { head, lines } = scalarWritten(value, column, inner, style);
  return [dash + head, ...lines];
}

function mapLines(value: { readonly [key: string]: Data }, column: number, style: Style): string[][] {
  return Object.entries(value).map(([key, item]) => entryLines(key, item, column, style));
}

function indented([first = '', ...rest]: readonly string[], column: number): string[] {
  return [' '.repeat(column) + first, ...rest];
}

function scalarWritten(value: Data, parent: number, column: number, style: Style): Written {
  const block = typeof value === 'string' && value.includes('\n') && !style.json;
  const written = block ? literal(value, { parent, column }) : undefined;
  return written ?? { head: inlineText(value, style, false), lines: [] };
}
