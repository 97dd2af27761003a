import { accessEnded } from '../../engagement/exit';
import { spotOf } from '../../engagement/things';
import { placeOf } from '../../model/values';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const accessNotRevoked = engagementRule({
  id: 'exit/access-not-revoked',
  severity: 'error',
  what: 'Access that the provider still has after `exit.providerAccessEnds`',
  ratchet: true,
  reads: ['exit', 'systems', 'today'],
  each: 'systems',
  *check({ exit, systems, today }) {
    const ended = accessEnded(exit, today);
    if (!exit || ended === undefined) return;
    const end = placeOf(exit, 'providerAccessEnds');
    for (const system of systems) {
      if (system.retired) continue;
      for (const access of system.access) {
        if (access.holder !== 'provider' || (access.status !== 'held' && access.status !== 'pending')) continue;
        yield {
          place: spotOf(access, 'status'),
          message: `${sentence(the('access', access.id))} to ${the('system', system.id)} is still with the provider, whose access was to end on ${ended}; transfer it or revoke it`,
          threatens: { phase: 'support' },
          related: end ? [{ place: end, message: "The provider's access was to end here" }] : [],
        };
      }
    }
  },
});
