import assert from 'node:assert/strict';
import { type Asked, asked } from '../../../server/cli/readiness/asked';
import { readinessJson } from '../../../server/cli/readiness/json';
import { readinessText } from '../../../server/cli/readiness/text';
import { readinessOf } from '../../../server/rules/readiness';
import { example } from '../rules/mutation';
import { openWorkspace } from '../workspace';

const TODAY = '2026-09-15';

async function skerryLine(question: { gate?: string; system?: string } = {}): Promise<Asked> {
  const { workspace, file } = await openWorkspace(
    Object.fromEntries(Object.entries(example()).map(([path, text]) => [`/w/${path}`, text])),
  );
  const entry = file('/w/skerry-line.engagement.yaml');
  const readiness = readinessOf(entry.documents[0]!, workspace, TODAY);
  assert(readiness);
  return asked(entry, readiness, false, { gate: undefined, system: undefined, ...question });
}

describe('readiness as text', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what colours are made of
  const plain = (text: string) => text.replace(/\u001b\[\d+m/g, '');

  it('says the same with colours and without', async () => {
    for (const question of [{}, { gate: 'g-transfer' }, { system: 'booking-db' }]) {
      const all = [await skerryLine(question)];
      const coloured = readinessText(all, TODAY, true);
      assert.notEqual(coloured, plain(coloured));
      assert.equal(plain(coloured), readinessText(all, TODAY, false));
    }
  });

  it('says by marks and words what colours say', async () => {
    const text = readinessText([await skerryLine()], TODAY, true);
    assert.match(text, /\u001b\[32m✓ met {4}\u001b\[0m/);
    assert.match(text, /\u001b\[31m✗ not met\u001b\[0m/);
    assert.match(text, /\u001b\[33m\? unknown\u001b\[0m/);
  });

  it('aligns what stands in a column', async () => {
    const lines = readinessText([await skerryLine()], TODAY, false).split('\n');
    const criteria = lines.filter((line) => /^ {2}[✓✗?] /.test(line));
    assert.equal(criteria.length, 13);
    assert.equal(
      new Set(criteria.map((line) => /^ {2}[✓✗?] (?:met {6}|not met {2}|unknown {2})\S+ +/.exec(line)![0].length)).size,
      1,
    );
  });
});

describe('readiness as JSON', () => {
  it('is the same each time', async () => {
    const once = readinessJson([await skerryLine()], TODAY);
    assert.equal(readinessJson([await skerryLine()], TODAY), once);
  });

  it('counts as people do', async () => {
    const { engagements } = JSON.parse(readinessJson([await skerryLine()], TODAY));
    for (const gate of engagements[0].gates) {
      const verdicts = gate.criteria.map(({ verdict }: { verdict: string }) => verdict);
      assert.equal(gate.met, verdicts.filter((verdict: string) => verdict === 'met').length);
      assert.equal(gate.total, verdicts.length);
    }
  });
});
