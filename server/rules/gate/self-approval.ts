import { holderName } from '../../checks/names';
import { spotOf } from '../../engagement/things';
import { textOf } from '../../model/entries';
import { the } from '../naming';
import { engagementRule } from '../rule';

export const gateSelfApproval = engagementRule({
  id: 'gate/self-approval',
  severity: 'warning',
  what: "An approver is the only owner of the gate's criteria",
  reads: ['people', 'phases'],
  *check({ people, phases }) {
    for (const gate of phases.gates) {
      if (gate.approvals.length === 0) continue;
      const owned = gate.criteria.filter(({ owner }) => textOf(owner) !== undefined);
      const owners = new Set(owned.map(({ owner }) => people.soleHolderOf(owner)));
      const [owner] = owners;
      if (owners.size !== 1 || owner === undefined) continue;
      const approval = gate.approvals.find(({ person }) => person === owner);
      if (!approval) continue;
      yield {
        place: spotOf(approval, 'person'),
        message: `${holderName(people, owner)} approves ${the('gate', gate.id)} and is the only owner of its criteria; give a criterion another owner, or let somebody else approve`,
        related: owned.map((criterion) => ({
          place: spotOf(criterion, 'owner'),
          message: `Owner of ${the('criterion', criterion.id)}`,
        })),
      };
    }
  },
});
