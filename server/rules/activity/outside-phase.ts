import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import type { ActivityOf } from '../../engagement/timeline';
import { dayOf } from '../../model/entries';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const outsidePhase = engagementRule({
  id: 'activity/outside-phase',
  severity: 'warning',
  what: 'The dates of an activity outside its phase',
  reads: ['status', 'phases'],
  each: 'activities',
  *check({ status, phases }) {
    if (isOver(status)) return;
    for (const activity of phases.activities) {
      const { value, phase } = activity;
      if (phase.value.status === 'cancelled' || value.status === 'cancelled') continue;
      const [first, ...others] = outside(activity);
      if (!first) continue;
      const said = [first, ...others].map(({ what }) => what).join(' and ');
      yield {
        place: spotOf(value, first.key),
        message: sentence(
          `${the('activity', value.id)} ${said}, outside ${the('phase', phase.value.id)} (${phase.start ?? '…'} to ${phase.end ?? '…'}); correct its days, or move it to the phase in which it is done`,
        ),
        related: [
          {
            place: spotOf(phase.value, first.bound),
            message: `The phase ${first.bound === 'start' ? 'starts' : 'ends'} here`,
          },
        ],
      };
    }
  },
});

interface Outside {
  readonly key: 'start' | 'end';
  readonly bound: 'start' | 'end';
  readonly what: string;
}

/** The days of an activity that its phase does not have. */
function outside({ value, phase }: ActivityOf): Outside[] {
  const [start, end] = [dayOf(value.start), dayOf(value.end)];
  // A period that ends before it starts has no inside.
  if (phase.start !== undefined && phase.end !== undefined && phase.end < phase.start) return [];
  if (start !== undefined && end !== undefined && end < start) return [];
  return (
    [
      ['start', start],
      ['end', end],
    ] as const
  ).flatMap(([key, day]): Outside[] => {
    if (day === undefined) return [];
    const what = `${key}s on ${day}`;
    if (phase.start !== undefined && day < phase.start) return [{ key, bound: 'start', what }];
    return phase.end !== undefined && day > phase.end ? [{ key, bound: 'end', what }] : [];
  });
}
