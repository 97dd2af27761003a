import assert from 'node:assert/strict';
import { placeholdersIn } from '../../../server/rules/document/placeholders';

/** What is found, as `line text`. */
function found(text: string): string[] {
  return placeholdersIn(text).map(({ line, text: placeholder }) => `${line} ${placeholder}`);
}

const CLOSE = '`'.repeat(3);

describe('placeholders', () => {
  for (const [text, ...wants] of [
    ['TODO', '1 TODO'],
    ['# Contacts\n\nTBD\n', '3 TBD'],
    ['Owner: TBC.', '1 TBC'],
    ['TODO: name the owner', '1 TODO'],
    ['(TODO) and **TBD** and _FIXME_', '1 TODO', '1 TBD', '1 FIXME'],
    ['| RTO | TBD |\r\n| RPO | TODO |\r\n', '1 TBD', '2 TODO'],
    ['Call <insert the number>.', '1 <insert the number>'],
    ['Call <Insert number of the desk>', '1 <Insert number of the desk>'],
    ['<p>Call &lt;insert number&gt;</p>', '1 &lt;insert number&gt;'],
    ['Call [insert the number] or [INSERT NAME]', '1 [insert the number]', '1 [INSERT NAME]'],
    ['from <tbd> to <todo>', '1 <tbd>', '1 <todo>'],
    ['<TBD>', '1 <TBD>'],
    ['<!-- TODO: the figure -->', '1 TODO'],
    ['TODO `TODO`', '1 TODO'],
    [`${CLOSE}\ncode\n${CLOSE}\nTODO`, '4 TODO'],
    ['an open ` backtick, TODO', '1 TODO'],
    ['<pre>TODO\n</pre>\nTBD', '3 TBD'],
    ['<pre>is not closed TODO', '1 TODO'],
    [`~~~~\n~~~\nTODO\n~~~~\nTBD`, '5 TBD'],
    [`text ${CLOSE}TODO${CLOSE} text\nTBD`, '2 TBD'],
    ['TBD/TBC', '1 TBD'],
  ] as const) {
    it(`are in ${JSON.stringify(text)}`, () => assert.deepEqual(found(text), wants));
  }

  for (const text of [
    '',
    'A todo list, and what is tbd.',
    'Todo: buy milk',
    'All TODOs are done',
    'MYTODO and TODO-12 and MY_TODO and TODO_LIST',
    'see docs/TODO.md and TODO.txt',
    '[TODO.md](https://example.org/TODO)',
    'Remove every `TODO` before the review',
    `${CLOSE}sh\ngrep TODO\n${CLOSE}`,
    `- ${CLOSE}\n  TODO\n  ${CLOSE}`,
    `> ${CLOSE}\n> TODO\n> ${CLOSE}`,
    `${CLOSE}\nTODO in a block that is never closed`,
    '``a ` TODO``',
    '<pre>\nTODO\n</pre>',
    'Say <code class="x">TODO</code>.',
    '<script>// TODO</script><style>/* TBD */</style>',
    'You can [insert a row](help.md) or [insert a column][help].',
    'the <inserted> text and <ins>new</ins> text',
    'a < insert and b > c',
    'We work trunk-based (TBD); with TBD nobody waits.',
    'Trunk based development is short: TBD',
  ]) {
    it(`are not in ${JSON.stringify(text)}`, () => assert.deepEqual(found(text), []));
  }

  it('are found in a hostile text in good time', function () {
    this.timeout(2000);
    const size = 400_000;
    for (const piece of [
      '<insert ',
      '[insert a',
      '`',
      '``` `` ` ',
      '<pre ',
      '<code>',
      '&lt;insert x',
      '> ',
      '- ',
      'TODO_',
    ]) {
      assert.ok(Array.isArray(placeholdersIn(`TODO ${piece.repeat(size / piece.length)}`)), piece);
    }
  });
});
