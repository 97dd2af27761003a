import { daysBetween } from '../../model/calendar';
import { keyPlace, placeOf } from '../../model/values';
import { type MapRule, placeIn } from '../rule';

/** The keys that begin and end a period, wherever they stand together. */
const PERIODS = [
  ['start', 'end'],
  ['joins', 'leaves'],
] as const;

export const endBeforeStart: MapRule = {
  id: 'format/end-before-start',
  severity: 'error',
  what: 'A period that ends before it starts',
  judges: 'map',
  concerns: ({ value }) => PERIODS.some(([start, end]) => start in value && end in value),
  *check(map) {
    for (const [first, last] of PERIODS) {
      const start = map.value[first];
      const end = map.value[last];
      // Only days that are real are left in the model.
      if (typeof start !== 'string' || typeof end !== 'string' || end >= start) continue;
      if (map.shape.properties.get(first)?.format !== 'date') continue;
      const days = daysBetween(end, start);
      yield {
        place: placeIn(map, placeOf(map.value, last)!),
        message: `\`${last}\` ${end} is ${days} ${days === 1 ? 'day' : 'days'} before \`${first}\` ${start}`,
        related: [{ place: placeIn(map, keyPlace(map.value, first)!), message: `\`${first}\` is here` }],
      };
    }
  },
};
