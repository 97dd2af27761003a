import { spotOf } from '../../engagement/things';
import { engagementRule } from '../rule';
import { ofProvider, recipient } from './provider-access';
import { named, standing, theSystem } from './words';

export const paging = engagementRule({
  id: 'ownership/paging',
  severity: 'error',
  what: 'The provider still on call for a system that the client owns or will own',
  ratchet: true,
  reads: ['systems', 'exit', 'today', 'status'],
  *check(inputs) {
    for (const { system, item } of ofProvider(inputs)) {
      if (item.kind !== 'on-call') continue;
      const where = item.id === undefined ? '' : ` (${named(item.id)})`;
      yield {
        place: spotOf(item),
        message: `${theSystem(system)} ${standing(system)}, but its alerts still wake the provider${where}; move the rota to ${recipient(item)}`,
        threatens: { stageOn: system.transferDay },
      };
    }
  },
});
