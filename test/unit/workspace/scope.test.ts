import assert from 'node:assert/strict';
import type { FileEntry } from '../../../server/workspace/file';
import type { WorkspaceEvents } from '../../../server/workspace/workspace';
import { openWorkspace, type TestWorkspace, uriOf } from '../workspace';

function engagement(name: string, ...runbooks: string[]): string {
  return `apiVersion: handover/v1
kind: Engagement
metadata: {name: ${name}, title: ${name}}
spec:
  people:
    - {id: ${name}-jane, name: Jane, party: client}
  systems:
    - {id: ${name}-db, title: Database, tier: 1, runbooks: [${runbooks.join(', ')}]}
`;
}

function runbook(name: string, owner = 'acme-jane'): string {
  return `apiVersion: handover/v1
kind: Runbook
metadata: {name: ${name}, title: ${name}, owner: ${owner}}
spec:
  steps:
    - {id: one, title: One}
`;
}

/** The paths of the files that share a root with a file. */
function together({ workspace, file }: TestWorkspace, path: string): string[] {
  return Array.from(workspace.scopeOf(file(path)).files, ({ uri }) => uri.replace('file://', '')).sort();
}

function folderOf({ workspace, file }: TestWorkspace, path: string): string | undefined {
  return workspace.scopeOf(file(path)).folder?.replace('file://', '');
}

function resolves({ workspace, file }: TestWorkspace, path: string, kind: string, id: string): string[] {
  const entry = file(path);
  const found = workspace.scopeOf(entry).resolve([kind], id, entry.documents[0]!);
  return found.map((located) => located.file.uri.replace('file://', '')).sort();
}

/** Collects the files whose findings may differ. */
function recorder(): { events: WorkspaceEvents; judged(): string[] } {
  const seen = new Set<string>();
  const take = (files: ReadonlySet<FileEntry>) => {
    for (const { uri } of files) seen.add(uri.replace('file://', ''));
  };
  return {
    events: { judged: take, changed: () => {} },
    judged() {
      const all = [...seen].sort();
      seen.clear();
      return all;
    },
  };
}

