import { isAtLeast } from '../../engagement/stages';
import { spotOf } from '../../engagement/things';
import type { Standing } from '../../engagement/training';
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
    const teams = new Map<string, Team>();
    for (const { id, tier, stage } of systems) {
      if (id !== undefined && tier === 1 && isAtLeast(stage, 'shadow')) teams.set(id, new Map());
    }
    for (const { person, system } of training.competencies) {
      const team = system === undefined ? undefined : teams.get(system);
      if (!team || person === undefined || system === undefined || team.has(person)) continue;
      if (!isThere(people.person(person), today)) continue;
      const standing = training.standing(person, system, policy.competencyExpiry);
      if (standing && (standing.kind === 'unreadable' || standing.level >= ACTS)) team.set(person, standing);
    }
    for (const system of systems) {
      const team = system.id === undefined ? undefined : teams.get(system.id);
      // Whose assessment has expired or cannot be read is told of: with that put right there are enough of them.
      if (!team || team.size > 1) continue;
      const [only] = [...team].filter(([, { kind }]) => kind === 'holds');
      const who = only
        ? `${named(only[0])} alone of the client is at level 2 or above on it`
        : 'nobody of the client is known to be at level 2 or above on it';
      yield {
        place: spotOf(system.value),
        message: `${theSystem(system)} is of tier 1 and in \`${system.stage}\`, and ${who}; train and assess ${only ? 'a second person' : 'two people'}, so that no absence stops a recovery`,
        related: only
          ? [{ place: spotOf(only[1].assessment, 'level'), message: `${named(only[0])} is the only one` }]
          : [],
        missing: true,
      };
    }
  },
});

/** The people of the client who can act on a system, or of whom that cannot be said today. */
type Team = Map<string, Standing>;

/** Whether somebody is of the client and has not left; of one who left before they joined that cannot be said. */
function isThere(person: Draft<Person> | undefined, today: string): boolean {
  if (person?.party !== 'client') return false;
  return !isPast(person.leaves, today) || (dayOf(person.joins) ?? '') > (dayOf(person.leaves) ?? '');
}
