import { exerciseOf, isApproved, isExercised } from '../../engagement/runbooks';
import type { SystemOf } from '../../engagement/systems';
import { dayBefore } from '../../model/calendar';
import { keyPlace } from '../../model/values';
import { runbookRule, shorten } from '../rule';

export const notExercised = runbookRule({
  id: 'runbook/not-exercised',
  severity: 'error',
  what: 'A tier-1 runbook that nobody of the client has exercised with success within the window',
  ratchet: true,
  reads: ['runbook', 'systems', 'policy', 'today'],
  *check({ runbook, systems, policy, today }) {
    const { name, metadata, spec } = runbook;
    if (name === undefined || !isApproved(metadata)) return;
    const vital = systems
      .withRunbook(name)
      .filter(({ tier, clientOwnedOrPlanned }) => tier === 1 && clientOwnedOrPlanned);
    const first = vital.reduce<SystemOf | undefined>(
      (soonest, system) => (soonest && dayOf(soonest) <= dayOf(system) ? soonest : system),
      undefined,
    );
    if (!first) return;
    const exercises = runbook.exercises.map(exerciseOf);
    const since = dayBefore(today, policy.exerciseWindow);
    if (isExercised({ exercises }, 'client', since, today)) return;
    const system = `the tier-1 system \`${shorten(first.id ?? '?')}\` ${first.clientOwned ? "is the client's" : `is to be the client's on ${first.transferDay}`}`;
    yield {
      place: keyPlace(spec, 'exercises') ?? runbook.head(),
      message: `Nobody of the client has exercised this runbook with success${since ? ` since ${since}` : ''}, but ${system}; let somebody of the client carry it out, and record it in \`exercises\``,
      threatens: { stageOn: first.transferDay },
      missing: true,
    };
  },
});

/** The day on which a system is the client's; one that is without a day is already. */
function dayOf({ transferDay }: SystemOf): string {
  return transferDay ?? '';
}
