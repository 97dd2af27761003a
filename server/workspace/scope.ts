import type { Definition } from '../model/facts';
import { startOf } from '../syntax/nodes';
import type { DocumentEntry, FileEntry } from './file';

/** A definition and the document in which it stands. */
export interface Located extends Definition {
  readonly file: FileEntry;
}

/** Kinds that only mean something inside their own document. */
const LOCAL = new Set(['step', 'input']);

/** An engagement root: the engagements of one folder and the runbooks below it. */
export class Scope {
  private readonly members = new Set<FileEntry>();
  /** Goes up whenever ids came or went somewhere in the scope: what was resolved before may not be now. */
  revision = 0;

  /** @param folder the engagement's folder; absent for a runbook that lies below none */
  constructor(readonly folder: string | undefined) {}

  get files(): ReadonlySet<FileEntry> {
    return this.members;
  }

  add(file: FileEntry): void {
    this.members.add(file);
    this.revision++;
  }

  remove(file: FileEntry): void {
    this.members.delete(file);
    this.revision++;
  }

  get hasEngagement(): boolean {
    for (const file of this.members) if (file.isEngagement) return true;
    return false;
  }

  *documents(kind?: 'Engagement' | 'Runbook'): Iterable<DocumentEntry> {
    for (const file of this.members) {
      for (const document of file.documents) if (!kind || document.kind === kind) yield document;
    }
  }

  /** Whether it can be said that a thing of these kinds does not exist. */
  knows(kinds: readonly string[], from: DocumentEntry): boolean {
    return from.kind === 'Engagement' || this.hasEngagement || kinds.every((kind) => LOCAL.has(kind));
  }

  /** The things that an id of one of these kinds can mean, seen from a document. */
  resolve(kinds: readonly string[], id: string, from: DocumentEntry): Located[] {
    const found: Located[] = [];
    for (const kind of kinds) {
      for (const document of this.seenFrom(kind, from)) {
        for (const definition of document.table.find(kind, id)) found.push({ ...definition, file: document.file });
      }
    }
    return found;
  }

  isResolved(kinds: readonly string[], id: string, from: DocumentEntry): boolean {
    for (const kind of kinds) {
      for (const document of this.seenFrom(kind, from)) if (document.table.isDefined(kind, id)) return true;
    }
    return false;
  }

  /** Everything that can be named as one of these kinds, seen from a document. */
  *candidates(kinds: readonly string[], from: DocumentEntry): Iterable<Located> {
    for (const kind of kinds) {
      for (const document of this.seenFrom(kind, from)) {
        for (const definition of document.table.definitions(kind)) yield { ...definition, file: document.file };
      }
    }
  }

  /** The same, with no more than what they are called; wakes no file. */
  *names(
    kinds: readonly string[],
    from: DocumentEntry,
  ): Iterable<{ kind: string; id: string; label: string | undefined }> {
    for (const kind of kinds) {
      for (const document of this.seenFrom(kind, from)) {
        for (const [id, label] of document.table.labelled(kind)) yield { kind, id, label };
      }
    }
  }

  *idsOf(kinds: readonly string[], from: DocumentEntry): Iterable<string> {
    for (const kind of kinds) for (const document of this.seenFrom(kind, from)) yield* document.table.ids(kind);
  }

  /** The kind of thing that an id means when it does not mean what was asked for. */
  kindOf(id: string, from: DocumentEntry): string | undefined {
    for (const document of [from, ...this.documents()]) {
      for (const kind of document.table.kinds()) {
        if ((!LOCAL.has(kind) || document === from) && document.table.isDefined(kind, id)) return kind;
      }
    }
    return undefined;
  }

  /** An engagement sees itself and the runbooks; a runbook sees itself, the runbooks and the engagements. */
  private *seenFrom(kind: string, from: DocumentEntry): Iterable<DocumentEntry> {
    if (LOCAL.has(kind)) yield from;
    else if (kind === 'runbook') yield* this.documents('Runbook');
    else if (from.kind === 'Engagement') yield from;
    else yield* this.documents('Engagement');
  }

  /** Whether a part of a file of the scope cannot be read, so that nobody can say what is not there. */
  get isBroken(): boolean {
    for (const document of this.documents()) if (document.table.isBroken) return true;
    return false;
  }

  /** Whether an id stands in a part of a file that cannot be read, so that nobody can say that it is not there. */
  mayHide(id: string): boolean {
    for (const document of this.documents()) if (document.table.hides(id)) return true;
    return false;
  }

  isNamed(kind: string, id: string): boolean {
    for (const document of this.documents()) if (document.table.isNamed(kind, id)) return true;
    return false;
  }

  /** Whether a system of the scope, or one of its alerts, names a runbook. */
  isNamedBySystem(runbook: string): boolean {
    for (const document of this.documents('Engagement')) {
      if (document.table.isNamedBySystem('runbook', runbook)) return true;
    }
    return false;
  }

  /** Definitions in a file whose name another definition, earlier in it or in a file before it, has already. */
  *duplicates(file: FileEntry): Iterable<{ kind: string; id: string; first: Located; second: Located }> {
    for (const document of file.documents) {
      for (const clash of document.table.sharedNames()) {
        const [first, ...others] = clash.sort((a, b) => startOf(a.place) - startOf(b.place));
        for (const second of others) {
          const { kind, id } = second;
          yield { kind, id, first: { ...first!, file }, second: { ...second, file } };
        }
      }
      // Names of whole documents are unique across files.
      const kind = document.kind === 'Runbook' ? 'runbook' : 'engagement';
      for (const second of document.table.definitions(kind)) {
        const first = this.firstOf(kind, second.id);
        if (first && first.document !== document) {
          yield {
            kind,
            id: second.id,
            first: { ...first.definition, file: first.document.file },
            second: { ...second, file },
          };
        }
      }
    }
  }

  /** The definition of a name in the first file, in the order of their URIs. Wakes no other file. */
  private firstOf(kind: string, id: string): { definition: Definition; document: DocumentEntry } | undefined {
    let first: DocumentEntry | undefined;
    for (const document of this.documents()) {
      if (!document.table.isDefined(kind, id)) continue;
      if (!first || document.file.uri < first.file.uri) first = document;
    }
    if (!first) return undefined;
    const [definition] = first.table.find(kind, id);
    return definition && { definition, document: first };
  }
}
