import { after, allFine, change, changes, describeMutations, ENGAGEMENT, example, fine, on } from '../mutation';

/** Changes that the rules of the exit must find, and others that they must not mind. */

const STATUS = '  status: active\n';
const CLOSED: [string, string] = [STATUS, '  status: closed\n'];

const TEXT = example()[ENGAGEMENT]!;
const EXIT = TEXT.slice(TEXT.indexOf('  exit:\n'), TEXT.indexOf('\n  # Stricter than'));
const SUPPORT = EXIT.slice(EXIT.indexOf('    support:\n'));

const PLAN = '    planVersion: 1.1.0\n    approvedOn: 2026-06-12\n';
const TESTED = '    lastTested: 2026-06-30 # table-top with the sponsor and the security officer\n';
const NO_PLAN = 'exit/no-plan';
const AT_EXIT = { rule: NO_PLAN, at: '  exit:\n' };

const RESPONSE = 'response: {SEV-1: 30m, SEV-2: 2h, SEV-3: 1d, SEV-4: 5d}';
const CHECKPOINTS = 'checkpoints: [D0, D30, D90]';
const CRITERIA = SUPPORT.slice(SUPPORT.indexOf('      exitCriteria:\n'));
const SUPPORT_DAYS = '      start: 2027-02-27\n      end: 2027-05-28\n      contact';
const AT_SUPPORT = '    support:\n      start';

/** The transfer will not be; nobody is in charge between the phases around it. */
const CANCELLED: [string, string] = [
  '      end: 2027-02-26\n      status: planned',
  '      end: 2027-02-26\n      status: cancelled',
];
const GAP = { rule: 'phase/gap', at: 'start: 2027-02-27\n      end: 2027-06-11' };

/** The provider's access has ended on a day that has passed. */
const ended = (day: string): [string, string] => ['providerAccessEnds: 2027-05-28', `providerAccessEnds: ${day}`];
/** The access that the provider has in the example. */
const ACCESS = ['cluster-aws-admin', 'db-aws-admin', 'db-on-call', 'gateway-on-call', 'notices-sms-admin'];
const held = ACCESS.map((id) => ({ rule: 'exit/access-not-revoked', at: `id: ${id},` }));
const unrotated = (...ids: string[]) => ids.map((id) => ({ rule: 'exit/credential-not-rotated', at: `id: ${id},` }));

const all = [
  ...held,
  ...unrotated('cluster-deployer', 'db-owner-login', 'db-backup-key', 'gateway-scanner-ca', 'notices-sms-key'),
];
/** The last gate on another day, before the audit that it needs. */
const due = (day: string): [string, string] => ['        due: 2027-06-11\n', `        due: ${day}\n`];
const LATE = { rule: 'audit/too-late', at: 'id: post-implementation,' };

const PAGING = 'renewal: 2026-12-31, owner: platform-team, status: in-progress';
const SMS = 'renewal: 2027-09-30, owner: service-owner, status: in-progress';
const UNDECIDED = 'exit/contract-undecided';
const DATA = 'dataReturn: {required: true, destructionCertificate: true}';

const SMS_ADMIN =
  '{id: notices-sms-admin, kind: saas-admin, holder: provider, status: held, transferTo: service-owner, due: 2027-01-15, mfa: true}';

