import assert from 'node:assert/strict';
import { applyEdits, type Data, setEntry, type WriteOptions } from '../../../server/syntax/edits';
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
        'a list in the place of a block of text below its key',
        'a: # c\n  # d\n  | # e\n  one\nb: 2\n',
        '',
        'a',
        [1],
        'a: # c\n  # d # e\n  - 1\nb: 2\n',
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

  it('ends the file with a line end where a block of text needs one', () => {
    const to = (text: string, value: Data) => {
      const subject = new Subject(text, 0);
      const edits = setEntry(subject.document, subject.map(), 'a', value);
      return edits && applyEdits(text, edits);
    };
    assert.equal(to('a: x', { b: ['p q\nr\n'] }), 'a:\n  b:\n    - |\n      p q\n      r\n');
    assert.equal(to('a: |\n  x', [1, 'p q\nr\n']), 'a:\n  - 1\n  - |\n    p q\n    r\n');
    assert.equal(to('a:\n  b: x', { c: 'p q\nr\n' }), 'a:\n  c: |\n    p q\n    r\n');
    assert.equal(to('a:\n  b: x', { c: 'p | q', d: 1 }), 'a:\n  c: p | q\n  d: 1');
    assert.equal(to('a:', { c: 'p |', d: { e: 1 } }), 'a:\n  c: p |\n  d:\n    e: 1');
    assert.equal(to('a:\r\n  b: x', 'p q\nr\n'), 'a: |\r\n  p q\r\n  r\r\n');
  });

  describe('what is refused', () =>
    cases([
      set('a key that stands twice', 'a: 1\na: 2\n', '', 'a', 3, undefined),
      set('a key with a question mark, given a block', '? a\n: 1\nb: 2\n', '', 'a', [1], undefined),
      set('a tag before a map', 'a: !t {x: 1}\nb: 2\n', '', 'a', [1], undefined),
      set('what cannot be read in the value', 'a:\n  x: 1\n  half\nb: 2\n', '', 'a', [1], undefined),
    ]));
});
