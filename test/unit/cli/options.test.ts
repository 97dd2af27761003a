import assert from 'node:assert/strict';
import {
  choice,
  count,
  day,
  file,
  type Options,
  optionalFile,
  optionsText,
  parse,
  toggle,
} from '../../../server/cli/options';
import { WrongUse } from '../../../server/cli/wrong-use';

const options = {
  now: day('DATE', 'the day'),
  format: choice('FORMAT', ['stylish', 'json', 'sarif'], 'for whom'),
  'max-warnings': count('N', 'how many'),
  quiet: toggle('errors only'),
  baseline: file('FILE', 'a file'),
  'write-baseline': optionalFile('FILE', '.json', 'a file, or none'),
} satisfies Options;

const read = (...words: string[]) => {
  const parsed = parse(words, options);
  return parsed.help ? 'help' : [parsed.paths, { ...parsed.values }];
};

describe('the options of a command', () => {
  const cases: [string[], unknown][] = [
    [[], [[], {}]],
    [
      ['a', '--quiet', 'b'],
      [['a', 'b'], { quiet: true }],
    ],
    [
      ['--now', '2026-08-22', 'a'],
      [['a'], { now: '2026-08-22' }],
    ],
    [
      ['--now=2026-08-22', '--max-warnings=0'],
      [[], { now: '2026-08-22', 'max-warnings': 0 }],
    ],
    [
      ['--format', 'json', '--format', 'sarif'],
      [[], { format: 'sarif' }],
    ],
    [['a', '--help', '--nonsense'], 'help'],
    [['-h'], 'help'],
    [
      ['--quiet', '--', '--now', '-x', '--'],
      [['--now', '-x', '--'], { quiet: true }],
    ],
    [['-'], [['-'], {}]],
    [
      ['--baseline', 'x=y.json', 'a'],
      [['a'], { baseline: 'x=y.json' }],
    ],
    [['--baseline=x=y'], [[], { baseline: 'x=y' }]],
    [['--baseline=--x'], [[], { baseline: '--x' }]],
    [
      ['--write-baseline', 'a'],
      [['a'], { 'write-baseline': true }],
    ],
    [
      ['a', '--write-baseline'],
      [['a'], { 'write-baseline': true }],
    ],
    [
      ['--write-baseline', '--quiet'],
      [[], { 'write-baseline': true, quiet: true }],
    ],
    [
      ['--write-baseline', 'old.json', 'a'],
      [['a'], { 'write-baseline': 'old.json' }],
    ],
    [
      ['--write-baseline=old', 'a'],
      [['a'], { 'write-baseline': 'old' }],
    ],
  ];
  for (const [words, wanted] of cases) {
    it(`are read from \`${words.join(' ')}\``, () => assert.deepEqual(read(...words), wanted));
  }

  const wrong: [string[], string][] = [
    [['--nwo', 'x'], 'there is no option `--nwo`; did you mean `--now`?'],
    [['--formta=json'], 'there is no option `--formta`; did you mean `--format`?'],
    [['-quiet'], 'there is no option `-quiet`; did you mean `--quiet`?'],
    [['--helpp'], 'there is no option `--helpp`; did you mean `--help`?'],
    [['--utterly-different'], 'there is no option `--utterly-different`'],
    [['--__proto__', 'x'], 'there is no option `--__proto__`'],
    [['--toString'], 'there is no option `--toString`'],
    [['-x'], 'there is no option `-x`'],
    [['--now'], '`--now` needs a value'],
    [['--now', '--quiet'], '`--now` needs a value'],
    [['--now='], '`--now` must be a day written YYYY-MM-DD, not ``'],
    [['--now', '2026-02-30'], '`--now` must be a day written YYYY-MM-DD, not `2026-02-30`'],
    [['--format', 'jsno'], '`--format` must be stylish, json or sarif, not `jsno`; did you mean `json`?'],
    [['--format', 'xml'], '`--format` must be stylish, json or sarif, not `xml`'],
    [['--max-warnings', '-1'], '`--max-warnings` must be a whole number, not `-1`'],
    [['--max-warnings', '1.5'], '`--max-warnings` must be a whole number, not `1.5`'],
    [['--quiet=yes'], '`--quiet` takes no value'],
    [['--baseline='], '`--baseline` needs the name of a file'],
    [['--write-baseline='], '`--write-baseline` needs the name of a file'],
  ];
  for (const [words, message] of wrong) {
    it(`are not \`${words.join(' ')}\``, () => {
      assert.throws(
        () => read(...words),
        (error: unknown) => {
          assert.ok(error instanceof WrongUse);
          assert.equal(error.message, message);
          return true;
        },
      );
    });
  }

  it('have a line each in the usage', () => {
    const lines = optionsText(options).trimEnd().split('\n');
    assert.equal(lines.length, Object.keys(options).length + 1);
    assert.equal(lines[0], '  --now DATE               the day');
    assert.equal(lines[3], '  --quiet                  errors only');
    assert.match(lines[5]!, /^ {2}--write-baseline \[FILE\] {2}a file, or none$/);
  });
});
