import { isMergeMark } from './parser';

/** What a line of YAML is, told from its characters alone: where it may begin a document, an entry or an item. */

export const LF = 10;
export const CR = 13;
const TAB = 9;
const SPACE = 32;
export const HASH = 35;
export const DASH = 45;

/** Up to this many lines a piece is read in one go. */
const LEAF_LINES = 24;

/** `[start, end)` of every document of the stream; at least one. */
export function documentStarts(text: string): [number, number][] {
  const bounds: [number, number][] = [];
  let start = 0;
  let content = false;
  let directive = false;
  for (let at = 0; at <= text.length; ) {
    let eol = text.indexOf('\n', at);
    if (eol === -1) eol = text.length;
    const code = text.charCodeAt(at);
    if (code === DASH && isMark(text, at, '---')) {
      if (content && !directive) {
        bounds.push([start, at]);
        start = at;
      }
      content = true;
      directive = false;
    } else if (code === 46 && isMark(text, at, '...')) {
      // The mark belongs to the document that it ends.
      if (content) {
        bounds.push([start, Math.min(eol + 1, text.length)]);
        start = Math.min(eol + 1, text.length);
      }
      content = false;
      directive = false;
    } else if (!content) {
      const first = firstNonSpace(text, at);
      if (first < eol && isContent(text, first)) {
        content = true;
        directive = code === 37;
      }
    }
    at = eol + 1;
  }
  if (content || bounds.length === 0 || text.slice(start).trim() !== '') bounds.push([start, text.length]);
  else bounds[bounds.length - 1]![1] = text.length;
  return bounds;
}

export function isMark(text: string, at: number, mark: string): boolean {
  if (!text.startsWith(mark, at)) return false;
  const next = text.charCodeAt(at + 3);
  return next === SPACE || next === TAB || next === LF || next === CR || Number.isNaN(next);
}

export function firstNonSpace(text: string, at: number): number {
  let i = at;
  while (text.charCodeAt(i) === SPACE) i++;
  return i;
}

/** Whether `[start, end)` of a text has more lines than a leaf may have. */
export function isLong(text: string, start: number, end: number): boolean {
  let lines = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end - 1; at = text.indexOf('\n', at + 1)) {
    if (++lines >= LEAF_LINES) return true;
  }
  return false;
}

export function isBlank(code: number): boolean {
  return code === SPACE || code === LF || code === CR || Number.isNaN(code);
}

/** Whether a line, looked at from its first character that is no space, holds more than white space and a comment. */
export function isContent(text: string, first: number): boolean {
  let at = first;
  while (text.charCodeAt(at) === TAB || text.charCodeAt(at) === SPACE) at++;
  const code = text.charCodeAt(at);
  return code !== LF && code !== HASH && !Number.isNaN(code) && !(code === CR && text.charCodeAt(at + 1) === LF);
}

/** Offset of the first character that is neither space, line end nor comment, or -1. A tab counts as content. */
export function firstContent(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const first = firstNonSpace(text, at);
    if (first >= end) return -1;
    if (isContent(text, first)) return first;
    const eol = text.indexOf('\n', first);
    if (eol === -1) return -1;
    at = eol + 1;
  }
  return -1;
}

export function isDash(text: string, at: number): boolean {
  return text.charCodeAt(at) === DASH && isBlank(text.charCodeAt(at + 1));
}

/**
 * Whether the first line of a map is one that cannot stand before the next: indented by a tab, a word without a colon
 * before entries, or a whole `key: value` before entries that are indented deeper.
 */
