import { type Surroundings, table } from './helper';

describe('checks: kpis-on-target', () => {
  const CHECK = 'check: kpis-on-target';
  const kpi = (measurements: string, rest = 'target: {op: gte, value: 99, unit: "%"}', id = 'up') =>
    `{id: ${id}, title: Up, type: slo, ${rest}, owner: sre, measurements: [${measurements}]}`;
  const days = (...values: number[]) =>
    values.map((value, index) => `{on: 2026-0${index + 4}-30, value: ${value}}`).join(', ');
  const kpis = (...list: string[]): Surroundings => ({ spec: `kpis: [${list.join(', ')}]` });
  table([
    [
      'the last three on target',
      CHECK,
      kpis(kpi(days(99, 99.5, 100))),
      'true',
      ['Up `up` met its target of at least 99 % in its last 3 measurements'],
    ],
    ['an earlier one off target', CHECK, kpis(kpi(days(50, 99, 99, 99))), 'true'],
    ['the last one off target', CHECK, kpis(kpi(days(99, 99, 98))), 'false', ['98 % on 2026-06-30']],
    ['one of three off target', CHECK, kpis(kpi(days(98, 99, 99))), 'false'],
    ['fewer than asked', CHECK, kpis(kpi(days(99, 99))), 'unknown', ['has 2 measurements, and needs 3']],
    ['fewer than asked, one of them off target', CHECK, kpis(kpi(days(99, 98))), 'false'],
    ['as many as `periods` asks', `${CHECK}, with: {periods: 2}`, kpis(kpi(days(99, 99))), 'true'],
    [
      'as many as the policy asks',
      CHECK,
      { spec: `kpis: [${kpi(days(99))}]\npolicy: {kpiPeriods: 1}` },
      'true',
      ['in its last measurement'],
    ],
    [
      '`periods` goes before the policy',
      `${CHECK}, with: {periods: 2}`,
      { spec: `kpis: [${kpi(days(99))}]\npolicy: {kpiPeriods: 1}` },
      'unknown',
    ],
    ['no measurement', CHECK, kpis(kpi('')), 'unknown', ['has no measurement']],
    [
      'measurements out of order',
      `${CHECK}, with: {periods: 1}`,
      kpis(kpi('{on: 2026-08-31, value: 99}, {on: 2026-07-31, value: 1}')),
      'true',
    ],
    [
      'two on one day: the one further down',
      `${CHECK}, with: {periods: 1}`,
      kpis(kpi('{on: 2026-08-31, value: 99}, {on: 2026-08-31, value: 1}')),
      'false',
    ],
    [
      'a measurement of tomorrow',
      `${CHECK}, with: {periods: 1}`,
      kpis(kpi('{on: 2026-08-31, value: 99}, {on: 2026-09-16, value: 1}')),
      'true',
    ],
    [
      'a measurement of today',
      `${CHECK}, with: {periods: 1}`,
      kpis(kpi('{on: 2026-08-31, value: 99}, {on: 2026-09-15, value: 1}')),
      'false',
    ],
    [
      'a measurement without a day',
      `${CHECK}, with: {periods: 2}`,
      kpis(kpi('{value: 99}, {on: 2026-08-31, value: 99}')),
      'unknown',
    ],
    [
      'a measurement without a value',
      `${CHECK}, with: {periods: 2}`,
      kpis(kpi('{on: 2026-07-31}, {on: 2026-08-31, value: 99}')),
      'unknown',
      ['cannot be read'],
    ],
    ...(
      [
        ['lt', 4.9, 'true'],
        ['lt', 5, 'false'],
        ['lte', 5, 'true'],
        ['lte', 5.1, 'false'],
        ['gt', 5.1, 'true'],
        ['gt', 5, 'false'],
        ['gte', 5, 'true'],
        ['gte', 4.9, 'false'],
      ] as const
    ).map(
      ([op, value, verdict]) =>
        [
          `${value} is ${op} 5`,
          `${CHECK}, with: {periods: 1}`,
          kpis(kpi(days(value), `target: {op: ${op}, value: 5, unit: h}`)),
          verdict,
        ] as const,
    ),
    ['no target', CHECK, kpis(kpi(days(99, 99, 99), 'owner: sre')), 'unknown', ['has no target']],
    ['an operator that is none', CHECK, kpis(kpi(days(99, 99, 99), 'target: {op: about, value: 5}')), 'unknown'],
    [
      'named ones only',
      `${CHECK}, with: {kpis: [up]}`,
      kpis(kpi(days(99, 99, 99)), kpi(days(1, 1, 1), undefined, 'down')),
      'true',
      '✓',
    ],
    [
      'all where none is named',
      CHECK,
      kpis(kpi(days(99, 99, 99)), kpi(days(1, 1, 1), undefined, 'down')),
      'false',
      '✓✗',
    ],
    [
      'one that there is not',
      `${CHECK}, with: {kpis: [up, left]}`,
      kpis(kpi(days(99, 99, 99))),
      'unknown',
      ['met its target', 'No KPI has the id `left`'],
    ],
    [
      'one off target, one that there is not',
      `${CHECK}, with: {kpis: [left, up]}`,
      kpis(kpi(days(99, 99, 1))),
      'false',
      '?✗',
    ],
    ['an empty list', `${CHECK}, with: {kpis: []}`, kpis(kpi(days(99, 99, 99))), 'unknown'],
    ['no KPIs', CHECK, {}, 'unknown', ['has no KPIs']],
  ]);
});

