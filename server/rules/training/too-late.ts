import { isUnderWay } from '../../engagement/status';
import type { SystemOf, Systems } from '../../engagement/systems';
import { spotOf } from '../../engagement/things';
import type { Session, SessionCoverage } from '../../generated/engagement';
import { dayOf, isMap, textsOf } from '../../model/entries';
import { type Draft, placeOf } from '../../model/values';
import { sentence, the } from '../naming';
import { engagementRule, shorten } from '../rule';
import { all } from '../words';

export const tooLate = engagementRule({
  id: 'training/too-late',
  severity: 'warning',
  what: 'A session for a system after its planned transfer',
  reads: ['today', 'status', 'systems', 'training'],
  *check({ today, status, systems, training }) {
    if (!isUnderWay(status)) return;
    let byRunbook: ReadonlyMap<string, readonly SystemOf[]> | undefined;
    for (const session of training.sessions) {
      const on = dayOf(session.on);
      // One that is over or called off cannot be moved, and one that is put off has no day yet.
      if (on === undefined || on <= today) continue;
      if (session.status !== 'planned' && session.status !== 'scheduled') continue;
      byRunbook ??= systemsByRunbook(systems);
      const late = taught(session, systems, byRunbook, on).filter((system) => isTooLate(system, on, today));
      if (late.length === 0) continue;
      const named = late.slice(0, 5).map(({ id, transferDay }) => `\`${shorten(id!)}\` (${transferDay})`);
      yield {
        place: spotOf(session, 'on'),
        message: sentence(
          `${the('session', session.id)} on ${on} comes after the planned transfer of ${all(named)}; hold it before, or move the transfer`,
        ),
        related: late.slice(0, 5).flatMap((system) => {
          const place = isMap(system.ownership.plan) && placeOf(system.ownership.plan, 'client-owned');
          return place ? [{ place, message: `\`${shorten(system.id!)}\` is to be the client's on this day` }] : [];
        }),
      };
    }
  },
});

/** Whether a system is still to be transferred, and was by then. A plan that has passed already is `ownership/late`'s. */
function isTooLate(system: SystemOf, on: string, today: string): boolean {
  const { transferDay } = system;
  return !system.clientOwned && transferDay !== undefined && transferDay >= today && transferDay < on;
}

/**
 * What a session is about: the systems that it covers. Where it names runbooks alone, the systems of those; but of one
 * that several systems share it is in time as long as it is for one of them.
 */
function taught(
  { covers }: Draft<Session>,
  systems: Systems,
  byRunbook: ReadonlyMap<string, readonly SystemOf[]>,
  on: string,
): readonly SystemOf[] {
  if (!isMap(covers)) return [];
  const { systems: named, runbooks } = covers as Draft<SessionCoverage>;
  const own = textsOf(named).flatMap((id) => systems.find(id) ?? []);
  if (textsOf(named).length > 0) return own.filter(({ retired }) => !retired);
  const found = new Set<SystemOf>();
  for (const name of textsOf(runbooks)) {
    const users = byRunbook.get(name) ?? [];
    if (users.some(({ clientOwned, transferDay }) => !clientOwned && (transferDay ?? on) >= on)) continue;
    for (const system of users) found.add(system);
  }
  return [...found];
}

function systemsByRunbook(systems: Systems): ReadonlyMap<string, readonly SystemOf[]> {
  const byRunbook = new Map<string, SystemOf[]>();
  for (const system of systems) {
    if (system.retired) continue;
    for (const name of system.runbooks) {
      const users = byRunbook.get(name);
      if (users) users.push(system);
      else byRunbook.set(name, [system]);
    }
  }
  return byRunbook;
}
