import type { EngagementInputs } from '../engagement/inputs';
import type { PhaseOf } from '../engagement/timeline';
import type { CheckName } from '../generated/engagement';
import type { Draft } from '../model/values';
import type { Place } from '../syntax/nodes';

/** What a check says: whether it holds, or that what it needs to know is not there. */
export type Verdict = 'true' | 'false' | 'unknown';

/** One thing that a check looked at. */
export interface Looked {
  /** What it is and how it stands, one sentence without a full stop; ids in backticks. */
  readonly what: string;
  readonly verdict: Verdict;
  /** Where it stands in the engagement; of a runbook, where a system names it. */
  readonly place?: Place | undefined;
  /** Who can put it right: a person or a role, by its id. */
  readonly owner?: string | undefined;
  /** Until when, `YYYY-MM-DD`. */
  readonly due?: string | undefined;
}

export interface Outcome {
  readonly verdict: Verdict;
  /** Everything that was looked at, in the order of the file. */
  readonly looked: readonly Looked[];
}

/** What may be asked of the world beside the engagement itself. */
export interface Elsewhere {
  /** How many errors there are in the engagement and its runbooks; undefined where that is not known. */
  errors(): number | undefined;
}

/** What a check may look at. */
export interface CheckContext {
  readonly inputs: EngagementInputs;
  readonly elsewhere: Elsewhere;
  /** The phase whose gate or milestones hold the check; undefined where it is asked apart from any. */
  readonly phase: PhaseOf | undefined;
}

/** One check of the closed vocabulary (FORMAT.md, "Checks"). */
export interface Check {
  readonly name: CheckName;
  /** What it makes sure of, in a few words; begins in lower case. */
  readonly what: string;
  /**
   * @param parameters the value of `with`: what is in it has the type that the schema says; what is mandatory is there
   */
  evaluate(parameters: Readonly<Record<string, unknown>>, context: CheckContext): Outcome;
}

/**
 * A check whose parameters have a type of the schema.
 * @param check its `evaluate` is pure: the same parameters and context give the same outcome
 */
export function check<P extends object>(check: {
  readonly name: CheckName;
  readonly what: string;
  evaluate(parameters: Draft<P>, context: CheckContext): Outcome;
}): Check {
  return check as Check;
}
