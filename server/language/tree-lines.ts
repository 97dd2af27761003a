import { dayOf, textOf } from '../model/entries';
import { code, escaped } from './markdown';
import { distance } from './words';

/** What the rows of the tree say beside their names. */

/** `3/7`; nothing where there is nothing to count. */
export function share<T>(all: readonly T[], isDone: (each: T) => boolean): string | undefined {
  return all.length > 0 ? `${all.filter(isDone).length}/${all.length}` : undefined;
}

/** `activity` with its id and how it stands. */
export function about(noun: string, id: unknown, ...words: (string | undefined)[]): string {
  const name = textOf(id);
  const parts = [name === undefined ? noun : `${noun} ${code(name)}`, ...words.map((word) => word && escaped(word))];
  return parts.filter(Boolean).join(' · ');
}

export function owned(owner: unknown): string | undefined {
  const text = textOf(owner);
  return text === undefined ? undefined : `Owner: ${code(text)}`;
}

export function dated(label: string, value: unknown): string | undefined {
  const day = dayOf(value);
  return day === undefined ? undefined : `${label}: ${day}`;
}

export function span(start: unknown, end: unknown): string | undefined {
  const [from, to] = [dayOf(start), dayOf(end)];
  return from && to ? `${from} to ${to}` : (dated('Start', from) ?? dated('End', to));
}

/** How long ago something was due that is not over. */
export function late(due: unknown, status: string | undefined, today: string): string | undefined {
  const day = dayOf(due);
  if (day === undefined || day >= today || status === 'done' || status === 'cancelled') return undefined;
  return `Overdue: was due ${distance(day, today)}`;
}
