import { ACCESS, allFine, change, changes, describeMutations, fine, inRunbook, on } from '../mutation';

/** Changes that the rules about training must find, and others that they must not mind. */

const KT_ACCESS =
  'covers: {runbooks: [grant-break-glass, rotate-shared-credentials], systems: [booking-db, cluster-prod]}';
const BREAK_GLASS = 'runbooks: [diagnose-unschedulable-pods, grant-break-glass, rotate-shared-credentials]';
const ACCESS_STATUS = 'mode: walkthrough, on: 2026-07-22, status: delivered';
const GAME_DAY_3 = 'on: 2026-11-04, status: planned, trainer: sven-aaltonen, attendees: [tomasz-wrona, fergus-yule]';
const NOTICES = 'on: 2026-10-06, status: scheduled';
const PAIRING = 'mode: pairing, on: 2026-09-24, status: scheduled';
const QUESTIONS =
  'topic: Question hour on everything so far, mode: q-and-a, on: 2026-12-03, status: planned, trainer: sven-aaltonen';
const TOMASZ_CLUSTER =
  '{person: tomasz-wrona, system: cluster-prod, level: 3, on: 2026-07-31, assessedBy: sven-aaltonen, evidence: [evidence/cluster-drill-2026-07-29.md], expires: 2027-07-31}';
const MHAIRI_CLUSTER =
  '{person: mhairi-sinclair, system: cluster-prod, level: 3, on: 2026-07-31, assessedBy: sven-aaltonen, evidence: [evidence/oncall-2026-w28.md], expires: 2027-07-31}';
const TOMASZ_PIPELINE =
  '{person: tomasz-wrona, system: delivery-pipeline, level: 3, on: 2026-07-24, assessedBy: nkechi-duru, evidence: [evidence/pipeline-acceptance-2026-07-24.md]}';
const CLUSTER_OWNERS = 'owners: {primary: tomasz-wrona, backup: mhairi-sinclair}';
const NOT_COVERED = { rule: 'training/runbook-not-covered', at: BREAK_GLASS };
const ROTATE = 'runbooks/rotate-shared-credentials.runbook.yaml';
/** A tier-1 system with one person of the client left who can act on it. */
const KEY_PERSON = { rule: 'ownership/key-person', at: 'id: cluster-prod\n' };
/** The client has a system whose owners are not, or no longer, at the level that it needs. */
const NOT_COMPETENT = {
  rule: 'ownership/not-competent',
  at: 'owners: {primary: mhairi-sinclair, backup: tomasz-wrona}',
};
/** What is to be rehearsed before the first system of a runbook is the client's, which is now another one. */
const REHEARSED_TOO_LATE = { rule: 'runbook/not-exercised', file: ROTATE, at: 'exercises:' };

