import { spotOf } from '../../engagement/things';
import { lacks } from '../lacks';
import { the } from '../naming';
import { engagementRule } from '../rule';

export const objectiveUnmeasured = engagementRule({
  id: 'governance/objective-unmeasured',
  severity: 'warning',
  what: 'An objective with neither a KPI nor a milestone',
  reads: ['objectives'],
  *check({ objectives }) {
    for (const objective of objectives) {
      if (!lacks(objective, 'kpi') || !lacks(objective, 'milestone')) continue;
      yield {
        place: spotOf(objective, 'id'),
        message: `Nothing shows when ${the('objective', objective.id)} is reached; name a \`kpi\` or a \`milestone\``,
        missing: true,
      };
    }
  },
});
