import { CR, lineStartOf as fullLineStartOf, isDash, LF } from '../lines';
import { endOf, type MapNode, type Node, type Pair, type ScalarNode, type SeqNode, startOf } from '../nodes';

/** Where the lines, marks and columns of nodes are in a text. Lines end with LF or CR LF, as everywhere on this floor. */

/** Where the line of an offset starts, behind a byte order mark. */
export function lineStartOf(text: string, at: number): number {
  const start = fullLineStartOf(text, at);
  return start === 0 && text.charCodeAt(0) === 0xfeff && at > 0 ? 1 : start;
}

/** Where the line of an offset ends, before its line end. */
export function lineEndOf(text: string, at: number): number {
  const eol = text.indexOf('\n', at);
  if (eol === -1) return text.length;
  return eol > at && text.charCodeAt(eol - 1) === CR ? eol - 1 : eol;
}

/** Where the line after that of an offset starts; the end of the text where there is none. */
export function nextLineOf(text: string, at: number): number {
  const eol = text.indexOf('\n', at);
  return eol === -1 ? text.length : eol + 1;
}

/** The line end at the end of the line of `at`; of the line before where that is the last one; LF where there is none. */
export function eolNear(text: string, at: number): string {
  let eol = text.indexOf('\n', at);
  if (eol === -1 && at > 0) eol = text.lastIndexOf('\n', at - 1);
  return eol > 0 && text.charCodeAt(eol - 1) === CR ? '\r\n' : '\n';
}

/** 0-based column of an offset, in UTF-16 units; a byte order mark counts for nothing. */
export function columnOf(text: string, at: number): number {
  return at - lineStartOf(text, at);
}

/** Whether only spaces stand before an offset on its line. */
export function beginsLine(text: string, at: number): boolean {
  return /^ *$/.test(text.slice(lineStartOf(text, at), at));
}

