import { endOf, type MapNode, type SeqNode, startOf } from '../nodes';
import type { TextEdit } from '../text';
import {
  beginsLine,
  colonEndOf,
  columnOf,
  commentColumn,
  endsLine,
  eolNear,
  lineEndOf,
  lineStartOf,
  nextLineOf,
} from './layout';
import type { Style } from './style';

/** A pair or item between brackets, with its anchor and without its comma. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  /** Offset of the comma behind it. */
  readonly comma: number | undefined;
}

export interface FlowShape {
  /** Offsets of the brackets. */
  readonly open: number;
  readonly close: number;
  readonly slots: readonly Slot[];
}

/** Where the elements of a flow collection are; undefined where the brackets are missing (`[a: b]` holds such a map). */
export function flowShapeOf(text: string, node: MapNode | SeqNode): FlowShape | undefined {
  const open = startOf(node);
  const close = endOf(node) - 1;
  if (text[open] !== (node.kind === 'map' ? '{' : '[') || text[close] !== (node.kind === 'map' ? '}' : ']')) {
    return undefined;
  }
  const ends =
    node.kind === 'map'
      ? node.pairs.map((pair) => (pair.value ? endOf(pair.value) : (colonEndOf(text, pair) ?? endOf(pair.key))))
      : node.items.map((item) => (item ? endOf(item) : -1));
  const slots: Slot[] = [];
  let at = skipSpace(text, open + 1);
  for (const end of ends) {
    if (end < at || end > close) return undefined;
    const start = at;
    at = skipSpace(text, end);
    const comma = text[at] === ',' ? at : undefined;
    slots.push({ start, end, comma });
    if (comma !== undefined) at = skipSpace(text, at + 1);
  }
  return at === close ? { open, close, slots } : undefined;
}

/** Behind white space, line ends and comments. */
function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at++;
    if (text[at] !== '#' || !/\s/.test(text[at - 1] ?? '')) return at;
    at = lineEndOf(text, at);
  }
}

/** Puts an element before the one at `index`, or behind the last. */
export function insertSlot(
  text: string,
  shape: FlowShape,
  index: number,
  element: string,
  style: Style,
): TextEdit[] | undefined {
  const { slots } = shape;
  if (slots.length === 0) return fill(text, shape, element, style);
  const before = slots[index - 1];
  return before
    ? insertBehind(text, shape, before, element, style)
    : insertFirst(text, shape, slots[0]!, element, style);
}

/** Puts an element into empty brackets. */
function fill(text: string, { open, close }: FlowShape, element: string, style: Style): TextEdit[] | undefined {
  const inside = text.slice(open + 1, close);
  if (inside.trim() === '' && !inside.includes('\n')) {
    return [{ start: open + 1, end: open + 1, text: inside === '' ? element : ` ${element}` }];
  }
  // Comments or empty lines alone: a line of its own before that of the closing bracket.
  if (!beginsLine(text, close)) return undefined;
  const line = lineStartOf(text, close);
  const comment = /(?:^|\n)( +)#/.exec(inside);
  const column = comment ? comment[1]!.length : columnOf(text, close) + style.step;
  return [{ start: line, end: line, text: ' '.repeat(column) + element + eolNear(text, line - 1) }];
}

function insertFirst(text: string, { open }: FlowShape, first: Slot, element: string, style: Style): TextEdit[] {
  const line = lineStartOf(text, first.start);
  if (line <= open || !standsAlone(text, first)) {
    return [{ start: first.start, end: first.start, text: element + style.comma }];
  }
  // Comments right above the first element are about it.
  let at = line;
  for (let above = lineStartOf(text, at - 1); above > open; above = lineStartOf(text, at - 1)) {
    if (commentColumn(text, above) === undefined) break;
    at = above;
  }
  const own = `${text.slice(line, first.start)}${element},${eolNear(text, first.start)}`;
  return [{ start: at, end: at, text: own }];
}

function insertBehind(text: string, shape: FlowShape, before: Slot, element: string, style: Style): TextEdit[] {
  const line = lineStartOf(text, before.start);
  const inline = [{ start: before.end, end: before.end, text: style.comma + element }];
  if (!hasLineForEach(text, shape) || !/^[ \t]*$/.test(text.slice(line, before.start))) return inline;
  const own = eolNear(text, before.end) + text.slice(line, before.start) + element;
  if (before.comma === undefined) {
    if (!endsLine(text, before.end)) return [{ start: before.end, end: before.end, text: `,${own}` }];
    const at = lineEndOf(text, before.end);
    return [
      { start: before.end, end: before.end, text: ',' },
      { start: at, end: at, text: own },
    ];
  }
  if (!standsAlone(text, before)) return inline;
  const at = lineEndOf(text, before.comma);
  return [{ start: at, end: at, text: `${own},` }];
}

/** Whether no two elements share a line. */
function hasLineForEach(text: string, { open, slots }: FlowShape): boolean {
  const apart = (from: number, to: number): boolean => text.slice(from, to).includes('\n');
  const [first] = slots;
  if (slots.length === 1 && first) return apart(open, first.start);
  return slots.every((slot, index) => index === 0 || apart(slots[index - 1]!.end, slot.start));
}

/** Whether an element has its lines to itself, but for its comma and a comment. */
function standsAlone(text: string, slot: Slot): boolean {
  if (!/^[ \t]*$/.test(text.slice(lineStartOf(text, slot.start), slot.start))) return false;
  if (slot.comma === undefined) return endsLine(text, slot.end);
  return !text.slice(slot.end, slot.comma).includes('\n') && endsLine(text, slot.comma + 1);
}

/** Takes an element away, with its comma and, where it has its lines to itself, with those. */
export function removeSlot(text: string, { open, close, slots }: FlowShape, index: number): TextEdit[] {
  const slot = slots[index]!;
  const before = slots[index - 1];
  const after = slots[index + 1];
  // The comma before the last element goes with it, unless one stands behind the last, too.
  const dropComma =
    !after && before?.comma !== undefined && slot.comma === undefined
      ? [{ start: before.comma, end: before.comma + 1, text: '' }]
      : [];
  if (standsAlone(text, slot) && lineStartOf(text, slot.start) > open) {
    const start = lineStartOf(text, slot.start);
    return [...dropComma, { start, end: nextLineOf(text, slot.comma ?? slot.end), text: '' }];
  }
  const slotEnd = slot.comma === undefined ? slot.end : slot.comma + 1;
  if (!before && !after) {
    const tail = text.slice(slotEnd, close);
    const end = tail.trim() === '' && !tail.includes('\n') ? close : slotEnd;
    return [{ start: slot.start, end, text: '' }];
  }
  const gapBefore = before ? text.slice(before.end, slot.start) : '';
  const gapAfter = after ? text.slice(slot.end, after.start) : '';
  if (after && (!before || gapBefore.includes('\n')) && !gapAfter.includes('\n')) {
    return [{ start: slot.start, end: after.start, text: '' }];
  }
  if (before && !gapBefore.includes('#')) return [{ start: before.end, end: slot.end, text: '' }];
  if (after && !gapAfter.includes('#')) return [{ start: slot.start, end: after.start, text: '' }];
  // Comments stand on both sides: only the element and its comma go.
  return [...dropComma, { start: slot.start, end: after ? slotEnd : slot.end, text: '' }];
}
