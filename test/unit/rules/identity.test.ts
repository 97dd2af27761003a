import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Identity, identitiesOf } from '../../../server/rules/identity';
import { judge } from '../../../server/rules/judge';
import type { Finding } from '../../../server/rules/rule';
import { type Node, type SeqNode, startOf } from '../../../server/syntax/nodes';
import type { FileEntry } from '../../../server/workspace/file';
import { promisedKind } from '../../../server/workspace/files';
import { root } from '../texts';
import { openWorkspace } from '../workspace';

const NAME = 'skerry-line.engagement.yaml';

/** The example, by path. */
const example: Readonly<Record<string, string>> = Object.fromEntries(
  (readdirSync(join(root, 'examples', 'skerry-line'), { recursive: true }) as string[])
    .filter((path) => promisedKind(path))
    .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, 'examples', 'skerry-line', path), 'utf8')]),
);

/** The findings of the example with another text for one of its files, and that file. */
async function judged(text: string, name = NAME): Promise<{ file: FileEntry; findings: Finding[] }> {
  const texts = { ...example, [name]: text };
  const { workspace, file } = await openWorkspace(
    Object.fromEntries(Object.entries(texts).map(([path, content]) => [`/w/${path}`, content])),
  );
  const entry = file(`/w/${name}`);
  const run = () => judge(entry, workspace, '2026-09-15');
  // The first time asks which paths exist.
  run();
  await workspace.paths.settled();
  return { file: entry, findings: run() };
}

async function identities(text: string, name = NAME): Promise<{ identity: Identity; message: string }[]> {
  const { file, findings } = await judged(text, name);
  return identitiesOf(file, findings).map((identity, index) => ({ identity, message: findings[index]!.message }));
}

/** The identities of one rule, as `path` or `path: subject`, and behind it the number above 1. */
async function pathsOf(rule: string, text: string, name = NAME): Promise<string[]> {
  return (await identities(text, name))
    .map(({ identity }) => identity)
    .filter((identity) => identity.rule === rule)
    .map(({ path, subject, number }) => `${path}${subject ? `: ${subject}` : ''}${number > 1 ? ` (${number})` : ''}`);
}

/** A small engagement around some keys of its `spec`. */
function small(spec: string): string {
  return `apiVersion: handover/v1\nkind: Engagement\nmetadata: {name: small}\nspec:\n${spec}`;
}

describe('the identity of a finding', () => {
  it('is the way to it by ids', async () => {
    const text = small('  people:\n    - {id: eva, name: Eva, party: client, emial: x}\n  glossary: [{term: SLO}]\n');
    assert.deepEqual(await pathsOf('format/unknown-key', text), ['spec.people[eva].emial']);
    assert.deepEqual(await pathsOf('reference/unused-role', text), ['spec.people[eva].id']);
    assert.ok((await pathsOf('format/missing-key', text)).includes('spec.glossary[term=SLO]: meaning'));
  });

  it('tells apart what is missing from one map', async () => {
    const text = small('  people:\n    - {id: eva}\n');
    const missing = await pathsOf('format/missing-key', text);
    for (const key of ['name', 'party']) assert.ok(missing.includes(`spec.people[eva]: ${key}`), missing.join('\n'));
    assert.ok(
      missing.some((path) => /^spec: /.test(path)),
      missing.join('\n'),
    );
  });

  it('speaks of a map as a whole, whichever of its keys stands first', async () => {
    const one = await pathsOf('format/missing-key', small('  people:\n    - id: eva\n      name: Eva\n'));
    const other = await pathsOf('format/missing-key', small('  people:\n    - name: Eva\n      id: eva\n'));
    assert.deepEqual(one, other);
    const document = await pathsOf('format/missing-key', 'kind: Engagement\nmetadata: {name: x}\n');
    assert.ok(document.includes(': apiVersion'), document.join('\n'));
  });

  it('numbers what is equal', async () => {
    const text = small(
      '  people:\n    - {id: eva, x: 1}\n    - {id: eva, x: 1}\n  roles:\n    - {id: a, x: 1, x: 1}\n',
    );
    assert.deepEqual(await pathsOf('format/unknown-key', text), [
      'spec.people[eva].x',
      'spec.people[eva].x (2)',
      'spec.roles[a].x',
      'spec.roles[a].x (2)',
    ]);
  });

  it('of a comment is that of what it stands beside', async () => {
    const text = small(
      [
        '  people: # handover-ignore format/schema -- c',
        '    # handover-ignore format/schema -- a',
        '',
        '    # a remark',
        '    - id: eva # handover-ignore format/schema -- b',
        '      name: Eva',
        '# handover-ignore format/schema -- d',
        '',
      ].join('\n'),
    );
    assert.deepEqual(await pathsOf('format/unused-suppression', text), [
      'spec.people',
      'spec.people[eva].id',
      'spec.people[eva].id (2)',
      '',
    ]);
  });

  it('does not hang on the name of the document, so that a better name makes no finding new', async () => {
    const text = small('  people:\n    - {id: eva, x: 1}\n');
    assert.deepEqual(await identities(text.replace('name: small', 'name: large')), await identities(text));
  });

  it('is found in every document of a file', async () => {
    const text = `${small('  people: [{id: eva, x: 1}]\n')}---\n${small('  people: [{id: jan, x: 1}]\n')}`;
    assert.deepEqual(await pathsOf('format/unknown-key', text), ['spec.people[eva].x', 'spec.people[jan].x']);
  });

  it('is told of a file that cannot be read', async () => {
    for (const text of ['', '- a\n', 'a: [', '\tx', 'just words\n']) {
      const found = await identities(text);
      assert.ok(found.length > 0, JSON.stringify(text));
    }
  });
});