describe('the roots of engagements', () => {
  it('hold what lies below, down to the next engagement', async () => {
    const space = await openWorkspace({
      '/w/acme.engagement.yaml': engagement('acme', 'a', 'b', 'c'),
      '/w/a.runbook.yaml': runbook('a'),
      '/w/runbooks/deep/b.runbook.yml': runbook('b'),
      '/w/sub/engagement.yaml': engagement('sub', 'c'),
      '/w/sub/runbooks/c.runbook.yaml': runbook('c'),
      '/w/subway/d.runbook.yaml': runbook('d'),
      '/other/e.runbook.yaml': runbook('e'),
      '/other/f.runbook.yaml': runbook('f'),
    });
    assert.deepEqual(together(space, '/w/a.runbook.yaml'), [
      '/w/a.runbook.yaml',
      '/w/acme.engagement.yaml',
      '/w/runbooks/deep/b.runbook.yml',
      '/w/subway/d.runbook.yaml',
    ]);
    assert.deepEqual(together(space, '/w/sub/engagement.yaml'), [
      '/w/sub/engagement.yaml',
      '/w/sub/runbooks/c.runbook.yaml',
    ]);
    assert.equal(folderOf(space, '/w/sub/runbooks/c.runbook.yaml'), '/w/sub');
    assert.equal(folderOf(space, '/w/subway/d.runbook.yaml'), '/w');
    // Runbooks below no engagement have nothing to do with each other.
    assert.deepEqual(together(space, '/other/e.runbook.yaml'), ['/other/e.runbook.yaml']);
    assert.equal(folderOf(space, '/other/e.runbook.yaml'), undefined);
    assert.deepEqual(resolves(space, '/w/acme.engagement.yaml', 'runbook', 'c'), []);
    assert.deepEqual(resolves(space, '/w/sub/engagement.yaml', 'runbook', 'c'), ['/w/sub/runbooks/c.runbook.yaml']);
  });

  it('two engagements in one folder share its runbooks, and nothing else', async () => {
    const space = await openWorkspace({
      '/w/acme.engagement.yaml': engagement('acme', 'a'),
      '/w/zeta.engagement.yaml': engagement('zeta', 'a'),
      '/w/runbooks/a.runbook.yaml': runbook('a'),
    });
    for (const path of ['/w/acme.engagement.yaml', '/w/zeta.engagement.yaml']) {
      assert.deepEqual(resolves(space, path, 'runbook', 'a'), ['/w/runbooks/a.runbook.yaml']);
    }
    // The runbook sees the people of both, an engagement only its own.
    assert.deepEqual(resolves(space, '/w/runbooks/a.runbook.yaml', 'person', 'acme-jane'), ['/w/acme.engagement.yaml']);
    assert.deepEqual(resolves(space, '/w/runbooks/a.runbook.yaml', 'person', 'zeta-jane'), ['/w/zeta.engagement.yaml']);
    assert.deepEqual(resolves(space, '/w/acme.engagement.yaml', 'person', 'zeta-jane'), []);
    assert.deepEqual(resolves(space, '/w/acme.engagement.yaml', 'step', 'one'), []);
    // One of them goes: the other keeps the root.
    space.files.remove(uriOf('/w/acme.engagement.yaml'));
    await space.workspace.changedOnDisk([{ uri: uriOf('/w/acme.engagement.yaml'), created: true }]);
    assert.deepEqual(together(space, '/w/runbooks/a.runbook.yaml'), [
      '/w/runbooks/a.runbook.yaml',
      '/w/zeta.engagement.yaml',
    ]);
  });

  it('come and go with their engagement files', async () => {
    const space = await openWorkspace({ '/w/sub/a.runbook.yaml': runbook('a'), '/w/b.runbook.yaml': runbook('b') });
    const { workspace, files } = space;
    assert.equal(folderOf(space, '/w/sub/a.runbook.yaml'), undefined);

    files.write(uriOf('/w/acme.engagement.yaml'), engagement('acme', 'a'));
    await workspace.changedOnDisk([{ uri: uriOf('/w/acme.engagement.yaml'), created: true }]);
    assert.equal(folderOf(space, '/w/sub/a.runbook.yaml'), '/w');
    assert.deepEqual(resolves(space, '/w/acme.engagement.yaml', 'runbook', 'a'), ['/w/sub/a.runbook.yaml']);

    files.write(uriOf('/w/sub/engagement.yaml'), engagement('sub', 'a'));
    await workspace.changedOnDisk([{ uri: uriOf('/w/sub/engagement.yaml'), created: true }]);
    assert.equal(folderOf(space, '/w/sub/a.runbook.yaml'), '/w/sub');
    assert.equal(folderOf(space, '/w/b.runbook.yaml'), '/w');
    assert.deepEqual(resolves(space, '/w/acme.engagement.yaml', 'runbook', 'a'), []);

    files.remove(uriOf('/w/sub/engagement.yaml'));
    await workspace.changedOnDisk([{ uri: uriOf('/w/sub/engagement.yaml'), created: true }]);
    assert.equal(folderOf(space, '/w/sub/a.runbook.yaml'), '/w');

    files.remove(uriOf('/w/acme.engagement.yaml'));
    await workspace.changedOnDisk([{ uri: uriOf('/w/acme.engagement.yaml'), created: true }]);
    for (const path of ['/w/sub/a.runbook.yaml', '/w/b.runbook.yaml']) {
      assert.deepEqual(together(space, path), [path]);
      assert.equal(folderOf(space, path), undefined);
    }
  });

  it('come and go with what a file says it is', async () => {
    const space = await openWorkspace({
      '/w/acme.engagement.yaml': engagement('acme', 'a'),
      '/w/sub/x.runbook.yaml': runbook('x'),
      '/w/sub/a.runbook.yaml': runbook('a'),
    });
    const { workspace, file } = space;
    const entry = workspace.open(uriOf('/w/sub/x.runbook.yaml'), runbook('x'));
    workspace.edit(entry, [{ text: engagement('sub', 'a') }]);
    assert.equal(folderOf(space, '/w/sub/a.runbook.yaml'), '/w/sub');
    workspace.edit(entry, [{ text: `${runbook('x')}---\n${engagement('sub', 'a')}` }]);
    assert.equal(folderOf(space, '/w/sub/a.runbook.yaml'), '/w/sub');
    workspace.edit(entry, [{ text: runbook('x') }]);
    assert.equal(folderOf(space, '/w/sub/a.runbook.yaml'), '/w');
    assert.equal(file('/w/sub/x.runbook.yaml').isEngagement, false);
    // The disk never said so.
    workspace.edit(entry, [{ text: engagement('sub', 'a') }]);
    await workspace.close(entry.uri);
    assert.equal(folderOf(space, '/w/sub/a.runbook.yaml'), '/w');
  });

  it('lose a runbook that moves to another one', async () => {
    const space = await openWorkspace({
      '/w/one/engagement.yaml': engagement('one', 'a'),
      '/w/two/engagement.yaml': engagement('two', 'a'),
      '/w/one/a.runbook.yaml': runbook('a'),
    });
    space.files.remove(uriOf('/w/one/a.runbook.yaml'));
    space.files.write(uriOf('/w/two/a.runbook.yaml'), runbook('a'));
    await space.workspace.changedOnDisk(
      ['/w/one/a.runbook.yaml', '/w/two/a.runbook.yaml'].map((path) => ({ uri: uriOf(path) })),
    );
    assert.deepEqual(resolves(space, '/w/one/engagement.yaml', 'runbook', 'a'), []);
    assert.deepEqual(resolves(space, '/w/two/engagement.yaml', 'runbook', 'a'), ['/w/two/a.runbook.yaml']);
    assert.equal(space.workspace.get(uriOf('/w/one/a.runbook.yaml')), undefined);
  });

  it('take in a folder that comes, and lose one that goes', async () => {
    const space = await openWorkspace({ '/w/acme.engagement.yaml': engagement('acme', 'a') });
    space.files.write(uriOf('/w/new/deep/a.runbook.yaml'), runbook('a'));
    await space.workspace.changedOnDisk([{ uri: uriOf('/w/new'), created: true }]);
    assert.deepEqual(resolves(space, '/w/acme.engagement.yaml', 'runbook', 'a'), ['/w/new/deep/a.runbook.yaml']);
    space.files.remove(uriOf('/w/new/deep/a.runbook.yaml'));
    await space.workspace.changedOnDisk([{ uri: uriOf('/w/new'), created: true }]);
    assert.deepEqual(resolves(space, '/w/acme.engagement.yaml', 'runbook', 'a'), []);
  });

  it('are told apart in two workspace folders, of which one goes', async () => {
    const space = await openWorkspace({
      '/w/acme.engagement.yaml': engagement('acme', 'a'),
      '/v/zeta.engagement.yaml': engagement('zeta', 'a'),
      '/v/a.runbook.yaml': runbook('a'),
    });
    assert.deepEqual(resolves(space, '/w/acme.engagement.yaml', 'runbook', 'a'), []);
    space.workspace.removeFolder('file:///v');
    assert.deepEqual(
      Array.from(space.workspace.all(), ({ uri }) => uri),
      ['file:///w/acme.engagement.yaml'],
    );
    assert.deepEqual(space.workspace.workspaceFolders, ['file:///w']);
  });
});

