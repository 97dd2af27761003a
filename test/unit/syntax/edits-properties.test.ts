import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { Lexer, parse, stringify, type ToStringOptions } from 'yaml';
import { SourceDocument } from '../../../server/syntax/document';
import {
  appendItem,
  applyEdits,
  type Data,
  insertItem,
  removeEntry,
  removeItem,
  renameKey,
  replaceScalar,
  setEntry,
} from '../../../server/syntax/edits';
import {
  endOf,
  keyOf,
  type MapNode,
  type Node,
  type ScalarNode,
  type ScalarValue,
  type SeqNode,
  startOf,
} from '../../../server/syntax/nodes';
import type { TextEdit } from '../../../server/syntax/text';
import { exampleTexts, shared, trickyTexts } from '../texts';
import {
  changedAt,
  chunksOf,
  collectionAt,
  collectionsOf,
  libraryReading,
  type Path,
  type Plain,
  plainData,
  reading,
} from './edits-data';

/** Values to write, one after the other. */
const VALUES: readonly Data[] = [
  'plain',
  'with: colon',
  42,
  'two\nlines\n',
  { id: 'x', list: [1, 2], more: { deep: 'y' } },
  true,
  ['a', 'b, c'],
  null,
  "it's #1",
  [{ id: 'a', text: '  indented\n\ntext' }, { id: 'b' }],
  {},
  '',
  [[], [1]],
];

type Pairs = { pairs: [Plain, Plain][] };

/** One text in which every map and list is changed in every way, each change checked and taken back. */
class Trial {
  private readonly document: SourceDocument;
  private readonly data: Plain[];
  private readonly comments: string[];
  private turn: number;
  /** How many changes were made, and which of them were refused. */
  changes = 0;
  readonly refused: string[] = [];

  constructor(
    private readonly text: string,
    turn: number,
  ) {
    this.turn = turn;
    this.document = SourceDocument.of(text);
    this.data = libraryReading(text);
    this.comments = commentsOf(text);
    assert.deepEqual(reading(text), this.data, text);
  }

  run(): void {
    for (const { node, path } of collectionsOf(this.document)) {
      if (node.kind === 'map') this.map(node, path);
      else this.seq(node, path);
    }
  }

  private next(): Data {
    return VALUES[this.turn++ % VALUES.length]!;
  }

  private map(map: MapNode, path: Path): void {
    const keys = map.pairs.map(keyOf);
    for (const [index, { key: keyNode, value: old }] of map.pairs.entries()) {
      const key = keys[index];
      // Keys that stand twice, and those that are no text, are not changed.
      if (key === undefined || keys.indexOf(key) !== keys.lastIndexOf(key)) continue;
      this.set(map, path, index, key, this.next());
      if (old?.kind === 'scalar') this.setBack(path, old, [...path, index]);
      if (this.turn % 3 === 0) this.rename(map, path, index, keyNode, key);
      else if (this.turn % 3 === 1) {
        const after = this.check('remove', removeEntry(this.document, map, key), path, (it) =>
          without(it as Pairs, index),
        );
        if (after !== undefined) assert.ok(isSubset(commentsOf(after), this.comments), after);
      }
    }
    for (const at of new Set([this.turn % (keys.length + 1), keys.length])) {
      const before = keys[at];
      if (at < keys.length && (before === undefined || keys.indexOf(before) !== at)) continue;
      const value = this.next();
      const options = before === undefined ? {} : { position: { before } };
      const edits = setEntry(this.document, map, 'new key', value, options);
      const after = this.check('insert', edits, path, (it) => ({
        pairs: (it as Pairs).pairs.toSpliced(at, 0, ['new key', plainData(value)]),
      }));
      this.assertOnlyAdded(edits, after);
      this.back(
        after,
        after === undefined ? undefined : removeEntry(after, collectionAt(after, path) as MapNode, 'new key'),
      );
    }
  }

  private set(map: MapNode, path: Path, index: number, key: string, value: Data): void {
    const edits = setEntry(this.document, map, key, value);
    const after = this.check('set', edits, [...path, index], () => plainData(value));
    const { key: keyNode, value: old } = map.pairs[index]!;
    if (after === undefined || !edits?.length) return;
    const lineStart = this.text.lastIndexOf('\n', startOf(keyNode)) + 1;
    assert.ok(edits[0]!.start >= lineStart, 'the edit begins behind the key');
    const rest = this.text.slice(old ? endOf(old) : endOf(keyNode));
    const beyond = this.text.slice(edits.at(-1)!.end);
    // Behind the value its own line may go, and the empty lines at the end of a block of text.
    assert.ok(beyond.length >= rest.length || /^[^\n]*\s*$/.test(rest.slice(0, rest.length - beyond.length)), after);
    if (old?.kind === 'scalar') assert.deepEqual(commentsOf(after), this.comments, after);
  }

