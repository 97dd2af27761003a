import assert from 'node:assert/strict';
import { engagementIds, treeChildren } from '../../../server/language/tree';
import type { Range, TreeNode } from '../../../server/protocol';
import type { FileEntry } from '../../../server/workspace/file';
import type { Workspace } from '../../../server/workspace/workspace';
import { exampleTexts } from '../texts';
import { openWorkspace, uriOf } from '../workspace';

const TODAY = '2026-09-15';
const HEAD = 'apiVersion: handover/v1\nkind: Engagement\n';
const PATH = '/w/kite.engagement.yaml';

const KITE = `${HEAD}metadata: {name: kite, title: Kite yard}
spec:
  status: active
  phases:
    - id: build
      title: Raise the mast
      start: 2026-01-01
      end: 2026-12-31
      status: in-progress
      activities:
        - id: rig
          title: Rig the lines
          status: in-progress
          owner: sre
          end: 2026-10-01
          checklist:
            - {id: knots, text: Knots checked, status: done}
            - {id: spare, text: Spare line packed, status: open, due: 2026-09-14}
            - {id: flag, text: Flag up, status: in-progress, due: 2026-09-15}
        - {id: sail, title: Sew the sail, status: done}
        - {id: keel, title: Lay the keel, status: cancelled}
      milestones:
        - {id: ms-one, text: Up, due: 2026-09-01, achieved: 2026-09-02}
        - {id: ms-two, text: Away, due: 2026-09-14}
      gate:
        id: g-one
        due: 2026-12-31
        criteria:
          - {id: cr-one, text: It stands, status: done}
          - {id: cr-two, text: No errors, check: no-errors}
        conditions:
          - {id: co-one, text: Mend it, owner: sre, due: 2026-09-14, status: open}
    - {id: operate, kind: operate, start: 2027-01-01, end: 2027-06-30, status: planned}
`;

/** The rows below a path of labels. */
function rows(workspace: Workspace, ...path: string[]): TreeNode[] {
  let found = treeChildren(workspace, undefined, TODAY);
  for (const label of path) {
    const row = found.find((each) => each.label === label);
    assert(row, `no row ${label}, but ${found.map((each) => each.label).join(', ')}`);
    found = treeChildren(workspace, row.id, TODAY);
    assert.equal(row.hasChildren, found.length > 0);
  }
  return found;
}

/** A row as one line: label, description, state, box. */
function line({ label, description, state, checked }: TreeNode): string {
  const box = checked === undefined ? '' : checked ? '[x] ' : '[ ] ';
  return `${box}${label}${description ? ` (${description})` : ''}${state ? ` ${state}` : ''}`;
}

async function lines(text: string, ...path: string[]): Promise<string[]> {
  const { workspace } = await openWorkspace({ [PATH]: text });
  return rows(workspace, ...path).map(line);
}

/** Every row of a workspace. */
function all(workspace: Workspace, parent?: string): TreeNode[] {
  return treeChildren(workspace, parent, TODAY).flatMap((row) => [row, ...all(workspace, row.id)]);
}

function textIn(file: FileEntry, { start, end }: Range): string {
  const { source } = file.source;
  return file.text.slice(source.offsetAt(start), source.offsetAt(end));
}

