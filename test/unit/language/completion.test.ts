import assert from 'node:assert/strict';
import type { CompletionItem, Range } from 'vscode-languageserver';
import { parseAllDocuments } from 'yaml';
import { type CompletionOptions, completion } from '../../../server/language/completion';
import { parseCursor } from '../../protocol/markers';
import { openWorkspace } from '../workspace';

const TODAY = '2026-09-15';

/** What clients can do; every fixture must come to the same with each of them. */
const CLIENTS: readonly Omit<CompletionOptions, 'today'>[] = [
  { snippets: true, asIs: true, sharedRange: true },
  { snippets: true, asIs: false, sharedRange: false },
  { snippets: false, asIs: false, sharedRange: true },
  { snippets: false, asIs: true, sharedRange: false },
];

const ENGAGEMENT = `apiVersion: handover/v1
kind: Engagement
metadata: {name: kite-yard, title: Kite yard}
spec:
  model: bot
  status: active
  parties: {client: {name: Kite}, provider: {name: Lantern}, thirdParties: [{id: keel, name: Keel}]}
  people:
    - {id: ada, name: Ada Frost, party: client}
    - {id: bo, name: Bo Lind, party: provider}
  roles:
    - {id: lead, title: Lead, party: client, people: [ada]}
    - id: sre
      party: provider
      people:
        - bo
  phases:
    - id: build
      kind: build
      start: 2026-01-05
      end: 2026-11-23
      status: in-progress
      activities:
        - id: rig
          title: Rig
          status: blocked
          raci:
            sre: R
          checklist:
            - {id: knots, text: Knots, status: done}
        - {id: sail, title: Sail, status: planned, raci: {sre: AR}, dependsOn: [rig]}
      milestones:
        - {id: mast-up, text: Up, due: 2026-09-01}
      gate:
        id: g-one
        due: 2026-11-20
        requiredApprovals: [lead]
        criteria:
          - {id: c1, check: audit-passed, with: {audit: ready}}
          - id: c2
            check: checklists-done
            with:
              phase: build
  objectives:
    - {id: o1, text: Fly, kpi: height}
  systems:
    - id: mast
      title: Mast
      tier: 1
      owners:
        primary: ada
      runbooks: [raise]
      ownership:
        stage: shadow
        plan:
          client-owned: 2026-11-23
    - {id: hull, title: Hull, tier: 2, ownership: {stage: exited}}
  training:
    sessions:
      - {id: s1, topic: T, mode: pairing, on: 2026-08-01, status: planned, trainer: bo, attendees: [ada]}
  kpis:
    - {id: height, title: Height, type: kpi, target: {op: gte, value: 3, unit: m}, owner: lead}
    - {id: speed, type: slo, target: {op: gte, value: 3, unit: m}, owner: lead, openslo: docs/slo.yaml}
  audits:
    - {id: ready, kind: security, auditor: keel, result: pending}
  documents:
    - {id: d1, kind: sop, path: docs/adr/one.md, version: 1.0.0, status: draft, owner: ada}
  exit:
    providerAccessEnds: 2026-12-31
    credentialRotation: {runbook: raise, due: 2026-12-31}
  policy:
    kpiPeriods: 3
`;

const RUNBOOK = `apiVersion: handover/v1
kind: Runbook
metadata:
  name: raise
  title: Raise the mast
  version: 1.0.0
  status: approved
  owner: sre
  lastReviewed: 2026-09-15
  reviewIn: 6M
spec:
  type: routine
  systems: [mast]
  trigger: {request: On demand}
  steps:
    - {id: look, title: Look up, effect: read-only}
    - id: pull
      title: Pull
      effect: reversible
      dependsOn: [look]
      run:
        kind: bash
        command: |
          echo pull
          sleep 1
      onFailure: abort
      onSuccess: step:look
  escalation: [{after: 1h, role: lead}]
  exercises:
    - {on: 2026-08-26, by: ada, party: client, mode: drill, result: pass}
`;

const OTHERS = {
  '/w/site/runbooks/lower.runbook.yaml': RUNBOOK.replace('name: raise', 'name: lower'),
  '/w/site/docs/slo.yaml': '',
  '/w/site/docs/adr/one.md': '',
  '/w/site/docs/two words.md': '',
  "/w/site/docs/it's, [odd].md": '',
  '/w/site/docs/a #1: note.md': '',
  '/w/site/.hidden/x.md': '',
  '/w/site/node_modules/x.md': '',
  '/w/common/policy.md': '',
  '/x/secret.md': '',
};

const PLACES = { e: '/w/site/kite.engagement.yaml', r: '/w/site/runbooks/raise.runbook.yaml' } as const;

interface Expectation {
  /** Labels that are offered. */
  has?: readonly string[];
  /** Labels that are not. */
  not?: readonly string[];
  /** The labels shown first, in that order. */
  first?: readonly string[];
  /** Exactly these labels, in the order shown. */
  only?: readonly string[];
  /** A label, and what the text or a part of it is afterwards. */
  take?: string;
  /** The line or lines around the place where the item went, as text that must be in the result. */
  gives?: string;
  /** The value found below the path in the result. */
  value?: readonly [path: string, value: unknown];
  /** Where the result is not YAML: half a file. */
  broken?: boolean;
}

/** A list of completions, as the client shows it. */
interface Offer {
  labels: string[];
  apply(label: string): string;
}

/** A snippet with its first choices and placeholders, read as the LSP grammar describes it. */
function resolved(snippet: string): string {
  let at = 0;
  const read = (stops: string): string => {
    let text = '';
    while (at < snippet.length && !stops.includes(snippet[at]!)) {
      if (snippet[at] === '\\' && /[\\$},|]/.test(snippet[at + 1] ?? '')) {
        text += snippet[at + 1];
        at += 2;
      } else if (snippet[at] === '$') text += variable();
      else text += snippet[at++];
    }
    return text;
  };
  const variable = (): string => {
    const match = /^\$(?:(\d+)|\{(\d+)([}:|]))/.exec(snippet.slice(at));
    if (!match) return snippet[at++]!;
    at += match[0].length;
    if (match[3] === ':') {
      const text = read('}');
      at++;
      return text;
    }
    if (match[3] === '|') {
      const text = read(',|');
      while (snippet[at] !== '|') {
        at++;
        read(',|');
      }
      at += 2;
      return text;
    }
    return '';
  };
  return read('');
}

