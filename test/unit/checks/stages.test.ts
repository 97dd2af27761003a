import assert from 'node:assert/strict';
import type { Verdict } from '../../../server/checks/check';
import { requirementsOf, type StageRow } from '../../../server/checks/stages';
import { STAGES, type Stage } from '../../../server/engagement/stages';
import { inputsFor, marksOf, type Surroundings } from './helper';

/**
 * A system that has everything, after the provider has left. Each test takes one thing away: a text of the
 * engagement or of the runbook that is there once, and what is put there instead.
 */
const SPEC = `people: [{id: ada, name: Ada, party: client}, {id: cleo, name: Cleo, party: client}, {id: bo, name: Bo, party: provider}]
systems:
  - id: mast
    title: Mast
    tier: 1
    owners: {primary: ada, backup: cleo}
    slos: [up]
    alerts: [{name: Fell, runbook: raise}]
    runbooks: [raise]
    ownership: {stage: client-owned}
    access:
      - {id: root, kind: cloud-account, holder: client, status: transferred}
      - {id: page, kind: on-call, holder: client, status: held}
      - {id: old, kind: vpn, holder: provider, status: revoked}
    credentials:
      - {id: key, kind: token, store: "vault:x", rotateAtTransfer: true, lastRotated: 2026-09-01}
training:
  sessions:
    - {id: s, status: delivered, on: 2026-07-01, covers: {systems: [mast], runbooks: [raise]}}
  competencies:
    - {person: ada, system: mast, level: 3, on: 2026-07-01}
    - {person: cleo, system: mast, level: 4, on: 2026-07-01}
kpis:
  - {id: up, target: {op: gte, value: 99, unit: "%"}, measurements: [{on: 2026-06-30, value: 99}, {on: 2026-07-31, value: 99}, {on: 2026-08-31, value: 99}]}
audits: [{id: a, result: pass-with-findings, findings: [{id: f, grade: major, status: closed}]}]
risks: [{id: r, text: It leaks, likelihood: 5, impact: 5, status: closed}]
exit: {providerAccessEnds: 2026-08-31}`;
const METADATA = 'status: approved, title: Raise, owner: sre';
const EXERCISES = 'exercises: [{on: 2026-08-01, by: ada, party: client, mode: drill, result: pass}]';

type Change = readonly [find: string, put: string];

function world(changes: readonly Change[]): Surroundings {
  const texts = [SPEC, METADATA, EXERCISES];
  for (const [find, put] of changes) {
    const places = texts.flatMap((text, index) => (text.split(find).length === 2 ? [index] : []));
    assert.equal(places.length, 1, `${find} stands once`);
    texts[places[0]!] = texts[places[0]!]!.replace(find, put);
  }
  return { spec: texts[0]!, runbooks: { raise: [texts[1]!, texts[2]!] } };
}

async function rowsOf(stage: Stage, changes: readonly Change[] = []) {
  const inputs = await inputsFor(world(changes));
  return requirementsOf(inputs.systems.all[0]!, stage, inputs);
}

/** The columns of the table, written as the format has it. */
const COLUMNS: Readonly<Record<Stage, readonly StageRow[]>> = {
  planned: [],
  'provider-owned': [],
  shadow: ['owners-and-alerts', 'runbooks-approved'],
  'reverse-shadow': ['owners-and-alerts', 'runbooks-approved', 'session-delivered', 'primary-trained'],
  'client-owned': [
    'owners-and-alerts',
    'runbooks-approved',
    'session-delivered',
    'owners-competent',
    'runbooks-exercised',
    'access-transferred',
    'figures-and-risks',
  ],
  exited: [
    'owners-and-alerts',
    'runbooks-approved',
    'session-delivered',
    'owners-competent',
    'runbooks-exercised',
    'access-transferred',
    'figures-and-risks',
    'provider-gone',
  ],
};

