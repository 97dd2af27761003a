import { type Entry, mapsOf, textOf } from '../model/entries';
import { nodeOf, placeOf } from '../model/values';
import type { Place } from '../syntax/nodes';

/** The things of one list of a file, in the order of the file, and by their id. */
export class Things<T extends { id?: string }> implements Iterable<T> {
  readonly entries: readonly Entry<T>[];
  private readonly byId = new Map<string, T>();

  constructor(list: readonly T[] | undefined) {
    this.entries = mapsOf(list);
    for (const { value } of this.entries) {
      const id = textOf(value.id);
      if (id !== undefined && !this.byId.has(id)) this.byId.set(id, value);
    }
  }

  *[Symbol.iterator](): Iterator<T> {
    for (const { value } of this.entries) yield value;
  }

  get size(): number {
    return this.entries.length;
  }

  /** The first thing with an id; undefined where there is none, or the id is no text. */
  find(id: unknown): T | undefined {
    return typeof id === 'string' ? this.byId.get(id) : undefined;
  }
}

const known = new WeakMap<object, readonly object[]>();

/** The maps of a list, without where they stand. A list is never changed, so its maps are picked out once. */
export function valuesOf<T extends object>(list: readonly T[] | undefined): readonly T[] {
  if (!Array.isArray(list)) return [];
  let values = known.get(list) as readonly T[] | undefined;
  if (!values) {
    values = mapsOf(list).map(({ value }) => value);
    known.set(list, values);
  }
  return values;
}

/** The keys that tell of which thing a map speaks. */
const HEADS = ['id', 'name', 'term', 'person', 'role', 'stage', 'on'] as const;

/**
 * Where to speak of a thing: at the value of the first of some keys that it has, else at its id, else at its first key.
 * @param thing a map that was read from a file
 */
export function spotOf(thing: object, ...keys: string[]): Place {
  for (const key of [...keys, ...HEADS]) {
    const place = placeOf(thing, key);
    if (place) return place;
  }
  const node = nodeOf(thing);
  if (!node) throw new Error('a thing that was not read from a file has no place');
  return node.pairs[0]?.key ?? node;
}