  /** Another value of the same style, and the old one again: the bytes must be those of before. */
  private setBack(around: Path, old: ScalarNode, path: Path): void {
    const other = otherThan(old);
    const isBroken = old.style !== 'literal' && this.text.slice(startOf(old), endOf(old)).includes('\n');
    if (other === undefined || isBroken) return;
    const edits = replaceScalar(this.document, old, other);
    const after = this.check('replace', edits, path, () => other, [reading]);
    if (after === undefined) return;
    const parent = collectionAt(after, around);
    const index = path.at(-1)!;
    const node = parent.kind === 'map' ? parent.pairs[index]?.value : parent.items[index];
    assert.ok(node?.kind === 'scalar' && node.style === old.style, after);
    this.back(after, replaceScalar(after, node, old.value));
  }

  private rename(map: MapNode, path: Path, index: number, key: Node, name: string): void {
    const edits = renameKey(this.document, map, name, 'new key');
    const after = this.check('rename', edits, path, (it) => ({
      pairs: (it as Pairs).pairs.map(([k, v], i) => [i === index ? 'new key' : k, v]),
    }));
    if (after === undefined) return;
    assert.deepEqual(
      edits?.map(({ start, end }) => [start, end]),
      [[startOf(key), endOf(key)]],
    );
    // A number that was a key, or what only YAML 1.2 takes for text, comes back in quotes.
    if (key.kind !== 'scalar' || (key.style === 'plain' && !/^[a-zA-Z][\w ./-]*$/.test(name))) return;
    this.back(after, renameKey(after, collectionAt(after, path) as MapNode, 'new key', name));
  }

  private seq(seq: SeqNode, path: Path): void {
    for (const [index, item] of seq.items.entries()) {
      if (item?.kind === 'scalar') this.setBack(path, item, [...path, index]);
      if (this.turn++ % 2 === 0) continue;
      const after = this.check('remove item', removeItem(this.document, seq, index), path, (it) =>
        (it as Plain[]).toSpliced(index, 1),
      );
      if (after !== undefined) assert.ok(isSubset(commentsOf(after), this.comments), after);
    }
    const { length } = seq.items;
    for (const at of new Set([this.turn % (length + 1), length])) {
      const value = this.next();
      const edits = at === length ? appendItem(this.document, seq, value) : insertItem(this.document, seq, at, value);
      const after = this.check('insert item', edits, path, (it) => (it as Plain[]).toSpliced(at, 0, plainData(value)));
      this.assertOnlyAdded(edits, after);
      this.back(after, after === undefined ? undefined : removeItem(after, collectionAt(after, path) as SeqNode, at));
    }
  }

  /** Both readers must read in the text after some edits what was asked for, and nothing else. */
  private check(
    what: string,
    edits: TextEdit[] | undefined,
    path: Path,
    change: (value: Plain) => Plain,
    readers = [libraryReading, reading],
  ): string | undefined {
    this.changes++;
    if (!edits) {
      this.refused.push(`${what} at ${path} of ${JSON.stringify(this.text)}`);
      return undefined;
    }
    const after = applyEdits(this.text, edits);
    const expected = changedAt(this.data, path, change);
    for (const read of readers) {
      const found = read(after);
      // Comparing prints is the faster way to see that all is well.
      if (JSON.stringify(found) !== JSON.stringify(expected)) assert.deepEqual(found, expected, `${what}:\n${after}`);
    }
    return after;
  }

  private back(after: string | undefined, edits: TextEdit[] | undefined): void {
    if (after === undefined) return;
    assert.ok(edits, `cannot be taken back:\n${after}`);
    assert.equal(applyEdits(after, edits), this.text);
  }

  private assertOnlyAdded(edits: TextEdit[] | undefined, after: string | undefined): void {
    for (const { start, end } of edits ?? []) assert.equal(start, end, 'something was taken away');
    if (after !== undefined) assert.ok(isSubset(this.comments, commentsOf(after)), after);
  }
}

function without({ pairs }: Pairs, index: number): Plain {
  return { pairs: pairs.toSpliced(index, 1) };
}

