import type { Checks } from '../checks/checks';
import type { EngagementInputs } from '../engagement/inputs';
import type { Outside } from '../engagement/outside';
import type { Threat } from '../engagement/ratchet';
import type { OwnRunbook } from '../engagement/runbook';
import type { DocumentFacts, Facts, MapFacts } from '../model/facts';
import { shorten } from '../model/words';
import type { Node, Place, SyntaxProblem } from '../syntax/nodes';
import type { DocumentEntry, FileEntry } from '../workspace/file';
import type { Paths } from '../workspace/paths';
import type { Scope } from '../workspace/scope';
import type { Fix } from './fix';

export { shorten };

export type Severity = 'error' | 'warning' | 'hint';

/** Of a file so many findings are listed; nobody reads more, and editors show no more. */
export const MAX_FINDINGS = 1000;

/** What a rule says, before it is known in which file and at which severity it is shown. */
export interface Report {
  readonly place: Place | Head;
  /** What is wrong and what to do, one sentence without a full stop; ids and values in backticks. */
  readonly message: string;
  readonly related?: readonly Related[];
  /** The id that is said not to be there: nothing is said while it may stand in a part that cannot be read. */
  readonly absent?: string;
  /** Greyed out (`unnecessary`) in editors that can. */
  readonly unnecessary?: boolean;
  /** Where a comment that holds it back may stand too: at the start of a block inside which none can. */
  readonly commentAt?: Place;
  /** Where it is not that of the rule. */
  readonly severity?: Severity;
  /** Of a rule with a ratchet: the gate that is threatened, whose nearness decides the severity. */
  readonly threatens?: Threat;
  /** Whether it says that something is not there: kept back while it may stand in a part that cannot be read. */
  readonly missing?: boolean;
  /** Ways to put it right, the best first. */
  readonly fixes?: readonly Fix[];
  /** What tells the finding from others of its rule at the same place: the key that is missing. */
  readonly subject?: string;
}

/** A second place that the finding involves. */
export interface Related {
  /** The file, where it is another one. */
  readonly file?: FileEntry;
  readonly place: Place;
  readonly message: string;
}

export interface Finding extends Report {
  readonly rule: string;
  readonly severity: Severity;
}

interface RuleBase {
  /** `category/what-is-wrong`, the diagnostic's code. */
  readonly id: string;
  readonly severity: Severity;
  /** What it reports, in a few words: its line in the index of the rules and in output for machines. */
  readonly what: string;
  /** Whether the readiness ratchet decides the severity: a hint far from the threatened gate, `severity` once it is due. */
  readonly ratchet?: boolean;
  /** Whether its findings come with a fix. */
  readonly fixable?: boolean;
}

/** Looks at what the parser could not read. */
export interface SyntaxRule extends RuleBase {
  readonly judges: 'syntax';
  check(problem: SyntaxProblem): Report;
}

/** Looks at one map by itself. */
export interface MapRule extends RuleBase {
  readonly judges: 'map';
  /** A quick look at whether there may be anything to say; nearly always there is not. */
  concerns(map: MapFacts): boolean;
  check(map: MapFacts): Iterable<Report>;
}

/** Looks at one document of a file as a whole. */
export interface DocumentRule extends RuleBase {
  readonly judges: 'document';
  check(document: DocumentFacts): Iterable<Report>;
}

/** Looks at what one piece says and at the ids that are defined around it. */
export interface DefinitionsRule extends RuleBase {
  readonly judges: 'definitions';
  check(facts: Facts, document: DocumentEntry, scope: Scope): Iterable<Report>;
}

/** Looks at the files that one piece names. */
export interface FilesRule extends RuleBase {
  readonly judges: 'files';
  check(facts: Facts, file: FileEntry, paths: Paths): Iterable<Report>;
}

/** Looks at one file within its engagement. */
export interface ScopeRule extends RuleBase {
  readonly judges: 'scope';
  check(file: FileEntry, scope: Scope): Iterable<Report>;
}

