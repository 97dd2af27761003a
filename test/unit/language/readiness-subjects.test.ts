import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readinessSubjects } from '../../../server/language/readiness';
import { example } from '../rules/mutation';
import { root } from '../texts';
import { openWorkspace } from '../workspace';

const TODAY = '2026-09-15';
const PATH = 'skerry-line.engagement.yaml';

async function subjects(texts: Record<string, string>, path: string | null = PATH, today = TODAY) {
  const all = Object.fromEntries(Object.entries(texts).map(([name, text]) => [`/w/${name}`, text]));
  const { workspace, file } = await openWorkspace(all);
  const entry = path === null ? undefined : file(`/w/${path}`);
  return { found: readinessSubjects(workspace, entry, today, (uri) => uri.toUpperCase()), file };
}

describe('readiness in the editor', () => {
  it('tells of every gate and of every system that has a stage before it', async () => {
    const { found } = await subjects(example());
    const titles = found.map(({ kind, id, standing }) => `${kind} ${id}: ${standing}`);
    assert.ok(
      titles.some((title) => title.startsWith('gate g-transfer: ')),
      titles.join('\n'),
    );
    assert.deepEqual(
      found.filter(({ next }) => next).map(({ id }) => id),
      ['g-transfer'],
    );
    for (const { kind, standing } of found) {
      if (kind === 'gate') assert.match(standing, /^(?:no criteria|\d+ of \d+)( · \d+ blockers?)?( · [\w -]+)?$/);
      else assert.match(standing, /^\d+ of \d+ for [a-z-]+$/);
    }
  });

  it('puts what is in the way first, each with its place, as the client writes it', async () => {
    const { found, file } = await subjects(example());
    const gate = found.find(({ id }) => id === 'g-transfer')!;
    const verdicts = gate.rows.map(({ verdict }) => verdict);
    assert.deepEqual(
      verdicts,
      [...verdicts].sort((a, b) => 'false unknown true'.indexOf(a) - 'false unknown true'.indexOf(b)),
    );
    const { source } = file(`/w/${PATH}`).source;
    for (const row of [gate, ...gate.rows, ...gate.rows.flatMap(({ below }) => below)]) {
      assert.equal(row.uri, `file:///w/${PATH}`.toUpperCase());
      const text = source.text.slice(source.offsetAt(row.range.start), source.offsetAt(row.range.end));
      assert.ok(text.length > 0);
    }
    for (const row of gate.rows.filter(({ verdict }) => verdict === 'true')) assert.deepEqual(row.below, []);
  });

  it('is that of its engagement in a runbook, and of all engagements without a file', async () => {
    const { found } = await subjects(example(), 'runbooks/restore-booking-db.runbook.yaml');
    assert.ok(found.some(({ id }) => id === 'g-transfer'));
    const two = {
      ...example(),
      ...Object.fromEntries(Object.entries(example()).map(([path, text]) => [`b/${path}`, text])),
    };
    assert.equal((await subjects(two, null)).found.length, 2 * found.length);
  });

  it('shows text of files as text on one line', async () => {
    const texts = example();
    texts[PATH] = texts[PATH]!.replace(
      'Each tier-1 system has an approved runbook',
      '"[x](command:evil)\\n\\u202e$(warning)"',
    );
    const { found } = await subjects(texts);
    const labels = found.flatMap(({ rows }) => rows.map(({ label }) => label));
    assert.ok(labels.includes('[x](command:evil) $(warning)'));
  });

  it('has no subject where there is no engagement', async () => {
    const runbook = readFileSync(join(root, 'examples/skerry-line/runbooks/restore-booking-db.runbook.yaml'), 'utf8');
    assert.deepEqual((await subjects({ 'a.runbook.yaml': runbook }, 'a.runbook.yaml')).found, []);
  });
});