describe('what a system needs to enter a stage', () => {
  for (const stage of STAGES) {
    it(`${stage}: the column of the table`, async () => {
      const rows = await rowsOf(stage);
      assert.deepEqual(
        rows.map(({ row }) => row),
        COLUMNS[stage],
      );
      for (const { row, what, outcome } of rows) {
        assert.equal(outcome.verdict, 'true', `${row}: ${outcome.looked.map((one) => one.what).join('; ')}`);
        assert.match(what, /^[A-Z].*[^.]$/);
        for (const one of outcome.looked) assert(one.place, one.what);
      }
    });
  }

  it('at shadow runbooks are asked of tier 1 alone, later of all', async () => {
    for (const tier of ['tier: 2', 'tier: 3']) {
      const rows = async (stage: Stage) => (await rowsOf(stage, [['tier: 1', tier]])).map(({ row }) => row);
      assert(!(await rows('shadow')).includes('runbooks-approved'));
      for (const stage of ['reverse-shadow', 'client-owned', 'exited'] as const) {
        assert((await rows(stage)).includes('runbooks-approved'));
      }
    }
  });

  it('exercises are asked of the runbooks of tier 1 alone', async () => {
    for (const stage of ['client-owned', 'exited'] as const) {
      const rows = await rowsOf(stage, [['tier: 1', 'tier: 2']]);
      assert(!rows.some(({ row }) => row === 'runbooks-exercised'));
    }
  });

  it('a system that does not say its tier is asked as one of tier 1', async () => {
    assert.deepEqual(
      (await rowsOf('exited', [['tier: 1', 'type: service']])).map(({ row }) => row),
      COLUMNS.exited,
    );
  });

  /** What is taken away, and the verdicts of what the row looked at. */
  const cases: readonly (readonly [
    row: StageRow,
    name: string,
    change: readonly Change[],
    verdict: Verdict,
    marks: string,
  ])[] = [
    ['owners-and-alerts', 'no primary', [['primary: ada, ', '']], 'false', '✗✓✓✓'],
    ['owners-and-alerts', 'no backup', [[', backup: cleo', '']], 'false', '✓✗✓✓'],
    ['owners-and-alerts', 'a backup of the provider', [['backup: cleo', 'backup: bo']], 'false', '✓✗✓✓'],
    ['owners-and-alerts', 'one person for both', [['backup: cleo', 'backup: ada']], 'false', '✓✗✓✓'],
    ['owners-and-alerts', 'a person that there is not', [['backup: cleo', 'backup: eve']], 'unknown', '✓?✓✓'],
    ['owners-and-alerts', 'a person without a party', [['name: Cleo, party: client', 'name: Cleo']], 'unknown', '✓?✓✓'],
    ['owners-and-alerts', 'no SLO', [['slos: [up]', 'slos: []']], 'false', '✓✓✗✓'],
    ['owners-and-alerts', 'an SLO that there is not', [['slos: [up]', 'slos: [up, down]']], 'unknown', '✓✓✓?✓'],
    ['owners-and-alerts', 'no alert', [['alerts: [{name: Fell, runbook: raise}]', 'alerts: []']], 'false', '✓✓✓✗'],
    [
      'owners-and-alerts',
      'an alert without a runbook',
      [['{name: Fell, runbook: raise}', '{name: Fell, runbook: raise}, {name: Bent}']],
      'false',
      '✓✓✓✓✗',
    ],
    [
      'owners-and-alerts',
      'an alert with a runbook that there is not',
      [['name: Fell, runbook: raise', 'name: Fell, runbook: lower']],
      'unknown',
      '✓✓✓?',
    ],
    ['runbooks-approved', 'a draft', [['status: approved', 'status: draft']], 'false', '✗'],
    ['runbooks-approved', 'one in force', [['status: approved', 'status: effective']], 'true', '✓'],
    ['runbooks-approved', 'one without a status', [['status: approved, ', '']], 'unknown', '?'],
    [
      'runbooks-approved',
      'one that there is not',
      [['runbooks: [raise]\n', 'runbooks: [raise, lower]\n']],
      'unknown',
      '✓?',
    ],
    [
      'runbooks-approved',
      'none',
      [
        ['runbooks: [raise]\n', 'runbooks: []\n'],
        ['[{name: Fell, runbook: raise}]', '[]'],
      ],
      'false',
      '✗',
    ],
    ['session-delivered', 'planned', [['status: delivered', 'status: planned']], 'false', '✗✗'],
    ['session-delivered', 'tomorrow', [['delivered, on: 2026-07-01', 'delivered, on: 2026-09-16']], 'false', '✗✗'],
    ['session-delivered', 'on the runbook alone', [['systems: [mast], runbooks', 'runbooks']], 'false', '✗✓'],
    ['session-delivered', 'on the system alone', [[', runbooks: [raise]}}', '}}']], 'false', '✓✗'],
    [
      'session-delivered',
      'a runbook that there is not',
      [['runbooks: [raise]\n', 'runbooks: [raise, lower]\n']],
      'unknown',
      '✓✓?',
    ],
    [
      'primary-trained',
      'level 2',
      [['person: ada, system: mast, level: 3', 'person: ada, system: mast, level: 2']],
      'true',
      '✓',
    ],
    [
      'primary-trained',
      'level 1',
      [['person: ada, system: mast, level: 3', 'person: ada, system: mast, level: 1']],
      'false',
      '✗',
    ],
    [
      'primary-trained',
      'the backup is not asked',
      [['person: cleo, system: mast, level: 4', 'person: cleo, system: mast, level: 0']],
      'true',
      '✓',
    ],
    [
      'owners-competent',
      'the primary below',
      [['person: ada, system: mast, level: 3', 'person: ada, system: mast, level: 2']],
      'false',
      '✗✓',
    ],
    [
      'owners-competent',
      'the backup below',
      [['person: cleo, system: mast, level: 4', 'person: cleo, system: mast, level: 2']],
      'false',
      '✓✗',
    ],
    [
      'owners-competent',
      'targets of the engagement',
      [['  sessions:', '  competencyTarget: {primary: 4, backup: 2}\n  sessions:']],
      'false',
      '✗✓',
    ],
    ['owners-competent', 'no backup', [[', backup: cleo', '']], 'false', '✓✗'],
    ['runbooks-exercised', 'by the provider', [['party: client, mode', 'party: provider, mode']], 'false', '✗'],
    ['runbooks-exercised', 'failed', [['result: pass}', 'result: fail}']], 'false', '✗'],
    ['runbooks-exercised', 'too long ago', [['on: 2026-08-01', 'on: 2025-09-14']], 'false', '✗'],
    [
      'runbooks-exercised',
      'one that there is not',
      [['runbooks: [raise]\n', 'runbooks: [raise, lower]\n']],
      'unknown',
      '✓?',
    ],
    [
      'runbooks-exercised',
      'none to exercise',
      [
        ['runbooks: [raise]\n', 'runbooks: []\n'],
        ['[{name: Fell, runbook: raise}]', '[]'],
      ],
      'false',
      '✗',
    ],
    [
      'access-transferred',
      'an item still with the provider',
      [
        [
          'kind: cloud-account, holder: client, status: transferred',
          'kind: cloud-account, holder: provider, status: pending',
        ],
      ],
      'false',
      '✗✓✓',
    ],
    [
      'access-transferred',
      'on call is the provider: told once',
      [['kind: on-call, holder: client, status: held', 'kind: on-call, holder: provider, status: pending']],
      'false',
      '✓✓✗',
    ],
    [
      'access-transferred',
      'on call will be the client',
      [['kind: on-call, holder: client, status: held', 'kind: on-call, holder: client, status: pending']],
      'false',
      '✓✓✗',
    ],
    [
      'access-transferred',
      'on call is a third party',
      [['kind: on-call, holder: client', 'kind: on-call, holder: third-party']],
      'false',
      '✓✓✗',
    ],
    ['access-transferred', 'nobody says who is on call', [['kind: on-call', 'kind: billing']], 'unknown', '✓✓✓?'],
    [
      'access-transferred',
      'a holder that cannot be read',
      [['kind: on-call, holder: client', 'kind: on-call, holder: us']],
      'unknown',
      '✓✓?',
    ],
    [
      'figures-and-risks',
      'a KPI off target',
      [['{on: 2026-08-31, value: 99}', '{on: 2026-08-31, value: 98}']],
      'false',
      '✗✓✓',
    ],
    ['figures-and-risks', 'a KPI with too few measurements', [[', {on: 2026-08-31, value: 99}', '']], 'unknown', '?✓✓'],
    [
      'figures-and-risks',
      'an open major finding',
      [['grade: major, status: closed', 'grade: major, status: open']],
      'false',
      '✓✗✓',
    ],
    [
      'figures-and-risks',
      'an open minor finding',
      [['grade: major, status: closed', 'grade: minor, status: open']],
      'true',
      '✓✓✓',
    ],
    [
      'figures-and-risks',
      'an open critical risk',
      [['impact: 5, status: closed', 'impact: 5, status: open']],
      'false',
      '✓✓✗',
    ],
    [
      'figures-and-risks',
      'a critical risk that both have accepted',
      [['impact: 5, status: closed', 'impact: 5, status: accepted, acceptance: {by: [ada, bo], expires: 2026-12-31}']],
      'true',
      '✓✓✓',
    ],
    [
      'figures-and-risks',
      'an open high risk',
      [['likelihood: 5, impact: 5, status: closed', 'likelihood: 3, impact: 5, status: open']],
      'true',
      '✓✓✓',
    ],
    [
      'provider-gone',
      'a credential not rotated',
      [['lastRotated: 2026-09-01', 'lastRotated: 2026-08-30']],
      'false',
      '✗✓',
    ],
    [
      'provider-gone',
      'access not revoked',
      [['holder: provider, status: revoked', 'holder: provider, status: held']],
      'false',
      '✓✗',
    ],
    [
      'provider-gone',
      'it is not said when its access ends',
      [['exit: {providerAccessEnds: 2026-08-31}', 'exit: {}']],
      'unknown',
      '?✓',
    ],
  ];
  for (const [row, name, changes, verdict, marks] of cases) {
    it(`${row}: ${name}`, async () => {
      const stages = STAGES.filter((stage) => COLUMNS[stage].includes(row));
      for (const stage of stages) {
        const found = (await rowsOf(stage, changes)).find((each) => each.row === row);
        // At shadow there is the row of runbooks for tier 1.
        assert(found, `${row} at ${stage}`);
        const said = found.outcome.looked.map(({ what }) => what).join('\n');
        assert.equal(found.outcome.verdict, verdict, said);
        assert.equal(marksOf(found.outcome), marks, said);
      }
    });
  }
});
