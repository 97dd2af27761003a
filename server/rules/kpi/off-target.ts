import { type Measured, measuredOf, meets, targetWords } from '../../engagement/kpis';
import { isOver } from '../../engagement/status';
import { spotOf, type Things, valuesOf } from '../../engagement/things';
import type { Audit, EngagementSpec, Governance, Kpi, Risk } from '../../generated/engagement';
import { dayOf, isMap, textOf, textsOf } from '../../model/entries';
import type { Draft } from '../../model/values';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { engagementRule, shorten } from '../rule';

export const offTarget = engagementRule({
  id: 'kpi/off-target',
  severity: 'warning',
  what: 'Off target for two measurements with no open risk or action that names it',
  reads: ['today', 'status', 'general', 'kpis', 'risks', 'audits', 'governance'],
  *check({ today, status, general, kpis, risks, audits, governance }) {
    if (isOver(status) || PLACES.some((key) => isIllegible(general.spec, key))) return;
    let concerns: readonly Concern[] | undefined;
    for (const kpi of kpis) {
      const { target } = kpi;
      const measured = measuredOf(kpi, today);
      const [before, last] = measured.slice(-2);
      if (!before || !last || !isMap(target)) continue;
      if (meets(target, before.value) !== false || meets(target, last.value) !== false) continue;
      concerns ??= concernsOf(risks, audits, governance, today);
      const since = lastMet(kpi, measured);
      const names = namesOf(kpi);
      if (concerns.some(({ on, text }) => (!on || !since || on >= since) && names.some((name) => name.test(text)))) {
        continue;
      }
      const goal = shorten(targetWords(target));
      yield {
        place: spotOf(last.entry, 'value'),
        message: sentence(
          `${the('KPI', kpi.id)} was off target twice running, with ${before.value} on ${before.on} and ${last.value} on ${last.on} instead of ${goal}, and no open risk or action names it; record the risk, or what is done about it`,
        ),
        missing: true,
      };
    }
  },
});

/** Where it may stand that somebody looks after a KPI. */
const PLACES = ['risks', 'audits', 'governance'] as const;

/** Whether a section is there, under a mistyped key or as something that cannot be used: what it says is not known. */
function isIllegible(spec: Draft<EngagementSpec>, key: (typeof PLACES)[number]): boolean {
  return spec[key] === undefined && !lacks(spec, key);
}

/** Text that shows that somebody looks after something; with a day where it was said on one. */
interface Concern {
  readonly on?: string | undefined;
  readonly text: string;
}

function concernsOf(
  risks: Things<Draft<Risk>>,
  audits: Things<Draft<Audit>>,
  governance: Draft<Governance> | undefined,
  today: string,
): Concern[] {
  const concerns: Concern[] = [];
  for (const { status, text, trigger, actions } of risks) {
    // An accepted risk was looked at and decided; only a closed one is over.
    if (status === 'closed') continue;
    for (const said of [textOf(text), textOf(trigger), ...textsOf(actions)]) if (said) concerns.push({ text: said });
  }
  for (const audit of audits) {
    for (const { status, text } of valuesOf(audit.findings)) {
      if (status !== 'closed' && textOf(text)) concerns.push({ text: textOf(text)! });
    }
  }
  for (const { on, actions } of valuesOf(governance?.reviews)) {
    const day = dayOf(on);
    if (day === undefined || day > today) continue;
    for (const text of textsOf(actions)) concerns.push({ on: day, text });
  }
  return concerns;
}

/** The day on which the target was met the last time: what was agreed before that is about something else. */
function lastMet({ target }: Draft<Kpi>, measured: readonly Measured[]): string | undefined {
  return measured.findLast(({ value }) => meets(target, value))?.on;
}

/** The names of a KPI as whole words, however their letters and spaces are written. */
function namesOf({ id, title }: Draft<Kpi>): RegExp[] {
  return [textOf(id), textOf(title)]
    .filter((name) => name !== undefined)
    .map((name) => {
      const words = name
        .trim()
        .split(/\s+/)
        .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
      return new RegExp(`(?<![\\p{L}\\p{N}_]-?)${words.join('\\s+')}(?!-?[\\p{L}\\p{N}_])`, 'iu');
    });
}
