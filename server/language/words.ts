import { daysBetween, isDay } from '../model/calendar';
import { plural } from '../model/words';

export { plural };

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** How far a day is from today: `today`, `tomorrow`, `in 69 days`, `3 days ago`. */
export function distance(day: string, today: string): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}

/** A real day in words: `Friday, in 69 days`. */
export function dayWords(day: string, today: string): string | undefined {
  if (!isDay(day)) return undefined;
  return `${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]}, ${distance(day, today)}`;
}

const UNITS: Record<string, string> = {
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  M: 'month',
  Q: 'quarter',
  Y: 'year',
};

/** A duration in words, as `m` and `M` are easily taken for each other: `6 months`. */
export function durationWords(duration: string): string | undefined {
  const match = /^(\d+)([mhdwMQY])$/.exec(duration);
  return match ? plural(Number(match[1]), UNITS[match[2]!]!) : undefined;
}
