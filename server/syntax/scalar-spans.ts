import { endOf, type Place, type ScalarNode, startOf } from './nodes';

/**
 * Where a part of a scalar's text stands in the file. Escapes, doubled quotes and the indentation of a literal block are
 * counted; in text that is folded the scalar as a whole is what can be pointed at.
 * @param text the text that the scalar was read from
 * @param start UTF-16 offset into the scalar's value, which must be a string
 * @param end exclusive
 */
export function placeWithin(text: string, node: ScalarNode, start: number, end: number): Place {
  const raw = text.slice(startOf(node), endOf(node));
  const value = String(node.value);
  const at = locator(raw, value, node.style);
  const from = at?.(start);
  const to = from === undefined || end <= start ? from : after(at!, end);
  if (from === undefined || to === undefined) return node;
  return { origin: node.origin, start: node.start + from, end: node.start + to };
}

/** Tells where a character of the value begins in the raw text. */
type Locator = (offset: number) => number | undefined;

/** Where a stretch ends: behind its last character, so that an escape is in it as a whole. */
function after(at: Locator, end: number): number | undefined {
  const next = at(end);
  if (next !== undefined) return next;
  const last = at(end - 1);
  return last === undefined ? undefined : last + 1;
}

function locator(raw: string, value: string, style: ScalarNode['style']): Locator | undefined {
  switch (style) {
    case 'plain':
      return raw.endsWith(value) ? (offset) => raw.length - value.length + offset : undefined;
    case 'single':
      return quoted(raw, value, "'", (at) => (raw[at] === "'" ? 2 : 1));
    case 'double':
      return quoted(raw, value, '"', (at) => (raw[at] === '\\' ? escapeLength(raw, at) : 1));
    case 'literal':
      return literal(raw, value);
    case 'folded':
      return undefined;
  }
}

/** Walks a quoted text; `length` tells how many raw characters the next one of the value takes. */
function quoted(raw: string, value: string, quote: string, length: (at: number) => number): Locator | undefined {
  // Lines in quotes are folded.
  if (/[\r\n]/.test(raw)) return undefined;
  const offsets: number[] = [];
  let at = raw.indexOf(quote) + 1;
  for (let i = 0; i <= value.length; i++) {
    offsets.push(at);
    if (i < value.length) at += length(at);
  }
  // The closing quote stands behind the last character, or the text was read in another way.
  return at === raw.length - 1 ? (offset) => offsets[offset] : undefined;
}

/** Characters of an escape that stand for one UTF-16 unit (YAML 1.2, 5.7). */
function escapeLength(raw: string, at: number): number {
  const lengths: Readonly<Record<string, number>> = { x: 4, u: 6 };
  return lengths[raw[at + 1] ?? ''] ?? 2;
}

function literal(raw: string, value: string): Locator | undefined {
  const rawLines = raw.split('\n');
  const lines = value.split('\n');
  const starts: { value: number; raw: number }[] = [];
  let rawAt = rawLines[0]!.length + 1;
  let valueAt = 0;
  for (const [index, line] of lines.entries()) {
    const rawLine = rawLines[index + 1];
    if (rawLine === undefined) break;
    const content = rawLine.endsWith('\r') ? rawLine.slice(0, -1) : rawLine;
    if (!content.endsWith(line)) return undefined;
    starts.push({ value: valueAt, raw: rawAt + content.length - line.length });
    valueAt += line.length + 1;
    rawAt += rawLine.length + 1;
  }
  return (offset) => {
    const line = starts.findLast((candidate) => candidate.value <= offset);
    return line && line.raw + offset - line.value;
  };
}
