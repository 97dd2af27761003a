import { nearestDuration } from '../../model/calendar';
import { changeTo } from '../fixes';
import { hasViolations, type MapRule, placeIn, shown } from '../rule';

export const invalidDuration: MapRule = {
  id: 'format/invalid-duration',
  severity: 'error',
  what: 'Not a duration',
  fixable: true,
  judges: 'map',
  concerns: hasViolations,
  *check(map) {
    for (const { keyword, key, node, shape } of map.violations) {
      if (shape?.format !== 'handover-duration' || node?.kind !== 'scalar' || node.value === null) continue;
      if (keyword !== 'format' && keyword !== 'type') continue;
      const near = nearestDuration(node.source);
      const units = 'a whole number and one of m (minutes), h, d, w, M (months), Q, Y';
      yield {
        place: placeIn(map, node),
        message: `\`${key}\` must be ${units}, not ${shown(node)}${near ? `; did you mean \`${near}\`?` : ''}`,
        fixes: near ? [changeTo(node, near, { preferred: true, safe: true })] : [],
      };
    }
  },
};
