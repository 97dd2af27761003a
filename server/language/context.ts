import { childShape, documentShapes, type Shape } from '../model/shapes';
import type { DocumentEntry, FileEntry } from '../workspace/file';
import { documentAt } from './cursor';
import { FlowReader, unquoted } from './flow-reader';

/**
 * What may be written at an offset. Read from the lines above it by their indentation, not from the parsed tree: where
 * somebody is typing, the text is seldom whole.
 */
export interface WritingContext {
  readonly document: DocumentEntry;
  /** `key`: a key of a map; `value`: after a colon, or in a list. */
  readonly at: 'key' | 'value';
  /** Of the map (at a key) or of the value. */
  readonly shape: Shape | undefined;
  /** At a value: the key under which it stands, and the shape of the map that holds the key. */
  readonly key: string | undefined;
  readonly holder: Shape | undefined;
  /** Keys, with their values as typed, that the map at hand has already. At a value in a list: its items. */
  readonly siblings: ReadonlyMap<string, string>;
  /** Whether the value is an item of a list. */
  readonly item: boolean;
  /** Inside `{…}` or `[…]`. */
  readonly flow: boolean;
  /** Column at which keys of the map stand, for lines that a snippet adds. */
  readonly column: number;
  /** How much white space the line begins with. */
  readonly indent: number;
  /** Where the word that is being written begins and ends (absolute offsets, UTF-16). */
  readonly start: number;
  readonly end: number;
  /** The quote in which the word stands. */
  readonly quote: '"' | "'" | undefined;
  /** What the word has before the cursor. */
  readonly typed: string;
  /** White space that is missing before the word: behind a colon or dash, or up to the column of the map. */
  readonly lead: string;
  /** The comma that is missing behind an entry in brackets, where another follows. */
  readonly tail: string;
  /** Whether a key is to be written without colon and value: it has its colon already, or stands in quotes. */
  readonly keyOnly: boolean;
}

/** A key, or an item of a list, on the way from the document inwards. */
type PathPart = { key: string; check: string | undefined } | 'item';

/** How far above its end a bracketed value may begin. */
const FLOW_LINES = 60;

/** @returns undefined where nothing of the format can be written: in comments and in text blocks */
export function writingContext(file: FileEntry, offset: number): WritingContext | undefined {
  const document = documentAt(file, offset);
  if (!document) return undefined;
  const lines = new Lines(file, document, offset);
  if (lines.isClosed()) return undefined;
  const root = document.kind && documentShapes[document.kind];
  return lines.flowContext(root) ?? lines.blockContext(root);
}

interface Line {
  readonly number: number;
  readonly text: string;
  /** Columns of the dashes that begin the line. */
  readonly dashes: readonly number[];
  /** Column of what follows the dashes, or of the end of the line. */
  readonly column: number;
  /** The key, where the line holds one. */
  readonly key: string | undefined;
  /** What follows the colon or the dash, without anchor, tag and comment. */
  readonly value: string;
  /** Column at which the value begins. */
  readonly valueColumn: number;
  readonly blank: boolean;
}

const KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#{[\]},&*!|>%@`][^#]*?)[ ]*:(?=\s|$)/;

/** Anchor and tag before a value. */
const PROPERTIES = /^(?:[&!][^\s,[\]{}]*(?:[ ]+|$))+/;

