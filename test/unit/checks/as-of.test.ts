import assert from 'node:assert/strict';
import { Checks, type Verdict } from '../../../server/checks/checks';
import { engagementInputs } from '../../../server/rules/engine/parts';
import { openWorkspace } from '../workspace';

/** How checks stood on an earlier day: what is dated later has not happened yet, what has no day is as it is now. */

const TODAY = '2026-09-15';
const FOLDER = '/work/';

const ENGAGEMENT = `apiVersion: handover/v1
kind: Engagement
metadata: {name: acme, title: ACME}
spec:
  model: bot
  status: active
  parties: {client: {name: ACME}, provider: {name: Northstar}}
  people:
    - {id: mira, name: Mira Fox, party: client}
    - {id: sven, name: Sven Olsen, party: provider}
  phases:
    - id: build
      kind: build
      start: 2026-01-01
      end: 2026-12-18
      status: in-progress
      gate: {id: g-operate, criteria: [{id: c, CRITERION}]}
  systems:
    - id: order-db
      title: Orders
      tier: 1
      owners: {primary: mira, backup: mira}
      runbooks: [restore]
      ownership:
        stage: shadow
        history:
          - {stage: provider-owned, on: 2026-02-01, by: sven}
          - {stage: shadow, on: 2026-03-01, by: sven}
          - {stage: reverse-shadow, on: 2026-05-01, by: sven}
          - {stage: shadow, on: 2026-07-01, by: sven}
        rollbacks: [{from: reverse-shadow, to: shadow, on: 2026-07-01, reason: A drill failed, approvedBy: mira}]
    - id: mail
      title: Mail
      tier: 2
      ownership: {stage: provider-owned, history: [{stage: provider-owned, on: 2026-08-01, by: sven}]}
    - id: fax
      title: Fax
      tier: 3
      ownership: {stage: retired, history: [{stage: provider-owned, on: 2026-02-01, by: sven}, {stage: retired, on: 2026-08-01, by: sven}]}
  training:
    competencies: [{person: mira, system: order-db, level: 3, on: 2026-04-01, assessedBy: sven, expires: 2026-08-31}]
  kpis:
    - id: availability
      type: slo
      target: {op: gte, value: 99}
      owner: sven
      measurements: [{on: 2026-05-31, value: 99.5}, {on: 2026-06-30, value: 98}]
    - {id: new-one, type: kpi, target: {op: gte, value: 1}, owner: sven, measurements: [{on: 2026-08-31, value: 0}]}
  audits:
    - {id: early, kind: security, auditor: mira, result: pass, on: 2026-04-01}
    - id: late
      kind: security
      auditor: mira
      result: pass-with-findings
      on: 2026-08-01
      findings: [{id: f, grade: major, text: A door is open, owner: sven, due: 2026-12-01, status: open}]
  documents:
    - {id: old, kind: raci, path: "https://wiki.example/1", version: 1.0.0, status: superseded, owner: mira, effective: 2026-03-01}
    - {id: new, kind: raci, path: "https://wiki.example/2", version: 2.0.0, status: draft, owner: mira}
    - {id: plan, kind: exit-plan, path: "https://wiki.example/3", version: 1.0.0, status: effective, owner: mira, effective: 2026-08-01}
`;

const RUNBOOK = `apiVersion: handover/v1
kind: Runbook
metadata: {name: restore, title: Restore, version: 2.0.0, status: in-review, owner: sven, lastReviewed: 2026-08-01, reviewIn: 6M}
spec:
  type: recovery
  systems: [order-db]
  trigger: {symptoms: [It is slow]}
  steps: [{id: look, title: Look, effect: read-only, run: {kind: manual}}]
  exercises:
    - {on: 2026-04-10, by: mira, party: client, mode: drill, result: pass}
  history:
    - {version: 1.0.0, on: 2026-02-10, by: sven, change: First version}
    - {version: 2.0.0, on: 2026-08-01, by: sven, change: Other disks}
`;

interface Case {
  name: string;
  criterion: string;
  /** Now, and on some days. */
  now: Verdict;
  before: Record<string, Verdict>;
}

