import type { People } from '../../engagement/people';
import { spotOf } from '../../engagement/things';
import type { Training } from '../../engagement/training';
import type { Person } from '../../generated/engagement';
import { dayOf, isPast } from '../../model/entries';
import type { Draft } from '../../model/values';
import { engagementRule } from '../rule';
import { isOver, named, theSystem } from './words';

/** From this level on a person can act, if need be with support (FORMAT.md, "competency level"). */
const ACTS = 2;

export const keyPerson = engagementRule({
  id: 'ownership/key-person',
  severity: 'warning',
  what: 'At most one client person with level 2 or more for a tier-1 system in shadow or later',
  reads: ['systems', 'people', 'training', 'policy', 'today', 'status'],
  *check({ systems, people, training, policy, today, status }) {
    if (isOver(status)) return;
    const assessed = assessedOf(training, people, today);
    for (const system of systems) {
      const { id } = system;
      if (id === undefined || system.tier !== 1 || !system.isAtLeast('shadow')) continue;
      const able = [...(assessed.get(id) ?? [])].filter(
        (person) => training.level(person, id, today, policy.competencyExpiry) >= ACTS,
      );
      if (able.length > 1) continue;
      const [only] = able;
      const who =
        only === undefined
          ? 'nobody of the client is at level 2 or above on it'
          : `${named(only)} alone of the client is at level 2 or above on it`;
      const assessment = only === undefined ? undefined : training.assessment(only, id);
      yield {
        place: spotOf(system.value),
        message: `${theSystem(system)} is of tier 1 and in \`${system.stage}\`, and ${who}; train and assess ${only === undefined ? 'two people' : 'a second person'}, so that no absence stops a recovery`,
        related: assessment ? [{ place: spotOf(assessment, 'level'), message: `${named(only!)} is the only one` }] : [],
        missing: true,
      };
    }
  },
});

/** Whether somebody is no longer there; of one who left before they joined that cannot be said. */
function hasLeft({ joins, leaves }: Draft<Person>, today: string): boolean {
  return isPast(leaves, today) && (dayOf(joins) ?? '') <= (dayOf(leaves) ?? '');
}

/** By system, the people of the client who were assessed on it and have not left. */
function assessedOf(training: Training, people: People, today: string): Map<string, Set<string>> {
  const assessed = new Map<string, Set<string>>();
  for (const { person, system } of training.competencies) {
    const known = people.person(person);
    if (system === undefined || known?.id === undefined || known.party !== 'client' || hasLeft(known, today)) continue;
    const there = assessed.get(system);
    if (there) there.add(known.id);
    else assessed.set(system, new Set([known.id]));
  }
  return assessed;
}
