import { nearest } from '../nearest';
import { type DefinitionsRule, shorten } from '../rule';
import { kindWord, kindWords } from '../words';

export const unresolved: DefinitionsRule = {
  id: 'reference/unresolved',
  severity: 'error',
  what: 'An id that nothing has',
  judges: 'definitions',
  *check(facts, document, scope) {
    for (const { kinds, id, place } of facts.references) {
      if (scope.isResolved(kinds, id, document)) continue;
      // A runbook that lies in no engagement names things that cannot be known.
      if (!scope.knows(kinds, document)) continue;
      const near = nearest(id, scope.idsOf(kinds, document));
      const other = scope.kindOf(id, document);
      const hint = near ? `; did you mean \`${near}\`?` : other ? `; \`${shorten(id)}\` is a ${kindWord(other)}` : '';
      const where = kinds.includes('step') ? 'runbook' : 'engagement';
      yield {
        place,
        absent: id,
        message: `There is no ${kindWords(kinds)} \`${shorten(id)}\` in this ${where}${hint}`,
      };
    }
  },
};
