import type { Looked, Outcome, Verdict } from '../checks/check';
import { code, escaped } from './markdown';

/** How outcomes of checks are shown in the editor. */

export const MARKS: Readonly<Record<Verdict, string>> = { true: '✓', false: '✗', unknown: '?' };
export const WORDS: Readonly<Record<Verdict, string>> = { true: 'met', false: 'not met', unknown: 'unknown' };

/** Of what was looked at so much is shown at once; who wants all of it asks for the readiness. */
const MAX_LINES = 12;

/** "✓ met", "✗ 2 of 4", "? unknown". */
export function briefly(outcome: Outcome): string {
  return `${MARKS[outcome.verdict]} ${countOf(outcome) ?? WORDS[outcome.verdict]}`;
}

/** "2 of 4": of what does not hold, how many of the several things that were looked at do. */
export function countOf({ verdict, looked }: Outcome): string | undefined {
  if (verdict !== 'false' || looked.length < 2) return undefined;
  return `${looked.filter((one) => one.verdict === 'true').length} of ${looked.length}`;
}

/** What a check says, and why, as Markdown. */
export function outcomeMarkdown({ verdict, looked }: Outcome): string {
  return [`**${MARKS[verdict]} ${WORDS[verdict]}** today`, limited(worstFirst(looked).map(line))].join('\n\n');
}

/** Lines of a Markdown list, and how many there are beyond those that are shown. */
export function limited(lines: readonly string[]): string {
  const more = lines.length - MAX_LINES;
  if (more <= 1) return lines.join('\n');
  return [...lines.slice(0, MAX_LINES), `- and ${more} more`].join('\n');
}

function line({ what, verdict, owner, due }: Looked): string {
  const who = [owner && code(owner), due && `until ${due}`].filter(Boolean).join(', ');
  return `- ${MARKS[verdict]} ${sentence(what)}${who && verdict !== 'true' ? ` (${who})` : ''}`;
}

/** What needs somebody comes first. */
function worstFirst(looked: readonly Looked[]): Looked[] {
  const weight: Readonly<Record<Verdict, number>> = { false: 0, unknown: 1, true: 2 };
  return [...looked].sort((a, b) => weight[a.verdict] - weight[b.verdict]);
}

/** A sentence with ids in backticks as Markdown: the ids as code, everything else as it stands. */
export function sentence(text: string): string {
  return text
    .split('`')
    .map((part, index) => {
      if (index % 2 === 1) return code(part);
      // What is trimmed away stood between words.
      const [before, after] = [/^\s/.test(part) ? ' ' : '', /\s$/.test(part) ? ' ' : ''];
      return part.trim() === '' ? part : `${before}${escaped(part)}${after}`;
    })
    .join('');
}
