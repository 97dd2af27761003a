import { privilegedWithoutMfa } from './access/privileged-without-mfa';
import { rotationOverdue } from './access/rotation-overdue';
import { valueInFile } from './access/value-in-file';
import { doneWithOpenItems } from './activity/done-with-open-items';
import { noOwner } from './activity/no-owner';
import { outsidePhase as activityOutsidePhase } from './activity/outside-phase';
import { auditFindingOverdue } from './audit/finding-overdue';
import { auditInterval } from './audit/interval';
import { auditNotIndependent } from './audit/not-independent';
import { auditPassedWithMajor } from './audit/passed-with-major';
import { auditTooLate } from './audit/too-late';
import { doneWithoutEvidence } from './checklist/done-without-evidence';
import { overdue } from './checklist/overdue';
import { waiver } from './checklist/waiver';
import { decisionWithoutRecord } from './document/decision-without-record';
import { placeholder, placeholderInRunbook } from './document/placeholder';
import { documentReviewOverdue } from './document/review-overdue';
import { stale as documentStale } from './document/stale';
import { obsoleteLinked, twoEffective } from './document/two-effective';
import { accessNotRevoked } from './exit/access-not-revoked';
import { supportCheckpoint } from './exit/checkpoint';
import { contractUndecided } from './exit/contract-undecided';
import { credentialNotRotated } from './exit/credential-not-rotated';
import { dataReturn } from './exit/data-return';
import { noExitPlan } from './exit/no-plan';
import { supportEndless } from './exit/support-endless';
import { supportIncomplete } from './exit/support-incomplete';
import { supportBeforeTransfer } from './exit/support-period';
import { ambiguousScalar } from './format/ambiguous-scalar';
import { duplicateKey } from './format/duplicate-key';
import { endBeforeStart } from './format/end-before-start';
import { invalidDate } from './format/invalid-date';
import { invalidDuration } from './format/invalid-duration';
import { invalidName } from './format/invalid-name';
import { mergeKey } from './format/merge-key';
import { emptyDocument, missingKey } from './format/missing-key';
import { notAMap, schema } from './format/schema';
import { syntax } from './format/syntax';
import { tooManyAliases } from './format/too-many-aliases';
import { unknownKey } from './format/unknown-key';
import { unknownKind } from './format/unknown-kind';
import { unknownValue } from './format/unknown-value';
import { unusedSuppression } from './format/unused-suppression';
import { gateApproverOutsideRole } from './gate/approver-outside-role';
import { gateConditionOverdue } from './gate/condition-overdue';
import { gateConditionalWithoutConditions } from './gate/conditional-without-conditions';
import { gateCriterionWithoutEvidence } from './gate/criterion-without-evidence';
import { gateDecidedInFuture } from './gate/decided-in-future';
import { gateMissingApproval } from './gate/missing-approval';
import { gateNoCriteria } from './gate/no-criteria';
import { gatePassedWithOpenCriteria } from './gate/passed-with-open-criteria';
import { gateSelfApproval } from './gate/self-approval';
import { gateUndecided } from './gate/undecided';
import { cadenceOverdue } from './governance/cadence-overdue';
import { fitUnanswered } from './governance/fit-unanswered';
import { objectiveUnmeasured } from './governance/objective-unmeasured';
import { contractRenewal } from './governance/renewal';
import { reviewWithoutActions } from './governance/review-without-actions';
import { doraIncomplete } from './kpi/dora-incomplete';
import { noBaseline } from './kpi/no-baseline';
import { noMeasurement } from './kpi/no-measurement';
import { offTarget } from './kpi/off-target';
import { opensloDisagrees } from './kpi/openslo-disagrees';
import { stale as kpiStale } from './kpi/stale';
import { unordered } from './kpi/unordered';
import { claimed } from './milestone/claimed';
import { late as milestoneLate } from './milestone/late';
import { outsidePhase as milestoneOutsidePhase } from './milestone/outside-phase';
import { accessHeld } from './ownership/access-held';
import { dependsOnProvider } from './ownership/depends-on-provider';
import { historyOrder } from './ownership/history-order';
import { keyPerson } from './ownership/key-person';
import { late as ownershipLate } from './ownership/late';
import { noDeputy } from './ownership/no-deputy';
import { noPlan } from './ownership/no-plan';
import { noRunbook } from './ownership/no-runbook';
import { notCompetent } from './ownership/not-competent';
import { notExercised as ownershipNotExercised } from './ownership/not-exercised';
import { paging } from './ownership/paging';
import { shortStage } from './ownership/short-stage';
import { skippedStage } from './ownership/skipped-stage';
import { stageMismatch } from './ownership/stage-mismatch';
import { wentBack } from './ownership/went-back';
import { doneWithoutGate } from './phase/done-without-gate';
import { gap } from './phase/gap';
import { late as phaseLate } from './phase/late';
import { length } from './phase/length';
import { missingActivity } from './phase/missing-activity';
import { missingSupport } from './phase/missing-support';
import { order } from './phase/order';
import { overlap } from './phase/overlap';
import { raciNoResponsible } from './raci/no-responsible';
import { raciOneAccountable } from './raci/one-accountable';
import { raciProviderAccountable } from './raci/provider-accountable';
import { raciSelfApproval } from './raci/self-approval';
import { raciTooManyConsulted } from './raci/too-many-consulted';
import { cycle } from './reference/cycle';
import { duplicateId } from './reference/duplicate-id';
import { missingFile } from './reference/missing-file';
import { orphanRunbook } from './reference/orphan-runbook';
import { outsideWorkspace } from './reference/outside-workspace';
import { unresolved } from './reference/unresolved';
import { unusedRole } from './reference/unused-role';
import { riskAcceptance } from './risk/acceptance';
import { criticalRisk } from './risk/critical-at-gate';
import { modelRisksMissing } from './risk/model-risks-missing';
import { riskWithoutTreatment } from './risk/no-treatment';
import { riskReview } from './risk/review-overdue';
import { roleEmpty } from './role/empty';
import { roleLeaver } from './role/leaver';
import { roleNoBackup } from './role/no-backup';
import { roleWrongParty } from './role/wrong-party';
import type { Rule } from './rule';
import { badFlow, unknownStep } from './runbook/bad-jump';
import { dangerousCommand } from './runbook/dangerous-command';
import { draftInUse } from './runbook/draft-in-use';
import { effectUnderstated } from './runbook/effect-understated';
import { exerciseOutdated } from './runbook/exercise-outdated';
import { noEscalation, unknownEscalation } from './runbook/no-escalation';
import { noNamespace } from './runbook/no-namespace';
import { noRollback } from './runbook/no-rollback';
import { noTimeout } from './runbook/no-timeout';
import { noVerification } from './runbook/no-verification';
import { notExercised as runbookNotExercised } from './runbook/not-exercised';
import { ownerUnknown } from './runbook/owner-unknown';
import { reviewOverdue, reviewOverdueAlone } from './runbook/review-overdue';
import { secret } from './runbook/secret';
import { selfApproved, selfApprovedAlone } from './runbook/self-approved';
import { shellPrompt } from './runbook/shell-prompt';
import { systemMismatch } from './runbook/system-mismatch';
import { unconfirmed } from './runbook/unconfirmed';
import { undeclaredInput } from './runbook/undeclared-input';
import { unusedInput } from './runbook/unused-input';
import { unverifiedStep } from './runbook/unverified-step';
import { alertOfNoSystem, alertWithoutRunbook } from './system/alert-without-runbook';
import { restoreTest } from './system/restore-test';
import { rtoInfeasible } from './system/rto-infeasible';
import { unknownCatalogRef } from './system/unknown-catalog-ref';
import { unready } from './system/unready';
import { competencyGap } from './training/competency-gap';
import { deliveredInFuture } from './training/delivered-in-future';
import { expired } from './training/expired';
import { levelWithoutEvidence } from './training/level-without-evidence';
import { noClientAttendee } from './training/no-client-attendee';
import { noHandsOn } from './training/no-hands-on';
import { noMaterials } from './training/no-materials';
import { runbookNotCovered } from './training/runbook-not-covered';
import { tooLate } from './training/too-late';

