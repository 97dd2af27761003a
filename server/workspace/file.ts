import { analyse, type DocumentFacts } from '../model/facts';
import type { DocumentKind } from '../model/shapes';
import { SourceDocument } from '../syntax/document';
import { endOf, type Place, startOf } from '../syntax/nodes';
import type { TextPosition } from '../syntax/text';
import { promisedKind } from './files';
import { Table } from './table';
import { parentOf } from './uris';

/** One YAML document of a file, with its ids. */
export interface DocumentEntry {
  readonly file: FileEntry;
  readonly kind: DocumentKind | undefined;
  readonly table: Table;
  readonly facts: DocumentFacts;
}

export interface TextRange {
  start: TextPosition;
  end: TextPosition;
}

/** Text in place of a range, or of everything where there is none. */
export interface TextChange {
  range?: TextRange;
  text: string;
}

/** One of our files: its text, what it says, and the ids in it. */
export class FileEntry {
  readonly folder: string;
  readonly promised: DocumentKind | undefined;
  private document: SourceDocument;
  private entries: DocumentEntry[] = [];

  /** @param uri normalised */
  constructor(
    readonly uri: string,
    text: string,
    /** What the editor calls the file, where its name promises nothing (an untitled file). */
    languageKind?: DocumentKind,
  ) {
    this.folder = parentOf(uri);
    this.promised = promisedKind(uri) ?? languageKind;
    this.document = SourceDocument.of(text);
    this.refresh();
  }

  get source(): SourceDocument {
    return this.document;
  }

  get text(): string {
    return this.document.text;
  }

  get documents(): readonly DocumentEntry[] {
    return this.entries;
  }

  get isEngagement(): boolean {
    return this.entries.some((entry) => entry.kind === 'Engagement');
  }

  /** Applies changes in order, each in terms of the text that the one before it left. @returns as `refresh` */
  edit(changes: readonly TextChange[]): boolean {
    for (const { range, text } of changes) {
      if (!range) {
        this.document = SourceDocument.of(text);
        continue;
      }
      const { source } = this.document;
      const [a, b] = [source.offsetAt(range.start), source.offsetAt(range.end)];
      this.document = this.document.edited({ start: Math.min(a, b), end: Math.max(a, b), text });
    }
    return this.refresh();
  }

  /** Puts another text in place of all. @returns as `refresh` */
  replace(text: string): boolean {
    this.document = SourceDocument.of(text);
    return this.refresh();
  }

  /** @returns whether ids came or went, or a document changed its kind: others may then be judged differently */
  private refresh(): boolean {
    const before = this.entries;
    let changed = false;
    this.entries = analyse(this.document.pieces, this.promised).map((facts, index) => {
      const old = before[index];
      const same = old && old.kind === facts.kind;
      const table = same ? old.table : new Table();
      changed = table.update(facts) || changed || !same;
      return { file: this, kind: facts.kind, table, facts };
    });
    return changed || before.length !== this.entries.length;
  }

  rangeOf(place: Place): TextRange {
    const { source } = this.document;
    return { start: source.positionAt(startOf(place)), end: source.positionAt(endOf(place)) };
  }
}
