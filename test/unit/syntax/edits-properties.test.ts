import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
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
import { exampleTexts, shared } from '../texts';
import { assertTidy } from './edits-cases';
import {
  changedAt,
  chunksOf,
  collectionAt,
  collectionsOf,
  libraryReading,
  type Pairs,
  type Path,
  type Plain,
  plainData,
  reading,
  without,
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
    assertTidy(this.text, edits);
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

/** Whether to take the long way. */
const EVERY = process.env.HANDOVER_RUNS !== undefined;

describe('edits, of every map and list', () => {
  it('the shared examples are there', function () {
    if (!existsSync(shared)) this.skip();
    assert.ok(exampleTexts().length > 8);
  });

  it('of the examples', function () {
    this.timeout(300_000);
    const { changes, refused } = trial(exampleTexts().flatMap((text) => chunksOf(text)));
    assert.ok(changes > 3000, `${changes}`);
    assert.deepEqual(refused, []);
  });

  it('of the examples, with CR LF', function () {
    this.timeout(300_000);
    const texts = exampleTexts().flatMap((text) => chunksOf(text.replaceAll('\n', '\r\n')));
    const { changes, refused } = trial(texts.filter((_, index) => EVERY || index % 2 === 0));
    assert.ok(changes > 2000, `${changes}`);
    assert.deepEqual(refused, []);
  });

  it('of the examples, written in other styles', function () {
    this.timeout(300_000);
    const { changes, refused } = trial(restyled());
    assert.ok(changes > 2000, `${changes}`);
    assert.deepEqual(refused, []);
  });
});
