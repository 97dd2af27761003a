import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument, stringify } from 'yaml';
import { analyse, type Facts } from '../../../server/model/facts';
import type { DocumentKind } from '../../../server/model/shapes';
import { SourceDocument } from '../../../server/syntax/document';
import { exampleTexts } from '../texts';
import { makeAjv, properties, wholeValidator } from './schemas';

/**
 * The server judges map by map with validators that were compiled ahead; editors without it, and other people's tools,
 * judge the whole document by the schema. Both have to say the same.
 */

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Holder = Record<string | number, Json>;

const examples = exampleTexts()
  .map((text) => parseDocument(text, { logLevel: 'silent' }).toJS() as Record<string, Json> | null)
  .filter((value): value is Record<string, Json> => value?.kind === 'Engagement' || value?.kind === 'Runbook');

const validators = (() => {
  const ajv = makeAjv();
  return { Engagement: wholeValidator(ajv, 'Engagement'), Runbook: wholeValidator(ajv, 'Runbook') };
})();

function violations(text: string, promised: DocumentKind): string[] {
  const found: string[] = [];
  const visit = (facts: Facts): void => {
    for (const map of facts.maps) {
      for (const { keyword, key } of map.violations) found.push(`${map.shape.definition}.${key}: ${keyword}`);
    }
    facts.children.forEach(visit);
  };
  const documents = analyse(SourceDocument.of(text).pieces, promised);
  assert.equal(documents.length, 1);
  for (const { facts } of documents) visit(facts);
  return found;
}

/** Fails unless the server and the schema say the same of a document. @returns whether it is valid */
function agree(value: Record<string, Json>, promised: DocumentKind): boolean {
  const text = stringify(value, { aliasDuplicateObjects: false });
  const kind = value.kind === 'Engagement' || value.kind === 'Runbook' ? value.kind : promised;
  const validate = validators[kind];
  const valid = validate(JSON.parse(JSON.stringify(value)));
  const found = violations(text, promised);
  if (valid === (found.length === 0)) return valid;
  const whole = JSON.stringify(validate.errors);
  throw new assert.AssertionError({
    message: `${text}\nthe schema says ${valid ? 'nothing' : whole}, the server ${JSON.stringify(found)}`,
  });
}

/** Every place below a value: the map or list, and the key in it. */
function placesIn(value: Json, found: [Holder, string | number][] = []): [Holder, string | number][] {
  if (value === null || typeof value !== 'object') return found;
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  for (const key of keys) {
    found.push([value as Holder, key]);
    placesIn((value as Holder)[key]!, found);
  }
  return found;
}

/** Values that some key does not accept and another does. */
const VALUES: Json[] = [
  null,
  true,
  false,
  0,
  1,
  2,
  5,
  -1,
  6,
  101,
  1.5,
  '',
  'x',
  'done',
  'open',
  'closed',
  'client',
  'pass',
  'high',
  '3',
  'true',
  'null',
  'Not A Label',
  'a-label',
  `${'a'.repeat(64)}`,
  '2026-09-01',
  '2026-02-30',
  '2026-9-1',
  'tomorrow',
  '4h',
  '4 hours',
  'https://example.com/a',
  'http://example.com/a',
  'mailto:a@example.com',
  'docs/a.md',
  'step:one',
  'step:',
  'SEV-1',
  'reverse-shadow',
  'handover/v1',
  'Engagement',
  'Runbook',
  'audit-passed',
  'kpis-on-target',
  'no-errors',
  [],
  [null],
  [[]],
  ['x'],
  ['x', 1],
  [{}],
  {},
  { x: null },
  { id: 'x' },
  { 'x-note': { any: ['thing'] } },
  { atLeast: 'shadow' },
  { atLeast: 3, systems: ['a'] },
  { client: 'A' },
  { shadow: '2026-01-01' },
];

const KEYS = [
  'unknown',
  'x-note',
  'X-note',
  'constructor',
  'toString',
  'id',
  'title',
  'status',
  'with',
  'check',
  '0',
  '',
];

