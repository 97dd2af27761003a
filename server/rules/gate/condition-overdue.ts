import { holderName } from '../../checks/names';
import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import { isPast, textOf } from '../../model/entries';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';
import { isCalledOff } from './decision';

export const gateConditionOverdue = engagementRule({
  id: 'gate/condition-overdue',
  severity: 'warning',
  what: 'A condition that is open past its due date',
  reads: ['people', 'phases', 'status', 'today'],
  *check({ people, phases, status, today }) {
    if (isOver(status)) return;
    for (const gate of phases.gates) {
      if (isCalledOff(gate)) continue;
      for (const condition of gate.conditions) {
        if (condition.status !== 'open' || !isPast(condition.due, today)) continue;
        const owner = textOf(condition.owner);
        const who = owner === undefined ? '' : `, to be met by ${holderName(people, owner)},`;
        yield {
          place: spotOf(condition, 'due'),
          message: `${sentence(the('condition', condition.id))} of ${the('gate', gate.id)}${who} was due on ${condition.due} and is still open; close it with evidence, or agree another day`,
        };
      }
    }
  },
});
