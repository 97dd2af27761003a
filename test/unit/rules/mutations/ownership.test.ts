import assert from 'node:assert/strict';
import { findingsOf } from '../helper';
import {
  after,
  allFine,
  change,
  changes,
  dayAlone,
  describeMutations,
  ENGAGEMENT,
  example,
  fine,
  type Mutation,
  on,
  RESTORE,
} from '../mutation';

/** Changes that the rules on ownership must find, and others that they must not mind. */

const RECYCLE = 'runbooks/recycle-runners.runbook.yaml';
const ROLL_BACK = 'runbooks/roll-back-release.runbook.yaml';
const ROTATE = 'runbooks/rotate-shared-credentials.runbook.yaml';
const DIAGNOSE = 'runbooks/diagnose-unschedulable-pods.runbook.yaml';

/** Lines of the example, by system. */
const CLUSTER = {
  id: '    - id: cluster-prod',
  owners: '{primary: tomasz-wrona, backup: mhairi-sinclair}',
  shadow: '          - {stage: shadow, on: 2026-05-04, by: beatriz-coelho, evidence: [docs/training/cluster.md]}',
  reverse:
    '          - {stage: reverse-shadow, on: 2026-07-06, by: gregor-baird, evidence: [evidence/oncall-2026-w28.md]}',
  plan: 'plan: {client-owned: 2026-12-14, exited: 2027-06-04}',
  break: '{id: cluster-break-glass, kind: pam-role, holder: client, status: held, breakGlass: true, mfa: true}',
  onCall: '{id: cluster-on-call, kind: on-call, holder: client, status: transferred, mfa: true}',
};
const DB = {
  id: '    - id: booking-db',
  owners: '{primary: adaeze-obi, backup: tomasz-wrona}',
  back: '          - {stage: shadow, on: 2026-06-22, by: gregor-baird, evidence: [evidence/db-game-day-2026-06-17.md]}',
  again:
    '          - {stage: reverse-shadow, on: 2026-08-10, by: gregor-baird, evidence: [evidence/db-retake-2026-08-07.md]}',
  rollbacks: '        rollbacks:\n',
  rollback:
    '          - {from: reverse-shadow, to: shadow, on: 2026-06-22, reason: The game day of 17 June took 141 minutes against an RTO of 90, approvedBy: service-owner}\n',
};
const GATEWAY = {
  stage: '        stage: shadow\n',
  shadow:
    '          - {stage: shadow, on: 2026-08-17, by: beatriz-coelho, evidence: [docs/training/boarding-gateway.md]}',
  owners: '{primary: fergus-yule, backup: adaeze-obi}',
  plan: 'plan: {reverse-shadow: 2026-10-12, client-owned: 2027-01-11, exited: 2027-06-04}',
  repo: '{id: gateway-repo-admin, kind: repo-admin, holder: client, status: transferred, mfa: true}',
};
const NOTICES = {
  stage: '        stage: provider-owned # its service level',
  planned: '          - {stage: planned, on: 2026-01-29, by: beatriz-coelho}',
  owned: '          - {stage: provider-owned, on: 2026-03-30, by: sven-aaltonen}',
  plan: 'plan: {shadow: 2026-09-28, reverse-shadow: 2026-10-26, client-owned: 2027-01-18, exited: 2027-06-04}',
};
const PIPELINE = {
  id: '    - id: delivery-pipeline',
  stage: '        stage: client-owned\n',
  owners: '{primary: mhairi-sinclair, backup: tomasz-wrona}',
  shadow: '          - {stage: shadow, on: 2026-03-16, by: beatriz-coelho}',
  reverse: '          - {stage: reverse-shadow, on: 2026-05-11, by: gregor-baird}',
  owned:
    '          - {stage: client-owned, on: 2026-07-27, by: gregor-baird, evidence: [evidence/pipeline-acceptance-2026-07-24.md]}',
  plan: '        plan: {exited: 2027-06-04}',
  runbooks: 'runbooks: [recycle-runners]\n      slos',
  access: '{id: pipeline-ci-admin, kind: ci-admin, holder: client, status: transferred, mfa: true}',
  onCall: '{id: pipeline-on-call, kind: on-call, holder: client, status: transferred, mfa: true}',
};
const ADAEZE =
  '      - {person: adaeze-obi, system: booking-db, level: 3, on: 2026-08-28, assessedBy: sven-aaltonen, evidence: [evidence/db-game-day-2026-08-26.md], expires: 2027-08-28}\n';
const TOMASZ = '{person: tomasz-wrona, system: booking-db, level: 2, on: 2026-08-28, assessedBy: sven-aaltonen}';
const MHAIRI = '{person: mhairi-sinclair, system: delivery-pipeline, level: 4, on: 2026-07-24';
const ACCESS_ENDS = 'providerAccessEnds: 2027-05-28';
/** A client-owned system's gate is 60 days away, and due. */
const [NEAR, DUE] = ['2026-09-28', '2026-11-27'];

/** The cluster no longer depends on the pipeline, so that the pipeline may depend on others. */
const FREE: [string, string] = ['      dependsOn: [delivery-pipeline]\n', ''];

/** What the pipeline, a system of the client, depends on. */
function needs(systems: string): [string, string] {
  return [`      ${PIPELINE.runbooks}`, `      dependsOn: ${systems}\n      ${PIPELINE.runbooks}`];
}

