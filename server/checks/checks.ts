import type { EngagementInputs } from '../engagement/inputs';
import type { PhaseOf } from '../engagement/timeline';
import type { CheckName } from '../generated/engagement';
import { keyPlace } from '../model/values';
import { inputsAsOf } from './as-of';
import { checkNamed } from './catalogue';
import type { Elsewhere, Outcome } from './check';
import { conjunction, unknown } from './outcomes';
import { parametersOf } from './parameters';

export type { Check, CheckContext, Elsewhere, Looked, Outcome, Verdict } from './check';

/** What holds a check: a criterion or a milestone. */
export interface CheckHolder {
  check?: CheckName;
  with?: object;
}

/** The checks of one engagement as it stands on a day. Each is made once, when somebody asks. */
export class Checks {
  private readonly known = new Map<CheckHolder, Outcome | undefined>();
  private readonly earlier = new Map<string, Checks>();
  private holders: ReadonlyMap<object, PhaseOf> | undefined;

  constructor(
    readonly inputs: EngagementInputs,
    private readonly elsewhere: Elsewhere,
  ) {}

  /**
   * What the check of a criterion or a milestone says; undefined where it has none.
   * @param holder as it stands in `inputs.phases`: some checks ask by default about the phase or gate that holds them
   */
  of(holder: CheckHolder): Outcome | undefined {
    if (!this.known.has(holder)) this.known.set(holder, this.evaluate(holder));
    return this.known.get(holder);
  }

  /**
   * The checks as they stood on an earlier day, as far as the files tell (see `inputsAsOf`). How many errors there were is
   * not known: that many as now.
   * @param day `YYYY-MM-DD`; a day that is not before today gives these checks
   */
  asOf(day: string): Checks {
    if (day >= this.inputs.today) return this;
    const known = this.earlier.get(day) ?? new Checks(inputsAsOf(this.inputs, day), this.elsewhere);
    this.earlier.set(day, known);
    return known;
  }

  private evaluate(holder: CheckHolder): Outcome | undefined {
    const place = keyPlace(holder, 'check');
    const check = holder.check === undefined ? undefined : checkNamed(holder.check);
    if (!check) {
      // One that is there and cannot be read was meant to decide.
      return place && unknown('The check cannot be read', { place });
    }
    const { values, problems } = parametersOf(holder, check.name);
    if (problems.length > 0) return conjunction(problems);
    const { inputs, elsewhere } = this;
    return check.evaluate(values, { inputs, elsewhere, phase: this.phaseOf(holder) });
  }

  /** The phase in which a criterion or a milestone stands. */
  phaseOf(holder: object): PhaseOf | undefined {
    this.holders ??= holdersIn(this.inputs.phases.phases);
    return this.holders.get(holder);
  }
}

function holdersIn(phases: readonly PhaseOf[]): Map<object, PhaseOf> {
  const holders = new Map<object, PhaseOf>();
  for (const phase of phases) {
    // What an alias puts into a second phase speaks of the first.
    for (const each of [...(phase.gate?.criteria ?? []), ...phase.milestones]) {
      if (!holders.has(each)) holders.set(each, phase);
    }
  }
  return holders;
}
