import { SourceDocument } from '../syntax/document';
import { applyEdits } from '../syntax/edits';
import { type MapNode, type Node, type SeqNode, startOf } from '../syntax/nodes';
import type { TextEdit } from '../syntax/text';

/** One of several changes: is given the text as the changes before it left it, and finds a map or list there. */
export type Step = (text: string, find: <T extends MapNode | SeqNode>(node: T) => T | undefined) => Edits;

type Edits = readonly TextEdit[] | undefined;

/**
 * Several changes of one map or list, made one after the other, as one edit of the text that touches no more than they do.
 * @returns undefined where one of them cannot be made
 */
export function inSteps(text: string, steps: readonly Step[]): TextEdit[] | undefined {
  let current = text;
  for (const step of steps) {
    const { pieces } = SourceDocument.of(current);
    const edits = step(current, (node) => {
      for (const piece of pieces) {
        const found = piece.node && likeIn(piece.node, node);
        if (found) return found;
      }
      return undefined;
    });
    if (!edits) return undefined;
    current = applyEdits(current, edits);
  }
  return difference(text, current);
}

/** The map or list of the same kind that begins where a node does: what is added to it moves its end alone. */
function likeIn<T extends MapNode | SeqNode>(root: Node, node: T): T | undefined {
  if (root.kind === node.kind && startOf(root) === startOf(node)) return root as T;
  const children =
    root.kind === 'map' ? root.pairs.flatMap(({ key, value }) => [key, value]) : root.kind === 'seq' ? root.items : [];
  for (const child of children) {
    const found = child && likeIn(child, node);
    if (found) return found;
  }
  return undefined;
}

/** The one edit that makes a text another one. */
function difference(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < most - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  return [{ start: head, end: before.length - tail, text: after.slice(head, after.length - tail) }];
}
