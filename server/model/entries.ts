import type { Place } from '../syntax/nodes';
import { isDay } from './calendar';
import { itemPlace, nodeOf } from './values';

/** Reading half-written files: every function here takes what a file holds, whatever it is. */

/** One map of a list. */
export interface Entry<T> {
  readonly value: T;
  /** Where the item stands in the list: an alias, where the map itself stands elsewhere. */
  readonly place: Place;
}

/** The maps of a list, in order; whatever else is in it is left out. */
export function mapsOf<T extends object>(list: readonly T[] | undefined): Entry<T>[] {
  if (!Array.isArray(list)) return [];
  const entries: Entry<T>[] = [];
  list.forEach((value: T, index) => {
    if (!isMap(value)) return;
    const place = itemPlace(list, index) ?? nodeOf(value);
    if (place) entries.push({ value, place });
  });
  return entries;
}

/** Whether a value is a map that was read from a file. */
export function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && nodeOf(value)?.kind === 'map';
}

/** A scalar as text; undefined for everything else and for what is empty. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The texts of a list. */
export function textsOf(list: unknown): string[] {
  return Array.isArray(list) ? list.map(textOf).filter((text) => text !== undefined) : [];
}

/** A real day; undefined for everything else. */
export function dayOf(value: unknown): string | undefined {
  return typeof value === 'string' && isDay(value) ? value : undefined;
}

/** Whether something that was due on a day is late. */
export function isPast(day: unknown, today: string): boolean {
  const due = dayOf(day);
  return due !== undefined && due < today;
}
