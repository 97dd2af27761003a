import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import { isPast } from '../../model/entries';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const riskReview = engagementRule({
  id: 'risk/review-overdue',
  severity: 'warning',
  what: 'The next review of a risk has passed',
  reads: ['status', 'risks', 'today'],
  *check({ status, risks, today }) {
    if (isOver(status)) return;
    for (const risk of risks) {
      if (risk.status !== 'open' && risk.status !== 'accepted') continue;
      if (!isPast(risk.nextReview, today)) continue;
      const what = `${sentence(the('risk', risk.id))} was to be reviewed on ${risk.nextReview}`;
      yield {
        place: spotOf(risk, 'nextReview'),
        message: `${what}; review it and enter the next day, or close it`,
      };
    }
  },
});
