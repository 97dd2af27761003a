import assert from 'node:assert/strict';
import { hover } from '../../../server/language/hover';
import { exampleTexts } from '../texts';
import { openWorkspace } from '../workspace';

const TODAY = '2026-09-15';

const ENGAGEMENT = `apiVersion: handover/v1
kind: Engagement
metadata:
  name: kite-yard
  title: Kite yard
  reviewIn: 6M
  lastReviewed: 2026-09-14
spec:
  model: bot
  status: active
  parties:
    client: {name: Kite Yard Ltd}
    provider: {name: Lantern Operations}
    thirdParties: [{id: keel, name: Keel Assurance}]
  people:
    - {id: ada, name: Ada Frost, party: client, email: ada@kite.example, leaves: 2026-12-01}
    - {id: bo, name: "Bo [x](http://evil.example)\\n# Lind", party: provider, leaves: 2026-01-01}
  roles:
    - {id: lead, title: Lead, party: client, people: [ada], backups: [bo]}
    - {id: sre, party: provider, people: [bo]}
    - {id: empty, party: client, people: []}
  phases:
    - id: build
      kind: build
      start: 2026-01-01
      end: 2026-11-23
      status: in-progress
      activities:
        - id: rig
          title: Rig the lines
          status: blocked
          owner: sre
          end: 2026-09-16
          raci: {sre: R, lead: A}
          checklist: [{id: knots, text: Knots checked, status: done}]
        - {id: sail, title: Sew the sail, status: planned, raci: {sre: AR}, dependsOn: [rig], systems: [mast, hull]}
      milestones: [{id: ms, text: Up, due: 2026-09-01}]
      gate:
        id: g-one
        due: 2026-11-23
        criteria:
          - {id: c1, check: audit-passed, with: {audit: readiness}}
          - {id: c2, check: checklists-done, with: {phase: build, activity: rig}}
          - {id: c3, check: conditions-closed, with: {gate: g-one}}
          - {id: c4, check: documents-effective, with: {kinds: [sop, exit-plan]}}
  objectives: [{id: o, text: Fly, kpi: height, milestone: ms}]
  systems:
    - id: mast
      title: The mast
      type: spar
      tier: 1
      owners: {primary: ada}
      runbooks: [raise, lower]
      slos: [height]
      ownership: {stage: shadow, plan: {client-owned: 2026-11-23}}
    - {id: hull, title: Hull, tier: 2, ownership: {stage: exited}}
  kpis:
    - id: height
      title: Height
      type: kpi
      target: {op: gte, value: 30, unit: m}
      owner: lead
      measurements: [{on: 2026-08-01, value: 31}, {on: 2026-07-01, value: 29}]
  audits:
    - id: readiness
      kind: transfer-readiness
      auditor: keel
      result: pass-with-findings
      on: 2026-09-01
      findings:
        - {id: f1, grade: minor, text: Loose knot, owner: lead, due: 2026-10-01, status: open}
        - {id: f2, grade: minor, text: Torn sail, owner: lead, due: 2026-10-01, status: closed}
`;

const RAISE = `apiVersion: handover/v1
kind: Runbook
metadata:
  name: raise
  title: Raise the mast
  version: 1.0.0
  status: approved
  owner: sre
  lastReviewed: 2026-09-15
  reviewIn: 15m
spec:
  type: routine
  systems: [mast]
  trigger: {request: On demand}
  steps:
    - {id: look, title: Look up, effect: read-only}
    - {id: pull, title: Pull, effect: reversible, owner: sre, dependsOn: [look], onFailure: step:look, onSuccess: escalate}
  escalation: [{after: 1h, role: lead}]
  exercises:
    - {on: 2026-08-26, by: ada, party: client, mode: drill, result: pass}
    - {on: 2026-06-17, by: bo, party: provider, mode: drill, result: fail}
`;

const LOWER = RAISE.replace('name: raise', 'name: lower').replace(/ {2}exercises:[\s\S]*/, '');

const TEXTS = { e: ENGAGEMENT, r: RAISE, l: LOWER };

