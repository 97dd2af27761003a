import { after, allFine, change, changes, describeMutations, fine, on } from '../mutation';

/** Changes that the rules of audits and governance must find, and others that they must not mind. */

const STATUS = '  status: active\n';
const CLOSED: [string, string] = [STATUS, '  status: closed\n'];

const MINOR =
  'text: The service level of passenger notices is not agreed, owner: service-owner, due: 2026-10-16, status: open';
const MAJOR = 'owner: provider-sre, due: 2026-08-31, status: closed, evidence: [evidence/db-game-day-2026-08-26.md]}';
const MAJOR_OPEN = 'owner: provider-sre, due: 2026-09-30, status: open}';
const RESULT = 'result: pass-with-findings\n      on: 2026-07-09';
const READINESS = 'auditor: keelson, result: pending, due: 2026-11-13';
const REVIEW = '      on: 2026-07-09\n      scope: First five months of operation';

const LEAD_TIME = ', kpi: dora-lead-time}\n    - {id: obj-selling';
const INDEPENDENT = ', milestone: ms-tier1-client-owned}';
const STEERING = '{name: steering committee, every: 1Q, lastHeld: 2026-07-16}';
const AUGUST =
  'feedback: Releases on Friday afternoons disturb boarding, actions: [no release between Friday noon and Sunday, migration check in the pipeline]';
const RENEWAL = '    renewal: 2027-06-30\n\n';
const PAGING = 'renewal: 2026-12-31, owner: platform-team, status: in-progress';
const FIT =
  '  fit: {newToDevOps: true, limitedExpertise: true, planningToScale: true, longTermOwnership: true, costDriven: false}\n';

