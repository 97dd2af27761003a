import type { OwnRunbook } from '../../engagement/runbook';
import { isWithdrawn } from '../../engagement/runbooks';
import { spotOf } from '../../engagement/things';
import type { Step } from '../../generated/runbook';
import { isMap } from '../../model/entries';
import { type Draft, nodeOf } from '../../model/values';
import { replaceScalar, setEntry } from '../../syntax/edits';
import { pairOf } from '../../syntax/nodes';
import { editing, type Fix } from '../fix';
import { hasOneOf } from '../keys';
import { runbookRule } from '../rule';
import { changesState, hasKey, STEP_KEYS, theStep } from './steps';

export const noRollback = runbookRule({
  id: 'runbook/no-rollback',
  severity: 'error',
  what: 'A step that changes state, with neither a rollback nor a reason why there is none',
  fixable: true,
  reads: ['runbook'],
  *check({ runbook }) {
    if (isWithdrawn(runbook.metadata)) return;
    for (const step of runbook.steps) {
      if (!changesState(step) || hasRollback(step) || hasKey(step, 'irreversibleReason')) continue;
      const reversible = step.effect === 'reversible';
      const wanted = reversible
        ? 'changes state, and nothing says how to undo it; give it a `rollback`, or make it irreversible and give the `irreversibleReason`'
        : 'cannot be undone, and nothing says why; give the reason as `irreversibleReason`';
      yield {
        place: spotOf(step, 'effect'),
        message: `${theStep(step)} ${wanted}`,
        missing: true,
        fixes: reversible ? [addRollback(runbook, step), makeIrreversible(runbook, step)] : [addReason(runbook, step)],
      };
    }
  },
});

/** Whether something is said of how to undo a step; whether it can be read is not this rule's business. */
function hasRollback(step: Draft<Step>): boolean {
  if (!hasKey(step, 'rollback')) return false;
  return !isMap(step.rollback) || hasOneOf(step.rollback, ['text', 'command', 'step']);
}

// How to undo it, or why that cannot be, only people know: what these put in is empty, and `format/schema` says so.

function addRollback({ document }: OwnRunbook, step: Draft<Step>): Fix {
  return editing(document.file, { title: 'Add a `rollback` to fill in', preferred: true }, (text) =>
    setEntry(text, nodeOf(step)!, 'rollback', { text: '' }, { position: { order: STEP_KEYS } }),
  );
}

function addReason({ document }: OwnRunbook, step: Draft<Step>): Fix {
  return editing(document.file, { title: 'Add an `irreversibleReason` to fill in', preferred: true }, (text) =>
    setEntry(text, nodeOf(step)!, 'irreversibleReason', '', { position: { order: STEP_KEYS } }),
  );
}

function makeIrreversible({ document }: OwnRunbook, step: Draft<Step>): Fix {
  return editing(document.file, { title: 'Make it irreversible, with a reason to fill in' }, (text) => {
    const node = nodeOf(step)!;
    const old = pairOf(node, 'effect')?.value;
    const effect = old?.kind === 'scalar' ? replaceScalar(text, old, 'irreversible') : undefined;
    const reason = setEntry(text, node, 'irreversibleReason', '', { position: { order: STEP_KEYS } });
    return effect && reason && [...effect, ...reason];
  });
}
