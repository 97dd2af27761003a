import type { Verdict } from '../../checks/check';
import { daysBetween } from '../../model/calendar';
import { plural } from '../../model/words';

/** A verdict as programs read it and people say it. */
export const VERDICTS: Readonly<Record<Verdict, string>> = { true: 'met', false: 'not met', unknown: 'unknown' };

/** "in 69 days", "today", "3 days ago". */
export function distance(day: string, today: string): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  return days > 0 ? `in ${plural(days, 'day')}` : `${plural(-days, 'day')} ago`;
}
