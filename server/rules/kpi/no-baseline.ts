import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const noBaseline = engagementRule({
  id: 'kpi/no-baseline',
  severity: 'hint',
  what: 'No baseline or no source',
  reads: ['status', 'kpis'],
  *check({ status, kpis }) {
    if (isOver(status)) return;
    for (const kpi of kpis) {
      const said = [
        ...(lacks(kpi, 'baseline') ? ['`baseline`, the value before the engagement began'] : []),
        ...(lacks(kpi, 'source') ? ['`source`, where its values come from'] : []),
      ];
      if (said.length === 0) continue;
      yield {
        place: spotOf(kpi),
        message: sentence(
          `${the('KPI', kpi.id)} does not say its ${said.join(', and its ')}; add ${said.length > 1 ? 'them' : 'it'}`,
        ),
        missing: true,
      };
    }
  },
});
