import type { People } from '../../engagement/people';
import type { SystemOf } from '../../engagement/systems';
import { spotOf } from '../../engagement/things';
import { expiryOf, isExpired, type Training } from '../../engagement/training';
import { isMap } from '../../model/entries';
import { engagementRule, type Related } from '../rule';
import { isOver, named, theSystem } from './words';

type Holder = 'primary' | 'backup';

/** Of systems that are still to be the client's, `training/competency-gap` speaks; of holders of the provider, `ownership/no-deputy`. */
export const notCompetent = engagementRule({
  id: 'ownership/not-competent',
  severity: 'error',
  what: 'Primary or backup of a system of the client below the target level',
  ratchet: true,
  reads: ['systems', 'people', 'training', 'policy', 'today', 'status'],
  *check({ systems, people, training, policy, today, status }) {
    if (isOver(status)) return;
    for (const system of systems) {
      if (!system.clientOwned || system.id === undefined) continue;
      for (const [person, holder] of holdersOf(system, people, training)) {
        const level = training.level(person, system.id, today, policy.competencyExpiry);
        const target = training.target(holder);
        if (level >= target || !isLevelKnown(person, system.id, training)) continue;
        const { how, related } = standingOf(person, system.id, training, policy.competencyExpiry, today);
        yield {
          place: isMap(system.value.owners) ? spotOf(system.value.owners, holder) : spotOf(system.value),
          message: `${theSystem(system)} is the client's, but its ${holder} ${named(person)} ${how}, and ${target} is needed; train and assess them, or name somebody who is at that level`,
          related,
          threatens: { stageOn: system.transferDay },
          missing: true,
        };
      }
    }
  },
});

/** Whether there is no assessment of somebody on a system, or one whose level can be read. */
function isLevelKnown(person: string, system: string, training: Training): boolean {
  const assessment = training.assessment(person, system);
  return !assessment || assessment.level !== undefined;
}

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

/** What is known of a person's level on a system, as what follows their name. */
function standingOf(
  person: string,
  system: string,
  training: Training,
  expiry: string,
  today: string,
): { how: string; related: Related[] } {
  const assessment = training.assessment(person, system);
  if (!assessment) return { how: 'was never assessed on it', related: [] };
  const related = [{ place: spotOf(assessment, 'level'), message: 'The last assessment' }];
  const { level } = assessment;
  if (!isExpired(assessment, today, expiry)) return { how: `is at level ${level}`, related };
  return { how: `was at level ${level} until ${expiryOf(assessment, expiry)}, when the assessment expired`, related };
}