describe('open files are judged anew', () => {
  const texts = {
    '/w/acme.engagement.yaml': engagement('acme', 'a'),
    '/w/sub/a.runbook.yaml': runbook('a'),
    '/w/b.runbook.yaml': runbook('b'),
    '/other/engagement.yaml': engagement('other'),
  };

  async function opened() {
    const { events, judged } = recorder();
    const space = await openWorkspace(texts, events);
    for (const [path, text] of Object.entries(texts)) space.workspace.open(uriOf(path), text);
    judged();
    return { ...space, judged };
  }

  it('all of a root, and no others, when one of it changes', async () => {
    const { workspace, file, judged } = await opened();
    const all = ['/w/acme.engagement.yaml', '/w/b.runbook.yaml', '/w/sub/a.runbook.yaml'];
    workspace.edit(file('/w/sub/a.runbook.yaml'), [{ text: runbook('c') }]);
    assert.deepEqual(judged(), all);
    workspace.edit(file('/other/engagement.yaml'), [{ text: engagement('another') }]);
    assert.deepEqual(judged(), ['/other/engagement.yaml']);
  });

  it('those that lose a runbook to an engagement that comes', async () => {
    const { workspace, files, judged } = await opened();
    files.write(uriOf('/w/sub/engagement.yaml'), engagement('sub', 'a'));
    await workspace.changedOnDisk([{ uri: uriOf('/w/sub/engagement.yaml'), created: true }]);
    // The engagement above names a runbook that it no longer sees.
    assert.deepEqual(judged(), ['/w/acme.engagement.yaml', '/w/b.runbook.yaml', '/w/sub/a.runbook.yaml']);
  });

  it('those that get a runbook from an engagement that goes', async () => {
    const { workspace, files, judged } = await opened();
    files.write(uriOf('/w/sub/engagement.yaml'), engagement('sub', 'a'));
    await workspace.changedOnDisk([{ uri: uriOf('/w/sub/engagement.yaml'), created: true }]);
    judged();
    files.remove(uriOf('/w/sub/engagement.yaml'));
    await workspace.changedOnDisk([{ uri: uriOf('/w/sub/engagement.yaml'), created: true }]);
    assert.deepEqual(judged(), ['/w/acme.engagement.yaml', '/w/b.runbook.yaml', '/w/sub/a.runbook.yaml']);
  });

  it('those that lose a runbook to a file that becomes an engagement, and get it back', async () => {
    const { workspace, judged } = await opened();
    const entry = workspace.open(uriOf('/w/sub/x.runbook.yaml'), runbook('x'));
    judged();
    const all = ['/w/acme.engagement.yaml', '/w/b.runbook.yaml', '/w/sub/a.runbook.yaml', '/w/sub/x.runbook.yaml'];
    workspace.edit(entry, [{ text: engagement('sub', 'a') }]);
    assert.deepEqual(judged(), all);
    workspace.edit(entry, [{ text: runbook('x') }]);
    assert.deepEqual(judged(), all);
  });
});

