import type { ActivityOf, Timeline } from '../../engagement/timeline';

/** The activities that are not called off. */
export function activitiesIn({ phases }: Timeline): readonly ActivityOf[] {
  return phases
    .filter(({ value }) => value.status !== 'cancelled')
    .flatMap(({ activities }) => activities.filter(({ value }) => value.status !== 'cancelled'));
}

/** Whether an activity is still to be done, or being done. */
export function isAhead({ phase, value }: ActivityOf): boolean {
  return value.status !== 'done' && phase.value.status !== 'done';
}
