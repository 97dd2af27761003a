import assert from 'node:assert/strict';
import { type PathPart, pathText, pathTo } from '../../../server/model/path';
import { documentShapes } from '../../../server/model/shapes';
import { SourceDocument } from '../../../server/syntax/document';

/** The path to the text between `«` and `»` in an engagement, or to the place of `‸`. */
function pathIn(marked: string): PathPart[] {
  const start = marked.search(/[«‸]/);
  const text = marked.replace(/[«»‸]/g, '');
  const end = marked.includes('»') ? marked.indexOf('»') - 1 : start;
  const [piece] = SourceDocument.of(text).pieces;
  return pathTo(piece!.node, documentShapes.Engagement, { origin: { start: 0 }, start, end });
}

const textIn = (marked: string) => pathText(pathIn(marked));

const SYSTEMS = (inner: string) => `kind: Engagement\nspec:\n  systems:\n${inner}\n`;

describe('the path to a place', () => {
  const cases: [string, string, string][] = [
    ['a key', 'kind: Engagement\n«spec»:\n  a: 1\n', 'spec'],
    ['a value', 'kind: «Engagement»\n', 'kind'],
    ['between a key and its value', 'kind:‸ Engagement\n', 'kind'],
    ['a key without a value', 'kind: Engagement\n«spec»:\n', 'spec'],
    ['an item by its id', SYSTEMS('    - id: a\n    - title: B\n      id: b\n      «tier»: 1'), 'spec.systems[b].tier'],
    ['an item as a whole', SYSTEMS('    - id: a\n    - «{id: b, tier: 1}»'), 'spec.systems[b]'],
    ['an item of one entry as a whole', SYSTEMS('    - id: a\n    - «{id: b}»'), 'spec.systems[b]'],
    ['a list as a whole', SYSTEMS('    «- id: a\n    - id: b»'), 'spec.systems'],
    ['two entries', SYSTEMS('    - «id: a\n      tier: 1»\n      title: x'), 'spec.systems[a]'],
    ['a document', '«kind: Engagement\nspec: {}»', ''],
    [
      'an item by its name',
      SYSTEMS('    - id: a\n      alerts:\n        - {«runbook»: x, name: Down}'),
      'spec.systems[a].alerts[Down].runbook',
    ],
    ['a scalar item', SYSTEMS('    - id: a\n      dependsOn: [x, «y»]'), 'spec.systems[a].dependsOn[y]'],
    ['a number', SYSTEMS('    - id: a\n      x-n: [1.50, «2.50»]'), 'spec.systems[a].x-n[2.50]'],
    [
      'an item by what people call it',
      'spec:\n  x-list:\n    - {n: 1, text: First thing, «done»: no}',
      'spec.x-list[text="First thing"].done',
    ],
    [
      'an item by a mandatory key, not by its first',
      'spec:\n  training:\n    competencies:\n      - {«level»: 2, system: s, person: eva}',
      'spec.training.competencies[person=eva].level',
    ],
    [
      'an item by what it says first, where nothing is known of it',
      'spec:\n  x-list:\n    - {b: [], c: 1, «d»: 2}',
      'spec.x-list[c=1].d',
    ],
    ['an item that says nothing of itself', 'spec:\n  x-list:\n    - {a: [], b: {«c»: 1}}', 'spec.x-list[].b.c'],
    ['lists in a list', 'spec:\n  x-list:\n    - [a, b]\n    - [a, «c»]', 'spec.x-list[][c]'],
    ['keys that would be misread', '"a.b": {"c[d]": {"": {«e»: 1}}}', '"a.b"."c[d]"."".e'],
    ['items that would be misread', 'x: ["a]", "b=c", "d e", "f\\n", «""»]', 'x[""]'],
    ['a path among items', 'x: [«docs/a.md»]', 'x[docs/a.md]'],
    ['an alias', 'a: &one {b: 1}\nc: «*one»\n', 'c'],
    ['the second of two equal keys', 'a: {b: 1}\na: {«c»: 1}\n', 'a.c'],
    ['outside of everything', 'a: 1\n\n# c‸omment\n', ''],
  ];
  for (const [name, marked, wanted] of cases) {
    it(`leads to ${name}`, () => assert.equal(textIn(marked), wanted));
  }

  it('has the place in the list too', () => {
    assert.deepEqual(pathIn(SYSTEMS('    - id: a\n    - id: b\n      «tier»: 1')), [
      { key: 'spec' },
      { key: 'systems' },
      { index: 1, label: { key: undefined, text: 'b' } },
      { key: 'tier' },
    ]);
  });

  it('is empty where nothing could be read', () => {
    assert.deepEqual(pathTo(null, documentShapes.Runbook, { origin: { start: 0 }, start: 3, end: 4 }), []);
  });

  it('gives different texts for different paths', () => {
    const item = (text: string, key?: string): PathPart => ({ index: 0, label: { key, text } });
    const paths: PathPart[][] = [
      [{ key: 'a' }, { key: 'b' }],
      [{ key: 'a.b' }],
      [{ key: 'a[b]' }],
      [{ key: 'a' }, item('b')],
      [{ key: 'a' }, item('c', 'b')],
      [{ key: 'a' }, item('b=c')],
      [{ key: 'a' }, item('"b=c"')],
      [{ key: 'a' }, item('')],
      [{ key: 'a' }, { index: 0, label: undefined }],
      [{ key: 'a' }, item('b'), { key: 'c' }],
      [{ key: 'a' }, item('b].c')],
      [{ key: '"a"' }],
      [],
    ];
    assert.equal(new Set(paths.map(pathText)).size, paths.length, paths.map(pathText).join('\n'));
  });
});