/** Whether nothing but a comment follows on the line of an offset. */
export function endsLine(text: string, at: number): boolean {
  return /^[ \t]*(?:#.*)?$/.test(text.slice(at, lineEndOf(text, at)));
}

/** Behind the colon of a pair; undefined where it has none. */
export function colonEndOf(text: string, pair: Pair): number | undefined {
  let at = endOf(pair.key);
  while (text[at] === ' ' || text[at] === '\t') at++;
  return text[at] === ':' ? at + 1 : undefined;
}

/** Where a pair ends: its value with all that belongs to it, or the colon or key where there is none. */
export function pairEndOf(text: string, pair: Pair): number {
  return pair.value ? fullEndOf(text, pair.value) : (colonEndOf(text, pair) ?? endOf(pair.key));
}

/** Where a node ends, with the empty lines that are part of a block of text at its end; before the line end. */
export function fullEndOf(text: string, node: Node): number {
  const last = lastScalarOf(node);
  return last && isTextBlock(last) ? textBlockOf(text, last).end : endOf(node);
}

function lastScalarOf(node: Node): ScalarNode | undefined {
  switch (node.kind) {
    case 'scalar':
      return node;
    case 'alias':
      return undefined;
    case 'map':
    case 'seq': {
      const last = node.kind === 'map' ? node.pairs.at(-1)?.value : node.items.at(-1);
      return node.flow || !last ? undefined : lastScalarOf(last);
    }
  }
}

export type TextBlockNode = ScalarNode & { readonly style: 'literal' | 'folded' };

export function isTextBlock(node: Node): node is TextBlockNode {
  return node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded');
}

/** A literal or folded scalar in the text. */
export interface TextBlock {
  /** `|` or `>` with what stands right behind it. */
  readonly header: string;
  /** Behind the header. */
  readonly headerEnd: number;
  /** Column of the first line that is not empty; undefined where all are. */
  readonly column: number | undefined;
  /** The end of the last line that belongs to it, before the line end. */
  readonly end: number;
}

export function textBlockOf(text: string, node: ScalarNode): TextBlock {
  const start = startOf(node);
  const header = /^[|>][-+0-9]*/.exec(text.slice(start, start + 4))?.[0] ?? '';
  const headerLineEnd = lineEndOf(text, start);
  let end = Math.max(lineEndOf(text, endOf(node)), headerLineEnd);
  let column: number | undefined;
  if (endOf(node) > headerLineEnd) {
    for (let at = nextLineOf(text, start); at < end && column === undefined; at = nextLineOf(text, at)) {
      const spaces = /^ */.exec(text.slice(at, lineEndOf(text, at)))?.[0].length ?? 0;
      if (at + spaces < lineEndOf(text, at)) column = spaces;
    }
  }
  // Empty lines behind the last one are kept by a `+`, lines of spaces where they are longer than the indentation.
  const keeps = header.includes('+');
  for (let at = nextLineOf(text, end); at < text.length; at = nextLineOf(text, at)) {
    const lineEnd = lineEndOf(text, at);
    if (!/^[ \t]*$/.test(text.slice(at, lineEnd))) break;
    if (keeps || lineEnd - at > (column ?? 0)) end = lineEnd;
  }
  return { header, headerEnd: start + header.length, column, end };
}

/** Behind the anchor that stands at an offset, or the offset itself; undefined where a tag stands there. */
export function anchorEndOf(text: string, at: number): number | undefined {
  const found = /^[ \t]*(&[^\s,[\]{}]+)?[ \t]*(!)?/.exec(text.slice(at, lineEndOf(text, at)));
  if (found?.[2]) return undefined;
  return found?.[1] ? at + found[0].trimEnd().length : at;
}

/** An entry or item of a block collection. */
export interface Row {
  /** Offset of the key or the dash. */
  readonly start: number;
  readonly column: number;
  /** False where something else stands before it on its line: the dash of an outer item. */
  readonly ownLine: boolean;
  /** Where its content ends, and the line of that; before the comment, and before the line end. */
  readonly end: number;
  readonly lineEnd: number;
}

/** The rows of a block map or list; undefined where one of them has something unusual about it (`? key`, a tab …). */
export function rowsOf(text: string, node: MapNode | SeqNode): Row[] | undefined {
  if (node.flow) return undefined;
  const starts = node.kind === 'map' ? node.pairs.map(({ key }) => startOf(key)) : dashesOf(text, node);
  if (!starts || starts.length === 0) return undefined;
  const column = columnOf(text, starts[0]!);
  const rows: Row[] = [];
  for (const [index, start] of starts.entries()) {
    const end =
      node.kind === 'map'
        ? pairEndOf(text, node.pairs[index]!)
        : node.items[index]
          ? fullEndOf(text, node.items[index])
          : start + 1;
    const ownLine = beginsLine(text, start);
    if (columnOf(text, start) !== column || (index > 0 && !ownLine) || !endsLine(text, end)) return undefined;
    if (!ownLine && text.slice(lineStartOf(text, start), start).includes('\t')) return undefined;
    if (node.kind === 'map' && colonEndOf(text, node.pairs[index]!) === undefined) return undefined;
    rows.push({ start, column, ownLine, end, lineEnd: lineEndOf(text, end) });
  }
  return rows;
}

/** Offsets of the dashes of a block list: what continues an item is indented deeper. */
export function dashesOf(text: string, seq: SeqNode): number[] | undefined {
  const first = startOf(seq);
  if (seq.flow || !isDash(text, first)) return undefined;
  const column = columnOf(text, first);
  const dashes = [first];
  const end = endOf(seq);
  for (let at = nextLineOf(text, first); at < end; at = nextLineOf(text, at)) {
    const dash = at + column;
    if (dash < end && isDash(text, dash) && beginsLine(text, dash)) dashes.push(dash);
  }
  return dashes.length === seq.items.length ? dashes : undefined;
}

/** The key or dash that a node stands behind in a block: its column, and where its mark ends. */
export function headOf(
  text: string,
  parent: MapNode | SeqNode,
  node: Node,
): { column: number; end: number } | undefined {
  if (parent.flow) return undefined;
  if (parent.kind === 'map') {
    const pair = parent.pairs.find(({ value }) => value === node);
    const end = pair && colonEndOf(text, pair);
    return end === undefined ? undefined : { column: columnOf(text, startOf(pair!.key)), end };
  }
  const dash = dashesOf(text, parent)?.[parent.items.indexOf(node)];
  return dash === undefined ? undefined : { column: columnOf(text, dash), end: dash + 1 };
}

/** Whether a line that starts at an offset is a comment, and its column; undefined for any other line. */
export function commentColumn(text: string, lineStart: number): number | undefined {
  const found = /^( *)#/.exec(text.slice(lineStart, lineEndOf(text, lineStart)));
  return found ? found[1]!.length : undefined;
}

export function isEmptyLine(text: string, lineStart: number): boolean {
  const code = text.charCodeAt(lineStart);
  return code === LF || code === CR || /^[ \t]*$/.test(text.slice(lineStart, lineEndOf(text, lineStart)));
}