/** One `# handover-ignore` comment, after all other rules have run. */
export interface Suppression {
  readonly place: Place;
  readonly rules: readonly string[];
  /** What stands after `--`; absent where nothing does. */
  readonly reason: string | undefined;
  /** The rules of which it held a finding back. */
  readonly used: ReadonlySet<string>;
  /** The rules that there are. */
  readonly known: ReadonlySet<string>;
}

export interface SuppressionRule extends RuleBase {
  readonly judges: 'suppressions';
  check(suppression: Suppression): Report | undefined;
}

/** What rules of an engagement may read: its parts, and what its checks say. */
export interface EngagementRuleInputs extends EngagementInputs {
  /** The checks of gates and milestones. Looked at last, when it is known what the other rules found. */
  readonly checks: Checks;
}

/** What rules of a runbook may read: the runbook, and the parts of the engagement it belongs to. */
export interface RunbookRuleInputs extends EngagementInputs {
  readonly runbook: OwnRunbook;
  /** Whether the runbook belongs to no engagement. */
  readonly alone: boolean;
  /** Other files, as the runbook sees them. */
  readonly outside: Outside;
}

/** Looks at an engagement; runs again only when a part that it reads is another. */
export interface EngagementRule<R extends keyof EngagementRuleInputs = keyof EngagementRuleInputs> extends RuleBase {
  readonly judges: 'engagement';
  readonly reads: readonly R[];
  /**
   * Whether it looks at each system or activity by itself, and at no other: then it is given one at a time, as the only
   * one there is, and looks again only at those that are different.
   */
  readonly each?: 'systems' | 'activities';
  check(inputs: Pick<EngagementRuleInputs, R>): Iterable<Report>;
}

/**
 * Looks at a runbook, by itself or within each engagement that it belongs to; runs again only when a part that it
 * reads is another. One that reads parts of the engagement is silent where there is none.
 */
export interface RunbookRule<R extends keyof RunbookRuleInputs = keyof RunbookRuleInputs> extends RuleBase {
  readonly judges: 'runbook';
  readonly reads: readonly R[];
  check(inputs: Pick<RunbookRuleInputs, R>): Iterable<Report>;
}

/** A rule of an engagement; it is given the parts that it reads, and no others. */
export function engagementRule<R extends keyof EngagementRuleInputs>(
  rule: Omit<EngagementRule<R>, 'judges'>,
): EngagementRule {
  return { ...rule, judges: 'engagement' };
}

/** A rule of a runbook; it is given the parts that it reads, and no others. */
export function runbookRule<R extends keyof RunbookRuleInputs>(rule: Omit<RunbookRule<R>, 'judges'>): RunbookRule {
  return { ...rule, judges: 'runbook' };
}

export type Rule =
  | SyntaxRule
  | MapRule
  | DocumentRule
  | DefinitionsRule
  | FilesRule
  | ScopeRule
  | SuppressionRule
  | EngagementRule
  | RunbookRule;

/** For rules about what the map's validator does not accept. */
export function hasViolations(map: MapFacts): boolean {
  return map.violations.length > 0;
}

/** Where to speak of a node of a map: at the alias, where the map is looked at through one. */
export function placeIn(map: MapFacts, place: Place): Place {
  return map.via ?? place;
}

/** A place that stands for something larger, which it is only the beginning of. */
export interface Head extends Place {
  readonly of: Place;
}

/** Where to speak of a map as a whole: the key that holds it, else its first key. */
export function headOf(map: MapFacts): Place | Head {
  if (map.via) return map.via;
  const { origin, start, end } = map.owner ?? map.node.pairs[0]?.key ?? map.node;
  return { origin, start, end, of: map.node };
}

/** What a finding at a place speaks of. */
export function wholeOf(place: Place | Head): Place {
  return 'of' in place ? place.of : place;
}

/** Whether a map is a whole document. */
export function isDocument(map: MapFacts): boolean {
  return map.shape.properties.has('apiVersion');
}

/** A value as it was typed, shortened, for a message. */
export function shown(node: Node | undefined): string {
  if (!node) return 'nothing';
  if (node.kind === 'scalar') return `\`${shorten(node.source)}\``;
  if (node.kind === 'map') return 'a map';
  if (node.kind === 'seq') return 'a list';
  return `\`*${shorten(node.name)}\``;
}
