import { acceptanceOf, partiesMissing } from '../../engagement/acceptance';
import { exposureOf } from '../../engagement/exposure';
import type { People } from '../../engagement/people';
import { gateOf } from '../../engagement/ratchet';
import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import type { GateOf } from '../../engagement/timeline';
import type { Risk } from '../../generated/engagement';
import { isAbsent } from '../../model/absence';
import { isMap } from '../../model/entries';
import { type Draft, placeOf } from '../../model/values';
import type { Place } from '../../syntax/nodes';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';
import { all } from '../words';

const NEXT = { next: true } as const;

export const criticalRisk = engagementRule({
  id: 'risk/critical-at-gate',
  severity: 'error',
  what: 'A critical risk that is open, or not accepted by both parties',
  ratchet: true,
  reads: ['status', 'people', 'phases', 'risks', 'today'],
  *check({ status, people, phases, risks, today }) {
    if (isOver(status)) return;
    const gate = gateOf(NEXT, phases);
    for (const risk of risks) {
      if (exposureOf(risk) !== 'critical') continue;
      const found = untreated(risk, people, today);
      if (!found) continue;
      const { place, what, advice, missing } = found;
      yield {
        place,
        message: `${sentence(the('risk', risk.id))} is critical and ${what}; ${beforeGate(gate)}${advice}`,
        threatens: NEXT,
        missing,
        related: gate ? [{ place: spotOf(gate.value, 'id'), message: 'The gate that it threatens' }] : [],
      };
    }
  },
});

interface Untreated {
  readonly place: Place;
  readonly what: string;
  readonly advice: string;
  /** Whether an acceptance that cannot be read would do. */
  readonly missing: boolean;
}

/**
 * What is wrong with the treatment of a critical risk. Of one that is said to be accepted by nobody, or no longer,
 * another rule speaks.
 */
function untreated(risk: Draft<Risk>, people: People, today: string): Untreated | undefined {
  const acceptance = acceptanceOf(risk, people, today);
  if (acceptance === 'both' || acceptance === 'unknown') return undefined;
  if (risk.status === 'open') {
    const missing = isAbsent(risk, 'acceptance');
    if (missing && !lacks(risk, 'acceptance')) return undefined;
    return {
      place: spotOf(risk, 'status'),
      what: 'open',
      advice: 'bring it down, or have people of both parties accept it',
      missing,
    };
  }
  if (risk.status !== 'accepted' || acceptance !== 'one-sided') return undefined;
  const parties = all(partiesMissing(risk, people).map((party) => `the ${party}`));
  return {
    place: (isMap(risk.acceptance) && placeOf(risk.acceptance, 'by')) || spotOf(risk, 'status'),
    what: `accepted by nobody of ${parties}`,
    advice: `have somebody of ${parties} accept it too, or bring it down`,
    missing: false,
  };
}

function beforeGate(gate: GateOf | undefined): string {
  if (!gate || gate.decided) return '';
  return `before ${the('gate', gate.id)}${gate.due === undefined ? '' : ` on ${gate.due}`} `;
}
