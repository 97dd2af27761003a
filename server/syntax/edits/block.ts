import { isMark } from '../lines';
import { startOf } from '../nodes';
import type { TextEdit } from '../text';
import {
  anchorEndOf,
  beginsLine,
  commentColumn,
  endsLine,
  eolNear,
  headOf,
  isEmptyLine,
  lineEndOf,
  lineStartOf,
  nextLineOf,
  type Row,
} from './layout';
import type { Site } from './site';
import type { Written } from './text-blocks';

/**
 * Puts an entry or item before the row at `index`, or behind the last.
 * @param written its lines; the first is not indented
 * @returns undefined where the row that it would stand beside is unusual
 */
export function insertRow(
  text: string,
  rows: readonly Row[],
  index: number,
  { lines, open = false }: Omit<Written, 'head'>,
): TextEdit[] | undefined {
  const before = rows[index - 1];
  if (!(before ?? rows[0])?.sound) return undefined;
  const { column } = rows[0]!;
  const indent = ' '.repeat(column);
  if (before) {
    const at = endBelow(text, before);
    const eol = eolNear(text, at);
    const last = open && at === text.length ? eol : '';
    return [{ start: at, end: at, text: eol + indent + lines.join(eol) + last }];
  }
  const first = rows[0]!;
  const eol = eolNear(text, first.start);
  const at = first.ownLine ? commentsAbove(text, first) : first.start;
  const own = lines.join(eol) + eol;
  return [{ start: at, end: at, text: at === first.start ? own + indent : indent + own }];
}

/** The end of a row with the comments below it that are indented deeper, before a line end. */
function endBelow(text: string, row: Row): number {
  let end = row.lineEnd;
  for (let at = nextLineOf(text, end); at < text.length; at = nextLineOf(text, at)) {
    const column = commentColumn(text, at);
    if (column !== undefined && column > row.column) end = lineEndOf(text, at);
    else if (!isEmptyLine(text, at)) break;
  }
  return end;
}

/** Where the comments start that stand right above the first row and belong to it, or the row itself. */
function commentsAbove(text: string, first: Row): number {
  let start = lineStartOf(text, first.start);
  while (start > 1) {
    const above = lineStartOf(text, start - 1);
    if (isMark(text, above, '---')) break;
    if (commentColumn(text, above) !== first.column) return start;
    start = above;
  }
  // What stands at the very top is about the whole document.
  return first.start;
}

/**
 * Ways to take a row away that is not the only one, with its lines and the comments on them, the best first. Comments
 * below it that are indented deeper stay, unless that would make them part of a text above.
 */
export function removeRow(text: string, rows: readonly Row[], index: number): TextEdit[][] {
  const row = rows[index]!;
  if (!row.sound) return [];
  if (row.ownLine) {
    const start = lineStartOf(text, row.start);
    return [row.lineEnd, endBelow(text, row)].map((end) => [withoutLines(text, start, end)]);
  }
  const next = rows[index + 1];
  if (!next) return [];
  // Behind the dash of an outer item: the next row takes the place, unless a comment stands between.
  const between = text.slice(row.lineEnd, next.start);
  if (between.trim() === '') return [[{ start: row.start, end: next.start, text: '' }]];
  const dashEnd = text.slice(0, row.start).trimEnd().length;
  return [[{ start: dashEnd, end: row.lineEnd, text: '' }]];
}

/** Takes lines away, with the line end behind them; at the end of a file without one, with that before them. */
export function withoutLines(text: string, start: number, lastEnd: number): TextEdit {
  const end = nextLineOf(text, lastEnd);
  if (end > lastEnd || start <= 1) return { start, end, text: '' };
  return { start: lineEndOf(text, lineStartOf(text, start - 1)), end, text: '' };
}

/** Empty brackets in place of the only row of a block map or list. */
export function emptied({ text, node, around }: Site, row: Row, brackets: string): TextEdit[][] {
  const here = [{ start: row.start, end: row.lineEnd, text: brackets }];
  const parent = around[0];
  if (!row.sound) return [];
  if (!row.ownLine || !parent) return [here];
  const from = headOf(text, parent, node)?.end;
  const head = from === undefined ? undefined : anchorEndOf(text, from);
  if (head === undefined || !endsLine(text, head)) return [];
  const lines = withoutLines(text, lineStartOf(text, row.start), row.lineEnd);
  return [[{ start: head, end: head, text: ` ${brackets}` }, lines]];
}

/** Whether a node begins on a line below the one of an offset. */
export function isBelow(text: string, node: Site['node'], at: number): boolean {
  return startOf(node) > lineEndOf(text, at) && beginsLine(text, startOf(node));
}
