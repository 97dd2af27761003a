import assert from 'node:assert/strict';
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
  lineWith,
  type Mutation,
  RESTORE,
  told,
} from '../mutation';

/** Changes that the rules on systems must find, and others that they must not mind. */

const CATALOGUE = 'catalog-info.yaml';
const DIAGNOSE = 'runbooks/diagnose-unschedulable-pods.runbook.yaml';
const ROTATE = 'runbooks/rotate-shared-credentials.runbook.yaml';
const ROLL_BACK = 'runbooks/roll-back-release.runbook.yaml';

const CLUSTER = {
  id: '    - id: cluster-prod',
  dashboards: '      dashboards: ["https://grafana.skerryline.example/d/cluster"]\n',
  alerts:
    '      alerts:\n        - {name: PodsUnschedulable, runbook: diagnose-unschedulable-pods, severity: SEV-2}\n        - {name: NodeGroupAtCeiling, runbook: diagnose-unschedulable-pods, severity: SEV-3}\n',
  recovery: 'recovery: {rto: 2h, rpo: 1h, lastRestoreTest: 2026-07-21}',
};
const DB = {
  id: '    - id: booking-db',
  type: '      type: database\n',
  down: '{name: BookingDbDown, runbook: restore-booking-db, severity: SEV-1}',
  rows: '{name: BookingDbRowsLost, runbook: restore-booking-db, severity: SEV-1}',
  recovery: 'recovery: {rto: 90m, rpo: 5m, lastRestoreTest: 2026-08-26}',
};
const GATEWAY = { recovery: 'recovery: {rto: 30m, rpo: 5m, lastRestoreTest: 2026-09-03}' };
const NOTICES = {
  stage: '        stage: provider-owned # its service level',
  owned: '          - {stage: provider-owned, on: 2026-03-30, by: sven-aaltonen}',
  alert: '{name: NoticeDeliveryFailing, runbook: roll-back-release, severity: SEV-3}',
  ref: 'catalogRef: component:default/passenger-notices',
};
const TRIGGER = 'alerts: [BookingDbDown, BookingDbRowsLost]';

/** An engagement of two systems, one of tier 1 that nobody owns but the provider. */
const SMALL = [
  'apiVersion: handover/v1',
  'kind: Engagement',
  'metadata: {name: small, title: Small}',
  'spec:',
  '  model: bot',
  '  status: active',
  '  parties: {client: {name: C}, provider: {name: P}}',
  '  phases: [{id: build, kind: build, start: 2026-07-01, end: 2026-12-18, status: in-progress}]',
].join('\n');

