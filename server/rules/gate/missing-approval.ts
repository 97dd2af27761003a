import { holderName } from '../../checks/names';
import type { People } from '../../engagement/people';
import { spotOf } from '../../engagement/things';
import type { GateOf } from '../../engagement/timeline';
import { textsOf } from '../../model/entries';
import { nodeOf } from '../../model/values';
import { listed } from '../../model/words';
import { appendTo } from '../../syntax/edits';
import type { DocumentEntry } from '../../workspace/file';
import { editing, type Fix } from '../fix';
import { sentence, the } from '../naming';
import { orderOf } from '../order';
import { engagementRule } from '../rule';
import { inSteps, type Step } from '../steps';
import { approvingRoles, isPassed } from './decision';

const PARTIES = ['client', 'provider'] as const;

export const gateMissingApproval = engagementRule({
  id: 'gate/missing-approval',
  severity: 'error',
  what: 'Decided without every required approval, or without one from each party',
  fixable: true,
  reads: ['document', 'people', 'phases'],
  *check({ document, people, phases }) {
    for (const gate of phases.gates) {
      const given = isPassed(gate) ? approvingRoles(gate, people) : undefined;
      if (!given) continue;
      const required = [...new Set(textsOf(gate.value.requiredApprovals))];
      // A role that is required and does not exist is another mistake.
      const missing = required.filter((role) => people.role(role) && !given.has(role));
      const parties = PARTIES.filter((party) => !mayBeOf(party, [...required, ...given], people));
      if (missing.length + parties.length === 0) continue;
      const whose = [
        ...missing.map((role) => holderName(people, role)),
        ...parties.map((party) => `anybody of the ${party}`),
      ];
      const [what, which] = whose.length === 1 ? ['the approval', 'it'] : ['approvals', 'them'];
      yield {
        place: spotOf(gate.value, 'outcome'),
        message: `${sentence(the('gate', gate.id))} is decided as \`${gate.value.outcome}\` without ${what} of ${listed(whose)}; enter ${which} where given, or take the decision back`,
        missing: true,
        fixes: missing.length > 0 ? [enter(missing, gate, people, document)] : [],
      };
    }
  },
});

/** Whether one of some roles is of a party, or does not say of which it is. */
function mayBeOf(party: string, roles: readonly string[], people: People): boolean {
  return roles.some((id) => {
    const role = people.role(id);
    return role !== undefined && (role.party === undefined || role.party === party);
  });
}

/** An entry for each role. Who signed is known where one person alone holds the role; when is known to nobody here. */
function enter(missing: readonly string[], { value }: GateOf, people: People, { file }: DocumentEntry): Fix {
  const title = `Enter the missing approval${missing.length === 1 ? '' : 's'}, to be completed`;
  return editing(file, { title, preferred: true }, (text) => {
    const position = orderOf('Engagement', 'spec', 'phases', 'gate');
    const node = nodeOf(value);
    const steps = missing.map((role): Step => {
      const approval = { role, person: people.soleHolderOf(role) ?? null, on: null };
      return (current, find) => {
        const map = node && find(node);
        return map && appendTo(current, map, 'approvals', approval, { position });
      };
    });
    return inSteps(text, steps);
  });
}
