import type { RunbookOf } from '../../engagement/runbooks';
import { spotOf } from '../../engagement/things';
import { minutesOf } from '../../model/calendar';
import { isMap, textOf } from '../../model/entries';
import { inRunbook } from '../in-runbook';
import { named, theSystem } from '../ownership/words';
import { engagementRule } from '../rule';
import { all } from '../words';

export const rtoInfeasible = engagementRule({
  id: 'system/rto-infeasible',
  severity: 'warning',
  what: 'A recovery runbook that takes longer than the RTO',
  reads: ['systems', 'runbooks'],
  each: 'systems',
  *check({ systems, runbooks }) {
    for (const system of systems) {
      const { recovery } = system.value;
      const rto = isMap(recovery) ? textOf(recovery.rto) : undefined;
      const minutes = rto === undefined ? undefined : minutesOf(rto);
      if (!isMap(recovery) || minutes === undefined || system.retired) continue;
      const slow = runbooks.named(system.runbooks).filter((runbook) => takesLonger(runbook, minutes));
      if (slow.length === 0) continue;
      const which = all(slow.map(({ name, estimatedDuration }) => `${named(name)} (${estimatedDuration})`));
      yield {
        place: spotOf(recovery, 'rto'),
        message: `${theSystem(system)} has to be back within ${rto}, but ${which} ${slow.length === 1 ? 'is' : 'are'} estimated to take longer; make the recovery faster, or agree on another RTO`,
        related: slow.map((runbook) =>
          inRunbook(runbook, `${named(runbook.name)} is estimated at ${runbook.estimatedDuration}`, ({ spec }) =>
            isMap(spec) ? spotOf(spec, 'estimatedDuration', 'type') : undefined,
          ),
        ),
      };
    }
  },
});

/** Whether a runbook brings a system back, and is estimated to need more than some minutes. */
function takesLonger({ type, status, estimatedDuration }: RunbookOf, minutes: number): boolean {
  if (type !== 'recovery' || status === 'superseded' || status === 'obsolete') return false;
  const estimated = estimatedDuration === undefined ? undefined : minutesOf(estimatedDuration);
  return estimated !== undefined && estimated > minutes;
}
