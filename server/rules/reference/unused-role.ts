import { type ScopeRule, shorten } from '../rule';

export const unusedRole: ScopeRule = {
  id: 'reference/unused-role',
  severity: 'hint',
  what: 'A role or a person that nothing names',
  judges: 'scope',
  *check(file, scope) {
    for (const document of file.documents) {
      for (const kind of ['role', 'person']) {
        for (const { id, place } of document.table.definitions(kind)) {
          if (scope.isNamed(kind, id)) continue;
          yield {
            place,
            message: `Nothing names the ${kind} \`${shorten(id)}\`; give it something to do, or take it out`,
            absent: id,
            unnecessary: true,
          };
        }
      }
    }
  },
};
