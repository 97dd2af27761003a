import type { Facts } from '../../model/facts';
import { endOf, type Place, type SyntaxProblem, startOf } from '../../syntax/nodes';

/** A mistake in the syntax is reported once: what stands around it is guesswork and not judged. */

/** The first thing in a piece, apart from its children, that could not be read; the others often follow from it. */
export function firstProblem(facts: Facts): SyntaxProblem | undefined {
  return facts.piece.problems.reduce<SyntaxProblem | undefined>(
    (first, problem) => (first && startOf(first) <= startOf(problem) ? first : problem),
    undefined,
  );
}

/** Tells of the maps of a piece whether the parser stumbled inside them or at their edge. */
export function unreadIn(facts: Facts): (map: Place) => boolean {
  const { problems } = facts.piece;
  if (problems.length === 0) return () => false;
  return (map) => problems.some((problem) => startOf(problem) <= endOf(map) && endOf(problem) >= startOf(map));
}
