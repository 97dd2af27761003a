import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Files, MAX_NAMED, promisedKind } from '../../../server/workspace/files';
import { MemoryFiles } from '../../../server/workspace/files-memory';
import { NodeFiles } from '../../../server/workspace/files-node';
import { withoutIgnored } from '../../../server/workspace/ignored';
import { normalised } from '../../../server/workspace/uris';

/** A folder with files in it, on a disk or in memory. */
interface Folder {
  files: Files;
  /** The URI of a path below the folder. */
  uri(path?: string): string;
}

let made: string[] = [];

async function temporary(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'handover-files-')));
  made.push(folder);
  return folder;
}

function under(base: string): (path?: string) => string {
  return (path = '') => normalised(pathToFileURL(join(base, path)).toString());
}

async function onDisk(texts: Readonly<Record<string, string | Uint8Array>>): Promise<Folder & { base: string }> {
  const base = await temporary();
  for (const [path, text] of Object.entries(texts)) {
    await mkdir(dirname(join(base, path)), { recursive: true });
    await writeFile(join(base, path), text);
  }
  return { files: new NodeFiles(), uri: under(base), base };
}

async function inMemory(texts: Readonly<Record<string, string>>): Promise<Folder> {
  const uri = under('/memory/w');
  return {
    files: new MemoryFiles(Object.fromEntries(Object.entries(texts).map(([path, text]) => [uri(path), text]))),
    uri,
  };
}

async function found({ files, uri }: Folder, below = ''): Promise<string[]> {
  const root = uri();
  return (await files.find(uri(below))).map((path) => {
    assert.ok(path.startsWith(`${root}/`), path);
    return decodeURIComponent(path.slice(root.length + 1));
  });
}

/** What `.gitignore` files leave: the files, and which of ours are found. Expectations are those of git 2. */
const ignoring: Record<string, { texts: Record<string, string>; left: string[] }> = {
  none: {
    texts: {
      'engagement.yaml': '',
      'a/b/x.runbook.yaml': '',
      'a/y.runbook.yml': '',
      'other.yaml': '',
      'a/engagement.yml': '',
    },
    left: ['a/b/x.runbook.yaml', 'a/y.runbook.yml', 'engagement.yaml'],
  },
  'names, anywhere below': {
    texts: { '.gitignore': 'x.runbook.yaml\n', 'x.runbook.yaml': '', 'a/x.runbook.yaml': '', 'a/y.runbook.yaml': '' },
    left: ['a/y.runbook.yaml'],
  },
  'paths from the folder of the file': {
    texts: {
      '.gitignore': '/x.runbook.yaml\na/b/y.runbook.yaml\n',
      'x.runbook.yaml': '',
      'a/x.runbook.yaml': '',
      'a/b/y.runbook.yaml': '',
      'c/a/b/y.runbook.yaml': '',
    },
    left: ['a/x.runbook.yaml', 'c/a/b/y.runbook.yaml'],
  },
  'directories, which are not files of that name': {
    texts: {
      '.gitignore': 'build/\nrunbook.yaml/\n',
      'build/x.runbook.yaml': '',
      'a/build/deep/x.runbook.yaml': '',
      'a/runbook.yaml': '',
    },
    left: ['a/runbook.yaml'],
  },
  negation: {
    texts: {
      '.gitignore': '*.runbook.yaml\n!keep.runbook.yaml\n',
      'x.runbook.yaml': '',
      'a/keep.runbook.yaml': '',
      'keep.runbook.yaml': '',
    },
    left: ['a/keep.runbook.yaml', 'keep.runbook.yaml'],
  },
  'negation does not reach into a directory that is left out': {
    texts: {
      '.gitignore': 'out/\n!out/keep.runbook.yaml\n',
      'out/keep.runbook.yaml': '',
      'out/.gitignore': '!keep.runbook.yaml\n',
    },
    left: [],
  },
  'negation below a directory whose contents are left out': {
    texts: { '.gitignore': 'out/*\n!out/keep.runbook.yaml\n', 'out/keep.runbook.yaml': '', 'out/x.runbook.yaml': '' },
    left: ['out/keep.runbook.yaml'],
  },
  'nested files: the inner one decides': {
    texts: {
      '.gitignore': '*.runbook.yaml\n',
      'a/.gitignore': '!*.runbook.yaml\n',
      'a/b/.gitignore': 'z.runbook.yaml\n',
      'x.runbook.yaml': '',
      'a/x.runbook.yaml': '',
      'a/b/y.runbook.yaml': '',
      'a/b/z.runbook.yaml': '',
    },
    left: ['a/b/y.runbook.yaml', 'a/x.runbook.yaml'],
  },
  'nested files count from their own folder': {
    texts: {
      'a/.gitignore': '/b\n/x.runbook.yaml\n',
      'b/x.runbook.yaml': '',
      'a/b/y.runbook.yaml': '',
      'a/x.runbook.yaml': '',
      'a/c/b/x.runbook.yaml': '',
    },
    left: ['a/c/b/x.runbook.yaml', 'b/x.runbook.yaml'],
  },
  'stars, brackets, comments, escapes and blanks': {
    texts: {
      '.gitignore': '# x.runbook.yaml\n\n**/tmp/**\n[ab].runbook.yaml   \n\\#c.runbook.yaml\r\nd?.runbook.yaml\r\n',
      'x.runbook.yaml': '',
      'q/tmp/r/x.runbook.yaml': '',
      'a.runbook.yaml': '',
      'c.runbook.yaml': '',
      '#c.runbook.yaml': '',
      'd1.runbook.yaml': '',
      'd.runbook.yaml': '',
    },
    left: ['c.runbook.yaml', 'd.runbook.yaml', 'x.runbook.yaml'],
  },
  'a byte order mark in front': {
    texts: { '.gitignore': '\ufeffx.runbook.yaml\n', 'x.runbook.yaml': '', 'y.runbook.yaml': '' },
    left: ['y.runbook.yaml'],
  },
  'node_modules and .git, at any depth': {
    texts: {
      'node_modules/p/x.runbook.yaml': '',
      'a/node_modules/engagement.yaml': '',
      '.git/x.runbook.yaml': '',
      'a/.git/x.runbook.yaml': '',
      '.github/x.runbook.yaml': '',
      'not_node_modules/x.runbook.yaml': '',
    },
    left: ['.github/x.runbook.yaml', 'not_node_modules/x.runbook.yaml'],
  },
};

