import { childShape, documentShapes, type Shape } from '../model/shapes';
import type { DocumentEntry, FileEntry } from '../workspace/file';
import { documentAt } from './cursor';

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
  /** Whether a space is missing between a colon or dash and the word. */
  readonly needsSpace: boolean;
  /** Whether the key being written has its colon already. */
  readonly hasColon: boolean;
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
  if (lines.inTextBlock()) return undefined;
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
  /** What follows the colon or the dash, without a comment. */
  readonly value: string;
  /** Column at which the value begins. */
  readonly valueColumn: number;
  readonly blank: boolean;
}

const KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#{[\]},&*!|>%@`][^#]*?)[ ]*:(?=\s|$)/;

function readLine(number: number, text: string): Line {
  const dashes: number[] = [];
  let column = 0;
  while (text[column] === ' ') column++;
  while (text[column] === '-' && (text[column + 1] === ' ' || text[column + 1] === undefined)) {
    dashes.push(column++);
    while (text[column] === ' ') column++;
  }
  const rest = text.slice(column);
  const match = KEY.exec(rest);
  const key = match ? unquoted(match[1]!) : undefined;
  let valueColumn = column + (match?.[0].length ?? 0);
  while (match && text[valueColumn] === ' ') valueColumn++;
  const value = text
    .slice(valueColumn)
    .replace(/(?:^|\s)#.*$/, '')
    .trimEnd();
  const blank = dashes.length === 0 && (rest === '' || rest.startsWith('#'));
  return { number, text, dashes, column, key, value, valueColumn, blank };
}

function unquoted(text: string): string {
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text.trim();
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

  private get before(): string {
    return this.file.text.slice(this.lineStart, this.offset);
  }

  /** In a comment, or on a line of a `|` or `>` block. */
  inTextBlock(): boolean {
    if (commentStart(this.before) !== -1) return true;
    const own = this.line(this.current);
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
    let found: { line: Line; flow: readonly FlowLevel[] } | undefined;
    // What is in brackets is indented deeper than the line on which they open.
    let indent = Number.POSITIVE_INFINITY;
    for (let number = this.current; number >= Math.max(this.first, this.current - FLOW_LINES); number--) {
      const line = this.line(number);
      if (line.blank && number !== this.current) continue;
      const column = line.dashes[0] ?? line.column;
      if (column < indent && (line.key !== undefined || line.dashes.length)) {
        const from = source.lineStart(number) + line.valueColumn;
        const flow = from < this.offset && /[[{]/.test(text[from] ?? '') ? readFlow(text, from, this.offset) : [];
        if (flow.length) found = { line, flow };
      }
      indent = Math.min(indent, number === this.current && /^\s*[\]}]/.test(line.text) ? column + 1 : column);
      if (indent === 0) break;
    }
    if (!found) return undefined;
    const { shape } = resolve(root, this.pathOf(found.line, found.line.key !== undefined));
    return this.inFlow(found.flow, shape, found.line);
  }

  private inFlow(flow: readonly FlowLevel[], outer: Shape | undefined, line: Line): WritingContext {
    let shape = outer;
    let holder: Shape | undefined;
    let key = line.key;
    flow.forEach((level, depth) => {
      const inner = shape?.kind === (level.map ? 'map' : 'list') ? shape : undefined;
      if (depth === flow.length - 1) {
        shape = inner;
        return;
      }
      if (level.map) {
        key = level.key;
        holder = inner;
        shape = key === undefined ? undefined : childShape(inner, key, level.entries.get('check'));
      } else shape = inner?.items;
    });
    const level = flow.at(-1)!;
    const { text } = this.file.source;
    const quote = text[level.start] === '"' || text[level.start] === "'" ? (text[level.start] as '"' | "'") : undefined;
    const start = Math.min(this.offset, level.start + (quote ? 1 : 0));
    const atValue = !level.map || level.key !== undefined;
    const end = wordEnd(text, this.offset, quote, true);
    const siblings = new Map(level.entries);
    // What follows the cursor counts too.
    for (const [name, value] of entriesAfter(text, end, level.map)) siblings.set(name, value);
    return {
      document: this.document,
      at: atValue ? 'value' : 'key',
      shape:
        level.map && level.key !== undefined
          ? childShape(shape, level.key, siblings.get('check'))
          : level.map
            ? shape
            : shape?.items,
      key: level.map ? level.key : key,
      holder: level.map ? shape : holder,
      siblings,
      item: !level.map,
      flow: true,
      column: 0,
      indent: 0,
      start,
      end,
      quote,
      needsSpace: text[start - 1] === ':' && !quote,
      hasColon: /^\s*:/.test(text.slice(end, end + 8)),
    };
  }

  blockContext(root: Shape | undefined): WritingContext | undefined {
    const own = this.line(this.current);
    const { before } = this;
    const { text } = this.file.source;
    const column = this.offset - this.lineStart;
    // `- |` and `-|`: inside the item; a dash without a space does not count as one yet.
    const bareDash = /(?:^|\s)-$/.test(before);
    const dashes = own.dashes.filter((dash) => dash < column);
    const keyEnd = own.key === undefined ? -1 : own.column + own.text.slice(own.column).indexOf(':', rawKeyLength(own));
    if (own.key !== undefined && column > keyEnd) {
      const path = this.pathOf(own, true);
      const { shape, holder } = resolve(root, path);
      const raw = own.text.slice(own.valueColumn);
      const quote = /^["']/.test(raw) ? (raw[0] as '"' | "'") : undefined;
      const start = Math.min(
        this.offset,
        this.lineStart + Math.min(own.valueColumn, column) + (quote && column > own.valueColumn ? 1 : 0),
      );
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
        end: wordEnd(text, this.offset, quote, false),
        quote,
        needsSpace: before.endsWith(':'),
        hasColon: false,
      };
    }
    const wordColumn = own.blank || column <= own.column ? Math.min(column, own.column) : own.column;
    const at = own.blank || own.text.trim() === '' ? column : wordColumn;
    const virtual: Line = { ...own, dashes, column: bareDash ? column + 1 : at };
    const target = this.placed(virtual);
    const path = this.pathOf(target, false);
    const { shape, holder, key } = resolve(root, path);
    const quoteChar = own.text[own.column];
    const quote = (quoteChar === '"' || quoteChar === "'") && own.key === undefined ? quoteChar : undefined;
    // On an empty line the word begins where the map's keys stand, so that a wrong indentation is put right.
    const empty = before.trim() === '' ? Math.min(target.column, column) : Math.min(column, at);
    const start = this.lineStart + (bareDash ? column : empty) + (quote ? 1 : 0);
    const end = wordEnd(text, this.offset, quote, false, true);
    const isMap = shape?.kind === 'map' || path.length === 0;
    const siblings = isMap ? this.siblingsOf(target.column, target) : this.itemsBeside(target);
    const inList = path.at(-1) === 'item' && (!isMap || siblings.size === 0);
    return {
      document: this.document,
      at: isMap ? 'key' : 'value',
      shape,
      key,
      holder,
      siblings,
      item: inList,
      flow: false,
      column: target.column,
      indent: Math.min(indentOf(own), column),
      start: Math.min(start, this.offset),
      end,
      quote,
      needsSpace: bareDash,
      hasColon: /^[ ]*:(?:\s|$)/.test(text.slice(end, end + 8)),
    };
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
        // Below `key:` a map may begin anywhere further in; below `key: value` it goes on at the key's column.
        if (above.key !== undefined && above.value === '') return line;
        return { ...line, column: above.column };
      }
      if (start < line.column) return { ...line, column: start };
    }
    return line;
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

/** Length of a line's key as typed, so that a colon inside quotes is passed over. */
function rawKeyLength(line: Line): number {
  return KEY.exec(line.text.slice(line.column))?.[1]?.length ?? 0;
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

interface FlowLevel {
  map: boolean;
  /** Entries or items that are complete. */
  entries: Map<string, string>;
  /** In a map behind a colon: the key. */
  key: string | undefined;
  /** Where the word at the end begins. */
  start: number;
}

/** The brackets that are open at `to`, outermost first. */
function readFlow(text: string, from: number, to: number): FlowLevel[] {
  const levels: FlowLevel[] = [];
  let wordStart = from;
  let hasWord = false;
  const word = (end: number) => unquoted(text.slice(wordStart, end).trim());
  const finish = (end: number): void => {
    const level = levels.at(-1);
    if (!level) return;
    if (level.map && level.key !== undefined) level.entries.set(level.key, hasWord ? word(end) : '');
    else if (hasWord) level.entries.set(word(end), '');
    level.key = undefined;
    hasWord = false;
  };
  for (let at = from; at < to; at++) {
    const c = text[at]!;
    if (c === '"' || c === "'") {
      if (!hasWord) {
        wordStart = at;
        hasWord = true;
        let end = at + 1;
        while (end < to && text[end] !== c) end += text[end] === '\\' && c === '"' ? 2 : 1;
        if (end >= to) {
          at = to;
          break;
        }
        at = end;
      }
      continue;
    }
    if (c === '{' || c === '[') {
      if (hasWord) continue;
      levels.push({ map: c === '{', entries: new Map(), key: undefined, start: at + 1 });
      continue;
    }
    if (c === '}' || c === ']') {
      finish(at);
      levels.pop();
      if (levels.length === 0) return [];
      hasWord = false;
      continue;
    }
    if (c === ',') {
      finish(at);
      continue;
    }
    if (c === '#' && /\s/.test(text[at - 1] ?? '')) {
      const eol = text.indexOf('\n', at);
      if (eol === -1 || eol >= to) return levels;
      at = eol;
      continue;
    }
    const level = levels.at(-1);
    if (c === ':' && level?.map && level.key === undefined && hasWord && /[\s,}\]]|^$/.test(text[at + 1] ?? '')) {
      level.key = word(at);
      hasWord = false;
      continue;
    }
    if (c === ':' && at + 1 >= to && level?.map && level.key === undefined && hasWord) {
      level.key = word(at);
      hasWord = false;
      continue;
    }
    if (!/\s/.test(c) && !hasWord) {
      wordStart = at;
      hasWord = true;
    }
  }
  const level = levels.at(-1);
  if (level) level.start = hasWord ? wordStart : to;
  return levels;
}

