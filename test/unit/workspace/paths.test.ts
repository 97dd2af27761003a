import assert from 'node:assert/strict';
import { FileEntry } from '../../../server/workspace/file';
import type { FileKind } from '../../../server/workspace/files';
import { MemoryFiles } from '../../../server/workspace/files-memory';
import { Paths } from '../../../server/workspace/paths';
import { isWithin, normalised, parentOf, resolvePath } from '../../../server/workspace/uris';

/** Files that count what is asked of them. */
class Watched extends MemoryFiles {
  readonly asked: string[] = [];
  override kind(uri: string): Promise<FileKind | undefined> {
    this.asked.push(uri);
    return super.kind(uri);
  }
  override read(): Promise<string | undefined> {
    assert.fail('whether a file is there is all that is asked');
  }
}

function setUp(root: string | undefined = 'file:///home/w') {
  const files = new Watched({
    'file:///home/w/docs/a.md': 'a',
    'file:///home/w/docs/b%231.md': 'b',
    'file:///home/w/docs/%2e%2e/c.md': 'c',
    'file:///home/secret': 's',
    'file:///etc/passwd': 'p',
  });
  const answered: ReadonlySet<FileEntry>[] = [];
  const paths = new Paths(
    files,
    () => root,
    (asked) => answered.push(asked),
  );
  const file = new FileEntry('file:///home/w/sub/x.engagement.yaml', '');
  const settle = async (path: string, from = file) => {
    paths.state(from, path);
    await paths.settled();
    return paths.state(from, path);
  };
  return { files, answered, paths, file, settle };
}

describe('paths', () => {
  it('are unknown until the answer is there, then exist or are missing', async () => {
    const { paths, file, files, answered } = setUp();
    assert.equal(paths.state(file, '../docs/a.md'), 'unknown');
    assert.equal(paths.state(file, '../docs/a.md'), 'unknown');
    assert.equal(paths.state(file, '../docs'), 'unknown');
    assert.equal(paths.state(file, 'docs/a.md'), 'unknown');
    await paths.settled();
    assert.equal(paths.state(file, '../docs/a.md'), 'exists');
    assert.equal(paths.state(file, '../docs'), 'exists');
    assert.equal(paths.state(file, 'docs/a.md'), 'missing');
    assert.equal(files.asked.length, 3);
    assert.ok(answered.every((asked) => asked.has(file)));
  });

  it('never leave the workspace folder, however they are written', async () => {
    const { settle, files } = setUp();
    for (const path of [
      '../../secret',
      '../..',
      '../../',
      '../../../etc/passwd',
      '../../../../../../../../etc/passwd',
      'a/../../../secret',
      './../../secret',
      '..//../secret',
      '/etc/passwd',
      '//host/share',
      '\\etc\\passwd',
      '\\\\host\\share',
      'C:\\Windows',
      'C:/Windows',
      'c:secret',
      'file:///etc/passwd',
      'FILE:///etc/passwd',
      'file:/etc/passwd',
      '..\\..\\secret',
      '..\\..',
      '..\\../secret',
      '../..\\secret',
      'a\\..\\..\\..\\secret',
      '..\\..\\..\\..\\..\\etc\\passwd',
      '../../secret#part',
      '../../w-other/x',
    ]) {
      assert.equal(await settle(path), 'outside', path);
    }
    assert.deepEqual(files.asked, []);
  });

  it('may go up as long as they stay inside', async () => {
    const { settle } = setUp();
    for (const [path, state] of [
      ['..', 'exists'],
      ['.', 'missing'],
      ['../docs/../docs/a.md', 'exists'],
      ['../../w/docs/a.md', 'exists'],
      ['../docs/./a.md', 'exists'],
      ['..foo', 'missing'],
      ['.../x', 'missing'],
    ] as const) {
      assert.equal(await settle(path), state, path);
    }
  });

  it('are taken as they are written: what is encoded is a name', async () => {
    const { settle, files } = setUp();
    for (const path of ['%2e%2e/%2e%2e/secret', '..%2f..%2fsecret', '%2e%2e%2f%2e%2e%2fsecret', '%252e%252e/secret']) {
      assert.notEqual(await settle(path), 'exists', path);
    }
    for (const uri of files.asked) assert.ok(isWithin(uri, 'file:///home/w'), uri);
  });

  it('may name a place in a file, or have its sign in their name', async () => {
    const { settle } = setUp();
    for (const [path, state] of [
      ['../docs/a.md#chapter', 'exists'],
      ['../docs/a.md?raw', 'exists'],
      ['../docs/b#1.md', 'exists'],
      ['../docs/b#2.md', 'missing'],
      ['../docs/c.md#a', 'missing'],
    ] as const) {
      assert.equal(await settle(path), state, path);
    }
  });

  it('of an unsaved file are unknown, and nobody is asked', async () => {
    const { settle, files } = setUp();
    assert.equal(await settle('docs/a.md', new FileEntry('untitled:Untitled-1', '')), 'unknown');
    assert.deepEqual(files.asked, []);
  });

  it('of a file below no workspace folder may go where they like, but for absolute ones', async () => {
    const files = new MemoryFiles({ 'file:///home/secret': 's' });
    const paths = new Paths(
      files,
      () => undefined,
      () => {},
    );
    const file = new FileEntry('file:///home/w/x.engagement.yaml', '');
    paths.state(file, '../secret');
    await paths.settled();
    assert.equal(paths.state(file, '../secret'), 'exists');
    assert.equal(paths.state(file, '/home/secret'), 'outside');
    assert.equal(paths.state(file, '../../../secret'), 'outside');
  });

  it('are asked again after they were forgotten', async () => {
    const { paths, file, files, settle } = setUp();
    assert.equal(await settle('../docs/new.md'), 'missing');
    files.write('file:///home/w/docs/new.md', 'new');
    assert.equal(await settle('../docs/new.md'), 'missing');
    const before = paths.revision;
    assert.equal(paths.forget('file:///home/w/docs/other.md'), false);
    assert.equal(paths.forget('file:///home/w/doc'), false);
    assert.equal(paths.revision, before);
    assert.equal(paths.forget('file:///home/w/docs/new.md'), true);
    assert.ok(paths.revision > before);
    assert.equal(paths.state(file, '../docs/new.md'), 'unknown');
    await paths.settled();
    assert.equal(paths.state(file, '../docs/new.md'), 'exists');
    // With what lies below a folder.
    assert.equal(paths.forget('file:///home/w/docs'), true);
    assert.equal(paths.state(file, '../docs/new.md'), 'unknown');
    await paths.settled();
    assert.equal(paths.forget(), true);
    assert.equal(paths.forget(), false);
  });

  it('an answer that is older than the change does not count', async () => {
    const waiting: ((kind: FileKind | undefined) => void)[] = [];
    const files = new MemoryFiles();
    files.kind = () => new Promise((resolve) => waiting.push(resolve));
    const paths = new Paths(
      files,
      () => 'file:///home/w',
      () => {},
    );
    const file = new FileEntry('file:///home/w/x.engagement.yaml', '');
    paths.state(file, 'a.md');
    assert.equal(paths.forget('file:///home/w/a.md'), true);
    waiting[0]!(undefined);
    await paths.settled();
    // The file came after the question.
    assert.equal(paths.state(file, 'a.md'), 'unknown');
    waiting[1]!('file');
    await paths.settled();
    assert.equal(paths.state(file, 'a.md'), 'exists');
  });

  it('a link is looked at, and what it leads to is not read', async () => {
    // MemoryFiles knows no links; NodeFiles is tested with them. Here: a state takes one question and no reading.
    const { settle, files } = setUp();
    assert.equal(await settle('../docs/a.md'), 'exists');
    assert.deepEqual(files.asked, ['file:///home/w/docs/a.md']);
  });
});

