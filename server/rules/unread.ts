import type { Facts } from '../model/facts';
import { endOf, type Place, type SyntaxProblem, startOf } from '../syntax/nodes';
import type { DocumentEntry, FileEntry } from '../workspace/file';
import type { Scope } from '../workspace/scope';

/** What could not be read, and what therefore cannot be said: a mistake in the syntax is reported once, without its consequences. */

const NONE: readonly SyntaxProblem[] = [];
const problems = new WeakMap<Facts, readonly SyntaxProblem[]>();

/** What the parser could not read in a piece and below it, in the order of the text. */
export function problemsOf(facts: Facts): readonly SyntaxProblem[] {
  const known = problems.get(facts);
  if (known) return known;
  const found = [...facts.piece.problems, ...facts.children.flatMap(problemsOf)];
  const sorted = found.length ? found.sort((a, b) => startOf(a) - startOf(b)) : NONE;
  problems.set(facts, sorted);
  return sorted;
}

/** Whether the parser stumbled inside a map of a piece: then what stands in the map is guesswork. */
export function isUnread(facts: Facts, map: Place): boolean {
  return problemsOf(facts).some((problem) => startOf(problem) <= endOf(map) && startOf(map) <= endOf(problem));
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
