import { itemsOf } from '../../engagement/checklist';
import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import type { ChecklistItem, Waiver } from '../../generated/engagement';
import { dayOf, isMap } from '../../model/entries';
import type { Draft } from '../../model/values';
import type { Place } from '../../syntax/nodes';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const waiver = engagementRule({
  id: 'checklist/waiver',
  severity: 'error',
  what: 'A waiver without approver or expiry, or expired',
  reads: ['today', 'status', 'phases'],
  each: 'activities',
  *check({ today, status, phases }) {
    if (isOver(status)) return;
    for (const activity of phases.activities) {
      if (activity.value.status === 'cancelled' || activity.phase.value.status === 'cancelled') continue;
      for (const item of itemsOf(activity)) {
        const fault = item.status === 'waived' ? faultOf(item, today) : undefined;
        if (!fault) continue;
        yield {
          place: fault.place,
          message: sentence(`${the('checklist item', item.id)} of ${the('activity', activity.value.id)} ${fault.what}`),
          missing: fault.missing,
        };
      }
    }
  },
});

interface Fault {
  readonly place: Place;
  readonly what: string;
  readonly missing: boolean;
}

/** What keeps a waiver from holding. A waiver that lacks one of its keys is `format/missing-key`'s. */
function faultOf(item: Draft<ChecklistItem>, today: string): Fault | undefined {
  const { waiver: given } = item;
  if (!isMap(given)) {
    if (!lacks(item, 'waiver')) return undefined;
    return {
      place: spotOf(item, 'status'),
      what: 'is waived by nobody; add a `waiver` that says why, `by` whom, and until when it holds',
      missing: true,
    };
  }
  const expires = dayOf((given as Draft<Waiver>).expires);
  if (expires === undefined || expires >= today) return undefined;
  return {
    place: spotOf(given, 'expires'),
    what: `was waived until ${expires}, so it counts as open again; settle it, or have the waiver renewed`,
    missing: false,
  };
}
