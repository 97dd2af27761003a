import { holderName, quoted } from '../../checks/names';
import { raciOf } from '../../engagement/raci';
import { isOver } from '../../engagement/status';
import type { Systems } from '../../engagement/systems';
import { spotOf } from '../../engagement/things';
import type { Activity } from '../../generated/engagement';
import { textsOf } from '../../model/entries';
import type { Draft } from '../../model/values';
import { listed } from '../../model/words';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';
import { activitiesIn, isAhead } from './activities';

/** So many systems are named; of the rest, how many there are. */
const NAMED = 3;

export const raciProviderAccountable = engagementRule({
  id: 'raci/provider-accountable',
  severity: 'warning',
  what: 'The provider is accountable for systems that are all owned by the client',
  ratchet: true,
  reads: ['people', 'phases', 'status', 'systems'],
  *check({ people, phases, status, systems }) {
    if (isOver(status)) return;
    for (const activity of activitiesIn(phases)) {
      const { phase, value } = activity;
      if (!isAhead(activity) || (phase.value.kind !== 'operate' && phase.value.kind !== 'support')) continue;
      const [entry, second] = raciOf(value)?.accountable ?? [];
      if (!entry || second || people.role(entry.role)?.party !== 'provider') continue;
      const owned = ownedByClient(value, systems);
      if (!owned) continue;
      const named = owned.slice(0, NAMED).map(({ id }) => quoted(id));
      const which = listed(owned.length > NAMED ? [...named, `${owned.length - NAMED} more`] : named);
      yield {
        place: entry.place,
        message: `${sentence(the('activity', value.id))} is about ${which}, which the client owns, but ${holderName(people, entry.role)} of the provider is accountable; make a role of the client accountable`,
        threatens: { gate: phase.gate },
        related: owned.slice(0, NAMED).map((system) => ({
          place: spotOf(system.ownership, 'stage'),
          message: `The client owns ${quoted(system.id)}`,
        })),
      };
    }
  },
});

/** The systems of an activity where the client owns them all; those that are retired do not count. */
function ownedByClient(activity: Draft<Activity>, systems: Systems) {
  const ids = [...new Set(textsOf(activity.systems))];
  const found = ids.flatMap((id) => systems.find(id) ?? []);
  // Of a system that nobody can find it is not known who owns it.
  if (found.length < ids.length) return undefined;
  const inUse = found.filter(({ retired }) => !retired);
  return inUse.length > 0 && inUse.every(({ clientOwned }) => clientOwned) ? inUse : undefined;
}
