import { firstNonSpace, isContent, isDash, isEntry } from './lines';
import type { Origin, SyntaxProblem } from './nodes';
import { isMergeMark, MERGE_MARK } from './parser';
import type { Role } from './pieces';

/** Lines that fit nowhere: half-written, wrongly indented, left by a merge. */

const NO_PROBLEMS: readonly SyntaxProblem[] = [];

/** The leaf's text with spaces in place of strays: lines that are indented no deeper than the leaf's own first line. */
export function withoutStrays(leaf: { start: number; text: string; column: number; role: Role }): {
  clean: string;
  problems: readonly SyntaxProblem[];
} {
  const { text, role } = leaf;
  let problems = NO_PROBLEMS;
  let clean = text;
  const indent = leaf.column || firstNonSpace(text, 0);
  for (let at = text.indexOf('\n') + 1; at > 0 && at < text.length; ) {
    const first = firstNonSpace(text, at);
    const eol = text.indexOf('\n', first);
    const code = text.charCodeAt(first);
    if (first - at <= indent && isContent(text, first)) {
      const closes = first - at === indent && (code === 93 || code === 125);
      const listOfKey = first - at === indent && role === 'entry' && isDash(text, first);
      if (!closes && !listOfKey) {
        problems = [...problems, stray(leaf, text, first, 0, role === 'item' ? 'seq' : 'map', first - at === indent)];
        const end = eol === -1 ? text.length : eol;
        clean = clean.slice(0, first) + clean.slice(first, end).replace(/[^\r]/g, ' ') + clean.slice(end);
      }
    }
    at = eol + 1;
  }
  return { clean, problems };
}

/** What to say of a stray whose first character is at `base + offset` of the text. */
export function stray(
  origin: Origin,
  text: string,
  offset: number,
  base: number,
  shape: 'map' | 'seq',
  aligned: boolean,
): SyntaxProblem {
  const first = base + offset;
  let end = text.indexOf('\n', first);
  if (end === -1) end = text.length;
  end = Math.min(end, first + 500);
  const line = text.slice(first, end).trimEnd();
  const word = line.length > 40 ? `${line.slice(0, 40)}…` : line;
  let message: string;
  if (isMergeMark(line)) message = MERGE_MARK;
  else if (line.startsWith('\t')) message = 'a tab cannot indent YAML; use spaces';
  else if (!aligned || isEntry(text, first)) message = 'the indentation of this line fits none of the lines above it';
  else if (shape === 'seq') message = `a list item is expected here; write \`- \` before \`${word}\``;
  else message = `\`:\` and a value are expected after \`${word}\``;
  return { origin, start: offset, end: offset + line.length, message, ignored: line };
}
