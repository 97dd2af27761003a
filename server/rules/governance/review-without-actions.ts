import { spotOf, valuesOf } from '../../engagement/things';
import { dayOf } from '../../model/entries';
import { lacks } from '../lacks';
import { engagementRule } from '../rule';

export const reviewWithoutActions = engagementRule({
  id: 'governance/review-without-actions',
  severity: 'hint',
  what: 'A review with neither feedback nor actions',
  reads: ['governance', 'today'],
  *check({ governance, today }) {
    for (const review of valuesOf(governance?.reviews)) {
      const on = dayOf(review.on);
      // What is still to come has nothing to tell yet.
      if (on === undefined || on > today) continue;
      if (!lacks(review, 'feedback') || !lacks(review, 'actions')) continue;
      yield {
        place: spotOf(review, 'on'),
        message: `The review of ${on} has neither \`feedback\` nor \`actions\`; say what was heard, and what was agreed`,
        missing: true,
      };
    }
  },
});