const groups: Record<string, Mutation[]> = {
  'ownership/stage-mismatch': [
    change(
      'the stage is ahead of the history',
      GATEWAY.stage,
      '        stage: reverse-shadow\n',
      'ownership/stage-mismatch',
    ),
    change(
      'the stage was left behind, and with it a milestone that computes from it',
      PIPELINE.stage,
      '        stage: reverse-shadow\n',
      'ownership/stage-mismatch',
      { rule: 'milestone/claimed', at: 'id: ms-first-client-owned' },
    ),
    change(
      'an entry was added and the stage forgotten',
      ...after(GATEWAY.shadow, '          - {stage: reverse-shadow, on: 2026-09-14, by: gregor-baird}'),
      {
        rule: 'ownership/stage-mismatch',
        at: GATEWAY.stage,
      },
    ),
    change(
      'retired, and no entry says so',
      NOTICES.stage,
      '        stage: retired # its service level',
      'ownership/stage-mismatch',
    ),
    change(
      'a last entry of an unknown stage is another mistake',
      '{stage: shadow, on: 2026-08-17',
      '{stage: shadwo, on: 2026-08-17',
      'format/unknown-value',
    ),
    change('a stage of nothing is another mistake', GATEWAY.stage, '        stage:\n', 'format/schema'),
    allFine('a change of both', [
      [GATEWAY.stage, '        stage: reverse-shadow\n'],
      after(GATEWAY.shadow, '          - {stage: reverse-shadow, on: 2026-09-14, by: gregor-baird}'),
    ]),
    fine(
      'a stage without a history',
      `${GATEWAY.stage}        history:\n          - {stage: provider-owned, on: 2026-01-29, by: beatriz-coelho}\n${GATEWAY.shadow}\n`,
      GATEWAY.stage,
    ),
    fine(
      'an empty history',
      `        history:\n          - {stage: provider-owned, on: 2026-01-29, by: beatriz-coelho}\n${GATEWAY.shadow}\n`,
      '        history: []\n',
    ),
    allFine('a retired system with its entry', [
      [NOTICES.stage, '        stage: retired # its service level'],
      after(NOTICES.owned, '          - {stage: retired, on: 2026-09-01, by: sven-aaltonen}'),
    ]),
    fine(
      'an entry without evidence',
      ', evidence: [docs/training/boarding-gateway.md]}\n        plan',
      '}\n        plan',
    ),
  ],

  'ownership/went-back': [
    change('no rollback is recorded', DB.rollbacks + DB.rollback, '', { rule: 'ownership/went-back', at: DB.back }),
    change(
      'the record is of another step',
      'from: reverse-shadow, to: shadow, on: 2026-06-22',
      'from: client-owned, to: provider-owned, on: 2026-06-21',
      {
        rule: 'ownership/went-back',
        at: DB.back,
      },
    ),
    change(
      'a step back at the end, which the stage does not follow',
      ...after(CLUSTER.reverse, '          - {stage: shadow, on: 2026-08-20, by: gregor-baird}'),
      {
        rule: 'ownership/went-back',
        at: '{stage: shadow, on: 2026-08-20',
      },
    ),
    change(
      'one record for two steps back',
      ...after(
        DB.again,
        '          - {stage: shadow, on: 2026-08-24, by: gregor-baird}\n          - {stage: reverse-shadow, on: 2026-09-07, by: gregor-baird}',
      ),
      { rule: 'ownership/went-back', at: '{stage: shadow, on: 2026-08-24' },
    ),
    change(
      'all the way back',
      ...after(
        NOTICES.owned,
        '          - {stage: planned, on: 2026-05-04, by: sven-aaltonen}\n          - {stage: provider-owned, on: 2026-06-01, by: sven-aaltonen}',
      ),
      {
        rule: 'ownership/went-back',
        at: '{stage: planned, on: 2026-05-04',
      },
    ),
    fine('a record a few days before the entry', 'to: shadow, on: 2026-06-22', 'to: shadow, on: 2026-06-18'),
    fine(
      'a record that names another stage of origin, on the day',
      '{from: reverse-shadow, to: shadow',
      '{from: client-owned, to: shadow',
    ),
    allFine('a record for each of two steps back', [
      after(
        DB.again,
        '          - {stage: shadow, on: 2026-08-24, by: gregor-baird}\n          - {stage: reverse-shadow, on: 2026-09-07, by: gregor-baird}',
      ),
      [
        DB.rollback,
        `${DB.rollback}          - {from: reverse-shadow, to: shadow, on: 2026-08-24, reason: No rota, approvedBy: service-owner}\n`,
      ],
    ]),
    fine(
      'a stage that is said twice',
      ...after(CLUSTER.shadow, '          - {stage: shadow, on: 2026-06-01, by: beatriz-coelho}'),
    ),
    fine(
      'a system that was retired and came back',
      ...after(
        NOTICES.owned,
        '          - {stage: retired, on: 2026-05-04, by: sven-aaltonen}\n          - {stage: provider-owned, on: 2026-06-01, by: sven-aaltonen}',
      ),
    ),
    change(
      'an entry of one stage too many is one mistake',
      '{stage: shadow, on: 2026-05-04',
      '{stage: client-owned, on: 2026-05-04',
      'ownership/skipped-stage',
    ),
  ],

  'ownership/skipped-stage': [
    change('shadow left out', `${CLUSTER.shadow}\n`, '', 'ownership/skipped-stage'),
    change('reverse-shadow left out', `${PIPELINE.reverse}\n`, '', 'ownership/skipped-stage'),
    change('two stages left out', `${PIPELINE.shadow}\n${PIPELINE.reverse}\n`, '', 'ownership/skipped-stage'),
    change(
      'a history that begins too late',
      `          - {stage: provider-owned, on: 2026-01-29, by: beatriz-coelho, evidence: [evidence/go-live-2026-01-27.md]}\n${CLUSTER.shadow}\n`,
      '',
      'ownership/skipped-stage',
    ),
    changes(
      'the provider never owned what was planned',
      [
        [NOTICES.owned, '          - {stage: shadow, on: 2026-03-30, by: sven-aaltonen}'],
        [NOTICES.stage, '        stage: shadow # its service level'],
      ],
      'ownership/skipped-stage',
    ),
    changes(
      'expedited without a reason',
      [
        [`${CLUSTER.shadow}\n`, ''],
        [CLUSTER.plan, `${CLUSTER.plan}\n        expedited: true`],
      ],
      'ownership/skipped-stage',
    ),
    changes(
      'expedited with a blank reason',
      [
        [`${CLUSTER.shadow}\n`, ''],
        [CLUSTER.plan, `${CLUSTER.plan}\n        expedited: " "`],
      ],
      'ownership/skipped-stage',
    ),
    changes(
      'said not to be expedited',
      [
        [`${CLUSTER.shadow}\n`, ''],
        [CLUSTER.plan, `${CLUSTER.plan}\n        expedited: false`],
      ],
      'ownership/skipped-stage',
    ),
    changes(
      'after a rollback the stages count from where it led',
      [
        after(
          CLUSTER.reverse,
          '          - {stage: provider-owned, on: 2026-07-20, by: gregor-baird}\n          - {stage: reverse-shadow, on: 2026-08-20, by: gregor-baird}',
        ),
        [
          CLUSTER.plan,
          `rollbacks: [{from: reverse-shadow, to: provider-owned, on: 2026-07-20, reason: Two engineers ill, approvedBy: service-owner}]\n        ${CLUSTER.plan}`,
        ],
      ],
      { rule: 'ownership/skipped-stage', at: '{stage: reverse-shadow, on: 2026-08-20' },
    ),
    changes(
      'after a rollback that has no entry, too',
      [
        after(CLUSTER.reverse, '          - {stage: reverse-shadow, on: 2026-08-20, by: gregor-baird}'),
        [
          CLUSTER.plan,
          `rollbacks: [{from: reverse-shadow, to: provider-owned, on: 2026-07-20, reason: Two engineers ill, approvedBy: service-owner}]\n        ${CLUSTER.plan}`,
        ],
      ],
      { rule: 'ownership/skipped-stage', at: '{stage: reverse-shadow, on: 2026-08-20' },
    ),
    allFine('expedited for a reason', [
      [`${CLUSTER.shadow}\n`, ''],
      [CLUSTER.plan, `${CLUSTER.plan}\n        expedited: The client runs two clusters of the same make`],
    ]),
    fine(
      'a history that begins in shadow',
      `          - {stage: provider-owned, on: 2026-01-29, by: beatriz-coelho}\n${GATEWAY.shadow}`,
      GATEWAY.shadow,
    ),
    fine('a history that begins where the provider owns it', `${NOTICES.planned}\n`, ''),
    fine(
      'a system that was retired and came back later on',
      ...after(CLUSTER.shadow, '          - {stage: retired, on: 2026-05-05, by: gregor-baird}'),
    ),
    fine(
      'a reason where nothing is skipped',
      CLUSTER.plan,
      `${CLUSTER.plan}\n        expedited: The client runs two clusters of the same make`,
    ),
  ],

  'ownership, half typed': [
    change(
      'an entry of the history',
      CLUSTER.shadow,
      '          - {stage: shadow, on: 2026-05-04, by: beatriz-coelho',
      { rule: 'format/syntax', at: '          - {stage: shadow, on: 2026-05-04, by: beatriz-coelho\n' },
    ),
    change('the last entry', GATEWAY.shadow, '          - {stage: shadow, on', 'format/syntax'),
    change('a rollback', DB.rollback, '          - {from: reverse-shadow, to\n', 'format/syntax'),
    change('an assessment', ADAEZE, '      - {person: adaeze-obi, system\n', 'format/syntax'),
    change('the owners', CLUSTER.owners, '{primary: tomasz-wrona, backup: "mhairi', 'format/syntax'),
    change('a plan', GATEWAY.plan, 'plan: {rev', 'format/syntax'),
  ],

  'ownership/history-order': [
    change('a day before the one above it', '{stage: shadow, on: 2026-05-04', '{stage: shadow, on: 2026-08-04', {
      rule: 'ownership/history-order',
      at: CLUSTER.reverse,
    }),
    change(
      'a day that is too early by a year',
      '{stage: reverse-shadow, on: 2026-07-06',
      '{stage: reverse-shadow, on: 2025-07-06',
      'ownership/history-order',
    ),
    change(
      'a first day that is too late is one mistake',
      `on: 2026-01-29, by: beatriz-coelho, evidence: [evidence/go-live-2026-01-27.md]}\n${CLUSTER.shadow}`,
      `on: 2026-09-01, by: beatriz-coelho, evidence: [evidence/go-live-2026-01-27.md]}\n${CLUSTER.shadow}`,
      'ownership/history-order',
    ),
    change(
      'two entries in the wrong order are one mistake',
      `${CLUSTER.shadow}\n${CLUSTER.reverse}\n`,
      `${CLUSTER.reverse}\n${CLUSTER.shadow}\n`,
      { rule: 'ownership/history-order', at: CLUSTER.shadow },
    ),
    change(
      'a day that has not come',
      '{stage: reverse-shadow, on: 2026-07-06',
      '{stage: reverse-shadow, on: 2026-10-06',
      'ownership/history-order',
    ),
    change(
      'a stage that is still ahead, entered before its time',
      ...after(GATEWAY.shadow, '          - {stage: reverse-shadow, on: 2026-10-12, by: gregor-baird}'),
      { rule: 'ownership/history-order', at: '{stage: reverse-shadow, on: 2026-10-12' },
    ),
    change(
      'two of them are two mistakes',
      ...after(
        GATEWAY.shadow,
        '          - {stage: reverse-shadow, on: 2026-10-12, by: gregor-baird}\n          - {stage: client-owned, on: 2027-01-11, by: gregor-baird}',
      ),
      { rule: 'ownership/history-order', at: '{stage: reverse-shadow, on: 2026-10-12' },
      { rule: 'ownership/history-order', at: '{stage: client-owned, on: 2027-01-11' },
    ),
    change(
      'a year that is mistyped at the beginning',
      `${NOTICES.planned}\n`,
      `${NOTICES.planned.replace('2026', '2027')}\n`,
      'ownership/history-order',
    ),
    change(
      'no day at all is another mistake',
      '{stage: shadow, on: 2026-05-04',
      '{stage: shadow, on: 2026-05-34',
      'format/invalid-date',
    ),
    fine('two entries on one day', '{stage: planned, on: 2026-01-29', '{stage: planned, on: 2026-03-30'),
    fine('an entry of today', '{stage: shadow, on: 2026-08-17', '{stage: shadow, on: 2026-09-15'),
    allFine('entries of today and of yesterday', [
      [GATEWAY.stage, '        stage: reverse-shadow\n'],
      ['{stage: shadow, on: 2026-08-17', '{stage: shadow, on: 2026-09-04'],
      after(
        GATEWAY.shadow.replace('2026-08-17', '2026-09-04'),
        '          - {stage: reverse-shadow, on: 2026-09-15, by: gregor-baird}',
      ),
    ]),
    fine(
      'a day without an order',
      `on: 2026-03-30, by: sven-aaltonen}`,
      'on: 2026-03-30, by: sven-aaltonen, x-on: 2020-01-01}',
    ),
  ],

  'ownership/no-runbook': [
    {
      ...change('its only runbook is a draft', 'status: effective', 'status: draft', {
        rule: 'ownership/no-runbook',
        at: PIPELINE.runbooks,
        file: ENGAGEMENT,
        severity: 'hint',
      }),
      file: RECYCLE,
    },
    on(NEAR, {
      ...change('a warning near the gate', 'status: effective', 'status: in-review', {
        rule: 'ownership/no-runbook',
        at: PIPELINE.runbooks,
        file: ENGAGEMENT,
        severity: 'warning',
      }),
      file: RECYCLE,
    }),
    on(DUE, {
      ...change('an error at the gate', 'status: effective', 'status: obsolete', {
        rule: 'ownership/no-runbook',
        at: PIPELINE.runbooks,
        file: ENGAGEMENT,
        severity: 'error',
      }),
      file: RECYCLE,
    }),
    changes(
      'a system that names none',
      [
        ['      runbooks: [roll-back-release, rotate-shared-credentials]\n', ''],
        [
          '{name: ScanErrorRateHigh, runbook: roll-back-release, severity: SEV-1}',
          '{name: ScanErrorRateHigh, severity: SEV-1}',
        ],
        [
          '{name: ScanLatencyBudgetBurn, runbook: roll-back-release, severity: SEV-2}',
          '{name: ScanLatencyBudgetBurn, severity: SEV-2}',
        ],
      ],
      { rule: 'ownership/no-runbook', at: '- id: boarding-gateway' },
      { rule: 'system/alert-without-runbook', at: 'name: ScanErrorRateHigh' },
      { rule: 'system/alert-without-runbook', at: 'name: ScanLatencyBudgetBurn' },
      { rule: 'runbook/system-mismatch', at: 'systems: [boarding-gateway, passenger-notices]', file: ROLL_BACK },
      { rule: 'runbook/system-mismatch', at: 'systems: [booking-db, cluster-prod, boarding-gateway]', file: ROTATE },
    ),
    changes(
      'names that are mistyped are another mistake',
      [
        [PIPELINE.runbooks, 'runbooks: [recycle-runers]\n      slos'],
        ['runbook: recycle-runners, severity', 'runbook: recycle-runers, severity'],
      ],
      'reference/unresolved',
      { rule: 'reference/unresolved', at: 'runbook: recycle-runers' },
      { rule: 'reference/orphan-runbook', at: '  name: recycle-runners', file: RECYCLE },
    ),
    { ...fine('a draft beside approved ones', 'status: effective', 'status: draft'), file: RESTORE },
    { ...fine('approved instead of effective', 'status: effective', 'status: approved'), file: RECYCLE },
    fine('a runbook that only an alert names', `      ${PIPELINE.runbooks}`, '      slos'),
    changes(
      'a system of tier 3 may do without',
      [
        ['      runbooks: [roll-back-release]\n', ''],
        [
          '{name: NoticeDeliveryFailing, runbook: roll-back-release, severity: SEV-3}',
          '{name: NoticeDeliveryFailing, runbook: recycle-runners, severity: SEV-3}',
        ],
      ],
      { rule: 'runbook/system-mismatch', at: 'systems: [boarding-gateway, passenger-notices]', file: ROLL_BACK },
    ),
  ],

  'ownership/not-exercised': [
    {
      ...changes(
        'exercises that are said to be the client’s were the provider’s',
        [
          ['{on: 2026-08-07, by: adaeze-obi', '{on: 2026-08-07, by: sven-aaltonen'],
          ['{on: 2026-08-26, by: adaeze-obi', '{on: 2026-08-26, by: nkechi-duru'],
        ],
        {
          rule: 'ownership/not-exercised',
          at: 'runbooks: [restore-booking-db, grant-break-glass',
          file: ENGAGEMENT,
          severity: 'hint',
        },
      ),
      file: RESTORE,
    },
    {
      ...changes(
        'or of somebody else altogether',
        [
          ['{on: 2026-07-08, by: tomasz-wrona', '{on: 2026-07-08, by: helen-ashdown'],
          ['{on: 2026-07-29, by: tomasz-wrona', '{on: 2026-07-29, by: helen-ashdown'],
        ],
        {
          rule: 'ownership/not-exercised',
          at: 'runbooks: [diagnose-unschedulable-pods, grant-break-glass, rotate',
          file: ENGAGEMENT,
        },
      ),
      file: DIAGNOSE,
    },
    on('2027-01-08', {
      ...changes(
        'a warning near the gate',
        [
          ['{on: 2026-07-08, by: tomasz-wrona', '{on: 2026-07-08, by: helen-ashdown'],
          ['{on: 2026-07-29, by: tomasz-wrona', '{on: 2026-07-29, by: helen-ashdown'],
        ],
        {
          rule: 'ownership/not-exercised',
          at: 'runbooks: [diagnose-unschedulable-pods, grant-break-glass, rotate',
          file: ENGAGEMENT,
          severity: 'warning',
        },
      ),
      file: DIAGNOSE,
    }),
    {
      ...fine('one of them was the client’s', '{on: 2026-08-26, by: adaeze-obi', '{on: 2026-08-26, by: sven-aaltonen'),
      file: RESTORE,
    },
    {
      ...change(
        'somebody who is not known is another mistake',
        '{on: 2026-08-26, by: adaeze-obi',
        '{on: 2026-08-26, by: adaeze-oby',
        'reference/unresolved',
      ),
      file: RESTORE,
    },
    {
      ...changes(
        'none that is said to be the client’s is another mistake',
        [
          [
            'by: adaeze-obi, party: client, mode: drill, result: pass',
            'by: sven-aaltonen, party: provider, mode: drill, result: pass',
          ],
          ['{on: 2026-08-26, by: adaeze-obi, party: client', '{on: 2026-08-26, by: sven-aaltonen, party: provider'],
        ],
        { rule: 'runbook/not-exercised', at: '  exercises:\n' },
      ),
      file: RESTORE,
    },
    {
      ...allFine('a system of tier 2', [
        ['{on: 2026-05-28, by: mhairi-sinclair', '{on: 2026-05-28, by: nkechi-duru'],
        ['{on: 2026-08-11, by: tomasz-wrona', '{on: 2026-08-11, by: nkechi-duru'],
      ]),
      file: RECYCLE,
    },
  ],

  'ownership/no-deputy': [
    change(
      'no backup',
      `${GATEWAY.owners}\n      catalogRef: component:default/boarding`,
      '{primary: fergus-yule}\n      catalogRef: component:default/boarding',
      { rule: 'ownership/no-deputy', severity: 'hint' },
    ),
    on(
      DUE,
      change('no backup of a system of the client, at the gate', PIPELINE.owners, '{primary: mhairi-sinclair}', {
        rule: 'ownership/no-deputy',
        severity: 'error',
      }),
    ),
    change('no primary', CLUSTER.owners, '{backup: mhairi-sinclair}', 'ownership/no-deputy'),
    change('no owners at all', `      owners: ${CLUSTER.owners}\n`, '', {
      rule: 'ownership/no-deputy',
      at: CLUSTER.id,
    }),
    change('owners of nothing', CLUSTER.owners, '', 'format/schema'),
    change(
      'a backup of the provider',
      CLUSTER.owners,
      '{primary: tomasz-wrona, backup: sven-aaltonen}',
      'ownership/no-deputy',
    ),
    change(
      'both of the provider are one mistake',
      CLUSTER.owners,
      '{primary: nkechi-duru, backup: sven-aaltonen}',
      'ownership/no-deputy',
    ),
    change(
      'the same person twice',
      CLUSTER.owners,
      '{primary: tomasz-wrona, backup: tomasz-wrona}',
      'ownership/no-deputy',
    ),
    change('one missing and one of the provider', CLUSTER.owners, '{primary: sven-aaltonen}', 'ownership/no-deputy'),
    change(
      'somebody who is not known is another mistake',
      CLUSTER.owners,
      '{primary: tomasz-wrona, backup: mhairi-sinclare}',
      'reference/unresolved',
    ),
    change(
      'a role is another mistake',
      CLUSTER.owners,
      '{primary: tomasz-wrona, backup: platform-team}',
      'reference/unresolved',
    ),
    fine('other people of the client', CLUSTER.owners, '{primary: mhairi-sinclair, backup: tomasz-wrona}'),
    fine(
      'owners that stand among other lines',
      CLUSTER.owners,
      '{primary: tomasz-wrona, x-since: 2026-05-04, backup: mhairi-sinclair}',
    ),
    changes(
      'a system that is to stay with the provider may do without',
      [
        [GATEWAY.plan, 'plan: {}'],
        [
          `${GATEWAY.owners}\n      catalogRef: component:default/boarding`,
          '{primary: fergus-yule}\n      catalogRef: component:default/boarding',
        ],
      ],
      { rule: 'ownership/no-plan', at: '        plan: {}' },
    ),
    allFine('what was planned in an engagement that was ended', [
      ['  status: active\n', '  status: terminated\n'],
      [CLUSTER.owners, '{primary: tomasz-wrona}'],
    ]),
    allFine('a retired system', [
      [NOTICES.stage, '        stage: retired # its service level'],
      after(NOTICES.owned, '          - {stage: retired, on: 2026-09-01, by: sven-aaltonen}'),
      [`      owners: {primary: adaeze-obi, backup: fergus-yule}\n`, ''],
    ]),
  ],

  'ownership/not-competent': [
    change('a primary below the target', 'system: delivery-pipeline, level: 4', 'system: delivery-pipeline, level: 2', {
      rule: 'ownership/not-competent',
      at: `owners: ${PIPELINE.owners}`,
      severity: 'hint',
    }),
    on(
      NEAR,
      change('a warning near the gate', 'system: delivery-pipeline, level: 4', 'system: delivery-pipeline, level: 2', {
        rule: 'ownership/not-competent',
        at: `owners: ${PIPELINE.owners}`,
        severity: 'warning',
      }),
    ),
    on(
      DUE,
      change('an error at the gate', 'system: delivery-pipeline, level: 4', 'system: delivery-pipeline, level: 1', {
        rule: 'ownership/not-competent',
        at: `owners: ${PIPELINE.owners}`,
        severity: 'error',
      }),
    ),
    change(
      'a backup who was never assessed',
      PIPELINE.owners,
      '{primary: mhairi-sinclair, backup: fergus-yule}',
      'ownership/not-competent',
    ),
    change(
      'an assessment that has expired is another mistake',
      `${MHAIRI}, assessedBy`,
      `${MHAIRI}, expires: 2026-09-01, assessedBy`,
      'training/expired',
    ),
    change(
      'a level of 0 does not expire',
      `${MHAIRI}, assessedBy`,
      `${MHAIRI.replace('level: 4', 'level: 0')}, expires: 2026-09-01, assessedBy`,
      { rule: 'ownership/not-competent', at: `owners: ${PIPELINE.owners}` },
    ),
    change(
      'a level that cannot be used is another mistake',
      MHAIRI,
      MHAIRI.replace('level: 4', 'level: expert'),
      'format/schema',
    ),
    change('a level that is missing, too', MHAIRI, MHAIRI.replace(' level: 4,', ''), 'format/missing-key'),
    change(
      'an assessment that is still to come does not count yet',
      MHAIRI,
      MHAIRI.replace('2026-07-24', '2026-09-16'),
      { rule: 'ownership/not-competent', at: `owners: ${PIPELINE.owners}` },
    ),
    fine(
      'nor does it take the place of the one before it',
      `      - ${MHAIRI}`,
      `      - ${MHAIRI.replace('level: 4, on: 2026-07-24', 'level: 0, on: 2026-09-16')}}\n      - ${MHAIRI}`,
    ),
    change(
      'a target that nobody reaches',
      'competencyTarget: {primary: 3, backup: 3}',
      'competencyTarget: {primary: 3, backup: 4}',
      { rule: 'ownership/not-competent', at: `owners: ${PIPELINE.owners}` },
      { rule: 'training/competency-gap', at: 'owners: {primary: adaeze-obi, backup: fergus-yule}' },
      { rule: 'training/competency-gap', at: 'person: mhairi-sinclair, system: cluster-prod' },
      { rule: 'training/competency-gap', at: 'person: tomasz-wrona, system: booking-db' },
      { rule: 'training/competency-gap', at: 'person: adaeze-obi, system: boarding-gateway' },
    ),
    change(
      'a holder of the provider is another mistake',
      PIPELINE.owners,
      '{primary: mhairi-sinclair, backup: nkechi-duru}',
      'ownership/no-deputy',
    ),
    change(
      'a system that is still to be handed over is a gap of training',
      'system: boarding-gateway, level: 2',
      'system: boarding-gateway, level: 0',
      'training/competency-gap',
    ),
    fine('an assessment on its last day', `${MHAIRI}, assessedBy`, `${MHAIRI}, expires: 2026-09-15, assessedBy`),
    changes(
      'a lower target is enough; others are below it still',
      [
        ['system: delivery-pipeline, level: 3', 'system: delivery-pipeline, level: 2'],
        ['competencyTarget: {primary: 3, backup: 3}', 'competencyTarget: {primary: 3, backup: 2}'],
      ],
      { rule: 'training/competency-gap', at: 'owners: {primary: adaeze-obi, backup: fergus-yule}' },
      { rule: 'training/competency-gap', at: 'person: adaeze-obi, system: boarding-gateway' },
    ),
    fine('the two the other way round', PIPELINE.owners, '{primary: tomasz-wrona, backup: mhairi-sinclair}'),
    allFine('an engagement that is closed', [
      ['  status: active\n', '  status: closed\n'],
      ['system: delivery-pipeline, level: 4', 'system: delivery-pipeline, level: 2'],
    ]),
  ],

  'ownership/access-held': [
    change(
      'access that is the provider’s again',
      PIPELINE.access,
      PIPELINE.access.replace('holder: client, status: transferred', 'holder: provider, status: held'),
      { rule: 'ownership/access-held', severity: 'hint' },
    ),
    on(
      NEAR,
      change(
        'a warning near the gate',
        PIPELINE.access,
        PIPELINE.access.replace('holder: client, status: transferred', 'holder: provider, status: pending'),
        { rule: 'ownership/access-held', severity: 'warning' },
      ),
    ),
    on(
      DUE,
      change(
        'an error at the gate',
        PIPELINE.access,
        PIPELINE.access.replace('holder: client, status: transferred', 'holder: provider, status: pending'),
        { rule: 'ownership/access-held', severity: 'error' },
      ),
    ),
    change(
      'an emergency access, too',
      CLUSTER.break,
      CLUSTER.break.replace('holder: client', 'holder: provider'),
      'ownership/access-held',
    ),
    change(
      'one finding for each',
      `${GATEWAY.repo}\n`,
      `${GATEWAY.repo.replace('client', 'provider').replace('transferred', 'held')}\n        - {id: gateway-dns, kind: dns-registrar, holder: provider, status: pending, mfa: true}\n`,
      { rule: 'ownership/access-held', at: 'id: gateway-repo-admin' },
      { rule: 'ownership/access-held', at: 'id: gateway-dns' },
    ),
    fine(
      'access that was revoked',
      PIPELINE.access,
      PIPELINE.access.replace('holder: client, status: transferred', 'holder: provider, status: revoked'),
    ),
    fine(
      'access of a third party',
      PIPELINE.access,
      PIPELINE.access.replace('holder: client, status: transferred', 'holder: third-party, status: held'),
    ),
    changes(
      'access on the last day',
      [
        [
          PIPELINE.access,
          PIPELINE.access.replace('holder: client, status: transferred', 'holder: provider, status: held'),
        ],
        [ACCESS_ENDS, 'providerAccessEnds: 2026-09-15'],
      ],
      'ownership/access-held',
    ),
    allFine('access to a system that is to stay with the provider', [
      [NOTICES.plan, 'plan: {shadow: 2026-09-28}'],
      ['{id: notices-sms-admin, kind: saas-admin', '{id: notices-sms-admins, kind: saas-admin'],
    ]),
  ],

  'ownership/paging': [
    change(
      'the provider is on call again',
      PIPELINE.onCall,
      PIPELINE.onCall.replace('holder: client, status: transferred', 'holder: provider, status: held'),
      { rule: 'ownership/paging', severity: 'hint' },
    ),
    on(
      NEAR,
      change(
        'a warning near the gate',
        PIPELINE.onCall,
        PIPELINE.onCall.replace('holder: client, status: transferred', 'holder: provider, status: pending'),
        { rule: 'ownership/paging', severity: 'warning' },
      ),
    ),
    on(
      DUE,
      change(
        'an error at the gate',
        PIPELINE.onCall,
        PIPELINE.onCall.replace('holder: client, status: transferred', 'holder: provider, status: pending'),
        { rule: 'ownership/paging', severity: 'error' },
      ),
    ),
    change(
      'of a system that is still to be handed over',
      CLUSTER.onCall,
      CLUSTER.onCall.replace('holder: client, status: transferred', 'holder: provider, status: pending'),
      'ownership/paging',
    ),
    fine(
      'a rota of a third party',
      PIPELINE.onCall,
      PIPELINE.onCall.replace('holder: client, status: transferred', 'holder: third-party, status: held'),
    ),
    fine('no rota at all', `        - ${PIPELINE.onCall}\n`, ''),
    fine(
      'an access that was transferred and still names the provider',
      PIPELINE.onCall,
      PIPELINE.onCall.replace('holder: client', 'holder: provider'),
    ),
  ],

  'ownership/no-plan': [
    change('no day for the next stage', GATEWAY.plan, 'plan: {client-owned: 2027-01-11, exited: 2027-06-04}', {
      rule: 'ownership/no-plan',
      severity: 'hint',
    }),
    change('no plan at all', `${PIPELINE.plan}\n`, '', { rule: 'ownership/no-plan', at: PIPELINE.stage }),
    change('an empty plan', PIPELINE.plan, '        plan: {}', 'ownership/no-plan'),
    change(
      'a day for a stage that is over',
      NOTICES.plan,
      'plan: {provider-owned: 2026-03-30, reverse-shadow: 2026-10-26, client-owned: 2027-01-18, exited: 2027-06-04}',
      'ownership/no-plan',
    ),
    change(
      'a day that is none is another mistake',
      GATEWAY.plan,
      'plan: {reverse-shadow: 2026-10-32, client-owned: 2027-01-11, exited: 2027-06-04}',
      'format/invalid-date',
    ),
    fine(
      'no day for a stage after the next',
      GATEWAY.plan,
      'plan: {reverse-shadow: 2026-10-12, client-owned: 2027-01-11}',
    ),
    allFine('a retired system', [
      [NOTICES.stage, '        stage: retired # its service level'],
      after(NOTICES.owned, '          - {stage: retired, on: 2026-09-01, by: sven-aaltonen}'),
      [`        ${NOTICES.plan}\n`, ''],
    ]),
    allFine('an engagement that is closed', [
      ['  status: active\n', '  status: closed\n'],
      [`${PIPELINE.plan}\n`, ''],
    ]),
    allFine('an engagement on hold', [
      ['  status: active\n', '  status: on-hold\n'],
      [`${PIPELINE.plan}\n`, ''],
    ]),
    fine(
      'a stage that is to be left out',
      GATEWAY.plan,
      'plan: {client-owned: 2027-01-11, exited: 2027-06-04}\n        expedited: The team ran a gateway of the same make',
    ),
  ],

  'ownership/late': [
    change(
      'the day has passed',
      'plan: {reverse-shadow: 2026-10-12',
      'plan: {reverse-shadow: 2026-09-14',
      'ownership/late',
    ),
    change(
      'the day of the provider’s exit, too',
      PIPELINE.plan,
      '        plan: {exited: 2026-09-01}',
      'ownership/late',
    ),
    change(
      'of several days the first',
      NOTICES.plan,
      'plan: {shadow: 2026-07-28, reverse-shadow: 2026-08-26, client-owned: 2027-01-18, exited: 2027-06-04}',
      'ownership/late',
    ),
    change(
      'the next stage has no day, and a later one is over',
      NOTICES.plan,
      'plan: {reverse-shadow: 2026-09-01, client-owned: 2027-01-18, exited: 2027-06-04}',
      'ownership/late',
      'ownership/no-plan',
    ),
    dayAlone(
      'a day alone makes a system late',
      '2026-09-29',
      { rule: 'ownership/late', at: NOTICES.plan, severity: 'warning' },
      { rule: 'governance/cadence-overdue', at: 'name: operations stand-up' },
      { rule: 'runbook/not-exercised', at: '  exercises:\n', file: ROTATE },
    ),
    fine('on the day itself', 'plan: {reverse-shadow: 2026-10-12', 'plan: {reverse-shadow: 2026-09-15'),
    fine(
      'a day of a stage that is over',
      'plan: {reverse-shadow: 2026-10-12',
      'plan: {shadow: 2026-08-01, reverse-shadow: 2026-10-12',
    ),
    changes(
      'the stage was forgotten: one mistake',
      [
        after(GATEWAY.shadow, '          - {stage: reverse-shadow, on: 2026-09-08, by: gregor-baird}'),
        ['plan: {reverse-shadow: 2026-10-12', 'plan: {reverse-shadow: 2026-09-08'],
      ],
      { rule: 'ownership/stage-mismatch', at: GATEWAY.stage },
    ),
    allFine('an engagement on hold', [
      ['  status: active\n', '  status: on-hold\n'],
      ['plan: {reverse-shadow: 2026-10-12', 'plan: {reverse-shadow: 2026-09-14'],
    ]),
    allFine('an engagement that was ended', [
      ['  status: active\n', '  status: terminated\n'],
      ['plan: {reverse-shadow: 2026-10-12', 'plan: {reverse-shadow: 2026-09-14'],
    ]),
  ],

  'ownership/short-stage': [
    change('nine days in shadow', '{stage: shadow, on: 2026-05-04', '{stage: shadow, on: 2026-06-27', {
      rule: 'ownership/short-stage',
      at: CLUSTER.reverse,
      severity: 'warning',
    }),
    change(
      'no day in reverse shadow',
      '{stage: reverse-shadow, on: 2026-05-11',
      '{stage: reverse-shadow, on: 2026-07-27',
      { rule: 'ownership/short-stage', at: PIPELINE.owned },
    ),
    change(
      'less than the policy asks for',
      '    minimumStage: 10d',
      '    minimumStage: 8w',
      { rule: 'ownership/short-stage', at: DB.again.replace('2026-08-10', '2026-08-10') },
      { rule: 'ownership/short-stage', at: '{stage: reverse-shadow, on: 2026-06-01' },
    ),
    fine('ten days in shadow', '{stage: shadow, on: 2026-05-04', '{stage: shadow, on: 2026-06-26'),
    fine('a short time until today', '{stage: shadow, on: 2026-08-17', '{stage: shadow, on: 2026-09-14'),
    fine(
      'a short time with the provider',
      '{stage: provider-owned, on: 2026-03-30',
      '{stage: provider-owned, on: 2026-01-29',
    ),
    allFine('who goes back leaves early', [
      ['{stage: reverse-shadow, on: 2026-06-01', '{stage: reverse-shadow, on: 2026-06-21'],
    ]),
    allFine('both agreed to be quick', [
      ['{stage: shadow, on: 2026-05-04', '{stage: shadow, on: 2026-06-27'],
      [CLUSTER.plan, `${CLUSTER.plan}\n        expedited: The client runs two clusters of the same make`],
    ]),
    fine(
      'the same stage said again',
      ...after(CLUSTER.shadow, '          - {stage: shadow, on: 2026-07-03, by: beatriz-coelho}'),
    ),
  ],

  'ownership/key-person': [
    change(
      'only one is left',
      `${TOMASZ} # leads`,
      `${TOMASZ.replace('level: 2', 'level: 1')} # leads`,
      { rule: 'ownership/key-person', at: DB.id, severity: 'warning' },
      'training/competency-gap',
    ),
    change(
      'one who was never assessed',
      ADAEZE,
      '',
      { rule: 'ownership/key-person', at: DB.id },
      { rule: 'training/competency-gap', at: DB.owners },
    ),
    change(
      'one who is still to be assessed',
      ADAEZE,
      ADAEZE.replace('on: 2026-08-28', 'on: 2026-09-16'),
      { rule: 'ownership/key-person', at: DB.id },
      { rule: 'training/competency-gap', at: DB.owners },
    ),
    change(
      'an assessment that has expired is another mistake',
      'expires: 2027-08-28',
      'expires: 2026-09-01',
      'training/expired',
    ),
    change(
      'a level that cannot be used is another mistake',
      `${TOMASZ} # leads`,
      `${TOMASZ.replace('level: 2', 'level: two')} # leads`,
      'format/schema',
    ),
    changes(
      'one whose assessment has expired was below',
      [
        ['system: booking-db, level: 3', 'system: booking-db, level: 1'],
        ['expires: 2027-08-28', 'expires: 2026-09-01'],
      ],
      'training/expired',
      { rule: 'ownership/key-person', at: DB.id },
    ),
    change(
      'one who has left',
      'gitlab: aobi, joins: 2026-03-02',
      'gitlab: aobi, joins: 2026-03-02, leaves: 2026-09-14',
      { rule: 'ownership/key-person', at: DB.id },
      'role/leaver',
    ),
    changes(
      'nobody at all',
      [
        [ADAEZE, ''],
        [`      - ${TOMASZ} # leads the third game day\n`, ''],
      ],
      { rule: 'ownership/key-person', at: DB.id },
      { rule: 'training/competency-gap', at: DB.owners },
      { rule: 'training/competency-gap', at: DB.owners },
    ),
    changes(
      'the second one is of the provider',
      [
        ['system: booking-db, level: 2, on: 2026-08-28', 'system: booking-db, level: 1, on: 2026-08-28'],
        [
          ADAEZE,
          `${ADAEZE}      - {person: nkechi-duru, system: booking-db, level: 4, on: 2026-08-28, assessedBy: sven-aaltonen, evidence: [docs/kt-plan.md]}\n`,
        ],
      ],
      { rule: 'ownership/key-person', at: DB.id },
      { rule: 'training/competency-gap', at: 'system: booking-db, level: 1' },
    ),
    change(
      'one who leaves today is still there',
      'gitlab: aobi, joins: 2026-03-02',
      'gitlab: aobi, joins: 2026-03-02, leaves: 2026-09-15',
      'role/leaver',
    ),
    change(
      'a system of tier 2 may do with one',
      'system: boarding-gateway, level: 2',
      'system: boarding-gateway, level: 1',
      'training/competency-gap',
    ),
    fine(
      'an assessment of somebody else beside them',
      ADAEZE,
      `${ADAEZE}      - {person: fergus-yule, system: booking-db, level: 0, on: 2026-08-28, assessedBy: sven-aaltonen}\n`,
    ),
    allFine('an engagement that is closed', [
      ['  status: active\n', '  status: closed\n'],
      [ADAEZE, ''],
    ]),
  ],

  'ownership/depends-on-provider': [
    changes('a system that the provider owns', [FREE, needs('[passenger-notices]')], {
      rule: 'ownership/depends-on-provider',
      at: 'dependsOn: [passenger-notices]',
      severity: 'error',
    }),
    changes('one of several', [FREE, needs('\n        - booking-db\n        - passenger-notices')], {
      rule: 'ownership/depends-on-provider',
      at: '        - passenger-notices',
    }),
    changes('the same one twice is one mistake', [FREE, needs('[passenger-notices, passenger-notices]')], {
      rule: 'ownership/depends-on-provider',
      at: 'dependsOn: [passenger-notices',
    }),
    changes(
      'a system that is not built yet',
      [
        FREE,
        [`${NOTICES.owned}\n`, ''],
        [NOTICES.stage, '        stage: planned # its service level'],
        [NOTICES.plan, NOTICES.plan.replace('{', '{provider-owned: 2026-09-20, ')],
        needs('[passenger-notices]'),
      ],
      { rule: 'ownership/depends-on-provider', at: 'dependsOn: [passenger-notices]' },
    ),
    changes('a system that is not known is another mistake', [FREE, needs('[new-portal]')], {
      rule: 'reference/unresolved',
      at: 'dependsOn: [new-portal]',
    }),
    allFine('a system in reverse shadow', [FREE, needs('[booking-db]')]),
    fine(
      'a system of the provider that depends on others',
      '      dependsOn: [cluster-prod]\n      runbooks: [roll-back-release]\n',
      '      dependsOn: [cluster-prod, delivery-pipeline]\n      runbooks: [roll-back-release]\n',
    ),
    fine(
      'a system in shadow that depends on one of the provider',
      'dependsOn: [cluster-prod, booking-db]',
      'dependsOn: [cluster-prod, booking-db, passenger-notices]',
    ),
    allFine('a system that was retired', [
      FREE,
      [NOTICES.stage, '        stage: retired # its service level'],
      after(NOTICES.owned, '          - {stage: retired, on: 2026-09-01, by: sven-aaltonen}'),
      needs('[passenger-notices]'),
    ]),
  ],
};

describeMutations(groups);

describe('access of the provider after its end', () => {
  it('is told once, by the rule of the exit', async () => {
    for (const access of [PIPELINE.access, PIPELINE.onCall]) {
      const engagement = example()
        [ENGAGEMENT]!.replace(ACCESS_ENDS, 'providerAccessEnds: 2026-09-14')
        .replace(access, access.replace('holder: client, status: transferred', 'holder: provider, status: held'));
      const line = engagement.split('\n').findIndex((text) => text.includes(access.slice(0, 24))) + 1;
      const found = await findingsOf({ ...example(), [ENGAGEMENT]: engagement });
      const told = found.filter((one) => one.path === ENGAGEMENT && one.line === line).map(({ rule }) => rule);
      assert.deepEqual(told, ['exit/access-not-revoked']);
    }
  });
});