/** The hover at the `nth` place where `find` stands; `|` in it is where the pointer is. */
async function at(find: string, which: keyof typeof TEXTS = 'e', texts: Partial<typeof TEXTS> = {}) {
  const all = { ...TEXTS, ...texts };
  const { workspace, file } = await openWorkspace({
    '/w/kite.engagement.yaml': all.e,
    '/w/runbooks/raise.runbook.yaml': all.r,
    '/w/runbooks/lower.runbook.yaml': all.l,
  });
  const entry = file(
    { e: '/w/kite.engagement.yaml', r: '/w/runbooks/raise.runbook.yaml', l: '/w/runbooks/lower.runbook.yaml' }[which],
  );
  const start = entry.text.indexOf(find.replace('|', ''));
  assert.notEqual(start, -1, `${find} is not in the fixture`);
  const result = hover(workspace, entry, start + find.indexOf('|'), TODAY);
  if (!result) return undefined;
  const { contents, range } = result;
  assert(typeof contents === 'object' && 'kind' in contents && contents.kind === 'markdown');
  const { source } = entry.source;
  assert(range);
  return { text: contents.value, over: entry.text.slice(source.offsetAt(range.start), source.offsetAt(range.end)) };
}

const cases = (
  all: readonly (readonly [
    what: string,
    find: string,
    expected: string | RegExp | undefined,
    which?: keyof typeof TEXTS,
  ])[],
) => {
  for (const [what, find, expected, which] of all) {
    it(what, async () => {
      const text = (await at(find, which))?.text;
      if (expected instanceof RegExp) assert.match(text ?? '', expected);
      else assert.equal(text, expected);
    });
  }
};

