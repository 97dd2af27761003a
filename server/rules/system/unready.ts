import { spotOf } from '../../engagement/things';
import { isMap } from '../../model/entries';
import { isGiven } from '../given';
import { lacksRunbook } from '../ownership/no-runbook';
import { isOver, theSystem } from '../ownership/words';
import { engagementRule } from '../rule';
import { either } from '../words';

export const unready = engagementRule({
  id: 'system/unready',
  severity: 'warning',
  what: 'A tier-1 system without runbook, SLO, alert, dashboard or restore test',
  reads: ['systems', 'runbooks', 'status'],
  each: 'systems',
  *check({ systems, runbooks, status }) {
    if (isOver(status)) return;
    for (const system of systems) {
      // What is not built yet lacks everything.
      if (system.tier !== 1 || !system.isAtLeast('provider-owned')) continue;
      const { value } = system;
      const has = {
        // Of this one `ownership/no-runbook` speaks, once the client is to own the system.
        runbook: system.runbooks.length > 0 || isGiven(value, 'runbooks') || lacksRunbook(system, runbooks, status),
        SLO: isGiven(value, 'slos'),
        alert: isGiven(value, 'alerts'),
        dashboard: isGiven(value, 'dashboards'),
        'restore test': isMap(value.recovery) ? isGiven(value.recovery, 'lastRestoreTest') : isGiven(value, 'recovery'),
      };
      const lacks = Object.entries(has).flatMap(([what, there]) => (there ? [] : [what]));
      if (lacks.length === 0) continue;
      yield {
        place: spotOf(value),
        message: `${theSystem(system)} is of tier 1 and has no ${either(lacks)}; add what is missing before the client has to run it`,
        missing: true,
      };
    }
  },
});
