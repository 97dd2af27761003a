import type { Party, Risk } from '../generated/engagement';
import { isAbsent, isEmptyAt } from '../model/absence';
import { dayOf, isMap, textsOf } from '../model/entries';
import type { Draft } from '../model/values';
import type { People } from './people';

/**
 * How the acceptance of a risk stands: by nobody, no longer, by one party or by both; unknown where what is written
 * cannot be read, or names somebody of whom nothing is known.
 */
export type Acceptance = 'none' | 'expired' | 'one-sided' | 'both' | 'unknown';

/** The parties that must both accept what endangers both. */
const PARTIES: readonly Party[] = ['client', 'provider'];

/** @param today the last day of an acceptance is still part of it */
export function acceptanceOf(risk: Draft<Risk>, people: People, today: string): Acceptance {
  if (isAbsent(risk, 'acceptance')) return 'none';
  const { acceptance } = risk;
  if (!isMap(acceptance)) return 'unknown';
  if (isEmptyAt(acceptance, 'by')) return 'none';
  const expires = dayOf(acceptance.expires);
  if (expires !== undefined && expires < today) return 'expired';
  const missing = partiesMissing(risk, people);
  if (missing.length > 0) return 'one-sided';
  return expires !== undefined && isKnown(risk, people) ? 'both' : 'unknown';
}

/** The parties of which nobody accepted a risk; none where somebody accepted whose party is not known. */
export function partiesMissing(risk: Draft<Risk>, people: People): readonly Party[] {
  if (!isKnown(risk, people)) return [];
  const accepting = new Set(acceptors(risk).map((id) => people.partyOf(id)));
  return PARTIES.filter((party) => !accepting.has(party));
}

function acceptors({ acceptance }: Draft<Risk>): string[] {
  return isMap(acceptance) ? textsOf(acceptance.by) : [];
}

/** Whether there are people who accepted, each of a party that is known. */
function isKnown(risk: Draft<Risk>, people: People): boolean {
  const by = acceptors(risk);
  return by.length > 0 && by.every((id) => people.partyOf(id) !== undefined);
}
