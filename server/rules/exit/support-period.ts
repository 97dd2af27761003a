import { supportOf, transferEnd } from '../../engagement/exit';
import { spotOf } from '../../engagement/things';
import { dayOf } from '../../model/entries';
import { engagementRule } from '../rule';

export const supportBeforeTransfer = engagementRule({
  id: 'exit/support-period',
  severity: 'error',
  what: 'Support that ends before the transfer',
  reads: ['exit', 'phases'],
  *check({ exit, phases }) {
    const support = supportOf(exit);
    const end = dayOf(support?.end);
    const transfer = transferEnd(phases);
    if (!support || end === undefined || transfer === undefined || end >= transfer) return;
    // A period that ends before it starts is one mistake, and told already.
    const start = dayOf(support.start);
    if (start !== undefined && end < start) return;
    const phase = phases.ofKind('transfer').find((one) => one.end === transfer);
    yield {
      place: spotOf(support, 'end'),
      message: `The support ends on ${end}, before the transfer is complete on ${transfer}; let it begin when the client has taken over`,
      related: phase ? [{ place: spotOf(phase.value, 'end'), message: 'The transfer ends here' }] : [],
    };
  },
});
