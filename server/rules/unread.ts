import type { Facts } from '../model/facts';
import { endOf, type Place, type SyntaxProblem, startOf } from '../syntax/nodes';
import type { DocumentEntry, FileEntry } from '../workspace/file';
import type { Scope } from '../workspace/scope';

/** What could not be read, and what therefore cannot be said: a mistake in the syntax is reported once, without its consequences. */

const NONE: readonly SyntaxProblem[] = [];
const problems = new WeakMap<Facts, readonly SyntaxProblem[]>();

/** What the parser could not read in a piece and below it, in the order of the text. */
export function problemsOf(facts: Facts): readonly SyntaxProblem[] {
  if (facts.children.length === 0 && facts.piece.problems.length < 2) return facts.piece.problems;
  const known = problems.get(facts);
  if (known) return known;
  const found = [...facts.piece.problems];
  for (const child of facts.children) for (const problem of problemsOf(child)) found.push(problem);
  const sorted = found.length ? found.sort((a, b) => startOf(a) - startOf(b)) : NONE;
  problems.set(facts, sorted);
  return sorted;
}

/** Tells whether the parser stumbled inside a map of a piece, or beside it: then what stands in the map is guesswork. */
export function unreadIn(facts: Facts): (map: Place) => boolean {
  const found = problemsOf(facts);
  if (found.length === 0) return () => false;
  const starts = found.map(startOf);
  /** How far the problems up to each one reach. */
  const reaches: number[] = [];
  for (const problem of found) reaches.push(Math.max(endOf(problem), reaches.at(-1) ?? 0));
  return (map) => {
    // The last problem that begins before the map ends.
    let from = 0;
    let to = starts.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (starts[middle]! <= endOf(map)) from = middle + 1;
      else to = middle;
    }
    return from > 0 && reaches[from - 1]! >= startOf(map);
  };
}

function isBroken(document: DocumentEntry): boolean {
  return problemsOf(document.facts.facts).length > 0;
}

/** Rules that say of something that it is not there. */
const ABSENCES = new Set([
  'reference/unresolved',
  'reference/orphan-runbook',
  'reference/unused-role',
  'format/unused-suppression',
]);

/** Rules that wait until all that could prove them wrong in a file's scope can be read. */
export function silencedIn(file: FileEntry, scope: Scope): ReadonlySet<string> {
  const silenced = new Set<string>();
  for (const document of file.documents) if (isBroken(document)) return ABSENCES;
  for (const document of scope.documents()) {
    if (!isBroken(document)) continue;
    silenced.add('reference/unused-role');
    if (document.kind === 'Engagement') silenced.add('reference/orphan-runbook');
    // An engagement sees of the other files the names of the runbooks only; a runbook sees all of the engagements.
    const hides = document.kind === 'Engagement' ? !file.isEngagement : [...document.table.ids('runbook')].length === 0;
    if (hides) silenced.add('reference/unresolved');
  }
  return silenced;
}
