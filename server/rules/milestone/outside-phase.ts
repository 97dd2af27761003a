import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import { dayOf } from '../../model/entries';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const outsidePhase = engagementRule({
  id: 'milestone/outside-phase',
  severity: 'warning',
  what: 'A milestone due outside its phase',
  reads: ['status', 'phases'],
  *check({ status, phases }) {
    if (isOver(status)) return;
    for (const { value, start, end, milestones } of phases.phases) {
      if (value.status === 'cancelled' || (start !== undefined && end !== undefined && end < start)) continue;
      for (const milestone of milestones) {
        const due = dayOf(milestone.due);
        if (due === undefined) continue;
        const early = start !== undefined && due < start;
        if (!early && !(end !== undefined && due > end)) continue;
        const bound = early
          ? `before ${the('phase', value.id)} starts on ${start}`
          : `after ${the('phase', value.id)} ends on ${end}`;
        yield {
          place: spotOf(milestone, 'due'),
          message: sentence(
            `${the('milestone', milestone.id)} is due on ${due}, ${bound}; correct the day, or move it to the phase in which it lies`,
          ),
          related: [
            {
              place: spotOf(value, early ? 'start' : 'end'),
              message: early ? 'The phase starts here' : 'The phase ends here',
            },
          ],
        };
      }
    }
  },
});
