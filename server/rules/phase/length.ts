import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import type { PhaseKind } from '../../generated/engagement';
import { daysBetween } from '../../model/calendar';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

/** How many days a phase of a kind usually takes (RULES.md, `phase/length`). */
const USUAL: Partial<Record<PhaseKind, readonly [least: number, most: number]>> = {
  build: [30, 365],
  operate: [180, 1100],
  transfer: [30, 370],
};

export const length = engagementRule({
  id: 'phase/length',
  severity: 'hint',
  what: 'Outside build 30 to 365 days, operate 180 to 1100, transfer 30 to 370',
  reads: ['status', 'phases'],
  *check({ status, phases }) {
    if (isOver(status)) return;
    for (const { value, start, end } of phases.phases) {
      const { kind } = value;
      const usual = kind && USUAL[kind];
      if (!usual || value.status === 'cancelled' || start === undefined || end === undefined || end < start) continue;
      const days = daysBetween(start, end) + 1;
      const [least, most] = usual;
      if (days >= least && days <= most) continue;
      const what = days < least ? `it is short: most take at least ${least}` : `it is long: most take at most ${most}`;
      yield {
        place: spotOf(value, 'end'),
        message: sentence(
          `${the('phase', value.id)} takes ${days === 1 ? 'one day' : `${days} days`}, and for a \`${kind}\` phase ${what}; check its days`,
        ),
      };
    }
  },
});
