import { after, allFine, change, changes, dayAlone, describeMutations, fine, on } from '../mutation';

/** Changes that the rules of risks must find, and others that they must not mind. */

const STATUS = '  status: active\n';
const CLOSED: [string, string] = [STATUS, '  status: closed\n'];

const TRIGGER = ' trigger: The third game day needs help from the provider,';
const ACTIONS = '       actions: [third game day led by Tomasz, Fergus attends as the next in line], residual';
const KNOWLEDGE = { rule: 'risk/no-treatment', at: 'id: r-knowledge' };

/** The block risk, made critical: 4 × 5. */
const CRITICAL: [string, string] = ['      likelihood: 4\n      impact: 3\n', '      likelihood: 4\n      impact: 5\n'];
const GATE = 'risk/critical-at-gate';
const AT_STATUS = 'status: open\n      trigger: A third month';

/** The accepted risk, made critical: 4 × 4. */
const COST = 'category: cost, likelihood: 2, impact: 3';
const COST_CRITICAL: [string, string] = [COST, 'category: cost, likelihood: 4, impact: 4'];
const ACCEPTED = 'acceptance: {by: [isla-macrae, beatriz-coelho], expires: 2027-02-26}';

describeMutations({
  'risk/no-treatment': [
    change('a high risk without a trigger', TRIGGER, '', KNOWLEDGE),
    change('a high risk without actions', ACTIONS, '       residual', KNOWLEDGE),
    change('a high risk with an empty list of actions', ACTIONS, '       actions: [], residual', KNOWLEDGE),
    changes(
      'a high risk without both is one mistake',
      [
        [TRIGGER, ''],
        [ACTIONS, '       residual'],
      ],
      KNOWLEDGE,
    ),
    changes(
      'a risk that becomes high',
      [
        ['likelihood: 4, impact: 2, response: mitigate', 'likelihood: 4, impact: 3, response: mitigate'],
        [' trigger: Two red warnings in one week,', ''],
      ],
      'risk/no-treatment',
    ),
    allFine('a medium risk without either', [
      [' trigger: Two red warnings in one week, actions: [no stage change during a red warning],', ''],
    ]),
    allFine('a risk of 9, the most that is medium', [
      ['likelihood: 3, impact: 3, response: transfer', 'likelihood: 3, impact: 3, response: mitigate'],
      [
        ' trigger: No signed novation by the end of November, actions: [novate the account with Quayside, keep e-mail as the second channel],',
        '',
      ],
    ]),
    allFine('a high risk that is closed', [
      ['status: open, trigger: The third', 'status: closed, trigger: The third'],
      [' trigger: The third game day needs help from the provider,\n', '\n'],
    ]),
    allFine('a high risk that is accepted', [[COST, 'category: cost, likelihood: 3, impact: 4']]),
    allFine('a closed engagement', [CLOSED, [TRIGGER, '']]),
    change('a mistyped trigger is one mistake', ' trigger: The third', ' triger: The third', {
      rule: 'format/unknown-key',
      at: ' triger: The third',
    }),
    change('actions that are no list are one mistake', ACTIONS, '       actions: train Tomasz, residual', {
      rule: 'format/schema',
      at: 'actions: train Tomasz',
    }),
    change('a score that cannot be read', CRITICAL[0], '      likelihood: 4\n      impact: 9\n', {
      rule: 'format/schema',
      at: 'impact: 9',
    }),
  ],
  'risk/critical-at-gate': [
    changes('an open critical risk, far from the gate', [CRITICAL], { rule: GATE, at: AT_STATUS, severity: 'hint' }),
    on(
      '2026-10-01',
      changes('… less than two months before it', [CRITICAL], { rule: GATE, at: AT_STATUS, severity: 'warning' }),
    ),
    on('2026-11-27', changes('… when it is due', [CRITICAL], { rule: GATE, at: AT_STATUS, severity: 'error' })),
    changes('16 is critical', [['likelihood: 4\n      impact: 3\n', 'likelihood: 4\n      impact: 4\n']], {
      rule: GATE,
      at: AT_STATUS,
    }),
    changes('an acceptance by the client alone', [COST_CRITICAL, [', beatriz-coelho], expires', '], expires']], GATE),
    changes('an acceptance by the provider alone', [COST_CRITICAL, ['by: [isla-macrae, ', 'by: [']], GATE),
    changes(
      'a third party stands for neither',
      [COST_CRITICAL, ['by: [isla-macrae, beatriz-coelho]', 'by: [isla-macrae, helen-ashdown]']],
      GATE,
    ),
    changes(
      'open, with an acceptance that has ended',
      [
        CRITICAL,
        after(
          '      residual: {likelihood: 2, impact: 3}',
          '      acceptance: {by: [isla-macrae, beatriz-coelho], expires: 2026-09-14}',
        ),
      ],
      { rule: GATE, at: AT_STATUS },
    ),
    changes('an engagement on hold', [CRITICAL, [STATUS, '  status: on-hold\n']], { rule: GATE, at: AT_STATUS }),
    allFine('an acceptance by both parties', [COST_CRITICAL]),
    allFine('open, and accepted by both parties', [
      CRITICAL,
      after(
        '      residual: {likelihood: 2, impact: 3}',
        '      acceptance: {by: [isla-macrae, beatriz-coelho], expires: 2026-09-15}',
      ),
    ]),
    allFine('a high risk, accepted by one party', [
      [COST, 'category: cost, likelihood: 3, impact: 5'],
      [', beatriz-coelho], expires', '], expires'],
    ]),
    changes(
      'a critical risk that is closed is none; the KPI that only it named is left alone',
      [CRITICAL, ['status: open\n      trigger: A third', 'status: closed\n      trigger: A third']],
      { rule: 'kpi/off-target', at: '{on: 2026-07-31, value: 12}' },
    ),
    allFine('a closed engagement', [CLOSED, CRITICAL]),
    changes(
      'open, with a mistyped acceptance, is one mistake',
      [
        CRITICAL,
        after(
          '      residual: {likelihood: 2, impact: 3}',
          '      aceptance: {by: [isla-macrae, beatriz-coelho], expires: 2027-02-26}',
        ),
      ],
      { rule: 'format/unknown-key', at: '      aceptance' },
    ),
    changes(
      'an acceptor who does not exist is one mistake',
      [COST_CRITICAL, ['by: [isla-macrae, beatriz-coelho]', 'by: [isla-macrae, beatrix-coelho]']],
      'reference/unresolved',
    ),
    changes(
      'an acceptance that has ended is another rule',
      [COST_CRITICAL, [ACCEPTED, ACCEPTED.replace('2027-02-26', '2026-08-31')]],
      'risk/acceptance',
    ),
  ],
  'risk/review-overdue': [
    change(
      'an open risk',
      'residual: {likelihood: 2, impact: 4}, nextReview: 2026-10-07',
      'residual: {likelihood: 2, impact: 4}, nextReview: 2026-09-14',
      'risk/review-overdue',
    ),
    change('an accepted risk', 'nextReview: 2026-12-02', 'nextReview: 2026-06-02', 'risk/review-overdue'),
    change(
      'in a block',
      '      residual: {likelihood: 2, impact: 3}\n      nextReview: 2026-10-07',
      '      residual: {likelihood: 2, impact: 3}\n      nextReview: 2025-10-07',
      { rule: 'risk/review-overdue', at: 'nextReview: 2025-10-07' },
    ),
    changes(
      'an engagement on hold',
      [
        ['nextReview: 2026-12-02', 'nextReview: 2026-06-02'],
        [STATUS, '  status: on-hold\n'],
      ],
      { rule: 'risk/review-overdue', at: 'nextReview: 2026-06-02' },
    ),
    dayAlone('the day itself is not late', '2026-09-15'),
    fine('a review today', 'nextReview: 2026-12-02', 'nextReview: 2026-09-15'),
    fine(
      'a closed risk',
      'actions: [Fergus joined on 2026-06-01]',
      'actions: [Fergus joined on 2026-06-01], nextReview: 2026-05-01',
    ),
    fine('no next review', ', nextReview: 2026-12-02', ''),
    allFine('a closed engagement', [CLOSED, ['nextReview: 2026-12-02', 'nextReview: 2026-06-02']]),
    change('a day that is none', 'nextReview: 2026-12-02', 'nextReview: 2026-6-2', 'format/invalid-date'),
  ],
  'risk/acceptance': [
    change('no acceptance', `, ${ACCEPTED}`, '', 'risk/acceptance'),
    change('accepted by nobody', 'by: [isla-macrae, beatriz-coelho], expires', 'by: [], expires', 'risk/acceptance'),
    change('an acceptance that has ended', ACCEPTED, ACCEPTED.replace('2027-02-26', '2026-09-14'), 'risk/acceptance'),
    change(
      'a risk that is now accepted',
      'status: open, trigger: Two red warnings',
      'status: accepted, trigger: Two red warnings',
      'risk/acceptance',
    ),
    changes(
      'a critical risk without an acceptance is one mistake',
      [[`, ${ACCEPTED}`, ''], COST_CRITICAL],
      'risk/acceptance',
    ),
    fine('the last day of the acceptance', ACCEPTED, ACCEPTED.replace('2027-02-26', '2026-09-15')),
    fine('one acceptor, where it is not critical', ACCEPTED, 'acceptance: {by: [isla-macrae], expires: 2027-02-26}'),
    fine(
      'an open risk without an acceptance',
      'status: accepted, acceptance: {by: [isla-macrae, beatriz-coelho], expires: 2027-02-26}',
      'status: open',
    ),
    allFine('an acceptance that ended before the engagement was closed', [
      CLOSED,
      [ACCEPTED, ACCEPTED.replace('2027-02-26', '2026-09-14')],
    ]),
    change("no last day is the format's", ', expires: 2027-02-26}, nextReview', '}, nextReview', 'format/missing-key'),
    change('a mistyped acceptance is one mistake', 'acceptance: {by', 'aceptance: {by', 'format/unknown-key'),
    change('an acceptance without a value', `, ${ACCEPTED}`, ', acceptance: ', 'format/schema'),
  ],
  'risk/model-risks-missing': [
    change('no risk of a category', 'category: cost, likelihood', 'category: schedule, likelihood', {
      rule: 'risk/model-risks-missing',
      at: '  risks:\n',
      severity: 'hint',
    }),
    changes(
      'two categories are one finding',
      [
        ['category: cost, likelihood', 'category: schedule, likelihood'],
        ['category: security, likelihood', 'category: compliance, likelihood'],
      ],
      { rule: 'risk/model-risks-missing', at: '  risks:\n' },
    ),
    change(
      'vendor lock-in is not dependency',
      'category: dependency, likelihood',
      'category: vendor-lock-in, likelihood',
      { rule: 'risk/model-risks-missing', at: '  risks:\n' },
    ),
    changes(
      'a proposed engagement',
      [
        ['category: cost, likelihood', 'category: schedule, likelihood'],
        [STATUS, '  status: proposed\n'],
      ],
      { rule: 'risk/model-risks-missing', at: '  risks:\n' },
    ),
    fine('a second risk of a category', 'category: schedule, likelihood', 'category: security, likelihood'),
    allFine('the only one of a category is closed', [['status: accepted, acceptance', 'status: closed, acceptance']]),
    allFine('a closed engagement', [CLOSED, ['category: cost, likelihood', 'category: schedule, likelihood']]),
    change(
      'a mistyped category is one mistake',
      'category: cost, likelihood',
      'category: costs, likelihood',
      'format/unknown-value',
    ),
    change(
      'a category that is absent is one mistake',
      'category: cost, likelihood',
      'likelihood',
      'format/missing-key',
    ),
    change('a mistyped register is one mistake', '\n  risks:\n', '\n  riskz:\n', {
      rule: 'format/unknown-key',
      at: '  riskz:\n',
    }),
  ],
});
