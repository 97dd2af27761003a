import { isApproved, type Runbooks } from '../engagement/runbooks';
import type { SystemOf } from '../engagement/systems';
import { spotOf } from '../engagement/things';
import type { WithRunbooksExist } from '../generated/engagement';
import { listed } from '../model/words';
import { check, type Looked } from './check';
import { quoted, runbookPlace, systemName, worded } from './names';
import { conjunction } from './outcomes';
import { select } from './selection';

export const runbooksExist = check<WithRunbooksExist>({
  name: 'runbooks-exist',
  what: 'every selected system has an approved runbook',

  evaluate(parameters, { inputs: { systems: all, runbooks } }) {
    const { systems, lacking } = select(parameters, all);
    return conjunction([...systems.map((system) => approvedRunbookOf(system, runbooks)), ...lacking]);
  },
});

/** One that is approved is enough; one that cannot be found might be. */
function approvedRunbookOf(system: SystemOf, runbooks: Runbooks): Looked {
  const name = systemName(system);
  const about = { place: spotOf(system.value, 'runbooks', 'id'), owner: system.primary };
  if (system.runbooks.length === 0) return { what: `${name} has no runbook`, verdict: 'false', ...about };
  const found = runbooks.named(system.runbooks);
  const approved = found.find(isApproved);
  if (approved) {
    const { name: id, status } = approved;
    const place = runbookPlace(system, id);
    return { what: `${name} has the runbook ${quoted(id)}, which is ${status}`, verdict: 'true', place };
  }
  const absent = system.runbooks.filter((id) => !runbooks.find(id));
  if (absent.length > 0) {
    const what = `${name} has no approved runbook that can be found; there is no ${listed(absent.map(quoted))}`;
    return { what, verdict: 'unknown', ...about, place: runbookPlace(system, absent[0]!) ?? about.place };
  }
  const verdict = found.every(({ status }) => status !== undefined) ? 'false' : 'unknown';
  const states = listed(found.map(({ name: id, status = 'without a status' }) => `${quoted(id)} is ${worded(status)}`));
  return { what: `${name} has no approved runbook: ${states}`, verdict, ...about, owner: found[0]!.owner };
}
