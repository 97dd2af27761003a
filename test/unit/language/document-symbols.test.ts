import assert from 'node:assert/strict';
import type { DocumentSymbol, Range } from 'vscode-languageserver';
import { documentSymbols } from '../../../server/language/document-symbols';
import { FileEntry } from '../../../server/workspace/file';
import { exampleTexts, trickyTexts } from '../texts';

const URI = 'file:///w/kite.engagement.yaml';

/** The outline as indented text: name, detail in brackets, and what a click selects. */
function outline(text: string, uri = URI): string[] {
  const file = new FileEntry(uri, text);
  const lines: string[] = [];
  const visit = (symbols: readonly DocumentSymbol[], indent: string) => {
    for (const { name, detail, selectionRange, children } of symbols) {
      lines.push(`${indent}${name}${detail ? ` (${detail})` : ''} -> ${textIn(file, selectionRange)}`);
      visit(children ?? [], `${indent}  `);
    }
  };
  visit(documentSymbols(file), '');
  return lines;
}

function textIn(file: FileEntry, { start, end }: Range): string {
  const { source } = file.source;
  return file.text.slice(source.offsetAt(start), source.offsetAt(end));
}

/** What LSP and VS Code ask of an outline. */
function check(file: FileEntry): void {
  const { source } = file.source;
  const within = (outer: Range, inner: Range, what: string) =>
    assert(
      source.offsetAt(outer.start) <= source.offsetAt(inner.start) &&
        source.offsetAt(inner.end) <= source.offsetAt(outer.end),
      what,
    );
  const visit = (symbols: readonly DocumentSymbol[], parent?: DocumentSymbol) => {
    let last = -1;
    for (const symbol of symbols) {
      assert.notEqual(symbol.name.trim(), '');
      assert.doesNotMatch(symbol.name, /[\r\n]/);
      within(symbol.range, symbol.selectionRange, `the selection of ${symbol.name} is outside it`);
      if (parent) within(parent.range, symbol.range, `${symbol.name} is outside ${parent.name}`);
      assert(source.offsetAt(symbol.range.start) >= last, `${symbol.name} is out of order`);
      last = source.offsetAt(symbol.range.end);
      visit(symbol.children ?? [], symbol);
    }
  };
  visit(documentSymbols(file));
}

const HEAD = 'apiVersion: handover/v1\nkind: Engagement\n';

