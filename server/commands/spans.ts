/** A part of a command's text: 0-based UTF-16 offsets into it, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
