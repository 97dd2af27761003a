import type { People } from '../../engagement/people';
import { valuesOf } from '../../engagement/things';
import type { GateOf } from '../../engagement/timeline';
import { textOf } from '../../model/entries';
import { nodeOf } from '../../model/values';
import { pairOf } from '../../syntax/nodes';
import { lacks } from '../lacks';

/** Whether a gate lets the engagement through, with conditions or without. */
export function isPassed({ value: { outcome } }: GateOf): boolean {
  return outcome === 'pass' || outcome === 'conditional-pass';
}

/** Whether a phase is called off, so that nothing will be decided at its gate any more. */
export function isCalledOff({ phase }: GateOf): boolean {
  return phase.value.status === 'cancelled';
}

/**
 * The roles that have approved a gate; undefined where that cannot be said: where something in the list cannot be read,
 * or an approval names no role that there is.
 */
export function approvingRoles({ value }: GateOf, people: People): ReadonlySet<string> | undefined {
  if (lacks(value, 'approvals')) return new Set();
  const approvals = valuesOf(value.approvals);
  const node = nodeOf(value);
  const list = node && pairOf(node, 'approvals')?.value;
  if (list?.kind !== 'seq' || list.items.length !== approvals.length) return undefined;
  const roles = new Set<string>();
  for (const approval of approvals) {
    const role = textOf(approval.role);
    if (role === undefined || !people.role(role)) return undefined;
    roles.add(role);
  }
  return roles;
}
