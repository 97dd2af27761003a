import { isAtLeast } from '../../engagement/stages';
import { spotOf } from '../../engagement/things';
import { isExpired } from '../../engagement/training';
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
    const able = new Map<string, Set<string>>();
    for (const { id, tier, stage } of systems) {
      if (id !== undefined && tier === 1 && isAtLeast(stage, 'shadow')) able.set(id, new Set());
    }
    for (const { person, system } of training.competencies) {
      const there = system === undefined ? undefined : able.get(system);
      if (!there || person === undefined || system === undefined || there.has(person)) continue;
      if (!isThere(people.person(person), today)) continue;
      const assessment = training.assessment(person, system);
      if (!assessment || isExpired(assessment, today, policy.competencyExpiry)) continue;
      // Of a level that cannot be read nobody knows that it is too low.
      if (assessment.level === undefined || assessment.level >= ACTS) there.add(person);
    }
    for (const system of systems) {
      const { id } = system;
      const there = id === undefined ? undefined : able.get(id);
      if (id === undefined || !there || there.size > 1) continue;
      const [only] = there;
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

/** Whether somebody is of the client and has not left; of one who left before they joined that cannot be said. */
function isThere(person: Draft<Person> | undefined, today: string): boolean {
  if (person?.party !== 'client') return false;
  return !isPast(person.leaves, today) || (dayOf(person.joins) ?? '') > (dayOf(person.leaves) ?? '');
}
