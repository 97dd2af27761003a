import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findingsOf, handover } from './cli';
import { temporaryFolder } from './paths';

const NOW = '2026-09-15';

/** What needs no decision, and what does: the mistyped key. */
const wrong = `# Kept as it is.
apiVersion: handover/v1
kind: Engagement
metadata: {name: small, title: Small, version: 1.10} # kept
spec:
  modle: bot
  model: bot
  status: proposed
  fit: {newToDevOps: yes}
  parties: {client: {name: Client}, provider: {name: Provider}}
  contract: {signed: '2026-9-1', noticePeriod: 3 months}
  phases:
    - {id: build, kind: build, start: 2027-01-11, end: 2027-6-25, status: planned} # handover-ignore format/merge-key -- old
`;
const right = wrong
  .replace('version: 1.10', 'version: "1.10"')
  .replace('newToDevOps: yes', 'newToDevOps: true')
  .replace("'2026-9-1'", "'2026-09-01'")
  .replace('3 months', '3M')
  .replace('2027-6-25', '2027-06-25')
  .replace(' # handover-ignore format/merge-key -- old', '');

describe('handover check --fix', function () {
  this.timeout(20_000);

  const folder = temporaryFolder('fix');
  const path = (name: string) => join(folder.path, name, 'small.engagement.yaml');
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
  };
  const fix = (name: string, ...args: string[]) =>
    handover(['check', name, '--now', NOW, '--fix', ...args], { cwd: folder.path });
  after(folder.remove);

  it('puts right what needs no decision, says so, and reports the rest', async () => {
    write('plain', wrong);
    const { code, stdout } = await fix('plain');
    assert.equal(readFileSync(path('plain'), 'utf8'), right);
    assert.match(stdout, /^6 findings fixed in plain\/small\.engagement\.yaml\n/);
    assert.match(stdout, /6:3 +error +There is no key `modle`/);
    assert.equal(code, 1);
  });

  it('keeps byte order marks and line ends', async () => {
    write('windows', `\ufeff${wrong.replaceAll('\n', '\r\n')}`);
    await fix('windows');
    assert.equal(readFileSync(path('windows'), 'utf8'), `\ufeff${right.replaceAll('\n', '\r\n')}`);
  });

  it('writes nothing where there is nothing to fix', async () => {
    write('clean', right);
    const long = new Date('2020-01-01T00:00:00Z');
    utimesSync(path('clean'), long, long);
    await fix('clean');
    assert.equal(statSync(path('clean')).mtimeMs, long.getTime());
  });

  it('leaves a file alone of which it cannot keep every byte', async () => {
    const bytes = Buffer.from(wrong.replace('Small}', 'Sm\u00e4ll}').replace('Kept', 'K\u00e9pt'), 'latin1');
    write('latin', bytes);
    const { stdout } = await fix('latin');
    assert.deepEqual(readFileSync(path('latin')), bytes);
    assert.doesNotMatch(stdout, /fixed in/);
  });

  it('keeps the output whole for programs', async () => {
    write('json', wrong);
    const outcome = await fix('json', '--format', 'json');
    assert.ok(findingsOf(outcome).some(({ rule }) => rule === 'format/unknown-key'));
    assert.match(outcome.stderr, /6 findings fixed/);
  });

  it('touches no file that it was not asked to', async () => {
    write('one', wrong);
    write('other', wrong);
    await fix('one');
    assert.equal(readFileSync(path('other'), 'utf8'), wrong);
    assert.ok(!existsSync(join(folder.path, '.handover-baseline.json')));
  });
});
