import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse, type Tags } from 'yaml';
import { applyEdits, replaceScalar } from '../../../server/syntax/edits';
import { isPlain, type Quote, quoted, scalarText } from '../../../server/syntax/edits/scalar-text';
import type { ScalarValue } from '../../../server/syntax/nodes';
import { resolvePlain } from '../../../server/syntax/scalars';
import { type Case, cases, Subject } from './edits-cases';

/** A case in which the scalar at a path gets another value. */
function to(name: string, before: string, path: string, value: ScalarValue, after: string | undefined): Case {
  return [name, before, (it) => replaceScalar(it.text, it.scalar(path), value), after];
}

describe('replaceScalar', () => {
  describe('plain', () =>
    cases([
      to('stays plain', 'a: one # c\nb: 2\n', 'a', 'two', 'a: two # c\nb: 2\n'),
      to('keeps the space around it', 'a:   one   # c\n', 'a', 'two', 'a:   two   # c\n'),
      to('behind a tab', 'a:\tone\n', 'a', 'two', 'a:\ttwo\n'),
      to('number to number', 'a: 1.10\n', 'a', 2.5, 'a: 2.5\n'),
      to('number to text that looks like one', 'a: 1.10\n', 'a', '1.10', 'a: "1.10"\n'),
      to('text to number', 'a: one\n', 'a', 1, 'a: 1\n'),
      to('to true', 'a: yes\n', 'a', true, 'a: true\n'),
      to('to null', 'a: x\n', 'a', null, 'a: null\n'),
      to('null to text', 'a: ~\n', 'a', 'x', 'a: x\n'),
      to('text that YAML 1.1 takes for a truth value', 'a: no way\n', 'a', 'no', 'a: "no"\n'),
      to('a date stays plain', 'a: 2026-01-01\n', 'a', '2026-02-28', 'a: 2026-02-28\n'),
      to('a version stays plain', 'a: 1.2.0\n', 'a', '1.3.0', 'a: 1.3.0\n'),
      to('a colon and a space need quotes', 'a: x\n', 'a', 'x: y', 'a: "x: y"\n'),
      to('a colon without space needs none', 'a: x\n', 'a', 'http://a.b/c?d#e', 'a: http://a.b/c?d#e\n'),
      to('a hash behind a space needs quotes', 'a: x\n', 'a', 'x #y', 'a: "x #y"\n'),
      to('commas and brackets need none in a block', 'a: x\n', 'a', 'x, [y]', 'a: x, [y]\n'),
      to('empty text', 'a: x\n', 'a', '', 'a: ""\n'),
      to(
        'text of several lines becomes a literal block',
        'a: x # c\nb: 2\n',
        'a',
        'one\n two\n',
        'a: | # c\n  one\n   two\nb: 2\n',
      ),
      to('several lines, none at the end', 'l:\n   a: x\n', 'l.a', 'one\ntwo', 'l:\n   a: |-\n      one\n      two\n'),
      to('several lines, some at the end', 'a: x\nb: 2\n', 'a', 'one\n\n\n', 'a: |+\n  one\n\n\nb: 2\n'),
      to('several lines, the first indented', 'a: x\nb: 2\n', 'a', '  one\ntwo\n', 'a: |2\n    one\n  two\nb: 2\n'),
      to('several lines, one of spaces', 'a: x\n', 'a', 'one\n  \ntwo\n', 'a: "one\\n  \\ntwo\\n"\n'),
      to('several lines in an item', 'l:\n- x # c\n- y\n', 'l.0', 'one\ntwo\n', 'l:\n- | # c\n  one\n  two\n- y\n'),
      to(
        'several lines before a deeper comment',
        'a: x\n    # c\nb: 1\n',
        'a',
        'one\ntwo\n',
        'a: "one\\ntwo\\n"\n    # c\nb: 1\n',
      ),
      to('a text over several lines', 'a: one\n  two\n\n  three # c\nb: 1\n', 'a', 'four', 'a: four # c\nb: 1\n'),
      to('on the line below its key', 'a:\n    one # c\nb: 2\n', 'a', 'two', 'a:\n    two # c\nb: 2\n'),
      to('the value that is there already', 'a: 0x1F\n', 'a', 31, 'a: 0x1F\n'),
      to('the same as text', 'a: 31\n', 'a', '31', 'a: "31"\n'),
      to(
        'after characters beyond the first plane',
        'a: \u{1F600}\u{1F600}\nb: x\n',
        'b',
        'z',
        'a: \u{1F600}\u{1F600}\nb: z\n',
      ),
    ]));

  describe('quoted', () =>
    cases([
      to('double stays double', 'a: "one" # c\n', 'a', 'two', 'a: "two" # c\n'),
      to('single stays single', "a: 'one' # c\n", 'a', "it's", "a: 'it''s' # c\n"),
      to('single cannot hold a line end', "a: 'one'\n", 'a', 'x\ny', 'a: "x\\ny"\n'),
      to('double holds what it must', 'a: "one"\n', 'a', '"\\\u0007\u00e4\u2028', 'a: "\\"\\\\\\x07\u00e4\\L"\n'),
      to('gives way to a number', 'a: "1"\n', 'a', 2, 'a: 2\n'),
      to('over several lines', 'a: "one\n  two" # c\nb: 1\n', 'a', 'x', 'a: "x" # c\nb: 1\n'),
      to('quotes like the ones around', "a: 'q'\nb: x\n", 'b', 'y: z', "a: 'q'\nb: 'y: z'\n"),
    ]));

  describe('between brackets', () =>
    cases([
      to('a value', 'm: {a: one, b: 2} # c\n', 'm.a', 'two', 'm: {a: two, b: 2} # c\n'),
      to('a comma needs quotes', 'm: {a: one, b: 2}\n', 'm.a', 'x, y', 'm: {a: "x, y", b: 2}\n'),
      to('brackets need quotes', 'l: [a, b]\n', 'l.1', 'x]', 'l: [a, "x]"]\n'),
      to('several lines', 'l: [a, b]\n', 'l.0', 'x\ny\n', 'l: ["x\\ny\\n", b]\n'),
      to('columns stay', 'l:\n  - {id: a,    x: 1}\n', 'l.0.id', 'abc', 'l:\n  - {id: abc,    x: 1}\n'),
      to('right behind a quoted key', 'm: {"a":1}\n', 'm.a', 'x', 'm: {"a":"x"}\n'),
      to('over several lines', 'l: [\n  a, # c\n  b\n]\n', 'l.0', 'x', 'l: [\n  x, # c\n  b\n]\n'),
    ]));

  describe('blocks of text', () => {
    const literal = 'a: |\n    one\n      two\n\n# c\nb: 2\n';
    cases([
      to('literal stays literal', literal, 'a', 'x\n', 'a: |\n    x\n\n# c\nb: 2\n'),
      to('literal without a line end at the end', literal, 'a', 'x\n\ny', 'a: |-\n    x\n\n    y\n\n# c\nb: 2\n'),
      to('gets one', 'a: |-\n  x\nb: 2\n', 'a', 'y\n', 'a: |\n  y\nb: 2\n'),
      to('more at the end', 'a: |-\n  x\nb: 2\n', 'a', 'y\n\n', 'a: |+\n  y\n\nb: 2\n'),
      to('keeps its `+`', 'a: |+\n  x\n\n\nb: 2\n', 'a', 'y\n', 'a: |+\n  y\nb: 2\n'),
      to('keeps a number of columns', 'a: |2\n    x\nb: 2\n', 'a', 'y\n', 'a: |2\n  y\nb: 2\n'),
      to('a comment on the header stays', 'a: | # c\n  x\nb: 2\n', 'a', 'y\nz', 'a: |- # c\n  y\n  z\nb: 2\n'),
      to('gives way to a number', 'a: | # c\n  x\n  y\nb: 2\n', 'a', 1, 'a: 1 # c\nb: 2\n'),
      to('gives way to empty text', 'a: |\n  x\nb: 2\n', 'a', '', 'a: ""\nb: 2\n'),
      to('gives way to control characters', 'a: |\n  x\nb: 2\n', 'a', 'y\u0007\n', 'a: "y\\x07\\n"\nb: 2\n'),
      to('an empty one', 'a: |\nb: 2\n', 'a', 'x\n', 'a: |\n  x\nb: 2\n'),
      to('in an item', 'l:\n  - |\n    x\n  - y\n', 'l.0', 'z\nw\n', 'l:\n  - |\n    z\n    w\n  - y\n'),
      to('folded stays folded', 'a: >\n  one\n  two\n\n  three\nb: 2\n', 'a', 'x y\nz\n', 'a: >\n  x y\n\n  z\nb: 2\n'),
      to(
        'folded is broken as it was',
        'a: >-\n  one two\n  three four\nb: 2\n',
        'a',
        'one two three fourteen five',
        'a: >-\n  one two\n  three\n  fourteen\n  five\nb: 2\n',
      ),
      to(
        'folded that was on one line stays so',
        'a: >-\n  one\nb: 2\n',
        'a',
        'one two three four',
        'a: >-\n  one two three four\nb: 2\n',
      ),
      to('folded cannot hold indented lines', 'a: >\n  one\nb: 2\n', 'a', 'x\n  y\n', 'a: |\n  x\n    y\nb: 2\n'),
      to(
        'folded with empty lines at the end',
        'a: >+\n  one\n\nb: 2\n',
        'a',
        'x\n\ny\n\n',
        'a: >+\n  x\n\n\n  y\n\nb: 2\n',
      ),
    ]);
  });

  describe('anchors, tags and what cannot be read', () =>
    cases([
      to('an anchor stays', 'a: &x one\nb: *x\n', 'a', 'two', 'a: &x two\nb: *x\n'),
      to('an anchor before a block', 'a: &x |\n  one\nb: *x\n', 'a', 'two\n', 'a: &x |\n  two\nb: *x\n'),
      to('an anchor before text that becomes a block', 'a: &x one\nb: *x\n', 'a', 'two\n', 'a: &x |\n  two\nb: *x\n'),
      to('an anchor with nothing behind it', 'a: &x\nb: *x\n', 'a', 'two', 'a: &x two\nb: *x\n'),
      to('an anchor in brackets', 'l: [&x one, *x]\n', 'l.0', 'two', 'l: [&x two, *x]\n'),
      to('a tag that makes something else of it', 'a: !!str 12\n', 'a', 13, undefined),
      to('a tab on the next line', 'a:\n  b: one\n\tc: 2\n  d: 1\n', 'a.b', 'two', 'a:\n  b: two\n\tc: 2\n  d: 1\n'),
      to('a tab elsewhere is no matter', 'a: one\n\tb: 2\n', 'a', 'two', 'a: two\n\tb: 2\n'),
      to(
        'what cannot be read elsewhere is no matter',
        'a: x\nb:\n  c: 1\nhalf\nd: 2\n',
        'a',
        'z',
        'a: z\nb:\n  c: 1\nhalf\nd: 2\n',
      ),
    ]));

  it('ends the file with a line end where a block of text needs one', () => {
    const to = (text: string, value: string) => {
      const edits = replaceScalar(text, new Subject(text, 0).scalar('a'), value);
      return edits && applyEdits(text, edits);
    };
    assert.equal(to('a: x', 'y z\nw\n'), 'a: |\n  y z\n  w\n');
    assert.equal(to('a: x', 'y z\nw'), 'a: |-\n  y z\n  w');
    assert.equal(to('a: x # c', 'y z\n\n'), 'a: |+ # c\n  y z\n\n');
    assert.equal(to('a:\n  x', 'y z\n'), 'a:\n  |\n  y z\n');
    assert.equal(to('a: |\n  x', 'y z\n'), 'a: |\n  y z');
    assert.equal(to('a: |\n  x', 'y z\n\n'), 'a: |+\n  y z\n\n');
    assert.equal(to('a: |\n  x\n', 'y\u0007+'), 'a: "y\\x07+"\n');
    assert.equal(to('a: |\n  x', 'y\u0007+'), 'a: "y\\x07+"');
    assert.equal(to('a: "x"', 'y\n'), 'a: "y\\n"');
  });

  it('touches only the lines of a block of text that change', () => {
    for (const eol of ['\n', '\r\n']) {
      const text = 'a: |\n  one\n  two\n  three\nb: 1\n'.replaceAll('\n', eol);
      const edits = replaceScalar(text, new Subject(text, 0).scalar('a'), 'one\nnew\nthree\n');
      const start = text.indexOf('  two');
      assert.deepEqual(edits, [{ start, end: start + 5, text: '  new' }]);
    }
  });

  it('touches nothing where the value is there already', () => {
    const text = 'a: "x" # c\nb: |\n  y\n';
    assert.deepEqual(replaceScalar(text, new Subject(text, 0).scalar('a'), 'x'), []);
    assert.deepEqual(replaceScalar(text, new Subject(text, 0).scalar('b'), 'y\n'), []);
  });

  it('refuses a node of another text', () => {
    const { document } = new Subject('b: 1\na: x\n', 0);
    const node = new Subject('a: one\n', 0).scalar('a');
    assert.equal(replaceScalar(document, node, 'y'), undefined);
  });

  it('changes a scalar that is a whole document', () => {
    const text = '--- "scalar" # c\n';
    const edits = replaceScalar(text, new Subject(text, 0).scalar(''), 'other');
    assert.equal(edits && applyEdits(text, edits), '--- "other" # c\n');
  });
});

