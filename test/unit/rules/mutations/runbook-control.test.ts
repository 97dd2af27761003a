import {
  ACCESS,
  after,
  allFine,
  change,
  changes,
  describeMutations,
  fine,
  inRunbook,
  type Mutation,
  on,
} from '../mutation';
import { at, EXERCISES, LAST_CHANGE, RECYCLE, ROLL_BACK, ROTATE } from './runbooks';

/** Changes of how a runbook is kept that its rules must find, and others that they must not mind. */

const groups: Record<string, Mutation[]> = {
  'runbook/review-overdue': [
    inRunbook(
      change('a review that is overdue', 'lastReviewed: 2026-07-17', 'lastReviewed: 2026-02-14', {
        rule: 'runbook/review-overdue',
        severity: 'warning',
      }),
    ),
    inRunbook(
      change('two reviews of a tier-1 runbook missed', 'lastReviewed: 2026-07-17', 'lastReviewed: 2025-09-14', {
        rule: 'runbook/review-overdue',
        severity: 'error',
      }),
    ),
    inRunbook(
      change('two reviews of a tier-2 runbook missed', 'lastReviewed: 2026-07-31', 'lastReviewed: 2025-01-05', {
        rule: 'runbook/review-overdue',
        severity: 'warning',
      }),
      RECYCLE,
    ),
    inRunbook(
      change('a second review that is due on the day itself', 'lastReviewed: 2026-07-17', 'lastReviewed: 2025-09-15', {
        rule: 'runbook/review-overdue',
        severity: 'warning',
      }),
    ),
    inRunbook(change('a short time', 'reviewIn: 6M', 'reviewIn: 2w', at('runbook/review-overdue', 'lastReviewed:'))),
    inRunbook(fine('the day itself', 'lastReviewed: 2026-07-17', 'lastReviewed: 2026-03-15')),
    inRunbook(
      fine('a longer time', 'lastReviewed: 2026-07-17\n  reviewIn: 6M', 'lastReviewed: 2026-01-17\n  reviewIn: 1Y'),
    ),
    inRunbook(fine('a review of today', 'lastReviewed: 2026-07-17', 'lastReviewed: 2026-09-15')),
    inRunbook(
      changes('a day that is none', [['lastReviewed: 2026-07-17', 'lastReviewed: 2025-02-30']], 'format/invalid-date'),
    ),
    inRunbook(changes('no time', [['reviewIn: 6M', 'reviewIn: soon']], 'format/invalid-duration')),
  ],
  'runbook/self-approved': [
    inRunbook(
      change('the role that owns it', 'approvedBy: service-owner', 'approvedBy: provider-sre', {
        rule: 'runbook/self-approved',
        severity: 'warning',
      }),
    ),
    inRunbook(
      change(
        'the author of the last change',
        'approvedBy: service-owner',
        'approvedBy: sven-aaltonen',
        'runbook/self-approved',
      ),
    ),
    inRunbook(
      changes(
        'the last change is that with the last day',
        [
          [LAST_CHANGE, 'on: 2026-03-15, by: sven-aaltonen'],
          ['on: 2026-04-14, by: nkechi-duru', 'on: 2026-07-15, by: gregor-baird'],
          ['approvedBy: service-owner', 'approvedBy: gregor-baird'],
        ],
        at('runbook/self-approved', 'approvedBy:'),
      ),
    ),
    inRunbook(
      changes(
        'a person who owns it alone',
        [
          ['  owner: provider-sre\n', '  owner: gregor-baird\n'],
          ['approvedBy: service-owner', 'approvedBy: gregor-baird'],
        ],
        at('runbook/self-approved', 'approvedBy:'),
      ),
    ),
    inRunbook(fine('one of the team that owns it', 'approvedBy: service-owner', 'approvedBy: nkechi-duru')),
    inRunbook(fine('a role that others hold too', LAST_CHANGE, 'on: 2026-07-15, by: gregor-baird')),
    inRunbook(fine('the author of an earlier change', 'approvedBy: service-owner', 'approvedBy: nkechi-duru')),
    inRunbook(fine('nobody yet', '  approvedBy: service-owner\n', '')),
    inRunbook(
      fine(
        'a draft that nobody has approved yet',
        '  status: effective\n  owner: provider-sre\n  approvedBy: service-owner',
        '  status: in-review\n  owner: provider-sre\n  approvedBy: provider-sre',
      ),
    ),
  ],
  'runbook/not-exercised': [
    inRunbook(
      change('no exercise at all', EXERCISES, '', {
        rule: 'runbook/not-exercised',
        at: 'name: restore-booking-db',
        severity: 'hint',
      }),
    ),
    inRunbook(
      change('an empty list', EXERCISES, '  exercises: []\n', { rule: 'runbook/not-exercised', severity: 'hint' }),
    ),
    on(
      '2026-12-28',
      inRunbook(
        change('the gate is 60 days away', EXERCISES, '  exercises: []\n', {
          rule: 'runbook/not-exercised',
          severity: 'warning',
        }),
      ),
    ),
    on(
      '2026-12-27',
      inRunbook(
        change('the gate is 61 days away', EXERCISES, '  exercises: []\n', {
          rule: 'runbook/not-exercised',
          severity: 'hint',
        }),
      ),
    ),
    on(
      '2027-02-26',
      inRunbook(
        change('the gate is due', EXERCISES, '  exercises: []\n', { rule: 'runbook/not-exercised', severity: 'error' }),
      ),
    ),
    inRunbook(
      changes(
        'exercises of the provider alone',
        [
          ['on: 2026-08-07, by: adaeze-obi, party: client', 'on: 2026-08-07, by: sven-aaltonen, party: provider'],
          ['on: 2026-08-26, by: adaeze-obi, party: client', 'on: 2026-08-26, by: sven-aaltonen, party: provider'],
        ],
        at('runbook/not-exercised', '  exercises:\n', 'hint'),
      ),
    ),
    inRunbook(
      changes(
        'exercises that failed',
        [
          ['mode: drill, result: pass', 'mode: drill, result: fail'],
          ['mode: game-day, result: pass', 'mode: game-day, result: fail'],
        ],
        at('runbook/not-exercised', '  exercises:\n'),
      ),
    ),
    inRunbook(
      changes(
        'exercises before the window',
        [
          ['on: 2026-08-07, by', 'on: 2026-03-14, by'],
          ['on: 2026-08-26, by', 'on: 2026-03-14, by'],
          [LAST_CHANGE, 'on: 2026-03-14, by: sven-aaltonen'],
          ['on: 2026-04-14, by', 'on: 2026-03-14, by'],
        ],
        at('runbook/not-exercised', '  exercises:\n'),
      ),
    ),
    inRunbook(
      changes(
        'exercises to come',
        [
          ['on: 2026-08-07, by', 'on: 2026-09-16, by'],
          ['on: 2026-08-26, by', 'on: 2026-09-16, by'],
        ],
        at('runbook/not-exercised', '  exercises:\n'),
      ),
    ),
    inRunbook(
      allFine('an exercise on the first day of the window', [
        ['on: 2026-08-07, by', 'on: 2026-03-15, by'],
        ['mode: game-day, result: pass', 'mode: game-day, result: fail'],
        [LAST_CHANGE, 'on: 2026-03-14, by: sven-aaltonen'],
        ['on: 2026-04-14, by', 'on: 2026-03-14, by'],
      ]),
    ),
    inRunbook(fine('one passed exercise of several', 'mode: drill, result: pass', 'mode: drill, result: fail')),
    inRunbook(
      fine(
        'a runbook of tier 2 without one',
        '  exercises:\n    - {on: 2026-09-03, by: fergus-yule, party: client, mode: drill, result: pass, version: 1.1.0, evidence: [../evidence/rollback-drill-2026-09-03.md]}\n',
        '',
      ),
      ROLL_BACK,
    ),
  ],
  'runbook/exercise-outdated': [
    inRunbook(
      change(
        'a change of today',
        ...after(
          `    - {version: 2.1.0, ${LAST_CHANGE}, change: Name the subnet and parameter groups after the failed game day}`,
          '    - {version: 2.2.0, on: 2026-09-15, by: sven-aaltonen, change: Ask before the swap}',
        ),
        {
          rule: 'runbook/exercise-outdated',
          at: 'on: 2026-08-26, by',
          severity: 'warning',
        },
      ),
    ),
    inRunbook(
      change(
        'the day after',
        LAST_CHANGE,
        'on: 2026-08-27, by: sven-aaltonen',
        at('runbook/exercise-outdated', 'on: 2026-08-26, by'),
      ),
    ),
    inRunbook(
      changes(
        'a last exercise that failed',
        [
          [LAST_CHANGE, 'on: 2026-08-10, by: sven-aaltonen'],
          ['mode: game-day, result: pass', 'mode: game-day, result: fail'],
        ],
        at('runbook/exercise-outdated', 'on: 2026-08-07, by'),
      ),
    ),
    inRunbook(
      change(
        'an exercise of the provider',
        'on: 2026-07-16, by: nkechi-duru, change',
        'on: 2026-08-21, by: nkechi-duru, change',
        at('runbook/exercise-outdated', 'on: 2026-08-20, by'),
      ),
      ROTATE,
    ),
    inRunbook(fine('a change on the day of the exercise', LAST_CHANGE, 'on: 2026-08-26, by: sven-aaltonen')),
    inRunbook(fine('a change that is still to come', LAST_CHANGE, 'on: 2026-09-16, by: sven-aaltonen')),
    inRunbook(fine('an earlier exercise before the last change', LAST_CHANGE, 'on: 2026-08-10, by: sven-aaltonen')),
    inRunbook(
      fine(
        'no passed exercise at all',
        'on: 2026-09-03, by: fergus-yule, party: client, mode: drill, result: pass',
        'on: 2026-09-03, by: fergus-yule, party: client, mode: drill, result: fail',
      ),
      ROLL_BACK,
    ),
    inRunbook(
      fine(
        'no history',
        '  history:\n    - {version: 1.0.0, on: 2026-07-16, by: nkechi-duru, change: First version}',
        '  history: []',
      ),
      ROTATE,
    ),
  ],
  'runbook/system-mismatch': [
    inRunbook(
      change('a system that does not name it', 'systems: [booking-db]', 'systems: [booking-db, boarding-gateway]', {
        rule: 'runbook/system-mismatch',
        severity: 'warning',
      }),
    ),
    change(
      'a system that no longer names it',
      'runbooks: [restore-booking-db, grant-break-glass, rotate-shared-credentials]',
      'runbooks: [restore-booking-db, rotate-shared-credentials]',
      { rule: 'runbook/system-mismatch', file: ACCESS, at: 'systems: [booking-db, cluster-prod]' },
    ),
    inRunbook(
      changes(
        'two systems are two mistakes',
        [['systems: [booking-db]', 'systems: [booking-db, boarding-gateway, passenger-notices]']],
        'runbook/system-mismatch',
        'runbook/system-mismatch',
      ),
    ),
    inRunbook(
      changes(
        'a system that is not there',
        [['systems: [booking-db]', 'systems: [booking-db, booking-cache]']],
        'reference/unresolved',
      ),
    ),
    fine(
      'a system that names it in an alert alone',
      'runbooks: [diagnose-unschedulable-pods, grant-break-glass, rotate-shared-credentials]',
      'runbooks: [grant-break-glass, rotate-shared-credentials]',
    ),
    fine(
      'a system that names one that does not name it',
      'runbooks: [roll-back-release, rotate-shared-credentials]',
      'runbooks: [roll-back-release, rotate-shared-credentials, diagnose-unschedulable-pods]',
    ),
  ],
  'runbook/owner-unknown': [
    inRunbook(
      change('a mistyped role', '  owner: provider-sre\n', '  owner: provider-sres\n', {
        rule: 'runbook/owner-unknown',
        severity: 'error',
      }),
    ),
    inRunbook(change('somebody else', '  owner: provider-sre\n', '  owner: duty-desk\n', 'runbook/owner-unknown')),
    inRunbook(change('a system', '  owner: provider-sre\n', '  owner: booking-db\n', 'runbook/owner-unknown')),
    inRunbook(change('a third party', '  owner: provider-sre\n', '  owner: keelson\n', 'runbook/owner-unknown')),
    inRunbook(fine('a person', '  owner: provider-sre\n', '  owner: sven-aaltonen\n')),
    inRunbook(fine('another role', '  owner: provider-sre\n', '  owner: platform-team\n')),
    inRunbook(changes('nobody', [['  owner: provider-sre\n', '  owner:\n']], 'format/schema')),
    inRunbook(changes('no such key', [['  owner: provider-sre\n', '']], at('format/missing-key', 'metadata:'))),
    inRunbook(
      change(
        'the owner of a step is told by another rule',
        'owner: platform-team\n',
        'owner: platform-teem\n',
        'reference/unresolved',
      ),
      ACCESS,
    ),
  ],
};

describe('one small change to a clean engagement: the keeping of a runbook', () => {
  describeMutations(groups);
});
