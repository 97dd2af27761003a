import { exposureOf, isExposedAtLeast } from '../../engagement/exposure';
import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';
import { all } from '../words';

export const riskWithoutTreatment = engagementRule({
  id: 'risk/no-treatment',
  severity: 'warning',
  what: 'A high or critical risk that is open, without actions or without a trigger',
  reads: ['status', 'risks'],
  *check({ status, risks }) {
    if (isOver(status)) return;
    for (const risk of risks) {
      const exposure = exposureOf(risk);
      if (risk.status !== 'open' || !isExposedAtLeast(exposure, 'high')) continue;
      const missing = [
        ...(lacks(risk, 'actions') ? ['`actions` against it'] : []),
        ...(lacks(risk, 'trigger') ? ['a `trigger` by which it is noticed'] : []),
      ];
      if (missing.length === 0) continue;
      yield {
        place: spotOf(risk, 'id'),
        message: `${sentence(the('risk', risk.id))} is ${exposure} and open; add ${all(missing)}`,
        missing: true,
      };
    }
  },
});
