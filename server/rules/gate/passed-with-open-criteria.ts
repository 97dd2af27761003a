import type { Checks } from '../../checks/checks';
import { criterionState } from '../../checks/criteria';
import { worded } from '../../checks/names';
import type { Policy } from '../../engagement/policy';
import { spotOf } from '../../engagement/things';
import type { CheckName, Criterion } from '../../generated/engagement';
import { isAbsent } from '../../model/absence';
import { dayAfter } from '../../model/calendar';
import { dayOf } from '../../model/entries';
import type { Draft } from '../../model/values';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { engagementRule, type Related } from '../rule';
import { isUnmade } from './unmade-checks';

export const gatePassedWithOpenCriteria = engagementRule({
  id: 'gate/passed-with-open-criteria',
  severity: 'error',
  what: 'Passed while a mandatory criterion is open, or its check false or unknown',
  reads: ['checks', 'phases', 'policy', 'today'],
  *check({ checks, phases, policy, today }) {
    for (const { criteria, id, value } of phases.gates) {
      if (value.outcome !== 'pass') continue;
      const decided = dayOf(value.decidedOn) ?? today;
      for (const criterion of criteria) {
        if (criterion.mandatory === false) continue;
        const lack = criterion.check
          ? lackOfCheck(criterion, criterion.check, { checks, decided, policy, today })
          : lackOfPeople(criterion);
        if (!lack) continue;
        yield {
          place: spotOf(criterion, 'id'),
          message: `${sentence(the('criterion', criterion.id))} of ${the('gate', id)} ${lack.said}, but the gate is passed; meet the criterion, or pass with conditions (\`conditional-pass\`)`,
          related: [{ place: spotOf(value, 'outcome'), message: 'The gate is passed here' }, ...lack.related],
          missing: true,
        };
      }
    }
  },
});

/** What a criterion lacks: a verb phrase, and where that can be seen. */
interface Lack {
  readonly said: string;
  readonly related: readonly Related[];
}

/** Of a criterion that people judge; what cannot be read is another mistake. */
function lackOfPeople(criterion: Draft<Criterion>): Lack | undefined {
  const { status } = criterion;
  if (!isAbsent(criterion, 'check')) return undefined;
  if (status === 'open' || status === 'in-progress') return { said: `is ${worded(status)}`, related: [] };
  return lacks(criterion, 'status') ? { said: 'has neither a check nor a status', related: [] } : undefined;
}

/** The day of a decision, and what is known of it. */
interface Decision {
  readonly checks: Checks;
  readonly decided: string;
  readonly policy: Policy;
  readonly today: string;
}

/** To so many of the things that a check looked at a finding leads. */
const RELATED = 5;

/**
 * Of a criterion with a check. What held when the gate was decided and has lapsed since says nothing against the
 * decision, and what was made up for since is not open any more.
 */
function lackOfCheck(criterion: Draft<Criterion>, check: CheckName, decision: Decision): Lack | undefined {
  const { checks, decided } = decision;
  const { looked, verdict } = criterionState(criterion, checks);
  if (verdict === 'true' || !isTold(check, decision)) return undefined;
  if (verdict === 'unknown' && isUnmade(criterion, check, checks.inputs)) return undefined;
  if (criterionState(criterion, checks.asOf(decided)).verdict === 'true') return undefined;
  const lacking = [
    ...looked.filter((one) => one.verdict === verdict),
    ...looked.filter((one) => one.verdict !== verdict && one.verdict !== 'true'),
  ];
  const more = lacking.length > 1 ? `, and ${lacking.length - 1} more` : '';
  return {
    said: `is ${verdict === 'false' ? 'not' : 'not known to be'} met (${lacking[0]?.what ?? `\`${check}\``}${more})`,
    related: lacking.slice(0, RELATED).flatMap(({ place, what }) => (place ? [{ place, message: what }] : [])),
  };
}

/**
 * Whether the files tell how a check stood on the day of the decision. Errors come and go with every edit; risks have no
 * day, so that a register speaks for a decision while that is fresh.
 */
function isTold(check: CheckName, { decided, policy, today }: Decision): boolean {
  if (check === 'no-errors') return decided >= today;
  if (check === 'risks-below') return (dayAfter(decided, policy.ratchet) ?? today) >= today;
  return true;
}
