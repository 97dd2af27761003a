import { nearestDay } from '../../model/calendar';
import { changeTo } from '../fixes';
import { hasViolations, type MapRule, placeIn, shown } from '../rule';

export const invalidDate: MapRule = {
  id: 'format/invalid-date',
  severity: 'error',
  what: 'Not a real calendar day, or not written as one',
  fixable: true,
  judges: 'map',
  concerns: hasViolations,
  *check(map) {
    for (const { keyword, key, node, shape } of map.violations) {
      if (shape?.format !== 'date' || node?.kind !== 'scalar' || node.value === null) continue;
      if (keyword !== 'format' && keyword !== 'type') continue;
      const near = nearestDay(node.source);
      const why = near
        ? `; did you mean \`${near}\`?`
        : /^\d{4}-\d{2}-\d{2}$/.test(node.source)
          ? ': there is no such day'
          : '';
      yield {
        place: placeIn(map, node),
        message: `\`${key}\` must be a day written \`YYYY-MM-DD\`, not ${shown(node)}${why}`,
        fixes: near ? [changeTo(node, near, { preferred: true, safe: true })] : [],
      };
    }
  },
};
