import { analyse, type DocumentFacts } from '../model/facts';
import { outlines } from '../model/outline';
import type { DocumentKind } from '../model/shapes';
import { SourceDocument } from '../syntax/document';
import { endOf, type Place, startOf } from '../syntax/nodes';
import type { Piece } from '../syntax/pieces';
import type { TextPosition } from '../syntax/text';
import { promisedKind } from './files';
import { Table } from './table';
import { parentOf } from './uris';

/** One YAML document of a file, with its ids. */
export interface DocumentEntry {
  readonly file: FileEntry;
  /** Room for what the floors above make of the document while its file is awake. */
  memo: unknown;
  readonly kind: DocumentKind | undefined;
  readonly table: Table;
  /** What the document says; wakes the file. */
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

class Entry implements DocumentEntry {
  readonly table: Table;
  memo: unknown;

  constructor(
    readonly file: FileEntry,
    private readonly index: number,
    readonly kind: DocumentKind | undefined,
    table?: Table,
  ) {
    this.table = table ?? new Table(() => this.file.wake());
  }

  get facts(): DocumentFacts {
    return this.file.factsOf(this.index);
  }
}

/** What a file is while somebody looks at it. */
interface Awake {
  document: SourceDocument;
  facts: DocumentFacts[];
}

/**
 * One of our files. Open files are awake: read, split and judged. A closed one sleeps: it keeps its text and the names
 * in it, and wakes when more is asked of it.
 */
export class FileEntry {
  readonly folder: string;
  readonly promised: DocumentKind | undefined;
  private entries: Entry[] = [];
  private state: Awake | undefined;
  private sleepingText = '';

  /**
   * @param uri normalised
   * @param onWake told when a sleeping file wakes, so that somebody may put it to sleep again
   * @param languageKind what the editor calls the file, where its name promises nothing (an untitled file)
   * @param awake whether somebody will look at it at once
   */
  constructor(
    readonly uri: string,
    text: string,
    private readonly onWake: (file: FileEntry) => void = () => {},
    languageKind?: DocumentKind,
    awake = false,
  ) {
    this.folder = parentOf(uri);
    this.promised = promisedKind(uri) ?? languageKind;
    if (awake) this.take(SourceDocument.of(text));
    else this.layDown(text);
  }

  get source(): SourceDocument {
    this.wake();
    return this.state!.document;
  }

  get text(): string {
    return this.state?.document.text ?? this.sleepingText;
  }

  get documents(): readonly DocumentEntry[] {
    return this.entries;
  }

  get isEngagement(): boolean {
    return this.entries.some((entry) => entry.kind === 'Engagement');
  }

  get isAwake(): boolean {
    return this.state !== undefined;
  }

  /** Whether something could not be read in the part of the file in which an offset lies. */
  isUnread(offset: number): boolean {
    const within = (piece: Piece): boolean =>
      piece.broken &&
      piece.start <= offset &&
      offset < piece.start + piece.length &&
      (piece.kind === 'leaf' || piece.problems.length > 0 || piece.children.some(within));
    return this.source.pieces.some(within);
  }

  /** What a sleeping file's documents say, without waking it: read for this once, and not kept. */
  glance(): readonly DocumentFacts[] {
    return this.state?.facts ?? analyse(SourceDocument.of(this.sleepingText).pieces, this.promised);
  }

  factsOf(index: number): DocumentFacts {
    this.wake();
    return this.state!.facts[index]!;
  }

  wake(): void {
    if (this.state) return;
    this.take(SourceDocument.of(this.sleepingText));
    this.sleepingText = '';
    this.onWake(this);
  }

  sleep(): void {
    if (this.state) this.layDown(this.state.document.text);
  }

  private layDown(text: string): void {
    this.state = undefined;
    this.sleepingText = text;
    this.entries = outlines(text, this.promised).map((outline, index) => {
      const old = this.entries[index];
      const entry = old && old.kind === outline.kind ? old : new Entry(this, index, outline.kind);
      entry.table.sleep(outline);
      entry.memo = undefined;
      return entry;
    });
  }

  /** Applies changes in order, each in terms of the text that the one before it left. @returns as `take` */
  edit(changes: readonly TextChange[]): boolean {
    let document = this.source;
    for (const { range, text } of changes) {
      if (!range) {
        document = SourceDocument.of(text);
        continue;
      }
      const { source } = document;
      const [a, b] = [source.offsetAt(range.start), source.offsetAt(range.end)];
      document = document.edited({ start: Math.min(a, b), end: Math.max(a, b), text });
    }
    return this.take(document);
  }

  /** Puts another text in place of all. @returns as `take` */
  replace(text: string): boolean {
    if (this.state) return this.take(SourceDocument.of(text));
    this.layDown(text);
    return true;
  }

  /** @returns whether ids came or went, or a document changed its kind: others may then be judged differently */
  private take(document: SourceDocument): boolean {
    const before = this.entries;
    const facts = analyse(document.pieces, this.promised);
    let changed = before.length !== facts.length;
    this.state = { document, facts };
    this.entries = facts.map((own, index) => {
      const old = before[index];
      const entry = old && old.kind === own.kind ? old : new Entry(this, index, own.kind);
      if (entry.table.update(own) || entry !== old) changed = true;
      return entry;
    });
    return changed;
  }

  rangeOf(place: Place): TextRange {
    const { source } = this.source;
    return { start: source.positionAt(startOf(place)), end: source.positionAt(endOf(place)) };
  }
}
