import { spotOf } from '../../engagement/things';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const gateConditionalWithoutConditions = engagementRule({
  id: 'gate/conditional-without-conditions',
  severity: 'error',
  what: 'A conditional pass without conditions',
  reads: ['phases'],
  *check({ phases }) {
    for (const { id, value } of phases.gates) {
      if (value.outcome !== 'conditional-pass' || !lacks(value, 'conditions')) continue;
      yield {
        place: spotOf(value, 'outcome'),
        message: `${sentence(the('gate', id))} is passed conditionally, but has no conditions; list what is still to be done, by whom and until when`,
        missing: true,
      };
    }
  },
});