describeMutations({
  'training/runbook-not-covered': [
    change('a session that no longer covers one', KT_ACCESS, KT_ACCESS.replace('grant-break-glass, ', ''), {
      ...NOT_COVERED,
      severity: 'hint',
    }),
    on(
      '2027-01-10',
      change('…near the gate of the transfer', KT_ACCESS, KT_ACCESS.replace('grant-break-glass, ', ''), {
        ...NOT_COVERED,
        severity: 'warning',
      }),
    ),
    on(
      '2027-02-26',
      change('…on the day of that gate', KT_ACCESS, KT_ACCESS.replace('grant-break-glass, ', ''), {
        ...NOT_COVERED,
        severity: 'error',
      }),
    ),
    change(
      'a session that covers only the systems',
      KT_ACCESS,
      'covers: {systems: [booking-db, cluster-prod]}',
      NOT_COVERED,
      NOT_COVERED,
    ),
    change(
      'a session that was called off',
      ACCESS_STATUS,
      ACCESS_STATUS.replace('delivered', 'cancelled'),
      NOT_COVERED,
      NOT_COVERED,
    ),
    change(
      'a session that is still to come',
      ACCESS_STATUS,
      'mode: walkthrough, on: 2026-09-22, status: scheduled',
      NOT_COVERED,
      NOT_COVERED,
    ),
    changes(
      'a system that will be the client’s earlier',
      [
        [KT_ACCESS, KT_ACCESS.replace('grant-break-glass, ', '')],
        [
          'plan: {client-owned: 2026-12-14, exited: 2027-06-04}',
          'plan: {client-owned: 2027-02-08, exited: 2027-06-04}',
        ],
      ],
      {
        rule: 'training/runbook-not-covered',
        at: 'runbooks: [restore-booking-db, grant-break-glass',
      },
      { rule: 'ownership/access-held', at: 'id: cluster-aws-admin' },
      REHEARSED_TOO_LATE,
    ),
    changes(
      'a runbook that only an alert names',
      [
        [KT_ACCESS, KT_ACCESS.replace('grant-break-glass, ', '')],
        [BREAK_GLASS, 'runbooks: [diagnose-unschedulable-pods, rotate-shared-credentials]'],
        [
          'alerts:\n        - {name: PodsUnschedulable',
          'alerts:\n        - {name: BreakGlassUsed, runbook: grant-break-glass, severity: SEV-2}\n        - {name: PodsUnschedulable',
        ],
        ['runbooks: [restore-booking-db, grant-break-glass, rotate', 'runbooks: [restore-booking-db, rotate'],
      ],
      { rule: 'runbook/system-mismatch', file: ACCESS, at: 'systems:' },
      {
        rule: 'training/runbook-not-covered',
        at: '{name: BreakGlassUsed',
      },
    ),
    change(
      'a name that no runbook has',
      KT_ACCESS,
      KT_ACCESS.replace('grant-break-glass, ', 'grant-break-glas, grant-break-glass, '),
      'reference/unresolved',
    ),
    change('a runbook that there is not', BREAK_GLASS, BREAK_GLASS.replace(']', ', no-such]'), 'reference/unresolved'),
    fine(
      'a runbook of a tier-2 system that is not covered',
      'covers: {runbooks: [recycle-runners], systems: [delivery-pipeline]}, materials: [docs/training/pipeline.md]}\n      - {id: kt-cluster-shadow',
      'covers: {systems: [delivery-pipeline]}, materials: [docs/training/pipeline.md]}\n      - {id: kt-cluster-shadow',
    ),
    fine(
      'a runbook that another session covers as well',
      'mode: game-day, on: 2026-06-17, status: delivered',
      'mode: game-day, on: 2026-06-17, status: cancelled',
    ),
    on('2026-07-22', fine('a session of that day', ACCESS_STATUS, `${ACCESS_STATUS}, x-room: 2`)),
  ],

  'training/competency-gap': [
    change('a primary who needs support', TOMASZ_CLUSTER, TOMASZ_CLUSTER.replace('level: 3', 'level: 2'), {
      rule: 'training/competency-gap',
      severity: 'hint',
    }),
    on(
      '2027-01-10',
      change('…near the gate of the transfer', TOMASZ_CLUSTER, TOMASZ_CLUSTER.replace('level: 3', 'level: 2'), {
        rule: 'training/competency-gap',
        severity: 'warning',
      }),
    ),
    on(
      '2027-02-26',
      change('…on the day of that gate', TOMASZ_CLUSTER, TOMASZ_CLUSTER.replace('level: 3', 'level: 2'), {
        rule: 'training/competency-gap',
        severity: 'error',
      }),
    ),
    change(
      'a backup who is new to it',
      MHAIRI_CLUSTER,
      MHAIRI_CLUSTER.replace('level: 3', 'level: 0'),
      'training/competency-gap',
      KEY_PERSON,
    ),
    change(
      'a primary who was never assessed',
      `      - ${TOMASZ_CLUSTER}\n`,
      '',
      {
        rule: 'training/competency-gap',
        at: CLUSTER_OWNERS,
      },
      KEY_PERSON,
    ),
    changes(
      'a later assessment that takes a level away',
      [
        [
          TOMASZ_CLUSTER,
          `${TOMASZ_CLUSTER}\n      - {person: tomasz-wrona, system: cluster-prod, level: 2, on: 2026-09-10, assessedBy: sven-aaltonen}`,
        ],
      ],
      { rule: 'training/competency-gap', at: 'level: 2, on: 2026-09-10' },
    ),
    fine(
      'an earlier assessment that was lower',
      TOMASZ_CLUSTER,
      `${TOMASZ_CLUSTER}\n      - {person: tomasz-wrona, system: cluster-prod, level: 1, on: 2026-05-10, assessedBy: sven-aaltonen}`,
    ),
    change(
      'a target of 4 for the primary',
      'competencyTarget: {primary: 3, backup: 3}',
      'competencyTarget: {primary: 4, backup: 3}',
      ...[
        'tomasz-wrona, system: cluster-prod',
        'adaeze-obi, system: booking-db',
        'fergus-yule, system: boarding',
        'owners: {primary: adaeze-obi, backup: fergus-yule}',
      ].map((at) => ({ rule: 'training/competency-gap', at })),
    ),
    change(
      'not a backup below the target of a system that is the client’s already: that is a mistake of its owners',
      TOMASZ_PIPELINE,
      TOMASZ_PIPELINE.replace('level: 3', 'level: 2'),
      NOT_COMPETENT,
    ),
    change('not a backup who is not there', CLUSTER_OWNERS, 'owners: {primary: tomasz-wrona}', 'ownership/no-deputy'),
    change(
      'a backup who is unknown',
      CLUSTER_OWNERS,
      CLUSTER_OWNERS.replace('mhairi-sinclair', 'mhairi'),
      'reference/unresolved',
    ),
    change(
      'not a backup of the provider',
      CLUSTER_OWNERS,
      CLUSTER_OWNERS.replace('mhairi-sinclair', 'nkechi-duru'),
      'ownership/no-deputy',
    ),
    change(
      'a level that cannot be read, of an owner of a system that is the client’s already',
      TOMASZ_PIPELINE,
      TOMASZ_PIPELINE.replace('level: 3', 'level: three'),
      'format/schema',
    ),
    change(
      'a level that there is not',
      TOMASZ_CLUSTER,
      TOMASZ_CLUSTER.replace('level: 3', 'level: 7'),
      'format/schema',
    ),
  ],

  'training/delivered-in-future': [
    change(
      'a day to come',
      ACCESS_STATUS,
      ACCESS_STATUS.replace('07-22', '09-22'),
      'training/delivered-in-future',
      NOT_COVERED,
      NOT_COVERED,
    ),
    change(
      'a session that is ticked too early',
      NOTICES,
      NOTICES.replace('scheduled', 'delivered'),
      { rule: 'training/delivered-in-future', severity: 'error' },
      'training/no-materials',
    ),
    change(
      'nobody who attended',
      'attendees: [adaeze-obi, tomasz-wrona, mhairi-sinclair, ruaridh-kerr], ',
      '',
      'training/delivered-in-future',
    ),
    change(
      'an empty list',
      'attendees: [adaeze-obi, tomasz-wrona, mhairi-sinclair, ruaridh-kerr]',
      'attendees: []',
      'training/delivered-in-future',
    ),
    fine('today', ACCESS_STATUS, ACCESS_STATUS.replace('07-22', '09-15')),
    fine('a scheduled session without attendees', ', attendees: [tomasz-wrona, fergus-yule]', ''),
    change('a status that there is not', NOTICES, NOTICES.replace('scheduled', 'done'), 'format/unknown-value'),
    change(
      'a day that there is not',
      ACCESS_STATUS,
      ACCESS_STATUS.replace('07-22', '07-32'),
      'format/invalid-date',
      NOT_COVERED,
      NOT_COVERED,
    ),
  ],

  'training/too-late': [
    change('a game day after the transfer', GAME_DAY_3, GAME_DAY_3.replace('2026-11-04', '2027-01-19'), {
      rule: 'training/too-late',
      severity: 'warning',
    }),
    change(
      'a transfer before the game day',
      'plan: {client-owned: 2027-01-18, exited: 2027-06-04}\n      recovery: {rto: 90m',
      'plan: {client-owned: 2026-11-03, exited: 2027-06-04}\n      recovery: {rto: 90m',
      { rule: 'training/too-late', at: 'on: 2026-11-04' },
      { rule: 'training/competency-gap', at: 'tomasz-wrona, system: booking-db' },
      { rule: 'ownership/access-held', at: 'id: db-aws-admin' },
      { rule: 'ownership/paging', at: 'id: db-on-call' },
      REHEARSED_TOO_LATE,
    ),
    changes(
      'a session on a runbook of one system alone',
      [
        ['mode: game-day, on: 2026-11-04, status: planned', 'mode: game-day, on: 2027-01-19, status: planned'],
        [
          'attendees: [tomasz-wrona, fergus-yule], covers: {runbooks: [restore-booking-db], systems: [booking-db]}',
          'attendees: [tomasz-wrona, fergus-yule], covers: {runbooks: [restore-booking-db]}',
        ],
      ],
      'training/too-late',
    ),
    change('a workshop on a tier-3 system', NOTICES, 'on: 2027-01-19, status: scheduled', 'training/too-late'),
    fine('the day of the transfer', GAME_DAY_3, GAME_DAY_3.replace('2026-11-04', '2027-01-18')),
    fine('a session on nothing in particular', QUESTIONS, QUESTIONS.replace('2026-12-03', '2027-05-03')),
    fine(
      'a refresher for a system that is the client’s',
      `${QUESTIONS}, attendees`,
      `${QUESTIONS}, covers: {systems: [delivery-pipeline], runbooks: [recycle-runners]}, attendees`,
    ),
    allFine('a shared runbook, in time for one of its systems', [
      [PAIRING, PAIRING.replace('2026-09-24', '2027-01-15')],
      [
        'covers: {runbooks: [roll-back-release], systems: [boarding-gateway]}}',
        'covers: {runbooks: [roll-back-release]}}',
      ],
    ]),
    changes(
      'a shared runbook, too late for all of its systems',
      [
        [PAIRING, PAIRING.replace('2026-09-24', '2027-01-19')],
        [
          'covers: {runbooks: [roll-back-release], systems: [boarding-gateway]}}',
          'covers: {runbooks: [roll-back-release]}}',
        ],
      ],
      'training/too-late',
    ),
    fine(
      'a session that was called off',
      GAME_DAY_3,
      GAME_DAY_3.replace('2026-11-04, status: planned', '2027-01-19, status: cancelled'),
    ),
    fine(
      'a session that was put off',
      GAME_DAY_3,
      GAME_DAY_3.replace('2026-11-04, status: planned', '2027-01-19, status: postponed'),
    ),
  ],

  'training/no-client-attendee': [
    change(
      'the provider among itself',
      'attendees: [adaeze-obi, tomasz-wrona, mhairi-sinclair, ruaridh-kerr]',
      'attendees: [sven-aaltonen, beatriz-coelho]',
      { rule: 'training/no-client-attendee', severity: 'warning' },
    ),
    change(
      'an invitation of the provider alone',
      'attendees: [tomasz-wrona, fergus-yule]',
      'attendees: [nkechi-duru]',
      'training/no-client-attendee',
    ),
    change(
      'the assessor',
      'attendees: [tomasz-wrona, fergus-yule]',
      'attendees: [nkechi-duru, helen-ashdown]',
      'training/no-client-attendee',
    ),
    fine(
      'one of the client among others',
      'attendees: [tomasz-wrona, fergus-yule]',
      'attendees: [nkechi-duru, helen-ashdown, fergus-yule]',
    ),
    fine('nobody yet', 'attendees: [tomasz-wrona, fergus-yule]', 'attendees: []'),
    change(
      'somebody unknown',
      'attendees: [tomasz-wrona, fergus-yule]',
      'attendees: [nkechi-duru, fergus]',
      'reference/unresolved',
    ),
    fine(
      'a session that was called off',
      GAME_DAY_3,
      GAME_DAY_3.replace('planned', 'cancelled').replace('[tomasz-wrona, fergus-yule]', '[nkechi-duru]'),
    ),
  ],

  'training/level-without-evidence': [
    change('no evidence', TOMASZ_PIPELINE, TOMASZ_PIPELINE.replace(/, evidence: \[[^\]]*\]/, ''), {
      rule: 'training/level-without-evidence',
      severity: 'error',
    }),
    change(
      'an empty list',
      TOMASZ_CLUSTER,
      TOMASZ_CLUSTER.replace(/evidence: \[[^\]]*\]/, 'evidence: []'),
      'training/level-without-evidence',
    ),
    change(
      'an assessment of oneself',
      TOMASZ_PIPELINE,
      TOMASZ_PIPELINE.replace('nkechi-duru', 'tomasz-wrona'),
      'training/level-without-evidence',
    ),
    change(
      'both, once',
      TOMASZ_PIPELINE,
      TOMASZ_PIPELINE.replace(/, evidence: \[[^\]]*\]/, '').replace('nkechi-duru', 'tomasz-wrona'),
      'training/level-without-evidence',
    ),
    change(
      'a level that rises without a record',
      '{person: tomasz-wrona, system: booking-db, level: 2',
      '{person: tomasz-wrona, system: booking-db, level: 3',
      'training/level-without-evidence',
    ),
    fine(
      'an assessment of oneself at level 2',
      'level: 2, on: 2026-08-28, assessedBy: sven-aaltonen',
      'level: 2, on: 2026-08-28, assessedBy: tomasz-wrona',
    ),
    fine(
      'nobody who assessed',
      'on: 2026-07-24, assessedBy: nkechi-duru, evidence: [evidence/pipeline-acceptance-2026-07-24.md]}\n      - {person: tomasz-wrona, system: cluster-prod',
      'on: 2026-07-24, evidence: [evidence/pipeline-acceptance-2026-07-24.md]}\n      - {person: tomasz-wrona, system: cluster-prod',
    ),
    change(
      'a record that is not there',
      TOMASZ_CLUSTER,
      TOMASZ_CLUSTER.replace('cluster-drill', 'cluster-dril'),
      'reference/missing-file',
    ),
    change(
      'a record that is no list',
      TOMASZ_CLUSTER,
      TOMASZ_CLUSTER.replace(/evidence: \[([^\]]*)\]/, 'evidence: $1'),
      'format/schema',
    ),
  ],

  'training/expired': [
    change('a day of its own that has passed', TOMASZ_CLUSTER, TOMASZ_CLUSTER.replace('2027-07-31', '2026-09-14'), {
      rule: 'training/expired',
      severity: 'warning',
    }),
    change(
      'a day that the policy sets',
      TOMASZ_PIPELINE,
      TOMASZ_PIPELINE.replace('2026-07-24, a', '2025-07-24, a'),
      'training/expired',
    ),
    on(
      '2026-08-25',
      change(
        'a shorter policy',
        'minimumStage: 10d',
        'minimumStage: 10d\n    competencyExpiry: 1M',
        ...['mhairi-sinclair', 'tomasz-wrona'].map((who) => ({
          rule: 'training/expired',
          at: `{person: ${who}, system: delivery`,
        })),
      ),
    ),
    fine('the last day', TOMASZ_CLUSTER, TOMASZ_CLUSTER.replace('2027-07-31', '2026-09-15')),
    fine(
      'an older assessment beside the one that holds',
      TOMASZ_CLUSTER,
      `${TOMASZ_CLUSTER}\n      - {person: tomasz-wrona, system: cluster-prod, level: 2, on: 2025-05-10, assessedBy: sven-aaltonen}`,
    ),
    changes(
      'somebody who is not even an owner',
      [
        [
          TOMASZ_CLUSTER,
          `${TOMASZ_CLUSTER}\n      - {person: fergus-yule, system: cluster-prod, level: 2, on: 2025-05-10, assessedBy: sven-aaltonen}`,
        ],
      ],
      { rule: 'training/expired', at: 'fergus-yule, system: cluster-prod' },
    ),
    fine(
      'a level of nothing',
      TOMASZ_CLUSTER,
      `${TOMASZ_CLUSTER}\n      - {person: fergus-yule, system: cluster-prod, level: 0, on: 2025-05-10, assessedBy: sven-aaltonen}`,
    ),
    change(
      'an unknown system',
      TOMASZ_CLUSTER,
      `${TOMASZ_CLUSTER}\n      - {person: fergus-yule, system: cluster, level: 2, on: 2025-05-10, assessedBy: sven-aaltonen}`,
      { rule: 'reference/unresolved', at: 'system: cluster,' },
    ),
  ],

  'training/no-hands-on': [
    inRunbook(
      allFine('a recovery runbook whose game day is still planned', [
        ['type: handover', 'type: recovery'],
        ['estimatedDuration: 75m', 'estimatedDuration: 30m'],
      ]),
      ROTATE,
    ),
    inRunbook(fine('a recovery runbook that the client has exercised', 'type: access', 'type: recovery'), ACCESS),
    inRunbook(
      fine(
        'a recovery runbook whose sessions the client has outgrown',
        'mode: game-day, result: pass',
        'mode: self-test, result: pass',
      ),
    ),
    fine(
      'game days that were called off, where the client has exercised',
      'mode: game-day, on: 2026-06-17, status: delivered',
      'mode: game-day, on: 2026-06-17, status: cancelled',
    ),
  ],

  'training/no-materials': [
    change(
      'neither of them',
      ', recording: "https://video.skerryline.example/kt-access", materials: [docs/training/access.md]',
      '',
      { rule: 'training/no-materials', severity: 'warning' },
    ),
    fine('a recording alone', ', materials: [docs/training/access.md]', ''),
    fine('materials alone', ', recording: "https://video.skerryline.example/kt-access"', ''),
    change(
      'an empty list',
      ', recording: "https://video.skerryline.example/kt-access", materials: [docs/training/access.md]',
      ', materials: []',
      'training/no-materials',
    ),
    fine('a session that is still to come', QUESTIONS, QUESTIONS.replace('q-and-a', 'workshop')),
    changes(
      'a hint where the policy says nothing',
      [
        [', recording: "https://video.skerryline.example/kt-access", materials: [docs/training/access.md]', ''],
        ['    rules: {training/no-materials: warning}\n', ''],
      ],
      { rule: 'training/no-materials', severity: 'hint' },
    ),
  ],
});
