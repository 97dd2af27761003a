import { operatedSince } from '../../engagement/kpis';
import { isUnderWay } from '../../engagement/status';
import { spotOf, valuesOf } from '../../engagement/things';
import { dayAfter } from '../../model/calendar';
import { dayOf } from '../../model/entries';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const noMeasurement = engagementRule({
  id: 'kpi/no-measurement',
  severity: 'error',
  ratchet: true,
  what: 'No measurement since the operate phase began',
  reads: ['today', 'status', 'phases', 'kpis'],
  *check({ today, status, phases, kpis }) {
    const since = operatedSince(phases, today);
    if (since === undefined || !isUnderWay(status)) return;
    for (const kpi of kpis) {
      // The first value is due when the time between two of them has passed.
      const first = kpi.frequency === undefined ? since : dayAfter(since, kpi.frequency);
      if (first !== undefined && first > today) continue;
      // What stands there and cannot be read, or lies in the future, is another rule's business.
      if (!Array.isArray(kpi.measurements) && !lacks(kpi, 'measurements')) continue;
      if (valuesOf(kpi.measurements).some(({ on }) => (dayOf(on) ?? since) >= since)) continue;
      yield {
        place: spotOf(kpi),
        message: sentence(
          `${the('KPI', kpi.id)} has no measurement since the operate phase began on ${since}; enter what was measured under \`measurements\``,
        ),
        missing: true,
        threatens: { next: true },
      };
    }
  },
});
