import assert from 'node:assert/strict';
import {
  appendItem,
  appendTo,
  applyEdits,
  type Data,
  type ItemOptions,
  insertItem,
  removeItem,
  type WriteOptions,
} from '../../../server/syntax/edits';
import { type Case, cases, Subject } from './edits-cases';

function append(
  name: string,
  before: string,
  path: string,
  value: Data,
  after: string | undefined,
  options: ItemOptions = {},
): Case {
  return [name, before, (it) => appendItem(it.document, it.seq(path), value, options), after];
}

function insert(
  name: string,
  before: string,
  path: string,
  index: number,
  value: Data,
  after: string | undefined,
  options: ItemOptions = {},
): Case {
  return [name, before, (it) => insertItem(it.text, it.seq(path), index, value, options), after];
}

function remove(name: string, before: string, path: string, index: number, after: string | undefined): Case {
  return [name, before, (it) => removeItem(it.document, it.seq(path), index), after];
}

function to(
  name: string,
  before: string,
  path: string,
  key: string,
  value: Data,
  after: string | undefined,
  options: WriteOptions = {},
): Case {
  return [name, before, (it) => appendTo(it.document, it.map(path), key, value, options), after];
}

describe('appendItem', () => {
  describe('to a block', () =>
    cases([
      append(
        'a scalar',
        'l:\n  - a # c\n  - b # d\n\n# e\nz: 1\n',
        'l',
        'new',
        'l:\n  - a # c\n  - b # d\n  - new\n\n# e\nz: 1\n',
      ),
      append('at the column of the key', 'l:\n- a\nz: 1\n', 'l', 'new', 'l:\n- a\n- new\nz: 1\n'),
      append('three columns in', 'l:\n   - a\nz: 1\n', 'l', 'new', 'l:\n   - a\n   - new\nz: 1\n'),
      append(
        'wide dashes',
        'l:\n  -   a\n',
        'l',
        { x: 1, y: [2] },
        'l:\n  -   a\n  -   x: 1\n      y:\n        -   2\n',
      ),
      append(
        'a map as a block',
        'l:\n  - a: 1\n    b: 2\nz: 1\n',
        'l',
        { a: 3, b: { x: [] } },
        'l:\n  - a: 1\n    b: 2\n  - a: 3\n    b:\n      x: []\nz: 1\n',
      ),
      append(
        'a map in braces, like its neighbour',
        'l:\n  - {a: 1, b: x} # c\nz: 1\n',
        'l',
        { a: 2, b: 'p, q' },
        'l:\n  - {a: 1, b: x} # c\n  - {a: 2, b: "p, q"}\nz: 1\n',
      ),
      append(
        'with spaces inside, like its neighbour',
        'l:\n  - { a: 1 }\n',
        'l',
        { a: [1] },
        'l:\n  - { a: 1 }\n  - { a: [1] }\n',
      ),
      append(
        'as in JSON, like its neighbour',
        'l:\n  - {"a":"x"}\n',
        'l',
        { a: 'z' },
        'l:\n  - {"a":"x"}\n  - {"a":"z"}\n',
      ),
      append(
        'like the last of its kind',
        'l:\n  - a: 1\n  - {a: 2}\n  - x\n',
        'l',
        { a: 3 },
        'l:\n  - a: 1\n  - {a: 2}\n  - x\n  - {a: 3}\n',
      ),
      append(
        'as a block, where it is asked for',
        'l:\n  - {a: 1}\n',
        'l',
        { a: 2, b: 3 },
        'l:\n  - {a: 1}\n  - a: 2\n    b: 3\n',
        { style: 'block' },
      ),
      append(
        'in brackets, where it is asked for',
        'l:\n  - a: 1\n',
        'l',
        { a: 2, b: [3] },
        'l:\n  - a: 1\n  - {a: 2, b: [3]}\n',
        { style: 'flow' },
      ),
      append('a list', 'l:\n  - [1, 2]\n', 'l', [3, 'x'], 'l:\n  - [1, 2]\n  - [3, x]\n'),
      append(
        'a list as a block',
        'l:\n  - - 1\n    - 2\nz: 1\n',
        'l',
        [3, [4]],
        'l:\n  - - 1\n    - 2\n  - - 3\n    - - 4\nz: 1\n',
      ),
      append('to a list in a list', 'l:\n  - - 1\n    - 2\nz: 1\n', 'l.0', 3, 'l:\n  - - 1\n    - 2\n    - 3\nz: 1\n'),
      append('text of several lines', 'l:\n  - a\nz: 1\n', 'l', 'x\n y\n', 'l:\n  - a\n  - |\n    x\n     y\nz: 1\n'),
      append(
        'text of several lines, the first indented',
        'l:\n- a\nz: 1\n',
        'l',
        ' x\ny',
        'l:\n- a\n- |2-\n   x\n  y\nz: 1\n',
      ),
      append(
        'text of several lines in a map',
        'l:\n  - a: 1\n    b: 2\n',
        'l',
        { a: 'x\ny\n', b: 2 },
        'l:\n  - a: 1\n    b: 2\n  - a: |\n      x\n      y\n    b: 2\n',
      ),
      append('behind nothing', 'l:\n  - a\n  -\nz: 1\n', 'l', 'new', 'l:\n  - a\n  -\n  - new\nz: 1\n'),
      append(
        'behind a deeper comment',
        'l:\n  - a: 1\n    # c\n  # d\nz: 1\n',
        'l',
        'new',
        'l:\n  - a: 1\n    # c\n  - new\n  # d\nz: 1\n',
      ),
      append(
        'behind a block that keeps its end',
        'l:\n  - |+\n    x\n\nz: 1\n',
        'l',
        'new',
        'l:\n  - |+\n    x\n\n  - new\nz: 1\n',
      ),
      append('that needs quotes', "l:\n  - 'a: b'\n", 'l', '- c', "l:\n  - 'a: b'\n  - '- c'\n"),
      append('to a whole document', '- a\n- b\n', '', 'new', '- a\n- b\n- new\n'),
      append('with an anchor', 'l: &x\n  - &y a\nz: [*x, *y]\n', 'l', 'new', 'l: &x\n  - &y a\n  - new\nz: [*x, *y]\n'),
      append(
        'beside what cannot be read',
        'l:\n  - a\n  half\n  - b\nz: 1\n',
        'l',
        'new',
        'l:\n  - a\n  half\n  - b\n  - new\nz: 1\n',
      ),
      append('behind what cannot be read', 'l:\n  - a\n  - [b\nz: 1\n', 'l', 'new', undefined),
    ]));

  describe('between brackets', () =>
    cases([
      append('a scalar', 'l: [a, b] # c\n', 'l', 'new', 'l: [a, b, new] # c\n'),
      append('that needs quotes', 'l: [a]\n', 'l', 'x, y', 'l: [a, "x, y"]\n'),
      append('to nothing', 'l: [] # c\n', 'l', { a: 1 }, 'l: [{a: 1}] # c\n'),
      append('to nothing with a space', 'l: [ ]\n', 'l', 1, 'l: [ 1 ]\n'),
      append('without spaces', 'l: [1,2]\n', 'l', 3, 'l: [1,2,3]\n'),
      append('with spaces inside', 'l: [ 1, 2 ]\n', 'l', [3], 'l: [ 1, 2, [ 3 ] ]\n'),
      append('behind a comma at the end', 'l: [1, 2,]\n', 'l', 3, 'l: [1, 2, 3,]\n'),
      append(
        'a line for each',
        'l: [\n    a, # c\n    b # d\n  ] # e\n',
        'l',
        'new',
        'l: [\n    a, # c\n    b, # d\n    new\n  ] # e\n',
      ),
      append('a line for each, without comments', 'l: [\n  a,\n  b\n]\n', 'l', 'new', 'l: [\n  a,\n  b,\n  new\n]\n'),
      append(
        'a line for each, a comma behind each',
        'l: [\n  a, # c\n  b, # d\n]\n',
        'l',
        'new',
        'l: [\n  a, # c\n  b, # d\n  new,\n]\n',
      ),
      append('broken where lines were full', 'l: [a, b,\n  c, d]\n', 'l', 'new', 'l: [a, b,\n  c, d, new]\n'),
      append(
        'broken where lines were full, one on the last',
        'l: [a, b,\n  c]\n',
        'l',
        'new',
        'l: [a, b,\n  c, new]\n',
      ),
      append('to a list in a list', 'l: [[1], [2]]\n', 'l.0', 3, 'l: [[1, 3], [2]]\n'),
      append('a map with a pair alone beside it', 'l: [a: 1]\n', 'l', { b: 2 }, 'l: [a: 1, {b: 2}]\n'),
      append('to comments alone', 'l: [\n  # none\n]\n', 'l', 1, 'l: [\n  # none\n  1\n]\n'),
      append('to a whole document', '[a, b]\n', '', 'new', '[a, b, new]\n'),
    ]));

  it('leaves a file without a line end at its end', () => {
    const text = 'l:\r\n  - a';
    const edits = appendItem(text, new Subject(text, 0).seq('l'), { x: 1, y: 2 });
    assert.equal(edits && applyEdits(text, edits), 'l:\r\n  - a\r\n  - x: 1\r\n    y: 2');
  });
});

