import type { Parties, Party, Person, Role, ThirdParty } from '../generated/engagement';
import { isMap, textsOf } from '../model/entries';
import type { Draft } from '../model/values';
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
    if (!role) return [];
    return [...new Set([...textsOf(role.people), ...(backups ? textsOf(role.backups) : [])])];
  }

  /**
   * The one person that an id stands for: a person itself, or the only one who holds a role; undefined where there are
   * several, or none that is known.
   * @param options `backups`: whether those who stand in for the role hold it too
   */
  soleHolderOf(id: unknown, options: { backups?: boolean } = {}): string | undefined {
    const holders = this.holdersOf(id, options);
    return holders.length === 1 && this.person(holders[0]) ? holders[0] : undefined;
  }

  /** What people call a person or role: the name or title, else the id. */
  nameOf(id: string): string {
    return this.person(id)?.name ?? this.role(id)?.title ?? id;
  }
}