/** Every rule, one file each; a new one is added by adding its file and a line here. */
export const rules: readonly Rule[] = [
  syntax,
  schema,
  notAMap,
  unknownKey,
  missingKey,
  emptyDocument,
  unknownValue,
  duplicateKey,
  unknownKind,
  invalidName,
  invalidDate,
  invalidDuration,
  ambiguousScalar,
  mergeKey,
  endBeforeStart,
  tooManyAliases,
  unusedSuppression,
  unresolved,
  duplicateId,
  missingFile,
  outsideWorkspace,
  cycle,
  orphanRunbook,
  unusedRole,
  order,
  overlap,
  gap,
  doneWithoutGate,
  phaseLate,
  length,
  missingSupport,
  missingActivity,
  milestoneLate,
  claimed,
  milestoneOutsidePhase,
  noOwner,
  activityOutsidePhase,
  doneWithOpenItems,
  overdue,
  waiver,
  doneWithoutEvidence,
  gatePassedWithOpenCriteria,
  gateMissingApproval,
  gateApproverOutsideRole,
  gateConditionalWithoutConditions,
  gateConditionOverdue,
  gateCriterionWithoutEvidence,
  gateUndecided,
  gateDecidedInFuture,
  gateSelfApproval,
  gateNoCriteria,
  raciOneAccountable,
  raciNoResponsible,
  raciTooManyConsulted,
  raciSelfApproval,
  raciProviderAccountable,
  roleEmpty,
  roleNoBackup,
  roleWrongParty,
  roleLeaver,
  stageMismatch,
  wentBack,
  skippedStage,
  historyOrder,
  noRunbook,
  ownershipNotExercised,
  noDeputy,
  notCompetent,
  accessHeld,
  paging,
  noPlan,
  ownershipLate,
  shortStage,
  keyPerson,
  dependsOnProvider,
  unready,
  alertWithoutRunbook,
  alertOfNoSystem,
  restoreTest,
  rtoInfeasible,
  unknownCatalogRef,
  noMeasurement,
  kpiStale,
  offTarget,
  noBaseline,
  unordered,
  opensloDisagrees,
  doraIncomplete,
  runbookNotCovered,
  competencyGap,
  deliveredInFuture,
  tooLate,
  noClientAttendee,
  levelWithoutEvidence,
  expired,
  noHandsOn,
  noMaterials,
  riskWithoutTreatment,
  criticalRisk,
  riskReview,
  riskAcceptance,
  modelRisksMissing,
  auditFindingOverdue,
  auditPassedWithMajor,
  auditNotIndependent,
  auditTooLate,
  auditInterval,
  objectiveUnmeasured,
  cadenceOverdue,
  reviewWithoutActions,
  contractRenewal,
  fitUnanswered,
  noExitPlan,
  supportIncomplete,
  supportBeforeTransfer,
  supportEndless,
  supportCheckpoint,
  credentialNotRotated,
  accessNotRevoked,
  contractUndecided,
  dataReturn,
  valueInFile,
  rotationOverdue,
  privilegedWithoutMfa,
  noRollback,
  effectUnderstated,
  unconfirmed,
  unverifiedStep,
  noVerification,
  secret,
  dangerousCommand,
  noNamespace,
  undeclaredInput,
  unusedInput,
  badFlow,
  unknownStep,
  noTimeout,
  noEscalation,
  unknownEscalation,
  reviewOverdue,
  reviewOverdueAlone,
  selfApproved,
  selfApprovedAlone,
  runbookNotExercised,
  exerciseOutdated,
  systemMismatch,
  ownerUnknown,
  shellPrompt,
  draftInUse,
  documentStale,
  placeholder,
  placeholderInRunbook,
  twoEffective,
  obsoleteLinked,
  documentReviewOverdue,
  decisionWithoutRecord,
];

type RuleOf<J extends Rule['judges']> = Extract<Rule, { judges: J }>;

function judging<J extends Rule['judges']>(what: J): readonly RuleOf<J>[] {
  return rules.filter((rule): rule is RuleOf<J> => rule.judges === what);
}

export const syntaxRules = judging('syntax');
export const mapRules = judging('map');
export const documentRules = judging('document');
export const definitionsRules = judging('definitions');
export const filesRules = judging('files');
export const scopeRules = judging('scope');
export const suppressionRules = judging('suppressions');
export const engagementRules = judging('engagement');
export const runbookRules = judging('runbook');
/** The ids that there are. Several functions may share one, where a rule has to look at different things. */
export const ruleIds: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));
