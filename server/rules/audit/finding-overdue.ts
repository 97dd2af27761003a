import { isOver } from '../../engagement/status';
import { spotOf, valuesOf } from '../../engagement/things';
import { isPast } from '../../model/entries';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const auditFindingOverdue = engagementRule({
  id: 'audit/finding-overdue',
  severity: 'warning',
  what: 'A finding of an audit that is open past its due date; an error where it is major',
  reads: ['audits', 'status', 'today'],
  *check({ audits, status, today }) {
    if (isOver(status)) return;
    for (const audit of audits) {
      for (const finding of valuesOf(audit.findings)) {
        if (finding.status !== 'open' || !isPast(finding.due, today)) continue;
        const what =
          finding.grade === 'observation' ? 'observation' : [finding.grade, 'finding'].filter(Boolean).join(' ');
        const where = `${sentence(the(what, finding.id))} of ${the('audit', audit.id)}`;
        yield {
          place: spotOf(finding, 'due'),
          message: `${where} was due on ${finding.due} and is still open; close it with evidence, or agree another day`,
          severity: finding.grade === 'major' ? 'error' : 'warning',
        };
      }
    }
  },
});