describe('insertItem', () =>
  cases(
    [
      insert(
        'first',
        'l: # c\n  # about a\n  - a\n  - b\n',
        'l',
        0,
        'new',
        'l: # c\n  - new\n  # about a\n  - a\n  - b\n',
      ),
      insert(
        'first, below comments about all',
        'l:\n  # all\n\n  - a\n',
        'l',
        0,
        'new',
        'l:\n  # all\n\n  - new\n  - a\n',
      ),
      insert('first, behind a dash', 'l:\n  - - 1\n    - 2\n', 'l.0', 0, 'new', 'l:\n  - - new\n    - 1\n    - 2\n'),
      insert('first in a document', '# c\n- a\n', '', 0, 'x', '# c\n- x\n- a\n'),
      insert(
        'in between, before the comments about the next',
        'l:\n  - a # c\n\n  # about b\n  - b\n',
        'l',
        1,
        { x: 1, z: 2 },
        'l:\n  - a # c\n  - x: 1\n    z: 2\n\n  # about b\n  - b\n',
      ),
      insert('at the end', 'l:\n- a\n', 'l', 1, 'x', 'l:\n- a\n- x\n'),
      insert('first between brackets', 'l: [a, b]\n', 'l', 0, 'x', 'l: [x, a, b]\n'),
      insert('in between', 'l: [a,   b]\n', 'l', 1, 'x', 'l: [a, x,   b]\n'),
      insert('a line for each, first', 'l: [\n  a, # c\n  b\n]\n', 'l', 0, 'x', 'l: [\n  x,\n  a, # c\n  b\n]\n'),
      insert(
        'a line for each, first, above comments about the next',
        'l: [ # c\n  # about a\n  # d\n  a,\n  b\n]\n',
        'l',
        0,
        'x',
        'l: [ # c\n  x,\n  # about a\n  # d\n  a,\n  b\n]\n',
      ),
      insert('a line for each, in between', 'l: [\n  a, # c\n  b\n]\n', 'l', 1, 'x', 'l: [\n  a, # c\n  x,\n  b\n]\n'),
      insert('where there is no such place', 'l: [a]\n', 'l', 2, 'x', undefined),
      insert('where there can be no place', 'l: [a]\n', 'l', -1, 'x', undefined),
    ].map((it) => it as Case),
  ));