/** Another value that is written like the one of a scalar; undefined where the old one would not come back as it was. */
function otherThan({ style, value, source }: ScalarNode): ScalarValue | undefined {
  switch (style) {
    case 'plain':
      if (typeof value === 'number') return String(value) === source ? value + 1 : undefined;
      if (typeof value !== 'string') return source === String(value) ? value !== true : undefined;
      // What YAML 1.1 does not take for text would get quotes, and a text over several lines comes back on one.
      return /^(?:y|n|yes|no|on|off)$|^[?:\d]|^[-+.]\d|\n/i.test(value) || value !== source ? undefined : 'something';
    case 'single':
      return /\n/.test(value as string) ? undefined : "'s";
    case 'double':
      return /["\\\n]|[^ -~]/.test(value as string) ? undefined : '"s';
    case 'literal':
      return /\n[ \t]*\n$|^\s|^[ \t]+$/m.test(value as string)
        ? undefined
        : `one\n two${/\n*$/.exec(value as string)![0]}`;
    case 'folded':
      return undefined;
  }
}

/** The comments of a text, in order, without what leads up to them. */
function commentsOf(text: string): string[] {
  return [...new Lexer().lex(text)].filter((token) => token.startsWith('#'));
}

/** Whether all of some comments are among others. */
function isSubset(some: readonly string[], all: readonly string[]): boolean {
  const rest = [...all];
  return some.every((comment) => {
    const at = rest.indexOf(comment);
    if (at !== -1) rest.splice(at, 1);
    return at !== -1;
  });
}

const STYLES: readonly ToStringOptions[] = [
  { indent: 1, indentSeq: false },
  { indent: 3, singleQuote: true },
  { indent: 4, indentSeq: false, lineWidth: 60 },
  { collectionStyle: 'flow', lineWidth: 60 },
  { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false },
  { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'QUOTE_DOUBLE', lineWidth: 0 },
  { defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN', lineWidth: 0 },
  { defaultStringType: 'BLOCK_FOLDED', defaultKeyType: 'PLAIN', lineWidth: 50 },
];

/** The examples as another hand would have written them. */
function restyled(): string[] {
  const texts = exampleTexts().flatMap((text) => chunksOf(text).filter((_, index) => index % 3 === 0));
  return texts.map((text, index) => {
    const data = parse(text.replaceAll(/^---.*$/gm, ''), { uniqueKeys: false });
    return index % 9 === 8 ? JSON.stringify(data, null, 2) : stringify(data, STYLES[index % 9]);
  });
}

function trial(texts: readonly string[]): { changes: number; refused: string[] } {
  let changes = 0;
  const refused: string[] = [];
  for (const [index, text] of texts.entries()) {
    const one = new Trial(text, index);
    one.run();
    changes += one.changes;
    refused.push(...one.refused);
  }
  return { changes, refused };
}

describe('edits, of every map and list', () => {
  it('the shared examples are there', function () {
    if (!existsSync(shared)) this.skip();
    assert.ok(exampleTexts().length > 8);
  });

  it('of the examples', function () {
    this.timeout(180_000);
    const { changes, refused } = trial(exampleTexts().flatMap((text) => chunksOf(text)));
    assert.ok(changes > 3000, `${changes}`);
    assert.deepEqual(refused, []);
  });

  it('of the examples, with CR LF', function () {
    this.timeout(180_000);
    const texts = exampleTexts().flatMap((text) => chunksOf(text.replaceAll('\n', '\r\n')));
    const { changes, refused } = trial(texts.filter((_, index) => EVERY || index % 2 === 0));
    assert.ok(changes > 2000, `${changes}`);
    assert.deepEqual(refused, []);
  });

  it('of the examples, written in other styles', function () {
    this.timeout(180_000);
    const { changes, refused } = trial(restyled());
    assert.ok(changes > 2000, `${changes}`);
    assert.deepEqual(refused, []);
  });

  it('of half-written and unusual texts: refused, or what was asked for', function () {
    this.timeout(180_000);
    const texts = [...trickyTexts, ...exampleTexts().flatMap((text) => chunksOf(text, 24))];
    let made = 0;
    const text = fc
      .tuple(
        fc.constantFrom(...texts),
        fc.array(fc.tuple(fc.nat(10_000), fc.nat(3), fc.constantFrom(...FRAGMENTS)), { maxLength: 3 }),
        fc.boolean(),
      )
      .map(([whole, mutations, crlf]) => {
        const mutated = mutations.reduce((it, [at, remove, fragment]) => {
          const start = at % (it.length + 1);
          return it.slice(0, start) + fragment + it.slice(start + remove);
        }, whole);
        return crlf ? mutated.replaceAll('\n', '\r\n') : mutated;
      });
    fc.assert(
      fc.property(
        text,
        fc.nat(1000),
        fc.nat(1000),
        fc.nat(5),
        data,
        hostileKey,
        (it, which, place, kind, value, key) => {
          const document = SourceDocument.of(it);
          const collections = collectionsOf(document);
          const target = collections[which % Math.max(1, collections.length)];
          if (!target) return;
          const change = plan(document, target.node, place, kind, value, key);
          if (!change?.edits) return;
          made++;
          const after = applyEdits(it, change.edits);
          const path = change.at === undefined ? target.path : [...target.path, change.at];
          assert.deepEqual(reading(after), changedAt(reading(it), path, change.change), `${it}\n=>\n${after}`);
          const before = libraryReadingIfValid(it);
          if (before === undefined || JSON.stringify(before) !== JSON.stringify(reading(it))) return;
          assert.deepEqual(libraryReading(after), changedAt(before, path, change.change), `${it}\n=>\n${after}`);
        },
      ),
      { numRuns: EVERY ? 20_000 : 500 },
    );
    assert.ok(made > 100, `${made}`);
  });
});

/** Whether to take the long way. */
const EVERY = process.env.HANDOVER_RUNS !== undefined;

/** What changes the structure of a text when it lands somewhere. */
const FRAGMENTS = [
  ' ',
  '  ',
  '\n',
  '- ',
  ': ',
  ' # c',
  '#',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ',',
  '|',
  '>',
  '\t',
  '&a ',
  '*a',
  '? ',
  '!!str ',
  '---\n',
  'k: v\n',
  '  half\n',
  '\n\n',
  '<<: *a\n',
  '|+\n',
  '\ufeff',
  '\r',
];

const hostileKey = fc.oneof(
  fc.constantFrom(
    'id',
    'on',
    '1',
    '',
    'new key',
    '- x',
    'a: b',
    '#',
    'null',
    '<<',
    '? k',
    '"q"',
    "it's",
    'ä\u2028',
    'x\ny',
    '---',
  ),
  fc.string({ maxLength: 5 }),
);

const hostileText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...' \n\t:#-[]{},&*!|>\'"%@`ab1.~=<'), maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

const data: fc.Arbitrary<Data> = fc.letrec<{ data: Data }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    hostileText,
    fc.constantFrom<Data>(null, true, 0, -1.5, 1e21, 'text'),
    fc.array(tie('data'), { maxLength: 3 }),
    fc.array(fc.tuple(hostileKey, tie('data')), { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs)),
  ),
})).data;

