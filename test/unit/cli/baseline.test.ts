import assert from 'node:assert/strict';
import { baselineText, compare, type Known, knownOf, NoBaseline, parseBaseline } from '../../../server/cli/baseline';
import type { Result } from '../../../server/cli/check';
import { hostileTexts, result } from './results';

/** A finding at a path of ids. */
function at(path: string, own: Partial<Result> & { number?: number; subject?: string } = {}): Result {
  const { number = 1, subject, ...rest } = own;
  const rule = rest.rule ?? 'format/schema';
  return result({ ...rest, rule, identity: { rule, path, subject, number } });
}

const ROOT = 'file:///w/';
const pathOf = (uri: string) => decodeURIComponent(uri.slice(ROOT.length));
const uriOf = (path: string) => `${ROOT}${path.split('/').map(encodeURIComponent).join('/')}`;
const roundTrip = (entries: readonly Known[]) => parseBaseline(baselineText(entries, pathOf), uriOf);
const everywhere = () => true;

describe('a baseline', () => {
  it('holds back what it knows, and tells what is new and what is gone', () => {
    const known = [at('a'), at('b'), at('c', { file: 'other.engagement.yaml' })].map(knownOf);
    const moved = at('a', { line: 400, endLine: 401, message: 'In other words', severity: 'warning' });
    const results = [moved, at('d')];
    const { fresh, held, gone } = compare(results, known, everywhere);
    assert.deepEqual(fresh, [results[1]]);
    assert.deepEqual(held, [moved]);
    assert.deepEqual(
      gone.map(({ note }) => note),
      ['b', 'c'],
    );
  });

  it('misses nothing of files that were not looked at', () => {
    const known = [at('a'), at('c', { file: 'other.engagement.yaml' })].map(knownOf);
    const { gone } = compare([], known, (uri) => uri.endsWith('/other.engagement.yaml'));
    assert.deepEqual(
      gone.map(({ note }) => note),
      ['c'],
    );
  });

  it('knows a finding by its file, its rule, its path, its subject and its number', () => {
    const known = [knownOf(at('a', { subject: 'x' }))];
    const others = [
      at('a', { subject: 'x', file: 'other.engagement.yaml' }),
      at('a', { subject: 'x', rule: 'format/unknown-key' }),
      at('b', { subject: 'x' }),
      at('a', { subject: 'y' }),
      at('a'),
      at('a', { subject: 'x', number: 2 }),
    ];
    assert.deepEqual(compare(others, known, everywhere).held, []);
    assert.equal(compare([at('a', { subject: 'x' })], known, everywhere).held.length, 1);
  });

  it('is written by file, rule and fingerprint, a line for each finding', () => {
    const files = ['b.engagement.yaml', 'a b/ä.runbook.yaml'];
    const entries = files.flatMap((file) =>
      ['format/schema', 'format/missing-key'].flatMap((rule) =>
        ['x', 'y', 'z'].map((path) => knownOf(at(path, { file, rule }))),
      ),
    );
    const text = baselineText(entries, pathOf);
    assert.equal(baselineText(entries.toReversed(), pathOf), text, 'whatever the order was');
    const { format, version, findings } = JSON.parse(text) as {
      format: string;
      version: number;
      findings: Record<string, Record<string, Record<string, string>>>;
    };
    assert.deepEqual([format, version], ['handover-baseline', 1]);
    assert.deepEqual(Object.keys(findings), ['a b/ä.runbook.yaml', 'b.engagement.yaml']);
    const rules = findings['b.engagement.yaml']!;
    assert.deepEqual(Object.keys(rules), ['format/missing-key', 'format/schema']);
    const fingerprints = Object.keys(rules['format/schema']!);
    assert.deepEqual(fingerprints, fingerprints.toSorted());
    assert.deepEqual(Object.values(rules['format/schema']!).sort(), ['x', 'y', 'z']);
    assert.ok(text.endsWith('}\n'));
    const without = baselineText(entries.slice(1), pathOf).split('\n');
    const lines = text.split('\n');
    assert.equal(without.length, lines.length - 1);
  });

  it('comes back as it was written', () => {
    const entries = [
      at('a'),
      at('b', { file: 'x y/[z] #1%.engagement.yaml' }),
      at('', { subject: 'kind', number: 3 }),
    ].map(knownOf);
    const order = (known: readonly Known[]) => known.map((entry) => JSON.stringify(entry)).sort();
    assert.deepEqual(order(roundTrip(entries)), order(entries));
    assert.deepEqual(roundTrip([]), []);
  });

  it('takes any text for a path, a subject and a file', () => {
    for (const text of [...hostileTexts, '__proto__', 'constructor', 'x'.repeat(5000)]) {
      const entry = knownOf(at(text, { subject: text }));
      const file = text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
      const entries = [
        { ...entry, uri: uriOf(file) },
        { ...entry, uri: uriOf('plain') },
      ];
      const back = roundTrip(entries);
      assert.deepEqual(new Set(back.map(({ uri }) => uri)), new Set(entries.map(({ uri }) => uri)));
      assert.doesNotMatch(entry.note, /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      assert.ok(entry.note.length <= 121);
    }
  });

  it('reads a file that an editor gave a byte order mark and other line ends', () => {
    const text = `\ufeff${baselineText([knownOf(at('a'))], pathOf).replaceAll('\n', '\r\n')}`;
    assert.equal(parseBaseline(text, uriOf).length, 1);
  });

  const none: [string, string, RegExp][] = [
    ['nothing', '', /is not a baseline of Handover: it is not JSON/],
    ['YAML', 'format: handover-baseline\n', /it is not JSON/],
    ['a list', '[]', /is not a baseline of Handover$/],
    ['a word', '"handover-baseline"', /is not a baseline of Handover$/],
    ['null', 'null', /is not a baseline of Handover$/],
    ['another file', '{"name": "x", "version": 1}', /is not a baseline of Handover$/],
    [
      'a later version',
      '{"format": "handover-baseline", "version": 2, "findings": {}}',
      /version 2; this Handover reads version 1/,
    ],
    ['no version', '{"format": "handover-baseline", "findings": {}}', /version/],
    ['no findings', '{"format": "handover-baseline", "version": 1}', /is not a baseline/],
    ['findings in a list', '{"format": "handover-baseline", "version": 1, "findings": []}', /is not a baseline/],
    [
      'a file without rules',
      '{"format": "handover-baseline", "version": 1, "findings": {"a": 1}}',
      /is not a baseline/,
    ],
    [
      'a finding without a note',
      '{"format": "handover-baseline", "version": 1, "findings": {"a": {"b": {"c": 1}}}}',
      /damaged/,
    ],
  ];
  for (const [name, text, message] of none) {
    it(`is not ${name}`, () => {
      assert.throws(
        () => parseBaseline(text, uriOf),
        (error: unknown) => {
          assert.ok(error instanceof NoBaseline, String(error));
          assert.match(error.message, message);
          return true;
        },
      );
    });
  }
});
