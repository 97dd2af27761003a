import { after, allFine, change, changes, describeMutations, fine, type Mutation, on } from '../mutation';
import {
  APPROVALS,
  ASSURANCE,
  AUDIT,
  BUDGET,
  BUILD,
  CHECKLISTS,
  DECIDED,
  LEAD,
  LIVE,
  REQUIRED,
  RUNBOOKS,
  SECURITY,
  SPONSOR,
  TRANSFER,
} from './gates';

/** What the rules of decisions and approvals must find, and what they must not mind. */

const MISSING = 'gate/missing-approval';
/** The phase of the first gate is over, which a gate that has not been passed contradicts. */
const DONE_BEFORE = { rule: 'phase/done-without-gate', at: 'status: done\n      baseline: {start: 2025-09-15' };

const missingApproval: Mutation[] = [
  change('a role that did not approve', SPONSOR, '', { rule: MISSING, at: BUILD, severity: 'error' }),
  change('the only role of a party that did not approve', LEAD, '', { rule: MISSING, at: BUILD }),
  changes(
    'several roles, once',
    [
      [LEAD, ''],
      [SECURITY, ''],
    ],
    { rule: MISSING, at: BUILD },
  ),
  change('no approvals at all', APPROVALS, '', { rule: MISSING, at: BUILD }),
  change('an empty list', APPROVALS, '        approvals: []\n', { rule: MISSING, at: BUILD }),
  change('a role that is asked for and has not approved', REQUIRED, REQUIRED.replace(']', ', service-owner]'), {
    rule: MISSING,
    at: BUILD,
  }),
  changes(
    'nobody of a party, where no role is asked for',
    [
      [REQUIRED, 'requiredApprovals: []'],
      [LEAD, ''],
    ],
    {
      rule: MISSING,
      at: BUILD,
    },
  ),
  changes(
    'nobody of a party, where only the other is asked',
    [
      [REQUIRED, 'requiredApprovals: [sponsor]'],
      [LEAD, ''],
    ],
    {
      rule: MISSING,
      at: BUILD,
    },
  ),
  fine('another order of the approvals', LEAD + ASSURANCE, ASSURANCE + LEAD),
  fine('an approval that nobody asked for', REQUIRED, 'requiredApprovals: [sponsor]'),
  changes(
    'a gate that failed',
    [
      [BUILD, 'outcome: fail'],
      [SPONSOR, ''],
    ],
    DONE_BEFORE,
  ),
  changes(
    'a gate on hold',
    [
      [BUILD, 'outcome: hold'],
      [SPONSOR, ''],
    ],
    DONE_BEFORE,
  ),
  fine('a gate that is still to come', ...after(TRANSFER.trimEnd(), '        approvals: []')),
  change(
    'an approval for a role that does not exist',
    'role: sponsor, person',
    'role: sponsors, person',
    'reference/unresolved',
  ),
  change('an approval without its role', '{role: sponsor, person', '{person', 'format/missing-key'),
  change('an approval that is half written', SPONSOR, '          -\n', {
    rule: 'format/schema',
    at: '        approvals:\n',
  }),
  change(
    'a required role that does not exist',
    REQUIRED,
    REQUIRED.replace('sponsor,', 'sponsors,'),
    'reference/unresolved',
  ),
  change('a mistyped key', '        approvals:\n', '        aprovals:\n', 'format/unknown-key'),
];

const approverOutsideRole: Mutation[] = [
  change(
    'somebody else of the same party',
    'person: isla-macrae, on: 2026-01-29',
    'person: callum-reid, on: 2026-01-29',
    {
      rule: 'gate/approver-outside-role',
      severity: 'error',
    },
  ),
  change(
    'somebody of the other party',
    'person: ruaridh-kerr, on',
    'person: sven-aaltonen, on',
    'gate/approver-outside-role',
  ),
  change(
    'somebody of an organisation that advises',
    'person: beatriz-coelho, on',
    'person: helen-ashdown, on',
    'gate/approver-outside-role',
  ),
  change(
    'a person of another role',
    'person: helen-ashdown, on',
    'person: isla-macrae, on',
    'gate/approver-outside-role',
  ),
  changes(
    'somebody who leaves later',
    [
      ['person: isla-macrae, on: 2026-01-29', 'person: callum-reid, on: 2026-01-29'],
      ['email: callum.reid@skerryline.example', 'email: callum.reid@skerryline.example, leaves: 2027-12-31'],
    ],
    'gate/approver-outside-role',
  ),
  fine('a backup', 'person: isla-macrae, on: 2026-01-29', 'person: gregor-baird, on: 2026-01-29'),
  fine(
    'one of two backups',
    'people: [isla-macrae], backups: [gregor-baird]',
    'people: [gregor-baird], backups: [callum-reid, isla-macrae]',
  ),
  allFine('somebody who has left since: whose role that was, nobody knows now', [
    ['person: isla-macrae, on: 2026-01-29', 'person: callum-reid, on: 2026-01-29'],
    ['email: callum.reid@skerryline.example', 'email: callum.reid@skerryline.example, leaves: 2026-05-31'],
    ['people: [gregor-baird], backups: [callum-reid]', 'people: [gregor-baird], backups: [ruaridh-kerr]'],
  ]),
  change('a person who does not exist', 'person: isla-macrae, on', 'person: isla-mcrae, on', 'reference/unresolved'),
  change(
    'a role that names somebody who does not exist',
    'people: [isla-macrae], backups',
    'people: [isla-mcrae], backups',
    'reference/unresolved',
  ),
  change(
    'an approval without its person',
    'role: sponsor, person: isla-macrae, on',
    'role: sponsor, on',
    'format/missing-key',
  ),
];

