import type { SystemOf } from '../engagement/systems';
import { spotOf } from '../engagement/things';
import type { AccessItem, WithAccessTransferred } from '../generated/engagement';
import { dayOf, textOf } from '../model/entries';
import type { Draft } from '../model/values';
import { check, type Looked } from './check';
import { quoted, systemName } from './names';
import { conjunction } from './outcomes';
import { select } from './selection';

export const accessTransferred = check<WithAccessTransferred>({
  name: 'access-transferred',
  what: 'the provider holds none of the access to the selected systems',

  evaluate(parameters, { inputs }) {
    const { systems, lacking } = select(parameters, inputs.systems);
    return conjunction([...systems.flatMap((system) => accessOf(system)), ...lacking]);
  },
});

/**
 * Who holds each access item of a system.
 * @param asked which of its items are asked about; absent: all
 */
export function accessOf(system: SystemOf, asked: (item: Draft<AccessItem>) => boolean = () => true): Looked[] {
  if (system.access.length > 0) return system.access.filter(asked).map((item) => holding(item, system));
  const place = spotOf(system.value, 'access', 'id');
  const name = systemName(system);
  // A list that is there and empty says that there is none; one that is not there says nothing.
  if (Array.isArray(system.value.access)) return [{ what: `${name} has no access items`, verdict: 'true', place }];
  return [{ what: `${name} does not list who has access`, verdict: 'unknown', place, owner: system.primary }];
}

function holding(item: Draft<AccessItem>, system: SystemOf): Looked {
  const { id, holder, status, transferTo, due } = item;
  const name = `The access ${quoted(id)} to ${quoted(system.id)}`;
  const place = spotOf(item, 'status');
  if (status === 'revoked') return { what: `${name} is revoked`, verdict: 'true', place };
  if (holder !== undefined && holder !== 'provider') {
    return { what: `${name} is with the ${holder}`, verdict: 'true', place };
  }
  if (status === 'transferred') return { what: `${name} is transferred`, verdict: 'true', place };
  const about = { place, owner: textOf(transferTo), due: dayOf(due) };
  if (holder === undefined) return { what: `${name} does not say who holds it`, verdict: 'unknown', ...about };
  if (status === undefined) return { what: `${name} has no status`, verdict: 'unknown', ...about };
  return { what: `${name} is still with the provider`, verdict: 'false', ...about };
}
