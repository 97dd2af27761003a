import assert from 'node:assert/strict';
import { applyEdits, type Data, removeEntry, setEntry, type WriteOptions } from '../../../server/syntax/edits';
import { type Case, cases, Subject } from './edits-cases';

function set(
  name: string,
  before: string,
  path: string,
  key: string,
  value: Data,
  after: string | undefined,
  options: WriteOptions = {},
): Case {
  return [name, before, (it) => setEntry(it.document, it.map(path), key, value, options), after];
}

describe('setEntry, of a new key', () => {
  describe('in a block', () => {
    const before = '# top\na: 1 # c\n\n# about b\nb:\n  x: 1\n  # end of b\n\n# about d\nd: 2\n\n# bottom\n';
    cases([
      set('at the end', before, '', 'n', 'v', before.replace('d: 2\n', 'd: 2\nn: v\n')),
      set('behind another', before, '', 'n', 'v', before.replace('a: 1 # c\n', 'a: 1 # c\nn: v\n'), {
        position: { after: 'a' },
      }),
      set(
        'behind one with comments below it',
        before,
        '',
        'n',
        [1],
        before.replace('end of b\n', 'end of b\nn:\n  - 1\n'),
        { position: { after: 'b' } },
      ),
      set('before another', before, '', 'n', 'v', before.replace('end of b\n', 'end of b\nn: v\n'), {
        position: { before: 'd' },
      }),
      set(
        'before the first, below what is about the file',
        before,
        '',
        'n',
        'v',
        before.replace('top\n', 'top\nn: v\n'),
        { position: { before: 'a' } },
      ),
      set(
        'in order, behind the nearest before it',
        before,
        '',
        'n',
        'v',
        before.replace('end of b\n', 'end of b\nn: v\n'),
        { position: { order: ['a', 'b', 'n', 'd'] } },
      ),
      set(
        'in order, before the first of those behind it',
        before,
        '',
        'n',
        'v',
        before.replace('top\n', 'top\nn: v\n'),
        { position: { order: ['n', 'z', 'a', 'b'] } },
      ),
      set('in order, where none is there', before, '', 'n', 'v', before.replace('d: 2\n', 'd: 2\nn: v\n'), {
        position: { order: ['n', 'z'] },
      }),
      set('in an order that does not know it', before, '', 'n', 'v', before.replace('d: 2\n', 'd: 2\nn: v\n'), {
        position: { order: ['a', 'b'] },
      }),
      set('behind one that is not there', before, '', 'n', 'v', undefined, { position: { after: 'q' } }),
      set('before one that is not there', before, '', 'n', 'v', undefined, { position: { before: 'q' } }),
      set('in a map in it', before, 'b', 'n', 'v', before.replace('  x: 1\n', '  x: 1\n  n: v\n')),
      set(
        'with a key that needs quotes',
        before,
        'b',
        'n: m',
        'v',
        before.replace('  x: 1\n', '  x: 1\n  "n: m": v\n'),
      ),
      set('an empty key', before, 'b', '', null, before.replace('  x: 1\n', '  x: 1\n  "": null\n')),
      set(
        'a key of the format that YAML 1.1 takes for true',
        before,
        'b',
        'on',
        '2026-01-01',
        before.replace('  x: 1\n', '  x: 1\n  on: 2026-01-01\n'),
      ),
    ]);
  });

  describe('before the first entry of a map in another', () =>
    cases([
      set('below the comment behind the outer key', 'm: # c\n  a: 1\n', 'm', 'n', 2, 'm: # c\n  n: 2\n  a: 1\n', {
        position: { before: 'a' },
      }),
      set(
        'above the comments about it',
        'm:\n  # d\n  # e\n  a: 1\n',
        'm',
        'n',
        2,
        'm:\n  n: 2\n  # d\n  # e\n  a: 1\n',
        { position: { before: 'a' } },
      ),
      set(
        'below comments about something else',
        'm:\n  # d\n\n  a: 1\n',
        'm',
        'n',
        2,
        'm:\n  # d\n\n  n: 2\n  a: 1\n',
        { position: { before: 'a' } },
      ),
      set(
        'behind a dash',
        'l:\n  -   a: 1 # c\n      b: 2\n',
        'l.0',
        'n',
        [2],
        'l:\n  -   n:\n        -   2\n      a: 1 # c\n      b: 2\n',
        { position: { before: 'a' } },
      ),
      set('behind two dashes', '- - a: 1\n', '0.0', 'n', 2, '- - n: 2\n    a: 1\n', { position: { before: 'a' } }),
      set('below a dash', 'l:\n  -\n    a: 1\n', 'l.0', 'n', 2, 'l:\n  -\n    n: 2\n    a: 1\n', {
        position: { before: 'a' },
      }),
    ]));

  describe('behind what ends in an unusual way', () =>
    cases([
      set('a block of text', 'a: |\n  x\n\n# c\nb: 1\n', '', 'n', 2, 'a: |\n  x\nn: 2\n\n# c\nb: 1\n', {
        position: { after: 'a' },
      }),
      set('one that keeps its end', 'a: |+\n  x\n\n\nb: 1\n', '', 'n', 2, 'a: |+\n  x\n\n\nn: 2\nb: 1\n', {
        position: { after: 'a' },
      }),
      set(
        'one deep inside that keeps its end',
        'a:\n  - x: >+\n      y\n\n# c\nb: 1\n',
        '',
        'n',
        2,
        'a:\n  - x: >+\n      y\n\nn: 2\n# c\nb: 1\n',
        { position: { after: 'a' } },
      ),
      set('one with a line of spaces', 'a: |\n  x\n     \nb: 1\n', '', 'n', 2, 'a: |\n  x\n     \nn: 2\nb: 1\n', {
        position: { after: 'a' },
      }),
      set('one that is empty', 'a: | # c\nb: 1\n', '', 'n', 2, 'a: | # c\nn: 2\nb: 1\n', { position: { after: 'a' } }),
      set('brackets over several lines', 'a: [\n  1,\n] # c\nb: 1\n', '', 'n', 2, 'a: [\n  1,\n] # c\nn: 2\nb: 1\n', {
        position: { after: 'a' },
      }),
      set('text over several lines', 'a: x\n  y # c\nb: 1\n', '', 'n', 2, 'a: x\n  y # c\nn: 2\nb: 1\n', {
        position: { after: 'a' },
      }),
      set('no value', 'a: # c\nb: 1\n', '', 'n', 2, 'a: # c\nn: 2\nb: 1\n', { position: { after: 'a' } }),
      set('a list at the column of its key', 'a:\n- 1\n# c\nb: 1\n', '', 'n', 2, 'a:\n- 1\nn: 2\n# c\nb: 1\n', {
        position: { after: 'a' },
      }),
      set(
        'a deeper comment behind empty lines',
        'a:\n  x: 1\n\n  # c\n\nb: 1\n',
        '',
        'n',
        2,
        'a:\n  x: 1\n\n  # c\nn: 2\n\nb: 1\n',
        { position: { after: 'a' } },
      ),
      set('a closing mark', 'a: 1\n...\n', '', 'n', 2, 'a: 1\nn: 2\n...\n'),
    ]));

  describe('in the style of what is there', () =>
    cases([
      set(
        'four columns',
        'a:\n    x:\n        z: 1\n',
        'a',
        'n',
        { p: { q: 1 } },
        'a:\n    x:\n        z: 1\n    n:\n        p:\n            q: 1\n',
      ),
      set('one column', 'a:\n b: 1\n', 'a', 'n', { p: [1] }, 'a:\n b: 1\n n:\n  p:\n   - 1\n'),
      set(
        'lists below their keys',
        'a:\n  x:\n  - z: 1\n',
        'a',
        'n',
        [{ p: 1, q: [2] }],
        'a:\n  x:\n  - z: 1\n  n:\n  - p: 1\n    q:\n    - 2\n',
      ),
      set(
        'the dashes of another list',
        'a:\n  x:\n    -   1\nb: 2\n',
        '',
        'n',
        [[1], 2],
        'a:\n  x:\n    -   1\nb: 2\nn:\n  -   -   1\n  -   2\n',
      ),
      set('single quotes', "a: 'x'\nb: \"it's\"\nc: ''\n", '', 'n', 'p: q', "a: 'x'\nb: \"it's\"\nc: ''\nn: 'p: q'\n"),
      set('lists in brackets', 'a: [1]\nb: []\n', '', 'n', ['x', 'z'], 'a: [1]\nb: []\nn: [x, z]\n'),
      set('lists in brackets, but a long one', 'a: [1]\n', '', 'n', [{ x: 1 }], 'a: [1]\nn:\n  - x: 1\n'),
      set('lists as blocks', 'a: [1]\nb:\n  - 1\n', '', 'n', ['x'], 'a: [1]\nb:\n  - 1\nn:\n  - x\n'),
      set(
        'as in JSON',
        '{\n  "a": "x",\n  "b": [\n    1\n  ]\n}\n',
        '',
        'n',
        { p: 'q' },
        '{\n  "a": "x",\n  "b": [\n    1\n  ],\n  "n": {"p": "q"}\n}\n',
      ),
      set(
        'text of several lines',
        'a:\n   b: 1\nc: 2\n',
        'a',
        'n',
        'x\n\n  y\n',
        'a:\n   b: 1\n   n: |\n      x\n\n        y\nc: 2\n',
      ),
      set(
        'text of several lines, empty ones first and last',
        'a: 1\nb: 2\n',
        '',
        'n',
        '\n  x\n\n',
        'a: 1\nn: |2+\n\n    x\n\nb: 2\n',
        { position: { after: 'a' } },
      ),
    ]));

  it('a byte order mark stays first', () => {
    const text = '\ufeffa: 1\nb: 2\n';
    const subject = new Subject(text, 0);
    const first = setEntry(subject.document, subject.map(), 'n', 3, { position: { before: 'a' } });
    assert.equal(first && applyEdits(text, first), '\ufeffn: 3\na: 1\nb: 2\n');
    const last = setEntry(subject.document, subject.map(), 'n', 3);
    assert.equal(last && applyEdits(text, last), '\ufeffa: 1\nb: 2\nn: 3\n');
    const none = removeEntry(subject.document, subject.map(), 'a');
    assert.equal(none && applyEdits(text, none), '\ufeffb: 2\n');
  });

  it('takes the line end of the lines beside it', () => {
    const text = 'a: 1\nb:\r\n  x: 1\r\nc: 2\n';
    const change = (path: string, after: string) => {
      const subject = new Subject(text, 0);
      const edits = setEntry(subject.document, subject.map(path), 'n', [1], path === '' ? { position: { after } } : {});
      return edits && applyEdits(text, edits);
    };
    assert.equal(change('', 'a'), 'a: 1\nn:\n  - 1\nb:\r\n  x: 1\r\nc: 2\n');
    assert.equal(change('', 'b'), 'a: 1\nb:\r\n  x: 1\r\nn:\r\n  - 1\r\nc: 2\n');
    assert.equal(change('b', ''), 'a: 1\nb:\r\n  x: 1\r\n  n:\r\n    - 1\r\nc: 2\n');
    assert.equal(change('', 'c'), 'a: 1\nb:\r\n  x: 1\r\nc: 2\nn:\n  - 1\n');
  });

  it('ends the file with a line end where a block of text needs one', () => {
    const add = (text: string, value: string) => {
      const subject = new Subject(text, 0);
      const edits = setEntry(subject.document, subject.map(), 'n', value);
      return edits && applyEdits(text, edits);
    };
    assert.equal(add('a: 1', 'x\ny\n'), 'a: 1\nn: |\n  x\n  y\n');
    assert.equal(add('a: 1', 'x\ny\n\n'), 'a: 1\nn: |+\n  x\n  y\n\n');
    assert.equal(add('a: 1', 'x\ny'), 'a: 1\nn: |-\n  x\n  y');
    assert.equal(add('a: 1', 'x'), 'a: 1\nn: x');
  });

  describe('between braces', () =>
    cases([
      set('at the end', 'm: {a: 1, b: 2} # c\n', 'm', 'n', 'x, y', 'm: {a: 1, b: 2, n: "x, y"} # c\n'),
      set('behind another', 'm: {a: 1, b: 2}\n', 'm', 'n', 3, 'm: {a: 1, n: 3, b: 2}\n', { position: { after: 'a' } }),
      set('first', 'm: {a: 1, b: 2}\n', 'm', 'n', 3, 'm: {n: 3, a: 1, b: 2}\n', { position: { before: 'a' } }),
      set('in order', 'm: {a: 1, d: 2}\n', 'm', 'n', 3, 'm: {a: 1, n: 3, d: 2}\n', {
        position: { order: ['a', 'b', 'n', 'd'] },
      }),
      set('a collection', 'm: {a: 1}\n', 'm', 'n', { x: [1, 'z w'] }, 'm: {a: 1, n: {x: [1, z w]}}\n'),
      set('with spaces inside', 'm: { a: 1 }\n', 'm', 'n', {}, 'm: { a: 1, n: {} }\n'),
      set('without spaces', 'm: {a: 1,b: 2}\n', 'm', 'n', [1, 2], 'm: {a: 1,b: 2,n: [1,2]}\n'),
      set('as in JSON', 'm: {"a":"1","b":2}\n', 'm', 'n', 'x', 'm: {"a":"1","b":2,"n":"x"}\n'),
      set(
        'in columns',
        'l:\n  - {id: a,    x: 1}\n  - {id: abcd, x: 2}\n',
        'l.0',
        'n',
        3,
        'l:\n  - {id: a, n: 3,    x: 1}\n  - {id: abcd, x: 2}\n',
        { position: { after: 'id' } },
      ),
      set('behind a comma at the end', 'm: {a: 1, b: 2,}\n', 'm', 'n', 3, 'm: {a: 1, b: 2, n: 3,}\n'),
      set('into nothing', 'm: {} # c\n', 'm', 'n', 3, 'm: {n: 3} # c\n'),
      set('into nothing with a space', 'm: { }\n', 'm', 'n', 3, 'm: { n: 3 }\n'),
      set('behind a key alone', 'm: {a, b}\n', 'm', 'n', 3, 'm: {a, b, n: 3}\n'),
      set('behind a colon', 'm: {a: }\n', 'm', 'n', 3, 'm: {a:, n: 3 }\n'),
      set(
        'a line for each',
        'm: {\n    a: 1, # c\n    b: 2 # d\n  } # e\nz: 1\n',
        'm',
        'n',
        3,
        'm: {\n    a: 1, # c\n    b: 2, # d\n    n: 3\n  } # e\nz: 1\n',
      ),
      set(
        'a line for each, in between',
        'm: {\n    a: 1, # c\n    b: 2 # d\n  }\n',
        'm',
        'n',
        3,
        'm: {\n    a: 1, # c\n    n: 3,\n    b: 2 # d\n  }\n',
        { position: { after: 'a' } },
      ),
      set(
        'a line for each, first',
        'm: {\n    a: 1, # c\n    b: 2 # d\n  }\n',
        'm',
        'n',
        3,
        'm: {\n    n: 3,\n    a: 1, # c\n    b: 2 # d\n  }\n',
        { position: { before: 'a' } },
      ),
      set(
        'a line for each, a comma behind each',
        'm: {\n  a: 1, # c\n  b: 2, # d\n}\n',
        'm',
        'n',
        3,
        'm: {\n  a: 1, # c\n  b: 2, # d\n  n: 3,\n}\n',
      ),
      set(
        'on several lines, closed on the last',
        'm: {a: 1,\n    b: 2}\n',
        'm',
        'n',
        3,
        'm: {a: 1,\n    b: 2,\n    n: 3}\n',
      ),
      set(
        'on several lines, behind the one of the first',
        'm: {a: 1,\n    b: 2}\n',
        'm',
        'n',
        3,
        'm: {a: 1, n: 3,\n    b: 2}\n',
        { position: { after: 'a' } },
      ),
      set(
        'several on each line',
        'm: {\n  a: 1, b: 2,\n  c: 3, d: 4\n}\n',
        'm',
        'n',
        5,
        'm: {\n  a: 1, b: 2,\n  c: 3, d: 4, n: 5\n}\n',
      ),
      set(
        'several on each line, in between',
        'm: {\n  a: 1, b: 2,\n  c: 3, d: 4\n}\n',
        'm',
        'n',
        5,
        'm: {\n  a: 1, b: 2,\n  c: 3, n: 5, d: 4\n}\n',
        { position: { after: 'c' } },
      ),
      set('commas first', 'm: {\n  a: 1\n  , b: 2\n  }\n', 'm', 'n', 3, 'm: {\n  a: 1\n  , b: 2, n: 3\n  }\n'),
      set('nothing but comments', 'm: {\n  # none\n}\n', 'm', 'n', 3, 'm: {\n  # none\n  n: 3\n}\n'),
      set('nothing but a line end', 'm: {\n}\n', 'm', 'n', 3, 'm: {\n  n: 3\n}\n'),
      set('a pair in brackets', 'l: [a: 1, b]\n', 'l.0', 'n', 2, undefined),
      set('text that a comment follows', 'm: {a: one # c\n  }\n', 'm', 'n', 2, 'm: {a: one, n: 2 # c\n  }\n'),
    ]));

  describe('what is refused', () =>
    cases([
      set('a question mark before a key', '? a\n: 1\nb: 2\n', '', 'n', 3, undefined),
      set('an anchor before a key', 'b: 2\n&x a: 1\n', '', 'n', 3, undefined),
      set('a quote that nothing closes', 'm:\n  a: 1\n  b: "x\n  c: 3\n', 'm', 'n', 3, undefined),
      set('what cannot be read on the line before', 'm:\n  a: 1\n  b: 2\n    half: 3\nz: 1\n', 'm', 'n', 3, undefined),
    ]));
});
