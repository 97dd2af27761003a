import type { OwnRunbook } from '../../engagement/runbook';
import { isWithdrawn } from '../../engagement/runbooks';
import { spotOf } from '../../engagement/things';
import type { Step } from '../../generated/runbook';
import { isMap, textOf } from '../../model/entries';
import { type Draft, nodeOf } from '../../model/values';
import { setEntry } from '../../syntax/edits';
import { editing } from '../fix';
import { runbookRule } from '../rule';
import { hasKey, STEP_KEYS, theStep } from './steps';

export const unconfirmed = runbookRule({
  id: 'runbook/unconfirmed',
  severity: 'warning',
  what: 'An irreversible step without `confirm`',
  fixable: true,
  reads: ['runbook'],
  *check({ runbook }) {
    if (isWithdrawn(runbook.metadata)) return;
    for (const step of runbook.steps) {
      if (step.effect !== 'irreversible' || hasKey(step, 'confirm')) continue;
      yield {
        place: spotOf(step, 'effect'),
        message: `${theStep(step)} cannot be undone, and nobody is asked before; add \`confirm\` with the question to answer`,
        missing: true,
        fixes: [
          editing(runbook.document.file, { title: 'Add `confirm`', preferred: true }, (text) =>
            setEntry(text, nodeOf(step)!, 'confirm', confirmation(runbook, step), { position: { order: STEP_KEYS } }),
          ),
        ],
      };
    }
  },
});

/** Asks by the title of the step, and the one who approves the runbook where that is said. */
function confirmation({ spec }: OwnRunbook, { title, id }: Draft<Step>): { by?: string; prompt: string } {
  const approver = isMap(spec.roles) ? textOf(spec.roles.approve) : undefined;
  const words = (textOf(title) ?? textOf(id) ?? 'Go on').trim().replace(/[.?!…]+$/, '');
  return { ...(approver === undefined ? {} : { by: approver }), prompt: `${words}?` };
}
