import { decisionWithoutRecord } from './document/decision-without-record';
import { placeholder, placeholderInRunbook } from './document/placeholder';
import { documentReviewOverdue } from './document/review-overdue';
import { stale } from './document/stale';
import { obsoleteLinked, twoEffective } from './document/two-effective';
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
import { cycle } from './reference/cycle';
import { duplicateId } from './reference/duplicate-id';
import { missingFile } from './reference/missing-file';
import { orphanRunbook } from './reference/orphan-runbook';
import { outsideWorkspace } from './reference/outside-workspace';
import { unresolved } from './reference/unresolved';
import { unusedRole } from './reference/unused-role';
import type { Rule } from './rule';
import { badFlow, unknownStep } from './runbook/bad-jump';
import { draftInUse } from './runbook/draft-in-use';
import { exerciseOutdated } from './runbook/exercise-outdated';
import { noEscalation, unknownEscalation } from './runbook/no-escalation';
import { noRollback } from './runbook/no-rollback';
import { noVerification } from './runbook/no-verification';
import { notExercised } from './runbook/not-exercised';
import { ownerUnknown } from './runbook/owner-unknown';
import { reviewOverdue, reviewOverdueAlone } from './runbook/review-overdue';
import { selfApproved, selfApprovedAlone } from './runbook/self-approved';
import { systemMismatch } from './runbook/system-mismatch';
import { unconfirmed } from './runbook/unconfirmed';
import { unverifiedStep } from './runbook/unverified-step';

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
  noRollback,
  unconfirmed,
  unverifiedStep,
  noVerification,
  unknownStep,
  badFlow,
  noEscalation,
  unknownEscalation,
  reviewOverdue,
  reviewOverdueAlone,
  selfApproved,
  selfApprovedAlone,
  notExercised,
  exerciseOutdated,
  systemMismatch,
  ownerUnknown,
  draftInUse,
  stale,
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
