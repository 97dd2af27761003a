import { isExercised, type RunbookOf, type Runbooks } from '../engagement/runbooks';
import type { SystemOf } from '../engagement/systems';
import { spotOf } from '../engagement/things';
import type { Party, WithRunbooksExercised } from '../generated/engagement';
import { dayBefore } from '../model/calendar';
import { check, type Looked } from './check';
import { named, quoted, runbookPlace, systemName } from './names';
import { share } from './outcomes';
import { select } from './selection';

export const runbooksExercised = check<WithRunbooksExercised>({
  name: 'runbooks-exercised',
  what: "a share of the selected systems' runbooks was exercised in time",

  evaluate(parameters, { inputs: { systems: all, runbooks, policy, today } }) {
    const { systems, lacking } = select(parameters, all);
    const { by = 'client', atLeast = 100, within = policy.exerciseWindow } = parameters;
    const counted = exercises(systems, runbooks, { by, since: dayBefore(today, within), today });
    return share([...counted, ...lacking], atLeast, without(systems));
  },
});

/** What counts as an exercise: passed, by a party, from a day (undefined: any) until today. */
export interface Exercised {
  readonly by: Party;
  readonly since: string | undefined;
  readonly today: string;
}

/** How each of the runbooks of some systems was exercised; one that several systems share is looked at once. */
export function exercises(systems: readonly SystemOf[], runbooks: Runbooks, wanted: Exercised): Looked[] {
  const looked = new Map<string, Looked>();
  for (const system of systems) {
    for (const id of system.runbooks) {
      if (looked.has(id)) continue;
      const place = runbookPlace(system, id);
      const runbook = runbooks.find(id);
      looked.set(
        id,
        runbook
          ? { ...exercise(runbook, wanted), place }
          : { what: `There is no runbook ${quoted(id)}`, verdict: 'unknown', place },
      );
    }
  }
  return [...looked.values()];
}

function exercise(runbook: RunbookOf, { by, since, today }: Exercised): Looked {
  const name = named(runbook.title, runbook.name);
  const days = runbook.exercises.filter(({ passed, party }) => passed && party === by).flatMap(({ on }) => on ?? []);
  const last = days
    .filter((day) => day <= today)
    .sort()
    .at(-1);
  if (isExercised(runbook, by, since, today)) {
    return { what: `${name} was exercised by the ${by} on ${last}`, verdict: 'true', owner: runbook.owner };
  }
  const when = since === undefined ? '' : ` since ${since}`;
  const before = last === undefined ? '' : `; the last was on ${last}`;
  const what = `${name} has no passed exercise by the ${by}${when}${before}`;
  return { what, verdict: 'false', owner: runbook.owner };
}

/** Systems that have no runbooks have none to exercise or to teach; that is told, and counts neither way. */
export function without(systems: readonly SystemOf[]): Looked[] {
  return systems
    .filter(({ runbooks }) => runbooks.length === 0)
    .map((system) => ({
      what: `${systemName(system)} has no runbook, so that there is none to look at`,
      verdict: 'unknown',
      place: spotOf(system.value, 'id'),
      owner: system.primary,
    }));
}
