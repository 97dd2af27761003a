import { allFine, change, changes, describeMutations, fine, type Mutation, on } from '../mutation';

/** What the rules of RACI charts must find, and what they must not mind. */

const MONITOR =
  'raci: {provider-sre: R, engagement-lead: A, platform-team: C, security-officer: C, service-owner: I}\n          systems: [cluster-prod, booking-db, boarding-gateway, passenger-notices]';
const AUTOMATE = 'raci: {provider-sre: AR, security-officer: C, platform-team: C}';
const SCALE =
  'raci: {provider-sre: AR, platform-team: R, service-owner: C}\n          systems: [cluster-prod, boarding-gateway]';
const SUPPORT =
  'dependsOn: [exit-support]\n          raci: {service-owner: A, platform-team: R, provider-sre: R, engagement-lead: C}';
const AUDIT = 'raci: {assurance-lead: R, service-owner: A, platform-team: C, engagement-lead: C}';
const CLOSE = 'raci: {security-officer: A, platform-team: R, engagement-lead: I}';
const CLOSING = "title: Rotate what was shared and close the provider's access\n          status: planned";

/** The chart of an activity with other letters, one line for all. */
function raci(letters: string): string {
  return `raci: {${letters}}`;
}

const ONE = 'raci/one-accountable';
const NONE = 'raci/no-responsible';

const oneAccountable: Mutation[] = [
  change('nobody', AUTOMATE, raci('provider-sre: R, security-officer: C'), { rule: ONE, severity: 'error' }),
  change('two', AUTOMATE, raci('provider-sre: AR, security-officer: A'), ONE),
  change('three, once', AUTOMATE, raci('provider-sre: R, engagement-lead: A, security-officer: A, sponsor: A'), ONE),
  change('two that do the work as well', AUTOMATE, raci('provider-sre: AR, platform-team: AR'), ONE),
  change(
    'the second one of a chart in lines',
    AUTOMATE,
    'raci:\n            provider-sre: R\n            engagement-lead: A # since May\n            service-owner: A',
    { rule: ONE, at: '            service-owner: A' },
  ),
  change('nobody in an activity that is still to come', CLOSE, raci('security-officer: C, platform-team: R'), ONE),
  change('a chart without anybody, once', AUTOMATE, 'raci: {}', ONE),
  change('a chart of notes alone', AUTOMATE, raci('x-agreed: yesterday'), ONE),
  fine('one that does the work as well', CLOSE, raci('security-officer: AR, engagement-lead: I')),
  fine('another order', AUTOMATE, raci('platform-team: C, provider-sre: AR')),
  fine('a note', AUTOMATE, raci('provider-sre: AR, x-was: A')),
  allFine('an activity that was called off', [
    [CLOSE, raci('platform-team: R')],
    [CLOSING, CLOSING.replace('planned', 'cancelled')],
  ]),
  change('a letter that is none', AUTOMATE, raci('provider-sre: R, security-officer: B'), 'format/unknown-value'),
  change(
    'a letter that is still to be written',
    AUTOMATE,
    raci('provider-sre: R, security-officer: '),
    'format/schema',
  ),
  change('a role twice', AUTOMATE, raci('provider-sre: R, provider-sre: A'), 'format/duplicate-key'),
  change('a role that does not exist', AUTOMATE, raci('provider-sres: AR'), 'reference/unresolved'),
  change('no chart at all', `          ${CLOSE}\n`, '', { rule: 'format/missing-key', at: 'id: close-access' }),
];