const groups: Record<string, Mutation[]> = {
  'system/unready': [
    change('no dashboard', CLUSTER.dashboards, '', { rule: 'system/unready', at: CLUSTER.id, severity: 'warning' }),
    change(
      'an empty list of SLOs',
      'slos: [slo-booking-availability]\n      dashboards: ["https://grafana.skerryline.example/d/cluster"]',
      'slos: []\n      dashboards: ["https://grafana.skerryline.example/d/cluster"]',
      {
        rule: 'system/unready',
        at: CLUSTER.id,
      },
    ),
    changes('no restore test', [[DB.recovery, 'recovery: {rto: 90m, rpo: 5m}']], { rule: 'system/unready', at: DB.id }),
    changes(
      'several things are one finding',
      [
        [CLUSTER.dashboards, ''],
        [CLUSTER.recovery, 'recovery: {rto: 2h, rpo: 1h}'],
      ],
      { rule: 'system/unready', at: CLUSTER.id },
    ),
    changes(
      'no alert, and a runbook that has some',
      [[CLUSTER.alerts, '']],
      { rule: 'system/unready', at: CLUSTER.id },
      { rule: 'system/alert-without-runbook', at: 'alerts: [PodsUnschedulable', file: DIAGNOSE },
      { rule: 'system/alert-without-runbook', at: 'alerts: [PodsUnschedulable', file: DIAGNOSE },
    ),
    change(
      'a runbook that only an alert names is enough; others miss the system',
      '      runbooks: [restore-booking-db, grant-break-glass, rotate-shared-credentials]\n',
      '',
      { rule: 'runbook/system-mismatch', at: 'systems: [booking-db, cluster-prod]', file: ACCESS },
      { rule: 'runbook/system-mismatch', at: 'systems: [booking-db, cluster-prod, boarding-gateway]', file: ROTATE },
    ),
    fine('a list that is half written is another mistake', CLUSTER.dashboards, `${CLUSTER.dashboards}      x-slos:\n`),
    change(
      'a value that is missing is another mistake',
      'dashboards: ["https://grafana.skerryline.example/d/cluster"]',
      'dashboards:',
      'format/schema',
    ),
    fine('a system of tier 3', '      dashboards: ["https://grafana.skerryline.example/d/notices"]\n', ''),
    fine('a system of tier 2', '      dashboards: ["https://grafana.skerryline.example/d/boarding"]\n', ''),
    fine(
      'one dashboard',
      '["https://grafana.skerryline.example/d/cluster"]',
      '["https://grafana.skerryline.example/d/cluster-2"]',
    ),
    allFine('an engagement that is closed', [
      ['  status: active\n', '  status: closed\n'],
      [CLUSTER.dashboards, ''],
    ]),
  ],

  'system/restore-test': [
    change('the last test is too old', DB.recovery, 'recovery: {rto: 90m, rpo: 5m, lastRestoreTest: 2026-06-16}', {
      rule: 'system/restore-test',
      severity: 'warning',
    }),
    change('no RTO', DB.recovery, 'recovery: {rpo: 5m, lastRestoreTest: 2026-08-26}', 'system/restore-test'),
    change('no RPO', DB.recovery, 'recovery: {rto: 90m, lastRestoreTest: 2026-08-26}', 'system/restore-test'),
    change(
      'neither, and too old, is one finding',
      DB.recovery,
      'recovery: {lastRestoreTest: 2026-01-26}',
      'system/restore-test',
    ),
    change(
      'too old for the policy',
      '    minimumStage: 10d',
      '    minimumStage: 10d\n    restoreTestWindow: 2w',
      { rule: 'system/restore-test', at: CLUSTER.recovery },
      { rule: 'system/restore-test', at: DB.recovery },
    ),
    change(
      'no recovery at all',
      `      ${DB.recovery}\n`,
      '',
      { rule: 'system/unready', at: DB.id },
      { rule: 'system/restore-test', at: DB.id },
    ),
    fine(
      'a test on the first day that counts',
      DB.recovery,
      'recovery: {rto: 90m, rpo: 5m, lastRestoreTest: 2026-06-17}',
    ),
    fine('a system of tier 2', GATEWAY.recovery, 'recovery: {rto: 30m, lastRestoreTest: 2026-01-03}'),
    changes('a system that keeps nothing may do without an RPO', [[CLUSTER.recovery, 'recovery: {rto: 2h}']], {
      rule: 'system/unready',
      at: CLUSTER.id,
    }),
    change(
      'a day that is none is another mistake',
      DB.recovery,
      'recovery: {rto: 90m, rpo: 5m, lastRestoreTest: 2026-02-30}',
      'format/invalid-date',
    ),
    change(
      'a duration that is none is another mistake',
      DB.recovery,
      'recovery: {rto: 90 min, rpo: 5m, lastRestoreTest: 2026-08-26}',
      'format/invalid-duration',
    ),
    change(
      'an RTO without a value is another mistake',
      DB.recovery,
      'recovery: {rto: , rpo: 5m, lastRestoreTest: 2026-08-26}',
      'format/schema',
    ),
    allFine('an engagement that is closed', [
      ['  status: active\n', '  status: closed\n'],
      [DB.recovery, 'recovery: {rto: 90m, rpo: 5m, lastRestoreTest: 2026-01-26}'],
    ]),
  ],

  'system/rto-infeasible': [
    change('an RTO that is too short', DB.recovery, 'recovery: {rto: 59m, rpo: 5m, lastRestoreTest: 2026-08-26}', {
      rule: 'system/rto-infeasible',
      severity: 'warning',
    }),
    inRunbook(
      change('a runbook that takes too long', 'estimatedDuration: 60m', 'estimatedDuration: 91m', {
        rule: 'system/rto-infeasible',
        at: DB.recovery,
        file: ENGAGEMENT,
      }),
    ),
    inRunbook(
      change(
        'in other units',
        'estimatedDuration: 60m\n  maxDuration: 80m',
        'estimatedDuration: 2h\n  maxDuration: 3h',
        { rule: 'system/rto-infeasible', at: DB.recovery, file: ENGAGEMENT },
      ),
    ),
    {
      ...changes(
        'of tier 2, too',
        [
          ['type: deployment', 'type: recovery'],
          ['estimatedDuration: 12m', 'estimatedDuration: 40m'],
          ['maxDuration: 25m', 'maxDuration: 60m'],
        ],
        { rule: 'system/rto-infeasible', at: GATEWAY.recovery, file: ENGAGEMENT },
      ),
      file: ROLL_BACK,
    },
    fine('just long enough', DB.recovery, 'recovery: {rto: 1h, rpo: 5m, lastRestoreTest: 2026-08-26}'),
    inRunbook(fine('no estimate', '  estimatedDuration: 60m\n', '')),
    {
      ...fine(
        'a runbook that recovers nothing',
        'estimatedDuration: 25m\n  maxDuration: 45m',
        'estimatedDuration: 3h\n  maxDuration: 4h',
      ),
      file: DIAGNOSE,
    },
    inRunbook(
      allFine('a runbook that is no longer used', [
        ['status: effective', 'status: obsolete'],
        ['estimatedDuration: 60m\n  maxDuration: 80m', 'estimatedDuration: 3h\n  maxDuration: 4h'],
      ]),
    ),
    fine('a longer RTO', DB.recovery, 'recovery: {rto: 1d, rpo: 5m, lastRestoreTest: 2026-08-26}'),
  ],

  'system/alert-without-runbook': [
    change('an alert without a runbook', DB.down, '{name: BookingDbDown, severity: SEV-1}', {
      rule: 'system/alert-without-runbook',
      severity: 'warning',
    }),
    change(
      'of tier 3, too',
      NOTICES.alert,
      '{name: NoticeDeliveryFailing, severity: SEV-3}',
      'system/alert-without-runbook',
    ),
    change('one with nothing but a name', ...after(`        - ${NOTICES.alert}`, '        - {name: NoticeQueueLong}'), {
      rule: 'system/alert-without-runbook',
      at: 'NoticeQueueLong',
    }),
    change(
      'a runbook that is not known is another mistake',
      DB.down,
      DB.down.replace('restore-booking-db', 'restore-booking-bd'),
      'reference/unresolved',
    ),
    change(
      'a runbook of nothing is another mistake',
      DB.down,
      '{name: BookingDbDown, runbook: , severity: SEV-1}',
      'format/schema',
    ),
    allFine('a retired system', [
      [NOTICES.stage, '        stage: retired # its service level'],
      after(NOTICES.owned, '          - {stage: retired, on: 2026-09-01, by: sven-aaltonen}'),
      [NOTICES.alert, '{name: NoticeDeliveryFailing, severity: SEV-3}'],
    ]),
    // The other way round.
    inRunbook(
      change(
        'a mistyped alert in a runbook',
        TRIGGER,
        'alerts: [BookingDbDwon, BookingDbRowsLost]',
        'system/alert-without-runbook',
      ),
    ),
    inRunbook(
      change(
        'an alert that nothing raises',
        TRIGGER,
        'alerts: [BookingDbDown, BookingDbRowsLost, DiskOnFire]',
        'system/alert-without-runbook',
      ),
    ),
    inRunbook(
      change(
        'two of them',
        TRIGGER,
        'alerts:\n      - BookingDbDown\n      - DiskOnFire\n      - DiskUnderWater',
        { rule: 'system/alert-without-runbook', at: 'DiskOnFire' },
        { rule: 'system/alert-without-runbook', at: 'DiskUnderWater' },
      ),
    ),
    change(
      'the system has mistyped it: told where the runbook names it',
      DB.down,
      DB.down.replace('BookingDbDown', 'BookingDbDonw'),
      { rule: 'system/alert-without-runbook', at: TRIGGER, file: RESTORE },
    ),
    inRunbook(fine('one alert less', TRIGGER, 'alerts: [BookingDbDown]')),
    inRunbook(
      fine('an alert of another system', TRIGGER, 'alerts: [BookingDbDown, BookingDbRowsLost, PodsUnschedulable]'),
    ),
    inRunbook(
      change(
        'a system that is not known is another mistake',
        'systems: [booking-db]',
        'systems: [booking-bd]',
        'reference/unresolved',
      ),
    ),
    inRunbook(fine('no alerts at all', `    ${TRIGGER}\n`, '')),
    inRunbook(
      change('an alert that is no text is another mistake', TRIGGER, 'alerts: [BookingDbDown, 7]', 'format/schema'),
    ),
  ],

  'system/unknown-catalog-ref': [
    change('a name that no entity has', NOTICES.ref, 'catalogRef: component:default/passenger-notcies', {
      rule: 'system/unknown-catalog-ref',
      severity: 'warning',
    }),
    change('another kind', NOTICES.ref, 'catalogRef: resource:default/passenger-notices', 'system/unknown-catalog-ref'),
    change(
      'another namespace',
      NOTICES.ref,
      'catalogRef: component:ferries/passenger-notices',
      'system/unknown-catalog-ref',
    ),
    change(
      'no kind, which means a component',
      'catalogRef: resource:default/booking-db',
      'catalogRef: booking-db',
      'system/unknown-catalog-ref',
    ),
    change('no reference at all', NOTICES.ref, 'catalogRef: the notices', 'system/unknown-catalog-ref'),
    {
      ...change('an entity that was renamed', 'metadata: {name: booking-db,', 'metadata: {name: booking-database,', {
        rule: 'system/unknown-catalog-ref',
        at: 'catalogRef: resource:default/booking-db',
        file: ENGAGEMENT,
      }),
      file: CATALOGUE,
    },
    {
      ...change(
        'an entity in another namespace',
        'metadata: {name: booking-db,',
        'metadata: {namespace: ferries, name: booking-db,',
        { rule: 'system/unknown-catalog-ref', at: 'catalogRef: resource:default/booking-db', file: ENGAGEMENT },
      ),
      file: CATALOGUE,
    },
    fine('other capital letters', NOTICES.ref, 'catalogRef: Component:Default/Passenger-Notices'),
    fine('no kind and no namespace', NOTICES.ref, 'catalogRef: passenger-notices'),
    fine('no kind', NOTICES.ref, 'catalogRef: default/passenger-notices'),
    fine('no reference', `      ${NOTICES.ref}\n`, ''),
    allFine('a retired system', [
      [NOTICES.stage, '        stage: retired # its service level'],
      after(NOTICES.owned, '          - {stage: retired, on: 2026-09-01, by: sven-aaltonen}'),
      [NOTICES.ref, 'catalogRef: component:default/sms'],
    ]),
    // What cannot be known.
    {
      ...fine(
        'a catalogue that goes on elsewhere',
        'metadata: {name: booking-db, title: Booking database}',
        'metadata: {name: booking-database}\n---\napiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {name: more}\nspec: {targets: ["https://gitlab.skerryline.example/platform/catalog-info.yaml"]}\n---\nkind: Resource\nmetadata: {name: more}',
      ),
      file: CATALOGUE,
    },
    {
      ...fine(
        'a catalogue that cannot be read',
        'metadata: {name: booking-db, title: Booking database}',
        'metadata: {name: [booking-database',
      ),
      file: CATALOGUE,
    },
    {
      ...change(
        'a location whose files were all read',
        'metadata: {name: booking-db, title: Booking database}',
        'metadata: {name: booking-database}\n---\nkind: Location\nmetadata: {name: more}\nspec: {targets: [./*/catalog-info.yaml, ./catalog-info.yaml]}\n---\nkind: Resource\nmetadata: {name: more}',
        { rule: 'system/unknown-catalog-ref', at: 'catalogRef: resource:default/booking-db', file: ENGAGEMENT },
      ),
      file: CATALOGUE,
    },
  ],
};

