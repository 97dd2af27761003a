import { isAbsent, isEmptyAt } from '../model/absence';
import { isExtensionKey } from '../model/shapes';
import { nodeOf } from '../model/values';
import { keyOf } from '../syntax/nodes';
import { nearest } from './nearest';

/**
 * Whether a map of a file says nothing under a key: it is not there, or an empty list or map stands there. A key that is
 * mistyped or whose value cannot be used is there: that is one mistake, and another rule speaks of it.
 */
export function lacks(map: object, key: string): boolean {
  return isEmptyAt(map, key) || (isAbsent(map, key) && !isMistyped(map, key));
}

function isMistyped(map: object, key: string): boolean {
  return (nodeOf(map)?.pairs ?? []).some((pair) => {
    const other = keyOf(pair);
    return other !== undefined && !isExtensionKey(other) && nearest(other, [key]) !== undefined;
  });
}