describe('scalars as text', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.string({
      unit: fc.constantFrom(
        ...' \t\n\r:#-?,[]{}&*!|>\'"%@`~=<.0123456789eExXob_+yesnofYN\u0085\u2028\ufeff\ud800\u{1F600}ä',
      ),
      maxLength: 6,
    }),
    fc.constantFrom(
      'yes',
      'NO',
      'on',
      'y',
      'null',
      '~',
      'True',
      '1.10',
      '0x1F',
      '0o7',
      '012',
      '1_000',
      '12:30',
      '12:30:45.5',
      '.5',
      '.inf',
      '-.INF',
      '.nan',
      '1e3',
      '=',
      '<<',
      '---',
      '...',
      '- a',
      '-',
      '?',
      ':',
      'a:',
      'a: b',
      'a #b',
      '#a',
      '2026-01-01',
      '\ud800',
      '<<<<<<< HEAD',
    ),
  );

  it('are read back as they were, by YAML 1.2 and 1.1, in blocks and between brackets', function () {
    this.timeout(30_000);
    fc.assert(
      fc.property(hostile, fc.constantFrom<Quote>('"', "'"), (value, quote) => {
        for (const flow of [false, true]) {
          const text = scalarText(value, { flow, quote });
          const whole = flow ? `[${text}, {the key: ${text}, ${text}: v}]` : `k: ${text}`;
          for (const version of ['1.2', '1.1'] as const) {
            // Dates may stay plain: the format writes them so.
            const schema = version === '1.1' ? { version, customTags: withoutDates } : { version };
            const read = parse(whole, { ...schema, logLevel: 'silent' });
            assert.deepEqual(flow ? read[0] : read.k, value, whole);
            if (flow) assert.equal(read[1]['the key'], value, whole);
          }
          assert.equal(new Subject(`${whole}\n`, 0).document.pieces[0]?.problems.length, 0);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('are plain wherever the core schema reads them so and nothing speaks against it', () => {
    for (const text of [
      'a',
      'two words',
      'a-b',
      '-a',
      "it's",
      'say "x"',
      'a:b',
      'a#b',
      '1.2.3',
      '2026-01-01',
      'P3M',
      '~a',
      'a, b',
      'on call',
    ]) {
      assert.equal(scalarText(text, { flow: false, quote: '"' }), text);
    }
  });

  it('numbers are read back as they were', () => {
    for (const value of [
      0,
      -0,
      1,
      -1.5,
      1e21,
      1.5e-9,
      1e-7,
      Number.MAX_VALUE,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ]) {
      const text = scalarText(value, { flow: false, quote: '"' });
      assert.ok(Object.is(resolvePlain(text), value), text);
      assert.ok(Object.is(parse(text, { version: '1.1' }), value), text);
    }
  });

  it('keys may be what YAML 1.1 takes for a truth value', () => {
    assert.equal(isPlain('on', false), false);
    assert.equal(isPlain('on', false, true), true);
    assert.equal(isPlain('null', false, true), false);
  });

  it('single quotes give way where they cannot hold a text', () => {
    assert.equal(quoted("it's", "'"), "'it''s'");
    assert.equal(quoted('a\tb', "'"), '"a\\tb"');
  });
});

/** The tags of YAML 1.1 but for dates. */
function withoutDates(tags: Tags): Tags {
  return tags.filter((tag) => typeof tag === 'string' || !/timestamp/.test(tag.tag));
}
