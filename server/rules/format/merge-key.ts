import { hasViolations, type MapRule, placeIn } from '../rule';

export const mergeKey: MapRule = {
  id: 'format/merge-key',
  severity: 'warning',
  what: '`<<` merges nothing in YAML 1.2',
  judges: 'map',
  concerns: hasViolations,
  *check(map) {
    // Where any key may stand, `<<` may too, and is no violation.
    for (const { keyword, key, pair } of map.violations) {
      if (keyword !== 'unknown-key' || key !== '<<' || !pair) continue;
      yield {
        place: placeIn(map, pair.key),
        message: '`<<` merges nothing in YAML 1.2, where it is an ordinary key; write the keys out',
      };
    }
  },
};
