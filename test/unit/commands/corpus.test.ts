import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse, JUDGED } from '../../corpus/analyses';
import { commandBlocks, fencedBlocks, hasCorpus } from '../../corpus/blocks';
import { root } from '../texts';

/** docs/rules/CORPUS.md says what is found in the corpus. */
describe('docs/rules/CORPUS.md', () => {
  const page = readFileSync(join(root, 'docs', 'rules', 'CORPUS.md'), 'utf8').replaceAll('\r\n', '\n');
  const rows = Array.from(page.matchAll(/^\| `(.+?)` \| (\d+) \| (\d+) \|$/gm), (match) => match.slice(1, 4));

  it('has a count and ten judged examples for each rule', () => {
    assert.deepEqual(
      rows.map(([rule]) => rule),
      JUDGED,
    );
    for (const rule of JUDGED) {
      const section = page.split(`\n### ${rule}\n`)[1]?.split('\n## ')[0]?.split('\n### ')[0] ?? '';
      const examples = Array.from(section.matchAll(/^\| .* \| (?:right|wrong|open).* \|$/gm));
      assert.equal(examples.length, 10, rule);
    }
  });

  it('has the counts of the corpus', function () {
    if (!hasCorpus()) {
      console.log('      There is no corpus beside the repository, so its counts are not looked at.');
      this.skip();
    }
    const blocks = commandBlocks();
    const files = new Set(blocks.map(({ file }) => file)).size;
    const marks = analyse(blocks);
    const count = (name: string) => marks.get(name)?.length ?? 0;
    assert.deepEqual(
      JUDGED.map((rule) => [rule, `${count(rule)}`, `${new Set(marks.get(rule)?.map(({ block }) => block)).size}`]),
      rows,
    );
    const sentence = `${blocks.length} blocks of commands out of ${fencedBlocks().length} fenced ones, in ${files} files. By their effect ${count('effect: changes')} change something, ${count('effect: read-only')} only read and ${count('effect: unknown')} are not known`;
    assert.ok(page.replaceAll('\n', ' ').includes(sentence), sentence);
    assert.ok(page.includes(`Beside these, ${count('sessions')} commands open a session`));
  }).timeout(60_000);
});