const noResponsible: Mutation[] = [
  change('an owner and nobody who works', AUTOMATE, raci('engagement-lead: A'), { rule: NONE, severity: 'error' }),
  change('an owner and people who are asked', AUTOMATE, raci('engagement-lead: A, platform-team: C, sponsor: I'), NONE),
  change('an activity that is still to come', CLOSE, raci('security-officer: A, platform-team: C'), NONE),
  change(
    'a chart in lines',
    AUTOMATE,
    'raci: # agreed in May\n            engagement-lead: A\n            service-owner: C',
    NONE,
  ),
  changes('neither', [[AUTOMATE, raci('platform-team: C')]], ONE, NONE),
  fine('one role for both', CLOSE, raci('security-officer: AR')),
  fine('several that work', CLOSE, raci('security-officer: A, platform-team: R, provider-sre: R')),
  fine('one of each', CLOSE, raci('security-officer: A, platform-team: R')),
  allFine('an activity that was called off', [
    [CLOSE, raci('security-officer: A')],
    [CLOSING, CLOSING.replace('planned', 'cancelled')],
  ]),
  change('a letter that is none', AUTOMATE, raci('engagement-lead: A, provider-sre: RA'), 'format/unknown-value'),
  change('a chart that is a list', AUTOMATE, 'raci: [provider-sre]', 'format/schema'),
];

const MANY = 'raci/too-many-consulted';

const tooManyConsulted: Mutation[] = [
  change(
    'four',
    AUTOMATE,
    raci('provider-sre: AR, security-officer: C, platform-team: C, sponsor: C, service-owner: C'),
    {
      rule: MANY,
      severity: 'warning',
    },
  ),
  change(
    'five, once',
    AUTOMATE,
    raci('provider-sre: AR, security-officer: C, platform-team: C, sponsor: C, service-owner: C, engagement-lead: C'),
    MANY,
  ),
  change(
    'the fourth of a chart in lines',
    AUTOMATE,
    'raci:\n            provider-sre: AR\n            sponsor: C\n            security-officer: C\n            platform-team: C\n            service-owner: C',
    { rule: MANY, at: '            service-owner: C' },
  ),
  change(
    'an activity that is still to come',
    CLOSE,
    raci('security-officer: AR, sponsor: C, service-owner: C, platform-team: C, engagement-lead: C'),
    MANY,
  ),
  fine('three', AUTOMATE, raci('provider-sre: AR, security-officer: C, platform-team: C, sponsor: C')),
  fine(
    'many that are informed',
    AUTOMATE,
    raci('provider-sre: AR, security-officer: I, platform-team: I, sponsor: I, service-owner: I'),
  ),
  fine(
    'many that work',
    AUTOMATE,
    raci('provider-sre: AR, security-officer: R, platform-team: R, engagement-lead: R, service-owner: R'),
  ),
  fine(
    'three and a note',
    AUTOMATE,
    raci('provider-sre: AR, security-officer: C, platform-team: C, sponsor: C, x-asked: C'),
  ),
];

const SELF = 'raci/self-approval';

const selfApproval: Mutation[] = [
  change('one role for both', AUDIT, raci('assurance-lead: AR, platform-team: C'), { rule: SELF, severity: 'warning' }),
  change('one role for both, and nobody else', AUDIT, raci('service-owner: AR'), SELF),
  change('a role of the provider', AUDIT, raci('engagement-lead: AR, service-owner: I'), SELF),
  changes(
    'an audit that is over',
    [
      [AUDIT, raci('service-owner: AR')],
      ['category: performance-audit\n          status: planned', 'category: performance-audit\n          status: done'],
      ['text: Field work at two ports, status: open', 'text: Field work at two ports, status: not-applicable'],
    ],
    SELF,
  ),
  fine('somebody else who works too', AUDIT, raci('service-owner: AR, assurance-lead: R')),
  fine('somebody else who answers', AUDIT, raci('service-owner: A, assurance-lead: R')),
  fine('another kind of activity', CLOSE, raci('security-officer: AR')),
  changes('an audit that was called off', [
    [AUDIT, raci('service-owner: AR')],
    [
      'category: performance-audit\n          status: planned',
      'category: performance-audit\n          status: cancelled',
    ],
  ]),
  change('two that answer are one mistake', AUDIT, raci('service-owner: AR, assurance-lead: A'), ONE),
  change('a letter that is none', AUDIT, raci('service-owner: AR, assurance-lead: X'), 'format/unknown-value'),
];

