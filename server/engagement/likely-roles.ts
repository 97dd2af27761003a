import type { PhaseKind, RaciLetter } from '../generated/engagement';
import { isMap } from '../model/entries';
import type { People } from './people';
import type { Timeline } from './timeline';

/** Who most likely does the work of a new activity, and who answers for it; absent where that would be a guess. */
export interface LikelyRoles {
  readonly responsible: string | undefined;
  readonly accountable: string | undefined;
}

/**
 * The roles that a new activity most likely has: those that the others in phases of its kind have most often, else the only
 * role of the party that does the work (the provider) or answers for it (the client from the transfer on).
 */
export function likelyRoles(kind: PhaseKind, phases: Timeline, people: People): LikelyRoles {
  const counts = { R: new Map<string, number>(), A: new Map<string, number>() };
  for (const { activities } of phases.ofKind(kind)) {
    for (const { value } of activities) {
      if (!isMap(value.raci)) continue;
      for (const [role, letter] of Object.entries(value.raci as Record<string, RaciLetter | undefined>)) {
        if (!people.role(role)) continue;
        for (const key of ['R', 'A'] as const) {
          if (letter?.includes(key)) counts[key].set(role, (counts[key].get(role) ?? 0) + 1);
        }
      }
    }
  }
  const onlyOf = (party: 'client' | 'provider') => {
    const [only, ...others] = [...people.roles].filter((role) => role.party === party);
    return others.length === 0 ? only?.id : undefined;
  };
  const late = kind === 'transfer' || kind === 'support';
  return {
    responsible: counts.R.size > 0 ? mostOften(counts.R) : onlyOf('provider'),
    accountable: counts.A.size > 0 ? mostOften(counts.A) : onlyOf(late ? 'client' : 'provider'),
  };
}

/** The key with the highest count; undefined where several have it. */
function mostOften(counts: ReadonlyMap<string, number>): string | undefined {
  const most = Math.max(...counts.values());
  const [first, ...others] = [...counts].filter(([, count]) => count === most);
  return others.length === 0 ? first?.[0] : undefined;
}
