import type { SystemOf, Systems } from '../engagement/systems';
import type { Tier } from '../generated/engagement';
import { textsOf } from '../model/entries';
import { itemPlace } from '../model/values';
import { listed } from '../model/words';
import type { Looked } from './check';
import { quoted } from './names';

/** The systems that a check looks at, and what there is to say of those that it cannot. */
export interface Selection {
  readonly systems: readonly SystemOf[];
  /** Names that nothing has; that nothing is selected. */
  readonly lacking: readonly Looked[];
}

/**
 * The systems of a tier, those that are named, or all; of a tier and named where both are given. A retired system is
 * never among them: it has gone out of use, and holds up no gate.
 */
export function select({ tier, systems: names }: { tier?: Tier; systems?: string[] }, systems: Systems): Selection {
  const lacking: Looked[] = [];
  let selected = [...systems];
  if (names) {
    const ids = textsOf(names);
    selected = [...new Set(ids.flatMap((id) => systems.find(id) ?? []))];
    ids.forEach((id, index) => {
      if (systems.find(id) || ids.indexOf(id) !== index) return;
      lacking.push({ what: `No system has the id ${quoted(id)}`, verdict: 'unknown', place: itemPlace(names, index) });
    });
  }
  const ofTier = tier === undefined ? selected : selected.filter((system) => system.tier === tier);
  const inUse = ofTier.filter(({ retired }) => !retired);
  if (inUse.length === 0 && lacking.length === 0) {
    lacking.push({ what: nothing(tier, names, ofTier), verdict: 'unknown' });
  }
  return { systems: inUse, lacking };
}

function nothing(tier: Tier | undefined, names: string[] | undefined, retired: readonly SystemOf[]): string {
  if (retired.length > 0) {
    const ids = listed(retired.map(({ id }) => quoted(id)));
    return `No system is left to look at: ${ids} ${retired.length === 1 ? 'is' : 'are'} retired`;
  }
  if (names) return tier === undefined ? '`systems` names no system' : `None of the named systems is of tier ${tier}`;
  return tier === undefined ? 'The engagement has no systems' : `No system is of tier ${tier}`;
}
