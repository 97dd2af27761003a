import { spotOf } from '../engagement/things';
import type { Criterion, ItemStatus, Milestone } from '../generated/engagement';
import { dayOf, textOf } from '../model/entries';
import type { Draft } from '../model/values';
import type { Looked, Outcome, Verdict } from './check';
import type { Checks } from './checks';
import { told, worded } from './names';

/** How a criterion or a milestone stands. */
export interface State extends Outcome {
  /** Who says so: its check, or people. */
  readonly by: 'check' | 'people';
}

/**
 * How a criterion of a gate stands.
 *
 * A check decides, whatever people wrote into `status`: `done` beside a check that does not hold is a claim. The one
 * exception is `not-applicable`, by which people say that the criterion is not asked for.
 *
 * Without a check people decide. `done`, `not-applicable` and `waived` count as met; a criterion has no record of who
 * waived it and until when, so that the waiver is worth what the approvals of the gate are worth, and cannot overrule a
 * check. What nobody has judged is not known.
 */
export function criterionState(criterion: Draft<Criterion>, checks: Checks): State {
  const { status } = criterion;
  const outcome = status === 'not-applicable' ? undefined : checks.of(criterion);
  if (outcome) return { ...outcome, by: 'check' };
  const verdict = status === undefined ? 'unknown' : JUDGEMENTS[status];
  const said = status === undefined ? 'has neither a check nor a status' : `is ${worded(status)}`;
  return state(told(criterion, said), verdict, {
    place: spotOf(criterion, 'status', 'id'),
    owner: textOf(criterion.owner),
  });
}

const JUDGEMENTS: Readonly<Record<ItemStatus, Verdict>> = {
  open: 'false',
  'in-progress': 'false',
  done: 'true',
  'not-applicable': 'true',
  waived: 'true',
};

/**
 * How a milestone stands: what its check says; without one, whether people say that it was achieved, today or before.
 */
export function milestoneState(milestone: Draft<Milestone>, checks: Checks): State {
  const outcome = checks.of(milestone);
  if (outcome) return { ...outcome, by: 'check' };
  const achieved = dayOf(milestone.achieved);
  const holds = achieved !== undefined && achieved <= checks.inputs.today;
  const said = holds ? `was achieved on ${achieved}` : 'is not achieved';
  return state(told(milestone, said), holds ? 'true' : 'false', {
    place: spotOf(milestone, 'achieved', 'due'),
    due: dayOf(milestone.due),
  });
}

function state(what: string, verdict: Verdict, about: Omit<Looked, 'what' | 'verdict'>): State {
  return { verdict, looked: [{ what, verdict, ...about }], by: 'people' };
}
