import assert from 'node:assert/strict';
import { fixed } from './fixes';
import { findingsOf } from './helper';
import { baseline, ENGAGEMENT, example, RESTORE, told, unique, without } from './mutation';

/** Fixes of the rules on ownership and systems: the text after each, and that nothing is found any more. */

interface Case {
  readonly name: string;
  readonly rule: string;
  /** Texts that stand once in the file, each with what makes the mistake. */
  readonly spoil: readonly [find: string, put: string][];
  /** Where it is not the engagement. */
  readonly file?: string;
  readonly title?: string;
  /** What stands in the text instead of some of it after the fix, where that is not the example again. */
  readonly after?: readonly [find: string, put: string][];
  /** The file that the fix edits, where it is not that of the mistake. */
  readonly edits?: string;
  /** What is found after it. */
  readonly left?: readonly string[];
}

const GATEWAY = '        stage: shadow\n';
const ROLLBACK =
  '        rollbacks:\n          - {from: reverse-shadow, to: shadow, on: 2026-06-22, reason: The game day of 17 June took 141 minutes against an RTO of 90, approvedBy: service-owner}\n';
const STEP_BACK = '{stage: shadow, on: 2026-06-22, by: gregor-baird, evidence: [evidence/db-game-day-2026-06-17.md]}';
const DOWN = '{name: BookingDbDown, runbook: restore-booking-db, severity: SEV-1}';
const TRIGGER = 'alerts: [BookingDbDown, BookingDbRowsLost]';
const NOTICES = 'catalogRef: component:default/passenger-notices';

const cases: readonly Case[] = [
  {
    name: 'a stage among lines, with a comment behind it',
    rule: 'ownership/stage-mismatch',
    spoil: [[GATEWAY, '        stage: reverse-shadow # soon\n']],
    after: [['stage: reverse-shadow # soon', 'stage: shadow # soon']],
  },
  {
    name: 'a stage in quotes',
    rule: 'ownership/stage-mismatch',
    spoil: [[GATEWAY, '        stage: "reverse-shadow"\n']],
    after: [['stage: "reverse-shadow"', 'stage: "shadow"']],
  },
  {
    name: 'a stage between braces',
    rule: 'ownership/stage-mismatch',
    spoil: [
      [
        'ownership:\n        stage: shadow\n        history:\n          - {stage: provider-owned, on: 2026-01-29, by: beatriz-coelho}\n          - {stage: shadow, on: 2026-08-17, by: beatriz-coelho, evidence: [docs/training/boarding-gateway.md]}\n        plan: {reverse-shadow: 2026-10-12, client-owned: 2027-01-11, exited: 2027-06-04}',
        'ownership: {stage: planned, history: [{stage: shadow, on: 2026-08-17, by: beatriz-coelho}], plan: {reverse-shadow: 2026-10-12, client-owned: 2027-01-11, exited: 2027-06-04}}',
      ],
    ],
    after: [['{stage: planned, history: [{stage: shadow', '{stage: shadow, history: [{stage: shadow']],
  },
  {
    name: 'a step back, in a list behind the history',
    rule: 'ownership/went-back',
    spoil: [[ROLLBACK, '']],
    after: [
      [
        '        plan: {client-owned: 2027-01-18, exited: 2027-06-04}\n      recovery: {rto: 90m',
        '        rollbacks:\n          - from: reverse-shadow\n            to: shadow\n            on: 2026-06-22\n            reason: ""\n            approvedBy: ""\n        plan: {client-owned: 2027-01-18, exited: 2027-06-04}\n      recovery: {rto: 90m',
      ],
    ],
    left: ['format/schema', 'format/schema'],
  },
  {
    name: 'a second step back, beside the record of the first',
    rule: 'ownership/went-back',
    spoil: [
      [
        `          - ${STEP_BACK}\n`,
        `          - ${STEP_BACK}\n          - {stage: reverse-shadow, on: 2026-07-13, by: gregor-baird}\n          - {stage: shadow, on: 2026-07-27, by: gregor-baird}\n`,
      ],
    ],
    after: [
      [
        'approvedBy: service-owner}\n        plan: {client-owned: 2027-01-18',
        'approvedBy: service-owner}\n          - {from: reverse-shadow, to: shadow, on: 2026-07-27, reason: "", approvedBy: ""}\n        plan: {client-owned: 2027-01-18',
      ],
    ],
    left: ['format/schema', 'format/schema'],
  },
  {
    name: 'an alert whose runbook says so itself',
    rule: 'system/alert-without-runbook',
    spoil: [[DOWN, '{name: BookingDbDown, severity: SEV-1}']],
    title: 'Name the runbook `restore-booking-db`',
  },
  {
    name: 'an alert among lines, of a system with one runbook',
    rule: 'system/alert-without-runbook',
    spoil: [
      [
        '        - {name: RunnerQueueSaturated, runbook: recycle-runners, severity: SEV-3}\n',
        '        - {name: RunnerQueueSaturated, runbook: recycle-runners, severity: SEV-3}\n        - name: RunnerDiskFull # since August\n          severity: SEV-4\n',
      ],
    ],
    after: [
      [
        '        - name: RunnerDiskFull # since August\n          severity: SEV-4\n',
        '        - name: RunnerDiskFull # since August\n          runbook: recycle-runners\n          severity: SEV-4\n',
      ],
    ],
  },
  {
    name: 'a mistyped alert of a runbook',
    rule: 'system/alert-without-runbook',
    file: RESTORE,
    spoil: [[TRIGGER, 'alerts: [BookingDbDwon, BookingDbRowsLost]']],
    title: 'Change to `BookingDbDown`',
  },
  {
    name: 'an alert of a runbook that its system has not',
    rule: 'system/alert-without-runbook',
    file: RESTORE,
    spoil: [[TRIGGER, 'alerts: [BookingDbDown, BookingDbRowsLost, ReplicaLagging]']],
    title: 'Add the alert to the system `booking-db`',
    edits: ENGAGEMENT,
    after: [
      [
        '        - {name: BookingDbRowsLost, runbook: restore-booking-db, severity: SEV-1}\n',
        '        - {name: BookingDbRowsLost, runbook: restore-booking-db, severity: SEV-1}\n        - {name: ReplicaLagging, runbook: restore-booking-db}\n',
      ],
    ],
  },
  {
    name: 'a mistyped entity',
    rule: 'system/unknown-catalog-ref',
    spoil: [[NOTICES, 'catalogRef: component:default/passenger-notcies']],
  },
  {
    name: 'an entity of another kind, in quotes and with a comment',
    rule: 'system/unknown-catalog-ref',
    spoil: [[NOTICES, 'catalogRef: "resource:default/passenger-notices" # since March']],
    after: [
      ['"resource:default/passenger-notices" # since March', '"component:default/passenger-notices" # since March'],
    ],
  },
];

