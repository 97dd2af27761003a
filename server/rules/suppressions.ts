import type { Node, Place } from '../syntax/nodes';
import { endOf, startOf } from '../syntax/nodes';
import type { FileEntry } from '../workspace/file';

/** A `# handover-ignore <rule>[, <rule>] -- <reason>` comment. */
export interface SuppressionComment {
  readonly place: Place;
  readonly rules: readonly string[];
  readonly reason: string | undefined;
  /** The 0-based line whose findings it holds back: its own, or the next where it stands alone. */
  readonly line: number;
}

const WORD = 'handover-ignore';
const COMMENT = /#[ \t]*handover-ignore\b[ \t]*(.*)$/;

/** The suppressions of a file, in order. A text that has none costs one search. */
export function suppressionsOf(file: FileEntry): SuppressionComment[] {
  const { text, source } = file.source;
  const found: SuppressionComment[] = [];
  for (let at = text.indexOf(WORD); at !== -1; at = text.indexOf(WORD, at + 1)) {
    const line = source.lineAt(at);
    const start = source.lineStart(line);
    const content = text.slice(start, source.lineEnd(line));
    const match = COMMENT.exec(content);
    if (!match || (match.index > 0 && !/\s/.test(content[match.index - 1]!))) continue;
    const offset = start + match.index;
    if (isInsideScalar(file, offset)) continue;
    const dash = match[1]!.indexOf('--');
    const names = (dash === -1 ? match[1]! : match[1]!.slice(0, dash)).split(/[\s,]+/).filter(Boolean);
    const reason = dash === -1 ? '' : match[1]!.slice(dash + 2).trim();
    found.push({
      place: { origin: { start: 0 }, start: offset, end: start + content.trimEnd().length },
      rules: names,
      reason: reason !== '' && names.length > 0 ? reason : undefined,
      line: content.slice(0, match.index).trim() === '' ? line + 1 : line,
    });
    at = start + content.length;
  }
  return found;
}

function isInsideScalar(file: FileEntry, offset: number): boolean {
  const within = (node: Node | undefined | null): boolean => {
    if (!node || offset < startOf(node) || offset >= endOf(node)) return false;
    if (node.kind === 'scalar') return true;
    if (node.kind === 'map') return node.pairs.some((pair) => within(pair.key) || within(pair.value));
    return node.kind === 'seq' && node.items.some(within);
  };
  return file.source.pieces.some((piece) => within(piece.node));
}
