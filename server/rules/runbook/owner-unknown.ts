import { fixesOf, unknownIds } from '../reference/unknown';
import { type DefinitionsRule, shorten } from '../rule';

export const ownerUnknown: DefinitionsRule = {
  id: 'runbook/owner-unknown',
  severity: 'error',
  what: 'A runbook whose owner is not a role or person of the engagement',
  fixable: true,
  judges: 'definitions',
  *check(facts, document, scope) {
    for (const unknown of unknownIds(ownerUnknown.id, facts, document, scope)) {
      yield {
        place: unknown.place,
        absent: unknown.id,
        message: `Nobody owns this runbook: there is no role or person \`${shorten(unknown.id)}\` in this engagement${unknown.hint}`,
        fixes: fixesOf(unknown, document),
      };
    }
  },
};