describe('URIs', () => {
  it('have one spelling', () => {
    assert.equal(normalised('file:///c%3A/W/a%20b'), normalised('file:///c:/W/a b'));
    assert.equal(normalised('file:///C:/w'), normalised('file:///c%3a/w'));
    assert.equal(normalised('file:///w/%C3%BC.yaml'), normalised('file:///w/ü.yaml'));
    const once = normalised("file:///w/it's (1) & 100%25 #x.yaml");
    assert.equal(normalised(once), once);
  });

  it('know what lies in what', () => {
    assert.equal(parentOf('file:///w/a/b.yaml'), 'file:///w/a');
    assert.equal(parentOf('file:///w'), 'file:///');
    assert.equal(parentOf('file:///'), 'file:///');
    for (const [uri, folder, inside] of [
      ['file:///w', 'file:///w', true],
      ['file:///w/a', 'file:///w', true],
      ['file:///w/a', 'file:///w/', true],
      ['file:///wa', 'file:///w', false],
      ['file:///', 'file:///w', false],
      ['file:///w', 'file:///', true],
      ['vscode-vfs:///w/a', 'file:///w', false],
    ] as const) {
      assert.equal(isWithin(uri, folder), inside, `${uri} ${folder}`);
    }
  });

  it('of a path are those of its names', () => {
    const within = (path: string) => resolvePath('file:///w/sub', path, 'file:///w');
    assert.equal(within('a b#c?.md'), 'file:///w/sub/a%20b%23c%3F.md');
    assert.equal(within('../ü.md'), normalised('file:///w/ü.md'));
    assert.equal(within(''), 'file:///w/sub');
    assert.equal(
      resolvePath('vscode-vfs://github/o/r/sub', '../a.md', 'vscode-vfs://github/o/r'),
      'vscode-vfs://github/o/r/a.md',
    );
    assert.equal(resolvePath('vscode-vfs://github/o/r/sub', '../../../x', 'vscode-vfs://github/o/r'), undefined);
    // As Windows would part it.
    assert.equal(resolvePath('file:///c%3A/w/sub', '..\\..\\x', 'file:///c%3A/w'), undefined);
  });
});