/** Entries of a bracketed map or list that follow an offset, up to its closing bracket or the end of the line. */
function entriesAfter(text: string, from: number, map: boolean): Map<string, string> {
  const eol = text.indexOf('\n', from);
  const rest = text.slice(from, eol === -1 ? text.length : eol);
  const close = rest.search(map ? /\}/ : /\]/);
  const found = new Map<string, string>();
  for (const part of (close === -1 ? rest : rest.slice(0, close)).split(',').slice(1)) {
    const match = map ? /^\s*([\w.-]+|"[^"]*"|'[^']*')\s*:(.*)$/.exec(part) : /^\s*(\S.*?)\s*$/.exec(part);
    if (match) found.set(unquoted(match[1]!), map ? unquoted(match[2]!.trim()) : '');
  }
  return found;
}

/** Where the word around an offset ends. */
function wordEnd(text: string, offset: number, quote: string | undefined, flow: boolean, key = false): number {
  let end = offset;
  for (; end < text.length; end++) {
    const c = text[end]!;
    if (c === '\n' || c === '\r') break;
    if (quote ? c === quote : /\s/.test(c) || (flow && /[,\]}[{]/.test(c))) break;
    if (!quote && (key || flow) && c === ':' && /[\s,}\]]|^$/.test(text[end + 1] ?? '')) break;
  }
  return end;
}
