import type { SystemOf } from '../../engagement/systems';
import { spotOf } from '../../engagement/things';
import type { EngagementStatus } from '../../generated/engagement';
import { itemPlace, keyPlace } from '../../model/values';
import type { Place } from '../../syntax/nodes';
import { shorten } from '../rule';

/** How the rules about systems speak of them, and which of them they look at. */

/** "The system `order-db`", at the beginning of a sentence. */
export function theSystem({ id, value }: SystemOf): string {
  return id === undefined && value.title
    ? `The system \`${shorten(value.title)}\``
    : id === undefined
      ? 'This system'
      : `The system ${named(id)}`;
}

/** An id or a name from a file. */
export function named(id: string): string {
  return `\`${shorten(id)}\``;
}

/** "is the client's", "is to be the client's on 2026-11-20". */
export function standing(system: SystemOf): string {
  if (system.clientOwned) return "is the client's";
  const day = system.plannedFor('client-owned') ?? system.plannedFor('exited');
  return day === undefined ? "is to be the client's again" : `is to be the client's on ${day}`;
}

/** Whether an engagement has come to its end: what was planned in it will not happen, and nobody keeps its records. */
export function isOver(status: EngagementStatus | undefined): boolean {
  return status === 'closed' || status === 'terminated';
}

/** Whether the days of the plan are meant to be kept: of an engagement on hold they are set again when it resumes. */
export function goesOn(status: EngagementStatus | undefined): boolean {
  return !isOver(status) && status !== 'on-hold';
}

/** Whether the stage is that of the last entry of the history; where it is not, nobody knows what comes next. */
export function isStageSure({ stage, history }: SystemOf): boolean {
  const last = history.at(-1);
  return last === undefined || last.stage === stage;
}

/** Whether the client owns the system, or will in an engagement that goes on. */
export function isHandedOver(system: SystemOf, status: EngagementStatus | undefined): boolean {
  return isOver(status) ? system.clientOwned : system.clientOwnedOrPlanned;
}

/** Where a system names a runbook: in its list, else in the alert that does. */
export function placeOfRunbook(system: SystemOf, name: string): Place {
  const { runbooks } = system.value;
  const item = Array.isArray(runbooks) ? itemPlace(runbooks, runbooks.indexOf(name)) : undefined;
  if (item) return item;
  const alert = system.alerts.find(({ runbook }) => runbook === name);
  return alert ? spotOf(alert, 'runbook') : spotOf(system.value);
}

/** Where to speak of all runbooks of a system: at the key, else at the system's id. */
export function placeOfRunbooks(system: SystemOf): Place {
  return keyPlace(system.value, 'runbooks') ?? spotOf(system.value);
}
