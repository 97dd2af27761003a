import type { SystemOf } from '../engagement/systems';
import { spotOf } from '../engagement/things';
import type { Credential, WithCredentialsRotated } from '../generated/engagement';
import { dayOf, isMap } from '../model/entries';
import { type Draft, placeOf } from '../model/values';
import { type CheckContext, check, type Looked } from './check';
import { quoted, systemName } from './names';
import { conjunction, unknown } from './outcomes';
import { select } from './selection';

export const credentialsRotated = check<WithCredentialsRotated>({
  name: 'credentials-rotated',
  what: "the credentials of the selected systems were rotated after the provider's access ended",

  evaluate(parameters, { inputs }) {
    const ends = accessEnd(inputs);
    if (ends === undefined) {
      const place = inputs.general.sectionHead('exit');
      return unknown("It is not said when the provider's access ends: `exit.providerAccessEnds` is missing", { place });
    }
    const { systems, lacking } = select(parameters, inputs.systems);
    return conjunction([...systems.flatMap((system) => rotationsOf(system, ends, inputs)), ...lacking]);
  },
});

/** The day on which the provider's access ends. */
export function accessEnd({ exit }: Pick<CheckContext['inputs'], 'exit'>): string | undefined {
  return dayOf(exit?.providerAccessEnds);
}

/** How each credential that has to be rotated stands. */
export function rotationsOf(
  system: SystemOf,
  ends: string,
  { exit, today }: Pick<CheckContext['inputs'], 'exit' | 'today'>,
): Looked[] {
  const { credentials, value } = system;
  const place = spotOf(value, 'credentials', 'id');
  const name = systemName(system);
  if (credentials.length === 0 && !Array.isArray(value.credentials)) {
    return [{ what: `${name} does not list its credentials`, verdict: 'unknown', place, owner: system.primary }];
  }
  const rotation = exit?.credentialRotation;
  const due = isMap(rotation) ? dayOf((rotation as { due?: unknown }).due) : undefined;
  const looked = credentials.flatMap((credential) => standing(credential, system, ends, due, today) ?? []);
  if (looked.length > 0) return looked;
  return [{ what: `${name} has no credential to rotate at the transfer`, verdict: 'true', place }];
}

function standing(
  credential: Draft<Credential>,
  system: SystemOf,
  ends: string,
  due: string | undefined,
  today: string,
): Looked | undefined {
  const { id, rotateAtTransfer } = credential;
  const name = `The credential ${quoted(id)} of ${quoted(system.id)}`;
  if (rotateAtTransfer === undefined && placeOf(credential, 'rotateAtTransfer')) {
    const place = spotOf(credential, 'rotateAtTransfer');
    return { what: `It cannot be read whether ${name} is to be rotated`, verdict: 'unknown', place };
  }
  if (!rotateAtTransfer) return undefined;
  const place = spotOf(credential, 'lastRotated');
  const last = dayOf(credential.lastRotated);
  if (last !== undefined && last >= ends && last <= today) {
    return { what: `${name} was rotated on ${last}`, verdict: 'true', place };
  }
  const before = last === undefined || last > today ? 'no rotation is recorded' : `the last rotation was on ${last}`;
  const what = `${name} was not rotated after the provider's access ends on ${ends}: ${before}`;
  return { what, verdict: 'false', place, due };
}