/** Changes that plant a finding: a line that matches, and what becomes of it. */
const DAMAGES: [RegExp, (line: string) => string][] = [
  [/^( *(?:- )?)owner: \S+$/, (line) => line.replace(/\S+$/, 'no-such-person')],
  [/^ *(?:- )?status: \w+$/, (line) => line.replace(/\w+$/, 'nearly')],
  [/^ +title: /, (line) => line.replace('title:', 'titel:')],
  [/^ +(?:start|end|due|on): \d/, (line) => line.replace(/: .*$/, ': 2026-13-45')],
  [/^ +party: \w+$/, (line) => line.replace(/^( +).*$/, '$1x-party: gone')],
  [/^ +- id: [\w-]+$/, (line) => `${line} # handover-ignore format/schema -- nothing to hold back`],
  [/^ +- [\w-]+$/, (line) => line.replace(/[\w-]+$/, 'nobody-knows')],
  [/^ +text: \w/, (line) => `${line}\n${line.replace(/\S.*$/, 'surprise: 1')}`],
];

function damaged(text: string, picks: readonly number[]): string {
  const lines = text.split('\n');
  for (const pick of picks) {
    const [pattern, change] = DAMAGES[pick % DAMAGES.length]!;
    const candidates = lines.flatMap((line, index) => (pattern.test(line) ? [index] : []));
    const index = candidates[Math.floor(pick / DAMAGES.length) % Math.max(1, candidates.length)];
    if (index !== undefined) lines[index] = change(lines[index]!);
  }
  return lines.join('\n');
}

/** The nodes of a file's first document, outermost first. */
function* nodesOf(node: Node | null | undefined): Generator<Node> {
  if (!node) return;
  yield node;
  if (node.kind === 'map') for (const { value } of node.pairs) yield* nodesOf(value);
  if (node.kind === 'seq') for (const item of node.items) yield* nodesOf(item);
}

/** A place between two lines where an entry or an item of a block begins. */
interface Gap {
  line: number;
  column: number;
  item: boolean;
}

function gapsOf(file: FileEntry): Gap[] {
  const { source } = file.source;
  const gaps: Gap[] = [];
  for (const node of nodesOf(file.documents[0]?.facts.piece.node)) {
    if ((node.kind !== 'map' && node.kind !== 'seq') || node.flow) continue;
    const starts = node.kind === 'map' ? node.pairs.map(({ key }) => startOf(key)) : itemStarts(file, node);
    for (const start of starts) {
      const line = source.lineAt(start);
      const before = file.text.slice(source.lineStart(line), start);
      // Behind a dash or a key there is no line to put anything on.
      if (before.trim() === '') gaps.push({ line, column: before.length, item: node.kind === 'seq' });
    }
  }
  return gaps;
}

/** Where the dashes of a block's items stand. */
function itemStarts(file: FileEntry, { items }: SeqNode): number[] {
  const { source } = file.source;
  return items.flatMap((item) => {
    if (!item) return [];
    const lineStart = source.lineStart(source.lineAt(startOf(item)));
    const dash = /^ *(?=- )/.exec(file.text.slice(lineStart, startOf(item)));
    return dash ? [lineStart + dash[0].length] : [];
  });
}

const LINES = ['# a remark', '', '#', '  # handover is the word here', 'ENTRY'];

