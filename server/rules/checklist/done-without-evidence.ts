import { isMandatory, itemsOf } from '../../engagement/checklist';
import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const doneWithoutEvidence = engagementRule({
  id: 'checklist/done-without-evidence',
  severity: 'hint',
  what: 'A mandatory item of a transfer phase done without evidence',
  reads: ['status', 'phases'],
  *check({ status, phases }) {
    if (isOver(status)) return;
    for (const phase of phases.ofKind('transfer')) {
      if (phase.value.status === 'cancelled') continue;
      for (const activity of phase.activities) {
        if (activity.value.status === 'cancelled') continue;
        for (const item of itemsOf(activity)) {
          if (item.status !== 'done' || !isMandatory(item) || !lacks(item, 'evidence')) continue;
          yield {
            place: spotOf(item),
            message: sentence(
              `${the('checklist item', item.id)} of ${the('activity', activity.value.id)} is done without evidence; name what the client signs against`,
            ),
            missing: true,
          };
        }
      }
    }
  },
});
