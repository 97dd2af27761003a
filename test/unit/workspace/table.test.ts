import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyse, type DocumentFacts, type Facts } from '../../../server/model/facts';
import { type Outline, outlines } from '../../../server/model/outline';
import { SourceDocument } from '../../../server/syntax/document';
import { type Place, startOf } from '../../../server/syntax/nodes';
import { FileEntry } from '../../../server/workspace/file';
import { Table } from '../../../server/workspace/table';
import { exampleTexts, trickyTexts } from '../texts';
import { placeIn, randomEdits, runs } from './edits';

const URI = 'file:///w/acme.engagement.yaml';
const texts = [...exampleTexts(), ...trickyTexts];

/** Every `kind/id` that a document names. */
function named({ facts }: DocumentFacts): Set<string> {
  const found = new Set<string>();
  const visit = (at: Facts): void => {
    for (const { kinds, id } of at.references) for (const kind of kinds) found.add(`${kind}/${id}`);
    at.children.forEach(visit);
  };
  visit(facts);
  return found;
}

const starts = (places: Iterable<{ place: Place }>) =>
  Array.from(places, ({ place }) => startOf(place)).sort((a, b) => a - b);

/** Kinds of which there is a thing. */
function kindsOf(table: Table): string[] {
  return [...table.kinds()].filter((kind) => [...table.ids(kind)].length > 0).sort();
}

/** Everything that a table knows, in an order of its own. */
function contents(table: Table, names: Iterable<string>): unknown {
  const kinds = kindsOf(table);
  return {
    definitions: kinds.map((kind) => [
      kind,
      [...table.ids(kind)].sort().map((id) => [id, table.isDefined(kind, id), starts(table.find(kind, id))]),
      starts(table.definitions(kind)),
    ]),
    uses: [...names].sort().map((name) => {
      const slash = name.indexOf('/');
      const [kind, id] = [name.slice(0, slash), name.slice(slash + 1)];
      const references = Array.from(table.references(kind, id), ({ place, owner, key }) => [
        startOf(place),
        owner,
        key,
      ]);
      return [
        name,
        table.isNamed(kind, id),
        table.useCount(kind, id),
        table.isNamedBySystem(kind, id),
        references.sort(),
      ];
    }),
    clashes: Array.from(table.sharedNames(), starts).sort(),
  };
}

function fresh(facts: DocumentFacts): Table {
  const table = new Table(() => {});
  table.update(facts);
  return table;
}

/** What a table and an outline both know: ids with what people call the things, and how often what is named. */
function namesIn(table: Table, names: Iterable<string>): unknown {
  const kinds = kindsOf(table);
  return {
    ids: kinds.map((kind) => [kind, [...table.ids(kind)].sort()]),
    uses: [...names].sort().map((name) => {
      const slash = name.indexOf('/');
      const [kind, id] = [name.slice(0, slash), name.slice(slash + 1)];
      return [name, table.useCount(kind, id), table.isNamedBySystem(kind, id)];
    }),
  };
}

function outlineNames(outline: Outline): unknown {
  return {
    ids: [...outline.ids].map(([kind, ids]) => [kind, [...ids.keys()].sort()] as const).sort(byFirst),
    uses: [...outline.uses].map(([name, { count, bySystem }]) => [name, count, bySystem] as const).sort(byFirst),
  };
}

const byFirst = (a: readonly [string, ...unknown[]], b: readonly [string, ...unknown[]]) =>
  a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;

/** Fails unless the outline of a text knows the names that the file knows while it is open. */
function sameNames(text: string): void {
  const open = analyse(SourceDocument.of(text).pieces, 'Engagement');
  const closed = outlines(text, 'Engagement');
  assert.deepEqual(
    closed.map(({ kind }) => kind),
    open.map(({ kind }) => kind),
  );
  open.forEach((facts, index) => {
    const table = fresh(facts);
    assert.deepEqual(outlineNames(closed[index]!), namesIn(table, named(facts)));
    const asleep = new Table(() => assert.fail('nobody may wake the file'));
    asleep.sleep(closed[index]!);
    for (const kind of table.kinds()) {
      // Of two things with one id, either may give its name.
      const unique = ([id]: [string, string | undefined]) => [...table.find(kind, id)].length === 1;
      const labels = [...table.labelled(kind)].filter(unique);
      assert.deepEqual([...asleep.labelled(kind)].filter(unique).sort(byFirst), labels.sort(byFirst));
    }
    for (const word of text.match(/[a-z][\w-]{3,}/g)?.slice(0, 50) ?? []) {
      assert.equal(asleep.hides(word), table.hides(word), word);
    }
  });
}

