import { holderName, quoted } from '../../checks/names';
import type { People } from '../../engagement/people';
import { spotOf } from '../../engagement/things';
import type { Person, Role } from '../../generated/engagement';
import { type Draft, itemPlace } from '../../model/values';
import type { Place } from '../../syntax/nodes';
import { sentence, the } from '../naming';
import { engagementRule, type Report } from '../rule';

export const roleWrongParty = engagementRule({
  id: 'role/wrong-party',
  severity: 'error',
  what: 'A role of one party held by a person of another',
  reads: ['people'],
  *check({ people }) {
    const holdings = [...people.roles].flatMap((role) => holdingsOf(role, people));
    if (!holdings.some(isWrong)) return;
    const misplaced = new Set<Holding>();
    for (const ofPerson of grouped(holdings, ({ person }) => person)) {
      if (!allOfAnother(ofPerson)) continue;
      for (const holding of ofPerson) misplaced.add(holding);
      yield wrongPerson(ofPerson);
    }
    for (const ofRole of grouped(holdings, ({ role }) => role)) {
      const wrong = ofRole.filter((holding) => isWrong(holding) && !misplaced.has(holding));
      if (wrong.length === ofRole.length && allOfAnother(ofRole)) yield wrongRole(ofRole);
      else for (const holding of wrong) yield wrongHolder(holding, people);
    }
  },
});

/** A person who holds a role, or stands in for those who do; of both it is known of which party they are. */
interface Holding {
  readonly person: Draft<Person>;
  readonly role: Draft<Role>;
  /** Where the role names the person. */
  readonly place: Place;
}

function holdingsOf(role: Draft<Role>, people: People): Holding[] {
  const holdings = new Map<Draft<Person>, Holding>();
  for (const list of role.party === undefined ? [] : [role.people, role.backups]) {
    if (!Array.isArray(list)) continue;
    list.forEach((id, index) => {
      const person = people.person(id);
      const place = itemPlace(list, index);
      if (person?.party && place && !holdings.has(person)) holdings.set(person, { person, role, place });
    });
  }
  return [...holdings.values()];
}

function isWrong({ person, role }: Holding): boolean {
  return person.party !== role.party;
}

/** Whether of several holdings each is wrong, and in the same way: then what they have in common is the mistake. */
function allOfAnother(holdings: readonly Holding[]): boolean {
  const [first] = holdings;
  return holdings.length > 1 && holdings.every((holding) => isWrong(holding) && isLike(holding, first!));
}

function isLike(one: Holding, other: Holding): boolean {
  return one.person.party === other.person.party && one.role.party === other.role.party;
}

function wrongHolder({ person, role, place }: Holding, people: People): Report {
  return {
    place,
    message: `${holderName(people, person.id!)} is of the ${person.party} and cannot hold ${the('role', role.id)}, which is of the ${role.party}; name somebody of the ${role.party}`,
    related: [{ place: spotOf(person, 'party'), message: `${quoted(person.id)} is of the ${person.party}` }],
  };
}

function wrongRole(holdings: readonly Holding[]): Report {
  const { role, person } = holdings[0]!;
  return {
    place: spotOf(role, 'party'),
    message: `${sentence(the('role', role.id))} is said to be of the ${role.party}, but all who hold it are of the ${person.party}; say \`${person.party}\`, or name other people`,
    related: holdings.map((holding) => ({
      place: holding.place,
      message: `${quoted(holding.person.id)} is of the ${holding.person.party}`,
    })),
  };
}

function wrongPerson(holdings: readonly Holding[]): Report {
  const { role, person } = holdings[0]!;
  return {
    place: spotOf(person, 'party'),
    message: `${sentence(the('person', person.id))} is said to be of the ${person.party}, but all the roles that name them are of the ${role.party}; say \`${role.party}\`, or name somebody else there`,
    related: holdings.map((holding) => ({
      place: holding.place,
      message: `${sentence(the('role', holding.role.id))} is of the ${role.party}`,
    })),
  };
}

function grouped(holdings: readonly Holding[], key: (holding: Holding) => object): Iterable<Holding[]> {
  const groups = new Map<object, Holding[]>();
  for (const holding of holdings) {
    const group = groups.get(key(holding));
    if (group) group.push(holding);
    else groups.set(key(holding), [holding]);
  }
  return groups.values();
}
