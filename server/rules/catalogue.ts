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
import { roleEmpty } from './role/empty';
import { roleLeaver } from './role/leaver';
import { roleNoBackup } from './role/no-backup';
import { roleWrongParty } from './role/wrong-party';
import type { Rule } from './rule';

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
