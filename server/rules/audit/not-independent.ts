import { spotOf } from '../../engagement/things';
import { textOf } from '../../model/entries';
import { the } from '../naming';
import { engagementRule, shorten } from '../rule';

export const auditNotIndependent = engagementRule({
  id: 'audit/not-independent',
  severity: 'warning',
  what: 'A transfer-readiness audit by the provider',
  reads: ['audits', 'people'],
  *check({ audits, people }) {
    for (const audit of audits) {
      const auditor = textOf(audit.auditor);
      if (audit.kind !== 'transfer-readiness' || auditor === undefined) continue;
      if (people.partyOf(auditor) !== 'provider') continue;
      yield {
        place: spotOf(audit, 'auditor'),
        message: `\`${shorten(auditor)}\` is of the provider and would judge its own work in ${the('transfer-readiness audit', audit.id)}; name an auditor of the client or a third party`,
      };
    }
  },
});
