import { keyOf } from '../../syntax/nodes';
import { type MapRule, placeIn } from '../rule';

export const mergeKey: MapRule = {
  id: 'format/merge-key',
  severity: 'warning',
  reads: 'map',
  *check(map) {
    for (const pair of map.node.pairs) {
      if (keyOf(pair) !== '<<') continue;
      yield {
        place: placeIn(map, pair.key),
        message: '`<<` merges nothing in YAML 1.2, where it is an ordinary key; write the keys out',
      };
    }
  },
};
