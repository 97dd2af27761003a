import { allFine, change, changes, describeMutations, fine, on } from '../mutation';

/** Changes that the rules about phases and milestones must find, and others that they must not mind. */

const BUILD_STATUS = 'end: 2026-01-30\n      status: done';
const OPERATE_STATUS = 'end: 2026-11-27\n      status: in-progress';
const TRANSFER = 'start: 2026-11-28\n      end: 2027-02-26';
const SUPPORT = 'start: 2027-02-27\n      end: 2027-06-11\n      status: planned';
const EARLY_LIFE = 'start: 2027-02-27\n          end: 2027-05-28';
const OUTCOME = 'outcome: conditional-pass';
const EXIT_SUPPORT = '    support:\n      start: 2027-02-27';
const SCALING = 'category: scaling-tuning';
const LIVE = 'due: 2026-01-30, achieved: 2026-01-27';
const FIRST_DEPLOY = 'due: 2025-12-12, achieved: 2025-12-09';
const NOTICES = 'text: Passenger notices in shadow, due: 2026-10-02';
const PEAK = 'text: Ready for the Christmas sailings, due: 2026-11-20';
const BUILD_DONE = { rule: 'phase/done-without-gate', at: 'status: done\n      baseline' };

/** Moves the start of the support phase and of its first activity. */
function supportFrom(day: string): [string, string][] {
  return [SUPPORT, EARLY_LIFE].map((text) => [text, text.replace('2027-02-27', day)]);
}

