import { supportPeriod, unsettled } from '../../engagement/exit';
import { spotOf, valuesOf } from '../../engagement/things';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const contractUndecided = engagementRule({
  id: 'exit/contract-undecided',
  severity: 'error',
  what: "A contract in the provider's name that is still open, or renews itself inside the support period",
  ratchet: true,
  reads: ['exit', 'phases'],
  *check({ exit, phases }) {
    const support = supportPeriod(exit, phases);
    for (const contract of valuesOf(exit?.contracts)) {
      const trouble = unsettled(contract, support);
      if (!trouble) continue;
      const what = sentence(the('contract', contract.id));
      const goal = contract.action ? `\`${contract.action}\`` : 'what is to become of it';
      const message =
        trouble === 'open'
          ? `${what} is in the provider's name, and nothing has been done for ${goal}; begin it before the transfer`
          : `${what} renews itself on ${contract.renewal}, during the support from ${support?.[0]} to ${support?.[1]}; settle ${goal} before the transfer`;
      yield {
        place: spotOf(contract, trouble === 'open' ? 'status' : 'renewal'),
        message,
        threatens: { phase: 'transfer' },
      };
    }
  },
});