describe('the table of a document', () => {
  it('knows ids, references and clashes', () => {
    const text = [
      'kind: Engagement',
      'spec:',
      '  people:',
      '    - {id: jane, name: Jane, party: client}',
      '    - {id: kim, name: Kim, party: client}',
      '  roles:',
      '    - {id: sre, party: client, people: [jane, kim], backups: [jane]}',
      '    - {id: kim, party: client, people: []}',
      '  systems:',
      '    - {id: db, title: Database, owners: {primary: jane}, runbooks: [restore]}',
      '    - {id: db, title: Again}',
      '',
    ].join('\n');
    const [facts] = analyse(SourceDocument.of(text).pieces, undefined);
    const table = fresh(facts!);
    assert.deepEqual([...table.ids('person')], ['jane', 'kim']);
    assert.deepEqual([...table.labelled('system')], [['db', 'Database']]);
    assert.equal(table.useCount('person', 'jane'), 3);
    assert.equal(table.isNamed('person', 'nobody'), false);
    assert.equal(table.isNamedBySystem('runbook', 'restore'), true);
    // People and roles share their names, systems have their own.
    assert.equal([...table.sharedNames()].length, 2);
    assert.deepEqual([...table.find('system', 'db')].length, 2);
    assert.deepEqual([...table.find('system', 'nobody')], []);
  });

  it('is after any edits what a new one would be', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(fc.nat(texts.length - 1), randomEdits, (index, edits) => {
        const file = new FileEntry(URI, texts[index]!, undefined, undefined, true);
        for (const edit of edits) {
          const { text } = file;
          const { start, end } = placeIn(text, edit);
          const { source } = file.source;
          const before = new Map(file.documents.map((entry) => [entry, idsOf(entry.table)]));
          const changed = file.edit([
            { range: { start: source.positionAt(start), end: source.positionAt(end) }, text: edit.text },
          ]);
          const whole = analyse(SourceDocument.of(file.text).pieces, 'Engagement');
          assert.equal(file.documents.length, whole.length);
          whole.forEach((facts, at) => {
            const names = named(facts);
            const { table } = file.documents[at]!;
            assert.deepEqual(contents(table, names), contents(fresh(facts), names));
          });
          // Ids that come or go are never kept back.
          const same = file.documents.every((entry) => before.get(entry) === idsOf(entry.table));
          if (!same || before.size !== whole.length) assert.equal(changed, true);
        }
      }),
      runs(80),
    );
  });

  it('says that ids came or went only when they did', () => {
    const [text] = exampleTexts().filter((example) => example.includes('kind: Engagement'));
    const file = new FileEntry(URI, text!, undefined, undefined, true);
    const replace = (what: string, by: string) => {
      const at = file.text.indexOf(what);
      assert.notEqual(at, -1, what);
      const { source } = file.source;
      const range = { start: source.positionAt(at), end: source.positionAt(at + what.length) };
      return file.edit([{ range, text: by }]);
    };
    const [person] = [...file.documents[0]!.table.ids('person')];
    assert.equal(replace('title: ', 'title: The '), false);
    assert.equal(replace(`id: ${person}`, 'id: somebody-else'), true);
    assert.equal(replace('id: somebody-else', `id: ${person}`), true);
    assert.equal(replace('\n', ' # a comment\n'), false);
    assert.equal(file.replace(file.text), false);
  });
});

function idsOf(table: Table): string {
  return JSON.stringify(kindsOf(table).map((kind) => [kind, [...table.ids(kind)].sort()]));
}

describe('the outline of a closed file', () => {
  it('knows the same names as the open file: examples and odd texts', () => {
    texts.forEach(sameNames);
  });

  it('knows the same names as the open file: with anchors, aliases, prefixes and free keys', () => {
    for (const text of [
      'kind: Engagement\nspec:\n  people:\n    - &j {id: jane, name: Jane}\n    - *j\n  roles: [{id: sre, people: [jane]}]\n',
      'kind: Engagement\nspec:\n  phases:\n    - id: b\n      activities:\n        - {id: a, raci: {sre: R, x-note: A, "<<": C}}\n',
      'kind: Runbook\nspec:\n  steps:\n    - {id: one, onFailure: "step:two", onSuccess: step:one}\n    - {id: two, onFailure: step:}\n',
      'kind: Engagement\nspec:\n  roles:\n    - id: &n sre\n      title: *n\n    - id: *n\n',
      'metadata: {name: x}\n---\nkind: Runbook\nmetadata: {name: y}\n---\nkind: Other\nmetadata: {name: z}\n',
      '# comment\n--- # first\nkind: Runbook\nmetadata: {name: y}\n...\n',
      'kind: Engagement\nspec:\n  people:\n    - id: 12\n      name: Thirteen\n    - id: true\n    - id: ~\n    - id: ""\n    - id:\n',
      'kind: Engagement\nspec:\n  people:\n    - id: jane\n      id: kim\n      name: x\n    - {id: [a]}\n    - {id: {b: c}}\n',
      'kind: Engagement\nspec:\n  people:\n    - id: jane\n   name: broken\n  roles:\n    - id: sre\n',
      'kind: Engagement\nspec:\n  systems:\n    - id: db\n      dependsOn: *missing\n      runbooks: [a, a, ""]\n',
      'kind: Engagement\nspec:\n  phases:\n    - id: b\n      gate: {id: g, criteria: [{id: c, check: audit-passed, with: {audit: one}}, {id: d, with: {audit: two}}]}\n',
      '? complex\n: value\n? [a]\n: b\n\'kind\': "Runbook"\n"metadata":\n  \'name\': "a\\u0062c"\n',
      '\ufeffkind: Runbook\nmetadata: {name: y}\n',
      'kind: Runbook\r\nmetadata:\r\n  name: y\r\n  title: >-\r\n    folded\r\n    text\r\n',
    ]) {
      sameNames(text);
    }
  });

  it('knows the same names as the open file, after any edits', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(fc.nat(texts.length - 1), randomEdits, (index, edits) => {
        let text = texts[index]!;
        for (const edit of edits) {
          const { start, end } = placeIn(text, edit);
          text = text.slice(0, start) + edit.text + text.slice(end);
        }
        sameNames(text);
      }),
      runs(200),
    );
  });
});
