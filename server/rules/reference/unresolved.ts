import { type DefinitionsRule, shorten } from '../rule';
import { kindWords } from '../words';
import { UNRESOLVED, unknownIds } from './unknown';

export const unresolved: DefinitionsRule = {
  id: UNRESOLVED,
  severity: 'error',
  what: 'An id that nothing has',
  judges: 'definitions',
  *check(facts, document, scope) {
    for (const { kinds, id, place, hint } of unknownIds(UNRESOLVED, facts, document, scope)) {
      const where = kinds.includes('step') ? 'runbook' : 'engagement';
      yield {
        place,
        absent: id,
        message: `There is no ${kindWords(kinds)} \`${shorten(id)}\` in this ${where}${hint}`,
      };
    }
  },
};
