import type { OwnRunbook } from '../../engagement/runbook';
import { isApproved } from '../../engagement/runbooks';
import { spotOf } from '../../engagement/things';
import { dayAfter } from '../../model/calendar';
import { dayOf, textOf } from '../../model/entries';
import { type Report, runbookRule } from '../rule';

const about = {
  id: 'runbook/review-overdue',
  severity: 'warning',
  what: '`lastReviewed` and `reviewIn` have passed',
} as const;

/** Within an engagement, which says how much hangs on the runbook. */
export const reviewOverdue = runbookRule({
  ...about,
  reads: ['runbook', 'systems', 'document', 'today'],
  *check({ runbook, systems, document, today }) {
    const { name } = runbook;
    const vital = () => name !== undefined && systems.withRunbook(name).find(({ tier }) => tier === 1);
    for (const { grave, ...report } of overdue(runbook, today)) {
      const system = grave && vital();
      if (!system) yield report;
      else {
        const place = spotOf(system.value, 'tier');
        const related = [{ file: document.file, place, message: 'This system of tier 1 relies on it' }];
        yield { ...report, severity: 'error', related };
      }
    }
  },
});

export const reviewOverdueAlone = runbookRule({
  ...about,
  reads: ['runbook', 'alone', 'today'],
  *check({ runbook, alone, today }) {
    if (!alone) return;
    for (const { grave, ...report } of overdue(runbook, today)) yield report;
  },
});

/** What is overdue; `grave`, where a second review was missed since. The same words for all engagements, so that it is told once. */
function* overdue(runbook: OwnRunbook, today: string): Iterable<Report & { grave: boolean }> {
  const { metadata } = runbook;
  const reviewed = dayOf(metadata.lastReviewed);
  const reviewIn = textOf(metadata.reviewIn);
  // One that is being written or reviewed, or that nobody works by, is not waiting for its review.
  if (!isApproved(metadata) || reviewed === undefined || reviewIn === undefined) return;
  const due = dayAfter(reviewed, reviewIn);
  if (due === undefined || due >= today) return;
  const twice = dayAfter(reviewed, doubled(reviewIn));
  const grave = twice !== undefined && twice < today;
  const instead = grave ? ', and another one has been missed since' : '';
  yield {
    place: runbook.head('lastReviewed'),
    message: `The review of this runbook was due on ${due}${instead}; go through it with those who use it, and set \`lastReviewed\``,
    grave,
  };
}

function doubled(duration: string): string {
  return duration.replace(/^\d+/, (count) => String(2 * Number(count)));
}
