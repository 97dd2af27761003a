import { isOver } from '../../engagement/status';
import { spotOf, type Things } from '../../engagement/things';
import type { Audit } from '../../generated/engagement';
import { dayAfter } from '../../model/calendar';
import { dayOf } from '../../model/entries';
import type { Draft } from '../../model/values';
import { the } from '../naming';
import { engagementRule } from '../rule';

export const auditInterval = engagementRule({
  id: 'audit/interval',
  severity: 'warning',
  what: 'No performance review within `policy.auditInterval` in the operate phase',
  reads: ['audits', 'status', 'phases', 'policy', 'today'],
  *check({ audits, status, phases, policy, today }) {
    if (isOver(status) || status === 'proposed' || status === 'on-hold') return;
    const phase = phases
      .ofKind('operate')
      .find(({ value, start, end }) => value.status === 'in-progress' && within(today, start, end));
    const reviews = performanceReviews(audits, today);
    if (!phase?.start || !reviews) return;
    const { last } = reviews;
    const since = last && last.on > phase.start ? last.on : phase.start;
    const due = dayAfter(since, policy.auditInterval);
    if (due === undefined || due >= today) return;
    const what = last
      ? `The last performance review was held on ${last.on}`
      : `No performance review was held since ${the('phase', phase.value.id)} began on ${phase.start}`;
    yield {
      place: last ? spotOf(last.audit, 'on') : spotOf(phase.value, 'id'),
      message: `${what}; the next one was due by ${due} (\`policy.auditInterval\`: ${policy.auditInterval}), so hold it and enter its result`,
      missing: true,
    };
  },
});

function within(today: string, start: string | undefined, end: string | undefined): boolean {
  return start !== undefined && start <= today && (end === undefined || today <= end);
}

/** The last performance review that was held; undefined where there are some of which the day is not known. */
function performanceReviews(
  audits: Things<Draft<Audit>>,
  today: string,
): { last: { audit: Draft<Audit>; on: string } | undefined } | undefined {
  let last: { audit: Draft<Audit>; on: string } | undefined;
  for (const audit of audits) {
    if (audit.kind !== 'performance-review' || audit.result === 'pending') continue;
    const on = dayOf(audit.on);
    if (on === undefined) return undefined;
    if (on <= today && (!last || on > last.on)) last = { audit, on };
  }
  return { last };
}
