import { StageHistory } from '../../engagement/history';
import { isAtLeast, type Stage } from '../../engagement/stages';
import type { SystemOf } from '../../engagement/systems';
import { spotOf } from '../../engagement/things';
import { isMap } from '../../model/entries';
import { keyPlace } from '../../model/values';
import { isGiven } from '../given';
import { engagementRule } from '../rule';
import { goesOn, isStageSure, theSystem } from './words';

export const noPlan = engagementRule({
  id: 'ownership/no-plan',
  severity: 'hint',
  what: 'No planned date for the next stage',
  reads: ['systems', 'status'],
  each: 'systems',
  *check({ systems, status }) {
    if (!goesOn(status)) return;
    for (const system of systems) {
      const next = system.nextStage;
      if (next === undefined || !isStageSure(system) || isPlanned(system, next)) continue;
      // Agreed to be left out: what counts is that a later one has its day.
      if (leavesOut(system, next)) continue;
      yield {
        place: keyPlace(system.ownership, 'plan') ?? spotOf(system.ownership, 'stage'),
        message: `${theSystem(system)} is in \`${system.stage}\`, and no day is planned for \`${next}\`; add one to its plan`,
        missing: true,
      };
    }
  },
});

/** Whether the plan says something of a stage, be it a day or not. */
function isPlanned({ ownership }: SystemOf, stage: Stage): boolean {
  const { plan } = ownership;
  return isMap(plan) ? isGiven(plan, stage) : isGiven(ownership, 'plan');
}

function leavesOut(system: SystemOf, next: Stage): boolean {
  if (StageHistory.of(system).expedited === undefined) return false;
  return (['reverse-shadow', 'client-owned', 'exited'] as const).some(
    (stage) => stage !== next && isAtLeast(stage, next) && isPlanned(system, stage),
  );
}
