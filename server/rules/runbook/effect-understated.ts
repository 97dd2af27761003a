import { judgeEffect } from '../../commands/effects';
import { nodeOf, placeOf } from '../../model/values';
import { setEntry } from '../../syntax/edits';
import { editing } from '../fix';
import { runbookRule } from '../rule';
import { readingOf, within } from './reading';

export const effectUnderstated = runbookRule({
  id: 'runbook/effect-understated',
  severity: 'warning',
  what: 'A command that looks state-changing marked read-only',
  fixable: true,
  reads: ['runbook'],
  *check({ runbook }) {
    for (const command of runbook.commands) {
      const { role, step, node } = command;
      if (role !== 'run' || step?.effect !== 'read-only') continue;
      const [change] = judgeEffect(readingOf(command)).changes;
      const place = placeOf(step, 'effect');
      const map = nodeOf(step);
      if (!change || !place || !map) continue;
      yield {
        place,
        message: `This step is marked \`read-only\`, but ${change.what} ${change.why}; mark it \`reversible\` and say how to go back, or \`irreversible\` and why`,
        related: [{ place: within(runbook, node, change).place, message: `${change.what} stands here` }],
        fixes: (['reversible', 'irreversible'] as const).map((effect) =>
          editing(
            runbook.document.file,
            { title: `Change to \`${effect}\``, preferred: effect === 'reversible' },
            (text) => setEntry(text, map, 'effect', effect),
          ),
        ),
      };
    }
  },
});
