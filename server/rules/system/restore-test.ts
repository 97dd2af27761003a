import { spotOf } from '../../engagement/things';
import { dayBefore } from '../../model/calendar';
import { dayOf, isMap } from '../../model/entries';
import { keyPlace, placeOf } from '../../model/values';
import { isGiven } from '../given';
import { isOver, theSystem } from '../ownership/words';
import { engagementRule } from '../rule';
import { all, either } from '../words';
import { isStateful } from './stateful';

/** That there was no restore test at all, `system/unready` says. */
export const restoreTest = engagementRule({
  id: 'system/restore-test',
  severity: 'warning',
  what: 'A tier-1 system with data whose last restore test is too old, or without RTO or RPO',
  reads: ['systems', 'policy', 'today', 'status'],
  each: 'systems',
  *check({ systems, policy, today, status }) {
    if (isOver(status)) return;
    const since = dayBefore(today, policy.restoreTestWindow);
    for (const system of systems) {
      if (system.tier !== 1 || !system.isAtLeast('provider-owned') || !isStateful(system)) continue;
      const { value } = system;
      const recovery = isMap(value.recovery) ? value.recovery : undefined;
      const last = dayOf(recovery?.lastRestoreTest);
      const isOld = last !== undefined && since !== undefined && last < since;
      const targets = (['rto', 'rpo'] as const).filter(
        (key) => !isGiven(recovery ?? value, recovery ? key : 'recovery'),
      );
      if (!isOld && targets.length === 0) continue;
      const faults = [
        ...(isOld ? [`was last restored in a test on ${last}, more than ${policy.restoreTestWindow} ago`] : []),
        ...(targets.length > 0 ? [`has no ${either(targets.map((key) => key.toUpperCase()))}`] : []),
      ];
      const advice = [
        ...(isOld ? ['test a restore'] : []),
        ...(targets.length > 0 ? ['agree on what a recovery has to reach'] : []),
      ];
      const place = isOld ? recovery && placeOf(recovery, 'lastRestoreTest') : keyPlace(value, 'recovery');
      yield {
        place: place ?? spotOf(value),
        message: `${theSystem(system)} is of tier 1 and ${all(faults)}; ${all(advice)}`,
        missing: !isOld,
      };
    }
  },
});