describe('removeItem', () => {
  describe('of a block', () => {
    const before =
      'l: # c\n  # about a\n  - a # d\n\n  # about b\n  - b: 1\n    # e\n    f: |\n      x\n\n  # about g\n  - g # h\nz: 1\n';
    cases([
      remove('the first', before, 'l', 0, before.replace('  - a # d\n', '')),
      remove('one in between', before, 'l', 1, before.replace(/ {2}- b[\s\S]*x\n/, '')),
      remove('the last', before, 'l', 2, before.replace('  - g # h\n', '')),
      remove('at the column of the key', 'l:\n- a\n- b\nz: 1\n', 'l', 1, 'l:\n- a\nz: 1\n'),
      remove('nothing behind its dash', 'l:\n  - a\n  -\n  - b\n', 'l', 1, 'l:\n  - a\n  - b\n'),
      remove('the first behind a dash', 'l:\n  - - 1 # c\n    - 2\n', 'l.0', 0, 'l:\n  - - 2\n'),
      remove('the only one', 'l: # c\n  # d\n  - a # e\nz: 1\n', 'l', 0, 'l: [] # c\n  # d\nz: 1\n'),
      remove('the only one at the column of the key', 'l:\n- a: 1\n  b: 2\nz: 1\n', 'l', 0, 'l: []\nz: 1\n'),
      remove('the only one behind a dash', 'l:\n  - - 1\n  - 2\n', 'l.0', 0, 'l:\n  - []\n  - 2\n'),
      remove('the only one below an anchor', 'l: &x\n  - 1\nz: *x\n', 'l', 0, 'l: &x []\nz: *x\n'),
      remove('the only one of a document', '- 1 # c\n', '', 0, '[]\n'),
      remove('an anchor that is named elsewhere', 'l:\n  - &x 1\n  - 2\nz: *x\n', 'l', 0, undefined),
      remove('an alias', 'l:\n  - &x 1\n  - *x\n', 'l', 1, 'l:\n  - &x 1\n'),
      remove('one that is not there', 'l:\n  - 1\n', 'l', 1, undefined),
    ]);
  });

  describe('between brackets', () =>
    cases([
      remove('the first', 'l: [a, b] # c\n', 'l', 0, 'l: [b] # c\n'),
      remove('one in between', 'l: [a, {x: 1}, b]\n', 'l', 1, 'l: [a, b]\n'),
      remove('the last', 'l: [a, b]\n', 'l', 1, 'l: [a]\n'),
      remove('the last before a comma', 'l: [a, b,]\n', 'l', 1, 'l: [a,]\n'),
      remove('the only one', 'l: [a]\n', 'l', 0, 'l: []\n'),
      remove(
        'a line of its own',
        'l: [\n  a, # c\n  {\n    b: 1\n  }, # d\n  e\n]\n',
        'l',
        1,
        'l: [\n  a, # c\n  e\n]\n',
      ),
      remove('the last line', 'l: [\n  a,\n  b\n]\n', 'l', 1, 'l: [\n  a\n]\n'),
      remove(
        'comments on lines of their own',
        'l: [\n  # about a\n  a,\n  # about b\n  b\n]\n',
        'l',
        0,
        'l: [\n  # about a\n  # about b\n  b\n]\n',
      ),
    ]));

  it('takes the line end before it at the end of a file without one', () => {
    const text = 'l:\r\n  - a\r\n  - b: 1';
    const edits = removeItem(text, new Subject(text, 0).seq('l'), 1);
    assert.equal(edits && applyEdits(text, edits), 'l:\r\n  - a');
  });
});

