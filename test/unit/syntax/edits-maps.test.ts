import assert from 'node:assert/strict';
import {
  applyEdits,
  type Data,
  removeEntry,
  renameKey,
  setEntry,
  type WriteOptions,
} from '../../../server/syntax/edits';
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

function remove(name: string, before: string, path: string, key: string, after: string | undefined): Case {
  return [name, before, (it) => removeEntry(it.document, it.map(path), key), after];
}

function rename(
  name: string,
  before: string,
  path: string,
  [key, to]: [string, string],
  after: string | undefined,
): Case {
  return [name, before, (it) => renameKey(it.document, it.map(path), key, to), after];
}

describe('setEntry, of a key that is there', () => {
  describe('a value in the place of a scalar', () =>
    cases([
      set('a scalar', 'a: one # c\nb: 2\n', '', 'a', 'two', 'a: two # c\nb: 2\n'),
      set('a quoted one', "a: 'one'\nb: 2\n", '', 'a', 'two', "a: 'two'\nb: 2\n"),
      set('a map', 'a: one # c\nb: 2\n', '', 'a', { x: 1, z: [1] }, 'a: # c\n  x: 1\n  z:\n    - 1\nb: 2\n'),
      set(
        'a list',
        'm:\n   a: one # c\n   b: 2\n',
        'm',
        'a',
        [1, { x: 2, z: 3 }],
        'm:\n   a: # c\n      - 1\n      - x: 2\n        z: 3\n   b: 2\n',
      ),
      set('an empty map', 'a: one # c\nb: 2\n', '', 'a', {}, 'a: {} # c\nb: 2\n'),
      set('an empty list', 'a: one # c\nb: 2\n', '', 'a', [], 'a: [] # c\nb: 2\n'),
      set(
        'a map in the place of an anchored one',
        'a: &x one # c\nb: *x\n',
        '',
        'a',
        { z: 1 },
        'a: &x # c\n  z: 1\nb: *x\n',
      ),
      set(
        'a list in the place of a block of text',
        'a: | # c\n  one\n\n  two\n\nb: 2\n',
        '',
        'a',
        [1],
        'a: # c\n  - 1\n\nb: 2\n',
      ),
      set(
        'a list in the place of a block that keeps its end',
        'a: |+\n  one\n\n\nb: 2\n',
        '',
        'a',
        [1],
        'a:\n  - 1\nb: 2\n',
      ),
      set(
        'a map in the place of text over several lines',
        'a: "one\n  two" # c\nb: 2\n',
        '',
        'a',
        { z: 1 },
        'a: # c\n  z: 1\nb: 2\n',
      ),
      set(
        'a map in the place of text on the next line',
        'a:\n    one # c\nb: 2\n',
        '',
        'a',
        { x: 1, z: 2 },
        'a:\n    x: 1\n    z: 2 # c\nb: 2\n',
      ),
      set('a map in the place of an alias', 'a: &x 1\nb: *x # c\n', '', 'b', { z: 1 }, 'a: &x 1\nb: # c\n  z: 1\n'),
      set('a scalar in the place of an alias', 'a: &x 1\nb: *x # c\n', '', 'b', 2, 'a: &x 1\nb: 2 # c\n'),
      set(
        'in brackets, where it is asked for',
        'a: one # c\n',
        '',
        'a',
        { x: ['p', 'q, r'] },
        'a: {x: [p, "q, r"]} # c\n',
        { style: 'flow' },
      ),
    ]));

  describe('a value in the place of a block', () => {
    const before = 'a: # c\n  # d\n  x: 1 # e\n\n  y:\n  - 2\n# f\nb: 2\n';
    cases([
      set('a scalar', before, '', 'a', 'one', 'a: one # c\n  # d\n# f\nb: 2\n'),
      set('an empty list', before, '', 'a', [], 'a: [] # c\n  # d\n# f\nb: 2\n'),
      set('a map', before, '', 'a', { z: [1] }, 'a: # c\n  # d\n  z:\n  - 1\n# f\nb: 2\n'),
      set('a list', before, '', 'a', ['z'], 'a: # c\n  # d\n- z\n# f\nb: 2\n'),
      set('text of several lines, below a comment', before, '', 'a', 'x\ny\n', 'a: "x\\ny\\n" # c\n  # d\n# f\nb: 2\n'),
      set('text of several lines', 'a:\n   x: 1\nb: 2\n', '', 'a', 'x\ny\n', 'a: |\n   x\n   y\nb: 2\n'),
      set('the map that is there already', before, '', 'a', { x: 1, y: [2] }, before),
      set(
        'an item added at the end',
        'a:\n    - 1\n    # d\n    - 2 # e\nb: 2\n',
        '',
        'a',
        [1, 2, 3],
        'a:\n    - 1\n    - 2\n    - 3\nb: 2\n',
      ),
      set('with an anchor', 'a: &x\n  x: 1\nb: *x\n', '', 'a', { z: 1 }, 'a: &x\n  z: 1\nb: *x\n'),
      set('an anchor inside that is named elsewhere', 'a:\n  x: &x 1\nb: *x\n', '', 'a', { z: 1 }, undefined),
      set('an anchor inside that nobody names', 'a:\n  x: &x 1\nb: 2\n', '', 'a', { z: 1 }, 'a:\n  z: 1\nb: 2\n'),
      set('at the column of the key', 'a:\n- 1\n- 2\nb: 2\n', '', 'a', [{ x: 1, z: 2 }], 'a:\n- x: 1\n  z: 2\nb: 2\n'),
    ]);
  });

  describe('a value in the place of one in brackets', () =>
    cases([
      set('a map', 'a: {x: 1} # c\nb: 2\n', '', 'a', { z: 'p, q' }, 'a: {z: "p, q"} # c\nb: 2\n'),
      set('a list', 'a: [1] # c\nb: 2\n', '', 'a', ['z', []], 'a: [z, []] # c\nb: 2\n'),
      set(
        'a map as a block, where it is asked for',
        'a: {x: 1} # c\nb: 2\n',
        '',
        'a',
        { z: 1 },
        'a: # c\n  z: 1\nb: 2\n',
        { style: 'block' },
      ),
      set(
        'a scalar in the place of several lines',
        'a: [\n  1, # d\n  2\n] # c\nb: 2\n',
        '',
        'a',
        'one',
        'a: one # c\nb: 2\n',
      ),
      set('with spaces inside', 'a: { x: 1 }\n', '', 'a', { z: 1, w: [1] }, 'a: { z: 1, w: [1] }\n'),
      set(
        'without spaces at all',
        'a: {"x":"1","q":[1,2]}\n',
        '',
        'a',
        { z: 'y', w: [1, 2] },
        'a: {"z":"y","w":[1,2]}\n',
      ),
    ]));

  describe('where no value is there', () =>
    cases([
      set('a scalar', 'a:\nb: 2\n', '', 'a', 'one', 'a: one\nb: 2\n'),
      set('a scalar, where a space waits for it', 'a: \nb: 2\n', '', 'a', 'one', 'a: one\nb: 2\n'),
      set('a scalar before a comment', 'a:  # c\nb: 2\n', '', 'a', 'one', 'a: one  # c\nb: 2\n'),
      set('a map', 'a: # c\n# d\nb: 2\n', '', 'a', { x: 1 }, 'a: # c\n  x: 1\n# d\nb: 2\n'),
      set('a list', 'a:\nb:\n- 2\n', '', 'a', [1], 'a:\n- 1\nb:\n- 2\n'),
      set('text of several lines', 'a: # c\nb: 2\n', '', 'a', 'x\ny', 'a: |- # c\n  x\n  y\nb: 2\n'),
      set('a map in brackets, like its neighbour', 'a:\nb: {x: 1}\n', '', 'a', { z: 1 }, 'a: {z: 1}\nb: {x: 1}\n'),
      set('a long one is a block', 'a:\nb: {x: 1}\n', '', 'a', { z: { w: 1 } }, 'a:\n  z:\n    w: 1\nb: {x: 1}\n'),
      set('the last one', 'b: 2\na:\n', '', 'a', { x: 1 }, 'b: 2\na:\n  x: 1\n'),
      set('nothing', 'a:\nb: 2\n', '', 'a', null, 'a:\nb: 2\n'),
      set('behind an anchor', 'a: &x # c\nb: *x\n', '', 'a', { z: 1 }, 'a: &x # c\n  z: 1\nb: *x\n'),
    ]));

  describe('between braces', () =>
    cases([
      set('a scalar', 'm: {a: one, b: 2}\n', 'm', 'a', 'x, y', 'm: {a: "x, y", b: 2}\n'),
      set('a list', 'm: {a: one, b: 2}\n', 'm', 'a', [1, 'x\ny'], 'm: {a: [1, "x\\ny"], b: 2}\n'),
      set('a scalar in the place of a map', 'm: {a: {x: 1}, b: 2}\n', 'm', 'a', 3, 'm: {a: 3, b: 2}\n'),
      set('a key alone', 'm: {a, b: 2}\n', 'm', 'a', 3, 'm: {a: 3, b: 2}\n'),
      set('a key with a colon', 'm: {a:, b: }\n', 'm', 'a', 3, 'm: {a: 3, b: }\n'),
      set('a key with a colon and a space', 'm: {a: , b: }\n', 'm', 'b', 3, 'm: {a: , b: 3}\n'),
      set('a quoted key with a colon', 'm: {"a":,"b":2}\n', 'm', 'a', 3, 'm: {"a": 3,"b":2}\n'),
      set('behind an anchor', 'm: {a: &x , b: *x}\n', 'm', 'a', 3, 'm: {a: &x 3, b: *x}\n'),
      set('a key that is an alias', 'a: &x k\nm: {*x : 1, b: 2}\n', 'm', 'b', 3, 'a: &x k\nm: {*x : 1, b: 3}\n'),
      set('a pair in brackets', 'l: [a: 1, b]\n', 'l.0', 'a', 2, 'l: [a: 2, b]\n'),
    ]));

  describe('what is refused', () =>
    cases([
      set('a key that stands twice', 'a: 1\na: 2\n', '', 'a', 3, undefined),
      set('a key with a question mark, given a block', '? a\n: 1\nb: 2\n', '', 'a', [1], undefined),
      set('a tag before a map', 'a: !t {x: 1}\nb: 2\n', '', 'a', [1], undefined),
      set('what cannot be read in the value', 'a:\n  x: 1\n  half\nb: 2\n', '', 'a', [1], undefined),
    ]));
});

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

