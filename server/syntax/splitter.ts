import {
  CR,
  childStarts,
  DASH,
  documentStarts,
  firstContent,
  firstNonSpace,
  HASH,
  isBlank,
  isDash,
  isEntry,
  isLong,
  isMark,
  LF,
  leastIndented,
  lineStartOf,
  mayBeRoot,
  spoilsRest,
} from './lines';
import type { Node, Origin, SyntaxProblem } from './nodes';
import { type Branch, type Leaf, makeBranch, makeLeaf, type Piece, plainLeaf, type Role } from './pieces';
import { readPlainYaml } from './reader';
import { stray } from './strays';

/** Deeper than this a piece is not split further. */
const MAX_DEPTH = 40;

/** What a re-split may take over from the version before: pieces by where they start now. */
export interface Reuse {
  /** An untouched piece of the old tree that begins at `start` in the new text. */
  find(start: number, length: number, column: number, role: Role): Piece | undefined;
}

const NOTHING: Reuse = { find: () => undefined };

/** Splits and reads a whole text. @returns one piece for each document of the stream */
export function readPieces(text: string, reuse: Reuse = NOTHING): Piece[] {
  return documentStarts(text).map(([start, end]) => new Splitter(text, reuse).document(start, end));
}

export class Splitter {
  constructor(
    private readonly text: string,
    private readonly reuse: Reuse,
  ) {}

  document(start: number, end: number): Piece {
    const known = this.reuse.find(start, end - start, 0, 'document');
    if (known) return known;
    const { text } = this;
    let body = start;
    // Comments and directives may stand before the mark.
    let first = firstContent(text, start, end);
    while (first !== -1 && text[first] === '%') {
      const eol = text.indexOf('\n', first);
      first = eol === -1 ? -1 : firstContent(text, eol + 1, end);
    }
    if (first !== -1 && isMark(text, first, '---') && (first === start || text.charCodeAt(first - 1) === LF)) {
      const eol = text.indexOf('\n', first);
      const rest = text.slice(first + 3, eol === -1 ? end : Math.min(eol, end)).trim();
      // Content behind the mark is rare and belongs to the full parser.
      if (eol === -1 || eol >= end || (rest !== '' && !rest.startsWith('#')))
        return this.leaf(start, end, 0, 'document');
      body = eol + 1;
    }
    // A closing `...` is no content.
    const mark = text.lastIndexOf('\n...', end - 1);
    const stop = mark >= body && isMark(text, mark + 1, '...') ? mark + 1 : end;
    const branch = this.body({ start }, stop, 0, 'document', body, -1, undefined, 0, end);
    return branch ?? this.leaf(start, end, 0, 'document');
  }

  /** A child of a map or list whose keys or dashes stand at `indent`. */
  child(start: number, end: number, column: number, shape: 'map' | 'seq', indent: number, depth: number): Piece {
    const role: Role = shape === 'map' ? 'entry' : 'item';
    const known = this.reuse.find(start, end - start, column, role);
    if (known) return known;
    if (!isLong(this.text, start, end)) {
      const leaf = plainLeaf(start, this.text.slice(start, end), column, role);
      if (leaf) return leaf;
    }
    // Long, or something in it is unusual or wrong: the smaller the piece that it is in, the better.
    if (depth < MAX_DEPTH) {
      const branch =
        shape === 'map' ? this.entry(start, end, column, indent, depth) : this.item(start, end, column, indent, depth);
      if (branch) return branch;
    }
    return this.leaf(start, end, column, role);
  }

