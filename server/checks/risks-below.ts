import type { People } from '../engagement/people';
import { spotOf } from '../engagement/things';
import type { Risk, RiskExposure, WithRisksBelow } from '../generated/engagement';
import { dayOf, isMap, textOf, textsOf } from '../model/entries';
import type { Draft } from '../model/values';
import { type CheckContext, check, type Looked, type Outcome } from './check';
import { told } from './names';
import { conjunction, unknown } from './outcomes';

/** The bands of exposure, likelihood × impact, by the least product of each (FORMAT.md, "risk"). */
const BANDS: readonly (readonly [exposure: RiskExposure, least: number])[] = [
  ['critical', 16],
  ['high', 10],
  ['medium', 5],
  ['low', 1],
];

export const risksBelow = check<WithRisksBelow>({
  name: 'risks-below',
  what: 'no open risk is at an exposure or above',

  evaluate({ exposure = 'critical' }, { inputs }) {
    return risksAt(exposure, inputs);
  },
});

/** How the risks stand that are at an exposure or above. A list that is there and empty says that there are none. */
export function risksAt(exposure: RiskExposure, { risks, people, general, today }: CheckContext['inputs']): Outcome {
  if (risks.size === 0 && !Array.isArray(general.spec.risks)) return unknown('The engagement lists no risks');
  const looked = [...risks].flatMap((risk) => standing(risk, exposure, people, today) ?? []);
  if (looked.length > 0) return conjunction(looked);
  const what = `No risk is ${exposure}${exposure === 'critical' ? '' : ' or above'}`;
  return conjunction([{ what, verdict: 'true', place: general.sectionHead('risks') }]);
}

/** How a risk stands; undefined where it is below the exposure, and so not asked about. */
function standing(risk: Draft<Risk>, exposure: RiskExposure, people: People, today: string): Looked | undefined {
  const least = BANDS.find(([band]) => band === exposure)![1];
  const { likelihood, impact, status } = risk;
  // What is missing may be as bad as can be.
  if ((likelihood ?? 5) * (impact ?? 5) < least) return undefined;
  const known = likelihood !== undefined && impact !== undefined;
  const band = known ? BANDS.find(([, from]) => likelihood * impact >= from)?.[0] : 'of unknown exposure';
  const about = { place: spotOf(risk, 'status'), owner: textOf(risk.owner) };
  if (status === 'closed') return { what: told(risk, 'is closed'), verdict: 'true', ...about };
  if (isAcceptedByBoth(risk, people, today)) {
    return { what: told(risk, `is ${band}, and accepted by both parties`), verdict: 'true', ...about };
  }
  if (status === undefined) return { what: told(risk, 'has no status'), verdict: 'unknown', ...about };
  const verdict = known ? 'false' : 'unknown';
  if (status === 'open') return { what: told(risk, `is ${band} and open`), verdict, ...about };
  return { what: told(risk, `is ${band}, and its acceptance by both parties is missing or over`), verdict, ...about };
}

/** Whether somebody of the client and somebody of the provider has accepted a risk, until today at least. */
export function isAcceptedByBoth({ acceptance }: Draft<Risk>, people: People, today: string): boolean {
  if (!isMap(acceptance) || (dayOf((acceptance as Draft<Risk>['acceptance'])?.expires) ?? '') < today) return false;
  const parties = textsOf((acceptance as { by?: unknown }).by).map((person) => people.partyOf(person));
  return parties.includes('client') && parties.includes('provider');
}
