import { isUnderWay } from '../../engagement/status';
import type { SystemOf } from '../../engagement/systems';
import { spotOf } from '../../engagement/things';
import { isMap } from '../../model/entries';
import { placeOf } from '../../model/values';
import type { Place } from '../../syntax/nodes';
import { the } from '../naming';
import { engagementRule, shorten } from '../rule';

const HOLDERS = ['primary', 'backup'] as const;

export const competencyGap = engagementRule({
  id: 'training/competency-gap',
  severity: 'error',
  ratchet: true,
  what: "Primary or backup below target before their system's planned transfer",
  reads: ['status', 'people', 'systems', 'training', 'policy'],
  each: 'systems',
  *check({ status, people, systems, training, policy }) {
    if (!isUnderWay(status)) return;
    for (const system of systems) {
      const { id, transferDay } = system;
      // Once the client owns it, `ownership/not-competent` speaks.
      if (id === undefined || transferDay === undefined || system.retired || system.clientOwned) continue;
      const told = new Set<string>();
      for (const holder of HOLDERS) {
        const person = system[holder];
        // Who is missing, unknown or of the provider is not to be trained but replaced.
        if (person === undefined || told.has(person) || people.person(person)?.party !== 'client') continue;
        const target = training.target(holder);
        const standing = training.standing(person, id, policy.competencyExpiry);
        // One that has run out is told as such; one without a level that can be read, too.
        if (standing && standing.kind !== 'holds') continue;
        const { assessment, level } = standing ?? { level: 0 };
        if (level >= target) continue;
        told.add(person);
        const how = assessment ? `has level ${level}` : 'was never assessed';
        yield {
          place: assessment ? spotOf(assessment, 'level') : placeOfHolder(system, holder),
          message: `\`${shorten(person)}\`, the ${holder} of ${the('system', id)}, ${how}, but needs level ${target} before it is the client's on ${transferDay}; plan training, then assess`,
          missing: assessment === undefined,
          threatens: { stageOn: transferDay },
          ...(assessment ? { subject: id } : {}),
        };
      }
    }
  },
});

function placeOfHolder({ value }: SystemOf, holder: (typeof HOLDERS)[number]): Place {
  return (isMap(value.owners) && placeOf(value.owners, holder)) || spotOf(value);
}
