import { refusalOf, type SourceDocument } from '../document';
import { lineStartOf } from '../lines';
import { endOf, type Node, startOf } from '../nodes';
import { eachPiece, type Piece } from '../pieces';
import { readPieces } from '../splitter';
import type { TextEdit } from '../text';
import { applyEdits, tidied } from './apply';
import { type Changes, saysChanged } from './data';
import { lineEndOf, nextLineOf } from './layout';
import { childrenOf, type Site } from './site';

/**
 * Edits, made ready to be handed out, if the text after them is read as what was asked for.
 * @param changes the print that a node of the text must have afterwards; all others must say what they said
 * @param removed nodes that go: nothing that stays may name an anchor in them
 */
export function proven(
  site: Site,
  edits: readonly TextEdit[] | undefined,
  changes: Changes,
  removed: readonly Node[] = [],
): TextEdit[] | undefined {
  if (!edits || isNamedElsewhere(site.document, removed)) return undefined;
  const ready = tidied(site.text, edits);
  if (isBroken(site.document, ready)) return undefined;
  const before = site.document.pieces;
  const after = piecesAfter(site.document, ready);
  if (!after || problemsOf(after) !== problemsOf(before)) return undefined;
  const around = new Set<Node>([site.node, ...site.around]);
  const proves =
    before.length === after.length &&
    before.every((piece, index) => saysChanged(piece.node, after[index]!.node, changes, around));
  return proves ? ready : undefined;
}

/** The first of several ways to make a change that is read as what was asked for; see {@link proven}. */
export function firstProven(
  site: Site,
  ways: readonly (readonly TextEdit[] | undefined)[],
  changes: Changes,
  removed: readonly Node[] = [],
): TextEdit[] | undefined {
  for (const edits of ways) {
    const ready = proven(site, edits, changes, removed);
    if (ready) return ready;
  }
  return undefined;
}

/** Whether something could not be read on the lines of some edits, or in a piece that one of them lies in. */
function isBroken({ text, pieces }: SourceDocument, edits: readonly TextEdit[]): boolean {
  const touched = edits.map(({ start, end }) => {
    // Where whole lines go, the next one is not touched.
    const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
    return { start, end, from: lineStartOf(text, start), to: lineEndOf(text, last) };
  });
  let broken = false;
  eachPiece(pieces, (piece) => {
    if (piece.problems.length === 0) return;
    const pieceEnd = piece.start + piece.length;
    broken ||= touched.some(({ start, end, from, to }) =>
      // A piece that is read in one go may say anything where something is wrong in it.
      piece.kind === 'leaf'
        ? (start < pieceEnd || pieceEnd === text.length) && (end > piece.start || start === piece.start)
        : piece.problems.some((problem) => startOf(problem) <= to && endOf(problem) >= from),
    );
  });
  return broken;
}

/**
 * The pieces of the text after some edits in the order of the text; undefined where that is too large to be read.
 * Those that the edits do not touch are taken over: what they say counts, not where their nodes think that they stand.
 */
function piecesAfter(document: SourceDocument, edits: readonly TextEdit[]): readonly Piece[] | undefined {
  const before = document.text;
  const [first, last] = [edits[0], edits.at(-1)];
  if (!first || !last) return document.pieces;
  const after = applyEdits(before, edits);
  if (refusalOf(after, lineCountOf(after)) !== undefined) return undefined;
  const delta = after.length - before.length;
  const from = lineStartOf(before, first.start);
  const to = nextLineOf(before, last.end);
  const pool = new Map<number, Piece[]>();
  eachPiece(document.pieces, (piece) => {
    const isBefore = piece.start + piece.length <= from;
    if (!isBefore && piece.start < to) return;
    const moved = isBefore || delta === 0 ? piece : { ...piece, start: piece.start + delta };
    const here = pool.get(moved.start);
    if (here) here.push(moved);
    else pool.set(moved.start, [moved]);
  });
  return readPieces(after, {
    find: (start, length, column, role) =>
      pool.get(start)?.find((piece) => piece.length === length && piece.column === column && piece.role === role),
  });
}

function lineCountOf(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

function problemsOf(pieces: readonly Piece[]): string {
  const messages: string[] = [];
  eachPiece(pieces, (piece) => {
    for (const problem of piece.problems) messages.push(problem.message);
  });
  return messages.join('\n');
}

/** Whether an alias outside of some nodes names an anchor inside them. */
function isNamedElsewhere(document: SourceDocument, nodes: readonly Node[]): boolean {
  const anchors = new Set<string>();
  const collect = (node: Node): void => {
    if (node.kind !== 'alias' && node.anchor) anchors.add(node.anchor);
    childrenOf(node).forEach(collect);
  };
  nodes.forEach(collect);
  if (anchors.size === 0) return false;
  const isNamed = (node: Node): boolean =>
    !nodes.includes(node) &&
    (node.kind === 'alias' ? anchors.has(node.name) : childrenOf(node).some((child) => isNamed(child)));
  return document.pieces.some(({ node }) => node !== null && isNamed(node));
}
