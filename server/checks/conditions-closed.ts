import { spotOf } from '../engagement/things';
import type { GateOf } from '../engagement/timeline';
import type { Condition, WithConditionsClosed } from '../generated/engagement';
import { dayOf, textOf } from '../model/entries';
import { type Draft, placeOf } from '../model/values';
import { check, type Looked } from './check';
import { quoted, told } from './names';
import { conjunction, unknown } from './outcomes';

export const conditionsClosed = check<WithConditionsClosed>({
  name: 'conditions-closed',
  what: 'no condition of a gate is open',

  evaluate(parameters, { inputs: { phases }, phase }) {
    const asked = parameters.gate;
    const gate = asked === undefined ? phase?.gate : phases.gate(asked);
    if (gate) return conjunction(conditionsOf(gate));
    if (asked === undefined) return unknown('It is not said of which gate');
    return unknown(`No gate has the id ${quoted(asked)}`, { place: placeOf(parameters, 'gate') });
  },
});

/** How each condition of a gate stands. A gate without any was passed without any. */
function conditionsOf({ conditions, value, id }: GateOf): Looked[] {
  if (conditions.length > 0) return conditions.map(conditionStanding);
  return [
    { what: `The gate ${quoted(id)} has no conditions`, verdict: 'true', place: spotOf(value, 'conditions', 'id') },
  ];
}

export function conditionStanding(condition: Draft<Condition>): Looked {
  const { status } = condition;
  const place = spotOf(condition, 'status');
  if (status === 'closed') return { what: told(condition, 'is closed'), verdict: 'true', place };
  const about = { place, owner: textOf(condition.owner), due: dayOf(condition.due) };
  if (status === undefined) return { what: told(condition, 'has no status'), verdict: 'unknown', ...about };
  return { what: told(condition, 'is open'), verdict: 'false', ...about };
}