function readLine(number: number, text: string): Line {
  const dashes: number[] = [];
  let column = 0;
  while (text[column] === ' ') column++;
  while (text[column] === '-' && (text[column + 1] === ' ' || text[column + 1] === undefined)) {
    dashes.push(column++);
    while (text[column] === ' ') column++;
  }
  // Most lines of a long comment are looked at on the way up: they cost no more than this.
  if (dashes.length === 0 && (column === text.length || text[column] === '#')) {
    return { number, text, dashes, column, key: undefined, value: '', valueColumn: column, blank: true };
  }
  const rest = text.slice(column);
  const match = KEY.exec(rest);
  const key = match ? unquoted(match[1]!) : undefined;
  let valueColumn = column + (match?.[0].length ?? 0);
  while (match && text[valueColumn] === ' ') valueColumn++;
  valueColumn += PROPERTIES.exec(text.slice(valueColumn))?.[0].length ?? 0;
  const value = text
    .slice(valueColumn)
    .replace(/(?:^|\s)#.*$/, '')
    .trimEnd();
  return { number, text, dashes, column, key, value, valueColumn, blank: false };
}

class Lines {
  private readonly first: number;
  private readonly last: number;
  private readonly current: number;
  private readonly cache = new Map<number, Line>();

  constructor(
    private readonly file: FileEntry,
    private readonly document: DocumentEntry,
    private readonly offset: number,
  ) {
    const { source } = file.source;
    const { piece } = document.facts;
    this.first = source.lineAt(piece.start);
    this.last = source.lineAt(Math.max(piece.start, piece.start + piece.length - 1));
    this.current = source.lineAt(offset);
  }

  private line(number: number): Line {
    let line = this.cache.get(number);
    if (!line) {
      const { source } = this.file.source;
      line = readLine(number, source.text.slice(source.lineStart(number), source.lineEnd(number)));
      if (number === this.first && line.text.startsWith('---')) line = readLine(number, '');
      this.cache.set(number, line);
    }
    return line;
  }

  /** Whether a line is indented deeper than a column; looked at before a line is read, as most are. */
  private isDeeper(number: number, column: number): boolean {
    const { source, text } = this.file.source;
    const start = source.lineStart(number);
    for (let at = start; at <= start + column; at++) if (text.charCodeAt(at) !== 32) return false;
    return true;
  }

  private get lineStart(): number {
    return this.file.source.source.lineStart(this.current);
  }

  private get lineText(): string {
    return this.file.text.slice(this.lineStart, this.file.source.source.lineEnd(this.current));
  }

  private get before(): string {
    return this.file.text.slice(this.lineStart, this.offset);
  }

  /** Whether nothing can be put in: in a comment or a text block, before the content of a line, at a `---`. */
  isClosed(): boolean {
    const own = this.line(this.current);
    if (commentStart(this.before) !== -1 || /^(?:---|\.\.\.)/.test(this.lineText)) return true;
    if (this.before.length <= (own.dashes.at(-1) ?? -1)) return true;
    const hasContent = !/^(?:#|$)/.test(own.text.slice(own.column).trimEnd());
    return (hasContent && this.before.length < own.column) || this.inTextBlock(own);
  }

  /** On a line of a `|` or `>` block. */
  private inTextBlock(own: Line): boolean {
    const column = own.blank ? this.before.length : (own.dashes[0] ?? own.column);
    for (let number = this.current - 1; number >= this.first; number--) {
      if (this.isDeeper(number, column)) continue;
      const line = this.line(number);
      if (line.blank) continue;
      const start = line.dashes[0] ?? line.column;
      if (start >= column && line.column >= column) continue;
      return /^[|>][-+0-9]*$/.test(line.value) && column > start;
    }
    return false;
  }

  /** The context inside a bracketed value, which may begin some lines above: the outermost that is open. */
  flowContext(root: Shape | undefined): WritingContext | undefined {
    const { source, text } = this.file.source;
    let found: { line: Line; flow: FlowReader } | undefined;
    // What is in brackets is indented deeper than the line on which they open.
    let indent = Number.POSITIVE_INFINITY;
    for (let number = this.current; number >= Math.max(this.first, this.current - FLOW_LINES); number--) {
      const line = this.line(number);
      if (line.blank && number !== this.current) continue;
      const column = line.dashes[0] ?? line.column;
      if (column < indent && (line.key !== undefined || line.dashes.length)) {
        const from = source.lineStart(number) + line.valueColumn;
        if (from < this.offset && /[[{]/.test(text[from] ?? '')) {
          const flow = new FlowReader(text, from);
          flow.readTo(this.offset);
          if (flow.levels.length) found = { line, flow };
        }
      }
      indent = Math.min(indent, number === this.current && /^\s*[\]}]/.test(line.text) ? column + 1 : column);
      if (indent === 0) break;
    }
    if (!found) return undefined;
    const { shape } = resolve(root, this.pathOf(found.line, found.line.key !== undefined));
    return this.inFlow(found.flow, shape, found.line);
  }

  /** Where a bracketed value that begins on a line ends at the latest: closed or not, block style goes on there. */
  private flowEnd(line: Line): number {
    const { source } = this.file.source;
    const column = line.dashes[0] ?? line.column;
    const last = Math.min(this.last, this.current + FLOW_LINES);
    for (let number = this.current + 1; number <= last; number++) {
      const below = this.line(number);
      if (!this.isDeeper(number, column) && !below.blank && !/^\s*[\]}]/.test(below.text)) {
        return source.lineStart(number);
      }
    }
    return source.lineEnd(last);
  }

  private inFlow(flow: FlowReader, outer: Shape | undefined, line: Line): WritingContext | undefined {
    const { text } = this.file.source;
    const { map, key, start: wordStart } = flow.levels.at(-1)!;
    // A map or a list is the value already.
    if (map && key !== undefined && /^[ ]*[[{]/.test(text.slice(this.offset, this.offset + 80))) return undefined;
    const quote = quoteAt(text, wordStart);
    const start = Math.min(this.offset, wordStart + (quote ? 1 : 0));
    const atValue = !map || key !== undefined;
    const end = flowWordEnd(text, this.offset, quote, atValue);
    const keys = flow.levels.map((level) => level.key);
    const keyOnly = quote !== undefined || COLON_AHEAD.test(text.slice(end, end + 8));
    // What follows the cursor counts too. Behind a key without a colon the next entry may begin without a comma.
    const flowEnd = this.flowEnd(line);
    flow.goOn(end, flowEnd, atValue || keyOnly);
    const { entries } = flow.levels.at(-1)!;

    let shape = outer;
    let holder: Shape | undefined;
    let above = line.key;
    flow.levels.forEach((level, depth) => {
      const inner = shape?.kind === (level.map ? 'map' : 'list') ? shape : undefined;
      const levelKey = keys[depth];
      if (!level.map) shape = inner?.items;
      else if (levelKey === undefined) shape = inner;
      else {
        above = levelKey;
        holder = inner;
        shape = childShape(inner, levelKey, level.entries.get('check'));
      }
    });
    return {
      document: this.document,
      at: atValue ? 'value' : 'key',
      shape,
      key: map ? key : above,
      holder,
      siblings: entries,
      item: !map,
      flow: true,
      column: 0,
      indent: 0,
      start,
      end,
      quote,
      typed: text.slice(start, this.offset),
      lead: text[start - 1] === ':' && !quote ? ' ' : '',
      tail: !keyOnly && ENTRY_AHEAD.test(text.slice(end, flowEnd)) ? ',' : '',
      keyOnly,
    };
  }

  blockContext(root: Shape | undefined): WritingContext | undefined {
    const own = this.line(this.current);
    const column = this.offset - this.lineStart;
    const behindColon = own.key !== undefined && column > keyEnd(own);
    if (behindColon || own.key === undefined) {
      // Brackets that the cursor is not in are a value already, as are lines below.
      if (/^[[{]/.test(own.text.slice(own.valueColumn)) || (behindColon && this.hasValueBelow(own))) return undefined;
    }
    return behindColon ? this.behindColon(root, own) : this.atLineStart(root, own);
  }

  /** Whether the value of a line's key stands on the lines below it, or goes on there. */
  private hasValueBelow(own: Line): boolean {
    for (let number = own.number + 1; number <= this.last; number++) {
      const below = this.line(number);
      if (below.blank) continue;
      return below.dashes.length ? below.dashes[0]! >= own.column : below.column > own.column;
    }
    return false;
  }

  /** Behind `key:`. */
  private behindColon(root: Shape | undefined, own: Line): WritingContext {
    const { text } = this.file.source;
    const column = this.offset - this.lineStart;
    const { shape, holder } = resolve(root, this.pathOf(own, true));
    const quote = quoteAt(own.text, own.valueColumn);
    const opening = quote && column > own.valueColumn ? 1 : 0;
    const start = this.lineStart + Math.min(column, own.valueColumn + opening);
    return {
      document: this.document,
      at: 'value',
      shape,
      key: own.key,
      holder,
      siblings: this.siblingsOf(own.column, own),
      item: false,
      flow: false,
      column: own.column,
      indent: indentOf(own),
      start,
      end: opening ? wordEnd(text, this.offset, quote, false) : this.valueEnd(own),
      quote: opening ? quote : undefined,
      typed: text.slice(start, this.offset),
      lead: text[start - 1] === ':' ? ' ' : '',
      tail: '',
      keyOnly: false,
    };
  }

  /** On a line that has no key yet, or in its key: a key, or an item of a list. */
  private atLineStart(root: Shape | undefined, own: Line): WritingContext {
    const { before } = this;
    const { text } = this.file.source;
    const column = this.offset - this.lineStart;
    // `- |` and `-|`: inside the item; a dash without a space does not count as one yet.
    const bareDash = /(?:^|\s)-$/.test(before);
    const dashes = own.dashes.filter((dash) => dash < column);
    const at = own.blank ? column : Math.min(column, own.column);
    const target = this.placed({ ...own, dashes, column: bareDash ? column + 1 : at });
    const path = this.pathOf(target, false);
    const { shape, holder, key } = resolve(root, path);
    const quote = column > own.column ? quoteAt(own.text, own.column) : undefined;
    // On an empty line the word begins where the map's keys stand, so that a wrong indentation is put right.
    const wordColumn = before.trim() === '' ? Math.min(target.column, column) : at;
    const start = this.lineStart + (bareDash ? column : wordColumn) + (quote ? 1 : 0);
    const isMap = shape?.kind === 'map' || path.length === 0;
    const end = isMap || quote ? wordEnd(text, this.offset, quote, true) : this.valueEnd(own);
    const siblings = isMap ? this.siblingsOf(target.column, target) : this.itemsBeside(target);
    return {
      document: this.document,
      at: isMap ? 'key' : 'value',
      shape,
      key,
      holder,
      siblings,
      item: path.at(-1) === 'item' && (!isMap || siblings.size === 0),
      flow: false,
      column: target.column,
      indent: Math.min(indentOf(own), start - this.lineStart),
      start,
      end,
      quote,
      typed: text.slice(start, this.offset),
      lead: bareDash ? ' ' : ' '.repeat(Math.max(0, target.column - wordColumn)),
      tail: '',
      keyOnly: quote !== undefined || COLON_AHEAD.test(text.slice(end, end + 8)),
    };
  }

  /** Where a value outside of brackets and quotes ends: it may be of several words. */
  private valueEnd(own: Line): number {
    if (own.value === '') return this.offset;
    return Math.max(this.offset, this.lineStart + own.valueColumn + own.value.length);
  }

  /** Moves a line to the column of the map that it can belong to: one that is there, or one that begins here. */
  private placed(line: Line): Line {
    if (line.dashes.length) return line;
    for (let number = line.number - 1; number >= this.first; number--) {
      if (this.isDeeper(number, line.column)) continue;
      const above = this.line(number);
      if (above.blank || above.text.startsWith('---')) continue;
      if (above.column === line.column && (above.key !== undefined || above.dashes.length)) return line;
      const start = above.dashes[0] ?? above.column;
      if (above.column < line.column) {
        // Below `key:` a map may begin anywhere further in, unless it has begun; below `key: value` the map of the key
        // goes on.
        if (above.key !== undefined && above.value === '') {
          return { ...line, column: Math.max(line.column, this.columnBelow(above) ?? 0) };
        }
        return { ...line, column: above.column };
      }
      if (start < line.column) return { ...line, column: start };
    }
    return line;
  }

  /** The column of the map that stands below a key. */
  private columnBelow(above: Line): number | undefined {
    for (let number = above.number + 1; number <= this.last; number++) {
      const below = this.line(number);
      if (below.blank || number === this.current) continue;
      return below.key !== undefined && !below.dashes.length && below.column > above.column ? below.column : undefined;
    }
    return undefined;
  }

  /** The keys and items that lead to a line; with its own key, where asked. */
  private pathOf(line: Line, withKey: boolean): PathPart[] {
    const path: PathPart[] = [];
    if (withKey && line.key !== undefined) path.unshift({ key: line.key, check: this.checkBeside(line) });
    let column = line.column;
    let dashes = [...line.dashes];
    let number = line.number;
    for (;;) {
      while (dashes.length) {
        path.unshift('item');
        column = dashes.pop()!;
      }
      const list = path[0] === 'item';
      // Up to the line under which this column stands.
      let found: Line | undefined;
      for (number--; number >= this.first; number--) {
        if (this.isDeeper(number, column)) continue;
        const above = this.line(number);
        if (above.blank) continue;
        if (list) {
          // A list may stand at the column of its key.
          if (above.dashes[0] === column) continue;
          if (above.column <= column && above.key !== undefined && above.value === '') {
            found = above;
            break;
          }
          if (above.dashes.length && above.dashes[0]! < column && above.column > column) continue;
          if ((above.dashes[0] ?? above.column) < column && above.column !== column) {
            found = above;
            break;
          }
          continue;
        }
        if (above.column === column && above.dashes.length) {
          // The first entry of an item.
          found = above;
          break;
        }
        if (above.column < column || (above.dashes[0] ?? above.column) < column) {
          found = above;
          break;
        }
      }
      if (!found) return path;
      if (!list && found.column === column) {
        dashes = [...found.dashes];
        column = found.column;
        continue;
      }
      if (found.column < column || list) {
        if (found.key !== undefined) path.unshift({ key: found.key, check: this.checkBeside(found) });
        column = found.column;
        dashes = [...found.dashes];
        continue;
      }
      // Between a dash and its content: inside the item.
      dashes = found.dashes.filter((dash) => dash < column);
      column = found.column;
    }
  }

  /** The value of `check` in the map in which a line's key stands; looked for only where it matters. */
  private checkBeside(line: Line): string | undefined {
    if (line.key !== 'with') return undefined;
    return this.siblingsOf(line.column, line).get('check');
  }

  /** The other items of the block list in which a line's dash stands. */
  private itemsBeside(line: Line): Map<string, string> {
    const found = new Map<string, string>();
    const dash = line.dashes.at(-1);
    if (dash === undefined) return found;
    for (const step of [-1, 1]) {
      for (let number = line.number + step; number >= this.first && number <= this.last; number += step) {
        if (this.isDeeper(number, dash)) continue;
        const other = this.line(number);
        if (other.blank) continue;
        if ((other.dashes[0] ?? other.column) < dash || (!other.dashes.length && other.column <= dash)) break;
        if (other.dashes.at(-1) === dash) found.set(unquoted(other.value), '');
      }
    }
    return found;
  }

  /** The other entries of the block map whose keys stand at a column around a line. */
  private siblingsOf(column: number, line: Line): Map<string, string> {
    const found = new Map<string, string>();
    const take = (other: Line): void => {
      if (other.number !== this.current && other.key !== undefined && !found.has(other.key))
        found.set(other.key, unquoted(other.value));
    };
    let begins = line.dashes.length > 0;
    if (line.number !== this.current) take(line);
    for (let number = line.number - 1; number >= this.first && !begins; number--) {
      if (this.isDeeper(number, column)) continue;
      const other = this.line(number);
      if (other.blank || other.column > column) continue;
      if (other.column < column) break;
      take(other);
      begins = other.dashes.length > 0;
    }
    for (let number = line.number + 1; number <= this.last; number++) {
      if (this.isDeeper(number, column)) continue;
      const other = this.line(number);
      if (other.blank || (other.column > column && (other.dashes[0] ?? column + 1) > column)) continue;
      if (other.column < column || (other.dashes.length && other.dashes[0]! < column)) break;
      if (other.dashes.length) {
        // Below a key a list may stand at its column; in an item a dash ends the map.
        if (begins || line.dashes.length) break;
        continue;
      }
      if (other.column === column) take(other);
    }
    return found;
  }
}

function indentOf(line: Line): number {
  return line.text.length - line.text.trimStart().length;
}

/** The column of the colon behind a line's key; a colon inside quotes is passed over. */
function keyEnd(line: Line): number {
  const typed = KEY.exec(line.text.slice(line.column))?.[1]?.length ?? 0;
  return line.text.indexOf(':', line.column + typed);
}

/** A colon that ends a key, behind its end. */
const COLON_AHEAD = /^[ ]*:(?:[\s,}\]]|$)/;

/** Another entry or item, without the comma before it. */
const ENTRY_AHEAD = /^\s*[^\s,\]}#:]/;

function quoteAt(text: string, at: number): '"' | "'" | undefined {
  const c = text[at];
  return c === '"' || c === "'" ? c : undefined;
}

/** Where a comment begins in the beginning of a line, or -1; `#` in quotes or inside a word is none. */
function commentStart(text: string): number {
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quote) {
      if (c === '\\' && quote === '"') i++;
      else if (c === quote) quote = '';
    } else if ((c === '"' || c === "'") && /(?:^|[\s[{,:-])$/.test(text.slice(0, i))) quote = c;
    else if (c === '#' && (i === 0 || /\s/.test(text[i - 1]!))) return i;
  }
  return -1;
}

function resolve(
  root: Shape | undefined,
  path: readonly PathPart[],
): { shape: Shape | undefined; holder: Shape | undefined; key: string | undefined } {
  let shape = root;
  let holder: Shape | undefined;
  let key: string | undefined;
  for (const part of path) {
    if (part === 'item') shape = shape?.kind === 'list' ? shape.items : undefined;
    else {
      holder = shape;
      key = part.key;
      shape = childShape(shape, part.key, part.check);
    }
  }
  return { shape, holder, key };
}

/** Where the word around an offset ends. */
function wordEnd(text: string, offset: number, quote: string | undefined, key: boolean): number {
  let end = offset;
  for (; end < text.length; end++) {
    const c = text[end]!;
    if (c === '\n' || c === '\r') break;
    if (quote ? c === quote : /\s/.test(c)) break;
    if (!quote && key && c === ':' && /\s|^$/.test(text[end + 1] ?? '')) break;
  }
  return end;
}

/** The same inside brackets. A value may be of several words; a key that is being written is one. */
function flowWordEnd(text: string, offset: number, quote: string | undefined, value: boolean): number {
  if (quote) return wordEnd(text, offset, quote, false);
  const rest = /^[^\r\n,[\]{}]*/.exec(text.slice(offset))![0].replace(/(?:^|\s)#.*$/, '');
  const colon = /\s*:(?=\s|$)/.exec(rest);
  const word = value && !colon ? rest.trimEnd() : /^\S*/.exec(rest.slice(0, colon?.index))![0];
  return offset + word.length;
}
