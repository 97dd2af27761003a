import type { Node, Place, ScalarNode } from '../../syntax/nodes';
import { endOf, startOf } from '../../syntax/nodes';
import type { FileEntry } from '../../workspace/file';

/** A `# handover-ignore <rule>[, <rule>] -- <reason>` comment. */
export interface SuppressionComment {
  readonly place: Place;
  readonly rules: readonly string[];
  readonly reason: string | undefined;
  /** The 0-based line whose findings it holds back: its own, or the next where it stands alone. */
  readonly line: number;
}

const WORD = 'handover-ignore';
const HASH = /(?:^|\s)(#[ \t]*)$/;

const known = new WeakMap<object, readonly SuppressionComment[]>();

/** The suppressions of a file, in order. They are looked for once in each text; one that has none costs one search. */
export function suppressionsOf(file: FileEntry): readonly SuppressionComment[] {
  const document = file.source;
  let comments = known.get(document);
  if (!comments) {
    comments = readSuppressions(file);
    known.set(document, comments);
  }
  return comments;
}

function readSuppressions(file: FileEntry): SuppressionComment[] {
  const { text, source } = file.source;
  const found: SuppressionComment[] = [];
  for (let at = text.indexOf(WORD); at !== -1; at = text.indexOf(WORD, at + 1)) {
    const line = source.lineAt(at);
    const start = source.lineStart(line);
    const before = text.slice(start, at);
    const rest = text.slice(at + WORD.length, source.lineEnd(line));
    const hash = HASH.exec(before)?.[1];
    if (hash === undefined || /^[\w-]/.test(rest)) continue;
    const offset = at - hash.length;
    if (isInsideScalar(file, offset)) continue;
    const dash = rest.indexOf('--');
    const names = (dash === -1 ? rest : rest.slice(0, dash)).split(/[\s,]+/).filter(Boolean);
    const reason = dash === -1 ? '' : rest.slice(dash + 2).trim();
    found.push({
      place: { origin: { start: 0 }, start: offset, end: at + WORD.length + rest.trimEnd().length },
      rules: names,
      reason: reason !== '' && names.length > 0 ? reason : undefined,
      line: text.slice(start, offset).trim() === '' ? line + 1 : line,
    });
    at += WORD.length + rest.length;
  }
  return found;
}

/** Whether a scalar takes every line below its first: `|` or `>`. */
export function isBlock({ style }: ScalarNode): boolean {
  return style === 'literal' || style === 'folded';
}

function isInsideScalar(file: FileEntry, offset: number): boolean {
  const within = (node: Node | undefined | null): boolean => {
    if (!node || offset < startOf(node) || offset >= endOf(node)) return false;
    // Behind the mark that begins a block a comment may stand.
    if (node.kind === 'scalar') return !isBlock(node) || file.source.text.slice(startOf(node), offset).includes('\n');
    if (node.kind === 'map') return node.pairs.some((pair) => within(pair.key) || within(pair.value));
    return node.kind === 'seq' && node.items.some(within);
  };
  return file.source.pieces.some((piece) => within(piece.node));
}
