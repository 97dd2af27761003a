import type { People } from '../../engagement/people';
import { type ExerciseDigest, isProof, type RunbookOf } from '../../engagement/runbooks';
import type { SystemOf } from '../../engagement/systems';
import { spotOf, valuesOf } from '../../engagement/things';
import { dayBefore } from '../../model/calendar';
import { isMap } from '../../model/entries';
import { inRunbook } from '../in-runbook';
import { engagementRule } from '../rule';
import { isHandedOver, isOver, named, placeOfRunbook, standing, theSystem } from './words';

/**
 * `runbook/not-exercised` speaks of a runbook without a passed exercise by the client, and takes the `party` of an
 * exercise as it is written. What is left are exercises that are said to be the client's and were somebody else's.
 */
export const notExercised = engagementRule({
  id: 'ownership/not-exercised',
  severity: 'error',
  what: 'A tier-1 runbook whose exercises by the client were not done by a person of the client',
  ratchet: true,
  reads: ['systems', 'runbooks', 'people', 'policy', 'today', 'status'],
  *check({ systems, runbooks, people, policy, today, status }) {
    if (isOver(status)) return;
    const since = dayBefore(today, policy.exerciseWindow);
    for (const [runbook, system] of firstToMove(systems, status, (names) => runbooks.named(names))) {
      const claimed = runbook.exercises.filter((each) => isProof(each, 'client', since, today));
      const last = latest(claimed);
      if (!last?.by || !claimed.every((each) => isStranger(each, people))) continue;
      yield {
        place: placeOfRunbook(system, runbook.name),
        message: `${theSystem(system)} ${standing(system)}, but the exercises of ${named(runbook.name)} that count as the client's were done by other people, the last by ${named(last.by)}; have a person of the client pass one`,
        related: [
          inRunbook(runbook, `${named(last.by)} belongs to the ${people.partyOf(last.by)}`, ({ spec }) => {
            const exercises = isMap(spec) ? valuesOf(spec.exercises) : [];
            const same = exercises.find(({ by, on }) => by === last.by && on === last.on);
            return same && spotOf(same, 'by');
          }),
        ],
        threatens: { stageOn: system.transferDay },
        missing: true,
      };
    }
  },
});

/** The runbooks of tier-1 systems, each with the one of its systems that changes hands first: a mistake is told once. */
function firstToMove(
  systems: Iterable<SystemOf>,
  status: Parameters<typeof isHandedOver>[1],
  find: (names: readonly string[]) => RunbookOf[],
): Map<RunbookOf, SystemOf> {
  const first = new Map<RunbookOf, SystemOf>();
  for (const system of systems) {
    if (system.tier !== 1 || !isHandedOver(system, status)) continue;
    for (const runbook of find(system.runbooks)) {
      const known = first.get(runbook);
      if (!known || (system.transferDay ?? '') < (known.transferDay ?? '')) first.set(runbook, system);
    }
  }
  return first;
}

/** Whether an exercise was done by somebody who is known not to be of the client. */
function isStranger({ by }: ExerciseDigest, people: People): boolean {
  const party = people.person(by)?.party;
  return party !== undefined && party !== 'client';
}

function latest(exercises: readonly ExerciseDigest[]): ExerciseDigest | undefined {
  return exercises.reduce<ExerciseDigest | undefined>(
    (last, each) => (last && (last.on ?? '') > (each.on ?? '') ? last : each),
    undefined,
  );
}
