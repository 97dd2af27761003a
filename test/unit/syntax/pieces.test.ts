import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { SourceDocument } from '../../../server/syntax/document';
import type { Node } from '../../../server/syntax/nodes';
import { endOf, startOf } from '../../../server/syntax/nodes';
import { parseYaml } from '../../../server/syntax/parser';
import { eachPiece, type Piece } from '../../../server/syntax/pieces';
import { readPlainYaml } from '../../../server/syntax/reader';
import { exampleTexts, trickyTexts } from '../texts';

/** Fragments that change structure when they land somewhere. */
const FRAGMENTS = [
  '',
  'x',
  ' ',
  '  ',
  '\n',
  '\r\n',
  '- ',
  ': ',
  ':',
  '#',
  ' # c',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ',',
  '|',
  '>',
  '|\n',
  '\t',
  '---\n',
  '\n---\n',
  '...\n',
  '&a ',
  '*a',
  '? ',
  '!!str ',
  '%YAML 1.2\n',
  'key: value\n',
  '  key: value\n',
  '- item\n',
  '    - id: new\n      text: some\n',
  '<<<<<<< HEAD\n',
  '=======\n',
  'kin\n',
  '  kin\n',
  '\u{1F600}',
  '\ufeff',
  '\r',
  '\n\n\n',
  'a: |\n  text\n\n  more\n',
  'b: >-\n  text\n',
  'c: [1,\n 2]\n',
  '"q": \'s\'\n',
];

describe('pieces', () => {
  it('an edited document equals a fresh one, after each of many random edits', function () {
    this.timeout(120_000);
    const texts = [...trickyTexts, ...exampleTexts()];
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.oneof(
        { weight: 6, arbitrary: fc.nat(3) },
        { weight: 2, arbitrary: fc.nat(60) },
        { weight: 1, arbitrary: fc.nat(2000) },
      ),
      text: fc.constantFrom(...FRAGMENTS),
    });
    fc.assert(
      fc.property(fc.nat(texts.length - 1), fc.array(edit, { minLength: 1, maxLength: 12 }), (index, edits) => {
        let text = texts[index]!;
        let document = SourceDocument.of(text);
        for (const { at, remove, text: inserted } of edits) {
          const start = Math.floor(at * text.length);
          const end = Math.min(text.length, start + remove);
          text = text.slice(0, start) + inserted + text.slice(end);
          document = document.edited({ start, end, text: inserted });
          assert.equal(document.text, text);
          const fresh = SourceDocument.of(text);
          assert.equal(outline(document), outline(fresh));
          for (const offset of [start, end, text.length]) {
            assert.deepEqual(document.source.positionAt(offset), fresh.source.positionAt(offset));
          }
          assert.equal(document.source.lineCount, fresh.source.lineCount);
        }
      }),
      { numRuns: Number(process.env.HANDOVER_RUNS ?? 250) },
    );
  });

  it('reads what the full parser reads, wherever that finds no error', function () {
    this.timeout(60_000);
    const texts = [...trickyTexts, ...exampleTexts()];
    let compared = 0;
    const check = (text: string) => {
      const whole = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
      const documents = Array.isArray(whole) ? whole : [];
      if (documents.some((d) => d.errors.length > 0)) return;
      // Explicit keys and the like are read up to a bound only, which is told.
      if (text.length > 30_000 && /^[ ]*[?&!*:]/m.test(text)) return;
      const mine = SourceDocument.of(text).pieces.flatMap((piece) =>
        problemsOf(piece).length ? ['problem'] : [plain(rootOf(piece))],
      );
      const theirs = documents.map((d) => plain(d.contents));
      if (theirs.length === 0) theirs.push(null);
      assert.deepEqual(mine, theirs, text);
      compared++;
    };
    texts.forEach(check);
    fc.assert(
      fc.property(
        fc.nat(texts.length - 1),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(4),
        fc.constantFrom(...FRAGMENTS.filter((f) => !/^[\r\ufeff%]|\.\.\./.test(f))),
        (index, at, remove, inserted) => {
          const text = texts[index]!;
          const start = Math.floor(at * text.length);
          check(text.slice(0, start) + inserted + text.slice(start + remove));
        },
      ),
      { numRuns: Number(process.env.HANDOVER_RUNS ?? 1500) },
    );
    assert.ok(compared > 50, `only ${compared} texts were free of errors`);
  });

  it('the fast reader and the full parser agree on values and places', () => {
    let compared = 0;
    for (const text of [...trickyTexts, ...exampleTexts()]) {
      const origin = { start: 0 };
      const fast = readPlainYaml(text, origin);
      if (fast === undefined || fast === null) continue;
      const full = parseYaml(text, origin);
      if (full.problems.length) continue;
      assert.deepEqual(places(fast, text), places(full.node!, text), text);
      compared++;
    }
    assert.ok(compared > 10, `only ${compared} texts were compared`);
  });

  it('leaves the pieces that an edit does not touch as they are', () => {
    const text = exampleTexts().sort((a, b) => b.length - a.length)[0]!;
    const document = SourceDocument.of(text);
    const before = new Set<Piece>();
    eachPiece(document.pieces, (piece) => before.add(piece));
    const at = text.indexOf('title:', text.length / 2) + 8;
    const after = document.edited({ start: at, end: at, text: 'x' });
    const fresh: Piece[] = [];
    eachPiece(after.pieces, (piece) => {
      if (!before.has(piece)) fresh.push(piece);
    });
    assert.equal(fresh.filter((piece) => piece.kind === 'leaf').length, 1);
    assert.ok(fresh.length < 8, `${fresh.length} pieces were made again`);
  });
});

