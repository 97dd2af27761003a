import { isApproved } from '../../engagement/runbooks';
import { spotOf } from '../../engagement/things';
import { dayOf } from '../../model/entries';
import type { Draft } from '../../model/values';
import { runbookRule } from '../rule';

export const exerciseOutdated = runbookRule({
  id: 'runbook/exercise-outdated',
  severity: 'warning',
  what: 'The last passed exercise is older than the last change',
  reads: ['runbook', 'today'],
  *check({ runbook, today }) {
    if (!isApproved(runbook.metadata)) return;
    const exercise = latest(
      runbook.exercises.filter(({ result }) => result === 'pass'),
      today,
    );
    const change = latest(runbook.history, today);
    if (!exercise || !change || exercise.day >= change.day) return;
    yield {
      place: spotOf(exercise.value, 'on'),
      message: `This runbook was changed on ${change.day}, after its last passed exercise on ${exercise.day}; exercise it as it is now`,
      related: [{ place: spotOf(change.value, 'on'), message: 'The last change' }],
    };
  },
});

/** The entry on the last day that has come; of several on one day the one further down. */
function latest<T extends { on?: string }>(
  list: readonly Draft<T>[],
  today: string,
): { value: Draft<T>; day: string } | undefined {
  let last: { value: Draft<T>; day: string } | undefined;
  for (const value of list) {
    const day = dayOf((value as { on?: unknown }).on);
    if (day !== undefined && day <= today && (!last || day >= last.day)) last = { value, day };
  }
  return last;
}
