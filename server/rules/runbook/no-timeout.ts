import { findWaits } from '../../commands/waits';
import { isMap } from '../../model/entries';
import { isGiven } from '../given';
import { runbookRule } from '../rule';
import { readingOf, within } from './reading';

export const noTimeout = runbookRule({
  id: 'runbook/no-timeout',
  severity: 'warning',
  what: 'A waiting command without timeout',
  reads: ['runbook'],
  *check({ runbook }) {
    for (const command of runbook.commands) {
      const { role, step } = command;
      if (!step || isGiven(step, 'timeout')) continue;
      if (role === 'run' && isMap(step.run) && isGiven(step.run, 'timeout')) continue;
      // A shell or an editor is left by the person who opened it.
      const wait = findWaits(readingOf(command)).find(({ bound, kind }) => bound !== 'stated' && kind !== 'session');
      if (!wait) continue;
      const own = wait.bound === 'default' ? ', for a time that is not stated' : '';
      yield {
        ...within(runbook, command.node, wait),
        message: `${wait.what} ${wait.why}${own}; add a \`timeout\` to the step, so that whoever runs it knows when to go on`,
      };
    }
  },
});