const NEXT_START = 'start: 2026-11-28\n';

const undecided: Mutation[] = [
  change('a day that has passed', TRANSFER, '        due: 2026-09-14\n', {
    rule: 'gate/undecided',
    severity: 'warning',
  }),
  on('2026-11-27', change('the day after', TRANSFER, '        due: 2026-11-26\n', 'gate/undecided')),
  on(
    '2026-11-28',
    change('the end of the phase, where the gate has no day', TRANSFER, '', {
      rule: 'gate/undecided',
      at: 'id: g-transfer\n',
    }),
  ),
  on(
    '2027-03-01',
    change(
      'a gate with its day in another year',
      'id: g-acceptance\n        due: 2027-02-26',
      'id: g-acceptance\n        due: 2027-01-26',
      { rule: 'gate/undecided', at: 'due: 2027-01-26' },
    ),
  ),
  changes(
    'approvals without an outcome',
    [
      [
        TRANSFER,
        '        due: 2026-09-14\n        approvals:\n          - {role: sponsor, person: isla-macrae, on: 2026-09-14}\n',
      ],
    ],
    'gate/undecided',
  ),
  on('2026-11-27', fine('the day itself', TRANSFER, '        due: 2026-11-27 # today\n')),
  on(
    '2026-12-10',
    fine('a gate that waits', ...after(TRANSFER.trimEnd(), '        decidedOn: 2026-11-27\n        outcome: hold')),
  ),
  on(
    '2026-12-10',
    fine(
      'a gate that is to be repeated',
      ...after(TRANSFER.trimEnd(), '        decidedOn: 2026-11-27\n        outcome: repeat'),
    ),
  ),
  on(
    '2026-12-10',
    fine('a gate that failed', ...after(TRANSFER.trimEnd(), '        decidedOn: 2026-11-27\n        outcome: fail')),
  ),
  on('2026-12-10', fine('an engagement that rests', 'status: active', 'status: on-hold')),
  on('2026-12-10', fine('an engagement that was broken off', 'status: active', 'status: terminated')),
  on(
    '2026-12-10',
    change(
      'not a phase that is called off, but what that does to the next one',
      'end: 2026-11-27\n      status: in-progress',
      'end: 2026-11-27\n      status: cancelled',
      { rule: 'phase/gap', at: NEXT_START },
      { rule: 'phase/late', at: NEXT_START },
    ),
  ),
  on(
    '2026-12-10',
    change(
      'not a phase that is done: another rule says more',
      'end: 2026-11-27\n      status: in-progress',
      'end: 2026-11-27\n      status: done',
      { rule: 'phase/done-without-gate', at: 'status: done\n      baseline: {start: 2026-01-17' },
      { rule: 'phase/late', at: NEXT_START },
    ),
  ),
  on(
    '2026-12-10',
    change('an outcome that cannot be read', ...after(TRANSFER.trimEnd(), '        outcome: passed'), {
      rule: 'format/unknown-value',
      at: 'outcome: passed',
    }),
  ),
  on(
    '2026-12-10',
    change('an outcome that is still to be written', ...after(TRANSFER.trimEnd(), '        outcome:'), {
      rule: 'format/schema',
      at: '        outcome:\n',
    }),
  ),
  on('2026-12-10', change('a day that is none', TRANSFER, '        due: 2026-11-31\n', 'format/invalid-date')),
];

