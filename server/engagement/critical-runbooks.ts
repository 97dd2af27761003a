import { itemPlace, placeOf } from '../model/values';
import type { Place } from '../syntax/nodes';
import type { RunbookOf, Runbooks } from './runbooks';
import type { SystemOf, Systems } from './systems';
import { spotOf } from './things';

/** A runbook that a tier-1 system depends on, with the system that needs it first. */
export interface CriticalRunbook {
  readonly runbook: RunbookOf;
  readonly system: SystemOf;
  /** Where the system names the runbook. */
  readonly place: Place;
}

/**
 * The runbooks of the tier-1 systems that are the client's or will be, each once, in the order of the file. Of a system
 * that the provider has left nothing is to be learnt any more; a runbook that is out of use teaches nothing.
 */
export function criticalRunbooks(systems: Systems, runbooks: Runbooks): CriticalRunbook[] {
  const byName = new Map<string, CriticalRunbook>();
  for (const system of systems) {
    if (system.tier !== 1 || !system.clientOwnedOrPlanned || system.isAtLeast('exited')) continue;
    for (const name of system.runbooks) {
      const runbook = runbooks.find(name);
      if (!runbook || runbook.status === 'superseded' || runbook.status === 'obsolete') continue;
      const known = byName.get(name);
      if (!known || dayOf(system) < dayOf(known.system)) {
        byName.set(name, { runbook, system, place: placeOfRunbook(system, name) });
      }
    }
  }
  return [...byName.values()];
}

function dayOf({ transferDay }: SystemOf): string {
  return transferDay ?? '9999-12-31';
}

/** Where a system names one of its runbooks: in its own list, else in an alert. */
export function placeOfRunbook(system: SystemOf, name: string): Place {
  const list = system.value.runbooks;
  const own = Array.isArray(list) ? itemPlace(list, list.indexOf(name)) : undefined;
  if (own) return own;
  const alert = system.alerts.find(({ runbook }) => runbook === name);
  return (alert && placeOf(alert, 'runbook')) ?? spotOf(system.value, 'runbooks');
}
