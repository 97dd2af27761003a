import type { Credential, Exit, ExitContract, Support } from '../generated/engagement';
import { isAbsent } from '../model/absence';
import { dayOf, isMap } from '../model/entries';
import type { Draft } from '../model/values';
import type { Timeline } from './timeline';

/** The agreed support; undefined where there is none. */
export function supportOf(exit: Draft<Exit> | undefined): Draft<Support> | undefined {
  return exit && isMap(exit.support) ? exit.support : undefined;
}

/** The last day of the transfer; undefined where no transfer is planned, or its days make no sense. */
export function transferEnd(phases: Timeline): string | undefined {
  const ends = phases
    .ofKind('transfer')
    .filter(({ value, start, end }) => value.status !== 'cancelled' && (start ?? '') <= (end ?? ''))
    .map(({ end }) => end);
  return ends
    .filter((end) => end !== undefined)
    .sort()
    .at(-1);
}

/** Whether a transfer is part of the plan. */
export function plansTransfer(phases: Timeline): boolean {
  return phases.ofKind('transfer').some(({ value }) => value.status !== 'cancelled');
}

/** The day on which the client took over; undefined while that is still to come. */
export function transferredOn(phases: Timeline): string | undefined {
  const gate = phases.transferGate;
  if (gate?.decided && gate.value.outcome !== 'fail') return dayOf(gate.value.decidedOn) ?? gate.due;
  const transfers = phases.ofKind('transfer');
  return transfers.length > 0 && transfers.every(({ value }) => value.status === 'done')
    ? transferEnd(phases)
    : undefined;
}

/** The days of the support: as agreed, where that makes sense, else those of the support phase. */
export function supportPeriod(exit: Draft<Exit> | undefined, phases: Timeline): readonly [string, string] | undefined {
  const agreed = supportOf(exit);
  const phase = phases.ofKind('support').find(({ value }) => value.status !== 'cancelled');
  const transfer = transferEnd(phases) ?? '';
  for (const { start, end } of [{ start: dayOf(agreed?.start), end: dayOf(agreed?.end) }, phase ?? {}]) {
    if (start !== undefined && end !== undefined && start <= end && transfer <= end) return [start, end];
  }
  return undefined;
}

/**
 * Why a contract is not settled: nothing was begun, or it renews itself inside the support period before it is done.
 * A contract that is kept or done is settled.
 */
export function unsettled(
  { action, status, renewal }: Draft<ExitContract>,
  support: readonly [string, string] | undefined,
): 'open' | 'renews' | undefined {
  if (action === 'keep' || status === undefined || status === 'done') return undefined;
  if (status === 'open') return 'open';
  const day = dayOf(renewal);
  return day !== undefined && support && support[0] <= day && day <= support[1] ? 'renews' : undefined;
}

/** The day on which the provider's access ended; undefined where it has not ended yet, or no day is known. */
export function accessEnded(exit: Draft<Exit> | undefined, today: string): string | undefined {
  const day = dayOf(exit?.providerAccessEnds);
  return day !== undefined && day < today ? day : undefined;
}

/** Whether a credential is to be rotated at the transfer, and nothing shows that it was since the provider's access ended. */
export function isUnrotatedSince(ended: string, credential: Draft<Credential>): boolean {
  if (credential.rotateAtTransfer !== true) return false;
  const rotated = dayOf(credential.lastRotated);
  return rotated === undefined ? isAbsent(credential, 'lastRotated') : rotated < ended;
}
