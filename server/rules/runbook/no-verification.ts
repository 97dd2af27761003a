import { isWithdrawn } from '../../engagement/runbooks';
import { emptyList, hasOneOf } from '../keys';
import { runbookRule } from '../rule';
import { changesState } from './steps';

export const noVerification = runbookRule({
  id: 'runbook/no-verification',
  severity: 'warning',
  what: 'No `verification` at the end of a runbook that changes state',
  reads: ['runbook'],
  *check({ runbook }) {
    const { spec, steps, metadata } = runbook;
    if (isWithdrawn(metadata) || !steps.some(changesState)) return;
    const empty = emptyList(spec, 'verification');
    // What stands there and is no list is told by the rules of the format.
    if (!empty && hasOneOf(spec, ['verification'])) return;
    yield {
      place: empty ?? runbook.head(),
      message:
        'This runbook changes state, and nothing says how one knows at the end that it has succeeded; add `verification`',
      missing: true,
    };
  },
});