const common: Record<string, string> = {
  'acme.engagement.yaml': 'kind: Engagement\n',
  'runbooks/a.runbook.yaml': 'a: ü\u{1F600}\r\nb\n',
  'runbooks/deep/b.runbook.yml': '\ufeffkind: Runbook\n',
  'runbooks/empty.runbook.yaml': '',
  'docs/notes.md': 'notes',
  "odd/it's 100% #1 ä+b&c (x).runbook.yaml": 'odd',
};

for (const [name, make] of [
  ['the files of a disk', onDisk],
  ['files in memory', inMemory],
] as const) {
  describe(name, () => {
    before(() => {
      made = [];
    });

    after(async () => {
      for (const folder of made) await rm(folder, { recursive: true, force: true });
    });

    it('are read without a byte order mark', async () => {
      const { files, uri } = await make(common);
      for (const [path, text] of Object.entries(common)) {
        assert.equal(await files.read(uri(path)), text.replace('\ufeff', ''), path);
      }
    });

    it('that are not there, or are folders, are not read', async () => {
      const { files, uri } = await make(common);
      for (const path of ['missing.md', 'docs', '', 'docs/notes.md/x', 'missing/x.md']) {
        assert.equal(await files.read(uri(path)), undefined, path);
      }
    });

    it('are files, folders, or nothing', async () => {
      const { files, uri } = await make(common);
      for (const [path, kind] of [
        ['docs/notes.md', 'file'],
        ['docs', 'directory'],
        ['runbooks/deep', 'directory'],
        ['', 'directory'],
        ['doc', undefined],
        ['docs/notes.md/x', undefined],
        ["odd/it's 100% #1 ä+b&c (x).runbook.yaml", 'file'],
      ] as const) {
        assert.equal(await files.kind(uri(path)), kind, path);
      }
      assert.equal(await files.kind(`${uri('docs')}/`), 'directory');
    });

    it('are listed by their names', async () => {
      const { files, uri } = await make(common);
      const list = async (path: string) => [...(await files.list(uri(path)))].sort();
      assert.deepEqual(await list(''), [
        ['acme.engagement.yaml', 'file'],
        ['docs', 'directory'],
        ['odd', 'directory'],
        ['runbooks', 'directory'],
      ]);
      assert.deepEqual(await list('odd'), [["it's 100% #1 ä+b&c (x).runbook.yaml", 'file']]);
      for (const path of ['missing', 'docs/notes.md']) assert.deepEqual(await list(path), [], path);
    });

    it('of ours are found below a folder, in the order of their URIs', async () => {
      const folder = await make(common);
      assert.deepEqual(await found(folder), [
        'acme.engagement.yaml',
        "odd/it's 100% #1 ä+b&c (x).runbook.yaml",
        'runbooks/a.runbook.yaml',
        'runbooks/deep/b.runbook.yml',
        'runbooks/empty.runbook.yaml',
      ]);
      assert.deepEqual(await found(folder, 'runbooks/deep'), ['runbooks/deep/b.runbook.yml']);
      assert.deepEqual(await folder.files.find(`${folder.uri('runbooks/deep')}/`), [
        folder.uri('runbooks/deep/b.runbook.yml'),
      ]);
      for (const path of ['missing', 'docs', 'acme.engagement.yaml'])
        assert.deepEqual(await found(folder, path), [], path);
      const uris = await folder.files.find(folder.uri());
      assert.deepEqual(uris, [...uris].sort());
      for (const uri of uris) assert.notEqual(await folder.files.read(uri), undefined, uri);
    });

    for (const [what, { texts, left }] of Object.entries(ignoring)) {
      it(`of ours are found as .gitignore files say: ${what}`, async () => {
        assert.deepEqual(await found(await make(texts)), left);
      });
    }

    it('of one name are found, whoever’s they are, as .gitignore files say', async () => {
      const { files, uri } = await make({
        '.gitignore': 'out/\n',
        'catalog-info.yaml': '',
        'a/b/catalog-info.yaml': '',
        'a/catalog-info.yml': '',
        'a/my-catalog-info.yaml': '',
        'a/x.engagement.yaml': '',
        'out/catalog-info.yaml': '',
        'node_modules/p/catalog-info.yaml': '',
        '.git/catalog-info.yaml': '',
        'b/catalog-info.yaml/note.md': '',
      });
      assert.deepEqual(await files.find(uri(), 'catalog-info.yaml'), [
        uri('a/b/catalog-info.yaml'),
        uri('catalog-info.yaml'),
      ]);
      assert.deepEqual(await files.find(uri('a'), 'catalog-info.yaml'), [uri('a/b/catalog-info.yaml')]);
      assert.deepEqual(await files.find(uri('missing'), 'catalog-info.yaml'), []);
    });

    it('of one name are found up to a bound', async () => {
      const names = Array.from({ length: MAX_NAMED + 5 }, (_, index) => [`${index}/catalog-info.yaml`, '']);
      const { files, uri } = await make(Object.fromEntries(names));
      assert.equal((await files.find(uri(), 'catalog-info.yaml')).length, MAX_NAMED);
    });

    it('never throw', async () => {
      const { files, uri } = await make(common);
      for (const bad of [`${uri()}/a%00b`, `${uri()}/${'x'.repeat(5000)}`]) {
        assert.equal(await files.read(bad), undefined);
        assert.equal(await files.kind(bad), undefined);
        assert.deepEqual(await files.list(bad), []);
        assert.deepEqual(await files.find(bad), []);
      }
    });
  });
}