describe('document symbols', () => {
  it('show what an engagement holds', () => {
    const text = `${HEAD}metadata: {name: kite, title: Kite yard}
spec:
  roles: [{id: lead, title: Lead, party: client}]
  people:
    - {id: ada, name: Ada Frost, party: client}
  phases:
    - id: build
      title: Raise the mast
      status: done
      gate:
        id: g-one
        outcome: pass
        conditions: [{id: c-one, text: Mend it, status: open}]
        criteria:
          - {id: cr-one, text: It stands, status: done}
          - {id: cr-two, check: no-errors}
      milestones:
        - {id: ms, text: Up, due: 2026-09-01}
      activities:
        - id: rig
          title: Rig the lines
          status: blocked
          checklist: [{id: knots, text: Knots checked, status: done}]
    - id: operate
  systems:
    - id: mast
      title: The mast
      ownership: {stage: shadow}
      alerts: [{name: Leaning, severity: SEV-1}]
      access: [{id: key, status: held}]
      credentials: [{id: code, kind: number}]
  training:
    competencyTarget: {primary: 3}
    sessions: [{id: s1, topic: Knots, status: planned}]
  kpis: [{id: height, title: Height, type: kpi}]
  risks: [{id: wind, text: Wind, status: open}]
  audits:
    - {id: readiness, result: fail, findings: [{id: f1, text: Loose knot, status: open}]}
  documents: [{id: plan, title: Exit plan, status: draft}]
  exit:
    planVersion: 1
    contracts: [{id: crane, status: open}]
`;
    assert.deepEqual(outline(text), [
      'Kite yard (kite) -> kite',
      '  Roles -> roles',
      '    Lead (lead · client) -> lead',
      '  People -> people',
      '    Ada Frost (ada · client) -> ada',
      '  Phases -> phases',
      '    Raise the mast (build · done) -> build',
      '      g-one (pass) -> g-one',
      '        Mend it (c-one · open) -> c-one',
      '        It stands (cr-one · done) -> cr-one',
      '        cr-two (no-errors) -> cr-two',
      '      Up (ms · 2026-09-01) -> ms',
      '      Rig the lines (rig · blocked) -> rig',
      '        Knots checked (knots · done) -> knots',
      '    operate -> operate',
      '  Systems -> systems',
      '    The mast (mast · shadow) -> mast',
      '      Leaning (SEV-1) -> Leaning',
      '      key (held) -> key',
      '      code (number) -> code',
      '  Sessions -> sessions',
      '    Knots (s1 · planned) -> s1',
      '  KPIs -> kpis',
      '    Height (height · kpi) -> height',
      '  Risks -> risks',
      '    Wind (wind · open) -> wind',
      '  Audits -> audits',
      '    readiness (fail) -> readiness',
      '      Loose knot (f1 · open) -> f1',
      '  Documents -> documents',
      '    Exit plan (plan · draft) -> plan',
      '  Exit -> exit',
      '    crane (open) -> crane',
    ]);
  });

  it('show what a runbook holds', () => {
    const text = `kind: Runbook
metadata: {name: raise, title: Raise it}
spec:
  inputs: [{name: ROPE, description: Which rope}]
  steps:
    - {id: look, title: Look up, effect: read-only}
  verification: [{text: It stands}]
  exercises: [{on: 2026-08-26, by: ada, party: client, mode: drill, result: pass}]
`;
    assert.deepEqual(outline(text, 'file:///w/raise.runbook.yaml'), [
      'Raise it (raise) -> raise',
      '  Inputs -> inputs',
      '    ROPE (Which rope) -> ROPE',
      '  Steps -> steps',
      '    Look up (look · read-only) -> look',
      '  Verification -> verification',
      '    It stands -> It stands',
      '  Exercises -> exercises',
      '    2026-08-26 (client · drill · pass) -> 2026-08-26',
    ]);
  });

  it('show every document of a file', () => {
    const text = `${HEAD}metadata: {name: one}\n---\n${HEAD}metadata: {name: two}\n---\nkind: Runbook\nmetadata: {name: three}\n---\n`;
    assert.deepEqual(outline(text), ['one -> one', 'two -> two', 'three -> three']);
  });

  for (const [what, text, expected] of [
    ['an empty file', '', []],
    ['a list', '- a\n', []],
    ['a document of no known kind', 'kind: Pod\n', [], 'file:///w/pod.yaml'],
    ['a document without a name', 'kind: Engagement\n', ['kite.engagement.yaml -> kind']],
    [
      'entries without anything',
      `${HEAD}spec:\n  phases:\n    -\n    - id:\n    - activities:\n        - \n    - 7\n`,
      ['kite.engagement.yaml -> apiVersion', '  Phases -> phases', '    phase -> id', '    phase -> activities'],
    ],
    [
      'sections of another type',
      `${HEAD}spec:\n  phases: {a: b}\n  people: x\n  kpis:\n  exit: []\n`,
      ['kite.engagement.yaml -> apiVersion'],
    ],
    [
      'names on several lines',
      `${HEAD}metadata:\n  name: a\n  title: |\n    One\n    two\nspec: {}\n`,
      ['One two (a) -> a'],
    ],
    [
      'aliases',
      `${HEAD}spec:\n  risks: &r\n    - &w {id: w, text: Wind}\n    - *w\n  audits: *r\n`,
      [
        'kite.engagement.yaml -> apiVersion',
        '  Risks -> risks',
        '    Wind (w) -> w',
        '    Wind (w) -> *w',
        '  Audits -> audits',
      ],
    ],
  ] as [string, string, string[], string?][]) {
    it(`bear ${what}`, () => {
      assert.deepEqual(outline(text, what.includes('no known') ? 'file:///w/pod.yaml' : URI), expected);
      check(new FileEntry(URI, text));
    });
  }

  it('cover whole entries', () => {
    const text = `${HEAD}spec:\n  phases:\n    - id: a\n      status: done\n\n    # next\n    - id: b\n`;
    const file = new FileEntry(URI, text);
    const phases = documentSymbols(file)[0]?.children?.[0];
    assert(phases);
    assert.equal(textIn(file, phases.range), text.slice(text.indexOf('phases'), -1));
    assert.deepEqual(
      phases.children?.map(({ range }) => textIn(file, range)),
      ['id: a\n      status: done', 'id: b'],
    );
  });

  it('hold their children, in order, with a name each, in every example and in every part of one', () => {
    const texts = [...exampleTexts(), ...trickyTexts.map((text) => `${HEAD}spec:\n${text.replace(/^(?=.)/gm, '  ')}`)];
    for (const text of texts) {
      check(new FileEntry(URI, text));
      // As somebody who is still typing leaves it.
      const step = Math.ceil(text.length / 40);
      for (let end = 0; end < text.length; end += step) check(new FileEntry(URI, text.slice(0, end)));
    }
  }).timeout(20_000);

  it('still fit after edits', () => {
    const text = exampleTexts().find((each) => each.includes('kind: Engagement'))!;
    const file = new FileEntry(URI, text);
    for (const line of [0, 10, 60, 120]) {
      const start = { line, character: 0 };
      file.edit([{ range: { start, end: start }, text: '# a line more\n' }]);
      check(file);
    }
    assert.deepEqual(documentSymbols(file), documentSymbols(new FileEntry(URI, file.text)));
  });
});
