import { holderName } from '../../checks/names';
import { type Duty, dutiesOf } from '../../engagement/duties';
import type { People } from '../../engagement/people';
import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import type { Person } from '../../generated/engagement';
import { dayOf } from '../../model/entries';
import type { Draft } from '../../model/values';
import { listed } from '../../model/words';
import { sentence, the } from '../naming';
import { engagementRule, type Report } from '../rule';

/** So many duties are named, the first ones; of the rest, how many there are. */
const NAMED = 3;
/** To so many places a finding leads. */
const RELATED = 12;

export const roleLeaver = engagementRule({
  id: 'role/leaver',
  severity: 'warning',
  what: 'A person who leaves before the date of something they own, approve, train or attend',
  reads: ['audits', 'exit', 'people', 'phases', 'risks', 'status', 'systems', 'training'],
  *check({ people, status, ...sources }) {
    if (isOver(status)) return;
    const leavers = new Map<string, Leaver>();
    for (const person of people.persons) {
      const leaves = dayOf(person.leaves);
      // Somebody who leaves before they join: the day is wrong, and another rule says so.
      if (leaves === undefined || leaves < (dayOf(person.joins) ?? '')) continue;
      if (person.id) leavers.set(person.id, { person, leaves, duties: new Map() });
    }
    if (leavers.size === 0) return;
    const leaverOf = byHolder(leavers, people);
    for (const duty of dutiesOf(sources, (who) => leaverOf(who) !== undefined)) {
      const leaver = leaverOf(duty.who);
      // A trainer who is among the attendees has one duty.
      if (leaver && duty.on > leaver.leaves) leaver.duties.set(`${duty.kind} ${duty.id}`, duty);
    }
    for (const leaver of leavers.values()) if (leaver.duties.size > 0) yield report(leaver, people);
  },
});

interface Leaver {
  readonly person: Draft<Person>;
  readonly leaves: string;
  /** What they cannot do any more. */
  readonly duties: Map<string, Duty>;
}

/** Who of those who leave has the duties of a person or a role: of a role only where nobody else holds it or stands in. */
function byHolder(leavers: ReadonlyMap<string, Leaver>, people: People): (who: string) => Leaver | undefined {
  const known = new Map<string, Leaver | undefined>();
  return (who) => {
    if (!known.has(who)) known.set(who, leavers.get(people.soleHolderOf(who, { backups: true }) ?? ''));
    return known.get(who);
  };
}

function report({ person, leaves, duties }: Leaver, people: People): Report {
  const byDay = [...duties.values()].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const named = byDay.slice(0, NAMED).map(told);
  const all = byDay.length > NAMED ? [...named, `${byDay.length - NAMED} more`] : named;
  return {
    place: spotOf(person, 'leaves'),
    message: `${holderName(people, person.id!)} leaves on ${leaves}, before ${listed(all)}; hand ${byDay.length === 1 ? 'it' : 'these'} to somebody who stays, or change the day`,
    related: byDay
      .slice(0, RELATED)
      .map((duty) => ({ place: spotOf(duty.thing, duty.key), message: sentence(told(duty)) })),
  };
}

function told({ kind, id, on }: Duty): string {
  return `${id === undefined ? `the ${kind}` : the(kind, id)} on ${on}`;
}
