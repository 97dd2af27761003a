import { misplaced } from '../../engagement/sequence';
import { spotOf } from '../../engagement/things';
import { PHASE_KINDS } from '../../engagement/timeline';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';
import { all } from '../words';

export const order = engagementRule({
  id: 'phase/order',
  severity: 'error',
  what: 'Phases not in the order build, operate, transform, transfer, support',
  reads: ['phases'],
  *check({ phases }) {
    // What follows the first one that is out of place is mostly out of place because of it.
    const [first] = misplaced(phases);
    if (!first) return;
    const { phase, behind } = first;
    yield {
      place: spotOf(phase.value, 'kind'),
      message: sentence(
        `${the('phase', phase.value.id)} (\`${phase.value.kind}\`) stands behind ${the('phase', behind.value.id)} (\`${behind.value.kind}\`), but ${all(PHASE_KINDS)} follow each other in this order; move it, or correct its kind`,
      ),
      related: [{ place: spotOf(behind.value, 'kind'), message: `A \`${behind.value.kind}\` phase stands here` }],
    };
  },
});