describeMutations(groups);

describe('a restore test', () => {
  it('becomes too old by a day alone', async () => {
    const tooOld = async (today: string) =>
      (await findingsOf(example(), today)).filter(({ rule }) => rule === 'system/restore-test').map(told);
    assert.deepEqual(await tooOld('2026-10-19'), []);
    const line = lineWith(example()[ENGAGEMENT]!, CLUSTER.recovery);
    assert.deepEqual(await tooOld('2026-10-20'), [`${ENGAGEMENT}:${line} system/restore-test`]);
  });
});

describe('systems of small engagements', () => {
  const found = async (texts: Record<string, string>) => (await findingsOf(texts)).map(told);
  /** What the rules on systems say, of everything that a small engagement lacks. */
  const judged = async (texts: Record<string, string>) =>
    (await findingsOf(texts)).filter(({ rule }) => rule.startsWith('system/'));
  const small = (...lines: string[]) => ({ 'a.engagement.yaml': [SMALL, ...lines, ''].join('\n') });
  const line = SMALL.split('\n').length + 1;

  it('of tier 1, without anything', async () => {
    const system = '{id: shop, title: Shop, tier: 1, ownership: {stage: provider-owned, plan: {shadow: 2026-12-01}}}';
    const all = await judged(small(`  systems: [${system}]`));
    assert.deepEqual(all.map(told), [`a.engagement.yaml:${line} system/unready`]);
    assert.equal(
      all[0]?.message,
      'The system `shop` is of tier 1 and has no runbook, SLO, alert, dashboard or restore test; add what is missing before the client has to run it',
    );
  });

  it('of tier 1 that are to be handed over: of their runbooks another rule speaks', async () => {
    const system =
      '{id: shop, title: Shop, tier: 1, ownership: {stage: provider-owned, plan: {shadow: 2026-12-01, client-owned: 2027-06-01}}}';
    const all = await findingsOf(small(`  systems: [${system}]`));
    assert.equal(all.filter(({ rule }) => rule === 'ownership/no-runbook').length, 1);
    assert.deepEqual(
      all.filter(({ rule }) => rule.startsWith('system/')).map(({ message }) => message),
      [
        'The system `shop` is of tier 1 and has no SLO, alert, dashboard or restore test; add what is missing before the client has to run it',
      ],
    );
  });

  it('that are not built yet lack nothing', async () => {
    for (const stage of ['planned', 'retired']) {
      const system = `{id: shop, title: Shop, type: database, tier: 1, ownership: {stage: ${stage}, plan: {provider-owned: 2026-12-01}}}`;
      assert.deepEqual(await judged(small(`  systems: [${system}]`)), [], stage);
    }
  });

  it('keep data by their type', async () => {
    const types = {
      yes: [
        'database',
        'PostgreSQL cluster',
        'Object storage',
        'message-broker',
        'orderdb',
        'MySQL',
        'queue',
        'Redis cache',
        'container registry',
        'file server',
        'key-value store',
        'data_lake',
        's3 bucket',
        'event stream',
      ],
      no: [
        'service',
        'website',
        'web store',
        'platform',
        'pipeline',
        'network',
        'library',
        'API gateway',
        'worker',
        'streaming service',
        'storefront',
        'directory listing',
      ],
    };
    for (const [keeps, all] of Object.entries(types)) {
      for (const type of all) {
        const system = `{id: shop, title: Shop, type: ${type}, tier: 1, ownership: {stage: provider-owned, plan: {shadow: 2026-12-01}}}`;
        const rules = (await findingsOf(small(`  systems: [${system}]`))).map(({ rule }) => rule);
        assert.deepEqual(rules.includes('system/restore-test'), keeps === 'yes', type);
      }
    }
  });

  it('share a folder with another engagement, whose alerts start the same runbooks', async () => {
    const clean = example();
    const other = [
      SMALL,
      '  systems:',
      '    - id: tickets',
      '      title: Tickets',
      '      tier: 3',
      '      runbooks: [restore-booking-db]',
      '      alerts: [{name: TicketsDown, runbook: restore-booking-db}]',
      '      ownership: {stage: provider-owned, plan: {shadow: 2026-12-01}}',
      '',
    ].join('\n');
    const runbook = clean[RESTORE]!.replace('systems: [booking-db]', 'systems: [booking-db, tickets]').replace(
      TRIGGER,
      'alerts: [BookingDbDown, BookingDbRowsLost, TicketsDown]',
    );
    const texts = { ...clean, 'other.engagement.yaml': other, [RESTORE]: runbook };
    assert.deepEqual(
      (await found(texts)).filter((text) => /alert-without-runbook/.test(text)),
      [],
    );
  });

  it('name an entity where no workspace folder has a catalogue', async () => {
    const { [CATALOGUE]: _, ...texts } = example();
    const engagement = texts[ENGAGEMENT]!.replace(NOTICES.ref, 'catalogRef: component:default/sms');
    assert.deepEqual(
      (await found({ ...texts, [ENGAGEMENT]: engagement })).filter((text) => /catalog/.test(text)),
      [],
    );
  });

  it('name an entity of a catalogue somewhere in the workspace folder', async () => {
    const { [CATALOGUE]: catalogue, ...texts } = example();
    const engagement = texts[ENGAGEMENT]!.replace(NOTICES.ref, 'catalogRef: component:default/sms');
    const at = (path: string, ignored = '') =>
      found({ ...texts, [ENGAGEMENT]: engagement, [path]: catalogue!, '.gitignore': ignored });
    const named = async (path: string, ignored?: string) =>
      (await at(path, ignored)).filter((text) => /catalog/.test(text)).length;
    assert.equal(await named('services/all/catalog-info.yaml'), 1);
    assert.equal(await named('services/all/catalog.yaml'), 0);
    assert.equal(await named('node_modules/x/catalog-info.yaml'), 0);
    assert.equal(await named('out/catalog-info.yaml', 'out/\n'), 0);
  });
});
