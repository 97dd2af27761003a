import { type ScopeRule, shorten } from '../rule';

export const duplicateId: ScopeRule = {
  id: 'reference/duplicate-id',
  severity: 'error',
  reads: 'scope',
  *check(file, scope) {
    for (const { kind, id, first, second } of scope.duplicates(file)) {
      const what = kind.replaceAll('-', ' ');
      const other = first.kind === kind ? `${what} \`${shorten(id)}\`` : `the ${first.kind.replaceAll('-', ' ')} \`${shorten(id)}\``;
      const together = first.kind === kind ? `another ${what} has it already` : 'people and roles share one set of names';
      yield {
        place: second.place,
        message: `The id \`${shorten(id)}\` of this ${what} is taken: ${together}`,
        related: [
          { ...(first.file === file ? {} : { file: first.file }), place: first.place, message: `${other} is defined here` },
        ],
      };
    }
  },
};