const cases: Case[] = [
  {
    name: 'a stage is that of the last change until then',
    criterion: 'check: ownership-stage, with: {systems: [order-db], atLeast: reverse-shadow}',
    now: 'false',
    before: { '2026-04-30': 'false', '2026-05-01': 'true', '2026-06-30': 'true', '2026-07-01': 'false' },
  },
  {
    name: 'a system that came later was not there',
    criterion: 'check: ownership-stage, with: {atLeast: reverse-shadow}',
    now: 'false',
    before: { '2026-06-30': 'true', '2026-08-01': 'false' },
  },
  {
    name: 'where no system was there yet, nothing is known',
    criterion: 'check: ownership-stage, with: {tier: 2, atLeast: provider-owned}',
    now: 'true',
    before: { '2026-07-31': 'unknown', '2026-08-01': 'true' },
  },
  {
    name: 'a system that is retired by now is left out',
    criterion: 'check: ownership-stage, with: {tier: 3, atLeast: provider-owned}',
    now: 'unknown',
    before: { '2026-06-01': 'unknown' },
  },
  {
    name: 'a runbook in review is the next version of one that was approved',
    criterion: 'check: runbooks-exist, with: {tier: 1}',
    now: 'false',
    before: { '2026-02-09': 'false', '2026-02-10': 'true', '2026-07-31': 'true', '2026-08-01': 'false' },
  },
  {
    name: 'the window of an exercise ends with the day',
    criterion: 'check: runbooks-exercised, with: {tier: 1, within: 3M}',
    now: 'false',
    before: { '2026-04-09': 'false', '2026-04-10': 'true', '2026-07-10': 'true', '2026-07-11': 'false' },
  },
  {
    name: 'a competency holds until it expires',
    criterion: 'check: competency, with: {tier: 1}',
    now: 'false',
    before: { '2026-03-31': 'false', '2026-04-01': 'true', '2026-08-31': 'true', '2026-09-01': 'false' },
  },
  {
    name: 'measurements are those until then, of figures that were measured',
    criterion: 'check: kpis-on-target, with: {periods: 1}',
    now: 'false',
    before: { '2026-05-30': 'unknown', '2026-06-29': 'true', '2026-06-30': 'false' },
  },
  {
    name: 'an audit has its result from the day on which it was held',
    criterion: 'check: audit-passed, with: {audit: early}',
    now: 'true',
    before: { '2026-03-31': 'unknown', '2026-04-01': 'true' },
  },
  {
    name: 'findings are those of audits that were held',
    criterion: 'check: findings-closed, with: {grade: major}',
    now: 'false',
    before: { '2026-07-31': 'true', '2026-08-01': 'false' },
  },
  {
    name: 'a document that was replaced was in force',
    criterion: 'check: documents-effective, with: {kinds: [raci]}',
    now: 'false',
    before: { '2026-02-28': 'false', '2026-03-01': 'true' },
  },
  {
    name: 'a document that came into force later was not',
    criterion: 'check: documents-effective, with: {kinds: [exit-plan]}',
    now: 'true',
    before: { '2026-07-31': 'false', '2026-08-01': 'true' },
  },
];

describe('checks as of an earlier day', () => {
  for (const { name, criterion, now, before } of cases) {
    it(name, async () => {
      const { workspace, file } = await openWorkspace({
        [`${FOLDER}acme.engagement.yaml`]: ENGAGEMENT.replace('CRITERION', criterion),
        [`${FOLDER}restore.runbook.yaml`]: RUNBOOK,
      });
      const entry = file(`${FOLDER}acme.engagement.yaml`);
      const [document] = entry.documents;
      const inputs = engagementInputs(document!, { workspace, scope: workspace.scopeOf(entry), today: TODAY });
      assert.ok(inputs);
      const checks = new Checks(inputs, { errors: () => 0 });
      const holder = inputs.phases.gates[0]!.criteria[0]!;
      assert.equal(checks.of(holder)?.verdict, now);
      for (const [day, verdict] of Object.entries(before)) {
        assert.equal(checks.asOf(day).of(holder)?.verdict, verdict, day);
      }
      assert.equal(checks.asOf(TODAY), checks);
      assert.equal(checks.asOf('2026-12-24'), checks);
    });
  }
});
