import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';
import { isCalledOff } from './decision';

export const gateNoCriteria = engagementRule({
  id: 'gate/no-criteria',
  severity: 'warning',
  what: 'A gate of a transfer or support phase without criteria',
  reads: ['phases', 'status'],
  *check({ phases, status }) {
    if (isOver(status)) return;
    for (const gate of phases.gates) {
      const { id, phase, value } = gate;
      if (phase.value.kind !== 'transfer' && phase.value.kind !== 'support') continue;
      if (isCalledOff(gate) || !lacks(value, 'criteria')) continue;
      yield {
        place: spotOf(value, 'id'),
        message: `${sentence(the('gate', id))} of ${the(`${phase.value.kind} phase`, phase.value.id)} has no criteria; say what has to be true before the provider may go`,
        missing: true,
      };
    }
  },
});