describe('closing a file', () => {
  it('leaves nothing of it awake', async () => {
    const texts: Record<string, string> = { '/w/acme.engagement.yaml': engagement('acme') };
    for (let i = 0; i < 60; i++) texts[`/w/r${i}.runbook.yaml`] = runbook(`r${i}`);
    const { workspace, file } = await openWorkspace(texts);
    for (const [path, text] of Object.entries(texts)) {
      workspace.open(uriOf(path), text);
      workspace.edit(file(path), [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '# edited\n' },
      ]);
    }
    assert.equal([...workspace.openFiles()].length, 61);
    for (const path of Object.keys(texts)) await workspace.close(uriOf(path));
    assert.deepEqual([...workspace.openFiles()], []);
    for (const [path, text] of Object.entries(texts)) {
      assert.equal(file(path).isAwake, false, path);
      // The disk never heard of the edit.
      assert.equal(file(path).text, text);
    }
  });

  it('forgets a file that the disk does not have', async () => {
    const { workspace } = await openWorkspace({ '/w/acme.engagement.yaml': engagement('acme') });
    workspace.open(uriOf('/w/new.runbook.yaml'), runbook('new'));
    workspace.open('untitled:Untitled-1', engagement('draft'), 'Engagement');
    workspace.open(uriOf('/elsewhere/x.runbook.yaml'), runbook('x'));
    for (const uri of [uriOf('/w/new.runbook.yaml'), 'untitled:Untitled-1', uriOf('/elsewhere/x.runbook.yaml')]) {
      assert.ok(workspace.get(uri));
      await workspace.close(uri);
      assert.equal(workspace.get(uri), undefined, uri);
    }
    await workspace.close(uriOf('/w/acme.engagement.yaml'));
    assert.ok(workspace.get(uriOf('/w/acme.engagement.yaml')));
  });

  it('only so many closed files stay awake', async () => {
    const texts: Record<string, string> = {};
    for (let i = 0; i < 100; i++) texts[`/w/r${i}.runbook.yaml`] = runbook(`r${i}`);
    const { workspace, file } = await openWorkspace(texts);
    for (const path of Object.keys(texts)) file(path).wake();
    const awake = [...workspace.all()].filter((entry) => entry.isAwake);
    assert.equal(awake.length, 32);
    assert.ok(file('/w/r99.runbook.yaml').isAwake);
  });
});
