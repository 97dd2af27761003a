import { type DefinitionsRule, shorten } from '../rule';
import { kindWords } from '../words';
import { stubsFor } from './stubs';
import { fixesOf, UNRESOLVED, unknownIds } from './unknown';

export const unresolved: DefinitionsRule = {
  id: UNRESOLVED,
  severity: 'error',
  what: 'An id that nothing has',
  fixable: true,
  judges: 'definitions',
  *check(facts, document, scope) {
    for (const unknown of unknownIds(UNRESOLVED, facts, document, scope)) {
      const { kinds, id, place, hint } = unknown;
      const where = kinds.includes('step') ? 'runbook' : 'engagement';
      yield {
        place,
        absent: id,
        message: `There is no ${kindWords(kinds)} \`${shorten(id)}\` in this ${where}${hint}`,
        fixes: [...fixesOf(unknown, document), ...stubsFor(kinds, id, document, scope)],
      };
    }
  },
};
