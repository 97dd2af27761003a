import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Checksums, sha256Of } from '../../../server/workspace/checksums';
import { FileEntry } from '../../../server/workspace/file';

const sum = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const asker = new FileEntry('file:///w/a.engagement.yaml', '');
const URI = 'file:///w/x.md';

function checksums(): { sums: Checksums; told: FileEntry[][] } {
  const told: FileEntry[][] = [];
  return { sums: new Checksums((files) => told.push([...files])), told };
}

describe('checksums', () => {
  it('are those of the UTF-8 bytes', async () => {
    for (const text of ['', 'abc', 'Grüße, 世界 🚢\n', 'x'.repeat(100_000)])
      assert.equal(await sha256Of(text), sum(text));
  });

  it('are unknown at first; who asked is told when they come', async () => {
    const { sums, told } = checksums();
    assert.equal(sums.matches(URI, 'a\n', sum('a\n'), asker), undefined);
    assert.ok(sums.isWaiting);
    await sums.settled();
    assert.equal(sums.isWaiting, false);
    assert.deepEqual(told, [[asker]]);
    assert.equal(sums.revision, 1);
    assert.equal(sums.matches(URI, 'a\n', sum('a\n'), asker), true);
    assert.equal(sums.matches(URI, 'a\n', sum('b\n'), asker), false);
    assert.equal(sums.isWaiting, false);
  });

  it('do not mind line ends or a byte order mark', async () => {
    const { sums } = checksums();
    for (const text of ['a\nb\n', 'a\r\nb\r\n', '\ufeffa\nb\n']) {
      sums.matches(URI, text, '', asker);
      await sums.settled();
      for (const noted of ['a\nb\n', 'a\r\nb\r\n']) {
        assert.equal(sums.matches(URI, text, sum(noted), asker), true, JSON.stringify([text, noted]));
      }
      assert.equal(sums.matches(URI, text, sum('a\nb'), asker), false);
    }
  });

  it('mind mixed line ends that were noted as they stood', async () => {
    const { sums } = checksums();
    sums.matches(URI, 'a\r\nb\n', '', asker);
    await sums.settled();
    assert.equal(sums.matches(URI, 'a\r\nb\n', sum('a\r\nb\n'), asker), true);
  });

  it('let the last answer stand while those of another text are made', async () => {
    const { sums, told } = checksums();
    const noted = sum('a');
    sums.matches(URI, 'a', noted, asker);
    await sums.settled();
    assert.equal(sums.matches(URI, 'ab', noted, asker), true, 'the answer of the text before');
    await sums.settled();
    assert.equal(sums.matches(URI, 'ab', noted, asker), false);
    assert.equal(told.length, 2);
    assert.equal(sums.matches(URI, 'abc', noted, asker), false);
    await sums.settled();
    assert.equal(told.length, 2, 'nobody is told of an answer that is as it was');
    assert.equal(sums.matches(URI, 'a', noted, asker), false);
    await sums.settled();
    assert.equal(sums.matches(URI, 'a', noted, asker), true, 'back again');
    assert.equal(told.length, 3);
  });

  it('are those of the last text, of several that came while they were made', async () => {
    const { sums, told } = checksums();
    for (const text of ['a', 'ab', 'abc']) sums.matches(URI, text, sum('abc'), asker);
    await sums.settled();
    assert.equal(sums.matches(URI, 'abc', sum('abc'), asker), true);
    assert.equal(sums.isWaiting, false);
    assert.equal(told.length, 1);
  });

  it('of several texts are told apart', async () => {
    const { sums } = checksums();
    sums.matches(URI, 'a', sum('a'), asker);
    sums.matches(`${URI}x`, 'b', sum('b'), asker);
    await sums.settled();
    assert.equal(sums.matches(URI, 'a', sum('b'), asker), false);
    assert.equal(sums.matches(`${URI}x`, 'b', sum('b'), asker), true);
  });

  it('are forgotten', async () => {
    const { sums, told } = checksums();
    sums.matches(URI, 'a', sum('a'), asker);
    sums.forget();
    await sums.settled();
    assert.deepEqual(told, [], 'nobody waits for what was forgotten');
    assert.equal(sums.matches(URI, 'a', sum('a'), asker), undefined);
    await sums.settled();
    assert.equal(sums.matches(URI, 'a', sum('a'), asker), true);
  });
});