describe('Engagements tree', () => {
  it('shows engagements, phases, gate, milestones, activities and checklists', async () => {
    assert.deepEqual(await lines(KITE), ['Kite yard (0/2) active']);
    assert.deepEqual(await lines(KITE, 'Kite yard'), ['Raise the mast (1/2) active', 'operate (2027-06-30) planned']);
    assert.deepEqual(await lines(KITE, 'Kite yard', 'Raise the mast'), [
      'Gate g-one (1/2 · 2026-12-31) planned',
      'Milestones (1/2) overdue',
      'Rig the lines (1/3) active',
      'Sew the sail done',
      'Lay the keel cancelled',
    ]);
    assert.deepEqual(await lines(KITE, 'Kite yard', 'Raise the mast', 'Rig the lines'), [
      '[x] Knots checked done',
      '[ ] Spare line packed (2026-09-14) overdue',
      '[ ] Flag up (2026-09-15) active',
    ]);
    assert.deepEqual(await lines(KITE, 'Kite yard', 'Raise the mast', 'Milestones'), [
      'Up (2026-09-02) done',
      'Away (2026-09-14) overdue',
    ]);
    assert.deepEqual(await lines(KITE, 'Kite yard', 'Raise the mast', 'Gate g-one'), [
      '[x] It stands done',
      'No errors unmet',
      'Mend it (2026-09-14) overdue',
    ]);
  });

  describe('states', () => {
    const phase = (rest: string) => `${HEAD}metadata: {title: T}\nspec:\n  phases:\n    - ${rest}\n`;
    const item = (rest: string) => phase(`{id: p, activities: [{id: a, checklist: [{id: i, ${rest}}]}]}`);
    for (const [what, text, path, expected] of [
      ['proposed', `${HEAD}metadata: {title: T}\nspec: {status: proposed}\n`, [], 'T proposed'],
      ['on hold', `${HEAD}metadata: {title: T}\nspec: {status: on-hold}\n`, [], 'T on-hold'],
      ['closed', `${HEAD}metadata: {title: T}\nspec: {status: closed}\n`, [], 'T done'],
      ['terminated', `${HEAD}metadata: {title: T}\nspec: {status: terminated}\n`, [], 'T cancelled'],
      ['a status that does not exist', `${HEAD}metadata: {title: T}\nspec: {status: odd}\n`, [], 'T'],
      ['a blocked phase', phase('{id: p, status: blocked, end: 2026-09-01}'), ['T'], 'p (2026-09-01) blocked'],
      ['a phase past its end', phase('{id: p, status: in-progress, end: 2026-09-14}'), ['T'], 'p (2026-09-14) overdue'],
      [
        'a phase on its last day',
        phase('{id: p, status: in-progress, end: 2026-09-15}'),
        ['T'],
        'p (2026-09-15) active',
      ],
      ['a phase that is done', phase('{id: p, status: done, end: 2026-09-14}'), ['T'], 'p (2026-09-14) done'],
      ['an end that is no day', phase('{id: p, status: planned, end: 2026-02-30}'), ['T'], 'p planned'],
      ['an open item', item('status: open'), ['T', 'p', 'a'], '[ ] i planned'],
      ['an item without status', item('x-a: 1'), ['T', 'p', 'a'], '[ ] i planned'],
      ['an item that does not apply', item('status: not-applicable'), ['T', 'p', 'a'], '[x] i not-applicable'],
      ['a waived item', item('status: waived, waiver: {by: b, expires: 2026-09-15}'), ['T', 'p', 'a'], '[x] i waived'],
      [
        'a waiver that ran out',
        item('status: waived, waiver: {by: b, expires: 2026-09-14}'),
        ['T', 'p', 'a'],
        '[ ] i (2026-09-14) overdue',
      ],
      [
        'a waiver of nobody',
        item('status: waived, waiver: {expires: 2027-01-01}'),
        ['T', 'p', 'a'],
        '[ ] i (2027-01-01) waived',
      ],
      ['a done item past its date', item('status: done, due: 2026-01-01'), ['T', 'p', 'a'], '[x] i done'],
      [
        'a passed gate',
        phase('{id: p, gate: {id: g, due: 2026-01-01, outcome: pass}}'),
        ['T', 'p'],
        'Gate g (pass) done',
      ],
      ['a failed gate', phase('{id: p, gate: {outcome: fail}}'), ['T', 'p'], 'Gate (fail) failed'],
      ['a gate put off', phase('{id: p, gate: {id: g, outcome: hold}}'), ['T', 'p'], 'Gate g (hold) on-hold'],
      [
        'a gate to be repeated',
        phase('{id: p, gate: {id: g, outcome: repeat}}'),
        ['T', 'p'],
        'Gate g (repeat) planned',
      ],
      [
        'a gate nobody decided',
        phase('{id: p, gate: {id: g, due: 2026-09-14}}'),
        ['T', 'p'],
        'Gate g (2026-09-14) overdue',
      ],
      [
        'a gate with a condition overdue',
        phase(
          '{id: p, gate: {id: g, outcome: conditional-pass, conditions: [{id: c, due: 2026-09-14, status: open}]}}',
        ),
        ['T', 'p'],
        'Gate g (conditional-pass) overdue',
      ],
      [
        'a gate of which people judge every criterion',
        phase('{id: p, gate: {id: g, due: 2026-10-01, criteria: [{id: a, status: done}, {id: b, status: open}]}}'),
        ['T', 'p'],
        'Gate g (1/2 · 2026-10-01) planned',
      ],
      [
        'a criterion that a check decides',
        phase('{id: p, gate: {criteria: [{id: a, check: no-errors}]}}'),
        ['T', 'p', 'Gate'],
        'a unmet',
      ],
      [
        'a criterion that a check decides, whatever people say',
        phase('{id: p, gate: {criteria: [{id: a, check: risks-below, status: done}]}}'),
        ['T', 'p', 'Gate'],
        'a unknown',
      ],
      [
        'a criterion with a check that people say does not apply',
        phase('{id: p, gate: {criteria: [{id: a, check: risks-below, status: not-applicable}]}}'),
        ['T', 'p', 'Gate'],
        '[x] a not-applicable',
      ],
      [
        'a criterion that nobody has judged',
        phase('{id: p, gate: {criteria: [{id: a}]}}'),
        ['T', 'p', 'Gate'],
        '[ ] a planned',
      ],
      [
        'how many of the things that a check looks at hold',
        phase(
          '{id: p, activities: [{id: x, checklist: [{id: i, status: done}, {id: j, status: open}]}], gate: {criteria: [{id: a, check: checklists-done}]}}',
        ),
        ['T', 'p', 'Gate'],
        'a (1 of 2) unmet',
      ],
      [
        'a gate by what its checks say',
        phase(
          '{id: p, gate: {id: g, due: 2026-10-01, criteria: [{id: a, status: done}, {id: b, check: risks-below}]}}',
        ),
        ['T', 'p'],
        'Gate g (1/2 · 2026-10-01) planned',
      ],
      [
        'a closed condition',
        phase('{id: p, gate: {conditions: [{id: a, due: 2026-01-01, status: closed}]}}'),
        ['T', 'p', 'Gate'],
        'a done',
      ],
    ] as [string, string, string[], string][]) {
      it(`tells of ${what}`, async () => assert.deepEqual(await lines(text, ...path), [expected]));
    }
  });

  it('sorts engagements by folder, then title', async () => {
    const named = (name: string) => `${HEAD}metadata: {name: x, title: ${name}}\n`;
    const { workspace } = await openWorkspace({
      '/w/b/engagement.yaml': named('a'),
      '/w/a/z.engagement.yaml': named('B'),
      '/w/a/y.engagement.yaml': named('a'),
      '/v/engagement.yaml': named('z'),
      '/w/a/x.runbook.yaml': 'kind: Runbook\nmetadata: {name: r}\n',
    });
    assert.deepEqual(
      rows(workspace).map(({ label }) => label),
      ['z', 'a', 'B', 'a'],
    );
  });

  it('shows every engagement of a file, and nothing of its other documents', async () => {
    const text = `${HEAD}metadata: {name: one}\n---\nkind: Runbook\n---\n${HEAD}metadata: {name: two}\n---\n`;
    const { workspace, file } = await openWorkspace({ [PATH]: text });
    assert.deepEqual(
      rows(workspace).map(({ label }) => label),
      ['one', 'two'],
    );
    assert.deepEqual(
      engagementIds(file(PATH)),
      rows(workspace).map(({ id }) => id),
    );
  });

  it('points at the whole entry and at its id', async () => {
    const { workspace, file } = await openWorkspace({ [PATH]: KITE });
    const entry = file(PATH);
    const shown = (...path: string[]) =>
      rows(workspace, ...path).map(({ range, selection }) => [
        textIn(entry, range).split('\n')[0],
        textIn(entry, selection),
      ]);
    assert.deepEqual(shown(), [['apiVersion: handover/v1', 'kite']]);
    assert.deepEqual(shown('Kite yard', 'Raise the mast'), [
      ['id: g-one', 'g-one'],
      ['milestones:', 'milestones'],
      ['id: rig', 'rig'],
      ['{id: sail, title: Sew the sail, status: done}', 'sail'],
      ['{id: keel, title: Lay the keel, status: cancelled}', 'keel'],
    ]);
    assert.equal(rows(workspace)[0]?.uri, uriOf(PATH));
  });

  it('keeps ids while ids in the file stay', async () => {
    const ids = async (text: string) => all((await openWorkspace({ [PATH]: text })).workspace).map(({ id }) => id);
    const changed = KITE.replace('Kite yard', 'Kite loft')
      .replace('Rig the lines', 'Rig')
      .replace('  phases:\n', '  phases:\n    - {id: before, status: done}\n');
    const before = await ids(KITE);
    const after = new Set(await ids(changed));
    for (const id of before) assert(after.has(id), id);
  });

  it('gives each row an id of its own, and finds it again, where ids are missing, equal or odd', async () => {
    const odd = ['a', 'a', 'a~2', '', 'a|b', 'a%7cb', 'gate', '5', '~3', 'a'];
    const list = odd.map((id) => (id === '' ? '{text: x, title: x}' : `{id: "${id}", text: x, title: x}`)).join(', ');
    const text = `${HEAD}metadata: {name: "k|~%"}
spec:
  phases:
    - {activities: [${list}], milestones: [${list}], gate: {criteria: [${list}], conditions: [${list}]}}
    - {activities: [{checklist: [${list}]}]}
    - {id: a}
    - {id: a, activities: [{id: last}]}
---
${HEAD}metadata: {name: "k|~%"}
`;
    const { workspace } = await openWorkspace({ [PATH]: text, '/w/100% a|b~/engagement.yaml': text });
    const nodes = all(workspace);
    assert.equal(nodes.length, 2 * (2 + 4 + 1 + 1 + 5 * odd.length + 1 + 1));
    assert.equal(new Set(nodes.map(({ id }) => id)).size, nodes.length);
    assert.equal(nodes.filter(({ label }) => label === 'last').length, 2);
  });

  it('has no rows below what is not there', async () => {
    const { workspace } = await openWorkspace({ [PATH]: KITE });
    const [top] = rows(workspace);
    assert(top);
    for (const id of [
      '',
      '|',
      'x',
      'file:///w/x|y',
      uriOf(PATH),
      `${top.id}|phase:gone`,
      `${top.id}|`,
      `${top.id}|phase:build|x|y`,
    ]) {
      assert.deepEqual(treeChildren(workspace, id, TODAY), []);
    }
  });

  it('tells more in the tooltip, with all text of the file harmless', async () => {
    const text = KITE.replace('title: Rig the lines', 'title: "[x](command:y) <b>\\n# z"').replace(
      'owner: sre',
      'owner: "a`b"',
    );
    const { workspace } = await openWorkspace({ [PATH]: text });
    const row = rows(workspace, 'Kite yard', 'Raise the mast').find(({ id }) => id.endsWith('activity:rig'));
    assert.equal(
      row?.tooltip,
      [
        '**\\[x\\]\\(command\\:y\\) \\<b\\> \\# z**',
        'activity `rig` · in-progress',
        'Owner: ``a`b``',
        'End: 2026-10-01',
        '1 item overdue',
      ].join('\n\n'),
    );
    assert.equal(row.label, '[x](command:y) <b> # z');
  });

  for (const [what, text] of [
    ['nothing', ''],
    ['a list', '- a\n'],
    ['a scalar', 'kind\n'],
    ['sections of another type', `${HEAD}metadata: x\nspec: []\n`],
    ['lists of another type', `${HEAD}spec:\n  phases: {a: b}\n`],
    [
      'empty items',
      `${HEAD}spec:\n  phases:\n    -\n    - id:\n      gate: x\n      activities:\n        - \n        - 7\n        - [a]\n`,
    ],
    ['an alias to nothing', `${HEAD}spec:\n  phases:\n    - *x\n    - {id: a, gate: *y, activities: *z}\n`],
  ] as const) {
    it(`bears ${what}`, async () => {
      const { workspace } = await openWorkspace({ [PATH]: text });
      for (const { label } of all(workspace)) assert.notEqual(label, '');
    });
  }

  it('bears every example, and every part of one', async () => {
    for (const text of exampleTexts()) {
      const step = Math.ceil(text.length / 8);
      for (let end = text.length; end > 0; end -= step) {
        const { workspace, file } = await openWorkspace({ [PATH]: text.slice(0, end) });
        const nodes = all(workspace);
        const { source } = file(PATH).source;
        assert.equal(new Set(nodes.map(({ id }) => id)).size, nodes.length);
        for (const { label, range, selection } of nodes) {
          assert.notEqual(label, '');
          assert(source.offsetAt(range.start) <= source.offsetAt(selection.start));
          assert(source.offsetAt(selection.end) <= source.offsetAt(range.end));
        }
      }
    }
  }).timeout(20_000);

  it('shows entries behind an alias as often as they are named', async () => {
    const text = `${HEAD}metadata: {name: k}\nspec:\n  phases:\n    - &p {id: p, activities: [{id: a}]}\n    - *p\n`;
    const { workspace } = await openWorkspace({ [PATH]: text });
    assert.deepEqual(
      all(workspace).map(({ id }) => id.slice(uriOf(PATH).length)),
      ['|k', '|k|phase:p', '|k|phase:p|activity:a', '|k|phase:p~2', '|k|phase:p~2|activity:a'],
    );
  });
});
