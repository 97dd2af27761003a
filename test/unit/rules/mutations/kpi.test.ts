import { allFine, change, changes, describeMutations, fine, on } from '../mutation';

/** Changes that the rules about KPIs must find, and others that they must not mind. */

const JOB_START =
  ',\n       measurements: [{on: 2026-06-30, value: 96.1}, {on: 2026-07-31, value: 95.8}, {on: 2026-08-31, value: 97.2}]}';
const SCAN =
  '{on: 2026-05-31, value: 98.7}, {on: 2026-06-30, value: 99.2}, {on: 2026-07-31, value: 99.4}, {on: 2026-08-31, value: 99.3}';
const LEAD = '{on: 2026-07-31, value: 21}, {on: 2026-08-31, value: 17}';
const BOOKING = '        - {on: 2026-07-31, value: 99.95}\n        - {on: 2026-08-31, value: 99.96, evidence';
const NO_JOB_START = { rule: 'kpi/no-measurement', at: 'id: slo-job-start' };
const OFF: [string, string] = [LEAD, '{on: 2026-07-31, value: 31}, {on: 2026-08-31, value: 27}'];
const MIGRATION = 'actions: [second game day for the booking database]';
const RELEASES = 'actions: [no release between Friday noon and Sunday, migration check in the pipeline]';
const STORM = 'actions: [no stage change during a red warning]';
const SLO_FILE = 'slo/booking-availability.openslo.yaml';
const TARGET = 'title: Availability of booking\n      type: slo\n      target: {op: gte, value: 99.9, unit: "%"}';
const WINDOW = 'window: 28d\n      frequency: 1M\n      openslo';

function target(text: string): [string, string] {
  return [TARGET, TARGET.replace('{op: gte, value: 99.9, unit: "%"}', text)];
}

