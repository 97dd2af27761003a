import type { Activity, RaciLetter } from '../generated/engagement';
import { isMap } from '../model/entries';
import { isExtensionKey } from '../model/shapes';
import { type Draft, keyPlace, nodeOf } from '../model/values';
import { keyOf, type Place, type ScalarNode } from '../syntax/nodes';

/** One role of a RACI with what it does. */
export interface RaciEntry {
  readonly role: string;
  readonly letter: RaciLetter;
  /** Where the role stands. */
  readonly place: Place;
  /** The letter as it stands; absent where an alias stands for it. */
  readonly node: ScalarNode | undefined;
}

/** Who is responsible (R), accountable (A), consulted (C) and informed (I) in an activity; AR is both A and R. */
export interface RaciOf {
  readonly entries: readonly RaciEntry[];
  readonly accountable: readonly RaciEntry[];
  readonly responsible: readonly RaciEntry[];
  readonly consulted: readonly RaciEntry[];
  /** Whether all that stands there can be read: else nobody knows what is missing. */
  readonly complete: boolean;
  /** Where to speak of it as a whole: the key `raci`. */
  readonly head: Place;
}

/** By the activity as it was read: several rules look at each chart. */
const kept = new WeakMap<object, RaciOf | undefined>();

/** The RACI of an activity; undefined where it has none that can be read. */
export function raciOf(activity: Draft<Activity>): RaciOf | undefined {
  if (!kept.has(activity)) kept.set(activity, read(activity));
  return kept.get(activity);
}

function read(activity: Draft<Activity>): RaciOf | undefined {
  const value: unknown = activity.raci;
  const head = keyPlace(activity, 'raci');
  const node = isMap(value) ? nodeOf(value) : undefined;
  if (!node || !head) return undefined;
  const letters = value as Readonly<Record<string, RaciLetter | undefined>>;
  const entries: RaciEntry[] = [];
  const seen = new Set<string>();
  let complete = true;
  for (const { key, value: letter } of node.pairs) {
    const role = keyOf({ key, value: letter });
    if (role !== undefined && isExtensionKey(role)) continue;
    const said = role === undefined || seen.has(role) || role === '<<' ? undefined : letters[role];
    if (role === undefined || said === undefined) {
      complete = false;
      continue;
    }
    seen.add(role);
    entries.push({ role, letter: said, place: key, node: letter?.kind === 'scalar' ? letter : undefined });
  }
  const having = (...wanted: RaciLetter[]) => entries.filter(({ letter }) => wanted.includes(letter));
  return {
    entries,
    accountable: having('A', 'AR'),
    responsible: having('R', 'AR'),
    consulted: having('C'),
    complete,
    head,
  };
}
