import { raciOf } from '../../engagement/raci';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';
import { activitiesIn } from './activities';

/** So many roles can be asked before a decision (RULES.md, `raci/too-many-consulted`). */
export const MOST_CONSULTED = 3;

export const raciTooManyConsulted = engagementRule({
  id: 'raci/too-many-consulted',
  severity: 'warning',
  what: 'More than three consulted roles (C) in an activity',
  reads: ['phases'],
  *check({ phases }) {
    for (const { value } of activitiesIn(phases)) {
      const consulted = raciOf(value)?.consulted ?? [];
      const tooMany = consulted[MOST_CONSULTED];
      if (!tooMany) continue;
      yield {
        place: tooMany.place,
        message: `${sentence(the('activity', value.id))} consults ${consulted.length} roles; consult three at most, and inform the others (I)`,
      };
    }
  },
});
