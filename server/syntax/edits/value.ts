import { endOf, type Node, startOf } from '../nodes';
import type { TextEdit } from '../text';
import { isBelow, withoutLines } from './block';
import {
  anchorEndOf,
  endsLine,
  eolNear,
  fullEndOf,
  isTextBlock,
  lineEndOf,
  lineStartOf,
  type TextBlockNode,
  textBlockOf,
} from './layout';
import type { Written } from './text-blocks';

/**
 * Puts a value in the place of the one that a block entry or item has. Its anchor stays, and so do comments.
 * @param head behind the colon or dash
 * @param old undefined where there is none
 */
export function replaceValue(
  text: string,
  head: number,
  old: Node | undefined,
  written: Written,
): TextEdit[] | undefined {
  const from = anchorEndOf(text, head);
  if (from === undefined) return undefined;
  if (!old || endOf(old) === startOf(old)) return endsLine(text, from) ? behind(text, from, written) : undefined;
  if (isTextBlock(old)) return inTextBlock(text, from, old, written);
  const below = isBelow(text, old, from);
  if (!below || old.kind === 'scalar' || old.kind === 'alias' || old.flow) {
    return endsLine(text, endOf(old)) ? inPlace(text, from, old, written, below) : undefined;
  }
  // A block on the lines below.
  const start = lineStartOf(text, startOf(old));
  const end = lineEndOf(text, fullEndOf(text, old));
  if (!endsLine(text, from) || !endsLine(text, fullEndOf(text, old))) return undefined;
  const eol = eolNear(text, start);
  const lines = written.lines.join(eol);
  return [
    ...(written.head ? [{ start: from, end: from, text: ` ${written.head}` }] : []),
    written.lines.length
      ? { start, end, text: lines + lastEol(text, end, written.open) }
      : withoutLines(text, start, end),
  ];
}

/** Writes a value where there is none. */
function behind(text: string, from: number, written: Written): TextEdit[] {
  const { head } = written;
  const end = lineEndOf(text, from);
  // A space that waits for the value is used.
  const at = head && text.slice(from, end) === ' ' ? end : from;
  return [
    { start: at, end: at, text: head && (at === end && at > from ? head : ` ${head}`) },
    linesAt(text, end, written),
  ];
}

/** The lines of a value, behind the end of a line. */
function linesAt(text: string, end: number, { lines, open }: Written): TextEdit {
  const eol = eolNear(text, end);
  return { start: end, end, text: lines.map((line) => eol + line).join('') + lastEol(text, end, open) };
}

/** The line end that a value needs behind it, where the text has none. */
function lastEol(text: string, end: number, open = false): string {
  return open && end === text.length ? eolNear(text, end) : '';
}

function inPlace(text: string, from: number, old: Node, written: Written, below: boolean): TextEdit[] {
  const { head, lines } = written;
  const [start, end] = [startOf(old), endOf(old)];
  const lineEnd = lineEndOf(text, end);
  if (head) return [{ start, end, text: head }, linesAt(text, lineEnd, written)];
  if (!below) return [{ start: from, end, text: '' }, linesAt(text, lineEnd, written)];
  return [
    { start, end, text: lines.join(eolNear(text, end)).trimStart() },
    linesAt(text, lineEnd, { ...written, lines: [] }),
  ];
}

function inTextBlock(text: string, from: number, old: TextBlockNode, written: Written): TextEdit[] {
  const { head } = written;
  const start = startOf(old);
  const block = textBlockOf(text, old);
  const headLine = lineEndOf(text, start);
  const end = Math.max(headLine, block.end);
  // Comments behind and below the key stay.
  const bare = isBelow(text, old, from) ? lineEndOf(text, lineStartOf(text, start) - 1) : from;
  // A block that did without a line end at the end of the file still does, unless it has empty lines there.
  const open = written.open === true && (head === '' || head.endsWith('+'));
  return [
    head ? { start, end: block.headerEnd, text: head } : { start: bare, end: block.headerEnd, text: '' },
    {
      start: headLine,
      end,
      text: linesAt(text, headLine, { ...written, open: false }).text + lastEol(text, end, open),
    },
  ];
}