interface Planned {
  readonly edits: TextEdit[] | undefined;
  /** The index of the child that changes; the collection itself without it. */
  readonly at?: number;
  readonly change: (before: Plain) => Plain;
}

/** One of the changes that a map or list may undergo. */
function plan(
  document: SourceDocument,
  node: MapNode | SeqNode,
  place: number,
  kind: number,
  value: Data,
  key: string,
): Planned | undefined {
  if (node.kind === 'seq') {
    const at = place % (node.items.length + 1);
    const item = node.items[at];
    if (kind < 3) {
      const change = (it: Plain) => (it as Plain[]).toSpliced(at, 0, plainData(value));
      return { edits: insertItem(document, node, at, value), change };
    }
    if (kind === 3 || item?.kind !== 'scalar' || (typeof value === 'object' && value !== null)) {
      return { edits: removeItem(document, node, at), change: (it) => (it as Plain[]).toSpliced(at, 1) };
    }
    return { edits: replaceScalar(document, item, value as ScalarValue), at, change: () => value as Plain };
  }
  const at = place % (node.pairs.length + 1);
  const pair = node.pairs[at];
  const old = pair && keyOf(pair);
  const isThere = node.pairs.some((it) => keyOf(it) === key);
  if (kind < 2 && !isThere) {
    const options = old === undefined || kind === 0 ? {} : { position: { before: old } };
    const index = 'position' in options ? node.pairs.findIndex((it) => keyOf(it) === old) : node.pairs.length;
    return {
      edits: setEntry(document, node, key, value, options),
      change: (it) => ({ pairs: (it as Pairs).pairs.toSpliced(index, 0, [key, plainData(value)]) }),
    };
  }
  if (old === undefined || (kind === 5 && old === key)) return undefined;
  if (kind < 4) return { edits: setEntry(document, node, old, value), at, change: () => plainData(value) };
  if (kind === 4) return { edits: removeEntry(document, node, old), change: (it) => without(it as Pairs, at) };
  return {
    edits: renameKey(document, node, old, key),
    change: (it) => ({ pairs: (it as Pairs).pairs.map(([k, v], i) => [i === at ? key : k, v]) }),
  };
}

function libraryReadingIfValid(text: string): Plain[] | undefined {
  try {
    return libraryReading(text);
  } catch {
    return undefined;
  }
}