describeMutations({
  'exit/no-plan': [
    changes('no exit section', [[EXIT, '']], { rule: NO_PLAN, at: '\nspec:\n', severity: 'hint' }),
    change('no version', '    planVersion: 1.1.0\n', '', AT_EXIT),
    change('not approved', '    approvedOn: 2026-06-12\n', '', AT_EXIT),
    change('never tested', TESTED, '', AT_EXIT),
    changes(
      'all three are one finding',
      [
        [PLAN, ''],
        [TESTED, ''],
      ],
      AT_EXIT,
    ),
    change('approved on a day to come', 'approvedOn: 2026-06-12', 'approvedOn: 2026-09-16', NO_PLAN),
    change('tested on a day to come', 'lastTested: 2026-06-30', 'lastTested: 2026-09-30', NO_PLAN),
    change('tested too long ago', 'lastTested: 2026-06-30', 'lastTested: 2025-09-14', NO_PLAN),
    change('a stricter policy', ...after('    exerciseWindow: 6M', '    exitPlanTest: 2M'), {
      rule: NO_PLAN,
      at: '    lastTested',
    }),
    on('2027-01-10', change('less than two months before the gate', PLAN, '', { ...AT_EXIT, severity: 'warning' })),
    on('2027-02-26', change('when the gate is due', PLAN, '', { ...AT_EXIT, severity: 'error' })),
    changes(
      'an engagement on hold',
      [
        ['    approvedOn: 2026-06-12\n', ''],
        [STATUS, '  status: on-hold\n'],
      ],
      AT_EXIT,
    ),
    fine('tested a year ago to the day', 'lastTested: 2026-06-30', 'lastTested: 2025-09-15'),
    fine('approved today', 'approvedOn: 2026-06-12', 'approvedOn: 2026-09-15'),
    allFine('a proposed engagement', [
      [EXIT, ''],
      [STATUS, '  status: proposed\n'],
    ]),
    allFine('a closed engagement', [['    approvedOn: 2026-06-12\n', ''], CLOSED]),
    changes('a transfer that is cancelled needs none', [[PLAN, ''], CANCELLED], GAP),
    change('a mistyped approval is one mistake', 'approvedOn:', 'aprovedOn:', 'format/unknown-key'),
    change(
      'an approval on a day that is none',
      'approvedOn: 2026-06-12',
      'approvedOn: 2026-6-12',
      'format/invalid-date',
    ),
    change('an exit that is no map', EXIT, '  exit: to be planned\n', 'format/schema'),
    change('a mistyped exit is one mistake', '  exit:\n', '  exits:\n', 'format/unknown-key'),
  ],
  'exit/support-incomplete': [
    change('no response targets', `      ${RESPONSE}\n`, '', {
      rule: 'exit/support-incomplete',
      at: AT_SUPPORT,
      severity: 'error',
    }),
    change('an empty map', RESPONSE, 'response: {}', 'exit/support-incomplete'),
    change('no target for SEV-1', 'response: {SEV-1: 30m, ', 'response: {', 'exit/support-incomplete'),
    change('no target for SEV-2', ' SEV-2: 2h, SEV-3: 1d', ' SEV-3: 1d', 'exit/support-incomplete'),
    change('in a block', RESPONSE, 'response:\n        SEV-1: 30m\n        SEV-3: 1d', 'exit/support-incomplete'),
    fine('those two alone', RESPONSE, 'response: {SEV-1: 30m, SEV-2: 2h}'),
    fine('those two, the other way round, in a block', RESPONSE, 'response:\n        SEV-2: 2h\n        SEV-1: 30m'),
    fine('no support', SUPPORT, ''),
    change(
      'a mistyped severity is one mistake',
      'response: {SEV-1: 30m, ',
      'response: {SEV1: 30m, ',
      'format/unknown-key',
    ),
    change(
      'a target that is none',
      'response: {SEV-1: 30m, ',
      'response: {SEV-1: at once, ',
      'format/invalid-duration',
    ),
    change("no contact is the format's", '      contact: engagement-lead\n', '', {
      rule: 'format/missing-key',
      at: AT_SUPPORT,
    }),
    change("no hours are the format's", '      hours: "Mon-Sun 05:00-23:00 Europe/London"\n', '', {
      rule: 'format/missing-key',
      at: AT_SUPPORT,
    }),
    change(
      'mistyped targets are one mistake',
      `      ${RESPONSE}`,
      `      respons${RESPONSE.slice(8)}`,
      'format/unknown-key',
    ),
  ],
  'exit/support-period': [
    change(
      'it ends before the transfer',
      SUPPORT_DAYS,
      '      start: 2026-11-28\n      end: 2027-02-25\n      contact',
      { rule: 'exit/support-period', at: '      end: 2027-02-25', severity: 'error' },
    ),
    change('it ends long before', SUPPORT_DAYS, '      start: 2026-02-27\n      end: 2026-05-28\n      contact', {
      rule: 'exit/support-period',
      at: '      end: 2026-05-28',
    }),
    changes(
      'it has no start',
      [[SUPPORT_DAYS, '      end: 2026-12-24\n      contact']],
      { rule: 'exit/support-period', at: '      end: 2026-12-24' },
      { rule: 'format/missing-key', at: '    support:\n      end' },
    ),
    change('it lasts a day', SUPPORT_DAYS, '      start: 2027-01-07\n      end: 2027-01-07\n      contact', {
      rule: 'exit/support-period',
      at: '      end: 2027-01-07',
    }),
    fine('it ends with the transfer', SUPPORT_DAYS, '      start: 2027-02-26\n      end: 2027-02-26\n      contact'),
    fine(
      'it begins before the transfer is complete',
      SUPPORT_DAYS,
      '      start: 2027-01-04\n      end: 2027-05-28\n      contact',
    ),
    change(
      'the wrong year is one mistake',
      'end: 2027-05-28\n      contact',
      'end: 2026-05-28\n      contact',
      'format/end-before-start',
    ),
    changes(
      'a transfer that is cancelled leaves nothing to start after',
      [[SUPPORT_DAYS, '      start: 2027-01-07\n      end: 2027-02-25\n      contact'], CANCELLED],
      GAP,
    ),
  ],
  'exit/support-endless': [
    change('no exit criteria', CRITERIA, '', { rule: 'exit/support-endless', at: AT_SUPPORT, severity: 'warning' }),
    change('an empty list', CRITERIA, '      exitCriteria: []\n', 'exit/support-endless'),
    changes(
      'a proposed engagement',
      [
        [CRITERIA, ''],
        [STATUS, '  status: proposed\n'],
      ],
      { rule: 'exit/support-endless', at: AT_SUPPORT },
    ),
    changes(
      'in braces',
      [
        [
          SUPPORT,
          '    support: {start: 2027-02-27, end: 2027-05-28, contact: engagement-lead, hours: always, response: {SEV-1: 1h, SEV-2: 1d}, checkpoints: [D0, D30, D90]}\n',
        ],
      ],
      'exit/support-endless',
    ),
    fine('one criterion', CRITERIA, '      exitCriteria: [No open SEV-1 or SEV-2]\n'),
    fine('no support', SUPPORT, ''),
    allFine('a closed engagement', [[CRITERIA, ''], CLOSED]),
    change('a mistyped list is one mistake', '      exitCriteria:\n', '      exitCritera:\n', 'format/unknown-key'),
    change('a text for a list', CRITERIA, '      exitCriteria: when it is quiet\n', 'format/schema'),
  ],
  'exit/checkpoint': [
    change('none', `      ${CHECKPOINTS}\n`, '', { rule: 'exit/checkpoint', at: AT_SUPPORT, severity: 'hint' }),
    change('an empty list', CHECKPOINTS, 'checkpoints: []', 'exit/checkpoint'),
    change('one is missing', CHECKPOINTS, 'checkpoints: [D0, D90]', 'exit/checkpoint'),
    change('other days for two of them', CHECKPOINTS, 'checkpoints: [D0, D14, D60]', 'exit/checkpoint'),
    on(
      '2027-05-01',
      change('near the end of the support', CHECKPOINTS, 'checkpoints: [D0, D30]', {
        rule: 'exit/checkpoint',
        severity: 'warning',
      }),
    ),
    on(
      '2027-06-30',
      change('after the support', CHECKPOINTS, 'checkpoints: [D0, D30]', {
        rule: 'exit/checkpoint',
        severity: 'warning',
      }),
    ),
    fine('more days', CHECKPOINTS, 'checkpoints: [D0, D7, D30, D60, D90]'),
    fine('in another order, in a block', CHECKPOINTS, 'checkpoints:\n        - D90\n        - D30\n        - D0'),
    fine('no support', SUPPORT, ''),
    allFine('a closed engagement', [[CHECKPOINTS, 'checkpoints: [D0, D30]'], CLOSED]),
    change('a mistyped day is one mistake', CHECKPOINTS, 'checkpoints: [D0, 30, D90]', 'format/schema'),
    change('a day without its letter is one mistake', CHECKPOINTS, 'checkpoints: [D0, "30", D90]', 'format/schema'),
  ],
  'exit/credential-not-rotated and exit/access-not-revoked': [
    changes(
      'the access has ended',
      [ended('2026-09-14')],
      ...all.map((want) => ({ ...want, severity: 'hint' as const })),
    ),
    changes(
      'what was rotated since is done',
      [ended('2026-07-20')],
      ...held,
      ...unrotated('db-backup-key', 'gateway-scanner-ca'),
    ),
    changes(
      '… on the day itself, too',
      [ended('2026-08-20')],
      ...held,
      ...unrotated('db-backup-key', 'gateway-scanner-ca', 'notices-sms-key'),
    ),
    changes(
      'never rotated',
      [ended('2026-06-01'), ['lastRotated: 2026-07-28, ', '']],
      ...held,
      ...unrotated('notices-sms-key'),
    ),
    changes(
      'shared, and late as well, is one mistake',
      [ended('2026-08-01'), ['lastRotated: 2026-07-13, rotateAtTransfer', 'lastRotated: 2026-01-13, rotateAtTransfer']],
      ...held,
      ...unrotated('db-backup-key', 'gateway-scanner-ca', 'notices-sms-key'),
    ),
    changes(
      'closed, but not over',
      [ended('2026-07-20'), CLOSED],
      ...held,
      ...unrotated('db-backup-key', 'gateway-scanner-ca'),
    ),
    changes(
      'a system that is retired is out',
      [
        ended('2026-06-01'),
        ['stage: provider-owned # its service level is not agreed yet, so shadow is blocked', 'stage: retired'],
        after(
          '          - {stage: provider-owned, on: 2026-03-30, by: sven-aaltonen}',
          '          - {stage: retired, on: 2026-09-01, by: sven-aaltonen}',
        ),
      ],
      ...held.slice(0, 4),
    ),
    changes(
      'access that is revoked or of a third party',
      [
        ended('2026-06-01'),
        [SMS_ADMIN, SMS_ADMIN.replace('held', 'revoked')],
        ['id: db-on-call, kind: on-call, holder: provider', 'id: db-on-call, kind: on-call, holder: third-party'],
      ],
      held[0]!,
      held[1]!,
      held[3]!,
    ),
    changes(
      'the severity of days: near',
      [ended('2026-09-14'), due('2026-11-11')],
      LATE,
      ...all.map((want) => ({ ...want, severity: 'warning' as const })),
    ),
    changes(
      'the severity of days: due',
      [ended('2026-09-14'), due('2026-09-15')],
      LATE,
      ...all.map((want) => ({ ...want, severity: 'error' as const })),
    ),
    fine('access that ends today', ...ended('2026-09-15')),
    fine('access that ends on a day nobody knows', '    providerAccessEnds: 2027-05-28\n', ''),
    changes(
      'a rotation on a day that is none',
      [ended('2026-06-01'), ['lastRotated: 2026-07-28', 'lastRotated: 2026-7-28']],
      ...held,
      { rule: 'format/invalid-date', at: '2026-7-28' },
    ),
  ],
  'exit/contract-undecided': [
    change('nothing has been done', SMS, SMS.replace('in-progress', 'open'), { rule: UNDECIDED, severity: 'hint' }),
    change('it renews itself inside the support', SMS, SMS.replace('2027-09-30', '2027-05-28'), UNDECIDED),
    change('… on its first day', PAGING, PAGING.replace('2026-12-31', '2027-02-27'), UNDECIDED),
    changes('both are one finding', [[SMS, 'renewal: 2027-04-30, owner: service-owner, status: open']], UNDECIDED),
    on(
      '2027-01-10',
      change('near the gate', SMS, SMS.replace('in-progress', 'open'), { rule: UNDECIDED, severity: 'warning' }),
    ),
    on(
      '2027-02-26',
      change('when it is due', SMS, SMS.replace('in-progress', 'open'), { rule: UNDECIDED, severity: 'error' }),
    ),
    changes(
      'the days of the support phase, where no support is agreed',
      [
        [SUPPORT, ''],
        [SMS, SMS.replace('2027-09-30', '2027-06-10')],
      ],
      { rule: UNDECIDED, at: '2027-06-10' },
    ),
    changes('a closed engagement', [[SMS, SMS.replace('in-progress', 'open')], CLOSED], UNDECIDED),
    fine('it renews itself after the support', SMS, SMS.replace('2027-09-30', '2027-05-29')),
    fine(
      'it renews itself inside the support, and is done',
      'action: assign, renewal: 2027-07-31',
      'action: assign, renewal: 2027-04-30',
    ),
    fine(
      'it is kept',
      'action: keep, owner: service-owner, status: done',
      'action: keep, owner: service-owner, status: open, renewal: 2027-04-30',
    ),
    fine('without a renewal', `${SMS}`, 'owner: service-owner, status: in-progress'),
    change('a status that is none', SMS, SMS.replace('in-progress', 'opened'), 'format/unknown-value'),
  ],
  'exit/data-return': [
    change('no certificate', DATA, 'dataReturn: {required: true}', { rule: 'exit/data-return', severity: 'hint' }),
    change(
      'a certificate is not demanded',
      DATA,
      DATA.replace('Certificate: true', 'Certificate: false'),
      'exit/data-return',
    ),
    change('in a block', DATA, 'dataReturn:\n      destructionCertificate: false\n      required: true', {
      rule: 'exit/data-return',
      at: 'destructionCertificate: false',
    }),
    on(
      '2027-02-27',
      change('after the gate', DATA, 'dataReturn: {required: true}', { rule: 'exit/data-return', severity: 'error' }),
    ),
    fine('nothing is to be returned', DATA, 'dataReturn: {required: false}'),
    fine('nothing is said', `    ${DATA}\n`, ''),
    fine('an empty map', DATA, 'dataReturn: {}'),
    fine('a certificate beside nothing to return', DATA, 'dataReturn: {destructionCertificate: false}'),
    change(
      'a mistyped certificate is one mistake',
      DATA,
      DATA.replace('destructionC', 'destuctionC'),
      'format/unknown-key',
    ),
    change('text for yes', DATA, DATA.replace('Certificate: true', 'Certificate: signed'), 'format/schema'),
  ],
});
