import { after, allFine, change, changes, describeMutations, fine, type Mutation, on } from '../mutation';
import { BUDGET, BUILD, CONDITIONS, criteriaFrom, DECIDED, PASSED, passedWith, ROTA, TRANSFER } from './gates';

/** What the rules of a gate's criteria and conditions must find, and what they must not mind. */

const OPEN = 'gate/passed-with-open-criteria';

const passedWithOpenCriteria: Mutation[] = [
  changes('a criterion that is open', passedWith('id: op-x, text: All is well, owner: provider-sre, status: open'), {
    rule: OPEN,
    at: 'id: op-x',
    severity: 'error',
  }),
  changes('a criterion in progress', passedWith('id: op-x, text: All is well, status: in-progress'), {
    rule: OPEN,
    at: 'id: op-x',
  }),
  changes('a criterion of which nobody said anything', passedWith('id: op-x, text: All is well'), {
    rule: OPEN,
    at: 'id: op-x',
  }),
  changes(
    'each criterion by itself',
    passedWith('id: op-x, text: All is well, status: open', 'id: op-y, text: Nobody is hurt, status: open'),
    { rule: OPEN, at: 'id: op-x' },
    { rule: OPEN, at: 'id: op-y' },
  ),
  changes(
    'a checklist that is not complete',
    passedWith('id: op-x, check: checklists-done, with: {activity: monitor}'),
    { rule: OPEN, at: 'id: op-x' },
  ),
  changes('an audit without a result', passedWith('id: op-x, check: audit-passed, with: {audit: transfer-readiness}'), {
    rule: OPEN,
    at: 'id: op-x',
  }),
  changes(
    'a stage that is not reached',
    passedWith('id: op-x, check: ownership-stage, with: {tier: 1, atLeast: client-owned}'),
    {
      rule: OPEN,
      at: 'id: op-x',
    },
  ),
  changes(
    'a check that is false, whatever people say',
    passedWith(
      'id: op-x, check: documents-effective, with: {kinds: [handover]}, status: done, evidence: [docs/handover.md]',
    ),
    { rule: OPEN, at: 'id: op-x' },
  ),
  changes(
    'errors, on the day of the decision',
    [
      ...passedWith('id: op-x, check: no-errors'),
      [DECIDED, '        decidedOn: 2026-09-15\n'],
      [
        'raci: {provider-sre: AR, security-officer: C, platform-team: C}',
        'raci: {provider-sre: R, security-officer: C, platform-team: C}',
      ],
    ],
    { rule: OPEN, at: 'id: op-x' },
    { rule: 'raci/one-accountable', at: 'raci: {provider-sre: R, security-officer: C, platform-team: C}' },
  ),
  changes(
    'a critical risk, while the decision is fresh',
    [
      ...passedWith('id: op-x, check: risks-below, with: {exposure: high}'),
      [DECIDED, '        decidedOn: 2026-08-28\n'],
    ],
    { rule: OPEN, at: 'id: op-x' },
  ),
  changes(
    'owners who do not know enough',
    passedWith('id: op-x, check: competency, with: {systems: [boarding-gateway], atLeast: 3}'),
    { rule: OPEN, at: 'id: op-x' },
  ),
  fine('a gate whose criteria are all met', BUILD, PASSED),
  allFine(
    'an open criterion that is not mandatory',
    passedWith('id: op-x, text: All is well, mandatory: false, status: open'),
  ),
  allFine(
    'a criterion that does not apply or was waived',
    passedWith('id: op-x, text: All is well, status: not-applicable', 'id: op-y, text: Nobody is hurt, status: waived'),
  ),
  allFine(
    'a check that does not apply',
    passedWith('id: op-x, check: documents-effective, with: {kinds: [handover]}, status: not-applicable'),
  ),
  fine(
    'an open criterion of a conditional pass',
    'owner: provider-sre, status: done, evidence: [evidence/go-live-2026-01-27.md]}\n          - {id: op-checklists',
    'owner: provider-sre, status: open}\n          - {id: op-checklists',
  ),
  fine('open criteria of a gate on hold', ...after(TRANSFER.trimEnd(), '        outcome: hold')),
  allFine('a target that was met then and is missed now', [
    ...passedWith('id: op-x, check: kpis-on-target, with: {kpis: [dora-change-fail-rate], periods: 1}'),
    [DECIDED, '        decidedOn: 2026-07-10\n'],
  ]),
  allFine(
    'a target that is met now',
    passedWith('id: op-x, check: kpis-on-target, with: {kpis: [slo-scan-latency], periods: 1}'),
  ),
  allFine('an exercise whose window has gone by since', [
    ...passedWith('id: op-x, check: runbooks-exercised, with: {systems: [delivery-pipeline], by: client, within: 1w}'),
    [DECIDED, '        decidedOn: 2026-08-12\n'],
  ]),
  changes(
    'a major finding of a later audit, which is a mistake of the audit alone',
    [
      ...passedWith('id: op-x, check: findings-closed, with: {grade: major}'),
      ['status: closed, evidence: [evidence/db-game-day-2026-08-26.md]}', 'status: open}'],
      ['due: 2026-08-31', 'due: 2026-10-31'],
    ],
    { rule: 'audit/passed-with-major', at: 'result: pass-with-findings\n      on: 2026-07-09' },
  ),
  allFine('a document that was replaced since', [
    ...passedWith('id: op-x, check: documents-effective, with: {kinds: [kt-plan]}'),
    [DECIDED, '        decidedOn: 2026-04-01\n'],
    [
      'path: docs/kt-plan.md, version: 2.0.0, status: effective',
      'path: docs/kt-plan.md, version: 2.0.0, status: in-review',
    ],
  ]),
  allFine('a system that was not there yet', [
    ...passedWith('id: op-x, check: ownership-stage, with: {tier: 2, atLeast: reverse-shadow}'),
    [DECIDED, '        decidedOn: 2026-08-01\n'],
    [
      '        stage: shadow\n        history:\n          - {stage: provider-owned, on: 2026-01-29,',
      '        stage: shadow\n        history:\n          - {stage: provider-owned, on: 2026-08-05,',
    ],
  ]),
  allFine('a risk that came up long after', [...passedWith('id: op-x, check: risks-below, with: {exposure: high}')]),
  changes(
    'errors of today',
    [
      ...passedWith('id: op-x, check: no-errors'),
      [
        'raci: {provider-sre: AR, security-officer: C, platform-team: C}',
        'raci: {provider-sre: R, security-officer: C, platform-team: C}',
      ],
    ],
    { rule: 'raci/one-accountable', at: 'raci: {provider-sre: R, security-officer: C, platform-team: C}' },
  ),
  changes(
    'an audit that does not exist',
    passedWith('id: op-x, check: audit-passed, with: {audit: readiness-of-all}'),
    {
      rule: 'reference/unresolved',
      at: 'id: op-x',
    },
  ),
  changes('a parameter that cannot be read', passedWith('id: op-x, check: runbooks-exist, with: {tier: 7}'), {
    rule: 'format/unknown-value',
    at: 'id: op-x',
  }),
  changes('a status that cannot be read', passedWith('id: op-x, text: All is well, status: opn'), {
    rule: 'format/unknown-value',
    at: 'id: op-x',
  }),
];

