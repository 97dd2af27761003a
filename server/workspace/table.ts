import type { Definition, DocumentFacts, Facts, Reference } from '../model/facts';
import { labelOf } from '../model/labels';
import type { Outline } from '../model/outline';
import { unreadText } from '../syntax/pieces';

/** Kinds whose ids share one set of names (FORMAT: people and roles, so that `owner` may name either). */
function namespace(kind: string): string {
  return kind === 'person' || kind === 'role' ? 'people' : kind;
}

/**
 * The definitions and references of one document. While the file is awake they are kept up to date piece by piece;
 * while it sleeps only their names are here, and asking for more wakes it.
 */
export class Table {
  private readonly byKind = new Map<string, Map<string, Set<Definition>>>();
  private readonly byName = new Map<string, Set<Definition>>();
  /** Text of the document that could not be read. */
  private unread = '';
  private readonly clashes = new Set<string>();
  private readonly uses = new Map<string, Set<Reference>>();
  private current: Facts | undefined;
  /** Ids that came or went during an update, by kind and id; one that did both did neither. */
  private touched = new Map<string, boolean>();
  private outline: Outline | undefined;

  /** @param wake makes the file call `update` */
  constructor(private readonly wake: () => void) {}

  /** Keeps names only. */
  sleep(outline: Outline): void {
    this.outline = outline;
    this.unread = outline.unread;
    this.current = undefined;
    for (const map of [this.byKind, this.byName, this.uses]) map.clear();
    this.clashes.clear();
  }

  /**
   * Takes over what a new version of the document says. Costs what is different.
   * @returns whether an id came into being or went away
   */
  update(document: DocumentFacts): boolean {
    this.touched = new Map();
    this.outline = undefined;
    this.unread = unreadText(document.piece);
    this.replace(this.current ? [this.current] : [], [document.facts]);
    this.current = document.facts;
    for (const [name, was] of this.touched) if (was !== this.has(name)) return true;
    return false;
  }

  /** Definitions of a kind, in no particular order. */
  *definitions(kind: string): Iterable<Definition> {
    if (this.outline && !this.outline.ids.has(kind)) return;
    this.awake();
    for (const set of this.byKind.get(kind)?.values() ?? []) yield* set;
  }

  find(kind: string, id: string): Iterable<Definition> {
    if (!this.isDefined(kind, id)) return [];
    this.awake();
    return this.byKind.get(kind)?.get(id) ?? [];
  }

  kinds(): Iterable<string> {
    return (this.outline?.ids ?? this.byKind).keys();
  }

  ids(kind: string): Iterable<string> {
    return (this.outline?.ids ?? this.byKind).get(kind)?.keys() ?? [];
  }

  /** Ids of a kind, each with what people call the thing. */
  *labelled(kind: string): Iterable<[id: string, label: string | undefined]> {
    if (this.outline) yield* this.outline.ids.get(kind) ?? [];
    else for (const [id, [definition]] of this.byKind.get(kind) ?? []) yield [id, definition && labelOf(definition)];
  }

  isDefined(kind: string, id: string): boolean {
    return (this.outline?.ids ?? this.byKind).get(kind)?.has(id) ?? false;
  }

  /** Whether a part of the document could not be read. */
  get isBroken(): boolean {
    return this.unread !== '';
  }

  /** Whether a word stands in a part of the document that could not be read. */
  hides(word: string): boolean {
    const { unread } = this;
    for (let at = unread.indexOf(word); at !== -1; at = unread.indexOf(word, at + 1)) {
      if (!isWordPart(unread[at - 1]) && !isWordPart(unread[at + word.length])) return true;
    }
    return false;
  }

  /** References that may mean a thing. */
  references(kind: string, id: string): Iterable<Reference> {
    if (!this.isNamed(kind, id)) return [];
    this.awake();
    return this.uses.get(`${kind}/${id}`) ?? [];
  }

  isNamed(kind: string, id: string): boolean {
    return (this.outline?.uses ?? this.uses).has(`${kind}/${id}`);
  }

  /** How often a thing is named. */
  useCount(kind: string, id: string): number {
    const name = `${kind}/${id}`;
    return this.outline ? (this.outline.uses.get(name)?.count ?? 0) : (this.uses.get(name)?.size ?? 0);
  }

  /** Whether a system, or an alert of one, names a thing. */
  isNamedBySystem(kind: string, id: string): boolean {
    const name = `${kind}/${id}`;
    if (this.outline) return this.outline.uses.get(name)?.bySystem ?? false;
    for (const { owner } of this.uses.get(name) ?? []) if (owner === 'System' || owner === 'Alert') return true;
    return false;
  }

  /** Sets of definitions that share a name. */
  *sharedNames(): Iterable<Definition[]> {
    this.awake();
    for (const name of this.clashes) yield [...this.byName.get(name)!];
  }

  private awake(): void {
    if (this.outline) this.wake();
  }

  private has(name: string): boolean {
    const slash = name.indexOf('/');
    return this.isDefined(name.slice(0, slash), name.slice(slash + 1));
  }

  private replace(before: readonly Facts[], after: readonly Facts[]): void {
    let start = 0;
    while (start < before.length && start < after.length && before[start] === after[start]) start++;
    let endBefore = before.length;
    let endAfter = after.length;
    while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
      endBefore--;
      endAfter--;
    }
    const paired = endBefore - start === endAfter - start;
    for (let i = start; i < endBefore; i++) this.own(before[i]!, -1);
    for (let i = start; i < endAfter; i++) this.own(after[i]!, 1);
    if (paired) for (let i = start; i < endBefore; i++) this.replace(before[i]!.children, after[i]!.children);
    else {
      for (let i = start; i < endBefore; i++) this.replace(before[i]!.children, []);
      for (let i = start; i < endAfter; i++) this.replace([], after[i]!.children);
    }
  }

  private own(facts: Facts, direction: 1 | -1): void {
    for (const definition of facts.definitions) {
      const { kind, id } = definition;
      const key = `${kind}/${id}`;
      if (!this.touched.has(key)) this.touched.set(key, this.isDefined(kind, id));
      let ids = this.byKind.get(kind);
      if (!ids) {
        ids = new Map();
        this.byKind.set(kind, ids);
      }
      change(ids, id, definition, direction);
      const name = `${namespace(kind)}/${id}`;
      const size = change(this.byName, name, definition, direction);
      if (size > 1) this.clashes.add(name);
      else this.clashes.delete(name);
    }
    for (const reference of facts.references) {
      for (const kind of reference.kinds) change(this.uses, `${kind}/${reference.id}`, reference, direction);
    }
  }
}

/** Puts a member in a set of a map or takes it out. @returns how many are left */
function change<T>(map: Map<string, Set<T>>, key: string, member: T, direction: 1 | -1): number {
  let set = map.get(key);
  if (direction === 1) {
    if (!set) {
      set = new Set();
      map.set(key, set);
    }
    set.add(member);
    return set.size;
  }
  if (!set) return 0;
  set.delete(member);
  if (set.size === 0) map.delete(key);
  return set.size;
}

function isWordPart(character: string | undefined): boolean {
  return character !== undefined && /[\w-]/.test(character);
}