function changed(text: string, changes: readonly [find: string, put: string][]): string {
  let result = text;
  for (const [find, put] of changes) {
    const at = unique(result, find);
    result = result.slice(0, at) + put + result.slice(at + find.length);
  }
  return result;
}

describe('fixes of the rules on ownership and systems', () => {
  const clean = example();

  for (const { name, rule, spoil, file = ENGAGEMENT, title, after, edits = file, left = [] } of cases) {
    it(`${rule}: ${name}`, async () => {
      const before = { ...clean, [file]: changed(clean[file]!, spoil) };
      const texts = await fixed(before, rule, title === undefined ? {} : { title });
      const wanted = after ? { ...before, [edits]: changed(before[edits]!, after) } : clean;
      assert.equal(texts[edits], wanted[edits]);
      assert.deepEqual(texts, wanted);
      const found = without(await findingsOf(texts), await baseline());
      assert.deepEqual(
        found.map((one) => one.rule),
        left,
        found.map((one) => `${told(one)} ${one.message}`).join('\n'),
      );
    });
  }

  it('nothing is offered where it would be a guess', async () => {
    // Two runbooks, neither of which speaks of the alert; an entity that nothing is like; days out of order.
    for (const [rule, ...spoil] of [
      ['system/alert-without-runbook', [DOWN, `${DOWN}\n        - {name: DiskFull}`]],
      ['system/unknown-catalog-ref', [NOTICES, 'catalogRef: component:default/sms']],
      [
        'ownership/stage-mismatch',
        [GATEWAY, '        stage: planned\n'],
        ['{stage: shadow, on: 2026-08-17', '{stage: shadow, on: 2026-01-17'],
      ],
    ] as [string, ...[string, string][]][]) {
      const texts = { ...clean, [ENGAGEMENT]: changed(clean[ENGAGEMENT]!, spoil) };
      assert.ok(
        (await findingsOf(texts)).some((one) => one.rule === rule),
        rule,
      );
      await assert.rejects(fixed(texts, rule), /offers no fix/, rule);
    }
  });
});
