import { type ScopeRule, shorten } from '../rule';
import { kindWord } from '../words';

export const duplicateId: ScopeRule = {
  id: 'reference/duplicate-id',
  severity: 'error',
  what: 'The same id twice for one kind of thing',
  judges: 'scope',
  *check(file, scope) {
    for (const { kind, id, first, second } of scope.duplicates(file)) {
      const what = kindWord(kind);
      const other = `the ${kindWord(first.kind)} \`${shorten(id)}\``;
      const together =
        first.kind === kind
          ? `another ${what} has it already`
          : `${other} has it, and people and roles share one set of names`;
      yield {
        place: second.place,
        message: `The id \`${shorten(id)}\` of this ${what} is taken: ${together}; choose another`,
        related: [
          {
            ...(first.file === file ? {} : { file: first.file }),
            place: first.place,
            message: `${other.charAt(0).toUpperCase() + other.slice(1)} is defined here`,
          },
        ],
      };
    }
  },
};