const conditionalWithoutConditions: Mutation[] = [
  change('no conditions', CONDITIONS, '', {
    rule: 'gate/conditional-without-conditions',
    at: BUILD,
    severity: 'error',
  }),
  change('an empty list', CONDITIONS, '        conditions: []\n', {
    rule: 'gate/conditional-without-conditions',
    at: BUILD,
  }),
  changes(
    'no conditions, and criteria that are met',
    [
      [CONDITIONS, ''],
      [BUDGET, ''],
    ],
    {
      rule: 'gate/conditional-without-conditions',
      at: BUILD,
    },
  ),
  changes(
    'no conditions on another day',
    [
      [CONDITIONS, ''],
      [DECIDED, '        decidedOn: 2026-01-28\n'],
    ],
    {
      rule: 'gate/conditional-without-conditions',
      at: BUILD,
    },
  ),
  changes('a pass without conditions', [
    [BUILD, PASSED],
    [CONDITIONS, ''],
  ]),
  changes(
    'a gate on hold without conditions',
    [
      [BUILD, 'outcome: hold'],
      [CONDITIONS, ''],
    ],
    { rule: 'phase/done-without-gate', at: 'status: done\n      baseline: {start: 2025-09-15' },
  ),
  change('a mistyped key', '        conditions: #', '        condtions: #', 'format/unknown-key'),
  change('a key with nothing after it', CONDITIONS, '        conditions:\n', 'format/schema'),
];

const REGION =
  'is shown, owner: provider-sre, due: 2026-02-27, status: closed, evidence: [evidence/cross-region-restore-2026-02-24.md]}';

