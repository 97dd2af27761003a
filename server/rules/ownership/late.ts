import { isAtLeast, STAGES, type Stage } from '../../engagement/stages';
import type { SystemOf } from '../../engagement/systems';
import { spotOf } from '../../engagement/things';
import { isMap } from '../../model/entries';
import { engagementRule } from '../rule';
import { goesOn, isStageSure, theSystem } from './words';

export const late = engagementRule({
  id: 'ownership/late',
  severity: 'warning',
  what: "The next stage's planned date has passed",
  reads: ['systems', 'today', 'status'],
  each: 'systems',
  *check({ systems, today, status }) {
    if (!goesOn(status)) return;
    for (const system of systems) {
      const { plan } = system.ownership;
      const next = isStageSure(system) ? nextPlanned(system) : undefined;
      if (!next || next.day >= today || !isMap(plan)) continue;
      yield {
        place: spotOf(plan, next.stage),
        message: `${theSystem(system)} was to enter \`${next.stage}\` on ${next.day} and is still in \`${system.stage}\`; record the change, or agree on another day`,
      };
    }
  },
});

/** The first of the stages ahead that has a day. */
function nextPlanned(system: SystemOf): { stage: Stage; day: string } | undefined {
  const { nextStage } = system;
  if (nextStage === undefined) return undefined;
  for (const stage of STAGES) {
    const day = isAtLeast(stage, nextStage) ? system.plannedFor(stage) : undefined;
    if (day !== undefined) return { stage, day };
  }
  return undefined;
}
