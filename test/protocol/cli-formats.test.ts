import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { engagement, generatedNow } from '../generate/engagement';
import { handover } from './cli';
import { repository, temporaryFolder } from './paths';

const made = engagement({ lines: 220, name: 'sample', runbooks: 2 });
const broken = made.text.replace('  model: bot', '  model: bto');

interface Sarif {
  version: string;
  runs: {
    tool: { driver: { name: string; version: string; rules: { id: string }[] } };
    originalUriBaseIds: Record<string, { uri: string }>;
    results: {
      ruleId: string;
      ruleIndex: number;
      locations: { physicalLocation: { artifactLocation: { uri: string; uriBaseId?: string } } }[];
      partialFingerprints: Record<string, string>;
      baselineState?: string;
    }[];
  }[];
}

describe('handover check for machines', function () {
  this.timeout(20_000);

  const folder = temporaryFolder('cli-formats');
  const at = (...parts: string[]) => join(folder.path, ...parts);
  const check = (cwd: string, ...args: string[]) => handover(['check', ...args, '--now', generatedNow], { cwd });
  const write = (path: string, text: string) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  const sarif = async (cwd: string, ...args: string[]) => {
    const outcome = await check(cwd, ...args, '--format', 'sarif');
    return { outcome, log: JSON.parse(outcome.stdout) as Sarif };
  };

  before(() => {
    for (const name of ['clean', 'bro ken, 100%']) {
      write(`${name}/sample.engagement.yaml`, name === 'clean' ? made.text : broken);
      for (const file of made.runbooks) write(`${name}/${file.path}`, file.text);
    }
  });
  after(folder.remove);

  it('writes SARIF, and leaves as it does with any format', async () => {
    const { outcome, log } = await sarif(folder.path, '.');
    assert.equal(outcome.code, 1, outcome.stderr);
    assert.equal(log.version, '2.1.0');
    const [run] = log.runs;
    const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string };
    assert.equal(run!.tool.driver.version, manifest.version);
    assert.equal(run!.originalUriBaseIds['%SRCROOT%']!.uri, `${pathToFileURL(folder.path)}/`);
    const error = run!.results.find(({ ruleId }) => ruleId === 'format/unknown-value');
    assert.ok(error);
    assert.equal(run!.tool.driver.rules[error.ruleIndex]!.id, error.ruleId);
    const { uri, uriBaseId } = error.locations[0]!.physicalLocation.artifactLocation;
    assert.deepEqual(
      { uri, uriBaseId },
      { uri: 'bro%20ken%2C%20100%25/sample.engagement.yaml', uriBaseId: '%SRCROOT%' },
    );
    assert.equal(
      new URL(uri, `${pathToFileURL(folder.path)}/`).href,
      pathToFileURL(at('bro ken, 100%/sample.engagement.yaml')).href.replace(',', '%2C'),
    );
    assert.equal((await sarif(folder.path, 'clean')).outcome.code, 0);
  });

  it('gives files above the working directory their whole URI', async () => {
    const { log } = await sarif(at('clean'), '../bro ken, 100%');
    for (const { locations } of log.runs[0]!.results) {
      const { uri, uriBaseId } = locations[0]!.physicalLocation.artifactLocation;
      assert.ok(uri.startsWith(`${pathToFileURL(folder.path)}/bro%20ken`), uri);
      assert.equal(uriBaseId, undefined);
    }
  });

  it('names a finding the same after its lines moved, and others otherwise', async () => {
    const moving = temporaryFolder('cli-moving');
    const prints = async (text: string) => {
      writeFileSync(join(moving.path, 'sample.engagement.yaml'), text);
      const { log } = await sarif(moving.path, '.');
      return log.runs[0]!.results.map(({ partialFingerprints }) => partialFingerprints['handoverFinding/v1']!);
    };
    try {
      const text = broken.replaceAll('status: done', 'status: finished');
      const before = await prints(text);
      assert.ok(before.length > 10, String(before.length));
      assert.equal(new Set(before).size, before.length);
      const moved = `# A remark\n\n${text.replace(/^spec:$/m, '# Another\nspec:\n\n\n')}`;
      assert.deepEqual(await prints(moved), before);
    } finally {
      moving.remove();
    }
  });

  it('writes workflow commands', async () => {
    const outcome = await check(folder.path, '.', '--format', 'github', '--quiet');
    assert.equal(outcome.code, 1);
    const line = broken.split('\n').findIndex((text) => text.includes('model: bto')) + 1;
    const place = `file=bro ken%2C 100%25/sample.engagement.yaml,line=${line},endLine=${line},col=10,endColumn=13`;
    assert.match(outcome.stdout, /^::error [^\n]*::[^\n]*\n$/);
    assert.ok(outcome.stdout.startsWith(`::error ${place},title=format/unknown-value::`), outcome.stdout);
    assert.equal((await check(folder.path, 'clean', '--format', 'github', '--quiet')).stdout, '');
  });

  it('writes JUnit, with the files that are clean', async () => {
    const outcome = await check(folder.path, '.', '--format', 'junit');
    assert.equal(outcome.code, 1);
    const suites = Array.from(outcome.stdout.matchAll(/<testsuite name="([^"]+)" tests="\d+" failures="(\d+)"/g));
    assert.equal(suites.length, 2 * (1 + made.runbooks.length), outcome.stdout);
    assert.deepEqual(
      suites
        .filter(([, name]) => name!.endsWith('/sample.engagement.yaml'))
        .map(([, name, failures]) => [name, failures !== '0']),
      [
        ['bro ken, 100%/sample.engagement.yaml', true],
        ['clean/sample.engagement.yaml', false],
      ],
    );
    assert.match(outcome.stdout, /<failure message="[^"]*`bot`[^"]*" type="error">/);
  });
});
