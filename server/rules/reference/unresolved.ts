import type { Reference } from '../../model/facts';
import { endOf, startOf } from '../../syntax/nodes';
import type { DocumentEntry } from '../../workspace/file';
import type { Scope } from '../../workspace/scope';
import { editing, type Fix } from '../fix';
import { nearest } from '../nearest';
import { type DefinitionsRule, shorten } from '../rule';
import { kindWord, kindWords } from '../words';
import { stubsFor } from './stubs';

export const unresolved: DefinitionsRule = {
  id: 'reference/unresolved',
  severity: 'error',
  what: 'An id that nothing has',
  fixable: true,
  judges: 'definitions',
  *check(facts, document, scope) {
    for (const reference of facts.references) {
      const { kinds, id, place } = reference;
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
        fixes: fixesFor(reference, near, document, scope),
      };
    }
  },
};

/** The nearest id, and what would make the id true. */
function fixesFor(
  { kinds, id, place }: Reference,
  near: string | undefined,
  document: DocumentEntry,
  scope: Scope,
): Fix[] {
  const nearest =
    near &&
    editing(document.file, { title: `Change to \`${near}\``, preferred: true }, () => [
      { start: startOf(place), end: endOf(place), text: near },
    ]);
  return [...(nearest ? [nearest] : []), ...stubsFor(kinds, id, document, scope)];
}
