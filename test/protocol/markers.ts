import type { Position, Range } from 'vscode-languageserver';

export interface Marked {
  /** The fixture without its markers. */
  text: string;
  /** Where the cursors stood, in order. */
  cursors: Position[];
  /** What the range markers enclosed, in the order in which they open. */
  ranges: Range[];
}

export interface MarkerOptions {
  /** What stands for the cursor. YAML has a use for `|`: write it `\|`, or choose another cursor. */
  cursor?: string;
  open?: string;
  close?: string;
  /** Put before a marker, it makes it text. */
  escape?: string;
}

/** Takes `|` (a cursor) and `«…»` (a range) out of a fixture; ranges may nest. */
export function parseMarkers(fixture: string, options: MarkerOptions = {}): Marked {
  const { cursor = '|', open = '«', close = '»', escape: mask = '\\' } = options;
  const cursors: Position[] = [];
  const ranges: (Range | Position)[] = [];
  const opened: number[] = [];
  let text = '';
  let line = 0;
  let lineStart = 0;
  const here = (): Position => ({ line, character: text.length - lineStart });
  const markers = [cursor, open, close];

  for (let at = 0; at < fixture.length; ) {
    const escaped = fixture.startsWith(mask, at)
      ? markers.find((marker) => fixture.startsWith(marker, at + mask.length))
      : undefined;
    if (escaped !== undefined) {
      text += escaped;
      at += mask.length + escaped.length;
    } else if (fixture.startsWith(cursor, at)) {
      cursors.push(here());
      at += cursor.length;
    } else if (fixture.startsWith(open, at)) {
      opened.push(ranges.push(here()) - 1);
      at += open.length;
    } else if (fixture.startsWith(close, at)) {
      const index = opened.pop();
      if (index === undefined) throw new Error(`line ${line + 1}: ${close} without ${open}`);
      ranges[index] = { start: ranges[index] as Position, end: here() };
      at += close.length;
    } else {
      text += fixture[at];
      if (fixture[at] === '\n') {
        line++;
        lineStart = text.length;
      }
      at++;
    }
  }
  if (opened.length > 0) throw new Error(`${open} without ${close}`);
  return { text, cursors, ranges: ranges as Range[] };
}

/** A fixture with exactly one cursor. */
export function parseCursor(fixture: string, options: MarkerOptions = {}): { text: string; position: Position } {
  const { text, cursors } = parseMarkers(fixture, options);
  if (cursors.length !== 1) throw new Error(`one cursor expected, ${cursors.length} found`);
  return { text, position: cursors[0]! };
}