/** Puts lines into gaps; an entry is one that the format lets stand, an item one that has ids of its own. */
function withLines(file: FileEntry, picks: readonly { at: number; what: number }[]): string {
  const gaps = gapsOf(file);
  const inserted = new Map<number, string[]>();
  picks.forEach(({ at, what }, index) => {
    const gap = gaps[at % gaps.length]!;
    const indent = ' '.repeat(gap.column);
    const line = LINES[what % LINES.length]!;
    const entry = gap.item
      ? `${indent}- {id: inserted-${index}, name: inserted-${index}}`
      : `${indent}x-inserted-${index}: 1`;
    inserted.set(gap.line, [...(inserted.get(gap.line) ?? []), line === 'ENTRY' ? entry : line]);
  });
  return file.text
    .split('\n')
    .flatMap((line, number) => [...(inserted.get(number) ?? []), line])
    .join('\n');
}

/** Lists in block style whose items all have ids and whose order says nothing, each with the lines of every item. */
function listsOf(file: FileEntry): { from: number; to: number }[][] {
  const { source } = file.source;
  const lists: { from: number; to: number }[][] = [];
  for (const node of nodesOf(file.documents[0]?.facts.piece.node)) {
    if (node.kind !== 'seq' || node.flow || node.items.length < 2) continue;
    const hasId = (item: Node | undefined) =>
      item?.kind === 'map' && item.pairs.some(({ key }) => key.kind === 'scalar' && key.source === 'id');
    if (!node.items.every(hasId) || node.items.some(isPhase)) continue;
    const starts = itemStarts(file, node).map((start) => source.lineAt(start));
    const last = source.lineAt(node.origin.start + node.end) + 1;
    lists.push(starts.map((from, index) => ({ from, to: starts[index + 1] ?? last })));
  }
  return lists;
}

/** Phases follow each other: in another order they say something else. */
function isPhase(item: Node | undefined): boolean {
  const has = (name: string) =>
    item?.kind === 'map' && item.pairs.some(({ key }) => key.kind === 'scalar' && key.source === name);
  return has('kind') && has('start');
}

/** Swaps two items of a list. */
function reordered(file: FileEntry, pick: { list: number; one: number; other: number }): string {
  const lists = listsOf(file);
  const items = lists[pick.list % lists.length]!;
  const [a, b] = [pick.one % items.length, pick.other % items.length].sort((x, y) => x - y);
  const lines = file.text.split('\n');
  const [first, second] = [items[a!]!, items[b!]!];
  if (first === second) return file.text;
  return [
    ...lines.slice(0, first.from),
    ...lines.slice(second.from, second.to),
    ...lines.slice(first.to, second.from),
    ...lines.slice(first.from, first.to),
    ...lines.slice(second.to),
  ].join('\n');
}

describe('the identities of the findings of a damaged example', () => {
  const picks = fc.array(fc.nat(5000), { minLength: 1, maxLength: 12 });

  /** What must be the same before and after; findings that the change itself makes may come. */
  const keysOf = (found: { identity: Identity; message: string }[]) =>
    new Map(found.map(({ identity, message }) => [JSON.stringify(identity), message]));

  it('stand in numbers', async () => {
    const found = await identities(
      damaged(
        example[NAME]!,
        Array.from({ length: 200 }, (_, i) => i * 7),
      ),
    );
    assert.ok(found.length > 60, `${found.length} findings`);
    assert.ok(new Set(found.map(({ identity }) => identity.rule)).size >= 6);
    assert.equal(keysOf(found).size, found.length, 'no two are the same');
  });

  it('stay the same where comments, blank lines and other entries come in', async function () {
    this.timeout(60_000);
    const insertions = fc.array(fc.record({ at: fc.nat(10_000), what: fc.nat(LINES.length - 1) }), {
      minLength: 1,
      maxLength: 10,
    });
    await fc.assert(
      fc.asyncProperty(picks, insertions, async (damage, lines) => {
        const text = damaged(example[NAME]!, damage);
        const before = keysOf(await identities(text));
        const { file } = await judged(text);
        const after = keysOf(await identities(withLines(file, lines)));
        for (const [key, message] of before) assert.equal(after.get(key), message, key);
      }),
      { numRuns: 40 },
    );
  });

  it('stay the same where things with ids change places', async function () {
    this.timeout(60_000);
    const swap = fc.record({ list: fc.nat(100), one: fc.nat(100), other: fc.nat(100) });
    let moved = 0;
    await fc.assert(
      fc.asyncProperty(picks, swap, async (damage, pick) => {
        const text = damaged(example[NAME]!, damage);
        const { file } = await judged(text);
        const other = reordered(file, pick);
        if (other !== text) moved++;
        assert.deepEqual([...keysOf(await identities(other))].sort(), [...keysOf(await identities(text))].sort());
      }),
      { numRuns: 40 },
    );
    assert.ok(moved > 12, `${moved} texts were changed`);
  });
});
