import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SourceDocument } from '../../../server/syntax/document';
import {
  applyEdits,
  type Data,
  insertItem,
  removeEntry,
  removeItem,
  renameKey,
  replaceScalar,
  setEntry,
} from '../../../server/syntax/edits';
import { keyOf, type MapNode, type ScalarValue, type SeqNode } from '../../../server/syntax/nodes';
import type { TextEdit } from '../../../server/syntax/text';
import { exampleTexts, trickyTexts } from '../texts';
import { assertTidy } from './edits-cases';
import {
  changedAt,
  chunksOf,
  collectionsOf,
  libraryReading,
  type Pairs,
  type Plain,
  plainData,
  reading,
  without,
} from './edits-data';

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

describe('edits, of any text', () => {
  it('of half-written and unusual texts: refused, or what was asked for', function () {
    this.timeout(600_000);
    const texts = [...trickyTexts, ...exampleTexts(), ...exampleTexts().flatMap((text) => chunksOf(text, 24))];
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
          assertTidy(it, change.edits);
          const after = applyEdits(it, change.edits);
          const path = change.at === undefined ? target.path : [...target.path, change.at];
          assert.deepEqual(reading(after), changedAt(reading(it), path, change.change), `${it}\n=>\n${after}`);
          const before = libraryReadingIfValid(it);
          if (before === undefined || JSON.stringify(before) !== JSON.stringify(reading(it))) return;
          assert.deepEqual(libraryReading(after), changedAt(before, path, change.change), `${it}\n=>\n${after}`);
        },
      ),
      { numRuns: Number(process.env.HANDOVER_RUNS ?? 500) },
    );
    assert.ok(made > 100, `${made}`);
  });
});
