import type { People } from '../engagement/people';
import type { SystemOf } from '../engagement/systems';
import { textOf } from '../model/entries';
import { itemPlace, placeOf } from '../model/values';
import { shorten } from '../model/words';
import type { Place } from '../syntax/nodes';

/** How checks speak of things: what people call them, and the id in backticks. */

/** "Booking database `booking-db`"; the id alone where that is all there is. */
export function named(label: unknown, id: string | undefined): string {
  const text = textOf(label);
  const short = text === undefined ? '' : shorten(text);
  if (id === undefined) return short === '' ? 'what has no id' : short;
  return short === '' || short === id ? quoted(id) : `${short} ${quoted(id)}`;
}

/** "`tr-rota` is open: Client rota staffed", of a thing that is described by a sentence. */
export function told({ id, text }: { id?: string; text?: string }, said: string): string {
  const whole = textOf(text);
  const short = whole === undefined ? '' : shorten(whole);
  if (textOf(id) === undefined) return short === '' ? `What has no id ${said}` : `${short}: ${said}`;
  return short === '' ? `${quoted(id)} ${said}` : `${quoted(id)} ${said}: ${short}`;
}

/** A value of an enumeration as a word: `in-progress` → "in progress". */
export function worded(value: string): string {
  return value.replaceAll('-', ' ');
}

/** A value of a file, in backticks. */
export function quoted(value: unknown): string {
  return `\`${shorten(textOf(value) ?? '')}\``;
}

export function systemName({ value, id }: SystemOf): string {
  return named(value.title, id);
}

/** "Adaeze Obi `adaeze-obi`": of a person or a role. */
export function holderName(people: People, id: string): string {
  return named(people.nameOf(id), id);
}

/** Where a system names a runbook: in its list, else in an alert. */
export function runbookPlace({ value, alerts }: SystemOf, name: string): Place | undefined {
  const { runbooks } = value;
  const index = Array.isArray(runbooks) ? runbooks.indexOf(name) : -1;
  if (runbooks && index !== -1) return itemPlace(runbooks, index);
  const alert = alerts.find(({ runbook }) => runbook === name);
  return alert && placeOf(alert, 'runbook');
}