const finding = (id: string, grade: string, status: string) =>
  `{id: ${id}, grade: ${grade}, text: T, owner: sre, due: 2026-10-01, status: ${status}}`;

describe('checks: audit-passed', () => {
  const CHECK = 'check: audit-passed, with: {audit: ready}';
  const audit = (rest: string): Surroundings => ({
    spec: `audits: [{id: ready, kind: transfer-readiness, auditor: keel, ${rest}}]`,
  });
  table([
    ['passed', CHECK, audit('result: pass, on: 2026-09-01'), 'true', ['The audit `ready` was passed on 2026-09-01']],
    ['failed', CHECK, audit('result: fail'), 'false', ['was failed']],
    [
      'pending: there is no result yet, so nobody knows',
      CHECK,
      audit('result: pending, due: 2026-10-01'),
      'unknown',
      ['it is due on 2026-10-01'],
    ],
    ['pending and overdue is still not known', CHECK, audit('result: pending, due: 2026-01-01'), 'unknown'],
    ['without a result', CHECK, audit('due: 2026-10-01'), 'unknown'],
    [
      'passed with findings, none open',
      CHECK,
      audit(`result: pass-with-findings, findings: [${finding('f', 'major', 'closed')}]`),
      'true',
      '✓✓',
    ],
    [
      'passed with findings, a major one open',
      CHECK,
      audit(`result: pass-with-findings, findings: [${finding('f', 'major', 'open')}]`),
      'false',
      '✓✗',
    ],
    [
      'passed with findings, a minor one open',
      CHECK,
      audit(
        `result: pass-with-findings, findings: [${finding('f', 'minor', 'open')}, ${finding('g', 'observation', 'open')}]`,
      ),
      'true',
      '✓',
    ],
    ['passed with findings, none written down', CHECK, audit('result: pass-with-findings'), 'true', '✓'],
    [
      'passed with findings, one without a grade open',
      CHECK,
      audit('result: pass-with-findings, findings: [{id: f, status: open}]'),
      'unknown',
      '✓?',
    ],
    [
      'passed with findings, a major one without a status',
      CHECK,
      audit('result: pass-with-findings, findings: [{id: f, grade: major}]'),
      'unknown',
    ],
    [
      'passed: its findings are not asked about',
      CHECK,
      audit(`result: pass, findings: [${finding('f', 'major', 'open')}]`),
      'true',
      '✓',
    ],
    [
      'one that there is not',
      'check: audit-passed, with: {audit: later}',
      audit('result: pass'),
      'unknown',
      ['No audit has the id `later`'],
    ],
    ['no audits', CHECK, {}, 'unknown'],
  ]);
});

describe('checks: findings-closed', () => {
  const audits = (...findings: string[]): Surroundings => ({
    spec: `audits: [{id: a, result: pass}, {id: b, result: fail, findings: [${findings.join(', ')}]}]`,
  });
  const grades: [string, string, string][] = [
    ['major', 'major', 'false'],
    ['major', 'minor', 'true'],
    ['major', 'observation', 'true'],
    ['minor', 'major', 'false'],
    ['minor', 'minor', 'false'],
    ['minor', 'observation', 'true'],
    ['observation', 'major', 'false'],
    ['observation', 'minor', 'false'],
    ['observation', 'observation', 'false'],
  ];
  table([
    ...grades.map(
      ([asked, grade, verdict]) =>
        [
          `${asked} asked, one that is ${grade} open`,
          `check: findings-closed, with: {grade: ${asked}}`,
          audits(finding('f', grade, 'open')),
          verdict as 'true' | 'false',
        ] as const,
    ),
    [
      'major by default',
      'check: findings-closed',
      audits(finding('f', 'minor', 'open')),
      'true',
      ['No audit has a finding that is major'],
    ],
    [
      'all closed',
      'check: findings-closed',
      audits(finding('f', 'major', 'closed'), finding('g', 'major', 'closed')),
      'true',
      '✓✓',
    ],
    [
      'one of two open',
      'check: findings-closed',
      audits(finding('f', 'major', 'closed'), finding('g', 'major', 'open')),
      'false',
      '✓✗',
    ],
    ['one without a grade open', 'check: findings-closed', audits('{id: f, status: open}'), 'unknown'],
    ['one without a grade closed', 'check: findings-closed', audits('{id: f, status: closed}'), 'true'],
    ['no findings', 'check: findings-closed', audits(), 'true', '✓'],
    ['no list of audits', 'check: findings-closed', {}, 'unknown', ['lists no audits']],
    ['a list without any: there are none', 'check: findings-closed', { spec: 'audits: []' }, 'true'],
  ]);
});

