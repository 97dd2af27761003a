import { spotOf } from '../../engagement/things';
import { isAbsent } from '../../model/absence';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';
import { isCalledOff } from './decision';

export const gateCriterionWithoutEvidence = engagementRule({
  id: 'gate/criterion-without-evidence',
  severity: 'warning',
  what: 'A criterion that people judge, done without evidence',
  reads: ['phases'],
  *check({ phases }) {
    for (const gate of phases.gates) {
      if (isCalledOff(gate)) continue;
      for (const criterion of gate.criteria) {
        if (criterion.status !== 'done' || !isAbsent(criterion, 'check') || !lacks(criterion, 'evidence')) continue;
        yield {
          place: spotOf(criterion, 'id'),
          message: `${sentence(the('criterion', criterion.id))} of ${the('gate', gate.id)} is done without evidence; name the file or page that shows it`,
          missing: true,
        };
      }
    }
  },
});
