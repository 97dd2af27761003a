import { spotOf } from '../../engagement/things';
import { dayAfter } from '../../model/calendar';
import { dayOf, textOf } from '../../model/entries';
import { engagementRule } from '../rule';

export const documentReviewOverdue = engagementRule({
  id: 'document/review-overdue',
  severity: 'warning',
  what: '`effective` and `reviewIn` have passed',
  reads: ['documents', 'status', 'today'],
  *check({ documents, status, today }) {
    // The register of an engagement that is over is a record.
    if (status === 'closed' || status === 'terminated') return;
    for (const document of documents) {
      const effective = dayOf(document.effective);
      const reviewIn = textOf(document.reviewIn);
      if (document.status !== 'effective' || effective === undefined || reviewIn === undefined) continue;
      const due = dayAfter(effective, reviewIn);
      if (due === undefined || due >= today) continue;
      yield {
        place: spotOf(document, 'reviewIn'),
        message: `The review of this document was due on ${due}; go through it, and set \`effective\` to the day on which it is in force anew`,
      };
    }
  },
});