describeMutations({
  'audit/finding-overdue': [
    change('a minor finding', MINOR, MINOR.replace('2026-10-16', '2026-09-14'), {
      rule: 'audit/finding-overdue',
      severity: 'warning',
    }),
    change('an observation', 'due: 2026-11-13, status: open', 'due: 2026-08-13, status: open', 'audit/finding-overdue'),
    changes(
      'a major finding is an error',
      [
        [MAJOR, MAJOR_OPEN.replace('2026-09-30', '2026-08-31')],
        [RESULT, RESULT.replace('pass-with-findings', 'fail')],
      ],
      { rule: 'audit/finding-overdue', severity: 'error' },
    ),
    on('2026-10-17', changes('the day after', [['id: pr-2, grade', 'id: pr-20, grade']], 'audit/finding-overdue')),
    fine('due today', MINOR, MINOR.replace('2026-10-16', '2026-09-15')),
    fine('closed, late or not', MINOR, MINOR.replace('2026-10-16', '2026-09-14').replace('open', 'closed')),
    allFine('a closed engagement', [CLOSED, [MINOR, MINOR.replace('2026-10-16', '2026-09-14')]]),
    change('a day that is none', MINOR, MINOR.replace('2026-10-16', '2026-09-31'), 'format/invalid-date'),
  ],
  'audit/passed-with-major': [
    change('a pass with findings', MAJOR, MAJOR_OPEN, {
      rule: 'audit/passed-with-major',
      at: RESULT,
      severity: 'error',
    }),
    changes(
      'a plain pass',
      [
        [MAJOR, MAJOR_OPEN],
        [RESULT, RESULT.replace('pass-with-findings', 'pass')],
      ],
      { rule: 'audit/passed-with-major', at: RESULT.replace('pass-with-findings', 'pass') },
    ),
    changes(
      'two of them are one finding',
      [
        [MAJOR, MAJOR_OPEN],
        ['id: pr-2, grade: minor', 'id: pr-2, grade: major'],
      ],
      { rule: 'audit/passed-with-major', at: RESULT },
    ),
    change('a minor finding that becomes major', 'id: pr-3, grade: observation', 'id: pr-3, grade: major', {
      rule: 'audit/passed-with-major',
      at: RESULT,
    }),
    allFine('a failed audit', [
      [MAJOR, MAJOR_OPEN],
      [RESULT, RESULT.replace('pass-with-findings', 'fail')],
    ]),
    fine(
      'a major finding that is closed',
      'text: Three dashboards show the same figures',
      'text: Three dashboards show other figures',
    ),
    fine('minor findings', 'id: pr-3, grade: observation', 'id: pr-3, grade: minor'),
    fine('a closed major finding of another audit', 'id: or-1, grade: minor', 'id: or-1, grade: major'),
  ],
  'audit/not-independent': [
    change(
      'a role of the provider',
      READINESS,
      READINESS.replace('keelson', 'engagement-lead'),
      'audit/not-independent',
    ),
    change(
      'a person of the provider',
      READINESS,
      READINESS.replace('keelson', 'sven-aaltonen'),
      'audit/not-independent',
    ),
    change(
      'once it is passed',
      READINESS,
      'auditor: provider-sre, result: pass, on: 2026-09-01',
      'audit/not-independent',
    ),
    change(
      'by the provider on another day',
      `${READINESS}, scope: Both`,
      `${READINESS.replace('keelson', 'nkechi-duru').replace('11-13', '10-30')}, scope: Both`,
      'audit/not-independent',
    ),
    fine('a role of the client', READINESS, READINESS.replace('keelson', 'security-officer')),
    fine('a person of a third party', READINESS, READINESS.replace('keelson', 'idris-pugh')),
    fine(
      'another kind of audit by the provider',
      'kind: access-review, auditor: security-officer',
      'kind: access-review, auditor: provider-sre',
    ),
    fine('a performance review by the provider', '      auditor: assurance-lead\n', '      auditor: engagement-lead\n'),
    change('nobody who exists', READINESS, READINESS.replace('keelson', 'engagement-leed'), 'reference/unresolved'),
  ],
  'audit/too-late': [
    change('after the gate that names it', READINESS, READINESS.replace('2026-11-13', '2026-11-28'), {
      rule: 'audit/too-late',
      severity: 'hint',
    }),
    change(
      'another audit that a gate needs',
      'due: 2027-06-04, scope: Three months',
      'due: 2027-06-18, scope: Three months',
      'audit/too-late',
    ),
    change(
      'a gate that is earlier now',
      '        due: 2026-11-27\n        requiredApprovals',
      '        due: 2026-11-06\n        requiredApprovals',
      { rule: 'audit/too-late', at: READINESS },
    ),
    changes(
      'the readiness audit that no gate names',
      [
        ['check: audit-passed, with: {audit: transfer-readiness}, owner', 'owner'],
        [READINESS, READINESS.replace('2026-11-13', '2027-03-01')],
      ],
      { rule: 'audit/too-late', at: '2027-03-01' },
    ),
    allFine('a gate that is late itself', [
      ['        due: 2026-11-27\n        requiredApprovals', '        due: 2026-09-14\n        requiredApprovals'],
      [STATUS, '  status: on-hold\n'],
    ]),
    fine('on the day of the gate', READINESS, READINESS.replace('2026-11-13', '2026-11-27')),
    fine(
      'done already, whatever was due',
      READINESS,
      'auditor: keelson, result: pass, on: 2026-09-01, due: 2026-12-13',
    ),
    fine('no day', READINESS, 'auditor: keelson, result: pending'),
    allFine('a criterion that is not mandatory', [
      ['with: {audit: post-implementation}, owner', 'with: {audit: post-implementation}, mandatory: false, owner'],
      ['due: 2027-06-04, scope: Three months', 'due: 2027-06-18, scope: Three months'],
    ]),
    fine(
      'another audit that no gate names',
      'auditor: security-officer, result: pass, on: 2026-09-04, scope: All',
      'auditor: security-officer, result: pending, due: 2027-09-04, scope: All',
    ),
    allFine('named by a gate that is decided, too', [
      [READINESS, READINESS.replace('keelson', 'security-officer')],
      ['with: {audit: operational-readiness}', 'with: {audit: transfer-readiness}'],
    ]),
  ],
  'audit/interval': [
    changes('the last review is too old', [[REVIEW, REVIEW.replace('2026-07-09', '2026-03-14')]], 'audit/interval'),
    changes('there was none', [['      kind: performance-review\n', '      kind: assessment\n']], {
      rule: 'audit/interval',
      at: '    - id: operate\n',
    }),
    change('a stricter policy', ...after('    exerciseWindow: 6M', '    auditInterval: 2M'), {
      rule: 'audit/interval',
      at: '      on: 2026-07-09',
    }),
    changes(
      'one that is only planned does not count',
      [
        ['      kind: performance-review\n', '      kind: assessment\n'],
        ['kind: post-implementation, auditor', 'kind: performance-review, auditor'],
      ],
      { rule: 'audit/interval', at: '    - id: operate\n' },
    ),
    fine('half a year ago to the day', REVIEW, REVIEW.replace('2026-07-09', '2026-03-15')),
    fine('an older review beside the last', 'kind: operational-readiness\n', 'kind: performance-review\n'),
    changes(
      'an operate phase that is done needs no more; its gate does',
      [
        [REVIEW, REVIEW.replace('2026-07-09', '2026-03-01')],
        [
          '      end: 2026-11-27\n      status: in-progress\n      baseline',
          '      end: 2026-11-27\n      status: done\n      baseline',
        ],
      ],
      { rule: 'phase/done-without-gate', at: 'status: done\n      baseline: {start: 2026-01-17' },
    ),
    allFine('an engagement on hold', [
      [STATUS, '  status: on-hold\n'],
      [REVIEW, REVIEW.replace('2026-07-09', '2026-03-01')],
    ]),
    allFine('a closed engagement', [CLOSED, [REVIEW, REVIEW.replace('2026-07-09', '2026-03-01')]]),
    on(
      '2026-07-30',
      allFine('a young operate phase without any', [['      kind: performance-review\n', '      kind: assessment\n']]),
    ),
    on('2026-12-01', allFine('after the operate phase', [[REVIEW, REVIEW.replace('2026-07-09', '2026-03-01')]])),
    fine('a review of which nobody knows the day', REVIEW, '      scope: First five months of operation'),
  ],
  'governance/objective-unmeasured': [
    change('without a KPI', LEAD_TIME, '}\n    - {id: obj-selling', 'governance/objective-unmeasured'),
    change('without a milestone', INDEPENDENT, '}', 'governance/objective-unmeasured'),
    change('a new one', ...after('  objectives:', '    - {id: obj-calm, text: Nobody is woken without need}'), {
      rule: 'governance/objective-unmeasured',
      at: 'obj-calm',
    }),
    changes('in a block', [after('  objectives:', '    - id: obj-calm\n      text: Nobody is woken without need')], {
      rule: 'governance/objective-unmeasured',
      at: '    - id: obj-calm',
    }),
    fine('both', LEAD_TIME, ', kpi: dora-lead-time, milestone: ms-live}\n    - {id: obj-selling'),
    fine('a milestone for a KPI', LEAD_TIME, ', milestone: ms-live}\n    - {id: obj-selling'),
    change(
      'a KPI that does not exist is one mistake',
      LEAD_TIME,
      ', kpi: dora-leed-time}\n    - {id: obj-selling',
      'reference/unresolved',
    ),
    change(
      'a mistyped milestone is one mistake',
      INDEPENDENT,
      ', millestone: ms-tier1-client-owned}',
      'format/unknown-key',
    ),
    change('a KPI without a value', LEAD_TIME, ', kpi: }\n    - {id: obj-selling', 'format/schema'),
  ],
  'governance/cadence-overdue': [
    change('held too long ago', STEERING, STEERING.replace('2026-07-16', '2026-06-14'), 'governance/cadence-overdue'),
    change('never held', STEERING, '{name: steering committee, every: 1Q}', 'governance/cadence-overdue'),
    change('a shorter interval', 'every: 1w', 'every: 1h', { rule: 'governance/cadence-overdue', at: 'every: 1h' }),
    on(
      '2026-09-22',
      change(
        'a week and a day later',
        'name: operations stand-up',
        'name: operations meeting',
        'governance/cadence-overdue',
      ),
    ),
    fine('due today', STEERING, STEERING.replace('2026-07-16', '2026-06-15')),
    fine('held today', STEERING, STEERING.replace('2026-07-16', '2026-09-15')),
    fine('never held, once in two years', STEERING, '{name: steering committee, every: 2Y}'),
    allFine('an engagement on hold', [
      [STATUS, '  status: on-hold\n'],
      [STEERING, STEERING.replace('2026-07-16', '2026-06-14')],
    ]),
    allFine('a closed engagement', [CLOSED, [STEERING, '{name: steering committee, every: 1Q}']]),
    on('2025-09-01', fine('never held before the engagement began', STEERING, '{name: steering committee, every: 1w}')),
    on('2025-09-20', fine('never held in its first days', STEERING, '{name: steering committee, every: 1w}')),
    change('a mistyped day is one mistake', STEERING, STEERING.replace('lastHeld', 'lastheld'), 'format/unknown-key'),
    change(
      'an interval that is none',
      STEERING,
      '{name: steering committee, every: quarterly, lastHeld: 2025-07-16}',
      'format/invalid-duration',
    ),
  ],
  'governance/review-without-actions': [
    change('neither', `, ${AUGUST}`, '', {
      rule: 'governance/review-without-actions',
      at: 'on: 2026-09-02, summary',
      severity: 'hint',
    }),
    change('an empty list of actions', AUGUST, 'actions: []', 'governance/review-without-actions'),
    change('a new one', ...after('    reviews:', '      - {on: 2026-07-01}'), {
      rule: 'governance/review-without-actions',
      at: '{on: 2026-07-01}',
    }),
    changes('in a block', [after('    reviews:', '      - summary: A short one\n        on: 2026-07-01')], {
      rule: 'governance/review-without-actions',
      at: '        on: 2026-07-01',
    }),
    fine('feedback alone', AUGUST, 'feedback: Releases on Friday afternoons disturb boarding'),
    fine('actions alone', AUGUST, 'actions: [no release between Friday noon and Sunday]'),
    fine('one that is still to come', ...after('    reviews:', '      - {on: 2026-10-07}')),
    change(
      'mistyped actions are one mistake',
      AUGUST,
      'action: [no release between Friday noon and Sunday]',
      'format/unknown-key',
    ),
  ],
  'governance/renewal': [
    change('the renewal within 90 days', RENEWAL, '    renewal: 2026-12-14\n\n', {
      rule: 'governance/renewal',
      severity: 'hint',
      at: 'renewal: 2026-12-14',
    }),
    change('the notice within 90 days', RENEWAL, '    renewal: 2027-03-14\n\n', {
      rule: 'governance/renewal',
      at: 'renewal: 2027-03-14',
    }),
    changes('the notice has passed', [['noticePeriod: 3M', 'noticePeriod: 1Y']], {
      rule: 'governance/renewal',
      at: RENEWAL,
    }),
    change('a renewal today', RENEWAL, '    renewal: 2026-09-15\n\n', {
      rule: 'governance/renewal',
      at: 'renewal: 2026-09-15',
    }),
    change('a contract of the provider', PAGING, PAGING.replace('2026-12-31', '2026-10-31'), 'governance/renewal'),
    fine('a day too far', RENEWAL, '    renewal: 2027-03-16\n\n'),
    fine('a renewal that has passed', RENEWAL, '    renewal: 2026-09-14\n\n'),
    fine('no renewal', RENEWAL, '\n'),
    fine(
      'a contract of the provider that is done',
      'action: assign, renewal: 2027-07-31',
      'action: assign, renewal: 2026-10-31',
    ),
    fine(
      'a contract of the provider that is kept',
      'action: keep, owner: service-owner, status: done',
      'action: keep, renewal: 2026-10-31, owner: service-owner, status: open',
    ),
    allFine('a closed engagement', [CLOSED, [RENEWAL, '    renewal: 2026-12-14\n\n']]),
    changes(
      'a contract that nobody has begun with is one mistake',
      [[PAGING, 'renewal: 2026-10-31, owner: platform-team, status: open']],
      'exit/contract-undecided',
    ),
    change('a notice period that is none', 'noticePeriod: 3M', 'noticePeriod: 3 months', 'format/invalid-duration'),
  ],
  'governance/fit-unanswered': [
    changes(
      'no fit',
      [
        [STATUS, '  status: proposed\n'],
        [FIT, ''],
      ],
      { rule: 'governance/fit-unanswered', severity: 'hint' },
    ),
    changes(
      'an empty fit',
      [
        [STATUS, '  status: proposed\n'],
        [FIT, '  fit: {}\n'],
      ],
      'governance/fit-unanswered',
    ),
    changes(
      'a fit of remarks',
      [
        [STATUS, '  status: proposed\n'],
        [FIT, '  fit: {x-note: to be asked}\n'],
      ],
      'governance/fit-unanswered',
    ),
    changes(
      'a model that is not yet agreed',
      [
        [STATUS, '  status: proposed\n'],
        [FIT, ''],
        ['  model: bot\n', '  model: dbot\n'],
      ],
      { rule: 'governance/fit-unanswered', at: '  status: proposed' },
    ),
    allFine('an active engagement', [[FIT, '']]),
    allFine('one answer', [
      [STATUS, '  status: proposed\n'],
      [FIT, '  fit: {costDriven: false}\n'],
    ]),
    allFine('all answers', [[STATUS, '  status: proposed\n']]),
    changes(
      'a mistyped fit is one mistake',
      [
        [STATUS, '  status: proposed\n'],
        [FIT, FIT.replace('fit:', 'fitt:')],
      ],
      { rule: 'format/unknown-key', at: '  fitt:' },
    ),
    changes(
      'a fit that is no map',
      [
        [STATUS, '  status: proposed\n'],
        [FIT, '  fit: good\n'],
      ],
      { rule: 'format/schema', at: '  fit: good' },
    ),
  ],
});
