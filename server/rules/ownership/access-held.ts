import { spotOf } from '../../engagement/things';
import { engagementRule } from '../rule';
import { ofProvider, recipient } from './provider-access';
import { named, standing, theSystem } from './words';

export const accessHeld = engagementRule({
  id: 'ownership/access-held',
  severity: 'error',
  what: 'Access to a system that the client owns or will own, still held by the provider',
  ratchet: true,
  reads: ['systems', 'exit', 'today', 'status'],
  *check(inputs) {
    for (const { system, item } of ofProvider(inputs)) {
      if (item.kind === undefined || item.kind === 'on-call') continue;
      const what = item.id === undefined ? 'an access' : `the access ${named(item.id)}`;
      yield {
        place: spotOf(item),
        message: `${theSystem(system)} ${standing(system)}, but ${what} (${item.kind}) is still with the provider; transfer it to ${recipient(item)}, or revoke it`,
        threatens: { stageOn: system.transferDay },
      };
    }
  },
});
