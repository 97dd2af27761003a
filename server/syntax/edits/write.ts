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

/** A value on one line behind a key or dash. */
export function inlineWritten(value: Data, style: Style): Written {
  return { head: inlineText(value, style, false), lines: [] };
}

/** How the value of an entry is written: its form where it is a map or list, and the column of what is below its key. */
export interface ValueForm {
  readonly form?: Form | undefined;
  readonly column?: number | undefined;
}

/** A value behind a key at `column`. */
export function behindKey(value: Data, column: number, style: Style, { form, column: own }: ValueForm): Written {
  if (form === 'flow') return inlineWritten(value, style);
  if (isList(value) && value.length > 0) {
    const dash = own ?? column + style.list;
    return {
      head: '',
      ...joined(
        value.map((item) => itemLines(item, dash, style, form === 'lines')),
        dash,
      ),
    };
  }
  if (isRecord(value) && Object.keys(value).length > 0) {
    const at = own ?? column + style.step;
    return { head: '', ...joined(mapLines(value, at, style), at) };
  }
  return scalarWritten(value, column, own ?? column + style.step, style);
}

/** Lines of an entry or item, the first not indented, and whether a line end must follow. */
export type RowLines = Omit<Written, 'head'>;

/** An entry with its key at `column`. */
export function entryLines(key: string, value: Data, column: number, style: Style, form?: Form): RowLines {
  const { head, lines, open } = behindKey(value, column, style, { form: form ?? style.formOf(key, value) });
  return { lines: [`${keyText(key, style, false)}:${head && ` ${head}`}`, ...lines], open: open ?? false };
}

/**
 * An item with its dash at `column`.
 * @param flow whether a map or list is to stand in brackets
 */
export function itemLines(value: Data, column: number, style: Style, flow: boolean): RowLines {
  const dash = `-${' '.repeat(style.gap)}`;
  const inner = column + dash.length;
  const nested = joined(flow ? [] : nestedLines(value, inner, style), inner);
  const [first, ...rest] = nested.lines;
  if (first !== undefined) return { ...nested, lines: [dash + first.slice(inner), ...rest] };
  const { head, lines, open } = scalarWritten(value, column, inner, style);
  return { lines: [dash + head, ...lines], open: open ?? false };
}

/** The entries or items of a map or list that begins behind a dash. */
function nestedLines(value: Data, column: number, style: Style): RowLines[] {
  if (isList(value)) return value.map((item) => itemLines(item, column, style, false));
  return isRecord(value) ? mapLines(value, column, style) : [];
}

function mapLines(value: { readonly [key: string]: Data }, column: number, style: Style): RowLines[] {
  return Object.entries(value).map(([key, item]) => entryLines(key, item, column, style));
}

/** Entries or items as lines at a column. */
function joined(rows: readonly RowLines[], column: number): RowLines {
  const lines = rows.flatMap(({ lines: [first = '', ...rest] }) => [' '.repeat(column) + first, ...rest]);
  return { lines, open: rows.at(-1)?.open ?? false };
}

function scalarWritten(value: Data, parent: number, column: number, style: Style): Written {
  const block = typeof value === 'string' && value.includes('\n') && !style.json;
  const written = block ? literal(value, { parent, column }) : undefined;
  return written ?? inlineWritten(value, style);
}
