import { endOf, type Node, startOf } from '../nodes';
import type { TextEdit } from '../text';
import { isBelow } from './block';
import {
  anchorEndOf,
  endsLine,
  eolNear,
  fullEndOf,
  isTextBlock,
  lineEndOf,
  lineStartOf,
  nextLineOf,
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
  const before = lineEndOf(text, lineStartOf(text, start - 1));
  const lost = { start: nextLineOf(text, end) > end ? start : before, end: nextLineOf(text, end), text: '' };
  return [
    ...(written.head ? [{ start: from, end: from, text: ` ${written.head}` }] : []),
    written.lines.length ? { start, end, text: lines } : lost,
  ];
}

/** Writes a value where there is none. */
function behind(text: string, from: number, { head, lines }: Written): TextEdit[] {
  const end = lineEndOf(text, from);
  // A space that waits for the value is used.
  const at = head && text.slice(from, end) === ' ' ? end : from;
  return [
    { start: at, end: at, text: head && (at === end && at > from ? head : ` ${head}`) },
    linesAt(text, end, lines),
  ];
}

function linesAt(text: string, end: number, lines: readonly string[]): TextEdit {
  const eol = eolNear(text, end);
  return { start: end, end, text: lines.map((line) => eol + line).join('') };
}

function inPlace(text: string, from: number, old: Node, { head, lines }: Written, below: boolean): TextEdit[] {
  const [start, end] = [startOf(old), endOf(old)];
  if (head) return [{ start, end, text: head }, linesAt(text, lineEndOf(text, end), lines)];
  if (below) return [{ start, end, text: lines.join(eolNear(text, end)).trimStart() }];
  return [{ start: from, end, text: '' }, linesAt(text, lineEndOf(text, end), lines)];
}

function inTextBlock(text: string, from: number, old: TextBlockNode, { head, lines }: Written): TextEdit[] {
  const start = startOf(old);
  const block = textBlockOf(text, old);
  const headLine = lineEndOf(text, start);
  return [
    head ? { start, end: block.headerEnd, text: head } : { start: from, end: block.headerEnd, text: '' },
    { ...linesAt(text, headLine, lines), end: Math.max(headLine, block.end) },
  ];
}