const PROVIDER = 'raci/provider-accountable';
const TAUGHT = 'raci: {provider-sre: R, engagement-lead: A, platform-team: R, service-owner: C}';
const ONLY = 'systems: [delivery-pipeline]';
const PIPELINE = `${TAUGHT}\n          ${ONLY}`;
const DUE: [string, string] = ['due: 2026-11-27', 'due: 2026-11-27 # as agreed'];

const providerAccountable: Mutation[] = [
  changes('a gate that is far', [[TAUGHT, PIPELINE], DUE], { rule: PROVIDER, severity: 'hint' }),
  on('2026-10-15', changes('a gate that is near', [[TAUGHT, PIPELINE], DUE], { rule: PROVIDER, severity: 'warning' })),
  on('2026-11-27', changes('a gate that is due', [[TAUGHT, PIPELINE], DUE], { rule: PROVIDER, severity: 'warning' })),
  change('a role that does the work as well', SCALE, SCALE.replace(/\[.*\]/, '[delivery-pipeline]'), {
    rule: PROVIDER,
    severity: 'hint',
  }),
  change(
    'support',
    SUPPORT,
    SUPPORT.replace('service-owner: A', 'service-owner: C').replace(
      'engagement-lead: C',
      `engagement-lead: A}\n          ${ONLY}\n          x-was: {a: b`,
    ),
    {
      rule: PROVIDER,
      at: 'raci: {service-owner: C',
    },
  ),
  fine('a role of the client', SUPPORT, `${SUPPORT}\n          ${ONLY}`),
  fine(
    "one system that is still the provider's",
    TAUGHT,
    `${TAUGHT}\n          systems: [delivery-pipeline, booking-db]`,
  ),
  fine('an activity about no system', MONITOR, MONITOR.replace(/\n.*$/, '')),
  fine('an activity about no system, said so', SCALE, SCALE.replace(/\[.*\]/, '[]')),
  fine('an activity of the build', 'systems: [cluster-prod, booking-db, delivery-pipeline]', ONLY),
  changes(
    'a system beside it that is retired',
    [
      [SCALE, SCALE.replace(/\[.*\]/, '[passenger-notices, delivery-pipeline]')],
      ['stage: provider-owned # its', 'stage: retired # its'],
      [
        'on: 2026-03-30, by: sven-aaltonen}',
        'on: 2026-03-30, by: sven-aaltonen}\n          - {stage: retired, on: 2026-09-01, by: sven-aaltonen}',
      ],
    ],
    PROVIDER,
  ),
  allFine('systems that are all retired', [
    [SCALE, SCALE.replace(/\[.*\]/, '[passenger-notices]')],
    ['stage: provider-owned # its', 'stage: retired # its'],
    [
      'on: 2026-03-30, by: sven-aaltonen}',
      'on: 2026-03-30, by: sven-aaltonen}\n          - {stage: retired, on: 2026-09-01, by: sven-aaltonen}',
    ],
  ]),
  allFine('an activity that is done', [
    [SCALE, SCALE.replace(/\[.*\]/, '[delivery-pipeline]')],
    ['category: scaling-tuning\n          status: in-progress', 'category: scaling-tuning\n          status: done'],
    ['peak is carried for an hour, status: open', 'peak is carried for an hour, status: done'],
  ]),
  fine(
    'an activity of the transfer',
    'raci: {provider-sre: R, engagement-lead: A, platform-team: R}\n',
    `raci: {provider-sre: R, engagement-lead: A, platform-team: R}\n          ${ONLY}\n`,
  ),
  change('a system that does not exist', TAUGHT, `${TAUGHT}\n          systems: [delivery-pipeline, delivery-pipe]`, {
    rule: 'reference/unresolved',
    at: 'delivery-pipe]',
  }),
  changes('an engagement that is over', [
    [TAUGHT, PIPELINE],
    ['status: active', 'status: closed'],
  ]),
];

describeMutations({
  'raci/one-accountable': oneAccountable,
  'raci/no-responsible': noResponsible,
  'raci/too-many-consulted': tooManyConsulted,
  'raci/self-approval': selfApproval,
  'raci/provider-accountable': providerAccountable,
});
