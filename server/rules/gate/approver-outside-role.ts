import { holderName, quoted } from '../../checks/names';
import { type People, staffOf } from '../../engagement/people';
import { spotOf } from '../../engagement/things';
import type { Approval, Role } from '../../generated/engagement';
import { dayOf, textOf } from '../../model/entries';
import type { Draft } from '../../model/values';
import { the } from '../naming';
import { engagementRule } from '../rule';

export const gateApproverOutsideRole = engagementRule({
  id: 'gate/approver-outside-role',
  severity: 'error',
  what: 'An approval by a person who is not in the approving role',
  reads: ['people', 'phases', 'today'],
  *check({ people, phases, today }) {
    for (const gate of phases.gates) {
      for (const approval of gate.approvals) {
        const role = people.role(approval.role);
        const person = textOf(approval.person);
        if (!role?.id || person === undefined || !isOutside(person, role, people)) continue;
        if (mayHaveHeld(approval, people, today)) continue;
        yield {
          place: spotOf(approval, 'person'),
          message: `${holderName(people, person)} approved ${the('gate', gate.id)} for the role ${quoted(role.id)}, but is not in it; name who of the role approved, or enter the person in the role`,
          related: [{ place: spotOf(role, 'people'), message: `Who holds the role ${quoted(role.id)}` }],
        };
      }
    }
  },
});

/** Whether a person certainly neither holds a role nor stands in for those who do. */
function isOutside(person: string, role: Draft<Role>, people: People): boolean {
  if (!people.person(person) || !people.isStaffRead(role.id)) return false;
  const holders = staffOf(role, true);
  // A role without people, or with an id that nobody has, is a mistake of its own.
  return holders.length > 0 && holders.every((holder) => holder !== person && people.person(holder) !== undefined);
}

/** Whether somebody has left since the approval: whose role that was then, the file does not say any more. */
function mayHaveHeld(approval: Draft<Approval>, people: People, today: string): boolean {
  const left = dayOf(people.person(approval.person)?.leaves);
  const on = dayOf(approval.on);
  return left !== undefined && on !== undefined && on <= left && left < today;
}
