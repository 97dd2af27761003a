import { targetWords } from '../../engagement/kpis';
import { isSameDuration, rounded, type Slo, slosAt } from '../../engagement/openslo';
import { spotOf } from '../../engagement/things';
import type { Kpi, Target } from '../../generated/engagement';
import { isMap, textOf } from '../../model/entries';
import { fileReference } from '../../model/formats';
import { type Draft, nodeOf } from '../../model/values';
import { setEntry } from '../../syntax/edits';
import { editingHere, type Fix } from '../fix';
import { sentence, the } from '../naming';
import { engagementRule, type Report, shorten } from '../rule';
import { either } from '../words';

export const opensloDisagrees = engagementRule({
  id: 'kpi/openslo-disagrees',
  severity: 'error',
  fixable: true,
  what: 'Target or window differs from the OpenSLO file it names',
  reads: ['kpis', 'outside'],
  *check({ kpis, outside }) {
    for (const kpi of kpis) {
      const path = textOf(kpi.openslo);
      if (path === undefined || fileReference(path).kind !== 'path') continue;
      const slo = slosAt(path, outside) && nearestOf(kpi, slosAt(path, outside)!);
      if (slo) yield* differences(kpi, slo, path);
    }
  },
});

/** The service level that a KPI is about: the one of its name, else the one that agrees most, else the first. */
function nearestOf(kpi: Draft<Kpi>, slos: readonly Slo[]): Slo | undefined {
  const named = slos.filter(({ name }) => name !== undefined && name === kpi.id);
  const [first, ...others] = named.length > 0 ? named : slos;
  const score = (slo: Slo) => Number(targetAgrees(kpi, slo)) * 2 + Number(windowAgrees(kpi, slo));
  return first && others.reduce((best, slo) => (score(slo) > score(best) ? slo : best), first);
}

/** How many percent one of the unit is; undefined for units in which a service level does not speak. */
function percentsOf(unit: unknown): number | undefined {
  const text = textOf(unit)?.trim().toLowerCase() ?? '';
  if (/^(?:%|percent|per cent|pct)(?: |$)/.test(text)) return 1;
  return /^(?:ratio|fraction|share|1)$/.test(text) ? 100 : undefined;
}

/** The target of a KPI as a share of good events in percent, and as one of bad events where it is an upper limit. */
interface Share {
  readonly value: number;
  readonly ofBad: boolean;
  /** How many percent one of the KPI's own unit is. */
  readonly percents: number;
}

function shareOf(target: Draft<Target>): Share | undefined {
  const percents = percentsOf(target.unit);
  const { op, value } = target;
  if (percents === undefined || op === undefined || typeof value !== 'number') return undefined;
  return { value: value * percents, ofBad: op === 'lt' || op === 'lte', percents };
}

/** What a target must be for an objective, in percent: at least so many good events, or at most the rest bad ones. */
function wanted(share: Share, objective: number): number {
  return share.ofBad ? 100 - objective : objective;
}

/** Whether two percentages are one, but for what binary fractions add. */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6;
}

function targetAgrees({ target }: Draft<Kpi>, { targets }: Slo): boolean {
  const share = isMap(target) ? shareOf(target) : undefined;
  if (!share || targets.length === 0) return true;
  return targets.some((objective) => isNear(wanted(share, objective), share.value));
}

function windowAgrees({ window }: Draft<Kpi>, slo: Slo): boolean {
  return window === undefined || slo.window === undefined || isSameDuration(window, slo.window);
}

function* differences(kpi: Draft<Kpi>, slo: Slo, path: string): Iterable<Report> {
  const where = `\`${shorten(path)}\``;
  const { target, window } = kpi;
  const share = isMap(target) ? shareOf(target) : undefined;
  if (isMap(target) && share && !targetAgrees(kpi, slo)) {
    // An upper limit that is the objective itself is the right figure with the wrong operator.
    const turned = share.ofBad && slo.targets.some((objective) => isNear(objective, share.value));
    const own = shorten(targetWords(target));
    const demanded = either(slo.targets.slice(0, 3).map((objective) => `${objective} %`));
    yield {
      place: spotOf(target, turned ? 'op' : 'value'),
      message: sentence(
        `${the('KPI', kpi.id)} is to be ${own}, but ${where} demands at least ${demanded}; agree on one and put it into both`,
      ),
      fixes: turned ? [change(target, 'op', 'gte')] : valueFixes(target, share, slo.targets),
    };
  }
  if (window !== undefined && slo.window !== undefined && !windowAgrees(kpi, slo)) {
    yield {
      place: spotOf(kpi, 'window'),
      message: sentence(
        `${the('KPI', kpi.id)} is measured over ${window}, but ${where} says ${slo.window}; agree on one and put it into both`,
      ),
      fixes: [change(kpi, 'window', slo.window)],
    };
  }
}

/** Which of several objectives is meant nobody knows. */
function valueFixes(target: object, share: Share, [only, ...others]: readonly number[]): Fix[] {
  if (only === undefined || others.length > 0) return [];
  return [change(target, 'value', rounded(wanted(share, only) / share.percents))];
}

function change(map: object, key: string, value: string | number): Fix {
  return editingHere({ title: `Change to \`${value}\`, as the OpenSLO file says` }, (text) =>
    setEntry(text, nodeOf(map)!, key, value),
  );
}
