import { after, allFine, change, changes, describeMutations, fine, inRunbook, type Mutation } from '../mutation';
import {
  at,
  CONFIRM,
  DIAGNOSE,
  ESCALATION,
  LOOK,
  PROMOTE,
  REASON,
  ROTATE,
  START_EXPECT,
  STOP,
  STOP_EXPECT,
  STOP_ROLLBACK,
  VERIFICATION,
} from './runbooks';

/** Changes of steps that the rules of runbooks must find, and others that they must not mind. */

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
        ['effect: reversible\n      run: {kind: manual}', 'effect: read-only\n      run: {kind: manual}'],
        ['      rollback: {text: Revert the merge request}\n', ''],
      ]),
      ROTATE,
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
    inRunbook(
      fine(
        'a command that shows it',
        STOP_EXPECT,
        '      expect: {command: kubectl --context skerry-prod -n booking get pods}\n',
      ),
    ),
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
        [
          'effect: reversible\n      run: {kind: bash, timeout: 5m, command: "aws eks update-nodegroup-config --region eu-west-2 --cluster-name skerry-prod --nodegroup-name \\"${NODE_GROUP}\\" --scaling-config maxSize=12"}\n',
          'effect: read-only\n      run: {kind: manual}\n',
        ],
        [
          '      rollback: {command: "aws eks update-nodegroup-config --region eu-west-2 --cluster-name skerry-prod --nodegroup-name \\"${NODE_GROUP}\\" --scaling-config maxSize=9"}\n',
          '',
        ],
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
};

describe('one small change to a clean engagement: the procedure of a runbook', () => {
  describeMutations(groups);
});
