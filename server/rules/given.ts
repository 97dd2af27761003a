import { nodeOf } from '../model/values';
import { pairOf } from '../syntax/nodes';

/**
 * Whether a map has a key and says something there, be it right or wrong: what is half-written or of the wrong type is told
 * by the rules of the format, and is not said to be missing as well. An empty list says nothing.
 */
export function isGiven(map: object, key: string): boolean {
  const node = nodeOf(map);
  const pair = node && pairOf(node, key);
  return pair !== undefined && (pair.value?.kind !== 'seq' || pair.value.items.length > 0);
}
