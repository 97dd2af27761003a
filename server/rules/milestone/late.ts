import { isOver, isUnderWay } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import { dayOf, isPast } from '../../model/entries';
import { placeOf } from '../../model/values';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const late = engagementRule({
  id: 'milestone/late',
  severity: 'warning',
  what: 'Due passed without `achieved`, or achieved late',
  reads: ['today', 'status', 'phases'],
  *check({ today, status, phases }) {
    if (isOver(status)) return;
    for (const { value, milestones } of phases.phases) {
      if (value.status === 'cancelled') continue;
      for (const milestone of milestones) {
        const due = dayOf(milestone.due);
        if (due === undefined) continue;
        const achieved = dayOf(milestone.achieved);
        if (achieved !== undefined && achieved > due) {
          yield {
            place: spotOf(milestone, 'achieved'),
            message: sentence(`${the('milestone', milestone.id)} was due on ${due} and achieved late, on ${achieved}`),
            severity: 'hint',
          };
        } else if (!placeOf(milestone, 'achieved') && isUnderWay(status) && isPast(due, today)) {
          yield {
            place: spotOf(milestone, 'due'),
            message: sentence(
              `${the('milestone', milestone.id)} was due on ${due} and is not achieved; enter the day on which it was, or agree on another one`,
            ),
            missing: true,
          };
        }
      }
    }
  },
});
