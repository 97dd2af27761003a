import type { People } from '../../engagement/people';
import type { SystemOf } from '../../engagement/systems';
import { spotOf } from '../../engagement/things';
import type { Training } from '../../engagement/training';
import { isMap } from '../../model/entries';
import { engagementRule } from '../rule';
import { isOver, named, theSystem } from './words';

type Holder = 'primary' | 'backup';

/** Of systems that are still to be the client's, `training/competency-gap` speaks; of holders of the provider, `ownership/no-deputy`. */
export const notCompetent = engagementRule({
  id: 'ownership/not-competent',
  severity: 'error',
  what: 'Primary or backup of a system of the client below the target level',
  ratchet: true,
  reads: ['systems', 'people', 'training', 'policy', 'status'],
  each: 'systems',
  *check({ systems, people, training, policy, status }) {
    if (isOver(status)) return;
    for (const system of systems) {
      if (!system.clientOwned || system.id === undefined) continue;
      for (const [person, holder] of holdersOf(system, people, training)) {
        const standing = training.standing(person, system.id, policy.competencyExpiry);
        // Of an assessment that has expired, `training/expired` speaks; of a level that cannot be read, the format.
        if (standing && standing.kind !== 'holds') continue;
        const target = training.target(holder);
        if (standing && standing.level >= target) continue;
        const how = standing ? `is at level ${standing.level}` : 'was never assessed on it';
        yield {
          place: isMap(system.value.owners) ? spotOf(system.value.owners, holder) : spotOf(system.value),
          message: `${theSystem(system)} is the client's, but its ${holder} ${named(person)} ${how}, and ${target} is needed; train and assess them, or name somebody who is at that level`,
          related: standing ? [{ place: spotOf(standing.assessment, 'level'), message: 'The last assessment' }] : [],
          threatens: { stageOn: system.transferDay },
          missing: true,
        };
      }
    }
  },
});

/** The people of whom a level is expected, each once, with the higher target where one person is both. */
function holdersOf(system: SystemOf, people: People, training: Training): Map<string, Holder> {
  const holders = new Map<string, Holder>();
  for (const holder of ['primary', 'backup'] as const) {
    const id = system[holder];
    const party = people.person(id)?.party;
    if (id === undefined || party === undefined || party === 'provider') continue;
    const known = holders.get(id);
    if (!known || training.target(holder) > training.target(known)) holders.set(id, holder);
  }
  return holders;
}
