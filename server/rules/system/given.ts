import { nodeOf } from '../../model/values';
import { pairOf } from '../../syntax/nodes';

/** Whether a map says anything under a key, be it right or wrong: of what is wrong, other rules speak. */
export function isGiven(map: object, key: string): boolean {
  const node = nodeOf(map);
  const value = node && pairOf(node, key)?.value;
  if (!value || (value.kind === 'scalar' && value.value === null)) return false;
  return value.kind !== 'seq' || value.items.length > 0;
}
