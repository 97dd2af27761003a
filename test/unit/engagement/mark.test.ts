import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Mark, markIn, printMark } from '../../../server/engagement/mark';

const SUM = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

const word = fc.oneof(
  fc.string({ minLength: 1, unit: 'binary' }),
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.string({ minLength: 1, unit: fc.constantFrom('-', '>', '<', '!', '"', ',', ' ', '%', '/', 'a', '\n', '\r', 'é') }),
);

const plain = { noNullPrototype: true };
const digits = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const sources = fc.array(fc.record({ path: word, sha256: digits }, plain));
const marks: fc.Arbitrary<Mark> = fc.record({ kind: word, id: word, sources }, plain);

describe('the mark of a generated document', () => {
  it('is one comment line', () => {
    const mark: Mark = {
      kind: 'sop',
      id: 'restore-order-db',
      sources: [{ path: '../runbooks/a b.yaml', sha256: SUM }],
    };
    assert.equal(
      printMark(mark),
      `<!-- handover:generated sop restore-order-db sources="../runbooks/a%20b.yaml sha256:${SUM}" -->`,
    );
  });

  it('is read as it was written, whatever it says', () => {
    fc.assert(
      fc.property(marks, (mark) => {
        const line = printMark(mark);
        assert.deepEqual(markIn(line), mark);
        assert.deepEqual(markIn(`\ufeff# Title\r\n\r\n  ${line} \r\ntext\r\n`), mark);
      }),
    );
  });

  it('stays one well-formed comment, whatever it says', () => {
    fc.assert(
      fc.property(marks, (mark) => {
        const line = printMark(mark);
        assert.doesNotMatch(line, /[\r\n\u2028\u2029]/);
        // Nothing inside may end the comment or be an error in it.
        assert.doesNotMatch(line.slice('<!--'.length, -'-->'.length), /--|<|>/);
      }),
    );
  });

  const line = printMark({ kind: 'raci', id: 'acme', sources: [{ path: 'a.yaml', sha256: SUM }] });

  for (const [name, text] of [
    ['there is none', '# RACI\n'],
    ['the text is empty', ''],
    ['it stands far down', `${'\n'.repeat(10)}${line}\n`],
    ['it is an example in a block of code', `# About marks\n\n\`\`\`html\n${line}\n\`\`\`\n`],
    ['something stands beside it', `${line} and more\n`],
    ['it goes over two lines', line.replace(' sources', '\nsources')],
    ['a sum is too short', line.replace(SUM, SUM.slice(1))],
    ['a sum is in capitals', line.replace(SUM, SUM.toUpperCase())],
    ['a path has no sum', line.replace(` sha256:${SUM}`, '')],
    ['a `%` begins nothing', line.replace('a.yaml', 'a%zz.yaml')],
    ['a word is missing', line.replace(' acme', '')],
  ] as const) {
    it(`is not read where ${name}`, () => assert.equal(markIn(text), undefined));
  }

  it('is read on the tenth line, and without sources', () => {
    assert.ok(markIn(`${'\n'.repeat(9)}${line}`));
    assert.deepEqual(markIn(line.replace(/sources=".*"/, 'sources=""'))?.sources, []);
  });
});
