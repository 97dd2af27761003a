import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import { dayOf } from '../../model/entries';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';
import { isCalledOff } from './decision';

export const gateUndecided = engagementRule({
  id: 'gate/undecided',
  severity: 'warning',
  what: 'The due date has passed without a decision',
  reads: ['phases', 'status', 'today'],
  *check({ phases, status, today }) {
    // While an engagement rests, so do its days.
    if (isOver(status) || status === 'on-hold') return;
    for (const gate of phases.gates) {
      const { id, phase, value } = gate;
      // A phase that is done needed the decision: that is more than late, and another rule's to say.
      if (isCalledOff(gate) || phase.value.status === 'done' || !lacks(value, 'outcome')) continue;
      const own = dayOf(value.due);
      const due = own ?? (lacks(value, 'due') ? gate.due : undefined);
      if (due === undefined || due >= today) continue;
      const when = own ? `was due on ${due}` : `was due when its phase ended on ${due}`;
      yield {
        place: spotOf(value, own ? 'due' : 'id'),
        message: `${sentence(the('gate', id))} ${when}, and nothing is decided; enter the outcome (\`hold\` and \`repeat\` are outcomes too), or agree another day`,
        missing: true,
      };
    }
  },
});