describeMutations({
  'kpi/no-measurement': [
    change('no measurements, far from the gate', JOB_START, '}', { ...NO_JOB_START, severity: 'hint' }),
    on('2026-10-01', change('…near the gate', JOB_START, '}', { ...NO_JOB_START, severity: 'warning' })),
    on('2026-11-27', change('…on the day of the gate', JOB_START, '}', { ...NO_JOB_START, severity: 'error' })),
    change('an empty list', JOB_START, ', measurements: []}', NO_JOB_START),
    change(
      'nothing but a measurement before operation',
      JOB_START,
      ', measurements: [{on: 2026-01-30, value: 96.1}]}',
      NO_JOB_START,
    ),
    changes(
      'a frequency whose first value is due',
      [
        [JOB_START, '}'],
        ['window: 28d, frequency: 1M}', 'window: 28d, frequency: 1Q}'],
      ],
      NO_JOB_START,
    ),
    allFine('a frequency whose first value is still to come', [
      [JOB_START, '}'],
      ['window: 28d, frequency: 1M}', 'window: 28d, frequency: 1Y}'],
    ]),
    allFine('a measurement of the first day of operation', [
      [JOB_START, ', measurements: [{on: 2026-01-31, value: 96.1}]}'],
      ['window: 28d, frequency: 1M, measurements', 'window: 28d, frequency: 1Y, measurements'],
    ]),
    on('2026-01-30', fine('no measurements before operation begins', JOB_START, '}')),
    change('a value in place of the list', JOB_START, ', measurements: none}', {
      rule: 'format/schema',
      at: 'measurements: none',
    }),
    change('a measurement of a day that there is not', JOB_START, ', measurements: [{on: 2026-02-30, value: 96.1}]}', {
      rule: 'format/invalid-date',
      at: '2026-02-30',
    }),
    change('a measurement of a day to come', JOB_START, ', measurements: [{on: 2027-08-31, value: 96.1}]}', {
      rule: 'kpi/unordered',
      at: '2027-08-31',
    }),
  ],

  'kpi/stale': [
    change('measurements that end in June', `, {on: 2026-07-31, value: 99.4}, {on: 2026-08-31, value: 99.3}`, '', {
      rule: 'kpi/stale',
      at: '99.2}]}',
      severity: 'warning',
    }),
    fine('measurements that end in July', ', {on: 2026-08-31, value: 99.3}', ''),
    change(
      'a week without the weekly value, and another',
      'frequency: 1M,\n       measurements: [{on: 2026-05-31, value: 98.7}',
      'frequency: 1w,\n       measurements: [{on: 2026-05-31, value: 98.7}',
      {
        rule: 'kpi/stale',
        at: '{on: 2026-08-31, value: 99.3}',
      },
    ),
    fine(
      'a value that is taken every quarter',
      'frequency: 1M,\n       measurements: [{on: 2026-05-31, value: 98.7}, {on: 2026-06-30, value: 99.2}, {on: 2026-07-31, value: 99.4}, {on: 2026-08-31, value: 99.3}]',
      'frequency: 1Q,\n       measurements: [{on: 2026-03-31, value: 99.2}]',
    ),
    fine(
      'no frequency',
      'window: 28d, frequency: 1M,\n       measurements: [{on: 2026-06-30, value: 96.1}',
      'window: 28d, measurements: [{on: 2026-06-30, value: 96.1}',
    ),
    allFine('no frequency, and no new value', [
      [
        'window: 28d, frequency: 1M,\n       measurements: [{on: 2026-06-30, value: 96.1}',
        'window: 28d, measurements: [{on: 2026-06-30, value: 96.1}',
      ],
      [', {on: 2026-07-31, value: 95.8}, {on: 2026-08-31, value: 97.2}', ''],
    ]),
    change(
      'a newer value that is half written',
      ', {on: 2026-07-31, value: 99.4}, {on: 2026-08-31, value: 99.3}',
      ', {on: 2026-08-31}',
      {
        rule: 'format/missing-key',
        at: '{on: 2026-08-31}',
      },
    ),
    change(
      'a newer value with a year too many',
      ', {on: 2026-07-31, value: 99.4}, {on: 2026-08-31, value: 99.3}',
      ', {on: 2027-08-31, value: 99.3}',
      {
        rule: 'kpi/unordered',
        at: '2027-08-31',
      },
    ),
  ],

  'kpi/off-target': [
    changes('two values above the limit', [OFF], 'kpi/off-target'),
    fine('one value above the limit', LEAD, '{on: 2026-07-31, value: 21}, {on: 2026-08-31, value: 27}'),
    fine(
      'the value before the last one above the limit',
      LEAD,
      '{on: 2026-07-31, value: 31}, {on: 2026-08-31, value: 17}',
    ),
    fine('values that are just what was agreed', LEAD, '{on: 2026-07-31, value: 24}, {on: 2026-08-31, value: 24}'),
    change(
      'values of a block list, on the last of them',
      BOOKING,
      BOOKING.replace('99.95', '99.85').replace('99.96', '99.8'),
      {
        rule: 'kpi/off-target',
        at: 'value: 99.8,',
      },
    ),
    changes(
      'a risk that speaks of something else',
      [OFF, [STORM, 'actions: [watch the lead times of deliveries]']],
      'kpi/off-target',
    ),
    changes(
      'a risk that speaks of a longer name',
      [OFF, [STORM, 'actions: [watch dora-lead-time-of-hotfixes and no-dora-lead-time]']],
      'kpi/off-target',
    ),
    changes(
      'a closed risk',
      [OFF, ['actions: [Fergus joined on 2026-06-01]', 'actions: [Fergus cuts dora-lead-time]']],
      'kpi/off-target',
    ),
    allFine('an open risk that names it by its id', [OFF, [STORM, 'actions: ["bring DORA-lead-time down"]']]),
    allFine('an open risk that names it by its title', [
      OFF,
      [STORM, 'actions: ["The lead  time for changes stays up"]'],
    ]),
    allFine('an accepted risk that names it', [
      OFF,
      [
        'text: A longer operate phase exceeds the budget of the year',
        'text: "dora-lead-time: nobody pays for faster runners"',
      ],
    ]),
    allFine('an action of a review since then', [OFF, [RELEASES, 'actions: ["dora-lead-time: split the tests"]']]),
    changes(
      'an action of a review when it was on target',
      [
        OFF,
        ['{on: 2026-07-31, value: 31}', '{on: 2026-08-06, value: 23}, {on: 2026-08-20, value: 31}'],
        [MIGRATION, 'actions: ["dora-lead-time: keep it up"]'],
      ],
      'kpi/off-target',
    ),
    allFine('an open finding of an audit', [
      OFF,
      ['text: Three dashboards show the same figures', 'text: Three dashboards show another dora-lead-time'],
    ]),
    changes(
      'a closed finding of an audit',
      [OFF, ['text: Unsigned images could be deployed', 'text: Signing spoils dora-lead-time']],
      'kpi/off-target',
    ),
    change(
      'no limit',
      'metric: change-lead-time, target: {op: lte, value: 24, unit: h}',
      'metric: change-lead-time, target: {op: lte, unit: h}',
      'format/missing-key',
    ),
    // The example has one that is off target and named by a risk.
    change(
      'a risk that is closed too early',
      'owner: provider-sre\n      status: open\n      trigger: A third month above 10 %',
      'owner: provider-sre\n      status: closed\n      trigger: A third month above 10 %',
      {
        rule: 'kpi/off-target',
        at: '{on: 2026-08-31, value: 11}',
      },
    ),
  ],

  'kpi/no-baseline': [
    change(
      'no baseline',
      'target: {op: gte, value: 95, unit: "%"}, baseline: 70',
      'target: {op: gte, value: 95, unit: "%"}',
      { rule: 'kpi/no-baseline', severity: 'hint' },
    ),
    change('no source', 'source: "prometheus:pipeline:job_start:ratio", ', '', {
      rule: 'kpi/no-baseline',
      at: 'id: slo-job-start',
    }),
    changes(
      'neither of them, once',
      [
        ['baseline: 70', 'x-note: 1'],
        ['source: "prometheus:pipeline:job_start:ratio", ', ''],
      ],
      'kpi/no-baseline',
    ),
    fine('a baseline of 0', 'baseline: 70', 'baseline: 0'),
    change('a baseline in words', 'baseline: 70', 'baseline: unknown', 'format/schema'),
    fine(
      'a source in other words',
      'source: "prometheus:pipeline:job_start:ratio"',
      'source: Report of the platform team',
    ),
  ],

  'kpi/unordered': [
    change(
      'two values in the wrong order',
      LEAD,
      '{on: 2026-08-31, value: 17}, {on: 2026-07-31, value: 21}',
      'kpi/unordered',
    ),
    change('a first value that is too late, alone', SCAN, SCAN.replace('2026-05-31', '2026-08-30'), 'kpi/unordered'),
    change('a day twice', LEAD, '{on: 2026-07-31, value: 21}, {on: 2026-07-31, value: 17}', 'kpi/unordered'),
    change('a day twice, apart', SCAN, `${SCAN}, {on: 2026-06-30, value: 99.1}`, 'kpi/unordered'),
    change('tomorrow', SCAN, `${SCAN}, {on: 2026-09-16, value: 99.1}`, 'kpi/unordered'),
    change('a month typed wrongly, in a block', BOOKING, BOOKING.replace('2026-07-31', '2026-01-31'), 'kpi/unordered'),
    changes(
      'two mistakes in two KPIs',
      [
        [LEAD, '{on: 2026-08-31, value: 17}, {on: 2026-07-31, value: 21}'],
        [SCAN, SCAN.replace('2026-08-31', '2026-07-31')],
      ],
      'kpi/unordered',
      { rule: 'kpi/unordered', at: 'value: 99.3}' },
    ),
    fine('today', SCAN, `${SCAN}, {on: 2026-09-15, value: 99.1}`),
    fine('no values on the days between', SCAN, SCAN.replace('{on: 2026-06-30, value: 99.2}, ', '')),
    change('a day that there is not', SCAN, SCAN.replace('2026-06-30', '2026-06-31'), 'format/invalid-date'),
  ],

  'kpi/openslo-disagrees': [
    changes('another target', [target('{op: gte, value: 99.5, unit: "%"}')], {
      rule: 'kpi/openslo-disagrees',
      at: 'value: 99.5',
      severity: 'error',
    }),
    changes('a target on a line of its own', [target('\n        op: gte\n        value: 99.5\n        unit: "%"')], {
      rule: 'kpi/openslo-disagrees',
      at: 'value: 99.5',
    }),
    changes(
      'the operator of an upper limit',
      [target('{op: lte, value: 99.9, unit: "%"}')],
      { rule: 'kpi/openslo-disagrees', at: 'op: lte, value: 99.9' },
      { rule: 'kpi/off-target', at: 'value: 99.96' },
    ),
    changes('a share that is too low', [target('{op: gte, value: 0.99, unit: ratio}')], {
      rule: 'kpi/openslo-disagrees',
      at: 'value: 0.99',
    }),
    change('another window', WINDOW, WINDOW.replace('28d', '30d'), 'kpi/openslo-disagrees'),
    changes(
      'both',
      [target('{op: gte, value: 99.5, unit: "%"}'), [WINDOW, WINDOW.replace('28d', '30d')]],
      { rule: 'kpi/openslo-disagrees', at: 'value: 99.5' },
      { rule: 'kpi/openslo-disagrees', at: 'window: 30d\n      frequency: 1M\n      openslo' },
    ),
    allFine('four weeks', [[WINDOW, WINDOW.replace('28d', '4w')]]),
    allFine('no window', [[WINDOW, WINDOW.replace('window: 28d\n      ', '')]]),
    allFine('a strict limit', [target('{op: gt, value: 99.9, unit: "%"}')]),
    allFine('other words for percent', [target('{op: gte, value: 99.9, unit: percent of requests}')]),
    changes('a share, though the values are percents', [target('{op: gte, value: 0.999, unit: ratio}')]),
    changes('a limit for the requests that fail', [target('{op: lte, value: 0.1, unit: "%"}')], {
      rule: 'kpi/off-target',
      at: 'value: 99.96',
    }),
    allFine('a unit in which the file does not speak', [target('{op: gte, value: 42, unit: requests per second}')]),
    change(
      'a file that is not there',
      `openslo: ${SLO_FILE}`,
      'openslo: slo/none.openslo.yaml',
      'reference/missing-file',
    ),
    fine('a URL', `openslo: ${SLO_FILE}`, 'openslo: "https://slo.skerryline.example/booking.yaml"'),
    fine('a file that is no OpenSLO file', `openslo: ${SLO_FILE}`, 'openslo: docs/raci.md'),
  ],

  'kpi/dora-incomplete': [
    change('three of the four', 'type: dora-metric, metric: change-lead-time', 'type: kpi, metric: change-lead-time', {
      rule: 'kpi/dora-incomplete',
      at: '  kpis:',
      severity: 'hint',
    }),
    change('one twice', 'metric: deployment-frequency', 'metric: change-lead-time', {
      rule: 'kpi/dora-incomplete',
      at: '  kpis:',
    }),
    change('one that is spelt wrongly', 'metric: change-fail-rate', 'metric: change-failure-rate', {
      rule: 'kpi/dora-incomplete',
      at: '  kpis:',
    }),
    allFine(
      'none at all',
      ['change-lead-time', 'deployment-frequency', 'change-fail-rate', 'failed-deployment-recovery-time'].map(
        (metric): [string, string] => [`type: dora-metric, metric: ${metric}`, `type: kpi, metric: ${metric}`],
      ),
    ),
    fine(
      'another metric beside them',
      'type: slo, target: {op: gte, value: 95',
      'type: kpi, metric: job-start, target: {op: gte, value: 95',
    ),
  ],
});