function rootOf(piece: Piece): Node | null {
  return piece.node;
}

function problemsOf(piece: Piece): unknown[] {
  const found: unknown[] = [];
  eachPiece([piece], (p) => found.push(...p.problems));
  return found;
}

/** Values only, with pairs in order, from our nodes or from the library's. */
function plain(node: unknown): unknown {
  if (node === null || node === undefined) return null;
  const any = node as Node & { items?: unknown[]; source?: string; value?: unknown; key?: unknown };
  if (any.kind === 'map') return { map: any.pairs.map((p) => [plain(p.key), plain(p.value)]) };
  if (any.kind === 'seq') return any.items.map(plain);
  if (any.kind === 'alias') return `*${any.name}`;
  if (any.kind === 'scalar') return any.value;
  // The library's.
  const theirs = node as {
    items?: unknown[];
    source?: string;
    value?: unknown;
    key?: unknown;
    flow?: boolean;
    constructor: { name: string };
  };
  switch (theirs.constructor.name) {
    case 'YAMLMap':
      return {
        map: theirs.items!.map((p) => [plain((p as { key: unknown }).key), plain((p as { value: unknown }).value)]),
      };
    case 'YAMLSeq':
      return theirs.items!.map((item) =>
        (item as object).constructor.name === 'Pair'
          ? { map: [[plain((item as { key: unknown }).key), plain((item as { value: unknown }).value)]] }
          : plain(item),
      );
    case 'Alias':
      return `*${theirs.source}`;
    default:
      return theirs.value ?? null;
  }
}

/** A print of a node with the text that each place covers. */
function places(node: Node | undefined, text: string): unknown {
  if (!node) return null;
  const covered = text.slice(startOf(node), endOf(node));
  switch (node.kind) {
    case 'map':
      return { covered, pairs: node.pairs.map((p) => [places(p.key, text), places(p.value, text)]) };
    case 'seq':
      return { covered, items: node.items.map((item) => places(item, text)) };
    case 'alias':
      return `*${node.name}`;
    default:
      return {
        covered: node.style === 'literal' ? '' : covered,
        value: node.value,
        style: node.style,
        source: node.source,
      };
  }
}

/** Everything a document holds, with absolute places, to compare two documents by. */
function outline(document: SourceDocument): string {
  const lines: string[] = [];
  const node = (n: Node | undefined | null, depth: number): void => {
    if (!n) {
      lines.push(`${' '.repeat(depth)}-`);
      return;
    }
    const own =
      n.kind === 'scalar' ? `${n.style} ${JSON.stringify(n.value)} ${n.source}` : n.kind === 'alias' ? n.name : '';
    lines.push(`${' '.repeat(depth)}${n.kind} ${startOf(n)}-${endOf(n)} ${own} ${n.anchor ?? ''}`);
    if (n.kind === 'map') for (const p of n.pairs) for (const x of [p.key, p.value]) node(x, depth + 1);
    if (n.kind === 'seq') for (const item of n.items) node(item, depth + 1);
  };
  eachPiece(document.pieces, (piece) => {
    lines.push(`${piece.kind} ${piece.role} ${piece.start}+${piece.length} ${piece.column}`);
    for (const p of piece.problems) lines.push(`! ${startOf(p)}-${endOf(p)} ${p.message}`);
    if (piece.role === 'document') node(piece.node, 0);
  });
  return lines.join('\n');
}
