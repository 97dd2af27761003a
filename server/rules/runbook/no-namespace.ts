import { choosesNamespace, findWithoutNamespace } from '../../commands/namespaces';
import { runbookRule } from '../rule';
import { readingOf, within } from './reading';

export const noNamespace = runbookRule({
  id: 'runbook/no-namespace',
  severity: 'hint',
  what: 'A namespaced kubectl, oc or helm command with neither namespace nor context',
  reads: ['runbook'],
  *check({ runbook }) {
    for (const command of runbook.commands) {
      const reading = readingOf(command);
      // From here on the configuration says where commands act.
      if (choosesNamespace(reading)) return;
      for (const found of findWithoutNamespace(reading)) {
        yield {
          ...within(runbook, command.node, found),
          message: `${found.what} acts in whatever namespace and cluster are chosen at the time; add \`--namespace\`, and \`--context\` where there are several clusters`,
        };
      }
    }
  },
});
