import { supportOf } from '../../engagement/exit';
import { isOver } from '../../engagement/status';
import { keyPlace } from '../../model/values';
import { lacks } from '../lacks';
import { engagementRule } from '../rule';

export const supportEndless = engagementRule({
  id: 'exit/support-endless',
  severity: 'warning',
  what: 'Support without exit criteria',
  reads: ['exit', 'status'],
  *check({ exit, status }) {
    const support = supportOf(exit);
    if (!exit || !support || isOver(status) || !lacks(support, 'exitCriteria')) return;
    const place = keyPlace(support, 'exitCriteria') ?? keyPlace(exit, 'support');
    if (!place) return;
    yield {
      place,
      message:
        'Nothing says when the support has done its work; agree `exitCriteria`, such as "no runbook run by the provider for 30 days"',
      missing: true,
    };
  },
});
