import { measuredOf, operatedSince } from '../../engagement/kpis';
import { isUnderWay } from '../../engagement/status';
import { spotOf, valuesOf } from '../../engagement/things';
import type { Kpi } from '../../generated/engagement';
import { dayAfter } from '../../model/calendar';
import { dayOf } from '../../model/entries';
import type { Draft } from '../../model/values';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const stale = engagementRule({
  id: 'kpi/stale',
  severity: 'warning',
  what: 'Last measurement older than twice its frequency',
  reads: ['today', 'status', 'phases', 'kpis'],
  *check({ today, status, phases, kpis }) {
    const since = operatedSince(phases, today);
    if (since === undefined || !isUnderWay(status)) return;
    for (const kpi of kpis) {
      const last = measuredOf(kpi, today).at(-1);
      // Not measured since then at all: `kpi/no-measurement` says so.
      if (!last || last.on < since || kpi.frequency === undefined || hasOdd(kpi, today)) continue;
      const due = twiceAfter(last.on, kpi.frequency);
      if (due === undefined || due >= today) continue;
      yield {
        place: spotOf(last.entry, 'on'),
        message: sentence(
          `${the('KPI', kpi.id)} was last measured on ${last.on}, although it is to be measured every ${kpi.frequency}; enter the newer measurements`,
        ),
        missing: true,
      };
    }
  },
});

/** Whether there is a measurement that is not complete or lies in the future: it may well be the newer one. */
function hasOdd({ measurements }: Draft<Kpi>, today: string): boolean {
  return valuesOf(measurements).some(({ on, value }) => (dayOf(on) ?? '9999') > today || value === undefined);
}

/** The last day on which a measurement is recent enough. Of one day there is one measurement, however often it is taken. */
function twiceAfter(day: string, frequency: string): string | undefined {
  const twice = dayAfter(day, `${2 * Number.parseInt(frequency, 10)}${frequency.slice(-1)}`);
  const least = dayAfter(day, '2d');
  return twice !== undefined && least !== undefined && twice < least ? least : twice;
}
