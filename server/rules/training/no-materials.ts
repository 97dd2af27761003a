import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const noMaterials = engagementRule({
  id: 'training/no-materials',
  severity: 'hint',
  what: 'Delivered, neither recording nor materials',
  reads: ['status', 'training'],
  *check({ status, training }) {
    if (isOver(status)) return;
    for (const session of training.sessions) {
      if (session.status !== 'delivered' || !lacks(session, 'recording') || !lacks(session, 'materials')) continue;
      yield {
        place: spotOf(session),
        message: sentence(
          `${the('session', session.id)} left neither a recording nor materials; add what those who join later can learn from`,
        ),
        missing: true,
      };
    }
  },
});
