import { spotOf } from '../../engagement/things';
import { textsOf } from '../../model/entries';
import { emptyList, hasOneOf } from '../keys';
import { engagementRule } from '../rule';

export const decisionWithoutRecord = engagementRule({
  id: 'document/decision-without-record',
  severity: 'hint',
  what: 'A `tooling` activity without a decision record',
  reads: ['phases'],
  each: 'activities',
  *check({ phases }) {
    for (const { value, phase } of phases.activities) {
      const { category, status, decisions } = value;
      if (category !== 'tooling' || (status !== 'in-progress' && status !== 'done')) continue;
      if (phase.value.status === 'cancelled' || textsOf(decisions).length > 0) continue;
      const empty = emptyList(value, 'decisions');
      if (!empty && hasOneOf(value, ['decisions'])) continue;
      yield {
        place: empty ?? spotOf(value),
        message:
          'Tools are chosen here, and no record says why; name the decision records (ADRs) of this activity in `decisions`',
        missing: true,
      };
    }
  },
});
