import { isOpen, itemsOf } from '../../engagement/checklist';
import { isUnderWay } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import { isPast } from '../../model/entries';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const overdue = engagementRule({
  id: 'checklist/overdue',
  severity: 'warning',
  what: 'A checklist item open past its due date',
  reads: ['today', 'status', 'phases'],
  each: 'activities',
  *check({ today, status, phases }) {
    if (!isUnderWay(status)) return;
    for (const activity of phases.activities) {
      const { value, phase } = activity;
      // Of an activity that is done `activity/done-with-open-items` speaks.
      if (value.status === 'done' || value.status === 'cancelled' || phase.value.status === 'cancelled') continue;
      for (const item of itemsOf(activity)) {
        if (!isOpen(item) || !isPast(item.due, today)) continue;
        yield {
          place: spotOf(item, 'due'),
          message: sentence(
            `${the('checklist item', item.id)} of ${the('activity', value.id)} was due on ${item.due} and is still open; settle it, or agree on another day`,
          ),
        };
      }
    }
  },
});