export function spoilsRest(text: string, begin: number, end: number): boolean {
  if (text.charCodeAt(begin) === TAB) return true;
  const eol = text.indexOf('\n', begin);
  const next = eol === -1 ? -1 : firstContent(text, eol + 1, end);
  if (next === -1 || !isEntry(text, next) || isDash(text, begin) || isDash(text, next)) return false;
  const line = lineAt(text, begin);
  const column = begin - lineStartOf(text, begin);
  const nextColumn = next - lineStartOf(text, next);
  if (!isEntry(text, begin)) return /^\w/.test(line) && nextColumn <= column;
  // The first `: ` ends the key: behind it, `{a: 1,` begins a value that goes on.
  return nextColumn > column && /^(?:[^#'":]|:(?!\s))*:\s+[^\s|>&*!"'[{#][^#]*$/.test(line);
}

/**
 * The first of the entries or items that are indented least, looked for from `begin`.
 * @param dashes the least column at which a dash may stand
 * @param parent the column that the keys of entries must exceed
 */
export function leastIndented(text: string, begin: number, end: number, dashes: number, parent: number): number {
  let best = begin;
  let least = begin - lineStartOf(text, begin);
  for (let at = text.indexOf('\n', begin) + 1; at > 0 && at < end; ) {
    const first = firstNonSpace(text, at);
    const column = first - at;
    if (column < least && first < end && isContent(text, first)) {
      if (isDash(text, first) ? column >= dashes : column > parent && isEntry(text, first)) {
        best = first;
        least = column;
      }
    }
    at = text.indexOf('\n', first) + 1;
  }
  return best;
}

/**
 * Where the children of a map or list at column `indent` start: the offsets of their first lines.
 * Comments, empty lines and strays before a child belong to the one before it. Undefined where `? key` stands among
 * them: such entries span lines of one column and are read as a whole.
 */
export function childStarts(
  text: string,
  begin: number,
  end: number,
  indent: number,
  shape: 'map' | 'seq',
  midLine: boolean,
): number[] | undefined {
  const starts = [midLine ? begin : begin - indent];
  let at = text.indexOf('\n', begin) + 1;
  while (at > 0 && at < end) {
    const first = firstNonSpace(text, at);
    if (first - at === indent && first < end) {
      if (isDash(text, first)) {
        // In a map this is a list at its key's own column.
        if (shape === 'seq') starts.push(at);
      } else if (shape === 'map') {
        if (isExplicit(text, first)) return undefined;
        if (isEntry(text, first)) starts.push(at);
      }
    }
    at = text.indexOf('\n', first) + 1;
  }
  return starts;
}

/** Whether a document may begin with what is at `first` without being a map of entries. */
export function mayBeRoot(text: string, first: number, end: number): boolean {
  switch (text[first]) {
    case '{':
    case '[': {
      // A bracket that nothing closes at the end is one that somebody has just typed.
      const last = text.slice(first, end).trimEnd().at(-1);
      return last === '}' || last === ']';
    }
    case '-':
    case '?':
    case ':':
      return isBlank(text.charCodeAt(first + 1));
    case '|':
    case '>':
    case '&':
    case '!':
    case '*':
    case '%':
      return !isMergeMark(lineAt(text, first));
    default:
      return false;
  }
}

/** `lastIndexOf` would take a negative place for 0. */
export function lineStartOf(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

export function lineAt(text: string, start: number): string {
  const eol = text.indexOf('\n', start);
  return text.slice(start, eol === -1 ? text.length : eol).trimEnd();
}

/** `? key` or `: value`. */
function isExplicit(text: string, first: number): boolean {
  const code = text.charCodeAt(first);
  return (code === 63 || code === 58) && isBlank(text.charCodeAt(first + 1));
}

/** Whether the line at `first` holds `key:`, so that it begins an entry of a map. */
export function isEntry(text: string, first: number): boolean {
  const code = text.charCodeAt(first);
  if (code === HASH || code === 123 || code === 91 || code === 37 || isExplicit(text, first)) return false;
  for (let at = first; ; at++) {
    const c = text.charCodeAt(at);
    if (c === LF || Number.isNaN(c)) return false;
    if (c === HASH && at > first && text.charCodeAt(at - 1) === SPACE) return false;
    if (c === 58 && at > first && (isBlank(text.charCodeAt(at + 1)) || text.charCodeAt(at + 1) === TAB)) return true;
  }
}
