import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { engagement, generatedNow } from '../generate/engagement';
import { findingsOf, handover } from './cli';
import { temporaryFolder } from './paths';

const made = engagement({ lines: 220, name: 'sample', runbooks: 2 });
const broken = made.text.replace('  model: bot', '  model: bto');

describe('handover check', function () {
  this.timeout(20_000);

  const folder = temporaryFolder('cli');
  const at = (...parts: string[]) => join(folder.path, ...parts);
  const run = (...args: string[]) => handover(args, { cwd: folder.path });
  const check = (...args: string[]) => run('check', ...args, '--now', generatedNow);
  const json = async (...args: string[]) => findingsOf(await check(...args, '--format', 'json'));

  const write = (path: string, text: string) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  const engagementIn = (name: string, text: string) => {
    write(`${name}/sample.engagement.yaml`, text);
    for (const file of made.runbooks) write(`${name}/${file.path}`, file.text);
  };

  before(() => {
    engagementIn('clean', made.text);
    engagementIn('broken', broken);
    engagementIn(
      'doubtful',
      made.text.replace('title: "Sample, Build-Operate-Transfer"', 'title: "Sample"\n  <<: {version: 1.0.0}'),
    );
    engagementIn('ignoring', made.text);
    write('ignoring/node_modules/package/sample.engagement.yaml', broken);
    write('ignoring/generated/sample.engagement.yaml', broken);
    write('ignoring/deep/drafts/sample.engagement.yaml', broken);
    write('ignoring/deep/kept/nested.engagement.yaml', broken);
    write('ignoring/deep/.gitignore', 'nested.*\n');
    write('ignoring/deep/kept/bad.engagement.yaml', broken);
    write(
      'ignoring/.gitignore',
      'generated/\ndrafts\n*.engagement.yaml\n!sample.engagement.yaml\n!**/kept/*.engagement.yaml\n',
    );
    mkdirSync(at('empty'));
  });
  after(folder.remove);

  it('leaves with 0 where nothing is wrong', async () => {
    const outcome = await check('clean');
    assert.equal(outcome.code, 0, outcome.stdout + outcome.stderr);
  });

  it('leaves with 0 in a folder without our files', async () => {
    assert.equal((await check('empty')).code, 0);
  });

  it('leaves with 1 where there is an error, and tells it', async () => {
    const outcome = await check('broken');
    assert.equal(outcome.code, 1);
    assert.match(outcome.stdout, /broken[\\/]sample\.engagement\.yaml/);
    assert.match(outcome.stdout, /format\/unknown-value/);
    const line = broken.split('\n').findIndex((text) => text.includes('model: bto')) + 1;
    assert.match(outcome.stdout, new RegExp(`\\b${line}:10\\b`));
  });

  it('checks a single file', async () => {
    assert.equal((await check('broken/sample.engagement.yaml')).code, 1);
    assert.equal((await check('clean/sample.engagement.yaml')).code, 0, 'its runbooks are found beside it');
  });

  it('checks several paths at once', async () => {
    const files = new Set((await json('clean', 'broken', 'doubtful')).map(({ file }) => file));
    assert.ok(files.has(join('broken', 'sample.engagement.yaml')), [...files].join());
    assert.ok(files.has(join('doubtful', 'sample.engagement.yaml')), [...files].join());
  });

  it('tells paths relative to the working directory', async () => {
    const outcome = await handover(['check', '../broken', '--format', 'json', '--now', generatedNow], {
      cwd: at('clean'),
    });
    assert.deepEqual(
      [
        ...new Set(
          findingsOf(outcome)
            .filter(({ severity }) => severity === 'error')
            .map(({ file }) => file),
        ),
      ],
      [join('..', 'broken', 'sample.engagement.yaml')],
    );
  });

  it('prints one JSON array, with positions from 1', async () => {
    const findings = await json('broken');
    const [error] = findings.filter(({ severity }) => severity === 'error');
    const line = broken.split('\n').findIndex((text) => text.includes('model: bto')) + 1;
    assert.deepEqual(
      { ...error, message: '' },
      {
        file: join('broken', 'sample.engagement.yaml'),
        line,
        column: 10,
        endLine: line,
        endColumn: 13,
        severity: 'error',
        rule: 'format/unknown-value',
        message: '',
        related: [],
      },
    );
    assert.match(error!.message, /bot/);
  });

  it('prints [] where nothing is wrong', async () => {
    const outcome = await check('clean', '--quiet', '--format', 'json');
    assert.deepEqual(JSON.parse(outcome.stdout), []);
    assert.equal(outcome.code, 0);
  });

  it('gives the same output each time', async () => {
    const [first, second] = await Promise.all([check('broken', 'doubtful'), check('broken', 'doubtful')]);
    assert.match(first.stdout, /format\/unknown-value[\s\S]*format\/merge-key/);
    assert.equal(first.stdout, second.stdout);
  });

  it('lets warnings pass, up to a number', async () => {
    const warnings = (await json('doubtful')).filter(({ severity }) => severity === 'warning');
    const errors = (await json('doubtful')).filter(({ severity }) => severity === 'error');
    assert.deepEqual([warnings.map(({ rule }) => rule), errors], [['format/merge-key'], []]);
    assert.equal((await check('doubtful')).code, 0);
    assert.equal((await check('doubtful', '--max-warnings', '1')).code, 0);
    assert.equal((await check('doubtful', '--max-warnings', '0')).code, 1);
    assert.equal((await check('doubtful', '--max-warnings=0')).code, 1);
  });

  it('hides warnings and hints when quiet, and still counts them', async () => {
    assert.deepEqual(await json('doubtful', '--quiet'), []);
    assert.deepEqual([...new Set((await json('broken', '--quiet')).map(({ severity }) => severity))], ['error']);
    assert.equal((await check('broken', '--quiet')).code, 1);
    assert.equal((await check('doubtful', '--quiet', '--max-warnings', '0')).code, 1);
    assert.doesNotMatch((await check('doubtful', '--quiet')).stdout, /format\/merge-key/);
  });

  it('leaves out node_modules and what .gitignore names', async () => {
    const files = (await json('ignoring')).filter(({ severity }) => severity === 'error').map(({ file }) => file);
    assert.deepEqual([...new Set(files)], [join('ignoring', 'deep', 'kept', 'bad.engagement.yaml')]);
  });

  it('takes the clock from --now', async () => {
    assert.equal((await run('check', 'clean', '--now', '2026-08-22')).code, 0);
    assert.equal((await run('check', 'clean', '--now=2026-08-22')).code, 0);
    assert.ok([0, 1].includes((await run('check', 'clean')).code!), 'today');
  });

  describe('leaves with 2 when used wrongly, and says why', () => {
    const wrong: [string, string[], RegExp][] = [
      ['no command', [], /check/],
      ['an unknown command', ['chekc', 'clean'], /chekc/],
      ['an unknown option', ['check', 'clean', '--nwo', '2026-08-22'], /--nwo/],
      ['a path that does not exist', ['check', 'no-such-folder'], /no-such-folder/],
      ['one of several paths that does not exist', ['check', 'clean', 'no-such-file.engagement.yaml'], /no-such-file/],
      ['a day that is none', ['check', 'clean', '--now', '2026-02-30'], /2026-02-30/],
      ['a day without its value', ['check', 'clean', '--now'], /--now/],
      ['an unknown format', ['check', 'clean', '--format', 'xml'], /xml/],
      ['a number that is none', ['check', 'clean', '--max-warnings', 'few'], /few|--max-warnings/],
      ['no path', ['check'], /file|folder|path/i],
    ];
    for (const [name, args, message] of wrong) {
      it(name, async () => {
        const outcome = await run(...args);
        assert.equal(outcome.code, 2, outcome.stdout + outcome.stderr);
        assert.match(outcome.stderr, message);
        assert.doesNotMatch(outcome.stderr, /\n {4}at /, 'no stack trace');
        assert.equal(outcome.stdout, '');
      });
    }
  });

  it('leaves with 3 when it fails itself, and says so', async () => {
    write('fault.cjs', "JSON.stringify = () => { throw new Error('planted fault'); };\n");
    const outcome = await handover(['check', 'broken', '--format', 'json', '--now', generatedNow], {
      cwd: folder.path,
      nodeArguments: ['--require', at('fault.cjs')],
    });
    assert.equal(outcome.code, 3, outcome.stdout + outcome.stderr);
    assert.match(outcome.stderr, /planted fault/);
  });

  it('prints its help and its version with 0', async () => {
    const help = await run('--help');
    assert.equal(help.code, 0, help.stderr);
    for (const option of ['--now', '--format', '--max-warnings', '--quiet'])
      assert.ok(help.stdout.includes(option), option);
    assert.equal((await run('--version')).code, 0);
  });

  it('prints the help of a command', async () => {
    const help = await run('check', '--help');
    assert.deepEqual([help.code, help.stderr], [0, '']);
    for (const word of [
      'handover check <path>',
      '--format FORMAT',
      'sarif',
      'github',
      'junit',
      '--write-baseline [FILE]',
    ])
      assert.ok(help.stdout.includes(word), word);
    assert.match(help.stdout, /0 clean, 1 errors or too many warnings, 2 wrong use, 3 a fault/);
    assert.equal((await run('help', 'check')).stdout, help.stdout);
    assert.equal((await run('help', 'chekc')).code, 2);
  });

  it('offers what was probably meant', async () => {
    assert.match((await run('chekc', 'clean')).stderr, /no command `chekc`; did you mean `check`\?/);
    assert.match((await check('clean', '--max-warning', '1')).stderr, /did you mean `--max-warnings`\?/);
    assert.match((await check('clean', '--format', 'sarf')).stderr, /did you mean `sarif`\?/);
  });

  it('writes everything to a pipe that reads slowly', async () => {
    // Larger than the 64 KiB that a pipe holds: an exit before the flush would cut it.
    const many = Array.from({ length: 900 }, (_, i) => `  wrong-key-${i}: 1\n`).join('');
    const text = made.text.replace(/^spec:\n/m, `spec:\n${many}`);
    for (const folder of ['a', 'b', 'c', 'd']) write(`many/${folder}/many.engagement.yaml`, text);
    const findings = await json('many');
    assert.equal(findings.filter(({ rule }) => rule === 'format/unknown-key').length, 3_600);
  });
});
