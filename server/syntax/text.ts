/** 0-based line and 0-based character in UTF-16 units, as LSP counts. */
export interface TextPosition {
  line: number;
  character: number;
}

/** Replace `[start, end)` (UTF-16 offsets) by `text`. */
export interface TextEdit {
  start: number;
  end: number;
  text: string;
}

const LF = 10;
const CR = 13;

/** A text and where its lines start; immutable but for `lineStarts`, which moves on to the next version on an edit. */
export class SourceText {
  private constructor(
    readonly text: string,
    private readonly lineStarts: number[],
  ) {}

  static of(text: string): SourceText {
    const starts = [0];
    collectLineStarts(text, 0, starts);
    return new SourceText(text, starts);
  }

  get lineCount(): number {
    return this.lineStarts.length;
  }

  /** The text after an edit. This version must not be used afterwards: its line table has moved on. */
  edited(edit: TextEdit): SourceText {
    const text = this.text.slice(0, edit.start) + edit.text + this.text.slice(edit.end);
    const starts = this.lineStarts;
    const delta = edit.text.length - (edit.end - edit.start);
    // A lone CR next to the edit may join or leave a line feed, so the lines around it are read again too.
    const first = this.lineAt(Math.max(0, edit.start - 1));
    const last = this.lineAt(Math.min(this.text.length, edit.end + 1));
    const tail = last + 1;
    if (delta !== 0) for (let i = tail; i < starts.length; i++) starts[i]! += delta;
    const stop = tail < starts.length ? starts[tail]! : text.length + 1;
    const fresh: number[] = [];
    collectLineStarts(text, starts[first]!, fresh, stop);
    if (fresh.length === last - first && fresh.length < 1000) {
      for (let i = 0; i < fresh.length; i++) starts[first + 1 + i] = fresh[i]!;
      return new SourceText(text, starts);
    }
    return new SourceText(text, starts.slice(0, first + 1).concat(fresh, starts.slice(tail)));
  }

  /** 0-based line of an offset; offsets beyond the text belong to the last line. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  lineStart(line: number): number {
    return this.lineStarts[Math.max(0, Math.min(line, this.lineStarts.length - 1))]!;
  }

  /** Offset just before the line's end of line characters. */
  lineEnd(line: number): number {
    let end = line + 1 < this.lineStarts.length ? this.lineStarts[line + 1]! : this.text.length;
    if (end > this.lineStart(line) && this.text.charCodeAt(end - 1) === LF) end--;
    if (end > this.lineStart(line) && this.text.charCodeAt(end - 1) === CR) end--;
    return end;
  }

  positionAt(offset: number): TextPosition {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineAt(clamped);
    // An offset between CR and LF is not a place an editor knows.
    return { line, character: Math.min(clamped, this.lineEnd(line)) - this.lineStart(line) };
  }

  /** Offset of a position; lines and characters outside the text are clamped, as LSP asks. */
  offsetAt(position: TextPosition): number {
    if (position.line < 0) return 0;
    if (position.line >= this.lineStarts.length) return this.text.length;
    const start = this.lineStart(position.line);
    return Math.max(start, Math.min(start + position.character, this.lineEnd(position.line)));
  }
}

/** Appends the starts of the lines that begin after `from` and before `stop`. A lone CR ends a line, as in LSP. */
function collectLineStarts(text: string, from: number, into: number[], stop = text.length + 1): void {
  // Only where lines may begin: most texts have no CR at all, and looking for one would cost the length of the text.
  const cr = text.slice(from, stop).indexOf('\r');
  if (cr === -1) {
    for (let at = text.indexOf('\n', from); at !== -1 && at + 1 < stop; at = text.indexOf('\n', at + 1))
      into.push(at + 1);
    return;
  }
  const end = Math.min(text.length, stop);
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) {
      if (at + 1 < stop) into.push(at + 1);
    }
  }
}
