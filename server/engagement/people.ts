import type { Parties, Party, Person, Role, ThirdParty } from '../generated/engagement';
import { isAbsent } from '../model/absence';
import { isMap, textsOf } from '../model/entries';
import { type Draft, nodeOf } from '../model/values';
import { pairOf } from '../syntax/nodes';
import { Things } from './things';

/** Who takes part: the parties, the people, and the roles that they hold. People and roles share one set of names. */
export class People {
  readonly persons: Things<Draft<Person>>;
  readonly roles: Things<Draft<Role>>;
  readonly thirdParties: Things<Draft<ThirdParty>>;

  constructor(
    parties: Draft<Parties> | undefined,
    persons: Draft<Person>[] | undefined,
    roles: Draft<Role>[] | undefined,
  ) {
    this.persons = new Things(persons);
    this.roles = new Things(roles);
    this.thirdParties = new Things(isMap(parties) ? (parties as Draft<Parties>).thirdParties : undefined);
  }

  person(id: unknown): Draft<Person> | undefined {
    return this.persons.find(id);
  }

  role(id: unknown): Draft<Role> | undefined {
    return this.roles.find(id);
  }

  /** Whether an id is that of a person or a role. */
  has(id: unknown): boolean {
    return this.person(id) !== undefined || this.role(id) !== undefined;
  }

  /** The party of a person, a role or a third party; undefined where the id is unknown. */
  partyOf(id: unknown): Party | undefined {
    const party = (this.person(id) ?? this.role(id))?.party;
    return party ?? (this.thirdParties.find(id) ? 'third-party' : undefined);
  }

  /** The ids of the people that an id stands for: of a person itself, of a role those who hold it. */
  holdersOf(id: unknown, { backups = false } = {}): string[] {
    if (this.person(id)) return [id as string];
    const role = this.role(id);
    return role ? staffOf(role, backups) : [];
  }

  /**
   * Whether all that a role says of who holds it and who stands in can be read, so that nobody else is meant; whether those
   * people exist is another question. Of a person it always is.
   */
  isStaffRead(id: unknown): boolean {
    const role = this.role(id);
    if (!role) return this.person(id) !== undefined;
    return isRead(role, 'people') && (isAbsent(role, 'backups') || isRead(role, 'backups'));
  }

  /**
   * The one person that an id stands for: a person itself, or the only one who holds a role; undefined where there are
   * several, or where that is not known.
   * @param options `backups`: whether those who stand in for the role hold it too
   */
  soleHolderOf(id: unknown, options: { backups?: boolean } = {}): string | undefined {
    const holders = this.holdersOf(id, options);
    return holders.length === 1 && this.person(holders[0]) && this.isStaffRead(id) ? holders[0] : undefined;
  }

  /** What people call a person or role: the name or title, else the id. */
  nameOf(id: string): string {
    return this.person(id)?.name ?? this.role(id)?.title ?? id;
  }
}

/** The ids of those who hold a role, each once; with `backups` also of those who stand in. */
export function staffOf({ people, backups: standIns }: Draft<Role>, backups: boolean): string[] {
  return [...new Set([...textsOf(people), ...(backups ? textsOf(standIns) : [])])];
}

/** Whether a list of a role is there, and every item is the text that it should be. */
function isRead(role: Draft<Role>, key: 'people' | 'backups'): boolean {
  const node = nodeOf(role);
  const list = node && pairOf(node, key)?.value;
  return list?.kind === 'seq' && list.items.length === textsOf(role[key]).length;
}
