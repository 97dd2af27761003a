import type { CheckName } from '../generated/engagement';
import { accessTransferred } from './access-transferred';
import { auditPassed } from './audit-passed';
import type { Check } from './check';
import { checklistsDone } from './checklists-done';
import { competency } from './competency';
import { conditionsClosed } from './conditions-closed';
import { credentialsRotated } from './credentials-rotated';
import { documentsEffective } from './documents-effective';
import { findingsClosed } from './findings-closed';
import { kpisOnTarget } from './kpis-on-target';
import { noErrors } from './no-errors';
import { ownershipStage } from './ownership-stage';
import { risksBelow } from './risks-below';
import { runbooksExercised } from './runbooks-exercised';
import { runbooksExist } from './runbooks-exist';
import { trainingCoverage } from './training-coverage';

/** Every check, one file each, in the order of the format. A new one is a name in the schema, a file, and a line here. */
export const checks: readonly Check[] = [
  ownershipStage,
  runbooksExist,
  runbooksExercised,
  trainingCoverage,
  competency,
  kpisOnTarget,
  auditPassed,
  findingsClosed,
  risksBelow,
  accessTransferred,
  credentialsRotated,
  checklistsDone,
  conditionsClosed,
  documentsEffective,
  noErrors,
];

const byName = new Map(checks.map((check) => [check.name, check]));

export function checkNamed(name: CheckName): Check | undefined {
  return byName.get(name);
}
