import { allFine, change, changes, describeMutations, fine, type Mutation } from '../mutation';

/** What the rules of roles and of the people who hold them must find, and what they must not mind. */

const TEAM = 'people: [mhairi-sinclair, tomasz-wrona, adaeze-obi, fergus-yule]}';
const OWNER = 'people: [gregor-baird], backups: [callum-reid]}';
const LEAD = 'people: [beatriz-coelho], backups: [sven-aaltonen]}';
const ASSURANCE = 'people: [helen-ashdown], backups: [idris-pugh]}';
const SECURITY = 'people: [ruaridh-kerr], backups: [adaeze-obi]}';
const SRE = 'people: [sven-aaltonen, nkechi-duru]}';
const SPONSOR = 'people: [isla-macrae], backups: [gregor-baird]}';
const QUIET = '    - {id: assurance-lead, ';

/** One more role, which nothing asks for anything. */
function role(fields: string): [string, string] {
  return [QUIET, `    - {id: harbour, title: Harbour office, ${fields}}\n${QUIET}`];
}

const EMPTY = 'role/empty';

const empty: Mutation[] = [
  change('nobody', ...role('party: client, people: []'), { rule: EMPTY, severity: 'error' }, 'reference/unused-role'),
  change('nobody but a backup', OWNER, 'people: [], backups: [callum-reid]}', EMPTY),
  change('a role that approves', SPONSOR, 'people: [], backups: [gregor-baird, isla-macrae]}', EMPTY),
  change('a role in lines', ...role('party: provider, people: [\n      ]'), EMPTY, 'reference/unused-role'),
  fine('one', OWNER, 'people: [callum-reid], backups: [gregor-baird]}'),
  change(
    'no list at all',
    'provider,    people: [beatriz-coelho], backups: [sven-aaltonen]}',
    'provider}',
    'format/missing-key',
  ),
  change(
    'a list that is still to be written',
    OWNER,
    'people: , backups: [callum-reid, gregor-baird]}',
    'format/schema',
  ),
  change(
    'somebody who does not exist',
    OWNER,
    'people: [gregor-bard], backups: [callum-reid]}',
    'reference/unresolved',
  ),
];

const BACKUP = 'role/no-backup';

const noBackup: Mutation[] = [
  changes(
    'one who is accountable',
    [
      [OWNER, 'people: [gregor-baird]}'],
      ['people: [isla-macrae], backups', 'people: [isla-macrae, callum-reid], backups'],
    ],
    { rule: BACKUP, severity: 'warning' },
  ),
  change('one who is responsible', SRE, 'people: [sven-aaltonen]}', BACKUP),
  change('an empty list', LEAD, 'people: [beatriz-coelho], backups: []}', BACKUP),
  change('one who stands in for himself', LEAD, 'people: [beatriz-coelho], backups: [beatriz-coelho]}', BACKUP),
  changes('a role of a third party that carries out an audit', [[ASSURANCE, 'people: [helen-ashdown]}']], BACKUP, {
    rule: 'reference/unused-role',
    at: 'id: idris-pugh',
  }),
  fine('a role that is only informed and approves', SPONSOR, 'people: [isla-macrae]}'),
  fine('two people', LEAD, 'people: [beatriz-coelho, sven-aaltonen]}'),
  fine('a role that does nothing later than the build', ...replaced('security-officer')),
  fine('a backup only', LEAD, 'people: [sven-aaltonen], backups: [beatriz-coelho]}'),
  changes('an engagement that is over', [
    [LEAD, 'people: [beatriz-coelho]}'],
    ['status: active', 'status: closed'],
  ]),
  change('a mistyped key', LEAD, 'people: [beatriz-coelho], backup: [sven-aaltonen]}', 'format/unknown-key'),
  change(
    'a backup who does not exist',
    LEAD,
    'people: [beatriz-coelho], backups: [sven-aalto]}',
    'reference/unresolved',
  ),
  change('a backup who is still to be named', LEAD, 'people: [beatriz-coelho], backups: [null]}', 'format/schema'),
];

/** A role that is asked for something in the first phase alone. */
function replaced(taker: string): [string, string] {
  return [
    'raci: {provider-sre: AR, security-officer: C, platform-team: C}',
    `raci: {${taker}: AR, platform-team: C, x-before: provider-sre}`,
  ];
}

const PARTY = 'role/wrong-party';

const wrongParty: Mutation[] = [
  change(
    'somebody of the provider in a team of the client',
    TEAM,
    TEAM.replace('fergus-yule', 'fergus-yule, nkechi-duru'),
    {
      rule: PARTY,
      severity: 'error',
    },
  ),
  change(
    'a backup of the client for the provider',
    LEAD,
    LEAD.replace('sven-aaltonen', 'sven-aaltonen, callum-reid'),
    PARTY,
  ),
  change('the only one who holds it', ...role('party: client, people: [nkechi-duru]'), PARTY, 'reference/unused-role'),
  change(
    'two, each by itself',
    TEAM,
    TEAM.replace(']}', ',\n      nkechi-duru,\n      sven-aaltonen]}'),
    { rule: PARTY, at: '      nkechi-duru,\n' },
    { rule: PARTY, at: '      sven-aaltonen]}' },
  ),
  change(
    'a role that is said to be of the other party, once',
    'id: provider-sre,     title: Site reliability engineers, party: provider',
    'id: provider-sre,     title: Site reliability engineers, party: client',
    PARTY,
  ),
  change(
    'a person who is said to be of the other party, once',
    'name: Gregor Baird,    party: client',
    'name: Gregor Baird,    party: provider',
    PARTY,
  ),
  change('somebody of a third party', SECURITY, SECURITY.replace('adaeze-obi', 'adaeze-obi, idris-pugh'), PARTY),
  fine('somebody in two roles of their party', SECURITY, SECURITY.replace('adaeze-obi', 'tomasz-wrona')),
  fine('a team of one party', SRE, 'people: [sven-aaltonen, nkechi-duru, beatriz-coelho]}'),
  change('somebody who does not exist', SRE, 'people: [sven-aaltonen, nkechi-duru, nobody]}', 'reference/unresolved'),
  change(
    'a role without a party',
    'id: provider-sre,     title: Site reliability engineers, party: provider,',
    'id: provider-sre,     title: Site reliability engineers,',
    'format/missing-key',
  ),
  change(
    'a party that is none',
    'name: Idris Pugh,      party: third-party',
    'name: Idris Pugh,      party: third',
    'format/unknown-value',
  ),
];

