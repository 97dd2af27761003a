import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { judge } from '../../../server/rules/judge';
import { startOf } from '../../../server/syntax/nodes';
import { promisedKind } from '../../../server/workspace/files';
import { root } from '../texts';
import { openWorkspace, type TestWorkspace, uriOf } from '../workspace';
import { placeIn, randomEdits, runs } from './edits';

const folder = join(root, 'examples', 'skerry-line');
const texts = Object.fromEntries(
  (readdirSync(folder, { recursive: true }) as string[])
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => promisedKind(path))
    .map((path) => [`/w/${path}`, readFileSync(join(folder, path), 'utf8')]),
);
const paths = Object.keys(texts).sort();

function findings({ workspace, file }: TestWorkspace): string[] {
  return paths.flatMap((path) => {
    const entry = file(path);
    const found = judge(entry, workspace, '2026-09-15');
    return found.map(({ rule, message, place }) => `${path}:${startOf(place)} ${rule} ${message}`);
  });
}

async function settled(space: TestWorkspace): Promise<string[]> {
  findings(space);
  await space.workspace.paths.settled();
  return findings(space);
}

describe('files that sleep', () => {
  it('are asleep until something is asked of them, and say the same afterwards', async () => {
    const space = await openWorkspace(texts);
    for (const path of paths) assert.equal(space.file(path).isAwake, false, path);
    const first = await settled(space);
    for (const path of paths) assert.equal(space.file(path).isAwake, true, path);
    for (const path of paths) space.file(path).sleep();
    for (const path of paths) {
      assert.equal(space.file(path).isAwake, false, path);
      assert.equal(space.file(path).text, texts[path]);
    }
    assert.deepEqual(await settled(space), first);
  });

  it('need not wake to tell what they are and which ids they have', async () => {
    const { workspace, file } = await openWorkspace(texts);
    const engagement = file(paths.find((path) => promisedKind(path) === 'Engagement')!);
    const [document] = engagement.documents;
    const scope = workspace.scopeOf(engagement);
    assert.ok([...scope.idsOf(['person', 'system', 'runbook'], document!)].length > 5);
    assert.ok([...scope.names(['person', 'runbook'], document!)].every(({ label }) => label));
    assert.ok(scope.isResolved(['runbook'], 'restore-booking-db', document!));
    assert.ok(scope.isNamedBySystem('restore-booking-db'));
    assert.equal(scope.isResolved(['runbook'], 'nothing', document!), false);
    assert.equal(scope.mayHide('nothing'), false);
    for (const path of paths) assert.equal(file(path).isAwake, false, path);
  });

  it('have the findings of files that never slept, after any edits and any sleep', async function () {
    this.timeout(60_000);
    const plan = fc.array(fc.record({ file: fc.nat(paths.length - 1), edits: randomEdits, sleepers: fc.nat(255) }), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(plan, async (steps) => {
        const space = await openWorkspace(texts);
        for (const path of paths) space.workspace.open(uriOf(path), texts[path]!);
        findings(space);
        for (const { file: index, edits, sleepers } of steps) {
          const entry = space.file(paths[index]!);
          for (const edit of edits) {
            const { start, end } = placeIn(entry.text, edit);
            const { source } = entry.source;
            const range = { start: source.positionAt(start), end: source.positionAt(end) };
            space.workspace.edit(entry, [{ range, text: edit.text }]);
          }
          for (const [bit, path] of paths.entries()) if (sleepers & (1 << (bit % 8))) space.file(path).sleep();
        }
        const edited = Object.fromEntries(paths.map((path) => [path, space.file(path).text]));
        assert.deepEqual(await settled(space), await settled(await openWorkspace(edited)));
      }),
      runs(20, 0.1),
    );
  });
});
