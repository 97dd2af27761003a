import { keyPlace, placeOf } from '../model/values';
import type { Node, Place } from '../syntax/nodes';

/** What is not in a map, told apart from what stands there and cannot be used: of that the rules of the format speak. */

/** Where a list stands that has nothing in it; undefined where there is another value, or none. */
export function emptyList(map: object, key: string): Place | undefined {
  const place = placeOf(map, key) as Node | undefined;
  return place?.kind === 'seq' && place.items.length === 0 ? place : undefined;
}

/** Whether a map has one of some keys. A merge key is meant to bring some, which its own rule is about. */
export function hasOneOf(map: object, keys: readonly string[]): boolean {
  return [...keys, '<<'].some((key) => keyPlace(map, key) !== undefined);
}
