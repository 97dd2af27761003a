import { isOver } from '../../engagement/status';
import { engagementRule } from '../rule';
import { all } from '../words';

/** The four metrics by which software delivery is judged (DORA; FORMAT.md, "DORA metric"). */
const METRICS = [
  'change-lead-time',
  'deployment-frequency',
  'change-fail-rate',
  'failed-deployment-recovery-time',
] as const;

export const doraIncomplete = engagementRule({
  id: 'kpi/dora-incomplete',
  severity: 'hint',
  what: 'Some but not all four DORA metrics',
  reads: ['general', 'kpis'],
  *check({ general, kpis }) {
    if (isOver(general.status)) return;
    const measured = new Set<unknown>();
    for (const { type, metric } of kpis) if (type === 'dora-metric') measured.add(metric);
    const lacking = METRICS.filter((metric) => !measured.has(metric));
    if (lacking.length === 0 || lacking.length === METRICS.length) return;
    yield {
      place: general.sectionHead('kpis'),
      message: `Of the four DORA metrics ${all(lacking.map((metric) => `\`${metric}\``))} ${lacking.length > 1 ? 'are' : 'is'} not among the KPIs; speed and stability only tell something together, so add what is missing`,
      missing: true,
    };
  },
});
