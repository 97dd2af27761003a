import { keyOf, pairOf } from '../../syntax/nodes';
import { type MapRule, placeIn, shorten } from '../rule';

export const duplicateKey: MapRule = {
  id: 'format/duplicate-key',
  severity: 'error',
  what: 'The same key twice in a map',
  judges: 'map',
  concerns: (map) => map.repeated.length > 0,
  *check(map) {
    for (const pair of map.repeated) {
      const key = keyOf(pair)!;
      // A rule of its own speaks of merge keys.
      if (key === '<<') continue;
      yield {
        place: placeIn(map, pair.key),
        message: `\`${shorten(key)}\` stands twice in this map; keep one, or merge the two`,
        related: [
          { place: placeIn(map, pairOf(map.node, key)!.key), message: `\`${shorten(key)}\` stands here first` },
        ],
      };
    }
  },
};
