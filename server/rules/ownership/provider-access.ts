import type { SystemOf } from '../../engagement/systems';
import type { AccessItem, EngagementStatus, Exit } from '../../generated/engagement';
import { isMap, isPast } from '../../model/entries';
import type { Draft } from '../../model/values';
import { isHandedOver, named } from './words';

/** Access of the provider to systems that the client owns or will own: what it may do there, and whether it is woken. */

interface Inputs {
  readonly systems: Iterable<SystemOf>;
  readonly exit: Draft<Exit> | undefined;
  readonly today: string;
  readonly status: EngagementStatus | undefined;
}

/** The items that the provider still has. After `exit.providerAccessEnds`, `exit/access-not-revoked` speaks of them. */
export function* ofProvider({
  systems,
  exit,
  today,
  status,
}: Inputs): Iterable<{ system: SystemOf; item: Draft<AccessItem> }> {
  if (isMap(exit) && isPast(exit.providerAccessEnds, today)) return;
  for (const system of systems) {
    if (!isHandedOver(system, status)) continue;
    for (const item of system.access) {
      if (item.holder === 'provider' && (item.status === 'held' || item.status === 'pending')) yield { system, item };
    }
  }
}

/** To whom an item is to go, and until when: "`platform-team`, due 2026-11-20". */
export function recipient({ transferTo, due }: Draft<AccessItem>): string {
  return `${transferTo ? named(transferTo) : 'the client'}${due ? `, due ${due}` : ''}`;
}
