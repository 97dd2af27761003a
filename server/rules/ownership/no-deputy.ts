import type { People } from '../../engagement/people';
import type { SystemOf } from '../../engagement/systems';
import { spotOf } from '../../engagement/things';
import { isMap } from '../../model/entries';
import { keyPlace, placeOf } from '../../model/values';
import type { Place } from '../../syntax/nodes';
import { isGiven } from '../given';
import { engagementRule } from '../rule';
import { all } from '../words';
import { isHandedOver, named, standing, theSystem } from './words';

type Holder = 'primary' | 'backup';

const HOLDERS: readonly Holder[] = ['primary', 'backup'];

export const noDeputy = engagementRule({
  id: 'ownership/no-deputy',
  severity: 'error',
  what: 'Primary or backup of a system that the client owns or will own missing, of the provider, or the same person',
  ratchet: true,
  reads: ['systems', 'people', 'status'],
  each: 'systems',
  *check({ systems, people, status }) {
    for (const system of systems) {
      if (!isHandedOver(system, status)) continue;
      const faults = faultsOf(system, people);
      if (!faults) continue;
      yield {
        place: placeFor(system, faults),
        message: `${theSystem(system)} ${standing(system)}, but ${all(faults.texts)}; ${faults.advice}`,
        threatens: { stageOn: system.transferDay },
        missing: faults.missing.length > 0,
      };
    }
  },
});

/** What is wrong with the two people of a system. */
interface Faults {
  readonly missing: readonly Holder[];
  /** Holders who should be somebody else. */
  readonly wrong: readonly Holder[];
  /** Clauses that follow "but". */
  readonly texts: readonly string[];
  readonly advice: string;
}

/** Somebody who is not known is another rule's business, and so is what has no value. */
function faultsOf(system: SystemOf, people: People): Faults | undefined {
  const { owners } = system.value;
  const missing = HOLDERS.filter(
    (holder) =>
      system[holder] === undefined && !(isMap(owners) ? isGiven(owners, holder) : isGiven(system.value, 'owners')),
  );
  const provider = HOLDERS.filter((holder) => people.person(system[holder])?.party === 'provider');
  const { primary, backup } = system;
  if (primary !== undefined && primary === backup && people.person(primary)) {
    const also = provider.length > 0 ? ', who belongs to the provider' : '';
    const texts = [`its primary and its backup are the same person, ${named(primary)}${also}`];
    const advice = also ? 'name two people of the client' : 'name another person of the client as its backup';
    return { missing, wrong: also ? provider : ['backup'], texts, advice };
  }
  if (missing.length + provider.length === 0) return undefined;
  const texts = [
    ...(missing.length > 0
      ? [missing.length === 2 ? 'it has neither primary nor backup' : `it has no ${missing[0]}`]
      : []),
    ...provider.map((holder) => `its ${holder} ${named(system[holder] ?? '')} belongs to the provider`),
  ];
  const advice =
    missing.length + provider.length === 2
      ? 'name two people of the client'
      : `name a ${missing[0] ?? provider[0]} of the client`;
  return { missing, wrong: provider, texts, advice };
}

/** The one value that is wrong, else the key of both, else the system. */
function placeFor({ value }: SystemOf, { wrong }: Faults): Place {
  const owner = wrong.length === 1 && isMap(value.owners) ? placeOf(value.owners, wrong[0]!) : undefined;
  return owner ?? keyPlace(value, 'owners') ?? spotOf(value);
}