/** The JSON Schema of each key, to put its own examples where they belong and where they do not. */
const EXAMPLES = [...properties()].flatMap(({ schema }) => schema.examples as Json[]);

const mutation = fc.record({
  place: fc.nat(1_000_000),
  how: fc.constantFrom('delete', 'put', 'example', 'unknown', 'null', 'swap', 'wrap', 'twice'),
  value: fc.constantFrom(...VALUES),
  example: fc.constantFrom(...EXAMPLES),
  key: fc.constantFrom(...KEYS),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutate(value: Record<string, Json>, { place, how, value: other, example, key: added }: Mutation): void {
  const places = placesIn(value);
  const [holder, key] = places[place % places.length]!;
  const copy = (json: Json) => structuredClone(json);
  switch (how) {
    case 'delete':
      if (Array.isArray(holder)) holder.splice(key as number, 1);
      else delete holder[key];
      return;
    case 'put':
      holder[key] = copy(other);
      return;
    case 'example':
      holder[key] = copy(example);
      return;
    case 'unknown':
      if (Array.isArray(holder)) holder.push(copy(other));
      else holder[added] = copy(other);
      return;
    case 'null':
      holder[key] = null;
      return;
    case 'swap': {
      const [from, name] = places[(place * 7 + 3) % places.length]!;
      holder[key] = copy(from[name]!);
      return;
    }
    case 'wrap':
      holder[key] = [copy(holder[key]!)];
      return;
    case 'twice':
      if (Array.isArray(holder)) holder.push(copy(holder[key as number]!));
      else holder[`x-${key}`] = copy(holder[key]!);
  }
}

describe('the validators of the server', () => {
  it('find nothing in the examples, as the schemas do', () => {
    assert.ok(examples.length >= 7, String(examples.length));
    const invalid = examples.filter((example) => !agree(example, example.kind as DocumentKind));
    // Of the shared ones, that one has mistakes on purpose.
    const names = invalid.map(({ metadata }) => (metadata as Record<string, Json>).name);
    assert.deepEqual(
      names.filter((name) => name !== 'acme-platform'),
      [],
    );
  });

  it('agree with the schemas when any one value of an example is missing, null, of another type or wrapped', function () {
    this.timeout(60_000);
    // One runbook and one small engagement, exhaustively.
    const chosen = ['Engagement', 'Runbook'].map(
      (kind) =>
        examples
          .filter((example) => example.kind === kind)
          .sort((a, b) => placesIn(a).length - placesIn(b).length)
          .at(kind === 'Engagement' ? 0 : -1)!,
    );
    const changes: ((holder: Holder, key: string | number) => void)[] = [
      (holder, key) => {
        if (Array.isArray(holder)) holder.splice(key as number, 1);
        else delete holder[key];
      },
      (holder, key) => {
        holder[key] = null;
      },
      (holder, key) => {
        const before = holder[key]!;
        holder[key] = typeof before === 'object' ? 'text' : {};
      },
    ];
    let invalid = 0;
    for (const example of chosen) {
      // Every fifth place: all kinds of them are among those.
      const count = placesIn(example).length;
      for (const [shift, change] of changes.entries()) {
        for (let index = shift; index < count; index += 5) {
          const value = structuredClone(example);
          change(...placesIn(value)[index]!);
          if (!agree(value, example.kind as DocumentKind)) invalid++;
        }
      }
    }
    assert.ok(invalid > 100, String(invalid));
  });

  it('agree with the schemas on examples with a few random changes', function () {
    this.timeout(60_000);
    const counts = { valid: 0, invalid: 0 };
    fc.assert(
      fc.property(
        fc.nat(examples.length - 1),
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        (index, mutations) => {
          const promised = examples[index]!.kind as DocumentKind;
          const value = structuredClone(examples[index]!);
          for (const each of mutations) mutate(value, each);
          if (placesIn(value).length === 0) return;
          counts[agree(value, promised) ? 'valid' : 'invalid']++;
        },
      ),
      { numRuns: Number(process.env.HANDOVER_RUNS ?? 300) },
    );
    assert.ok(counts.valid > 20 && counts.invalid > 100, JSON.stringify(counts));
  });
});
