import { valuesOf } from '../engagement/things';
import type { FindingGrade, WithFindingsClosed } from '../generated/engagement';
import { findingStanding } from './audit-passed';
import { type CheckContext, check, type Outcome } from './check';
import { conjunction, unknown } from './outcomes';

/** From the worst to the mildest (ISO 19011). */
const GRADES: readonly FindingGrade[] = ['major', 'minor', 'observation'];

export const findingsClosed = check<WithFindingsClosed>({
  name: 'findings-closed',
  what: 'no audit finding of a grade or worse is open',

  evaluate({ grade = 'major' }, { inputs }) {
    return findingsAt(grade, inputs);
  },
});

/** How the findings of all audits stand that are of a grade or worse; those without a grade may be. */
export function findingsAt(grade: FindingGrade, { audits, general }: CheckContext['inputs']): Outcome {
  // A list that is there and empty says that there are none.
  if (audits.size === 0 && !Array.isArray(general.spec.audits)) return unknown('The engagement lists no audits');
  const asked = GRADES.slice(0, GRADES.indexOf(grade) + 1);
  const looked = [...audits]
    .flatMap(({ findings }) => valuesOf(findings))
    .filter((finding) => finding.grade === undefined || asked.includes(finding.grade))
    .map(findingStanding);
  if (looked.length > 0) return conjunction(looked);
  const what = `No audit has a finding that is ${grade}${grade === 'major' ? '' : ' or worse'}`;
  return conjunction([{ what, verdict: 'true', place: general.sectionHead('audits') }]);
}
