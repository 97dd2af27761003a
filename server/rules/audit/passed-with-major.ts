import { spotOf, valuesOf } from '../../engagement/things';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';
import { all } from '../words';

export const auditPassedWithMajor = engagementRule({
  id: 'audit/passed-with-major',
  severity: 'error',
  what: 'An audit that is said to be passed while a major finding is open',
  reads: ['audits'],
  *check({ audits }) {
    for (const audit of audits) {
      if (audit.result !== 'pass' && audit.result !== 'pass-with-findings') continue;
      const open = valuesOf(audit.findings).filter(({ grade, status }) => grade === 'major' && status === 'open');
      if (open.length === 0) continue;
      const findings = all(open.map(({ id }) => the('major finding', id)));
      const verb = open.length === 1 ? 'is' : 'are';
      yield {
        place: spotOf(audit, 'result'),
        message: `${sentence(the('audit', audit.id))} says \`${audit.result}\`, but ${findings} ${verb} open; close ${open.length === 1 ? 'it' : 'them'} first, or say \`fail\``,
        related: open.map((finding) => ({ place: spotOf(finding, 'status'), message: 'It is open here' })),
      };
    }
  },
});
