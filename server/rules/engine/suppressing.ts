import { type Node, startOf } from '../../syntax/nodes';
import type { TextEdit } from '../../syntax/text';
import type { FileEntry } from '../../workspace/file';
import { isBlock, suppressionsOf } from './suppressions';

/**
 * The edit that writes a suppression of a rule for a line: at its end, on the line above where a comment stands there
 * already, or into the suppression that the line has. The reason is left for a person to write; until it stands there,
 * nothing is held back.
 * @param line 0-based
 * @returns the edit, and where in its text the reason goes; undefined where a comment cannot stand
 */
export function suppressing(
  file: FileEntry,
  rule: string,
  line: number,
): { readonly edit: TextEdit; readonly cursor: number } | undefined {
  const { text, source } = file.source;
  const known = suppressionsOf(file).find((comment) => comment.line === line);
  if (known) {
    if (known.rules.length === 0 || known.reason === undefined) return undefined;
    const at =
      startOf(known.place) + text.slice(startOf(known.place)).indexOf(known.rules.at(-1)!) + known.rules.at(-1)!.length;
    return { edit: { start: at, end: at, text: `, ${rule}` }, cursor: rule.length + 2 };
  }
  const words = `# handover-ignore ${rule} -- `;
  const end = source.lineEnd(line);
  const start = source.lineStart(line);
  const content = text.slice(start, end).trimEnd();
  if (content !== '' && !mayHoldComment(file, start, end) && !isInside(file, end)) {
    const at = start + content.length;
    return { edit: { start: at, end, text: ` ${words}` }, cursor: 1 + words.length };
  }
  if (isInside(file, start)) return undefined;
  const indent = /^[ ]*/.exec(text.slice(start, end))![0];
  const eol = text.slice(end, end + 2) === '\r\n' || text.slice(start - 2, start) === '\r\n' ? '\r\n' : '\n';
  return {
    edit: { start, end: start, text: `${indent}${words}${eol}` },
    cursor: indent.length + words.length,
  };
}

/** Whether there is a `#` on a line that may begin a comment: then a second one does not fit behind it. */
function mayHoldComment(file: FileEntry, start: number, end: number): boolean {
  const { text } = file.source;
  for (let at = text.indexOf('#', start); at !== -1 && at < end; at = text.indexOf('#', at + 1)) {
    if ((at === start || /\s/.test(text[at - 1]!)) && !isInside(file, at)) return true;
  }
  return false;
}

/** Whether an offset lies in a scalar, where `#` is text: not at its start. */
function isInside(file: FileEntry, offset: number): boolean {
  const within = (node: Node | undefined | null): boolean => {
    if (!node) return false;
    const [from, to] = [startOf(node), node.origin.start + node.end];
    if (offset <= from || offset > to) return false;
    // Behind a scalar on one line a comment may stand, and behind the mark that begins a block.
    if (node.kind === 'scalar') {
      return isBlock(node) ? file.source.text.slice(from, offset).includes('\n') : offset < to;
    }
    if (node.kind === 'map') return node.pairs.some((pair) => within(pair.key) || within(pair.value));
    return node.kind === 'seq' && node.items.some(within);
  };
  return file.source.pieces.some((piece) => within(piece.node));
}
