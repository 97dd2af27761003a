import { spotOf, valuesOf } from '../../engagement/things';
import type { Timeline } from '../../engagement/timeline';
import { dayAfter } from '../../model/calendar';
import { dayOf, textOf } from '../../model/entries';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const cadenceOverdue = engagementRule({
  id: 'governance/cadence-overdue',
  severity: 'warning',
  what: 'A recurring meeting that was never held, or is overdue',
  reads: ['status', 'governance', 'phases', 'today'],
  *check({ status, governance, phases, today }) {
    if (status !== undefined && status !== 'active') return;
    for (const cadence of valuesOf(governance?.cadence)) {
      const every = textOf(cadence.every);
      if (every === undefined) continue;
      const meeting = sentence(the('meeting', cadence.name));
      const held = dayOf(cadence.lastHeld);
      if (held !== undefined) {
        const due = dayAfter(held, every);
        if (due === undefined || due >= today) continue;
        yield {
          place: spotOf(cadence, 'lastHeld'),
          message: `${meeting} was last held on ${held}, so the next one was due by ${due}; hold it, and enter the day`,
        };
      } else if (lacks(cadence, 'lastHeld')) {
        const begun = firstDay(phases);
        const due = begun && dayAfter(begun, every);
        if (due === undefined || due >= today) continue;
        yield {
          place: spotOf(cadence, 'name'),
          message: `${meeting} was never held, although the engagement began on ${begun}; hold it, and enter the day as \`lastHeld\``,
          missing: true,
        };
      }
    }
  },
});

/** The day on which the engagement began, or will begin. */
function firstDay({ phases }: Timeline): string | undefined {
  const starts = phases.filter(({ value }) => value.status !== 'cancelled').map(({ start }) => start);
  return starts
    .filter((start) => start !== undefined)
    .sort()
    .at(0);
}
