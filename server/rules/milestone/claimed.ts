import type { Looked } from '../../checks/check';
import { spotOf } from '../../engagement/things';
import { dayOf } from '../../model/entries';
import { sentence, the } from '../naming';
import { engagementRule, type Related } from '../rule';

/** So many of the things that keep a check from holding are shown beside the finding. */
const MOST = 5;

export const claimed = engagementRule({
  id: 'milestone/claimed',
  severity: 'warning',
  what: '`achieved`, but its check is false',
  reads: ['phases', 'checks'],
  *check({ phases, checks }) {
    for (const { value, milestones } of phases.phases) {
      if (value.status === 'cancelled') continue;
      for (const milestone of milestones) {
        const achieved = dayOf(milestone.achieved);
        if (achieved === undefined || milestone.check === undefined) continue;
        const outcome = checks.of(milestone);
        if (outcome?.verdict !== 'false') continue;
        const against = outcome.looked.filter(({ verdict }) => verdict === 'false');
        const why = against[0] ? `: ${against[0].what}` : '';
        yield {
          place: spotOf(milestone),
          message: sentence(
            `${the('milestone', milestone.id)} is said to be achieved on ${achieved}, but its check \`${milestone.check}\` does not hold${why}`,
          ),
          related: against.slice(0, MOST).flatMap(relatedTo),
        };
      }
    }
  },
});

function relatedTo({ what, place }: Looked): Related[] {
  return place ? [{ place, message: what }] : [];
}
