import assert from 'node:assert/strict';
import { catalogueFile, catalogueFor, entityOf, referenceOf } from '../../../server/engagement/catalogue';
import { MAX_NAMED } from '../../../server/workspace/files';
import { MemoryFiles } from '../../../server/workspace/files-memory';
import { Workspace } from '../../../server/workspace/workspace';
import { openWorkspace, uriOf } from '../workspace';

const ENGAGEMENT = 'kind: Engagement\nmetadata: {name: a}\n';

/** A catalogue file with entities of some names. */
const entities = (...names: string[]) =>
  names.map((name) => `kind: Component\nmetadata: {name: ${name}}\n`).join('---\n');

const location = (...targets: string[]) =>
  `kind: Location\nmetadata: {name: more}\nspec:\n  targets: ${JSON.stringify(targets)}\n`;

/** What is known of the catalogue of `/w`, in which the engagement lies. */
async function known(texts: Record<string, string>): Promise<string[] | 'unknown'> {
  const { workspace, file } = await openWorkspace({ '/w/a.engagement.yaml': ENGAGEMENT, ...texts });
  return listed(workspace, file('/w/a.engagement.yaml'));
}

async function listed(workspace: Workspace, file: Parameters<typeof catalogueFor>[0]): Promise<string[] | 'unknown'> {
  catalogueFor(file, workspace);
  await workspace.settled();
  catalogueFor(file, workspace);
  await workspace.settled();
  const catalogue = catalogueFor(file, workspace);
  return catalogue === 'unknown' ? catalogue : [...catalogue.entities.keys()].sort();
}

describe('a reference to an entity of a catalogue', () => {
  it('has Backstage’s defaults', () => {
    for (const [text, full] of [
      ['order-db', 'component:default/order-db'],
      ['resource:order-db', 'resource:default/order-db'],
      ['shop/order-db', 'component:shop/order-db'],
      ['Resource:Shop/Order-DB', 'resource:shop/order-db'],
      ['  order-db ', 'component:default/order-db'],
    ] as const) {
      const entity = entityOf(text);
      assert.equal(entity && referenceOf(entity), full, text);
    }
  });

  it('is none where it has another form', () => {
    for (const text of ['', ' ', 'a b', 'a:b:c', 'a/b/c', 'https://x.example/catalog', ':a', 'a:', 'a/', '/a']) {
      assert.equal(entityOf(text), undefined, text);
    }
  });
});

describe('a catalogue file', () => {
  it('has an entity for each document with a kind and a name', () => {
    const file = catalogueFile(
      [
        '# comment',
        'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: shop\n  namespace: web',
        'kind: Resource\nmetadata: {name: order-db}',
        'kind: Resource',
        'metadata: {name: lost}',
        '- a list',
        'kind: Template\nmetadata: {name: "${{ values.name }}"}',
      ].join('\n---\n'),
    );
    assert.deepEqual(file, {
      entities: [
        { kind: 'Component', namespace: 'web', name: 'shop' },
        { kind: 'Resource', namespace: 'default', name: 'order-db' },
      ],
      targets: [],
    });
  });

  it('tells where there is more', () => {
    assert.deepEqual(catalogueFile(location('./a.yaml', 'https://x.example/b.yaml'))?.targets, [
      './a.yaml',
      'https://x.example/b.yaml',
    ]);
    assert.deepEqual(catalogueFile('kind: location\nspec: {target: ../c.yaml}\n')?.targets, ['../c.yaml']);
  });

  it('with a part that cannot be read says nothing', () => {
    for (const text of ['kind: Component\nmetadata: {name: a', 'kind: A\nmetadata: {name: a}\n---\nkind: "B']) {
      assert.equal(catalogueFile(text), undefined, text);
    }
  });

  it('bears anything', () => {
    for (const text of ['', '---\n---\n', 'null', '7', 'kind: {a: b}\nmetadata: 7', 'kind: A\nmetadata: {name: [x]}']) {
      assert.deepEqual(catalogueFile(text)?.entities, [], text);
    }
  });
});

