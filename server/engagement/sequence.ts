import { PHASE_KINDS, type PhaseOf, type Timeline } from './timeline';

/** A phase that stands behind one that it must come before. */
export interface Misplaced {
  readonly phase: PhaseOf;
  /** The phase of a later kind that stands before it. */
  readonly behind: PhaseOf;
}

/** The phases that are out of place, in the order of the file; those that are cancelled are not looked at. */
export function misplaced(phases: Timeline): Misplaced[] {
  const found: Misplaced[] = [];
  let latest: { phase: PhaseOf; rank: number } | undefined;
  for (const phase of planned(phases)) {
    const { kind } = phase.value;
    const rank = kind === undefined ? -1 : PHASE_KINDS.indexOf(kind);
    if (rank === -1) continue;
    if (latest && rank < latest.rank) found.push({ phase, behind: latest.phase });
    else latest = { phase, rank };
  }
  return found;
}

/** A phase with the one that follows it. */
export interface Neighbours {
  readonly before: PhaseOf;
  readonly after: PhaseOf;
  /** The last day of the one, and the first day of the other. */
  readonly end: string;
  readonly start: string;
}

/**
 * Each phase with the one that follows it, where both have the days that are asked for. Those that are cancelled are passed
 * over; what lies between phases of which one is out of place, or ends before it starts, tells nothing.
 */
export function* neighbours(phases: Timeline): Iterable<Neighbours> {
  const all = planned(phases);
  const wrong = new Set(misplaced(phases).map(({ phase }) => phase));
  for (let index = 1; index < all.length; index++) {
    const [before, after] = [all[index - 1]!, all[index]!];
    if (wrong.has(before) || wrong.has(after) || isBackwards(before) || isBackwards(after)) continue;
    if (before.end === undefined || after.start === undefined) continue;
    yield { before, after, end: before.end, start: after.start };
  }
}

function planned({ phases }: Timeline): PhaseOf[] {
  return phases.filter(({ value }) => value.status !== 'cancelled');
}

function isBackwards({ start, end }: PhaseOf): boolean {
  return start !== undefined && end !== undefined && end < start;
}
