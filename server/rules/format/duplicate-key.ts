import { keyOf } from '../../syntax/nodes';
import { type MapRule, placeIn, shorten } from '../rule';

export const duplicateKey: MapRule = {
  id: 'format/duplicate-key',
  severity: 'error',
  reads: 'map',
  *check(map) {
    const seen = new Map<string, (typeof map.node.pairs)[number]>();
    for (const pair of map.node.pairs) {
      const key = keyOf(pair);
      if (key === undefined || key === '<<') continue;
      const first = seen.get(key);
      if (!first) {
        seen.set(key, pair);
        continue;
      }
      yield {
        place: placeIn(map, pair.key),
        message: `\`${shorten(key)}\` stands twice in this map; keep one, or merge the two`,
        related: [{ place: placeIn(map, first.key), message: `\`${shorten(key)}\` stands here first` }],
      };
    }
  },
};