describe('hover', () => {
  describe('on a key', () => {
    it('tells what it is for, what it may be, and gives an example', async () => {
      const found = await at('sta|tus: blocked');
      assert.equal(found?.over, 'status');
      const text = found?.text ?? '';
      assert.match(text, /^\*\*Status\*\* `status` \(mandatory\)\n\nHow far the work has come/);
      assert.match(text, /\n- `planned`: Agreed, but not begun\.\n/);
      assert.match(text, /\n- \*\*`blocked`\*\* \(current\): Begun or due/);
      assert.match(text, /\n\nExample:\n\n```yaml\nstatus: in-progress\n```$/);
    });
    cases([
      ['tells that it is optional by saying nothing', 'ow|ner: sre', /^\*\*Owner\*\* `owner`\n\n/],
      ['gives the default', 'tar|get: {op', /^\*\*Target\*\* `target` \(mandatory\)/],
      [
        'marks every value of a list',
        'ki|nds: [sop',
        /- \*\*`sop`\*\* \(current\)[\s\S]*- `raci`:[\s\S]*- \*\*`exit-plan`\*\* \(current\)/,
      ],
      [
        'writes an example that is a list as YAML',
        'peo|ple:',
        /```yaml\npeople:\n {2}- id: li-chen\n {4}name: Li Chen\n/,
      ],
      [
        'tells of keys of which one must stand',
        'ro|le: lead',
        /\(at least one of `role`, `person` is mandatory\)/,
        'r',
      ],
      ['knows what parameters a check takes', 'au|dit: readiness', /^\*\*Audit\*\* `audit` \(mandatory\)/],
      ['tells whether a check needs parameters', 'wi|th: {audit', /\(mandatory\)/],
      ['explains a role in a RACI', 'le|ad: A}', /^\*\*Lead\*\*, role `lead`\n\n- Party: client/],
      ['explains a stage in a plan', 'clie|nt-owned: 2026', /^`client-owned`: The client is responsible/],
      ['works at the end of the key', 'tier|: 1', /^\*\*Tier\*\* `tier` \(mandatory\)/],
      ['explains the keys of the document', 'ki|nd: Runbook', /^\*\*Kind\*\*/, 'r'],
    ]);
    it('gives the default and the bounds', async () => {
      const text = (await at('kpiPe|riods', 'e', { e: `${ENGAGEMENT}  policy: {kpiPeriods: 2, ratchet: 30d}\n` }))
        ?.text;
      assert.match(text ?? '', /At least 1\.\n\nDefault: `3`/);
    });
    it('says nothing of keys that the format does not know', async () => {
      const e = ENGAGEMENT.replace('  reviewIn', '  x-own: 1\n  reveiwIn: 1\n  reviewIn');
      assert.equal(await at('x-o|wn', 'e', { e }), undefined);
      assert.equal(await at('revei|wIn', 'e', { e }), undefined);
    });
  });

  describe('on a value', () => {
    cases([
      ['gives the text of an enumeration', 'model: b|ot', /^`bot`: \*\*Build-Operate-Transfer\*\*/],
      ['of a number too', 'tier: |1', /^`1`: Critical/],
      ['gives weekday and distance of a date', 'end: 2026-1|1-23', 'Monday, in 69 days'],
      ['of yesterday', 'lastReviewed: |2026-09-14', 'Monday, yesterday'],
      ['of tomorrow', 'end: |2026-09-16', 'Wednesday, tomorrow'],
      ['of today', 'lastReviewed: |2026-09-15', 'Tuesday, today', 'r'],
      ['of a day that is over', 'due: |2026-09-01', 'Tuesday, 14 days ago'],
      ['spells a duration out', 'reviewIn: 6|M', '6 months'],
      ['which `m` is', 'reviewIn: 15|m', '15 minutes', 'r'],
      ['says nothing of plain text', 'title: Kite| yard', undefined],
      ['says nothing between things', '    client: |{name: Kite', undefined],
    ]);
  });

  describe('on a reference', () => {
    cases([
      [
        'introduces a person',
        'primary: a|da',
        '**Ada Frost**, person `ada`\n\n- Party: client\n- Roles: Lead\n- Email: `ada@kite.example`\n- Leaves: 2026-12-01 (Tuesday, in 77 days)',
      ],
      [
        'lets no text of the file become Markdown',
        'people: [b|o]}\n    - {id: empty',
        /^\*\*Bo \\\[x\\\]\\\(http\\:\\\/\\\/evil\\\.example\\\) \\# Lind\*\*, person `bo`\n\n- Party: provider\n- Roles: Lead \(backup\), sre\n- Left: 2026-01-01/,
      ],
      [
        'introduces a role',
        'owner: l|ead\n',
        '**Lead**, role `lead`\n\n- Party: client\n- People: Ada Frost\n- Backups: Bo \\[x\\]\\(http\\:\\/\\/evil\\.example\\) \\# Lind',
      ],
      [
        'introduces a system',
        'systems: [m|ast',
        '**The mast**, system `mast`\n\n- Type: spar\n- Tier: 1\n- Stage: shadow\n- Primary: Ada Frost\n- Backup: nobody\n- Runbooks: Raise the mast, Raise the mast',
        'r',
      ],
      [
        'introduces a runbook of another file',
        'runbooks: [ra|ise',
        '**Raise the mast**, runbook `raise`\n\n- Type: routine\n- Status: approved, version 1.0.0\n- Owner: `sre`\n- Last exercise: 2026-08-26 (Wednesday, 20 days ago) by Ada Frost (client): pass',
      ],
      ['tells of a runbook that nobody has exercised', 'runbooks: [raise, low|er', /- Last exercise: never exercised$/],
      [
        'introduces a KPI',
        'kpi: hei|ght',
        '**Height**, KPI `height`\n\n- Type: kpi\n- Target: at least 30 m\n- Last measurement: 31 m on 2026-08-01 (Saturday, 45 days ago)\n- Owner: Lead',
      ],
      [
        'introduces a phase',
        'phase: bu|ild',
        'phase `build`\n\n- Kind: build\n- Status: in-progress\n- Start: 2026-01-01 (Thursday, 257 days ago)\n- End: 2026-11-23 (Monday, in 69 days)\n- Gate: `g-one`, due 2026-11-23 (Monday, in 69 days)',
      ],
      [
        'introduces an activity',
        'activity: r|ig',
        '**Rig the lines**, activity `rig`\n\n- Status: blocked\n- Owner: `sre`\n- End: 2026-09-16 (Wednesday, tomorrow)',
      ],
      [
        'introduces a gate',
        'gate: g-|one',
        'gate `g-one`\n\n- Due: 2026-11-23 (Monday, in 69 days)\n- Outcome: not decided',
      ],
      [
        'introduces an audit',
        'audit: rea|diness',
        'audit `readiness`\n\n- Kind: transfer-readiness\n- Result: pass-with-findings, 1 open finding\n- Held: 2026-09-01 (Tuesday, 14 days ago)\n- Auditor: Keel Assurance',
      ],
      [
        'introduces a third party',
        'auditor: ke|el',
        '**Keel Assurance**, third party `keel`\n\n- Name: Keel Assurance',
      ],
      [
        'introduces a milestone',
        'milestone: m|s',
        '**Up**, milestone `ms`\n\n- Due: 2026-09-01 (Tuesday, 14 days ago)\n- Achieved: not yet',
      ],
      ['introduces a step', 'dependsOn: [lo|ok]', '**Look up**, step `look`\n\n- Effect: read-only', 'r'],
      [
        'introduces a step behind `step:`',
        'onFailure: step:l|ook',
        '**Look up**, step `look`\n\n- Effect: read-only',
        'r',
      ],
      ['says nothing where nothing has that id', 'onSuccess: esc|alate', undefined, 'r'],
      ['finds people of the engagement from a runbook', 'by: a|da', /^\*\*Ada Frost\*\*, person `ada`/, 'r'],
    ]);

    it('shows each of several things with one id', async () => {
      const e = ENGAGEMENT.replace('id: hull, title: Hull', 'id: mast, title: Second mast');
      assert.match((await at('systems: [m|ast', 'e', { e }))?.text ?? '', /The mast[\s\S]*\n\n---\n\n\*\*Second mast/);
    });

    it('looks through an alias', async () => {
      const e = ENGAGEMENT.replace('owner: sre', 'owner: &boss sre').replace('owner: lead\n', 'owner: *boss\n');
      const found = await at('owner: *bo|ss', 'e', { e });
      assert.equal(found?.over, '*boss');
      assert.match(found?.text ?? '', /role `sre`/);
    });
  });

  describe('where a thing is defined', () => {
    cases([
      ['counts references', '{id: s|re', /^role `sre`[\s\S]*\n\n7 references to this role\.$/],
      ['counts one', '{id: h|ull', /\n\n1 reference to this system\.$/],
      ['counts none', '{id: emp|ty', /\n\n0 references to this role\.$/],
      ['counts across files', 'name: ra|ise', /\n\n1 reference to this runbook\.$/, 'r'],
      ['counts references to a step in its own runbook', 'id: lo|ok', /\n\n2 references to this step\.$/, 'r'],
      ['says nothing of ids that nothing can name', 'id: kno|ts', undefined],
    ]);
  });

  it('bears text that is half written', async () => {
    for (const text of [
      '',
      'kind: Engagement\nspec:\n  phases:\n    -\n    - id:\n  kpis: x\n',
      '- a\n',
      '[',
      'spec: {phases: [{id: x, ',
      '"x',
    ]) {
      const { workspace, file } = await openWorkspace({ '/w/engagement.yaml': text });
      for (let offset = 0; offset <= text.length; offset++) hover(workspace, file('/w/engagement.yaml'), offset, TODAY);
    }
  });

  it('bears every place of the examples, and its ranges hold the pointer', async () => {
    for (const text of exampleTexts()) {
      const { workspace, file } = await openWorkspace({ '/w/engagement.yaml': text });
      const entry = file('/w/engagement.yaml');
      for (let offset = 0; offset <= text.length; offset += 7) {
        const range = hover(workspace, entry, offset, TODAY)?.range;
        if (!range) continue;
        const { source } = entry.source;
        assert(source.offsetAt(range.start) <= offset && offset <= source.offsetAt(range.end));
      }
    }
  }).timeout(20_000);
});
