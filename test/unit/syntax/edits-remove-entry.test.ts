import assert from 'node:assert/strict';
import { applyEdits, removeEntry, renameKey } from '../../../server/syntax/edits';
import { type Case, cases, Subject } from './edits-cases';

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
      remove(
        'with deeper comments that a text above would take',
        'a: |\n  x\nb:\n  c: 1\n  # e\nz: 1\n',
        '',
        'b',
        'a: |\n  x\nz: 1\n',
      ),
      remove('before what cannot be read', 'a: 1\nb: [\nz: 1\n', '', 'a', 'b: [\nz: 1\n'),
      remove('what cannot be read', 'a: 1\nb: [\nz: 1\n', '', 'b', undefined),
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