const decidedInFuture: Mutation[] = [
  change('a decision of tomorrow', DECIDED, '        decidedOn: 2026-09-16\n', {
    rule: 'gate/decided-in-future',
    severity: 'error',
  }),
  change('a year that is mistyped', DECIDED, '        decidedOn: 2027-01-29\n', 'gate/decided-in-future'),
  change('an approval of tomorrow', SPONSOR, SPONSOR.replace('2026-01-29', '2026-09-16'), 'gate/decided-in-future'),
  changes(
    'each by itself',
    [
      [DECIDED, '        decidedOn: 2026-10-01\n'],
      [SPONSOR, SPONSOR.replace('2026-01-29', '2026-10-02')],
    ],
    { rule: 'gate/decided-in-future', at: 'decidedOn: 2026-10-01' },
    { rule: 'gate/decided-in-future', at: 'on: 2026-10-02' },
  ),
  change(
    'an approval for a gate that is not decided',
    ...after(TRANSFER.trimEnd(), '        approvals: [{role: sponsor, person: isla-macrae, on: 2026-11-20}]'),
    {
      rule: 'gate/decided-in-future',
      at: 'on: 2026-11-20',
    },
  ),
  fine('a decision of today', DECIDED, '        decidedOn: 2026-09-15\n'),
  fine('an approval of today', SPONSOR, SPONSOR.replace('2026-01-29', '2026-09-15')),
  fine('a decision without a day', DECIDED, ''),
  fine('an approval after the decision', SPONSOR, SPONSOR.replace('2026-01-29', '2026-02-03')),
  change('a day that is none', DECIDED, '        decidedOn: 2026-09-31\n', 'format/invalid-date'),
];

const OWNERS: [string, string][] = [
  [LIVE, LIVE.replace('provider-sre', 'beatriz-coelho')],
  [CHECKLISTS, CHECKLISTS.replace('owner: engagement-lead', 'owner: beatriz-coelho')],
  [AUDIT, AUDIT.replace(', owner: assurance-lead', '')],
  [RUNBOOKS, RUNBOOKS.replace('owner: provider-sre', 'owner: engagement-lead')],
  [BUDGET, BUDGET.replace('owner: service-owner', 'owner: engagement-lead')],
];

const selfApproval: Mutation[] = [
  changes('an approver who owns every criterion, in person or by role', OWNERS, {
    rule: 'gate/self-approval',
    at: LEAD.trim(),
    severity: 'warning',
  }),
  changes(
    'a gate with one owned criterion',
    [[LIVE + CHECKLISTS + AUDIT + RUNBOOKS + BUDGET, LIVE.replace('provider-sre', 'sponsor')]],
    {
      rule: 'gate/self-approval',
      at: SPONSOR.trim(),
    },
  ),
  changes(
    'a backup who approves and owns',
    [
      [LIVE + CHECKLISTS + AUDIT + RUNBOOKS + BUDGET, LIVE.replace('provider-sre', 'service-owner')],
      ['person: isla-macrae, on: 2026-01-29', 'person: gregor-baird, on: 2026-01-29'],
    ],
    { rule: 'gate/self-approval', at: 'role: sponsor, person: gregor-baird' },
  ),
  changes(
    'a role of one person beside a person',
    [
      [
        LIVE + CHECKLISTS + AUDIT + RUNBOOKS + BUDGET,
        LIVE.replace('provider-sre', 'ruaridh-kerr') + BUDGET.replace('service-owner', 'security-officer'),
      ],
    ],
    { rule: 'gate/self-approval', at: SECURITY.trim() },
  ),
  allFine('one criterion that somebody else owns', OWNERS.slice(0, 4)),
  allFine('a role that others hold too', [
    [LIVE + CHECKLISTS + AUDIT + RUNBOOKS + BUDGET, LIVE],
    [LEAD, LEAD.replace('role: engagement-lead, person: beatriz-coelho', 'role: provider-sre, person: sven-aaltonen')],
    [REQUIRED, 'requiredApprovals: [sponsor]'],
  ]),
  allFine('an owner who does not approve', [
    [LIVE + CHECKLISTS + AUDIT + RUNBOOKS + BUDGET, LIVE.replace('provider-sre', 'callum-reid')],
  ]),
  allFine('criteria without owners', [
    [LIVE + CHECKLISTS + AUDIT + RUNBOOKS + BUDGET, LIVE.replace(' owner: provider-sre,', '')],
  ]),
  allFine('two owners, one of them an approver', [
    [LIVE + CHECKLISTS + AUDIT + RUNBOOKS + BUDGET, LIVE.replace('provider-sre', 'sponsor') + BUDGET],
  ]),
];

describeMutations({
  'gate/missing-approval': missingApproval,
  'gate/approver-outside-role': approverOutsideRole,
  'gate/undecided': undecided,
  'gate/decided-in-future': decidedInFuture,
  'gate/self-approval': selfApproval,
});
