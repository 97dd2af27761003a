import type { Engagement } from '../generated/engagement';
import type { Runbook } from '../generated/runbook';
import { isDay } from '../model/calendar';
import { labelOf } from '../model/labels';
import { type Draft, itemPlace, nodeOf, type Value } from '../model/values';
import type { Place } from '../syntax/nodes';
import type { DocumentEntry } from '../workspace/file';
import { oneLine } from './markdown';

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

/** What a person calls an entry, on one line: its title, name, text or topic, else its id. */
export function captionOf(entry: object, length = 200): string | undefined {
  const id = textOf((entry as Value).id) ?? '';
  const label = labelOf({ entity: entry as Value, id });
  // A label of nothing but invisible characters is none.
  return (label && oneLine(label, length)) || oneLine(id, length) || undefined;
}

/** What an engagement document holds; undefined where it is another kind of document or no map. */
export function engagementOf(document: DocumentEntry): Draft<Engagement> | undefined {
  const { value } = document.facts;
  return document.kind === 'Engagement' && isMap(value) ? (value as Draft<Engagement>) : undefined;
}

/** What a runbook document holds; undefined where it is another kind of document or no map. */
export function runbookOf(document: DocumentEntry): Draft<Runbook> | undefined {
  const { value } = document.facts;
  return document.kind === 'Runbook' && isMap(value) ? (value as Draft<Runbook>) : undefined;
}
