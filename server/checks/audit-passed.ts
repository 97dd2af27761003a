import { spotOf, valuesOf } from '../engagement/things';
import type { Audit, Finding, WithAuditPassed } from '../generated/engagement';
import { dayOf, textOf } from '../model/entries';
import { type Draft, placeOf } from '../model/values';
import { check, type Looked } from './check';
import { quoted, told } from './names';
import { conjunction, unknown } from './outcomes';

export const auditPassed = check<WithAuditPassed>({
  name: 'audit-passed',
  what: 'an audit was passed, with no open major finding',

  evaluate(parameters, { inputs: { audits } }) {
    const audit = audits.find(parameters.audit);
    if (audit) return conjunction([result(audit), ...majorFindings(audit)]);
    return unknown(`No audit has the id ${quoted(parameters.audit)}`, { place: placeOf(parameters, 'audit') });
  },
});

/** A result that is still to come is not known: an audit that has not been held was not failed. */
function result(audit: Draft<Audit>): Looked {
  const { id, on, due, auditor } = audit;
  const place = spotOf(audit, 'result');
  const name = `The audit ${quoted(id)}`;
  const held = dayOf(on) === undefined ? '' : ` on ${on}`;
  switch (audit.result) {
    case 'pass':
      return { what: `${name} was passed${held}`, verdict: 'true', place };
    case 'pass-with-findings':
      return { what: `${name} was passed with findings${held}`, verdict: 'true', place };
    case 'fail':
      return { what: `${name} was failed${held}`, verdict: 'false', place, owner: textOf(auditor) };
    default: {
      const when = dayOf(due) === undefined ? '' : `; it is due on ${due}`;
      const what = `${name} has no result yet${when}`;
      return { what, verdict: 'unknown', place, owner: textOf(auditor), due: dayOf(due) };
    }
  }
}

/** Of an audit that was passed with findings, the major ones: they must be closed. */
function majorFindings(audit: Draft<Audit>): Looked[] {
  if (audit.result !== 'pass-with-findings') return [];
  return valuesOf(audit.findings)
    .filter(({ grade }) => grade === 'major' || grade === undefined)
    .map(findingStanding);
}

/** Whether a finding is closed. One without a grade may be of any. */
export function findingStanding(finding: Draft<Finding>): Looked {
  const { grade, status } = finding;
  const name = (said: string) => `The ${grade ?? 'ungraded'} finding ${told(finding, said)}`;
  if (status === 'closed') return { what: name('is closed'), verdict: 'true', place: spotOf(finding, 'status') };
  const about = { place: spotOf(finding, 'status'), owner: textOf(finding.owner), due: dayOf(finding.due) };
  if (status === undefined) return { what: name('has no status'), verdict: 'unknown', ...about };
  return { what: name('is open'), verdict: grade === undefined ? 'unknown' : 'false', ...about };
}
