import { isWithdrawn } from '../../engagement/runbooks';
import { spotOf } from '../../engagement/things';
import type { Step } from '../../generated/runbook';
import { isMap } from '../../model/entries';
import type { Draft } from '../../model/values';
import { hasOneOf } from '../keys';
import { runbookRule } from '../rule';
import { changesState, hasKey, theStep } from './steps';

export const unverifiedStep = runbookRule({
  id: 'runbook/unverified-step',
  severity: 'warning',
  what: 'A step that changes state without `expect`',
  reads: ['runbook'],
  *check({ runbook }) {
    if (isWithdrawn(runbook.metadata)) return;
    for (const step of runbook.steps) {
      if (!changesState(step) || isVerified(step)) continue;
      yield {
        place: hasKey(step, 'expect') ? spotOf(step, 'expect') : spotOf(step, 'effect'),
        message: `${theStep(step)} changes state, and nothing says how one sees that it worked; add \`expect\` with a text, a command, an output or an exit code`,
        missing: true,
      };
    }
  },
});

/** Whether something is expected that can be seen; `match` alone is nothing. */
function isVerified(step: Draft<Step>): boolean {
  if (!hasKey(step, 'expect')) return false;
  return !isMap(step.expect) || hasOneOf(step.expect, ['text', 'command', 'output', 'exitCode']);
}
