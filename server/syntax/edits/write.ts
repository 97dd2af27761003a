import { type Data, isList, isRecord } from './data';
import type { Form } from './forms';
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

/** How the value of an entry is written: its form where it is a map or list, and the column of what is below its key. */
export interface ValueForm {
  readonly form?: Form | undefined;
  readonly column?: number | undefined;
}

/** A value behind a key at `column`. */
export function behindKey(value: Data, column: number, style: Style, { form, column: own }: ValueForm): Written {
  if (form === 'flow') return { head: inlineText(value, style, false), lines: [] };
  if (isList(value) && value.length > 0) {
    const dash = own ?? column + style.list;
    const items = value.map((item) => itemLines(item, dash, style, form === 'lines'));
    return { head: '', lines: items.flatMap((item) => indented(item, dash)) };
  }
  if (isRecord(value) && Object.keys(value).length > 0) {
    const at = own ?? column + style.step;
    return { head: '', lines: mapLines(value, at, style).flatMap((entry) => indented(entry, at)) };
  }
  return scalarWritten(value, column, own ?? column + style.step, style);
}

/** The lines of an entry with its key at `column`; the first is not indented. */
export function entryLines(key: string, value: Data, column: number, style: Style, form?: Form): string[] {
  const { head, lines } = behindKey(value, column, style, { form: form ?? style.formOf(key, value) });
  return [`${keyText(key, style, false)}:${head && ` ${head}`}`, ...lines];
}

/**
 * The lines of an item with its dash at `column`; the first is not indented.
 * @param flow whether a map or list is to stand in brackets
 */
export function itemLines(value: Data, column: number, style: Style, flow: boolean): string[] {
  const dash = `-${' '.repeat(style.gap)}`;
  const inner = column + dash.length;
  const nested = flow ? [] : nestedLines(value, inner, style);
  const [first, ...rest] = nested.flatMap((lines) => indented(lines, inner));
  if (first !== undefined) return [dash + first.slice(inner), ...rest];
  const { head, lines } = scalarWritten(value, column, inner, style);
  return [dash + head, ...lines];
}

/** The entries or items of a map or list that begins behind a dash. */
function nestedLines(value: Data, column: number, style: Style): string[][] {
  if (isList(value)) return value.map((item) => itemLines(item, column, style, false));
  return isRecord(value) ? mapLines(value, column, style) : [];
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