describe('removeEntry', () => {
  describe('of a block', () => {
    const before = '# top\na: 1 # c\n\n# about b\nb:\n  x: 1\n  # d\n  y: 2 # e\n  # end of b\n\n# about f\nf: 2\n';
    cases([
      remove('the first', before, '', 'a', before.replace('a: 1 # c\n', '')),
      remove('one in between, with the comments on its lines', before, '', 'b', before.replace(/b:[\s\S]*# e\n/, '')),
      remove('the last', before, '', 'f', before.replace('f: 2\n', '')),
      remove('one of a map in it', before, 'b', 'x', before.replace('  x: 1\n', '')),
      remove('behind a dash', 'l:\n  -  a: 1 # c\n     b: 2\n', 'l.0', 'a', 'l:\n  -  b: 2\n'),
      remove(
        'behind a dash, with a comment below',
        'l:\n  - a: 1 # c\n    # d\n    b: 2\n',
        'l.0',
        'a',
        'l:\n  -\n    # d\n    b: 2\n',
      ),
      remove('a block of text', 'a: |\n  x\n\n  y\n\nb: 1\n', '', 'a', '\nb: 1\n'),
      remove('one that keeps its end', 'a: |+\n  x\n\n\nb: 1\n', '', 'a', 'b: 1\n'),
      remove('before empty lines that a block above would take', 'a: |+\n  x\nb: 1\n\nc: 2\n', '', 'b', undefined),
      remove('without a value', 'a:\nb: 1\n', '', 'a', 'b: 1\n'),
      remove('brackets over several lines', 'a: [\n  1,\n] # c\nb: 1\n', '', 'a', 'b: 1\n'),
      remove('the only one', 'm:\n  # c\n  a: 1 # d\n  # e\nz: 1\n', 'm', 'a', 'm: {}\n  # c\n  # e\nz: 1\n'),
      remove(
        'the only one, a comment behind the outer key',
        'm: # c\n  a:\n  - 1\nz: 1\n',
        'm',
        'a',
        'm: {} # c\nz: 1\n',
      ),
      remove('the only one, below an anchor', 'm: &x # c\n  a: 1\nz: *x\n', 'm', 'a', 'm: &x {} # c\nz: *x\n'),
      remove('the only one behind a dash', 'l:\n  - a: 1 # c\n  - 2\n', 'l.0', 'a', 'l:\n  - {}\n  - 2\n'),
      remove('the only one below a dash', 'l:\n  - # c\n    a: 1\n  - 2\n', 'l.0', 'a', 'l:\n  - {} # c\n  - 2\n'),
      remove('the only one of a document', '# c\na: 1 # d\n', '', 'a', '# c\n{}\n'),
    ]);
  });

  describe('between braces', () =>
    cases([
      remove('the first', 'm: {a: 1, b: 2, d: 3} # c\n', 'm', 'a', 'm: {b: 2, d: 3} # c\n'),
      remove('one in between', 'm: {a: 1, b: 2, d: 3}\n', 'm', 'b', 'm: {a: 1, d: 3}\n'),
      remove('the last', 'm: {a: 1, b: 2}\n', 'm', 'b', 'm: {a: 1}\n'),
      remove('the last before a comma', 'm: {a: 1, b: 2,}\n', 'm', 'b', 'm: {a: 1,}\n'),
      remove('the only one', 'm: {a: 1}\n', 'm', 'a', 'm: {}\n'),
      remove('the only one with spaces', 'm: { a: 1 }\n', 'm', 'a', 'm: { }\n'),
      remove('the only one with a comma', 'm: {a: 1, }\n', 'm', 'a', 'm: {}\n'),
      remove('from columns', 'm: {a: 1,   b: 2,   d: 3}\n', 'm', 'b', 'm: {a: 1,   d: 3}\n'),
      remove(
        'a line of its own',
        'm: {\n  a: 1, # c\n  b: 2, # d\n  e: 3 # f\n}\n',
        'm',
        'b',
        'm: {\n  a: 1, # c\n  e: 3 # f\n}\n',
      ),
      remove('the last line', 'm: {\n  a: 1, # c\n  b: 2 # d\n}\n', 'm', 'b', 'm: {\n  a: 1 # c\n}\n'),
      remove('the last line with a comma', 'm: {\n  a: 1, # c\n  b: 2, # d\n}\n', 'm', 'b', 'm: {\n  a: 1, # c\n}\n'),
      remove('the first, the next on a line below', 'm: {a: 1, # c\n  b: 2}\n', 'm', 'a', 'm: { # c\n  b: 2}\n'),
      remove('the last, on a line with the bracket', 'm: {a: 1,\n  b: 2}\n', 'm', 'b', 'm: {a: 1}\n'),
      remove('the last, behind a comment', 'm: {a: 1, # c\n  b: 2}\n', 'm', 'b', 'm: {a: 1 # c\n  }\n'),
      remove('the first of a line', 'm: {a: 1,\n  b: 2, d: 3}\n', 'm', 'b', 'm: {a: 1,\n  d: 3}\n'),
      remove('the last of a line', 'm: {a: 1, b: 2, # c\n  d: 3}\n', 'm', 'b', 'm: {a: 1, # c\n  d: 3}\n'),
      remove('the only one on its line', 'm: {\n  a: 1 # c\n}\n', 'm', 'a', 'm: {\n}\n'),
      remove('with an anchor', 'm: {a: 1, &x b: &y 2, d: 3}\n', 'm', 'b', 'm: {a: 1, d: 3}\n'),
      remove('commas first', 'm: {\n  a: 1\n  , b: 2\n  , d: 3\n  }\n', 'm', 'b', 'm: {\n  a: 1\n  , d: 3\n  }\n'),
      remove('a pair in brackets', 'l: [a: 1, b]\n', 'l.0', 'a', undefined),
    ]));

  describe('what is refused', () =>
    cases([
      remove('a key that is not there', 'a: 1\n', '', 'b', undefined),
      remove('a key that stands twice', 'a: 1\na: 2\n', '', 'a', undefined),
      remove('beside a merge key', 'a: &x {b: 1}\nm:\n  <<: *x\n  b: 2\n', 'm', 'b', undefined),
      remove('an anchor that is named elsewhere', 'a: &x 1\nb: *x\n', '', 'a', undefined),
      remove('an anchor inside that is named elsewhere', 'a: {x: [&x 1]}\nb: *x\n', '', 'a', undefined),
    ]));

  it('takes the line end before it at the end of a file without one', () => {
    const text = 'a: 1\nb:\n  x: |\n    y';
    const edits = removeEntry(text, new Subject(text, 0).map(), 'b');
    assert.equal(edits && applyEdits(text, edits), 'a: 1');
  });
});

describe('renameKey', () =>
  cases([
    rename('plain', 'a: 1 # c\nb: 2\n', '', ['a', 'n'], 'n: 1 # c\nb: 2\n'),
    rename('to one that needs quotes', 'a: 1\n', '', ['a', 'x: y'], '"x: y": 1\n'),
    rename('quoted', '\'a\' : 1\n"b": 2\n', '', ['a', 'c'], '\'c\' : 1\n"b": 2\n'),
    rename('with an anchor', '&x a: 1\nb: *x\n', '', ['a', 'c'], '&x c: 1\nb: *x\n'),
    rename('behind a dash', '- a: 1\n  b: 2\n', '0', ['a', 'c'], '- c: 1\n  b: 2\n'),
    rename('between braces', 'm: {a: 1, b}\n', 'm', ['b', 'x, y'], 'm: {a: 1, "x, y"}\n'),
    rename('behind a question mark', '? a\n: 1\n', '', ['a', 'c'], '? c\n: 1\n'),
    rename('to itself', 'a: 1\n', '', ['a', 'a'], 'a: 1\n'),
    rename('to one that is there', 'a: 1\nb: 2\n', '', ['a', 'b'], undefined),
    rename('one that is not there', 'a: 1\n', '', ['b', 'c'], undefined),
    rename('one that stands twice', 'a: 1\na: 2\n', '', ['a', 'c'], undefined),
    rename('a merge key', 'a: &x {}\nb:\n  <<: *x\n', 'b', ['<<', 'c'], undefined),
    rename('to several lines', 'a: 1\n', '', ['a', 'x\ny'], '"x\\ny": 1\n'),
    rename('a number', '1: a\n', '', ['1', '2'], '"2": a\n'),
  ]));