async function offer(fixture: string, place: keyof typeof PLACES, client: (typeof CLIENTS)[number]): Promise<Offer> {
  const { text, position } = parseCursor(fixture);
  const { workspace, file } = await openWorkspace({
    [PLACES.e]: ENGAGEMENT,
    [PLACES.r]: RUNBOOK,
    ...OTHERS,
    [PLACES[place]]: text,
  });
  const entry = file(PLACES[place]);
  const { source } = entry.source;
  const list = await completion(workspace, entry, source.offsetAt(position), { today: TODAY, ...client });
  const shared = list.itemDefaults?.editRange as Range | undefined;
  const items = [...list.items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
  return {
    labels: items.map(({ label }) => label),
    apply(label) {
      const chosen = items.find((item) => item.label === label);
      assert(chosen, `${label} is not offered, but ${items.map((item) => item.label).join(', ')}`);
      const edit = editOf(chosen, shared);
      assert.equal(edit.range.start.line, position.line);
      assert.equal(edit.range.end.line, position.line);
      assert(edit.range.start.character <= position.character && position.character <= edit.range.end.character);
      const start = source.offsetAt(edit.range.start);
      const end = source.offsetAt(edit.range.end);
      const plain = chosen.insertTextFormat === 2 ? resolved(edit.newText) : edit.newText;
      // What editors do unless they are told not to.
      const line = text.slice(source.lineStart(position.line), start);
      const indent = chosen.insertTextMode === 1 ? '' : /^[ ]*/.exec(line)![0];
      return text.slice(0, start) + plain.replaceAll('\n', `\n${indent}`) + text.slice(end);
    },
  };
}

function editOf(item: CompletionItem, shared: Range | undefined): { range: Range; newText: string } {
  if (!shared) {
    assert(item.textEdit && 'range' in item.textEdit);
    return item.textEdit;
  }
  return { range: shared, newText: item.textEditText ?? item.label };
}

function at(value: unknown, path: string): unknown {
  let found = value;
  for (const part of path.split('.').filter(Boolean)) found = (found as Record<string, unknown> | undefined)?.[part];
  return found;
}

function check(offered: Offer, expected: Expectation): void {
  const { labels } = offered;
  if (expected.only) assert.deepEqual(labels, expected.only);
  if (expected.first) assert.deepEqual(labels.slice(0, expected.first.length), expected.first);
  for (const label of expected.has ?? []) assert(labels.includes(label), `${label} is missing in ${labels.join(', ')}`);
  for (const label of expected.not ?? []) assert(!labels.includes(label), `${label} is offered`);
  assert.equal(new Set(labels).size, labels.length, `${labels.join(', ')} has something twice`);
  if (expected.take === undefined) return;
  const text = offered.apply(expected.take);
  if (expected.gives !== undefined)
    assert(text.includes(expected.gives), `no ${JSON.stringify(expected.gives)} in:\n${text}`);
  if (expected.broken) return;
  const documents = parseAllDocuments(text);
  for (const document of documents) assert.deepEqual(document.errors.map(String), [], text);
  if (!expected.value) return;
  const [path, value] = expected.value;
  const values = documents.map((document) => document.toJS());
  assert.deepEqual(at(values.length === 1 ? values[0] : values, path), value, text);
}

type Case = readonly [what: string, fixture: string, expected: Expectation];

function fixtures(place: keyof typeof PLACES, cases: readonly Case[]): void {
  for (const [what, fixture, expected] of cases) {
    it(what, async () => {
      for (const client of CLIENTS) check(await offer(fixture, place, client), expected);
    });
  }
}

/** The fixture of a place with one piece of it replaced; the new piece holds the cursor. Its own `|` are masked. */
function changed(base: string, old: string, piece: string): string {
  const start = base.indexOf(old);
  assert.notEqual(start, -1, `${old} is not in the fixture`);
  const masked = (text: string) => text.replaceAll('|', '\\|');
  return masked(base.slice(0, start)) + piece + masked(base.slice(start + old.length));
}

const edits = (place: keyof typeof PLACES, cases: readonly (readonly [...Parameters<typeof row>])[]): void =>
  fixtures(
    place,
    cases.map((one) => row(...one).for(place)),
  );

const row = (what: string, old: string, piece: string, expected: Expectation) => ({
  for: (place: keyof typeof PLACES): Case => [
    what,
    changed(place === 'e' ? ENGAGEMENT : RUNBOOK, old, piece),
    expected,
  ],
});

const HEAD = 'apiVersion: handover/v1\nkind: Engagement\n';
const SPEC = `${HEAD}metadata: {name: x, title: X}\nspec:\n`;

describe('completion', () => {
  describe('in a file that has hardly begun', () => {
    fixtures('e', [
      ['offers a whole file first, then keys', '|', { first: ['new engagement', 'apiVersion'], not: ['new runbook'] }],
      [
        'writes all mandatory keys',
        '|',
        { take: 'new engagement', value: ['kind', 'Engagement'], gives: 'spec:\n  model: bot\n  status: proposed\n' },
      ],
      ['writes a map inside a map', '|', { take: 'new engagement', value: ['metadata', { name: null, title: null }] }],
      ['writes the first item of a list', '|', { take: 'new engagement', value: ['spec.phases.0.kind', 'build'] }],
      ['after a blank line and a comment', '# Kite\n\n|', { take: 'new engagement', value: ['spec.model', 'bot'] }],
      ['on the way to a root key', 'ap|', { first: ['new engagement'] }],
      ['with its kind', 'kind: Engagement\n|', { first: ['apiVersion', 'metadata', 'spec'], not: ['kind'] }],
      ['without a line end', 'kind: Engagement\nme|', { take: 'metadata', gives: 'metadata:\n  name: \n  title: ' }],
      [
        'between others',
        `apiVersion: handover/v1\nkind: Engagement\nme|\nspec: {}\n`,
        {
          first: ['metadata'],
          not: ['spec', 'kind'],
          take: 'metadata',
          value: ['metadata', { name: null, title: null }],
        },
      ],
      [
        'on an empty line between others',
        `${HEAD}|\nspec: {}\n`,
        { only: ['metadata'], take: 'metadata', value: ['spec', {}] },
      ],
      ['offers the value of apiVersion', 'apiVersion: |\nkind: Engagement\n', { only: ['handover/v1'] }],
    ]);
    fixtures('r', [
      ['in an empty runbook', '|', { has: ['new runbook'], take: 'new runbook', value: ['kind', 'Runbook'] }],
    ]);
  });

  describe('of keys', () => {
    edits('e', [
      [
        'in metadata, mandatory ones first',
        'metadata: {name: kite-yard, title: Kite yard}',
        'metadata:\n  |',
        { first: ['name', 'title'], has: ['reviewIn'], take: 'name', value: ['metadata', { name: null }] },
      ],
      [
        'without those that are there',
        'metadata: {name: kite-yard, title: Kite yard}',
        'metadata:\n  name: x\n  |\n  version: 1.0.0',
        { first: ['title'], not: ['name', 'version'], take: 'title', value: ['metadata.title', null] },
      ],
      [
        'in brackets',
        'metadata: {name: kite-yard, title: Kite yard}',
        'metadata: {name: x, |}',
        { first: ['title'], not: ['name'], take: 'version', value: ['metadata.version', null] },
      ],
      [
        'before others in brackets',
        'metadata: {name: kite-yard, title: Kite yard}',
        'metadata: {|, name: x}',
        { first: ['title'], not: ['name'], take: 'owners', value: ['metadata.owners', []] },
      ],
      [
        'in spec',
        '  model: bot\n',
        '  |\n',
        { first: ['model'], not: ['status', 'phases'], has: ['risks', 'glossary'] },
      ],
      [
        'a list of maps',
        '  policy:\n',
        '  ri|\n  policy:\n',
        { take: 'risks', value: ['spec.risks.0.category', 'dependency'] },
      ],
      [
        'a list of scalars',
        '  policy:\n',
        '  scope:\n    |\n  policy:\n',
        { only: ['in', 'out'], take: 'in', value: ['spec.scope', { in: [] }] },
      ],
      [
        'a map of maps',
        '  policy:\n',
        '  |\n  policy:\n',
        { take: 'governance', gives: '\n  governance:\n    \n  policy' },
      ],
      [
        'in a phase',
        '      status: in-progress\n',
        '      |\n',
        {
          first: ['status'],
          has: ['baseline', 'title'],
          not: ['id', 'activities', 'gate'],
          take: 'status',
          value: ['spec.phases.0.status', 'planned'],
        },
      ],
      [
        'at the beginning of an item with entries after it',
        '    - id: build\n      kind: build\n',
        '    - |\n      kind: build\n',
        { first: ['id'], not: ['kind', 'new phase'], take: 'id', value: ['spec.phases.0.kind', 'build'] },
      ],
      [
        'half written, in an activity',
        '          title: Rig\n',
        '          ti|\n',
        {
          first: ['title'],
          has: ['owner', 'dependsOn'],
          not: ['status', 'raci', 'id'],
          take: 'title',
          value: ['spec.phases.0.activities.0.title', null],
        },
      ],
      [
        'in the middle of a word, with a colon',
        '          title: Rig\n',
        '          ti|tel: Rig\n',
        { take: 'title', value: ['spec.phases.0.activities.0.title', 'Rig'] },
      ],
      [
        'of a new activity after a dash',
        '      milestones:\n',
        '        - |\n      milestones:\n',
        {
          first: ['new activity', 'id', 'title', 'status', 'raci'],
          take: 'new activity',
          value: ['spec.phases.0.activities.2.status', 'planned'],
        },
      ],
      [
        'after a dash without a space',
        '      milestones:\n',
        '        -|\n      milestones:\n',
        { first: ['new activity'], take: 'new activity', value: ['spec.phases.0.activities.2.status', 'planned'] },
      ],
      [
        'one key after a dash without a space',
        '      milestones:\n',
        '        -|\n      milestones:\n',
        { take: 'raci', gives: '        - raci:\n            ' },
      ],
      [
        'in an item of a checklist in brackets',
        '{id: knots, text: Knots, status: done}',
        '{id: knots, |status: done}',
        { has: ['text', 'due', 'waiver'], not: ['id'] },
      ],
      [
        'of a map in brackets in brackets',
        '{id: knots, text: Knots, status: done}',
        '{id: knots, text: Knots, status: waived, |}',
        {
          take: 'waiver',
          value: ['spec.phases.0.activities.0.checklist.0.waiver', { reason: null, by: null, expires: 'YYYY-MM-DD' }],
        },
      ],
      [
        'in a gate',
        '        due: 2026-11-20\n',
        '        |\n',
        { first: ['due'], has: ['outcome', 'conditions'], not: ['id', 'criteria'] },
      ],
      [
        'a list of maps in a gate',
        '        due: 2026-11-20\n',
        '        co|\n',
        {
          take: 'conditions',
          value: [
            'spec.phases.0.gate.conditions',
            [{ id: null, text: null, owner: null, due: 'YYYY-MM-DD', status: 'open' }],
          ],
        },
      ],
      [
        'in a system',
        '      title: Mast\n',
        '      |\n',
        { first: ['title'], has: ['recovery', 'access', 'alerts'], not: ['tier', 'owners', 'ownership'] },
      ],
      [
        'behind a map that has just begun',
        '      tier: 1\n',
        '      recovery:\n        |\n      tier: 1\n',
        {
          only: ['rto', 'rpo', 'lastRestoreTest'],
          take: 'lastRestoreTest',
          value: ['spec.systems.0.recovery.lastRestoreTest', 'YYYY-MM-DD'],
        },
      ],
      [
        'in ownership',
        '        stage: shadow\n',
        '        |\n',
        { first: ['stage'], has: ['history', 'rollbacks'], not: ['plan'] },
      ],
      [
        'stages in a plan',
        '          client-owned: 2026-11-23\n',
        '          |\n          client-owned: 2026-11-23\n',
        {
          first: ['planned', 'provider-owned', 'shadow'],
          not: ['client-owned'],
          take: 'exited',
          value: ['spec.systems.0.ownership.plan.exited', 'YYYY-MM-DD'],
        },
      ],
      [
        'roles in a RACI',
        '            sre: R\n',
        '            |\n            sre: R\n',
        { only: ['lead'], take: 'lead', value: ['spec.phases.0.activities.0.raci', { lead: 'R', sre: 'R' }] },
      ],
      [
        'roles in a RACI in brackets',
        'raci: {sre: AR}',
        'raci: {sre: AR, l|}',
        { only: ['lead'], take: 'lead', value: ['spec.phases.0.activities.1.raci.lead', 'R'] },
      ],
      [
        'rules in a policy',
        '    kpiPeriods: 3\n',
        '    rules:\n      |\n',
        { not: ['ratchet'], has: ['format/unknown-key'] },
      ],
      [
        'in a policy',
        '    kpiPeriods: 3\n',
        '    |\n',
        { has: ['ratchet', 'rules'], take: 'ratchet', value: ['spec.policy.ratchet', '60d'] },
      ],
      [
        'severities',
        '    credentialRotation:',
        '    support:\n      response: {SEV-1: 1h, |}\n    credentialRotation:',
        { only: ['SEV-2', 'SEV-3', 'SEV-4', 'SEV-5'] },
      ],
      ['not in labels', 'title: Kite yard}', 'title: X, labels: {|}}', { only: [] }],
      ['not in annotations', 'title: Kite yard}', 'title: X, annotations: {|}}', { only: [] }],
      ['not in x- maps', '    kpiPeriods: 3\n', '    x-own:\n      |\n', { only: [] }],
      ['not in x- lists', '    kpiPeriods: 3\n', '    x-own:\n      - |\n', { only: [] }],
      ['not in unknown maps', '    kpiPeriods: 3\n', '    own: {|}\n', { only: [] }],
    ]);

    fixtures('e', [
      [
        'in a list at the column of its key',
        `${SPEC}  systems:\n  - |\n`,
        {
          first: ['new system', 'id', 'title', 'tier', 'ownership'],
          take: 'new system',
          value: ['spec.systems.0.ownership', { stage: 'planned' }],
        },
      ],
      [
        'in the second item of such a list',
        `${SPEC}  systems:\n  - id: a\n    title: A\n    |\n  - id: b\n  kpis: []\n`,
        { first: ['tier', 'ownership'], not: ['id', 'title', 'kpis'], take: 'tier', value: ['spec.systems.0.tier', 1] },
      ],
      [
        'after such a list',
        `${SPEC}  systems:\n  - id: a\n  |\n`,
        {
          first: ['model', 'status', 'parties', 'phases'],
          not: ['systems'],
          take: 'model',
          value: ['spec.model', 'bot'],
        },
      ],
      [
        'in the first line of an item whose dash stands alone',
        `${SPEC}  systems:\n    -\n      |\n`,
        { has: ['id', 'tier'], take: 'id', value: ['spec.systems', [{ id: null }]] },
      ],
      [
        'on an empty line that is indented too far',
        `${SPEC}  model: bot\n      |\n`,
        { first: ['status'], not: ['model'], take: 'status', value: ['spec.status', 'proposed'] },
      ],
      [
        'on an empty line that is indented too little',
        `${SPEC}    model: bot\n  |\n`,
        { take: 'status', value: ['spec.status', 'proposed'] },
      ],
      ['on an empty line at the left', `${SPEC}  model: bot\n|`, { only: [] }],
      [
        'at the end without a line end',
        `${SPEC}  model: bot\n  st|`,
        { take: 'status', value: ['spec.status', 'proposed'] },
      ],
      [
        'with a list below it',
        `${SPEC}  phases:\n    - id: a\n      gate:\n        id: g\n        |\n      status: done\n`,
        {
          has: ['criteria'],
          not: ['id', 'status'],
          take: 'criteria',
          value: ['spec.phases.0.gate.criteria', [{ id: null }]],
        },
      ],
      ['in quotes', `${SPEC}  "mod|": bot\n`, { take: 'model', value: ['spec.model', 'bot'] }],
      [
        'in brackets over many lines',
        `${SPEC}  systems: [\n    {\n      id: a,\n      title: A,\n      |\n    },\n    {id: b}\n  ]\n`,
        { first: ['tier', 'ownership'], not: ['id', 'title'], take: 'tier', value: ['spec.systems.0.tier', 1] },
      ],
      [
        'in brackets over many lines, before others',
        `${SPEC}  systems: [\n    {\n      |\n      id: a,\n      title: A,\n    }\n  ]\n`,
        { first: ['tier', 'ownership'], not: ['id', 'title'] },
      ],
      [
        'in brackets that are not closed',
        `${SPEC}  systems: [{id: a, |\n  kpis: []\n`,
        { first: ['title', 'tier'], not: ['id'] },
      ],
      [
        'in a map of brackets at the left of its line',
        `${SPEC}  systems:\n    - {id: a,\n       |}\n`,
        {
          first: ['title', 'tier', 'ownership'],
          not: ['id'],
          take: 'ownership',
          value: ['spec.systems.0.ownership', { stage: 'planned' }],
        },
      ],
      [
        'of an item in brackets',
        `${SPEC}  systems: [|]\n`,
        {
          only: ['{…}'],
          take: '{…}',
          value: ['spec.systems', [{ id: null, title: null, tier: null, ownership: null }]],
        },
      ],
      [
        'before an entry that is not parted from it yet',
        `${SPEC}  systems:\n    - {id: a, | tier: 1}\n`,
        {
          has: ['title'],
          not: ['id', 'tier'],
          take: 'title',
          value: ['spec.systems.0', { id: 'a', title: null, tier: 1 }],
        },
      ],
      [
        'before an entry on the next line',
        `${SPEC}  systems:\n    - {\n      id: a,\n      |\n      tier: 1\n    }\n`,
        { not: ['id', 'tier'], take: 'title', value: ['spec.systems.0', { id: 'a', title: null, tier: 1 }] },
      ],
      [
        'before a map that is there, in brackets',
        `${SPEC}  parties: {cl|ient: {name: A}, provider: {name: B}}\n`,
        {
          has: ['client', 'thirdParties'],
          not: ['provider'],
          take: 'thirdParties',
          value: ['spec.parties.provider', { name: 'B' }],
        },
      ],
      [
        'behind a quoted text with commas and quotes',
        `${SPEC}  people: [{id: a, name: 'It''s, {a}', |}]\n`,
        { first: ['party'], not: ['id', 'name'], take: 'party', value: ['spec.people.0.party', 'client'] },
      ],
      [
        'below an anchor',
        `${SPEC}  systems:\n    - &a\n      id: a\n      ownership: &o\n        |\n`,
        { first: ['stage'], take: 'stage', value: ['spec.systems.0.ownership', { stage: 'planned' }] },
      ],
      [
        'in CRLF files',
        `${SPEC}  systems:\n    - id: a\n      |\n      tier: 1\n`.replaceAll('\n', '\r\n'),
        {
          first: ['title', 'ownership'],
          take: 'ownership',
          value: ['spec.systems.0', { id: 'a', ownership: { stage: 'planned' }, tier: 1 }],
        },
      ],
      [
        'in the second of several documents',
        `${ENGAGEMENT}---\napiVersion: handover/v1\nkind: Runbook\nmetadata:\n  |\n`,
        {
          first: ['name', 'title', 'version', 'status'],
          not: ['reviewers'],
          take: 'status',
          value: ['1.metadata.status', 'draft'],
        },
      ],
      [
        'in a document that has just begun',
        `${SPEC}  model: bot\n---\n|`,
        { first: ['new engagement', 'new runbook'], take: 'new runbook', value: ['1.kind', 'Runbook'] },
      ],
      [
        'in the first of several documents',
        `${SPEC}  |\n---\nkind: Runbook\n`,
        { first: ['model', 'status'], take: 'model', value: ['0.spec.model', 'bot'] },
      ],
    ]);

    edits('r', [
      [
        'in a runbook',
        '  type: routine\n',
        '  |\n',
        {
          first: ['type'],
          has: ['severity', 'inputs'],
          not: ['steps'],
          take: 'inputs',
          value: ['spec.inputs', [{ name: null }]],
        },
      ],
      ['in a step', '      title: Pull\n', '      |\n', { first: ['title'], not: ['id', 'run'], has: ['warning'] }],
      ['in a map that a step has', '        kind: bash\n', '        |\n', { has: ['kind', 'cwd'], not: ['command'] }],
      [
        'after a block scalar',
        '      onFailure: abort\n',
        '      |\n',
        { has: ['onFailure', 'note'], not: ['id', 'run', 'onSuccess'] },
      ],
      ['keys of which one must stand first', '{after: 1h, role: lead}', '{|}', { first: ['after', 'role', 'person'] }],
      [
        'a trigger',
        '  trigger: {request: On demand}\n',
        '  tr|\n',
        { take: 'trigger', gives: '  trigger:\n    \n  steps' },
      ],
    ]);
  });

  describe('of values', () => {
    edits('e', [
      [
        'of an enumeration',
        'model: bot',
        'model: |',
        { only: ['bot', 'bott', 'dbot'], take: 'dbot', value: ['spec.model', 'dbot'] },
      ],
      [
        'directly after the colon',
        'model: bot',
        'model:|',
        { only: ['bot', 'bott', 'dbot'], take: 'dbot', value: ['spec.model', 'dbot'] },
      ],
      ['over what is there', 'model: bot', 'model: b|ot', { take: 'dbot', value: ['spec.model', 'dbot'] }],
      ['over the whole of what is there', 'model: bot', 'model: |bot', { take: 'dbot', value: ['spec.model', 'dbot'] }],
      ['behind an anchor', 'model: bot', 'model: &m b|', { take: 'dbot', gives: 'model: &m dbot\n' }],
      [
        'with a comment behind it',
        'model: bot',
        'model: | # yet to be agreed',
        { take: 'bot', gives: 'model: bot # yet' },
      ],
      ['in quotes', 'model: bot', 'model: "b|"', { take: 'dbot', gives: 'model: "dbot"\n' }],
      ['in single quotes', 'model: bot', "model: '|'", { take: 'dbot', gives: "model: 'dbot'\n" }],
      [
        'in a quote that is not closed',
        'model: bot',
        'model: "b|',
        { take: 'dbot', gives: 'model: "dbot', broken: true },
      ],
      ['numbers', 'tier: 1', 'tier: |', { only: ['1', '2', '3'], take: '2', value: ['spec.systems.0.tier', 2] }],
      [
        'in brackets',
        'tier: 2, ownership: {stage: exited}',
        'tier: 2, ownership: {stage: |}',
        { first: ['planned', 'provider-owned'], take: 'shadow', value: ['spec.systems.1.ownership.stage', 'shadow'] },
      ],
      [
        'in brackets without a space',
        'ownership: {stage: exited}',
        'ownership: {stage:|}',
        { take: 'shadow', value: ['spec.systems.1.ownership.stage', 'shadow'] },
      ],
      [
        'in brackets, half written',
        'ownership: {stage: exited}',
        'ownership: {stage: sh|}',
        { take: 'shadow', value: ['spec.systems.1.ownership', { stage: 'shadow' }] },
      ],
      ['of a RACI', '            sre: R\n', '            sre: |\n', { only: ['R', 'A', 'C', 'I', 'AR'] }],
      [
        'levels of a rule',
        '    kpiPeriods: 3\n',
        '    rules: {format/unknown-key: |}\n',
        { only: ['off', 'hint', 'warning', 'error'] },
      ],
      [
        'booleans, the default first',
        '{id: knots, text: Knots, status: done}',
        '{id: knots, mandatory: |}',
        { only: ['true', 'false'], take: 'false', value: ['spec.phases.0.activities.0.checklist.0.mandatory', false] },
      ],
      [
        'checks',
        'check: checklists-done\n',
        'check: |\n',
        {
          has: ['ownership-stage', 'no-errors'],
          take: 'no-errors',
          value: ['spec.phases.0.gate.criteria.1.check', 'no-errors'],
        },
      ],
      ['a map', 'parties: {client', 'policy: |\n  parties: {client', { only: ['{…}'] }],
      ['nothing for free text', 'title: Mast', 'title: |', { only: [] }],
      [
        'durations, the default first',
        '    kpiPeriods: 3\n',
        '    ratchet: |\n',
        { first: ['60d'], has: ['4h', '6M'], take: '6M', value: ['spec.policy.ratchet', '6M'] },
      ],
      ['a default', 'kpiPeriods: 3', 'kpiPeriods: |', { only: ['3'] }],
      [
        'suggestions',
        '    credentialRotation:',
        '    support: {checkpoints: [D0, |]}\n    credentialRotation:',
        { has: ['D30', 'D90'] },
      ],
      [
        'a list',
        'runbooks: [raise]',
        'runbooks: |',
        { only: ['[…]'], take: '[…]', value: ['spec.systems.0.runbooks', []] },
      ],
      ['nothing in x- keys', 'kpiPeriods: 3', 'x-own: |', { only: [] }],
    ]);
    edits('r', [
      ['of a runbook', 'status: approved', 'status: |', { first: ['draft', 'in-review'] }],
      [
        'booleans of a runbook',
        '  escalation: [',
        '  inputs: [{name: a, secret: |}]\n  escalation: [',
        { only: ['true', 'false'] },
      ],
    ]);
  });

  describe('of references', () => {
    edits('e', [
      [
        'owner: roles and people',
        'target: {op: gte, value: 3, unit: m}, owner: lead}',
        'target: {op: gte, value: 3, unit: m}, owner: |}',
        { only: ['lead', 'sre', 'ada', 'bo'], take: 'bo', value: ['spec.kpis.0.owner', 'bo'] },
      ],
      ['primary: people', 'primary: ada', 'primary: |', { only: ['ada', 'bo'] }],
      ['in quotes', 'primary: ada', 'primary: "b|"', { take: 'bo', gives: 'primary: "bo"\n' }],
      [
        'people of a role',
        'people: [ada]',
        'people: [|]',
        { only: ['ada', 'bo'], take: 'bo', value: ['spec.roles.0.people', ['bo']] },
      ],
      [
        'people in a block list',
        '        - bo\n',
        '        - |\n',
        { only: ['ada', 'bo'], take: 'ada', value: ['spec.roles.1.people', ['ada']] },
      ],
      [
        'no item twice in a block list',
        '        - bo\n',
        '        - bo\n        - |\n',
        { only: ['ada'], take: 'ada', value: ['spec.roles.1.people', ['bo', 'ada']] },
      ],
      [
        'no item twice after a bare dash',
        '        - bo\n',
        '        - bo\n        -|\n',
        { only: ['ada'], take: 'ada', value: ['spec.roles.1.people', ['bo', 'ada']] },
      ],
      ['no item twice before others', '        - bo\n', '        - |\n        - bo\n', { only: ['ada'] }],
      [
        'no item twice in brackets',
        'people: [ada]',
        'people: [ada, |]',
        { only: ['bo'], take: 'bo', value: ['spec.roles.0.people', ['ada', 'bo']] },
      ],
      ['no item twice in brackets, before others', 'people: [ada]', 'people: [|, ada]', { only: ['bo'] }],
      ['the item that is being changed is offered', 'people: [ada]', 'people: [a|da]', { only: ['ada', 'bo'] }],
      [
        'the item that is being changed is offered in a block list',
        '        - bo\n',
        '        - b|o\n',
        { only: ['ada', 'bo'], take: 'ada', value: ['spec.roles.1.people', ['ada']] },
      ],
      [
        'runbooks across files',
        'runbooks: [raise]',
        'runbooks: [raise, |]',
        { only: ['lower'], take: 'lower', value: ['spec.systems.0.runbooks', ['raise', 'lower']] },
      ],
      [
        'runbooks in a list that begins',
        'runbooks: [raise]',
        'runbooks:\n        - |',
        { has: ['raise', 'lower'], take: 'lower', value: ['spec.systems.0.runbooks', ['lower']] },
      ],
      [
        'runbooks in a list at the column of its key',
        'runbooks: [raise]',
        'runbooks:\n      - |',
        { has: ['raise', 'lower'], take: 'lower', value: ['spec.systems.0.runbooks', ['lower']] },
      ],
      [
        'one runbook',
        '{runbook: raise, due',
        '{runbook: |, due',
        { only: ['raise', 'lower'].sort(), take: 'lower', value: ['spec.exit.credentialRotation.runbook', 'lower'] },
      ],
      ['KPIs', 'kpi: height', 'kpi: |', { only: ['height', 'speed'] }],
      ['SLOs', 'runbooks: [raise]', 'slos: [|]', { only: ['height', 'speed'] }],
      ['milestones', 'kpi: height', 'milestone: |', { only: ['mast-up'] }],
      ['activities', 'dependsOn: [rig]', 'dependsOn: [rig, |]', { has: ['sail'], not: ['rig', 'mast'] }],
      [
        'systems that a system depends on',
        'runbooks: [raise]',
        'dependsOn: [|]',
        { has: ['hull'], not: ['rig', 'look'] },
      ],
      ['systems of an activity', 'dependsOn: [rig]', 'systems: [|]', { only: ['mast', 'hull'] }],
      ['approvals of a gate: roles', 'requiredApprovals: [lead]', 'requiredApprovals: [|]', { only: ['lead', 'sre'] }],
      [
        'approvals in a list that begins',
        'requiredApprovals: [lead]',
        'requiredApprovals:\n          - |',
        { only: ['lead', 'sre'], take: 'sre', value: ['spec.phases.0.gate.requiredApprovals', ['sre']] },
      ],
      ['trainers and attendees', 'attendees: [ada]', 'attendees: [ada, |]', { only: ['bo'] }],
      ['trainers', 'trainer: bo', 'trainer: |', { only: ['ada', 'bo'] }],
      ['auditors: third parties too', 'auditor: keel', 'auditor: |', { has: ['keel', 'lead', 'ada'] }],
    ]);
    edits('r', [
      ['owner of a runbook', 'owner: sre', 'owner: |', { has: ['lead', 'sre', 'ada', 'bo'] }],
      ['systems of a runbook', 'systems: [mast]', 'systems: [mast, |]', { only: ['hull'] }],
      ['steps that a step depends on', 'dependsOn: [look]', 'dependsOn: [|]', { has: ['look'] }],
      [
        'steps behind `step:`',
        'onFailure: abort',
        'onFailure: |',
        { has: ['abort', 'rollback', 'step:look'], take: 'step:look', value: ['spec.steps.1.onFailure', 'step:look'] },
      ],
      [
        'steps behind `step:`, half written',
        'onFailure: abort',
        'onFailure: step:lo|',
        { take: 'step:look', value: ['spec.steps.1.onFailure', 'step:look'] },
      ],
      [
        'steps behind `step:`, without a name',
        'onFailure: abort',
        'onFailure: step:|',
        { take: 'step:look', gives: 'onFailure: step:look\n', value: ['spec.steps.1.onFailure', 'step:look'] },
      ],
      [
        'steps behind `step:` in brackets',
        '{id: look, title: Look up, effect: read-only}',
        '{id: look, title: Look up, effect: read-only, onSuccess: step:p|}',
        { take: 'step:pull', value: ['spec.steps.0.onSuccess', 'step:pull'] },
      ],
      ['who is called', 'role: lead', 'role: |', { only: ['lead', 'sre'] }],
      ['who exercised', 'by: ada', 'by: |', { only: ['ada', 'bo'] }],
    ]);
  });

  describe('of what a check takes', () => {
    edits('e', [
      [
        'in brackets',
        'with: {audit: ready}',
        'with: {|}',
        { only: ['audit'], take: 'audit', value: ['spec.phases.0.gate.criteria.0.with', { audit: null }] },
      ],
      [
        'values in brackets',
        'with: {audit: ready}',
        'with: {audit: |}',
        { only: ['ready'], take: 'ready', value: ['spec.phases.0.gate.criteria.0.with', { audit: 'ready' }] },
      ],
      [
        'in brackets, with the check behind it',
        '{id: c1, check: audit-passed, with: {audit: ready}}',
        '{id: c1, with: {|}, check: audit-passed}',
        { only: ['audit'], take: 'audit', value: ['spec.phases.0.gate.criteria.0.with', { audit: null }] },
      ],
      [
        'values in brackets, with the check behind it',
        '{id: c1, check: audit-passed, with: {audit: ready}}',
        '{id: c1, with: {audit: |}, check: audit-passed}',
        { only: ['ready'] },
      ],
      [
        'in a block',
        '              phase: build\n',
        '              |\n',
        { only: ['phase', 'activity'], take: 'phase', value: ['spec.phases.0.gate.criteria.1.with', { phase: null }] },
      ],
      [
        'values in a block',
        '              phase: build\n',
        '              phase: |\n',
        { only: ['build'], take: 'build', value: ['spec.phases.0.gate.criteria.1.with', { phase: 'build' }] },
      ],
      ['activities', '              phase: build\n', '              activity: |\n', { only: ['rig', 'sail'] }],
      [
        'in a block, with the check behind it',
        '            check: checklists-done\n            with:\n              phase: build\n',
        '            with:\n              |\n            check: conditions-closed\n',
        { only: ['gate'], take: 'gate', value: ['spec.phases.0.gate.criteria.1.with', { gate: null }] },
      ],
      [
        'values in a block, with the check behind it',
        '            check: checklists-done\n            with:\n              phase: build\n',
        '            with:\n              gate: |\n            check: conditions-closed\n',
        { only: ['g-one'] },
      ],
      [
        'in brackets in a block',
        '            with:\n              phase: build\n',
        '            with: {ph|}\n',
        { only: ['phase', 'activity'] },
      ],
      [
        'in brackets in a block, with the check behind it',
        '            check: checklists-done\n            with:\n              phase: build\n',
        '            with: {|}\n            check: documents-effective\n',
        { only: ['kinds'], take: 'kinds', value: ['spec.phases.0.gate.criteria.1.with', { kinds: [] }] },
      ],
      [
        'lists of values',
        'check: audit-passed, with: {audit: ready}',
        'check: documents-effective, with: {kinds: [sop, |]}',
        {
          has: ['exit-plan', 'handover'],
          not: ['sop'],
          take: 'exit-plan',
          value: ['spec.phases.0.gate.criteria.0.with.kinds', ['sop', 'exit-plan']],
        },
      ],
      [
        'lists of references',
        'check: audit-passed, with: {audit: ready}',
        'check: kpis-on-target, with: {kpis: [height, |]}',
        { only: ['speed'] },
      ],
      ['nothing without a check', 'check: audit-passed, with: {audit: ready}', 'with: {|}', { only: [] }],
      ...(
        [
          ['ownership-stage', '{|}', ['atLeast', 'tier', 'systems']],
          [
            'ownership-stage',
            '{atLeast: |}',
            ['planned', 'provider-owned', 'shadow', 'reverse-shadow', 'client-owned', 'exited', 'retired'],
          ],
          ['ownership-stage', '{atLeast: shadow, tier: |}', ['1', '2', '3']],
          ['ownership-stage', '{atLeast: shadow, systems: [|]}', ['mast', 'hull']],
          ['runbooks-exist', '{|}', ['tier', 'systems']],
          ['runbooks-exercised', '{|}', ['tier', 'systems', 'by', 'atLeast', 'within']],
          ['runbooks-exercised', '{by: |}', ['client', 'provider', 'third-party']],
          ['runbooks-exercised', '{atLeast: |}', ['100']],
          ['training-coverage', '{|}', ['tier', 'systems', 'atLeast']],
          ['competency', '{|}', ['tier', 'systems', 'atLeast', 'of']],
          ['competency', '{of: |}', ['primary', 'backup', 'both']],
          ['kpis-on-target', '{|}', ['kpis', 'periods']],
          ['kpis-on-target', '{kpis: [|]}', ['height', 'speed']],
          ['findings-closed', '{grade: |}', ['major', 'minor', 'observation']],
          ['risks-below', '{exposure: |}', ['low', 'medium', 'high', 'critical']],
          ['access-transferred', '{systems: [|]}', ['mast', 'hull']],
          ['credentials-rotated', '{tier: |}', ['1', '2', '3']],
          ['checklists-done', '{activity: |}', ['rig', 'sail']],
          ['conditions-closed', '{gate: |}', ['g-one']],
          ['no-errors', '{|}', []],
        ] as const
      ).map(
        ([check, parameters, only]) =>
          [
            `${check}: ${parameters}`,
            'check: audit-passed, with: {audit: ready}',
            `check: ${check}, with: ${parameters}`,
            { only },
          ] as const,
      ),
    ]);

    describe('writes the parameters that a check must have', () => {
      const snippets = { snippets: true, asIs: true, sharedRange: true };
      const inBlock = '            check: checklists-done\n            with:\n              phase: build\n';
      const inFlow = 'check: audit-passed, with: {audit: ready}';
      const taken = async (old: string, piece: string, label: string, client: (typeof CLIENTS)[number] = snippets) => {
        const text = (await offer(changed(ENGAGEMENT, old, piece), 'e', client)).apply(label);
        const [document] = parseAllDocuments(text);
        assert.deepEqual(document!.errors.map(String), [], text);
        return { text, criteria: at(document!.toJS(), 'spec.phases.0.gate.criteria') as Record<string, unknown>[] };
      };

      for (const client of CLIENTS.filter((each) => each.snippets)) {
        it(`in a block, with ${JSON.stringify(client)}`, async () => {
          const { criteria, text } = await taken(inBlock, '            check: own|\n', 'ownership-stage', client);
          assert.deepEqual(criteria[1], { id: 'c2', check: 'ownership-stage', with: { atLeast: 'planned' } });
          assert(
            text.includes('            check: ownership-stage\n            with:\n              atLeast: planned\n'),
          );
        });
      }

      it('in the first line of an item', async () => {
        const { criteria } = await taken(`- id: c2\n${inBlock}`, '- check: |\n            id: c2\n', 'audit-passed');
        assert.deepEqual(criteria[1], { check: 'audit-passed', with: { audit: null }, id: 'c2' });
      });

      it('in brackets', async () => {
        const { criteria } = await taken(inFlow, 'check: |', 'documents-effective');
        assert.deepEqual(criteria[0], { id: 'c1', check: 'documents-effective', with: { kinds: [] } });
      });

      it('in brackets, before another key', async () => {
        const { criteria } = await taken(inFlow, 'check: |, owner: lead', 'ownership-stage');
        assert.deepEqual(criteria[0], {
          id: 'c1',
          check: 'ownership-stage',
          with: { atLeast: 'planned' },
          owner: 'lead',
        });
      });

      it('not where there are some', async () => {
        const before = await taken(inFlow, 'with: {audit: ready}, check: |', 'ownership-stage');
        assert.deepEqual(before.criteria[0], { id: 'c1', with: { audit: 'ready' }, check: 'ownership-stage' });
        const below = await taken(
          '            check: checklists-done\n',
          '            check: own|\n',
          'ownership-stage',
        );
        assert.deepEqual(below.criteria[1], { id: 'c2', check: 'ownership-stage', with: { phase: 'build' } });
      });

      it('not where none must be there', async () => {
        const { criteria } = await taken(inFlow, 'check: |', 'competency');
        assert.deepEqual(criteria[0], { id: 'c1', check: 'competency' });
      });

      it('not in quotes and not before a comment', async () => {
        const quoted = await taken(inFlow, 'check: "|"', 'ownership-stage');
        assert.deepEqual(quoted.criteria[0], { id: 'c1', check: 'ownership-stage' });
        const before = await taken(inBlock, '            check: own| # as agreed\n', 'ownership-stage');
        assert.deepEqual(before.criteria[1], { id: 'c2', check: 'ownership-stage' });
        assert(before.text.includes('check: ownership-stage # as agreed\n'));
      });

      it('not where the client takes no snippets', async () => {
        const client = { snippets: false, asIs: true, sharedRange: true };
        const { criteria } = await taken(inFlow, 'check: |', 'ownership-stage', client);
        assert.deepEqual(criteria[0], { id: 'c1', check: 'ownership-stage' });
      });
    });
  });

  describe('of dates', () => {
    edits('e', [
      [
        'today first, then the phases',
        'end: 2026-11-23',
        'end: 2026-11-23\n      baseline: {end: |}',
        {
          first: [TODAY, '2026-11-23', '2026-01-05', '2026-11-20'],
          has: ['2026-12-31'],
          take: '2026-11-23',
          value: ['spec.phases.0.baseline.end', '2026-11-23'],
        },
      ],
      [
        'in a plan',
        'client-owned: 2026-11-23',
        'exited: |',
        {
          first: [TODAY, '2026-11-23'],
          take: '2026-11-23',
          value: ['spec.systems.0.ownership.plan.exited', '2026-11-23'],
        },
      ],
      [
        'over a date that is there',
        'due: 2026-11-20',
        'due: 2026|-11-20',
        { has: [TODAY], take: TODAY, value: ['spec.phases.0.gate.due', TODAY] },
      ],
      [
        'over the placeholder',
        'due: 2026-11-20',
        'due: |YYYY-MM-DD',
        { take: TODAY, value: ['spec.phases.0.gate.due', TODAY] },
      ],
      ['of an end, counted from the start', 'end: 2026-11-23', 'end: |', { has: ['2026-01-19', '2026-04-05'] }],
      ['due in brackets', 'due: 2026-09-01', 'due: |', { has: ['2026-11-23', '2026-09-22'] }],
    ]);
    edits('r', [
      [
        'of the engagement in a runbook',
        'lastReviewed: 2026-09-15',
        'lastReviewed: |',
        { first: [TODAY, '2026-11-23'] },
      ],
    ]);
  });

  describe('of paths', () => {
    const PATH = 'path: docs/adr/one.md';
    const value = (path: string) => ['spec.documents.0.path', path] as const;
    edits('e', [
      [
        'beside the file',
        PATH,
        'path: |',
        { only: ['kite.engagement.yaml', 'docs/', 'runbooks/'], take: 'docs/', value: value('docs/') },
      ],
      [
        'in a folder',
        PATH,
        'path: docs/|',
        {
          has: ['docs/slo.yaml', 'docs/adr/', 'docs/two words.md'],
          take: 'docs/two words.md',
          value: value('docs/two words.md'),
        },
      ],
      ['half written', PATH, 'path: docs/s|', { take: 'docs/slo.yaml', value: value('docs/slo.yaml') }],
      ['over what is there', PATH, 'path: docs/|adr/one.md', { take: 'docs/slo.yaml', value: value('docs/slo.yaml') }],
      [
        'over a name with spaces',
        PATH,
        'path: docs/two| words.md',
        { take: 'docs/slo.yaml', value: value('docs/slo.yaml') },
      ],
      [
        'over a name with spaces in brackets',
        PATH,
        'path: docs/two| words.md , version: 1',
        { take: 'docs/slo.yaml', gives: 'docs/slo.yaml , version', broken: true },
      ],
      [
        'names that need quotes',
        PATH,
        'path: docs/|',
        { take: "docs/it's, [odd].md", value: value("docs/it's, [odd].md") },
      ],
      [
        'names that look like a comment',
        PATH,
        'path: docs/|',
        { take: 'docs/a #1: note.md', value: value('docs/a #1: note.md') },
      ],
      [
        'in single quotes',
        PATH,
        "path: 'docs/|'",
        { take: "docs/it's, [odd].md", value: value("docs/it's, [odd].md") },
      ],
      [
        'in double quotes',
        PATH,
        'path: "docs/|"',
        { take: "docs/it's, [odd].md", value: value("docs/it's, [odd].md") },
      ],
      [
        'in quotes, over a name with spaces',
        PATH,
        'path: "docs/two wo|rds.md"',
        { take: 'docs/two words.md', value: value('docs/two words.md') },
      ],
      [
        'above the file',
        PATH,
        'path: ../|',
        { has: ['../common/', '../site/'], take: '../common/', value: value('../common/') },
      ],
      ['in another folder', PATH, 'path: ../common/|', { only: ['../common/policy.md'] }],
      ['not outside of the workspace folder', PATH, 'path: ../../|', { only: [] }],
      ['not in its neighbour', PATH, 'path: ../../x/|', { only: [] }],
      ['not at the root', PATH, 'path: /|', { only: [] }],
      ['not for URLs', PATH, 'path: https://|', { only: [] }],
      ['nothing in a folder that is not there', PATH, 'path: nowhere/|', { only: [] }],
      [
        'in a list',
        '{id: knots, text: Knots, status: done}',
        '{id: knots, evidence: [docs/|]}',
        {
          take: "docs/it's, [odd].md",
          value: ['spec.phases.0.activities.0.checklist.0.evidence', ["docs/it's, [odd].md"]],
        },
      ],
      [
        'in a block list',
        '          raci:\n',
        '          deliverables:\n            - docs/|\n          raci:\n',
        { take: 'docs/adr/', value: ['spec.phases.0.activities.0.deliverables', ['docs/adr/']] },
      ],
      ['openslo', 'openslo: docs/slo.yaml', 'openslo: docs/|', { has: ['docs/slo.yaml'] }],
    ]);
    edits('r', [
      [
        'from the folder of the runbook',
        '  escalation: [',
        '  references: [|]\n  escalation: [',
        { has: ['lower.runbook.yaml'], not: ['docs/'] },
      ],
    ]);
  });

  describe('offers nothing', () => {
    edits('e', [
      ['in a comment', '  model: bot\n', '  # mo|\n  model: bot\n', { only: [] }],
      ['in a comment behind a value', 'model: bot', 'model: bot # |', { only: [] }],
      ['behind a comment in brackets', 'title: Kite yard}', 'title: X, # |\n  }', { only: [] }],
      ['behind a closed map', 'title: Kite yard}', 'title: Kite yard} |', { only: [] }],
      ['in a block scalar', 'title: Mast', 'title: >\n        mo|', { only: [] }],
      [
        'on an empty line of a block scalar',
        'title: Mast',
        'title: >-\n        one\n        |\n        two',
        { only: [] },
      ],
      ['before a block that is the value', '    - id: build\n', '    - id:|\n        x: build\n', { only: [] }],
      ['behind a colon whose map stands below', '  policy:\n', '  policy: |\n', { only: [] }],
      ['before brackets that are the value', 'title: Kite yard}', 'title: X, labels: | {a: b}}', { only: [] }],
      [
        'before a block list that is the value',
        '      people:\n        - bo',
        '      people: |\n      - bo',
        { only: [] },
      ],
      ['in the white space before a key', '      status: in-progress\n', '   |   status: in-progress\n', { only: [] }],
      ['before a dash', '        - bo\n', '    |    - bo\n', { only: [] }],
      ['behind the value of a key', 'title: Mast', 'title: Mast |', { only: [] }],
    ]);
    edits('r', [
      ['in a command', '          echo pull\n', '          ec|\n', { only: [] }],
      ['in a command that looks like a key', '          echo pull\n', '          on|: x\n', { only: [] }],
      ['in the value of such a line', '          echo pull\n', '          effect: |\n', { only: [] }],
      ['in brackets in a command', '          echo pull\n', '          x: {|}\n', { only: [] }],
      ['at the beginning of a document', 'apiVersion: handover/v1\n', '---|\napiVersion: handover/v1\n', { only: [] }],
      ['after blank lines in a command', '          echo pull\n', '          echo pull\n\n          |\n', { only: [] }],
    ]);
  });
});
