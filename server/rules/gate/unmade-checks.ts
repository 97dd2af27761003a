import { parametersOf } from '../../checks/parameters';
import type { EngagementInputs } from '../../engagement/inputs';
import type { CheckName, Criterion } from '../../generated/engagement';
import { isMap, textsOf } from '../../model/entries';
import type { Draft } from '../../model/values';

/** How the parameters of checks that name things find them, by key. */
const NAMED: Readonly<Record<string, (inputs: EngagementInputs, id: string) => unknown>> = {
  activity: ({ phases }, id) => phases.activity(id),
  audit: ({ audits }, id) => audits.find(id),
  gate: ({ phases }, id) => phases.gate(id),
  kpis: ({ kpis }, id) => kpis.find(id),
  phase: ({ phases }, id) => phases.phase(id),
  systems: ({ systems }, id) => systems.find(id),
};

const ON_RUNBOOKS: ReadonlySet<CheckName> = new Set(['runbooks-exist', 'runbooks-exercised', 'training-coverage']);

/**
 * Whether a check that is not known to hold cannot be made for a mistake that another rule reports: a parameter that is
 * wrong, or an id that nothing has, in the check or in a system that it looks at.
 */
export function isUnmade(criterion: Draft<Criterion>, check: CheckName, inputs: EngagementInputs): boolean {
  if (parametersOf(criterion, check).problems.length > 0) return true;
  const given = isMap(criterion.with) ? (criterion.with as Readonly<Record<string, unknown>>) : {};
  const namesNothing = Object.entries(NAMED).some(([key, find]) => {
    const value = given[key];
    const ids = textsOf(Array.isArray(value) ? value : [value]);
    return ids.some((id) => find(inputs, id) === undefined);
  });
  if (namesNothing) return true;
  const inUse = inputs.systems.all.filter(({ retired }) => !retired);
  if (ON_RUNBOOKS.has(check)) {
    return inUse.some(({ runbooks }) => runbooks.some((name) => !inputs.runbooks.find(name)));
  }
  const isNobody = (id: string | undefined) => id !== undefined && !inputs.people.person(id);
  return check === 'competency' && inUse.some(({ primary, backup }) => isNobody(primary) || isNobody(backup));
}
