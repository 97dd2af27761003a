import { isUnderWay } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const noOwner = engagementRule({
  id: 'activity/no-owner',
  severity: 'warning',
  what: 'An activity of the current phase without owner or end',
  reads: ['today', 'status', 'phases'],
  *check({ today, status, phases }) {
    if (!isUnderWay(status)) return;
    for (const phase of phases.current(today)) {
      for (const { value } of phase.activities) {
        if (value.status === 'done' || value.status === 'cancelled' || value.status === undefined) continue;
        const missing = (['owner', 'end'] as const).filter((key) => lacks(value, key));
        if (missing.length === 0) continue;
        const what = missing.map((key) => (key === 'owner' ? 'an `owner` who drives it' : 'an `end`')).join(' and ');
        yield {
          place: spotOf(value),
          message: sentence(
            `${the('activity', value.id)} belongs to the current phase, but does not have ${what}; add ${missing.length > 1 ? 'them' : 'it'}`,
          ),
          missing: true,
        };
      }
    }
  },
});
