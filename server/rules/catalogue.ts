import { doneWithOpenItems } from './activity/done-with-open-items';
import { noOwner as activityNoOwner } from './activity/no-owner';
import { outsidePhase as activityOutsidePhase } from './activity/outside-phase';
import { doneWithoutEvidence } from './checklist/done-without-evidence';
import { overdue as checklistOverdue } from './checklist/overdue';
import { waiver as checklistWaiver } from './checklist/waiver';
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
import { doraIncomplete } from './kpi/dora-incomplete';
import { noBaseline } from './kpi/no-baseline';
import { noMeasurement } from './kpi/no-measurement';
import { offTarget } from './kpi/off-target';
import { opensloDisagrees } from './kpi/openslo-disagrees';
import { stale as kpiStale } from './kpi/stale';
import { unordered } from './kpi/unordered';
import { claimed as milestoneClaimed } from './milestone/claimed';
import { late as milestoneLate } from './milestone/late';
import { outsidePhase as milestoneOutsidePhase } from './milestone/outside-phase';
import { doneWithoutGate } from './phase/done-without-gate';
import { gap as phaseGap } from './phase/gap';
import { late as phaseLate } from './phase/late';
import { length as phaseLength } from './phase/length';
import { missingActivity } from './phase/missing-activity';
import { missingSupport } from './phase/missing-support';
import { order as phaseOrder } from './phase/order';
import { overlap as phaseOverlap } from './phase/overlap';
import { cycle } from './reference/cycle';
import { duplicateId } from './reference/duplicate-id';
import { missingFile } from './reference/missing-file';
import { orphanRunbook } from './reference/orphan-runbook';
import { outsideWorkspace } from './reference/outside-workspace';
import { unresolved } from './reference/unresolved';
import { unusedRole } from './reference/unused-role';
import type { Rule } from './rule';
import { competencyGap } from './training/competency-gap';
import { deliveredInFuture } from './training/delivered-in-future';
import { expired as competencyExpired } from './training/expired';
import { levelWithoutEvidence } from './training/level-without-evidence';
import { noClientAttendee } from './training/no-client-attendee';
import { noHandsOn } from './training/no-hands-on';
import { noMaterials } from './training/no-materials';
import { runbookNotCovered } from './training/runbook-not-covered';
import { tooLate as sessionTooLate } from './training/too-late';

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
  phaseOrder,
  phaseOverlap,
  phaseGap,
  doneWithoutGate,
  phaseLate,
  phaseLength,
  missingSupport,
  missingActivity,
  milestoneLate,
  milestoneClaimed,
  milestoneOutsidePhase,
  activityNoOwner,
  activityOutsidePhase,
  doneWithOpenItems,
  checklistOverdue,
  checklistWaiver,
  doneWithoutEvidence,
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
  sessionTooLate,
  noClientAttendee,
  levelWithoutEvidence,
  competencyExpired,
  noHandsOn,
  noMaterials,
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
