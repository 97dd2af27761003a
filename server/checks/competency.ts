import type { SystemOf } from '../engagement/systems';
import { spotOf } from '../engagement/things';
import type { WithCompetency } from '../generated/engagement';
import { isMap } from '../model/entries';
import { placeOf } from '../model/values';
import { type CheckContext, check, type Looked } from './check';
import { holderName, quoted, systemName } from './names';
import { conjunction } from './outcomes';
import { select } from './selection';

export const competency = check<WithCompetency>({
  name: 'competency',
  what: 'the owners of every selected system have a level',

  evaluate(parameters, { inputs }) {
    const { systems, lacking } = select(parameters, inputs.systems);
    const { atLeast = 3, of = 'both' } = parameters;
    const holders = of === 'both' ? (['primary', 'backup'] as const) : [of];
    const looked = systems.flatMap((system) => holders.map((holder) => levelOf(system, holder, atLeast, inputs)));
    return conjunction([...looked, ...lacking]);
  },
});

/** How far the primary or the backup of a system has come; nobody and nothing assessed is level 0. */
export function levelOf(
  system: SystemOf,
  holder: 'primary' | 'backup',
  atLeast: number,
  { people, policy, training }: Pick<CheckContext['inputs'], 'people' | 'policy' | 'training'>,
): Looked {
  const person = system[holder];
  const { owners } = system.value;
  const place = (isMap(owners) && placeOf(owners, holder)) || spotOf(system.value, 'owners', 'id');
  const name = systemName(system);
  if (person === undefined) return { what: `${name} has no ${holder}`, verdict: 'false', place };
  const standing = system.id === undefined ? undefined : training.standing(person, system.id, policy.competencyExpiry);
  const who = holderName(people, person);
  if (!standing) {
    if (!people.has(person))
      return { what: `There is no person ${quoted(person)}, the ${holder} of ${name}`, verdict: 'unknown', place };
    return {
      what: `${who}, the ${holder} of ${name}, was never assessed`,
      verdict: atLeast > 0 ? 'false' : 'true',
      place,
      owner: person,
    };
  }
  const spot = spotOf(standing.assessment, 'level');
  if (standing.kind === 'unreadable')
    return { what: `The level of ${who} on ${name} cannot be read`, verdict: 'unknown', place: spot, owner: person };
  const { level } = standing;
  if (atLeast > 0 && standing.kind === 'expired') {
    return {
      what: `${who} had level ${level} on ${name}, which has expired`,
      verdict: 'false',
      place: spot,
      owner: person,
    };
  }
  if (level >= atLeast) return { what: `${who} has level ${level} on ${name}`, verdict: 'true', place: spot };
  return {
    what: `${who} has level ${level} on ${name}, and needs ${atLeast}`,
    verdict: 'false',
    place: spot,
    owner: person,
  };
}
