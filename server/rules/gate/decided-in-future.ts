import { holderName } from '../../checks/names';
import { spotOf } from '../../engagement/things';
import { dayOf, textOf } from '../../model/entries';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const gateDecidedInFuture = engagementRule({
  id: 'gate/decided-in-future',
  severity: 'error',
  what: 'Decided or approved after today',
  reads: ['people', 'phases', 'today'],
  *check({ people, phases, today }) {
    const lies = (day: string | undefined) => day !== undefined && day > today;
    for (const gate of phases.gates) {
      const name = the('gate', gate.id);
      const decided = dayOf(gate.value.decidedOn);
      if (lies(decided)) {
        yield {
          place: spotOf(gate.value, 'decidedOn'),
          message: `${sentence(name)} is said to be decided on ${decided}, which is after today (${today}); enter a decision when it is made`,
        };
      }
      for (const approval of gate.approvals) {
        const on = dayOf(approval.on);
        if (!lies(on)) continue;
        const who = textOf(approval.person) ?? textOf(approval.role);
        const by = who === undefined ? '' : ` of ${holderName(people, who)}`;
        yield {
          place: spotOf(approval, 'on'),
          message: `The approval${by} for ${name} is dated ${on}, which is after today (${today}); enter an approval when it is given`,
        };
      }
    }
  },
});
