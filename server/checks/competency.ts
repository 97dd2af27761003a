import type { SystemOf } from '../engagement/systems';
import { spotOf } from '../engagement/things';
import { isExpired } from '../engagement/training';
import type { Competency, WithCompetency } from '../generated/engagement';
import { dayOf, isMap } from '../model/entries';
import { type Draft, placeOf } from '../model/values';
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
    const levels = new Levels(inputs);
    const holders = of === 'both' ? (['primary', 'backup'] as const) : [of];
    const looked = systems.flatMap((system) =>
      holders.map((holder) => levelOf(system, holder, atLeast, levels, inputs)),
    );
    return conjunction([...looked, ...lacking]);
  },
});

/** The assessments that hold today, by person and system: of several the last; what is dated later has not happened. */
export class Levels {
  private readonly last = new Map<string, Draft<Competency>>();

  constructor({ training, today }: Pick<CheckContext['inputs'], 'training' | 'today'>) {
    for (const assessment of training.competencies) {
      const day = dayOf(assessment.on) ?? '';
      if (day > today) continue;
      const key = `${assessment.person}/${assessment.system}`;
      const known = this.last.get(key);
      if (!known || day >= (dayOf(known.on) ?? '')) this.last.set(key, assessment);
    }
  }

  of(person: string, system: string): Draft<Competency> | undefined {
    return this.last.get(`${person}/${system}`);
  }
}

/** How far the primary or the backup of a system has come; nobody and nothing assessed is level 0. */
export function levelOf(
  system: SystemOf,
  holder: 'primary' | 'backup',
  atLeast: number,
  levels: Levels,
  { people, policy, today }: Pick<CheckContext['inputs'], 'people' | 'policy' | 'today'>,
): Looked {
  const person = system[holder];
  const { owners } = system.value;
  const place = (isMap(owners) && placeOf(owners, holder)) || spotOf(system.value, 'owners', 'id');
  const name = systemName(system);
  if (person === undefined) return { what: `${name} has no ${holder}`, verdict: 'false', place };
  const assessment = system.id === undefined ? undefined : levels.of(person, system.id);
  const who = holderName(people, person);
  if (!assessment) {
    if (!people.has(person))
      return { what: `There is no person ${quoted(person)}, the ${holder} of ${name}`, verdict: 'unknown', place };
    return {
      what: `${who}, the ${holder} of ${name}, was never assessed`,
      verdict: atLeast > 0 ? 'false' : 'true',
      place,
      owner: person,
    };
  }
  const { level } = assessment;
  const spot = spotOf(assessment, 'level');
  if (level === undefined)
    return { what: `The level of ${who} on ${name} cannot be read`, verdict: 'unknown', place: spot, owner: person };
  if (atLeast > 0 && isExpired(assessment, today, policy.competencyExpiry)) {
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
