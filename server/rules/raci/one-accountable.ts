import { quoted } from '../../checks/names';
import { type RaciEntry, type RaciOf, raciOf } from '../../engagement/raci';
import type { RaciLetter } from '../../generated/engagement';
import { listed } from '../../model/words';
import type { DocumentEntry } from '../../workspace/file';
import type { Fix } from '../fix';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';
import { activitiesIn } from './activities';
import { relettered } from './letters';
import { MOST_CONSULTED } from './too-many-consulted';

export const raciOneAccountable = engagementRule({
  id: 'raci/one-accountable',
  severity: 'error',
  what: 'Not exactly one accountable role (A, or AR) in an activity',
  fixable: true,
  reads: ['document', 'phases'],
  *check({ document, phases }) {
    for (const { value } of activitiesIn(phases)) {
      const raci = raciOf(value);
      if (!raci) continue;
      const [first, second] = raci.accountable;
      const name = sentence(the('activity', value.id));
      if (first && second) {
        const roles = listed(raci.accountable.map(({ role }) => quoted(role)));
        yield {
          place: second.place,
          message: `${name} has ${raci.accountable.length} accountable roles, ${roles}; leave exactly one of them A, who is asked when it is not done`,
          related: [{ place: first.place, message: `${quoted(first.role)} is accountable already` }],
          fixes: raci.accountable.map((entry) => onlyOne(entry, raci, document)),
        };
      } else if (!first && raci.complete) {
        yield {
          place: raci.head,
          message: `${name} has no accountable role; give one role A, or AR where it does the work too`,
          missing: true,
          fixes: newOne(raci, document),
        };
      }
    }
  },
});

/** Those who are not accountable any more keep their say: what they do as well, else as consulted where there is room. */
function onlyOne(entry: RaciEntry, { accountable, consulted }: RaciOf, document: DocumentEntry): Fix {
  const letters = new Map<RaciEntry, RaciLetter>();
  let room = MOST_CONSULTED - consulted.length;
  for (const other of accountable) {
    if (other === entry) continue;
    if (other.letter === 'AR') letters.set(other, 'R');
    else letters.set(other, room-- > 0 ? 'C' : 'I');
  }
  return relettered(document, { title: `Make ${quoted(entry.role)} the only one accountable` }, letters);
}

/** Whoever does the work may answer for it too; where nobody does, any role may. */
function newOne({ entries, responsible }: RaciOf, document: DocumentEntry): Fix[] {
  const letter = responsible.length > 0 ? 'AR' : 'A';
  return (responsible.length > 0 ? responsible : entries).map((entry) =>
    relettered(
      document,
      { title: `Make ${quoted(entry.role)} accountable`, preferred: responsible.length === 1 },
      new Map([[entry, letter]]),
    ),
  );
}