describe('appendTo', () =>
  cases(
    [
      to('a list that is there', 'a: [1]\n', '', 'a', 2, 'a: [1, 2]\n'),
      to('a block that is there', 'a:\n- 1\n', '', 'a', 2, 'a:\n- 1\n- 2\n'),
      to('a key without a value', 'a: # c\nb:\n- 1\n', '', 'a', { x: 1 }, 'a: # c\n- x: 1\nb:\n- 1\n'),
      to('a key with an empty list', 'a: [] # c\n', '', 'a', 2, 'a: [2] # c\n'),
      to('a key with null', 'a: ~ # c\nb: 1\n', '', 'a', 2, 'a: # c\n  - 2\nb: 1\n'),
      to('a key that is not there', 'b: 1\nd: 2\n', '', 'a', 2, 'b: 1\na:\n  - 2\nd: 2\n', {
        position: { order: ['b', 'a', 'd'] },
      }),
      to('in brackets, like the others', 'b: [x]\n', '', 'a', 'z', 'b: [x]\na: [z]\n'),
      to('between braces', 'm: {b: 1}\n', 'm', 'a', 'x', 'm: {b: 1, a: [x]}\n'),
      to('a map', 'a: {}\n', '', 'a', 1, undefined),
      to('a text', 'a: x\n', '', 'a', 1, undefined),
      to('an alias', 'b: &x [1]\na: *x\n', '', 'a', 1, undefined),
      to('a key that stands twice', 'a: [1]\na: [2]\n', '', 'a', 1, undefined),
    ].map((it) => it as Case),
  ));
