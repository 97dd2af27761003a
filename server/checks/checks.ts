import type { EngagementInputs } from '../engagement/inputs';
import type { CheckName } from '../generated/engagement';
import type { Place } from '../syntax/nodes';
import type { FileEntry } from '../workspace/file';

/** What a check says: whether it holds, or that what it needs to know is not there. */
export type Verdict = 'true' | 'false' | 'unknown';

/** One thing that a check looked at. */
export interface Looked {
  /** What it is and how it stands, one sentence without a full stop; ids in backticks. */
  readonly what: string;
  readonly verdict: Verdict;
  /** Where it stands in the engagement, or in `file`. */
  readonly place?: Place;
  readonly file?: FileEntry;
  /** Who can put it right: a person or a role. */
  readonly owner?: string | undefined;
  /** Until when, `YYYY-MM-DD`. */
  readonly due?: string | undefined;
}

export interface Outcome {
  readonly verdict: Verdict;
  readonly looked: readonly Looked[];
}

/** What may be asked of the world beside the engagement itself. */
export interface Elsewhere {
  /** How many errors there are in the engagement and its runbooks; undefined where that is not known. */
  errors(): number | undefined;
}

/** One check of the closed vocabulary (FORMAT.md, "Checks"). */
export interface Check {
  readonly name: CheckName;
  /** What it makes sure of, in a few words. */
  readonly what: string;
  /** @param parameters the value of `with`, tolerant of what is half-written */
  evaluate(parameters: Readonly<Record<string, unknown>>, inputs: EngagementInputs, elsewhere: Elsewhere): Outcome;
}

/** The checks of one engagement as it stands. */
export class Checks {
  constructor(
    private readonly inputs: EngagementInputs,
    private readonly elsewhere: Elsewhere,
  ) {}

  /** What the check of a criterion or a milestone says; undefined where it has none that is known. */
  of(holder: { check?: CheckName; with?: object }): Outcome | undefined {
    void this.inputs;
    void this.elsewhere;
    void holder;
    return undefined;
  }
}