describe('the catalogue of a workspace folder', () => {
  it('is that of all its files, wherever they lie', async () => {
    assert.deepEqual(
      await known({ '/w/catalog-info.yaml': entities('a', 'b'), '/w/x/y/catalog-info.yaml': entities('c') }),
      ['component:default/a', 'component:default/b', 'component:default/c'],
    );
  });

  it('is not that of another folder', async () => {
    assert.equal(await known({ '/v/catalog-info.yaml': entities('a') }), 'unknown');
  });

  it('is not known where there is none, or nothing in it', async () => {
    assert.equal(await known({}), 'unknown');
    assert.equal(await known({ '/w/catalog-info.yaml': '' }), 'unknown');
    assert.equal(await known({ '/w/node_modules/a/catalog-info.yaml': entities('a') }), 'unknown');
  });

  it('is not known where there is more of it elsewhere', async () => {
    for (const target of [
      'https://x.example/catalog-info.yaml',
      './systems.yaml',
      '../catalog-info.yaml',
      '/etc/catalog-info.yaml',
      './*.yaml',
    ]) {
      const texts = { '/w/catalog-info.yaml': `${entities('a')}---\n${location(target)}` };
      assert.equal(await known(texts), 'unknown', target);
    }
  });

  it('is known where the files at which it points were read', async () => {
    const texts = {
      '/w/catalog-info.yaml': `${entities('a')}---\n${location('./x/catalog-info.yaml', './**/catalog-info.yaml')}`,
      '/w/x/catalog-info.yaml': `${entities('b')}---\n${location('../catalog-info.yaml')}`,
    };
    assert.deepEqual(await known(texts), ['component:default/a', 'component:default/b', 'location:default/more']);
  });

  it('is not known where a file cannot be read, or there are too many', async () => {
    assert.equal(
      await known({ '/w/catalog-info.yaml': entities('a'), '/w/x/catalog-info.yaml': 'kind: [a' }),
      'unknown',
    );
    const many = Array.from({ length: MAX_NAMED }, (_, index) => [
      `/w/${index}/catalog-info.yaml`,
      entities(`a${index}`),
    ]);
    assert.equal(await known(Object.fromEntries(many)), 'unknown');
    assert.equal((await known(Object.fromEntries(many.slice(1)))).length, MAX_NAMED - 1);
  });

  it('is the same object for as long as its files are the same', async () => {
    const { workspace, file, files } = await openWorkspace({
      '/w/a.engagement.yaml': ENGAGEMENT,
      '/w/catalog-info.yaml': entities('a'),
    });
    const own = file('/w/a.engagement.yaml');
    await listed(workspace, own);
    const first = catalogueFor(own, workspace);
    workspace.paths.forget();
    assert.equal(catalogueFor(own, workspace), first);
    files.write(uriOf('/w/catalog-info.yaml'), entities('b'));
    await workspace.changedOnDisk([{ uri: uriOf('/w/catalog-info.yaml') }]);
    assert.deepEqual(await listed(workspace, own), ['component:default/b']);
  });

  it('follows files and folders that come and go', async () => {
    const { workspace, file, files } = await openWorkspace({ '/w/a.engagement.yaml': ENGAGEMENT });
    const own = file('/w/a.engagement.yaml');
    assert.equal(await listed(workspace, own), 'unknown');
    files.write(uriOf('/w/x/catalog-info.yaml'), entities('a'));
    assert.equal(await listed(workspace, own), 'unknown', 'nobody has told');
    await workspace.changedOnDisk([{ uri: uriOf('/w/x/catalog-info.yaml'), created: true }]);
    assert.deepEqual(await listed(workspace, own), ['component:default/a']);
    // A watcher may name the folder alone.
    files.write(uriOf('/w/y/z/catalog-info.yaml'), entities('b'));
    await workspace.changedOnDisk([{ uri: uriOf('/w/y'), created: true }]);
    assert.deepEqual(await listed(workspace, own), ['component:default/a', 'component:default/b']);
    files.remove(uriOf('/w/y/z/catalog-info.yaml'));
    await workspace.changedOnDisk([{ uri: uriOf('/w/y') }]);
    assert.deepEqual(await listed(workspace, own), ['component:default/a']);
    files.remove(uriOf('/w/x/catalog-info.yaml'));
    await workspace.changedOnDisk([{ uri: uriOf('/w/x/catalog-info.yaml') }]);
    assert.equal(await listed(workspace, own), 'unknown');
  });

  it('is searched once, and only when somebody asks', async () => {
    const asked: (string | undefined)[] = [];
    class Counting extends MemoryFiles {
      override find(folder: string, name?: string): Promise<string[]> {
        asked.push(name);
        return super.find(folder, name);
      }
    }
    const files = new Counting({ [uriOf('/w/catalog-info.yaml')]: entities('a') });
    const judged: number[] = [];
    const workspace = new Workspace(files, { judged: ({ size }) => judged.push(size), changed: () => {} });
    workspace.addFolder(uriOf('/w'));
    await workspace.index();
    assert.deepEqual(asked, [undefined]);
    const own = workspace.open(uriOf('/w/a.engagement.yaml'), ENGAGEMENT);
    judged.length = 0;
    await listed(workspace, own);
    await listed(workspace, own);
    assert.deepEqual(asked, [undefined, 'catalog-info.yaml']);
    // Told of the search, and of the text.
    assert.deepEqual(judged, [1, 1]);
  });
});