const LEAVER = 'role/leaver';
const NKECHI = 'gitlab: nduru, leaves: 2027-10-31}';

/** Nkechi Duru leaves on another day. She gives sessions until 2026-10-20. */
function leaving(day: string): string {
  return `gitlab: nduru, leaves: ${day}}`;
}

const TAUGHT =
  'trainer: nkechi-duru, attendees: [tomasz-wrona, adaeze-obi, ruaridh-kerr], covers: {runbooks: [rotate-shared-credentials]';
const PINGED = '- {id: alert-noise, text: No alert that nobody acts on, status: in-progress, owner: ';
const FINDING = 'text: Three dashboards show the same figures, owner: ';

const leaver: Mutation[] = [
  change('a session that somebody gives', NKECHI, leaving('2026-10-19'), { rule: LEAVER, severity: 'warning' }),
  change(
    'a session that somebody attends',
    'gitlab: fyule, joins: 2026-06-01}',
    'gitlab: fyule, joins: 2026-06-01, leaves: 2026-12-02}',
    LEAVER,
  ),
  change('two sessions, once', NKECHI, leaving('2026-09-20'), LEAVER),
  change('somebody who has left already', NKECHI, leaving('2026-08-31'), LEAVER),
  changes(
    'a checklist item',
    [
      [NKECHI, leaving('2026-10-29')],
      [`${PINGED}provider-sre`, `${PINGED}nkechi-duru`],
    ],
    LEAVER,
  ),
  changes(
    'an activity',
    [
      [NKECHI, leaving('2026-11-19')],
      [
        'category: scaling-tuning\n          status: in-progress\n          owner: provider-sre',
        'category: scaling-tuning\n          status: in-progress\n          owner: nkechi-duru',
      ],
    ],
    LEAVER,
  ),
  changes(
    'a finding of an audit',
    [
      [NKECHI, leaving('2026-11-12')],
      [`${FINDING}platform-team`, `${FINDING}nkechi-duru`],
    ],
    LEAVER,
  ),
  changes(
    'a risk',
    [
      [NKECHI, leaving('2026-11-03')],
      [
        'response: mitigate, owner: service-owner, status: open, trigger: Two red',
        'response: mitigate, owner: nkechi-duru, status: open, trigger: Two red',
      ],
    ],
    LEAVER,
  ),
  changes(
    'a criterion that people judge',
    [
      [NKECHI, leaving('2026-11-26')],
      ['until the end of February, owner: service-owner', 'until the end of February, owner: nkechi-duru'],
    ],
    LEAVER,
  ),
  changes(
    'an approval by the only one of a role',
    [
      ['email: isla.macrae@skerryline.example,', 'leaves: 2026-11-26, email: isla.macrae@skerryline.example,'],
      [SPONSOR, 'people: [isla-macrae]}'],
    ],
    LEAVER,
  ),
  changes(
    'a system that is to be transferred',
    [['gitlab: aobi, joins: 2026-03-02}', 'gitlab: aobi, joins: 2026-03-02, leaves: 2027-01-17}']],
    LEAVER,
  ),
  changes(
    'the last day of the support',
    [
      [NKECHI, leaving('2027-05-27')],
      ['contact: engagement-lead', 'contact: nkechi-duru'],
    ],
    LEAVER,
  ),
  fine('somebody who leaves on the day of the last session', NKECHI, leaving('2026-10-20')),
  fine('somebody who leaves in a year', NKECHI, leaving('2027-10-31')),
  fine('a role that others hold too', NKECHI, leaving('2026-11-01')),
  fine(
    'somebody with a backup',
    'email: isla.macrae@skerryline.example,',
    'leaves: 2026-11-26, email: isla.macrae@skerryline.example,',
  ),
  allFine('sessions that were given or called off', [
    [NKECHI, leaving('2026-09-20')],
    ['on: 2026-09-24, status: scheduled', 'on: 2026-09-24, status: cancelled'],
    ['on: 2026-10-20, status: scheduled', 'on: 2026-10-20, status: postponed'],
  ]),
  changes('what is done', [
    [NKECHI, leaving('2026-10-29')],
    [`${PINGED}provider-sre`, `${PINGED.replace('in-progress', 'done')}nkechi-duru`],
  ]),
  changes('an engagement that was broken off', [
    [NKECHI, leaving('2026-09-20')],
    ['status: active', 'status: terminated'],
  ]),
  changes('somebody whose session is given by another', [
    [NKECHI, leaving('2026-10-19')],
    [TAUGHT, TAUGHT.replace('nkechi-duru', 'sven-aaltonen')],
  ]),
  change('a day that is none', NKECHI, leaving('2026-09-31'), 'format/invalid-date'),
];

describeMutations({
  'role/empty': empty,
  'role/no-backup': noBackup,
  'role/wrong-party': wrongParty,
  'role/leaver': leaver,
});
