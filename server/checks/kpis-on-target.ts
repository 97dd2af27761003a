import { spotOf, valuesOf } from '../engagement/things';
import type { Kpi, Measurement, TargetOperator, WithKpisOnTarget } from '../generated/engagement';
import { dayOf, isMap, textOf, textsOf } from '../model/entries';
import { type Draft, itemPlace } from '../model/values';
import { listed, plural, shorten } from '../model/words';
import { type CheckContext, check, type Looked, type Outcome } from './check';
import { named, quoted } from './names';
import { conjunction, unknown } from './outcomes';

export const kpisOnTarget = check<WithKpisOnTarget>({
  name: 'kpis-on-target',
  what: 'the last measurements of each KPI meet its target',

  evaluate({ kpis: names, periods }, { inputs }) {
    const { kpis, policy, today } = inputs;
    if (!names) return kpisStanding(inputs, periods);
    const ids = textsOf(names);
    if (ids.length === 0) return unknown('`kpis` names no KPI');
    const looked = [...new Set(ids)].map((id): Looked => {
      const kpi = kpis.find(id);
      if (kpi) return standing(kpi, periods ?? policy.kpiPeriods, today);
      return { what: `No KPI has the id ${quoted(id)}`, verdict: 'unknown', place: itemPlace(names, ids.indexOf(id)) };
    });
    return conjunction(looked);
  },
});

/**
 * How all KPIs of the engagement stand.
 * @param periods how many of the last measurements are looked at
 */
export function kpisStanding(
  { kpis, policy, today }: CheckContext['inputs'],
  periods: number = policy.kpiPeriods,
): Outcome {
  if (kpis.size === 0) return unknown('The engagement has no KPIs');
  return conjunction([...kpis].map((kpi) => standing(kpi, periods, today)));
}

/** How the last measurements of a KPI stand; those dated after today have not been made. */
function standing(kpi: Draft<Kpi>, periods: number, today: string): Looked {
  const name = named(kpi.title, textOf(kpi.id));
  const about = { place: spotOf(kpi, 'id'), owner: textOf(kpi.owner) };
  const target = isMap(kpi.target) ? (kpi.target as Draft<Kpi>['target']) : undefined;
  const { op, value: bound } = target ?? {};
  if (op === undefined || bound === undefined) return { what: `${name} has no target`, verdict: 'unknown', ...about };
  const last = lastOf(valuesOf(kpi.measurements), periods, today);
  const missed = last.filter(({ value }) => value !== undefined && !meets(value, op, bound));
  const unit = textOf(target?.unit);
  const goal = `${WORDS[op]} ${figure(bound, unit)}`;
  if (missed.length > 0) {
    const days = listed(missed.map(({ on, value }) => `${figure(value!, unit)} on ${on}`));
    return {
      what: `${name} missed its target of ${goal}: ${days}`,
      verdict: 'false',
      ...about,
      place: spotOf(missed.at(-1)!, 'value'),
    };
  }
  if (last.some(({ value }) => value === undefined)) {
    return { what: `${name} has a measurement that cannot be read`, verdict: 'unknown', ...about };
  }
  if (last.length < periods) {
    const had = last.length === 0 ? 'no measurement' : plural(last.length, 'measurement');
    return { what: `${name} has ${had}, and needs ${periods} to be judged`, verdict: 'unknown', ...about };
  }
  const times = periods === 1 ? 'in its last measurement' : `in its last ${periods} measurements`;
  return { what: `${name} met its target of ${goal} ${times}`, verdict: 'true', place: spotOf(last.at(-1)!, 'value') };
}

/** The last measurements until today by their day; of several on one day those further down are later. */
function lastOf(measurements: readonly Draft<Measurement>[], count: number, today: string): Draft<Measurement>[] {
  return measurements
    .filter(({ on }) => (dayOf(on) ?? '9999-12-31') <= today)
    .sort((a, b) => (a.on! < b.on! ? -1 : a.on! > b.on! ? 1 : 0))
    .slice(-count);
}

function meets(value: number, op: TargetOperator, bound: number): boolean {
  switch (op) {
    case 'lt':
      return value < bound;
    case 'lte':
      return value <= bound;
    case 'gt':
      return value > bound;
    case 'gte':
      return value >= bound;
  }
}

const WORDS: Readonly<Record<TargetOperator, string>> = {
  lt: 'less than',
  lte: 'at most',
  gt: 'more than',
  gte: 'at least',
};

function figure(value: number, unit: string | undefined): string {
  return unit === undefined ? String(value) : `${value} ${shorten(unit)}`;
}