describe('what .gitignore files leave of a list of paths', () => {
  for (const [what, { texts, left }] of Object.entries(ignoring)) {
    // Whoever makes the list leaves those out.
    if (what.startsWith('node_modules')) continue;
    it(what, async () => {
      const paths = Object.keys(texts).filter((path) => promisedKind(path));
      const kept = await withoutIgnored(
        paths,
        async (folder) => texts[folder === '' ? '.gitignore' : `${folder}/.gitignore`],
      );
      assert.deepEqual(kept.sort(), left);
    });
  }
});

describe('the files of a disk, which memory has not', () => {
  before(() => {
    made = [];
  });

  after(async () => {
    for (const folder of made) {
      await chmod(join(folder, 'locked'), 0o755).catch(() => {});
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('bytes that are no UTF-8 are read as U+FFFD', async () => {
    const bytes = Uint8Array.from([0x61, 0xff, 0x62, 0xc3, 0x28, 0x0a]);
    const { files, uri } = await onDisk({
      'x.runbook.yaml': bytes,
      'y.runbook.yaml': Uint8Array.from([0xef, 0xbb, 0xbf, 0x61]),
    });
    assert.equal(await files.read(uri('x.runbook.yaml')), 'a\ufffdb\ufffd(\n');
    assert.equal(await files.read(uri('y.runbook.yaml')), 'a');
  });

  it('a directory with the name of one of our files is none', async () => {
    const folder = await onDisk({ 'x.engagement.yaml/y.runbook.yaml': '', 'runbook.yaml/note.md': '' });
    assert.deepEqual(await found(folder), ['x.engagement.yaml/y.runbook.yaml']);
    assert.equal(await folder.files.read(folder.uri('x.engagement.yaml')), undefined);
    assert.equal(await folder.files.kind(folder.uri('x.engagement.yaml')), 'directory');
  });

  it('links are not followed by a search: not in circles, not out of the folder', async () => {
    const outside = await onDisk({ 'secret.runbook.yaml': 'secret' });
    const folder = await onDisk({ 'a/x.runbook.yaml': 'x' });
    await symlink(folder.base, join(folder.base, 'a', 'loop'), 'dir');
    await symlink(outside.base, join(folder.base, 'out'), 'dir');
    await symlink(join(outside.base, 'secret.runbook.yaml'), join(folder.base, 'link.runbook.yaml'));
    await symlink(join(folder.base, 'nowhere'), join(folder.base, 'dangling.runbook.yaml'));
    await symlink('self.runbook.yaml', join(folder.base, 'self.runbook.yaml'));
    assert.deepEqual(await found(folder), ['a/x.runbook.yaml']);
    // Whether something is there may be asked of a link.
    for (const [path, kind] of [
      ['out', 'directory'],
      ['link.runbook.yaml', 'file'],
      ['dangling.runbook.yaml', undefined],
      ['self.runbook.yaml', undefined],
    ] as const) {
      assert.equal(await folder.files.kind(folder.uri(path)), kind, path);
    }
    assert.equal(await folder.files.read(folder.uri('dangling.runbook.yaml')), undefined);
    assert.equal(await folder.files.read(folder.uri('self.runbook.yaml')), undefined);
  });

  it('the folder that is searched may itself be a link', async () => {
    const outside = await onDisk({ 'a.runbook.yaml': '' });
    const base = await temporary();
    await symlink(outside.base, join(base, 'link'), 'dir');
    const uri = under(base);
    assert.deepEqual(await new NodeFiles().find(uri('link')), [uri('link/a.runbook.yaml')]);
  });

  it('what cannot be read is not there', async () => {
    const { files, uri, base } = await onDisk({
      'locked/x.runbook.yaml': 'x',
      'y.runbook.yaml': 'y',
      'huge.runbook.yaml': '',
    });
    await truncate(join(base, 'huge.runbook.yaml'), 16 * 1024 * 1024 + 1);
    assert.equal(await files.read(uri('huge.runbook.yaml')), undefined);
    await chmod(join(base, 'y.runbook.yaml'), 0);
    await chmod(join(base, 'locked'), 0);
    // Permissions do not bind everybody: root, and users of Windows.
    const bound = process.platform !== 'win32' && process.getuid?.() !== 0;
    const all = [uri('huge.runbook.yaml'), uri('locked/x.runbook.yaml'), uri('y.runbook.yaml')];
    assert.deepEqual(await files.find(uri()), bound ? [all[0], all[2]] : all);
    assert.equal(await files.read(uri('y.runbook.yaml')), bound ? undefined : 'y');
    assert.equal(await files.read(uri('locked/x.runbook.yaml')), bound ? undefined : 'x');
  });
});

describe('the names of our files', () => {
  it('promise what they hold', () => {
    for (const [name, kind] of [
      ['engagement.yaml', 'Engagement'],
      ['acme.engagement.yaml', 'Engagement'],
      ['acme.engagement.yml', 'Engagement'],
      ['a.b.engagement.yaml', 'Engagement'],
      ['file:///w/acme.engagement.yaml', 'Engagement'],
      ['C:\\w\\acme.engagement.yaml', 'Engagement'],
      ['runbook.yaml', 'Runbook'],
      ['x.runbook.yaml', 'Runbook'],
      ['x.runbook.yml', 'Runbook'],
      ['engagement.yml', undefined],
      ['runbook.yml', undefined],
      ['.engagement.yaml', undefined],
      ['myengagement.yaml', undefined],
      ['x.engagement.yaml.bak', undefined],
      ['x.engagement.json', undefined],
      ['engagement.yaml/other.yaml', undefined],
      ['', undefined],
    ] as const) {
      assert.equal(promisedKind(name), kind, name);
    }
  });
});
