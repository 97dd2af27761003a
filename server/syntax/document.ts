import { isContent, isLong } from './lines';
import { type Branch, eachPiece, makeBranch, type Piece, unreadLeaf } from './pieces';
import { type Reuse, readPieces, Splitter } from './splitter';
import { SourceText, type TextEdit } from './text';

/** A text longer than this (UTF-16 units) is reported and not read. */
export const MAX_TEXT = 4 * 1024 * 1024;
/** So is one of more lines: every line may be a piece of its own. */
const MAX_LINES = 40_000;

/** One version of a file: its text and its pieces. An edit makes the next version and uses this one up. */
export class SourceDocument {
  private constructor(
    readonly source: SourceText,
    readonly pieces: readonly Piece[],
  ) {}

  static of(text: string): SourceDocument {
    const source = SourceText.of(text);
    return new SourceDocument(source, read(source));
  }

  get text(): string {
    return this.source.text;
  }

  /**
   * The document after an edit. Pieces that the edit does not touch are the same objects as before.
   * This version must not be used afterwards: its pieces have moved to where they stand in the next one.
   */
  edited(edit: TextEdit): SourceDocument {
    const before = this.source.text;
    const refused = refusalOf(before, this.source.lineCount) !== undefined;
    const source = this.source.edited(edit);
    const { text } = source;
    if (refused || refusalOf(text, source.lineCount)) return new SourceDocument(source, read(source));
    const change = new Change(before, text, edit);
    return new SourceDocument(source, change.apply(this.pieces));
  }
}

function read(source: SourceText): Piece[] {
  const refusal = refusalOf(source.text, source.lineCount);
  return refusal === undefined ? readPieces(source.text) : [unreadLeaf(source.text, refusal)];
}

/** Why a text is too large to be read, or undefined where it is not. */
export function refusalOf(text: string, lines: number): string | undefined {
  const advice = 'split it; systems, people and runbooks can be left to several engagements';
  if (text.length > MAX_TEXT) {
    return `this file has ${text.length.toLocaleString('en')} characters; Handover reads up to ${MAX_TEXT.toLocaleString('en')}, so ${advice}`;
  }
  if (lines > MAX_LINES) {
    return `this file has ${lines.toLocaleString('en')} lines; Handover reads up to ${MAX_LINES.toLocaleString('en')}, so ${advice}`;
  }
  return undefined;
}

class Change {
  private readonly delta: number;
  /** The lines that the edit touches: `[from, to)` before, `[from, to + delta)` after. */
  private readonly from: number;
  private readonly to: number;

  constructor(
    private readonly before: string,
    private readonly after: string,
    edit: TextEdit,
  ) {
    this.delta = edit.text.length - (edit.end - edit.start);
    // `lastIndexOf` would take a negative place for 0.
    this.from = edit.start === 0 ? 0 : before.lastIndexOf('\n', edit.start - 1) + 1;
    const eol = before.indexOf('\n', edit.end);
    this.to = eol === -1 ? before.length : eol + 1;
  }

  apply(pieces: readonly Piece[]): Piece[] {
    // Down to the smallest piece that must be made again …
    const path: { branch: Branch; index: number }[] = [];
    const top = pieces.findIndex((piece) => piece.kind === 'branch' && this.inside(piece, 0));
    let target = pieces[top];
    while (target?.kind === 'branch') {
      const branch: Branch = target;
      if (branch.role !== 'document' && !isLong(this.after, branch.start, this.endAfter(branch))) break;
      const index = branch.children.findIndex((child) => child.start < this.to && this.inside(child, branch.indent));
      if (index === -1) break;
      path.push({ branch, index });
      target = branch.children[index]!;
    }
    // An edit between the entries of a document may make documents come or go.
    if (path.length === 0) target = undefined;
    const pool = this.collect(target ? [target] : pieces);
    this.move(pieces);
    const splitter = new Splitter(this.after, pool);
    if (!target) return readPieces(this.after, pool);
    // … and back up, with everything beside the path taken over.
    const last = path.at(-1)!.branch;
    const end = this.endAfter(target);
    let next: Piece = splitter.child(target.start, end, target.column, last.shape, last.indent, path.length);
    for (const { branch, index } of path.reverse()) {
      const like = { ...branch, length: branch.length + this.delta };
      next = makeBranch({ start: branch.start }, like, branch.children.with(index, next));
    }
    return pieces.with(top, next);
  }

  /** Whether the touched lines lie inside a piece, behind its first line, and are indented deeper than `indent`. */
  private inside(piece: Piece, indent: number): boolean {
    if (piece.role === 'document') {
      // Only a mark at column 0 or an entry there changes the documents; both are caught by the indent.
      if (piece.start > this.from || this.to > piece.start + piece.length) return false;
    } else {
      const firstEol = this.before.indexOf('\n', piece.start);
      if (firstEol === -1 || this.from <= firstEol || this.to > piece.start + piece.length) return false;
    }
    // A line end that goes away joins a line with what follows; one at the very end has nothing after it.
    if (this.to === this.before.length && !this.before.endsWith('\n') && this.to !== piece.start + piece.length)
      return false;
    return (
      deeper(this.before, this.from, this.to, indent) && deeper(this.after, this.from, this.to + this.delta, indent)
    );
  }

  /** Moves every piece behind the touched lines. */
  private move(pieces: readonly Piece[]): void {
    const { delta, to } = this;
    if (delta === 0) return;
    for (const piece of pieces) {
      if (piece.start + piece.length <= this.from) continue;
      if (piece.start >= to) piece.start += delta;
      if (piece.kind === 'branch') this.move(piece.children);
    }
  }

  /** Where a piece that holds the edit ends now; its start has not moved. */
  private endAfter(piece: Piece): number {
    return piece.start + piece.length + this.delta;
  }

  /** The pieces below some that the edit does not touch, by where they will start. */
  private collect(pieces: readonly Piece[]): Reuse {
    const pool = new Map<number, Piece[]>();
    eachPiece(pieces, (piece) => {
      const before = piece.start + piece.length <= this.from;
      if (!before && piece.start < this.to) return;
      const start = before ? piece.start : piece.start + this.delta;
      const list = pool.get(start);
      if (list) list.push(piece);
      else pool.set(start, [piece]);
    });
    return {
      find: (start, length, column, role) =>
        pool.get(start)?.find((piece) => piece.length === length && piece.column === column && piece.role === role),
    };
  }
}

/** Whether every line of `[from, to)` that has content is indented deeper than `indent`. */
function deeper(text: string, from: number, to: number, indent: number): boolean {
  for (let at = from; at < to; ) {
    let first = at;
    while (text.charCodeAt(first) === 32) first++;
    if (first - at <= indent && isContent(text, first)) return false;
    const eol = text.indexOf('\n', first);
    if (eol === -1) return true;
    at = eol + 1;
  }
  return true;
}