  /** `key:` with a nested map or list below it. */
  private entry(start: number, end: number, column: number, indent: number, depth: number): Branch | undefined {
    const { text } = this;
    const first = firstNonSpace(text, start);
    const eol = text.indexOf('\n', first);
    if (eol === -1 || eol >= end) return undefined;
    const line = text.slice(first, eol).replace(/\s+(?:#.*)?$/, '');
    if (!/^(?:[\w.$-]+|"[^"\\]*"|'[^']*')[ ]*:$/.test(line)) return undefined;
    const piece = { start };
    const header = readPlainYaml(`${text.slice(start, first)}${line}`, piece, column);
    if (header?.kind !== 'map') return undefined;
    return this.body(piece, end, column, 'entry', eol + 1, indent, header.pairs[0]?.key, depth);
  }

  /** A dash with a map behind it. */
  private item(start: number, end: number, column: number, indent: number, depth: number): Branch | undefined {
    const { text } = this;
    const dash = firstNonSpace(text, start);
    if (text.charCodeAt(dash) !== DASH) return undefined;
    const content = firstNonSpace(text, dash + 1);
    const code = text.charCodeAt(content);
    if (code === LF || code === CR || code === HASH) {
      const eol = text.indexOf('\n', content);
      if (eol === -1 || eol >= end) return undefined;
      return this.body({ start }, end, column, 'item', eol + 1, indent, undefined, depth);
    }
    if (content === dash + 1 || (code === DASH && isBlank(text.charCodeAt(content + 1)))) return undefined;
    return this.body({ start }, end, column, 'item', content, indent, undefined, depth);
  }

  /**
   * Splits `[body, end)` into children, or undefined where it cannot be split soundly.
   * @param origin becomes the branch; its `start` is where the piece starts
   * @param parent the column that the children must exceed; a list may stand at the column of its key
   */
  private body(
    origin: Origin,
    end: number,
    column: number,
    role: Role,
    body: number,
    parent: number,
    key: Node | undefined,
    depth: number,
    pieceEnd = end,
  ): Branch | undefined {
    const { text } = this;
    const { start } = origin;
    const problems: SyntaxProblem[] = [];
    let begin = firstContent(text, body, end);
    if (role === 'document') {
      // What stands at the very top is a stray too, if entries follow.
      while (begin !== -1 && !isEntry(text, begin) && !mayBeRoot(text, begin, end)) {
        const eol = text.indexOf('\n', begin);
        const next = eol === -1 ? -1 : firstContent(text, eol + 1, end);
        if (next === -1 || (!isEntry(text, next) && next - eol - 1 > 0)) return undefined;
        problems.push(stray(origin, text, begin - start, start, 'map', true));
        begin = next;
      }
    }
    const midLine = begin !== -1 && role === 'item' && begin === body && lineStartOf(text, begin) < body;
    while (begin !== -1 && !midLine && spoilsRest(text, begin, end)) {
      problems.push(stray(origin, text, begin - start, start, 'map', !isEntry(text, begin)));
      const eol = text.indexOf('\n', begin);
      begin = eol === -1 ? -1 : firstContent(text, eol + 1, end);
    }
    if (begin === -1) return undefined;
    if (!midLine) {
      // Lines that are indented deeper than the ones after them are strays: the least indentation is the map's own.
      const least = leastIndented(text, begin, end, role === 'entry' ? parent : parent + 1, parent);
      for (let at = begin; at !== least; ) {
        problems.push(stray(origin, text, at - start, start, 'map', false));
        const eol = text.indexOf('\n', at);
        at = firstContent(text, eol + 1, end);
      }
      begin = least;
    }
    // Behind a dash the column counts from the dash's own line.
    const indent = midLine ? column + (begin - start) : begin - lineStartOf(text, begin);
    const shape = isDash(text, begin) ? 'seq' : 'map';
    if (indent <= parent && !(role === 'entry' && shape === 'seq' && indent === parent)) return undefined;
    if (shape === 'map' && !isEntry(text, begin)) return undefined;
    const starts = childStarts(text, begin, end, indent, shape, midLine);
    if (!starts) return undefined;
    const children = starts.map((from, i) =>
      this.child(from, starts[i + 1] ?? end, i === 0 && midLine ? indent : 0, shape, indent, depth + 1),
    );
    return makeBranch(origin, { length: pieceEnd - start, column, role, shape, indent, key, problems }, children);
  }

  private leaf(start: number, end: number, column: number, role: Role): Leaf {
    return makeLeaf(start, this.text.slice(start, end), column, role);
  }
}
