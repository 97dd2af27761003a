import { pairOf } from '../syntax/nodes';
import { nodeOf } from './values';

/** What is not in a file, told apart from what stands there and cannot be used: of that another rule speaks. */

/** Whether a map that was read from a file has no such key. A merge key may bring it: then it is not absent. */
export function isAbsent(map: object, key: string): boolean {
  const node = nodeOf(map);
  return node !== undefined && !pairOf(node, key) && !pairOf(node, '<<');
}

/** Whether an empty list or an empty map stands under a key. */
export function isEmptyAt(map: object, key: string): boolean {
  const node = nodeOf(map);
  const value = node && pairOf(node, key)?.value;
  if (value?.kind === 'seq') return value.items.length === 0;
  return value?.kind === 'map' && value.pairs.length === 0;
}