describeMutations({
  'phase/order': [
    changes('a build phase behind the operate phase', [['kind: transfer\n', 'kind: build\n']], {
      rule: 'phase/order',
      severity: 'error',
    }),
    changes('a transform phase behind the transfer', [['kind: support\n', 'kind: transform\n']], 'phase/order'),
    changes(
      'a first phase that is called support, with the first that then is out of place',
      [['kind: build\n', 'kind: support\n']],
      { rule: 'phase/order', at: 'kind: operate' },
    ),
    fine('a transform phase in place of the operate phase', 'kind: operate\n', 'kind: transform\n'),
    allFine('a phase out of place that is cancelled', [
      ['kind: support\n', 'kind: transform\n'],
      [SUPPORT, SUPPORT.replace('planned', 'cancelled')],
    ]),
    change('a kind that there is not', 'kind: support\n', 'kind: help\n', 'format/unknown-value'),
  ],

  'phase/overlap': [
    change('a phase that lasts into the next one', OPERATE_STATUS, OPERATE_STATUS.replace('11-27', '11-30'), {
      rule: 'phase/overlap',
      at: 'start: 2026-11-28',
      severity: 'error',
    }),
    change('the same day', 'start: 2026-11-28', 'start: 2026-11-27', 'phase/overlap'),
    change('support that begins before the transfer ends', SUPPORT, SUPPORT.replace('02-27', '02-20'), 'phase/overlap'),
    change('a start a year too early', TRANSFER, TRANSFER.replace('2026', '2025'), 'phase/overlap', {
      rule: 'phase/length',
      at: 'end: 2027-02-26\n      status',
    }),
    fine('a phase that is cancelled', SUPPORT, SUPPORT.replace('02-27', '02-20').replace('planned', 'cancelled')),
  ],

  'phase/gap': [
    changes('two days between', supportFrom('2027-03-01'), { rule: 'phase/gap', severity: 'warning' }),
    changes('a month between', supportFrom('2027-03-27'), 'phase/gap'),
    allFine('one day between', supportFrom('2027-02-28')),
    fine(
      'a phase that is cancelled',
      SUPPORT,
      SUPPORT.replace('2027-02-27', '2027-05-27').replace('planned', 'cancelled'),
    ),
    change('a start that cannot be read', SUPPORT, SUPPORT.replace('2027-02-27', '2027-02-30'), 'format/invalid-date'),
  ],

  'phase/done-without-gate': [
    change('no outcome', `        ${OUTCOME}\n`, '', { ...BUILD_DONE, severity: 'error' }),
    ...['hold', 'repeat', 'fail'].map((outcome) =>
      change(`the outcome ${outcome}`, OUTCOME, `outcome: ${outcome}`, BUILD_DONE),
    ),
    change(
      'an operate phase that is done before its gate',
      OPERATE_STATUS,
      OPERATE_STATUS.replace('in-progress', 'done'),
      { rule: 'phase/done-without-gate', at: 'status: done\n      baseline: {start: 2026-01-17' },
    ),
    fine('a pass', OUTCOME, 'outcome: pass'),
    change('an outcome that there is not', OUTCOME, 'outcome: passed', 'format/unknown-value'),
  ],

  'phase/late': [
    change('an end that has passed', BUILD_STATUS, BUILD_STATUS.replace('done', 'in-progress'), {
      rule: 'phase/late',
      severity: 'warning',
    }),
    change(
      'an end that has passed, of a phase that is blocked',
      BUILD_STATUS,
      BUILD_STATUS.replace('done', 'blocked'),
      'phase/late',
    ),
    change('a start that has passed', OPERATE_STATUS, OPERATE_STATUS.replace('in-progress', 'planned'), {
      rule: 'phase/late',
      at: 'start: 2026-01-31',
    }),
    on('2026-01-31', fine('the first day', OPERATE_STATUS, OPERATE_STATUS.replace('in-progress', 'planned'))),
    on('2026-01-30', fine('the last day', BUILD_STATUS, BUILD_STATUS.replace('done', 'in-progress'))),
    fine('a phase that was cancelled', BUILD_STATUS, BUILD_STATUS.replace('done', 'cancelled')),
  ],

  'phase/length': [
    changes(
      'a build phase of more than a year',
      [['start: 2025-09-15\n      end: 2026-01-30', 'start: 2025-01-30\n      end: 2026-01-30']],
      { rule: 'phase/length', at: BUILD_STATUS, severity: 'hint' },
    ),
    changes('a build phase of a year', [
      ['start: 2025-09-15\n      end: 2026-01-30', 'start: 2025-01-31\n      end: 2026-01-30'],
    ]),
    change(
      'a transfer phase of more than a year',
      TRANSFER,
      TRANSFER.replace('2027-02-26', '2027-12-10'),
      { rule: 'phase/length', at: 'end: 2027-12-10' },
      { rule: 'phase/overlap', at: 'start: 2027-02-27\n      end: 2027-06-11' },
      { rule: 'exit/support-period', at: 'end: 2027-05-28\n      contact' },
    ),
    change('an end before the start', SUPPORT, SUPPORT.replace('2027-06-11', '2026-06-11'), {
      rule: 'format/end-before-start',
      at: 'end: 2026-06-11',
    }),
  ],

  'phase/missing-support': [
    changes(
      'neither of them',
      [
        [EXIT_SUPPORT, EXIT_SUPPORT.replace('support', 'x-support')],
        [SUPPORT, SUPPORT.replace('planned', 'cancelled')],
      ],
      { rule: 'phase/missing-support', at: '- id: transfer\n', severity: 'error' },
    ),
    fine('a support phase alone', EXIT_SUPPORT, EXIT_SUPPORT.replace('support', 'x-support')),
    fine('`exit.support` alone', SUPPORT, SUPPORT.replace('planned', 'cancelled')),
    changes(
      'a support phase whose kind is mistyped',
      [
        [EXIT_SUPPORT, EXIT_SUPPORT.replace('support', 'x-support')],
        ['kind: support\n', 'kind: suport\n'],
      ],
      { rule: 'format/unknown-value', at: 'kind: suport' },
    ),
    allFine('no transfer phase either', [
      [EXIT_SUPPORT, EXIT_SUPPORT.replace('support', 'x-support')],
      [SUPPORT, SUPPORT.replace('planned', 'cancelled')],
      ['kind: transfer\n', 'kind: transform\n'],
    ]),
  ],

  'phase/missing-activity': [
    change('a category that was taken out', `          ${SCALING}\n`, '', {
      rule: 'phase/missing-activity',
      at: '- id: operate\n',
      severity: 'hint',
    }),
    change('a category twice', 'category: exit-support', 'category: final-training-support', {
      rule: 'phase/missing-activity',
      at: '- id: transfer\n',
    }),
    change('a category of another phase', 'category: exit-support', 'category: scaling-tuning', {
      rule: 'phase/missing-activity',
      at: '- id: transfer\n',
    }),
    fine('a phase that is done', '          category: tooling\n', ''),
    fine(
      'an activity that was cancelled',
      `${SCALING}\n          status: in-progress`,
      `${SCALING}\n          status: cancelled`,
    ),
    change('a category that is mistyped', SCALING, 'category: scaling-tunning', 'format/unknown-value'),
  ],

  'milestone/late': [
    change('a milestone that nobody achieved', FIRST_DEPLOY, 'due: 2025-12-12', {
      rule: 'milestone/late',
      severity: 'warning',
    }),
    change('yesterday', NOTICES, NOTICES.replace('10-02', '09-14'), 'milestone/late'),
    fine('today', NOTICES, NOTICES.replace('10-02', '09-15')),
    change('a milestone that was achieved late', LIVE, LIVE.replace('2026-01-27', '2026-02-02'), {
      rule: 'milestone/late',
      severity: 'hint',
    }),
    fine('a milestone that was achieved on its day', LIVE, LIVE.replace('2026-01-27', '2026-01-30')),
    change('a day that there is not', LIVE, LIVE.replace('2026-01-27', '2026-01-32'), 'format/invalid-date'),
  ],

  'milestone/claimed': [
    change('a milestone that is not reached', NOTICES, `${NOTICES}, achieved: 2026-09-10`, {
      rule: 'milestone/claimed',
      severity: 'warning',
    }),
    change(
      'a check that asks for more',
      'with: {systems: [delivery-pipeline], atLeast: client-owned}',
      'with: {systems: [delivery-pipeline], atLeast: exited}',
      'milestone/claimed',
    ),
    changes(
      'a milestone in a block, at its id',
      [
        [
          'achieved: 2026-08-10\n          check: ownership-stage\n          with: {tier: 1, atLeast: reverse-shadow}',
          'achieved: 2026-08-10\n          check: ownership-stage\n          with: {tier: 1, atLeast: client-owned}',
        ],
      ],
      { rule: 'milestone/claimed', at: '- id: ms-tier1-reverse-shadow' },
    ),
    fine('a milestone without a check', PEAK, `${PEAK}, achieved: 2026-09-10`),
    fine(
      'a check that cannot be decided',
      PEAK,
      `${PEAK}, achieved: 2026-09-10, check: audit-passed, with: {audit: transfer-readiness}`,
    ),
    change(
      'a check that there is not',
      PEAK,
      `${PEAK}, achieved: 2026-09-10, check: audit-pased`,
      'format/unknown-value',
    ),
  ],

  'milestone/outside-phase': [
    change('a day in the next phase', NOTICES, NOTICES.replace('2026-10-02', '2026-11-28'), {
      rule: 'milestone/outside-phase',
      severity: 'warning',
    }),
    change('a day before the phase', FIRST_DEPLOY, 'due: 2025-09-14, achieved: 2025-09-12', 'milestone/outside-phase'),
    fine('the last day', NOTICES, NOTICES.replace('2026-10-02', '2026-11-27')),
    fine('the first day', FIRST_DEPLOY, 'due: 2025-09-15, achieved: 2025-09-15'),
    change('a day that there is not', NOTICES, NOTICES.replace('2026-10-02', '2026-13-02'), 'format/invalid-date'),
  ],
});
