import assert from 'node:assert/strict';
import type { Severity } from '../../../../server/rules/rule';
import { findingsOf } from '../helper';
import {
  ACCESS,
  after,
  allFine,
  change,
  changes,
  describeMutations,
  ENGAGEMENT,
  example,
  fine,
  inRunbook,
  type Mutation,
  on,
  RESTORE,
  told,
} from '../mutation';

/** Changes that the rules of runbooks must find, and others that they must not mind. */

const RECYCLE = 'runbooks/recycle-runners.runbook.yaml';
const DIAGNOSE = 'runbooks/diagnose-unschedulable-pods.runbook.yaml';
const ROLL_BACK = 'runbooks/roll-back-release.runbook.yaml';
const ROTATE = 'runbooks/rotate-shared-credentials.runbook.yaml';

const SCALE = 'kubectl --context skerry-prod -n booking scale deployment/booking-api';
/** The step that stops the writers. */
const STOP = `effect: reversible\n      run: {kind: bash, timeout: 2m, command: ${SCALE} --replicas=0}`;
const STOP_ROLLBACK = `      rollback: {command: ${SCALE} --replicas=6}\n      onFailure: abort\n`;
const STOP_EXPECT = `      expect: {command: "kubectl --context skerry-prod -n booking get deployment booking-api -o jsonpath='{.spec.replicas}'", output: "0", match: exact}\n`;
/** The step that gives the copy the name of production. */
const PROMOTE = 'effect: irreversible';
const REASON =
  '      irreversibleReason: New bookings are written to the copy; the lost instance can only be searched by hand afterwards.\n';
const CONFIRM =
  '      confirm: {by: service-owner, prompt: "Bookings after ${RESTORE_TIME} will have to be re-entered from paper. Promote the copy?"}\n';
/** The first step, which looks only. */
const LOOK = 'Stop here unless rows are lost or the instance cannot be started.\n      effect: read-only\n';
const START_EXPECT = `      expect: {command: ${SCALE.replace('scale', 'rollout status')} --timeout=180s, output: successfully rolled out, match: contains}\n`;

const VERIFICATION = `  verification:
    - {text: The service answers and reaches its database, command: "curl -fsS --max-time 10 https://booking.skerryline.example/healthz", expect: '"database":"up"'}
    - {text: Error rate below 0.1 % for 15 minutes, dashboard: "https://grafana.skerryline.example/d/booking-db"}
    - {text: A port confirms the manifest of its next sailing}
`;
const ESCALATION = `  escalation:
    - {after: 15m, role: provider-sre, channel: "#skerry-incidents"}
    - {after: 40m, role: engagement-lead, channel: "#skerry-incidents"}
    - {after: 60m, role: sponsor, contact: "duty desk, extension 400"}
`;
const EXERCISES = `  exercises:
    - {on: 2026-06-17, by: adaeze-obi, party: client, mode: game-day, result: fail, version: 2.0.0, evidence: [../evidence/db-game-day-2026-06-17.md]}
    - {on: 2026-08-07, by: adaeze-obi, party: client, mode: drill, result: pass, version: 2.1.0, evidence: [../evidence/db-retake-2026-08-07.md]}
    - {on: 2026-08-26, by: adaeze-obi, party: client, mode: game-day, result: pass, version: 2.1.0, evidence: [../evidence/db-game-day-2026-08-26.md]}
`;
const LAST_CHANGE = 'on: 2026-07-15, by: sven-aaltonen';

const at = (rule: string, anchor: string, severity?: Severity) => ({
  rule,
  at: anchor,
  ...(severity ? { severity } : {}),
});