const conditionOverdue: Mutation[] = [
  change('an open condition', REGION, 'is shown, owner: provider-sre, due: 2026-02-27, status: open}', {
    rule: 'gate/condition-overdue',
    severity: 'warning',
  }),
  on(
    '2026-02-28',
    change(
      'the day after',
      REGION,
      'is shown, owner: provider-sre, due: 2026-02-27, status: open}',
      'gate/condition-overdue',
    ),
  ),
  change(
    'a condition that was due yesterday',
    REGION,
    'is shown, owner: provider-sre, due: 2026-09-14, status: open}',
    'gate/condition-overdue',
  ),
  changes(
    'a condition of a gate that is passed',
    [
      [REGION, 'is shown, owner: provider-sre, due: 2026-09-14, status: open}'],
      [BUILD, PASSED],
    ],
    {
      rule: 'gate/condition-overdue',
      at: 'due: 2026-09-14, status: open}',
    },
  ),
  fine('a condition that is due today', REGION, 'is shown, owner: provider-sre, due: 2026-09-15, status: open}'),
  fine('a condition that is due later', REGION, 'is shown, owner: provider-sre, due: 2026-10-15, status: open}'),
  fine('a condition that was closed late', REGION, 'is shown, owner: provider-sre, due: 2026-01-30, status: closed}'),
  changes('conditions of an engagement that was broken off', [
    [REGION, 'is shown, owner: provider-sre, due: 2026-02-27, status: open}'],
    ['status: active', 'status: terminated'],
  ]),
  change(
    'a day that is none',
    REGION,
    'is shown, owner: provider-sre, due: 2026-02-30, status: open}',
    'format/invalid-date',
  ),
  change(
    'a status that is none',
    REGION,
    'is shown, owner: provider-sre, due: 2026-02-27, status: opn}',
    'format/unknown-value',
  ),
];

const criterionWithoutEvidence: Mutation[] = [
  change(
    'nothing at all',
    'owner: provider-sre, status: done, evidence: [evidence/go-live-2026-01-27.md]}\n          - {id: op-checklists',
    'owner: provider-sre, status: done}\n          - {id: op-checklists',
    {
      rule: 'gate/criterion-without-evidence',
      severity: 'warning',
    },
  ),
  change(
    'an empty list',
    'status: done, evidence: [evidence/coastguard-notice-2026-09-02.md]}',
    'status: done, evidence: []}',
    'gate/criterion-without-evidence',
  ),
  change(
    'a criterion that is not mandatory',
    'owner: service-owner, status: done, evidence: [evidence/go-live-2026-01-27.md]}',
    'owner: service-owner, status: done}',
    'gate/criterion-without-evidence',
  ),
  change(
    'a criterion of a gate that is still to come',
    ROTA,
    ROTA.replace('open', 'done'),
    'gate/criterion-without-evidence',
  ),
  fine('one that is not done', ROTA, ROTA.replace('open', 'in-progress')),
  fine('one that does not apply', ROTA, ROTA.replace('open', 'not-applicable')),
  fine('one with a page', ROTA, ROTA.replace('open', 'done, evidence: ["https://wiki.skerryline.example/rota"]')),
  fine(
    'a check that says it is done',
    'with: {phase: operate}, owner: engagement-lead}',
    'with: {phase: operate}, owner: engagement-lead, status: done}',
  ),
  change(
    'a mistyped key',
    'status: done, evidence: [evidence/coastguard-notice-2026-09-02.md]}',
    'status: done, evidnce: [evidence/coastguard-notice-2026-09-02.md]}',
    'format/unknown-key',
  ),
  change(
    'a check that cannot be read',
    'check: checklists-done, with: {phase: operate}, owner: engagement-lead}',
    'check: checklist-done, owner: engagement-lead, status: done}',
    'format/unknown-value',
  ),
];

const EXIT = criteriaFrom('ex-stage');

const noCriteria: Mutation[] = [
  change('a support gate', EXIT, '', { rule: 'gate/no-criteria', at: 'id: g-exit', severity: 'warning' }),
  change('a transfer gate', criteriaFrom('ac-stage-1'), '', { rule: 'gate/no-criteria', at: 'id: g-acceptance' }),
  change('an empty list', EXIT, '        criteria: []\n', { rule: 'gate/no-criteria', at: 'id: g-exit' }),
  change('a gate that has a day and no more', EXIT, '        x-ticket: 1\n', {
    rule: 'gate/no-criteria',
    at: 'id: g-exit',
  }),
  fine('a gate of another phase', criteriaFrom('op-live'), ''),
  changes('an engagement that is over', [
    [EXIT, ''],
    ['status: active', 'status: closed'],
  ]),
  change('a mistyped key', EXIT, EXIT.replace('criteria:', 'critera:'), 'format/unknown-key'),
  change('a key with nothing after it', EXIT, '        criteria:\n', 'format/schema'),
];

describeMutations({
  'gate/passed-with-open-criteria': passedWithOpenCriteria,
  'gate/conditional-without-conditions': conditionalWithoutConditions,
  'gate/condition-overdue': conditionOverdue,
  'gate/criterion-without-evidence': criterionWithoutEvidence,
  'gate/no-criteria': noCriteria,
});