describe('checks: risks-below', () => {
  const CHECK = 'check: risks-below';
  const risk = (likelihood: number | string, impact: number | string, rest = 'status: open') =>
    `{id: r, text: It leaks, category: people, likelihood: ${likelihood}, impact: ${impact}, response: accept, owner: sre, ${rest}}`;
  const people = 'people: [{id: ada, party: client}, {id: cleo, party: client}, {id: bo, party: provider}]';
  const risks = (...list: string[]): Surroundings => ({ spec: `risks: [${list.join(', ')}]\n${people}` });
  const accepted = (by: string, expires = '2026-12-31') => `acceptance: {by: [${by}], expires: ${expires}}`;
  const bands: [string, number, number, string][] = [
    ['critical', 4, 4, 'false'],
    ['critical', 3, 5, 'true'],
    ['critical', 5, 5, 'false'],
    ['high', 2, 5, 'false'],
    ['high', 3, 3, 'true'],
    ['medium', 1, 5, 'false'],
    ['medium', 2, 2, 'true'],
    ['low', 1, 1, 'false'],
  ];
  table([
    ...bands.map(
      ([exposure, likelihood, impact, verdict]) =>
        [
          `${likelihood} × ${impact} and ${exposure}`,
          `${CHECK}, with: {exposure: ${exposure}}`,
          risks(risk(likelihood, impact)),
          verdict as 'true' | 'false',
        ] as const,
    ),
    ['critical by default', CHECK, risks(risk(3, 5)), 'true', ['No risk is critical']],
    ['critical and closed', CHECK, risks(risk(5, 5, 'status: closed')), 'true', ['`r` is closed: It leaks']],
    ['accepted by both', CHECK, risks(risk(5, 5, `status: accepted, ${accepted('ada, bo')}`)), 'true'],
    ['open, and accepted by both', CHECK, risks(risk(5, 5, `status: open, ${accepted('ada, bo')}`)), 'true'],
    [
      'accepted by the client alone',
      CHECK,
      risks(risk(5, 5, `status: accepted, ${accepted('ada, cleo')}`)),
      'false',
      ['its acceptance by both parties is missing or over'],
    ],
    ['accepted by the provider alone', CHECK, risks(risk(5, 5, `status: accepted, ${accepted('bo')}`)), 'false'],
    [
      'accepted by somebody who there is not',
      CHECK,
      risks(risk(5, 5, `status: accepted, ${accepted('ada, eve')}`)),
      'false',
    ],
    [
      'accepted until yesterday',
      CHECK,
      risks(risk(5, 5, `status: accepted, ${accepted('ada, bo', '2026-09-14')}`)),
      'false',
    ],
    [
      'accepted until today',
      CHECK,
      risks(risk(5, 5, `status: accepted, ${accepted('ada, bo', '2026-09-15')}`)),
      'true',
    ],
    ['accepted without an end', CHECK, risks(risk(5, 5, 'status: accepted, acceptance: {by: [ada, bo]}')), 'false'],
    ['said to be accepted', CHECK, risks(risk(5, 5, 'status: accepted')), 'false'],
    ['without a status', CHECK, risks(risk(5, 5, 'owner2: x').replace('owner2', 'x-owner')), 'unknown'],
    ['of an impact that cannot be read', CHECK, risks(risk(4, 'huge')), 'unknown', ['of unknown exposure']],
    ['of an impact that cannot be read, but cannot matter', CHECK, risks(risk(1, 'huge')), 'true'],
    ['one of several', CHECK, risks(risk(5, 5, 'status: closed'), risk(4, 4), risk(1, 1)), 'false', '✓✗'],
    ['no list of risks', CHECK, {}, 'unknown', ['lists no risks']],
    ['a list without any: there are none', CHECK, { spec: 'risks: []' }, 'true'],
  ]);
});