const groups: Record<string, Mutation[]> = {
  'runbook/no-rollback': [
    inRunbook(
      change('no rollback', STOP_ROLLBACK, '      onFailure: abort\n', at('runbook/no-rollback', STOP, 'error')),
    ),
    inRunbook(
      change(
        'an empty one',
        STOP_ROLLBACK,
        '      rollback: {}\n      onFailure: abort\n',
        at('runbook/no-rollback', STOP),
      ),
    ),
    inRunbook(
      changes(
        'one of nothing but notes of other tools',
        [[STOP_ROLLBACK, '      rollback: {x-ticket: OPS-1}\n      onFailure: abort\n']],
        at('runbook/no-rollback', STOP),
      ),
    ),
    inRunbook(change('no reason', REASON, '', at('runbook/no-rollback', PROMOTE))),
    inRunbook(
      change('a step that changes state after all', LOOK, LOOK.replace('read-only', 'reversible'), {
        rule: 'runbook/no-rollback',
        at: 'effect: reversible\n      run:\n        kind: bash\n        timeout: 2m',
      }),
    ),
    inRunbook(changes('none of the format', [[STOP_ROLLBACK, '      rollback: later\n']], 'format/schema')),
    inRunbook(changes('one without a value', [[STOP_ROLLBACK, '      rollback:\n']], 'format/schema')),
    inRunbook(changes('one of an empty text', [[STOP_ROLLBACK, '      rollback: {text: ""}\n']], 'format/schema')),
    inRunbook(fine('a rollback in words', STOP_ROLLBACK, '      rollback: {text: Start six replicas}\n')),
    inRunbook(fine('a rollback by a step', STOP_ROLLBACK, '      rollback: {step: start-writers}\n')),
    inRunbook(fine('a reason instead', STOP_ROLLBACK, '      irreversibleReason: Bookings are lost meanwhile\n')),
    inRunbook(
      fine(
        'an irreversible step with a rollback of sorts',
        REASON,
        '      rollback: {text: Search the lost instance}\n',
      ),
    ),
    inRunbook(
      allFine('a read-only step without one', [
        [STOP_ROLLBACK, ''],
        [STOP, STOP.replace('reversible', 'read-only')],
      ]),
    ),
    inRunbook(
      changes(
        'an effect that is none',
        [
          [STOP_ROLLBACK, ''],
          [STOP, STOP.replace('reversible', 'undoable')],
        ],
        at('format/unknown-value', 'effect: undoable'),
      ),
    ),
  ],
  'runbook/unconfirmed': [
    inRunbook(change('no question', CONFIRM, '', at('runbook/unconfirmed', PROMOTE, 'warning'))),
    inRunbook(
      change(
        'neither a question nor a reason',
        REASON + CONFIRM,
        '',
        at('runbook/unconfirmed', PROMOTE),
        at('runbook/no-rollback', PROMOTE),
      ),
    ),
    inRunbook(
      change(
        'another step made irreversible',
        STOP,
        STOP.replace('reversible', 'irreversible'),
        at('runbook/unconfirmed', 'effect: irreversible\n      run'),
      ),
    ),
    inRunbook(
      change(
        'a question that is asked of no one who does it',
        '      confirm: {by: security-officer, prompt: "Rotate ${DB_ROLE} now?"}\n',
        '',
        at('runbook/unconfirmed', 'effect: irreversible\n      irreversibleReason: Vault'),
      ),
      ROTATE,
    ),
    inRunbook(fine('a question to nobody in particular', 'confirm: {by: service-owner, prompt', 'confirm: {prompt')),
    inRunbook(fine('a reversible step without a question', STOP_ROLLBACK, `${STOP_ROLLBACK}      note: No question\n`)),
    inRunbook(
      changes('a question without words', [[CONFIRM, '      confirm: {by: service-owner}\n']], 'format/missing-key'),
    ),
    inRunbook(
      fine('a question at a reversible step', STOP_ROLLBACK, `${STOP_ROLLBACK}      confirm: {prompt: Stop?}\n`),
    ),
  ],
  'runbook/unverified-step': [
    inRunbook(change('no expectation', STOP_EXPECT, '', at('runbook/unverified-step', STOP, 'warning'))),
    inRunbook(change('an empty one', STOP_EXPECT, '      expect: {}\n', 'runbook/unverified-step')),
    inRunbook(
      change(
        'a way to compare without anything to compare',
        STOP_EXPECT,
        '      expect: {match: exact}\n',
        'runbook/unverified-step',
      ),
    ),
    inRunbook(
      change(
        'another step',
        START_EXPECT,
        '',
        at('runbook/unverified-step', 'effect: reversible\n      run: {kind: bash, timeout: 5m'),
      ),
    ),
    inRunbook(
      change(
        'a manual step',
        '      expect: {text: The merge request is merged}\n',
        '',
        at('runbook/unverified-step', 'effect: reversible\n      run: {kind: manual}'),
      ),
      ROTATE,
    ),
    inRunbook(fine('an expectation in words', STOP_EXPECT, '      expect: {text: No replica is left}\n')),
    inRunbook(fine('an empty output', STOP_EXPECT, '      expect: {output: ""}\n')),
    inRunbook(fine('an exit code of nought', STOP_EXPECT, '      expect: {exitCode: 0}\n')),
    inRunbook(fine('a command that shows it', STOP_EXPECT, '      expect: {command: kubectl get pods}\n')),
    inRunbook(changes('none of the format', [[STOP_EXPECT, '      expect: it works\n']], 'format/schema')),
    inRunbook(
      fine(
        'a step that only looks',
        '      expect: {text: The latest restorable time is later than the time to restore to}\n',
        '',
      ),
    ),
  ],
  'runbook/no-verification': [
    inRunbook(change('none', VERIFICATION, '', at('runbook/no-verification', 'name: restore-booking-db', 'warning'))),
    inRunbook(change('an empty list', VERIFICATION, '  verification: []\n', 'runbook/no-verification')),
    inRunbook(change('one of nothing', VERIFICATION, '  verification:\n', 'format/schema')),
    inRunbook(
      change(
        'none of a diagnosis that changes something',
        '  verification:\n    - {text: No pod of the namespace is pending, command: "kubectl --context skerry-prod -n ${NAMESPACE} get pods --field-selector=status.phase=Pending", expect: No resources found}\n    - {text: Free capacity is above 15 %, dashboard: "https://grafana.skerryline.example/d/cluster"}\n',
        '',
        at('runbook/no-verification', 'name: diagnose-unschedulable-pods'),
      ),
      DIAGNOSE,
    ),
    inRunbook(fine('a single one', VERIFICATION, '  verification: [{text: A port confirms the manifest}]\n')),
    {
      ...allFine('none of a diagnosis that only looks', [
        [
          '  verification:\n    - {text: No pod of the namespace is pending, command: "kubectl --context skerry-prod -n ${NAMESPACE} get pods --field-selector=status.phase=Pending", expect: No resources found}\n    - {text: Free capacity is above 15 %, dashboard: "https://grafana.skerryline.example/d/cluster"}\n',
          '',
        ],
        ['effect: reversible', 'effect: read-only'],
      ]),
      file: DIAGNOSE,
    },
  ],
  'runbook/bad-jump': [
    inRunbook(change('a step that is not there', 'onFailure: abort', 'onFailure: step:nowhere', 'runbook/bad-jump')),
    inRunbook(
      change(
        'the step of another runbook',
        'onFailure: abort',
        'onFailure: step:pause-sync',
        at('runbook/bad-jump', 'step:pause-sync', 'error'),
      ),
    ),
    inRunbook(
      change(
        'a mistyped step, and not the steps that are missed by it',
        'onSuccess: step:inspect-node-group',
        'onSuccess: step:inspect-nodegroup',
        'runbook/bad-jump',
      ),
      DIAGNOSE,
    ),
    inRunbook(change('a quoted one', 'onFailure: abort', 'onFailure: "step:nowhere"', 'runbook/bad-jump')),
    inRunbook(
      change(
        'a jump over steps',
        'expect: {exitCode: 0}\n',
        'expect: {exitCode: 0}\n      onSuccess: step:promote-copy\n',
        at('runbook/bad-jump', 'id: compare-rows'),
      ),
    ),
    inRunbook(
      change(
        'a failure that led to a step',
        'onFailure: step:inspect-volumes',
        'onFailure: escalate',
        at('runbook/bad-jump', 'id: inspect-volumes'),
      ),
      DIAGNOSE,
    ),
    inRunbook(
      change(
        'a jump back that is never left',
        'expect: {exitCode: 0}\n',
        'expect: {exitCode: 0}\n      onSuccess: step:restore-copy\n',
        at('runbook/bad-jump', 'onSuccess: step:restore-copy'),
      ),
    ),
    inRunbook(
      change(
        'a step that is followed by itself',
        'expect: {exitCode: 0}\n',
        'expect: {exitCode: 0}\n      onSuccess: step:await-copy\n',
        at('runbook/bad-jump', 'onSuccess: step:await-copy'),
      ),
    ),
    inRunbook(
      change(
        'steps that wait for each other are in a circle of another kind',
        ...after('    - id: stop-writers', '      dependsOn: [stop-writers]'),
        at('reference/cycle', 'dependsOn: [stop-writers]'),
      ),
    ),
    inRunbook(
      fine('a jump to the next step', 'onFailure: abort', 'onFailure: abort\n      onSuccess: step:restore-copy'),
    ),
    inRunbook(fine('a jump to itself on failure', 'onFailure: abort', 'onFailure: step:stop-writers')),
    inRunbook(
      fine(
        'a jump back that a failure leads out of',
        'expect: {exitCode: 0}\n      onFailure: escalate\n',
        'expect: {exitCode: 0}\n      onSuccess: step:restore-copy\n      onFailure: step:compare-rows\n',
      ),
    ),
    inRunbook(
      allFine('a step that is jumped over and needed later', [
        ['expect: {exitCode: 0}\n', 'expect: {exitCode: 0}\n      onSuccess: step:set-lost-aside\n'],
        ['    - id: set-lost-aside\n', '    - id: set-lost-aside\n      dependsOn: [compare-rows]\n'],
      ]),
    ),
    inRunbook(
      allFine('a step that is jumped over and named in words', [
        ['expect: {exitCode: 0}\n', 'expect: {exitCode: 0}\n      onSuccess: step:set-lost-aside\n'],
        ['title: Wait until the copy is available', 'title: Wait for the copy; in doubt go on with compare-rows'],
      ]),
    ),
    inRunbook(change('half a jump', 'onFailure: abort', 'onFailure: "step:"', 'format/unknown-value')),
  ],
  'runbook/no-escalation': [
    inRunbook(
      change('nobody', ESCALATION, '  escalation: []\n', at('runbook/no-escalation', 'escalation: []', 'warning')),
    ),
    inRunbook(change('no such key is another mistake', ESCALATION, '', at('format/missing-key', 'spec:'))),
    inRunbook(
      change(
        'a role that is not there',
        'role: sponsor, contact',
        'role: sponsors, contact',
        at('runbook/no-escalation', 'role: sponsors', 'warning'),
      ),
    ),
    inRunbook(
      change('a person as a role', 'role: sponsor, contact', 'role: isla-macrae, contact', 'runbook/no-escalation'),
    ),
    inRunbook(
      change(
        'a person that is not there',
        'role: sponsor, contact',
        'person: isla-macray, contact',
        'runbook/no-escalation',
      ),
    ),
    inRunbook(
      changes(
        'two entries are two mistakes',
        [
          ['role: provider-sre, channel', 'role: provider-srx, channel'],
          ['role: sponsor, contact', 'role: duty-desk, contact'],
        ],
        at('runbook/no-escalation', 'role: provider-srx'),
        at('runbook/no-escalation', 'role: duty-desk'),
      ),
    ),
    inRunbook(fine('a person', 'role: sponsor, contact', 'person: isla-macrae, contact')),
    inRunbook(fine('a single entry', ESCALATION, '  escalation: [{after: 15m, role: provider-sre}]\n')),
    inRunbook(changes('an entry of nobody', [['role: sponsor, contact', 'contact']], 'format/missing-key')),
    inRunbook(changes('a list of words', [[ESCALATION, '  escalation: [sponsor]\n']], 'format/schema')),
    change(
      'the path of the engagement is another',
      '{level: 1, role: provider-sre,',
      '{level: 1, role: provider-srx,',
      'reference/unresolved',
    ),
  ],
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
    changes(
      'a runbook that no system names is an orphan, and no more',
      [
        ['runbooks: [recycle-runners]\n      slos', 'runbooks: []\n      slos'],
        ['name: RunnerQueueSaturated, runbook: recycle-runners,', 'name: RunnerQueueSaturated,'],
      ],
      { rule: 'reference/orphan-runbook', file: RECYCLE, at: '  name: recycle-runners' },
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
      'runbooks: [roll-back-release, rotate-shared-credentials, restore-booking-db]',
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

describe('one small change to a clean engagement: runbooks', () => {
  describeMutations(groups);
});

const clean = example();

/** What some rules say of the example with other texts in it, as `path:line rule severity`. */
async function found(rules: RegExp, texts: Record<string, string>, now?: string): Promise<string[]> {
  const all = await findingsOf({ ...clean, ...texts }, now);
  return all.filter(({ rule }) => rules.test(rule)).map((finding) => `${told(finding)} ${finding.severity}`);
}

/** A text with some changes, each of what stands there. */
function edited(path: string, ...edits: [find: string | RegExp, put: string][]): string {
  return edits.reduce((text, [find, put]) => {
    const next = text.replace(find, put);
    assert.ok(typeof find === 'string' ? text.includes(find) : next !== text, `${path}: ${find}`);
    return next;
  }, clean[path]!);
}

describe('runbooks in use', () => {
  const DRAIN = 'runbooks/drain-runners.runbook.yaml';
  const IN_USE = /^runbook\/draft-in-use$/;

  /** The example with a second runbook of the pipeline, which is the client's. */
  function withSecond(status: string, ...edits: [find: string | RegExp, put: string][]): Record<string, string> {
    return {
      [ENGAGEMENT]: edited(
        ENGAGEMENT,
        ['runbooks: [recycle-runners]', 'runbooks: [recycle-runners, drain-runners]'],
        ...edits,
      ),
      [DRAIN]: edited(
        RECYCLE,
        ['name: recycle-runners', 'name: drain-runners'],
        ['status: effective', `status: ${status}`],
      ),
    };
  }

  for (const status of ['draft', 'superseded', 'obsolete']) {
    it(`one that is ${status} is found`, async () => {
      assert.deepEqual(await found(IN_USE, withSecond(status)), [`${DRAIN}:7 runbook/draft-in-use warning`]);
    });
  }
  for (const status of ['in-review', 'approved', 'effective']) {
    it(`one that is ${status} is not`, async () => assert.deepEqual(await found(IN_USE, withSecond(status)), []));
  }

  it("one of a system that is not yet the client's is not", async () => {
    const owned = [/stage: client-owned\n {8}history:/, 'stage: reverse-shadow\n        history:'] as [RegExp, string];
    assert.deepEqual(await found(IN_USE, withSecond('draft', owned)), []);
  });

  it('one of a retired system is not', async () => {
    const retired = [/stage: client-owned\n {8}history:/, 'stage: retired\n        history:'] as [RegExp, string];
    assert.deepEqual(await found(IN_USE, withSecond('draft', retired)), []);
  });

  it('the only one of a system is the business of another rule', async () => {
    const draft = { [RECYCLE]: edited(RECYCLE, ['status: effective', 'status: draft']) };
    assert.deepEqual(await found(IN_USE, draft), []);
    const both = { ...withSecond('draft'), ...draft };
    assert.deepEqual(await found(IN_USE, both), []);
  });

  it('the only one of a system of tier 3 is found', async () => {
    const lower = edited(ENGAGEMENT, ['type: pipeline\n      tier: 2', 'type: pipeline\n      tier: 3']);
    const texts = { [ENGAGEMENT]: lower, [RECYCLE]: edited(RECYCLE, ['status: effective', 'status: draft']) };
    assert.deepEqual(await found(IN_USE, texts), [`${RECYCLE}:7 runbook/draft-in-use warning`]);
  });
});

describe('runbooks that nobody works by', () => {
  const foundHere = async (text: string) =>
    (await found(/^runbook\//, { [RESTORE]: text })).filter((line) => line.startsWith(RESTORE));

  const broken: [find: string | RegExp, put: string][] = [
    [STOP_ROLLBACK, ''],
    [STOP_EXPECT, ''],
    [CONFIRM, ''],
    [VERIFICATION, ''],
    [ESCALATION, '  escalation: []\n'],
    [EXERCISES, '  exercises: []\n'],
    ['lastReviewed: 2026-07-17', 'lastReviewed: 2020-07-17'],
    ['approvedBy: service-owner', 'approvedBy: provider-sre'],
    ['systems: [booking-db]', 'systems: [booking-db, boarding-gateway]'],
  ];

  for (const status of ['superseded', 'obsolete']) {
    it(`one that is ${status} is left alone`, async () => {
      const text = edited(RESTORE, ['status: effective', `status: ${status}`], ...broken);
      assert.deepEqual(await foundHere(text), []);
    });
  }

  it('the steps of a draft are judged, its reviews and exercises are not', async () => {
    const text = edited(RESTORE, ['status: effective', 'status: draft'], ...broken);
    const rules = (await foundHere(text)).map((line) => line.split(' ')[1]);
    assert.deepEqual(rules.sort(), [
      'runbook/no-escalation',
      'runbook/no-rollback',
      'runbook/no-verification',
      'runbook/system-mismatch',
      'runbook/unconfirmed',
      'runbook/unverified-step',
    ]);
  });

  it('a jump and an owner that are not there are told whatever the status', async () => {
    const text = edited(
      RESTORE,
      ['status: effective', 'status: obsolete'],
      ['onFailure: abort', 'onFailure: step:nowhere'],
      ['owner: provider-sre', 'owner: nobody-at-all'],
    );
    assert.deepEqual(await foundHere(text), [
      `${RESTORE}:9 runbook/owner-unknown error`,
      `${RESTORE}:54 runbook/bad-jump error`,
    ]);
  });
});

describe('runbooks of no engagement', () => {
  async function alone(...edits: [find: string | RegExp, put: string][]): Promise<string[]> {
    const all = await findingsOf({ 'x/a.runbook.yaml': edited(RESTORE, ...edits) });
    return all
      .filter(({ rule }) => rule.startsWith('runbook/'))
      .map(({ line, rule, severity }) => `${line} ${rule} ${severity}`);
  }

  it('name people and systems that nobody knows', async () => {
    assert.deepEqual(
      await alone(['owner: provider-sre', 'owner: anybody'], ['role: sponsor', 'role: anybody-else']),
      [],
    );
  });

  it('can be reviewed too late, how ever much', async () => {
    for (const day of ['2026-03-01', '2020-03-01']) {
      assert.deepEqual(await alone(['lastReviewed: 2026-07-17', `lastReviewed: ${day}`]), [
        '11 runbook/review-overdue warning',
      ]);
    }
  });

  it('can be approved by their owner or author, as far as names tell', async () => {
    const found = ['10 runbook/self-approved warning'];
    assert.deepEqual(await alone(['approvedBy: service-owner', 'approvedBy: provider-sre']), found);
    assert.deepEqual(await alone(['approvedBy: service-owner', 'approvedBy: sven-aaltonen']), found);
    assert.deepEqual(await alone(['approvedBy: service-owner', 'approvedBy: nkechi-duru']), []);
  });

  it('have steps like any other', async () => {
    assert.deepEqual(await alone([STOP_ROLLBACK, '']), ['50 runbook/no-rollback error']);
    assert.deepEqual(await alone(['onFailure: abort', 'onFailure: step:nowhere']), ['54 runbook/bad-jump error']);
    assert.deepEqual(await alone([EXERCISES, '  exercises: []\n']), []);
    assert.deepEqual(await alone([LAST_CHANGE, 'on: 2026-09-01, by: sven-aaltonen']), [
      '146 runbook/exercise-outdated warning',
    ]);
  });
});

describe('runbooks of two engagements', () => {
  const SECOND = 'second.engagement.yaml';
  const second = edited(ENGAGEMENT, ['name: skerry-line', 'name: second-line'], [/tier: [12]/g, 'tier: 3']);

  it('are told once of a review, as strictly as one of them does', async () => {
    const late = edited(RESTORE, ['lastReviewed: 2026-07-17', 'lastReviewed: 2024-07-17']);
    assert.deepEqual(await found(/review-overdue$/, { [SECOND]: second, [RESTORE]: late }), [
      `${RESTORE}:11 runbook/review-overdue error`,
    ]);
  });

  it('are owned by somebody of either', async () => {
    const people = edited(
      ENGAGEMENT,
      ['name: skerry-line', 'name: second-line'],
      ['  roles:\n', '  roles:\n    - {id: duty-desk, party: client, people: [isla-macrae]}\n'],
    );
    const restore = edited(RESTORE, ['owner: provider-sre', 'owner: duty-desk'], ['role: sponsor', 'role: duty-desk']);
    assert.deepEqual(await found(/^(?:runbook|reference)\//, { [SECOND]: people, [RESTORE]: restore }), [
      `${ROTATE}:98 runbook/not-exercised hint`,
    ]);
  });
});

describe('runbooks that are approved by roles', () => {
  const ALONE = 'people: [gregor-baird], backups: [callum-reid]';
  const cases: [name: string, engagement: [string, string][], runbook: [string, string][], finds: boolean][] = [
    [
      'a role that only the author holds',
      [[ALONE, 'people: [gregor-baird]']],
      [['by: sven-aaltonen, change', 'by: gregor-baird, change']],
      true,
    ],
    [
      'a role in which somebody stands in for the author',
      [],
      [['by: sven-aaltonen, change', 'by: gregor-baird, change']],
      false,
    ],
    [
      'a role that only the owner holds',
      [[ALONE, 'people: [gregor-baird]']],
      [['owner: provider-sre', 'owner: gregor-baird']],
      true,
    ],
    ['a role that the owner holds with others', [], [['owner: provider-sre', 'owner: gregor-baird']], false],
    ['another role', [[ALONE, 'people: [gregor-baird]']], [], false],
  ];
  for (const [name, engagement, runbook, finds] of cases) {
    it(name, async () => {
      const texts = { [ENGAGEMENT]: edited(ENGAGEMENT, ...engagement), [RESTORE]: edited(RESTORE, ...runbook) };
      assert.deepEqual(
        await found(/self-approved$/, texts),
        finds ? [`${RESTORE}:10 runbook/self-approved warning`] : [],
      );
    });
  }
});
