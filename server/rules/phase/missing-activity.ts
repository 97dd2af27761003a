import { type LikelyRoles, likelyRoles } from '../../engagement/likely-roles';
import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import { MODEL_ACTIVITIES, type PhaseOf, type Timeline } from '../../engagement/timeline';
import type { ActivityCategory } from '../../generated/engagement';
import { nodeOf } from '../../model/values';
import { appendTo, type Data } from '../../syntax/edits';
import { pairOf } from '../../syntax/nodes';
import { editingHere, type Fix } from '../fix';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { orderOf } from '../order';
import { engagementRule } from '../rule';

/** What the model calls its activities. */
const TITLES: Readonly<Record<ActivityCategory, string>> = {
  'assessment-strategy': 'Assessment and strategy',
  tooling: 'Tool selection and implementation',
  'automation-security': 'Automation and security',
  'team-governance': 'Team structure and governance',
  'monitoring-optimization': 'Continuous monitoring and optimisation',
  'training-knowledge-transfer': 'Training and knowledge transfer',
  'ownership-transfer': 'Gradual ownership transfer',
  'scaling-tuning': 'Scaling and performance tuning',
  'documentation-handover': 'Full documentation and handover',
  'final-training-support': 'Final training and support',
  'performance-audit': 'Performance review and audit',
  'exit-support': 'Exit strategy and post-transition support',
};

export const missingActivity = engagementRule({
  id: 'phase/missing-activity',
  severity: 'hint',
  fixable: true,
  what: 'One of the twelve activities of the model has none in its phase',
  reads: ['status', 'phases', 'people'],
  *check({ status, phases, people }) {
    if (isOver(status)) return;
    for (const [kind, categories] of MODEL_ACTIVITIES) {
      const all = phases.ofKind(kind);
      const open = all.find(({ value }) => value.status !== 'done' && value.status !== 'cancelled');
      if (!open || all.some(isUnclear)) continue;
      const there = new Set(all.flatMap(({ activities }) => activities.map(({ value }) => value.category)));
      for (const category of categories) {
        if (there.has(category)) continue;
        yield {
          place: spotOf(open.value),
          message: sentence(
            `${the('phase', open.value.id)} has no activity of the category \`${category}\` (${TITLES[category].toLowerCase()}), which the model foresees in a \`${kind}\` phase; add it, or give the one that it is its category`,
          ),
          missing: true,
          subject: category,
          fixes: [adding(open, category, phases, () => likelyRoles(kind, phases, people))],
        };
      }
    }
  },
});

/** Whether a phase may have an activity that cannot be read. */
function isUnclear({ value, activities }: PhaseOf): boolean {
  const node = nodeOf(value);
  const list = node && pairOf(node, 'activities')?.value;
  if (list?.kind !== 'seq') return !lacks(value, 'activities');
  if (list.items.length !== activities.length) return true;
  return activities.some((one) => one.value.category === undefined && !lacks(one.value, 'category'));
}

function adding(phase: PhaseOf, category: ActivityCategory, phases: Timeline, roles: () => LikelyRoles): Fix {
  return editingHere({ title: `Add an activity of the category \`${category}\`` }, (text) => {
    const node = nodeOf(phase.value);
    return (
      node &&
      appendTo(text, node, 'activities', skeleton(phase, category, phases, roles()), {
        position: orderOf('Engagement', 'spec', 'phases'),
        style: 'block',
      })
    );
  });
}

/** An activity with what is known of it; the rest is for people to fill in, and other rules ask for it. */
function skeleton(
  { end }: PhaseOf,
  category: ActivityCategory,
  phases: Timeline,
  { responsible, accountable }: LikelyRoles,
): Data {
  const raci: Record<string, string> = {};
  if (responsible !== undefined) raci[responsible] = 'R';
  if (accountable !== undefined) raci[accountable] = accountable === responsible ? 'AR' : 'A';
  let id: string = category;
  for (let n = 2; phases.activity(id); n++) id = `${category}-${n}`;
  return {
    id,
    title: TITLES[category],
    category,
    status: 'planned',
    ...(responsible === undefined ? {} : { owner: responsible }),
    ...(end === undefined ? {} : { end }),
    raci,
  };
}
