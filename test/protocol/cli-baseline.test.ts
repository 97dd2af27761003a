import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { engagement, generatedNow } from '../generate/engagement';
import { findingsOf, handover } from './cli';
import { temporaryFolder } from './paths';

const made = engagement({ lines: 220, name: 'sample', runbooks: 2 });
/** Old findings: many, of errors. */
const old = made.text.replaceAll('status: done', 'status: finished');
const DEFAULT = '.handover-baseline.json';

describe('handover check with a baseline', function () {
  this.timeout(30_000);

  let folder: ReturnType<typeof temporaryFolder>;
  const at = (...parts: string[]) => join(folder.path, ...parts);
  const check = (...args: string[]) => checkIn(folder.path, ...args);
  const checkIn = (cwd: string, ...args: string[]) => handover(['check', ...args, '--now', generatedNow], { cwd });
  const write = (path: string, text: string) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  const read = (path: string) => readFileSync(at(path), 'utf8');
  const engagementIn = (name: string, text: string) => {
    write(`${name}/sample.engagement.yaml`, text);
    for (const file of made.runbooks) write(`${name}/${file.path}`, file.text);
  };
  const countIn = async (...args: string[]) => findingsOf(await check(...args, '--format', 'json')).length;

  beforeEach(() => {
    folder = temporaryFolder('cli-baseline');
    engagementIn('a', old);
    engagementIn('b', old);
  });
  afterEach(() => folder.remove());

  it('lets a team with old findings start today', async () => {
    const all = await countIn('.');
    assert.ok(all > 10, String(all));
    assert.equal((await check('.')).code, 1);
    const written = await check('.', '--write-baseline');
    assert.deepEqual([written.code, written.stderr], [0, '']);
    assert.equal(written.stdout, `${all} findings written to \`${DEFAULT}\`\n`);
    const held = await check('.', '--baseline', DEFAULT);
    assert.equal(held.code, 0, held.stdout);
    assert.equal(held.stdout, `No findings.\n${all} findings are held back by \`${DEFAULT}\`\n`);
    assert.equal((await check('.', '--baseline', DEFAULT, '--max-warnings', '0')).code, 0);
  });

  it('tells what is new, wherever the old findings have moved', async () => {
    const all = await countIn('.');
    await check('.', '--write-baseline');
    const moved = old.replace(/^spec:$/m, '# Moved\n\nspec:\n').replace('  model: bot', '  model: bto');
    write('a/sample.engagement.yaml', moved);
    const outcome = await check('.', '--baseline', DEFAULT, '--format', 'json');
    assert.equal(outcome.code, 1);
    assert.deepEqual(
      findingsOf(outcome).map(({ file, rule }) => [file, rule]),
      [['a/sample.engagement.yaml', 'format/unknown-value']],
    );
    assert.equal(outcome.stderr, `handover: ${all} findings are held back by \`${DEFAULT}\`\n`);
  });

  it('says how many of its entries are not needed any more, and is shortened', async () => {
    const all = await countIn('.');
    await check('.', '--write-baseline');
    const before = read(DEFAULT);
    write('a/sample.engagement.yaml', made.text);
    const left = await countIn('.');
    const outcome = await check('.', '--baseline', DEFAULT);
    assert.ok(
      outcome.stdout.endsWith(
        `${left} findings are held back by \`${DEFAULT}\`; ${all - left} of its entries no longer occur: run with --write-baseline to shorten it\n`,
      ),
      outcome.stdout,
    );
    assert.equal(read(DEFAULT), before, 'reading it changes nothing');
    const update = await check('.', '--baseline', DEFAULT, '--write-baseline');
    assert.equal(update.code, 0);
    assert.equal(update.stdout, `${left} findings written to \`${DEFAULT}\`: 0 added, ${all - left} taken out\n`);
    assert.ok(read(DEFAULT).length < before.length);
    const lines = new Set(before.split('\n'));
    assert.deepEqual(
      read(DEFAULT)
        .split('\n')
        .filter((line) => !lines.has(line.replace(/,?$/, ',')) && !lines.has(line)),
      [],
    );
  });

  it('is the same text for the same findings', async () => {
    await check('.', '--write-baseline');
    const before = read(DEFAULT);
    await check('b', 'a', '--write-baseline');
    assert.equal(read(DEFAULT), before);
  });

  it('keeps what it holds of files that were not looked at', async () => {
    const [all, inA] = [await countIn('.'), await countIn('a')];
    await check('.', '--write-baseline');
    write('a/sample.engagement.yaml', made.text);
    write('b/sample.engagement.yaml', made.text);
    const clean = await countIn('a');
    const outcome = await check('a', '--write-baseline');
    assert.equal(
      outcome.stdout,
      `${all - inA + clean} findings written to \`${DEFAULT}\`: 0 added, ${inA - clean} taken out\n`,
    );
    assert.match(read(DEFAULT), /"b\/sample\.engagement\.yaml"/);
    const partly = await check('a', '--baseline', DEFAULT);
    assert.doesNotMatch(partly.stdout, /no longer/, 'entries of b are not missed where only a is looked at');
  });

  it('names files as seen from its own folder, with any working directory', async () => {
    mkdirSync(at('ci'));
    await check('.', '--write-baseline=ci/known.json');
    const { findings } = JSON.parse(read('ci/known.json')) as { findings: Record<string, unknown> };
    assert.ok(Object.keys(findings).includes('../a/sample.engagement.yaml'), Object.keys(findings).join());
    assert.equal((await checkIn(at('a'), '.', '--baseline', '../ci/known.json')).code, 0);
    assert.equal((await checkIn(at('ci'), '../b', '--baseline', 'known.json')).code, 0);
    mkdirSync(at('elsewhere', 'deep'), { recursive: true });
    renameSync(at('ci', 'known.json'), at('elsewhere', 'deep', 'known.json'));
    assert.equal(
      (await check('.', '--baseline', 'elsewhere/deep/known.json')).code,
      1,
      'moved by hand, it leads nowhere',
    );
  });

  it('can be carried to another file', async () => {
    await check('.', '--write-baseline');
    mkdirSync(at('ci'));
    const outcome = await check('a', '--baseline', DEFAULT, '--write-baseline', 'ci/known.json');
    assert.equal(outcome.code, 0, outcome.stderr);
    assert.match(read('ci/known.json'), /"\.\.\/b\/sample\.engagement\.yaml"/);
    assert.equal((await check('.', '--baseline', 'ci/known.json')).code, 0);
  });

  it('writes hints and warnings too, whatever is shown', async () => {
    const all = await countIn('.');
    const outcome = await check('.', '--write-baseline', '--quiet', '--max-warnings', '0');
    assert.equal(outcome.code, 0);
    assert.equal(outcome.stdout, `${all} findings written to \`${DEFAULT}\`\n`);
  });

  it('leaves the output of a format for programs whole', async () => {
    const json = await check('.', '--write-baseline', '--format', 'json');
    assert.deepEqual([json.code, json.stdout], [0, '[]\n']);
    assert.match(json.stderr, /^handover: \d+ findings written to/);
    write('a/sample.engagement.yaml', old.replace('  model: bot', '  model: bto'));
    const sarif = await check('.', '--baseline', DEFAULT, '--format', 'sarif');
    const { runs } = JSON.parse(sarif.stdout) as { runs: { results: { baselineState: string }[] }[] };
    const states = runs[0]!.results.map(({ baselineState }) => baselineState);
    assert.equal(states.filter((state) => state === 'new').length, 1);
    assert.equal(states.filter((state) => state === 'unchanged').length, states.length - 1);
    const junit = await check('.', '--baseline', DEFAULT, '--format', 'junit');
    assert.match(junit.stdout, /<testsuites name="handover" tests="\d+" failures="1" errors="0">/);
    assert.equal((await check('.', '--baseline', DEFAULT, '--format', 'github')).stdout.trim().split('\n').length, 1);
  });

  it('is empty where nothing is wrong', async () => {
    rmSync(at('a'), { recursive: true });
    rmSync(at('b'), { recursive: true });
    mkdirSync(at('empty'));
    assert.equal((await check('empty', '--write-baseline')).stdout, `0 findings written to \`${DEFAULT}\`\n`);
    assert.equal((await check('empty', '--baseline', DEFAULT)).code, 0);
  });

  describe('leaves with 2, says why and changes nothing', () => {
    const wrong: [string, Record<string, string>, string[], RegExp][] = [
      ['where there is none', {}, ['--baseline', 'none.json'], /there is no baseline `none\.json`; .*--write-baseline/],
      ['where it is a folder', {}, ['--baseline', 'a'], /`a` cannot be read \(EISDIR\)/],
      [
        'where it is something else',
        { 'x.json': '{"name": "x"}' },
        ['--baseline', 'x.json'],
        /`x\.json` is not a baseline of Handover/,
      ],
      ['where it is not JSON', { 'x.json': 'x: 1' }, ['--baseline', 'x.json'], /`x\.json` .* it is not JSON/],
      [
        'where it is of another version',
        { 'x.json': '{"format": "handover-baseline", "version": 7, "findings": {}}' },
        ['--baseline', 'x.json'],
        /version 7; this Handover reads version 1/,
      ],
      [
        'where it would overwrite something else',
        { 'x.json': '{"name": "x"}' },
        ['--write-baseline', 'x.json'],
        /is not a baseline of Handover; it is left as it is/,
      ],
      [
        'where it would overwrite an engagement',
        {},
        ['--write-baseline=a/sample.engagement.yaml'],
        /is not a baseline of Handover/,
      ],
      [
        'where it would overwrite a later version',
        { 'x.json': '{"format": "handover-baseline", "version": 7, "findings": {}}' },
        ['--write-baseline=x.json'],
        /version 7/,
      ],
      ['where it cannot be written', {}, ['--write-baseline', 'no-such-folder/x.json'], /cannot be written \(ENOENT\)/],
      ['where the file has no name', {}, ['--baseline='], /--baseline/],
    ];
    for (const [name, files, args, message] of wrong) {
      it(name, async () => {
        for (const [path, text] of Object.entries(files)) write(path, text);
        const outcome = await check('.', ...args);
        assert.equal(outcome.code, 2, outcome.stdout + outcome.stderr);
        assert.match(outcome.stderr, message);
        assert.doesNotMatch(outcome.stderr, /\n {4}at /, 'no stack trace');
        assert.equal(outcome.stdout, '');
        for (const [path, text] of Object.entries(files)) assert.equal(read(path), text);
        assert.equal(read('a/sample.engagement.yaml'), old);
        assert.ok(!existsSync(at(DEFAULT)));
      });
    }
  });
});
