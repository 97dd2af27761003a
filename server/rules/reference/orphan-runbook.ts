import { type ScopeRule, shorten } from '../rule';

export const orphanRunbook: ScopeRule = {
  id: 'reference/orphan-runbook',
  severity: 'warning',
  what: 'A runbook that no system names, or in no engagement',
  judges: 'scope',
  *check(file, scope) {
    for (const document of file.documents) {
      if (document.kind !== 'Runbook') continue;
      for (const { id, place } of document.table.definitions('runbook')) {
        if (!scope.hasEngagement) {
          yield {
            place,
            message: `The runbook \`${shorten(id)}\` belongs to no engagement; put it below the folder of an engagement file`,
          };
        } else if (!scope.isNamedBySystem(id)) {
          yield {
            place,
            absent: id,
            message: `No system names the runbook \`${shorten(id)}\`; add it to the \`runbooks\` of the system it is for`,
          };
        }
      }
    }
  },
};
