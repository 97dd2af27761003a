import { type Surroundings, table } from './helper';

/** Two systems of tier 1, one of tier 2, one that is retired. */
const FLEET: Surroundings = {
  spec: `systems:
  - {id: mast, title: Mast, tier: 1, owners: {primary: ada, backup: cleo}, ownership: {stage: reverse-shadow, plan: {client-owned: 2026-12-01}}}
  - {id: hull, title: Hull, tier: 1, owners: {primary: ada}, ownership: {stage: shadow, plan: {reverse-shadow: 2026-10-01}}}
  - {id: lamp, title: Lamp, tier: 2, ownership: {stage: client-owned}}
  - {id: oars, title: Oars, tier: 1, ownership: {stage: retired}}
people: [{id: ada, name: Ada, party: client}]`,
};

describe('checks: ownership-stage', () => {
  table([
    ['every system of a tier there', 'check: ownership-stage, with: {tier: 1, atLeast: shadow}', FLEET, 'true', '✓✓'],
    ['a stage later than asked', 'check: ownership-stage, with: {tier: 2, atLeast: shadow}', FLEET, 'true', '✓'],
    ['one of them behind', 'check: ownership-stage, with: {tier: 1, atLeast: reverse-shadow}', FLEET, 'false', '✓✗'],
    [
      'named systems',
      'check: ownership-stage, with: {systems: [mast, lamp], atLeast: reverse-shadow}',
      FLEET,
      'true',
      '✓✓',
    ],
    [
      'a tier and names are an intersection',
      'check: ownership-stage, with: {tier: 1, systems: [mast, lamp], atLeast: reverse-shadow}',
      FLEET,
      'true',
      ['Mast `mast` is in `reverse-shadow`'],
    ],
    ['neither tier nor names: all', 'check: ownership-stage, with: {atLeast: shadow}', FLEET, 'true', '✓✓✓'],
    [
      'retired systems are not looked at',
      'check: ownership-stage, with: {tier: 1, atLeast: planned}',
      FLEET,
      'true',
      '✓✓',
    ],
    [
      'nothing is left but a retired one',
      'check: ownership-stage, with: {systems: [oars], atLeast: planned}',
      FLEET,
      'unknown',
      ['`oars` is retired'],
    ],
    [
      'a system that there is not',
      'check: ownership-stage, with: {systems: [mast, keel], atLeast: shadow}',
      FLEET,
      'unknown',
      '✓?',
    ],
    [
      'one behind and one that there is not: false wins, both are told',
      'check: ownership-stage, with: {systems: [keel, hull], atLeast: reverse-shadow}',
      FLEET,
      'false',
      ['✗ Hull `hull` is in `shadow`, not yet in `reverse-shadow`', '? No system has the id `keel`'],
    ],
    [
      'a system named twice is looked at once',
      'check: ownership-stage, with: {systems: [mast, mast], atLeast: shadow}',
      FLEET,
      'true',
      '✓',
    ],
    [
      'an unknown one named twice is told once',
      'check: ownership-stage, with: {systems: [x, x], atLeast: shadow}',
      FLEET,
      'unknown',
      '?',
    ],
    [
      'no system of the tier',
      'check: ownership-stage, with: {tier: 3, atLeast: shadow}',
      FLEET,
      'unknown',
      ['No system is of tier 3'],
    ],
    [
      'none of the named ones of the tier',
      'check: ownership-stage, with: {tier: 2, systems: [mast], atLeast: shadow}',
      FLEET,
      'unknown',
      ['None of the named systems is of tier 2'],
    ],
    [
      'an empty list',
      'check: ownership-stage, with: {systems: [], atLeast: shadow}',
      FLEET,
      'unknown',
      ['names no system'],
    ],
    ['no systems at all', 'check: ownership-stage, with: {atLeast: shadow}', {}, 'unknown', ['has no systems']],
    [
      'a system without a stage',
      'check: ownership-stage, with: {atLeast: shadow}',
      { spec: 'systems: [{id: a}]' },
      'unknown',
      '?',
    ],
    [
      'a stage that is none',
      'check: ownership-stage, with: {atLeast: shadow}',
      { spec: 'systems: [{id: a, ownership: {stage: shade}}]' },
      'unknown',
      ['has no stage'],
    ],
    [
      'retired is no stage to be reached',
      'check: ownership-stage, with: {atLeast: retired}',
      FLEET,
      'unknown',
      ['stands apart'],
    ],
    [
      'the first stage',
      'check: ownership-stage, with: {atLeast: planned}',
      { spec: 'systems: [{id: a, ownership: {stage: planned}}]' },
      'true',
      '✓',
    ],
    [
      'the last stage',
      'check: ownership-stage, with: {atLeast: exited}',
      { spec: 'systems: [{id: a, ownership: {stage: client-owned}}]' },
      'false',
      '✗',
    ],
    [
      'a system without an id or a title',
      'check: ownership-stage, with: {atLeast: shadow}',
      { spec: 'systems: [{ownership: {stage: shadow}}]' },
      'true',
      '✓',
    ],
    [
      'items of the list that are no maps',
      'check: ownership-stage, with: {atLeast: shadow}',
      { spec: 'systems: [x, 3, {id: a, ownership: {stage: shadow}}, null]' },
      'true',
      '✓',
    ],
  ]);
});

const APPROVED = 'status: approved';

describe('checks: runbooks-exist', () => {
  const mast = (list: string, alerts = '[]') =>
    `systems: [{id: mast, tier: 1, runbooks: ${list}, alerts: ${alerts}, owners: {primary: ada}, ownership: {stage: shadow}}]`;
  table([
    [
      'an approved one',
      'check: runbooks-exist',
      { spec: mast('[raise]'), runbooks: { raise: [APPROVED] } },
      'true',
      '✓',
    ],
    [
      'one in force',
      'check: runbooks-exist',
      { spec: mast('[raise]'), runbooks: { raise: ['status: effective'] } },
      'true',
      '✓',
    ],
    ...(['draft', 'in-review', 'superseded', 'obsolete'] as const).map(
      (status) =>
        [
          `one that is ${status}`,
          'check: runbooks-exist',
          { spec: mast('[raise]'), runbooks: { raise: [`status: ${status}`] } },
          'false',
          '✗',
        ] as const,
    ),
    [
      'one without a status',
      'check: runbooks-exist',
      { spec: mast('[raise]'), runbooks: { raise: ['title: x'] } },
      'unknown',
      '?',
    ],
    [
      'one of several',
      'check: runbooks-exist',
      { spec: mast('[lower, raise]'), runbooks: { lower: ['status: draft'], raise: [APPROVED] } },
      'true',
      ['`raise`'],
    ],
    [
      'one that only an alert names',
      'check: runbooks-exist',
      { spec: mast('[]', '[{name: Fell, runbook: raise}]'), runbooks: { raise: [APPROVED] } },
      'true',
      '✓',
    ],
    ['none at all', 'check: runbooks-exist', { spec: mast('[]') }, 'false', ['`mast` has no runbook']],
    ['one that there is not', 'check: runbooks-exist', { spec: mast('[raise]') }, 'unknown', ['there is no `raise`']],
    [
      'one that there is not, one that is a draft',
      'check: runbooks-exist',
      { spec: mast('[raise, lower]'), runbooks: { lower: ['status: draft'] } },
      'unknown',
      '?',
    ],
    [
      'one that there is not, one that is approved',
      'check: runbooks-exist',
      { spec: mast('[raise, lower]'), runbooks: { lower: [APPROVED] } },
      'true',
      '✓',
    ],
    [
      'a runbook that names the system, and not the other way',
      'check: runbooks-exist',
      { spec: mast('[]'), runbooks: { raise: [APPROVED, 'systems: [mast]'] } },
      'false',
      '✗',
    ],
    ['no systems', 'check: runbooks-exist, with: {tier: 1}', {}, 'unknown', '?'],
    [
      'a retired system without one',
      'check: runbooks-exist',
      {
        spec: `${mast('[raise]').slice(0, -1)}, {id: oars, ownership: {stage: retired}}]`,
        runbooks: { raise: [APPROVED] },
      },
      'true',
      '✓',
    ],
  ]);
});

describe('checks: runbooks-exercised', () => {
  const systems = (...lists: string[]) =>
    `systems: [${lists.map((list, index) => `{id: s${index}, tier: ${index + 1}, runbooks: ${list}, ownership: {stage: shadow}}`).join(', ')}]`;
  const exercise = (on: string, party = 'client', result = 'pass') =>
    [APPROVED, `exercises: [{on: ${on}, by: ada, party: ${party}, mode: drill, result: ${result}}]`] as const;
  const CHECK = 'check: runbooks-exercised';
  const one = (runbook: readonly [string, string?], spec = systems('[raise]'), today?: string): Surroundings => ({
    spec,
    runbooks: { raise: runbook },
    ...(today === undefined ? {} : { today }),
  });
  table([
    ['by the client, yesterday', CHECK, one(exercise('2026-09-14')), 'true', ['exercised by the client on 2026-09-14']],
    ['today', CHECK, one(exercise('2026-09-15')), 'true'],
    ['tomorrow is not yet', CHECK, one(exercise('2026-09-16')), 'false'],
    ['failed', CHECK, one(exercise('2026-09-14', 'client', 'fail')), 'false'],
    ['by the provider', CHECK, one(exercise('2026-09-14', 'provider')), 'false'],
    ['by the provider, as asked', `${CHECK}, with: {by: provider}`, one(exercise('2026-09-14', 'provider')), 'true'],
    ['on the first day of the window of the policy', CHECK, one(exercise('2025-09-15')), 'true'],
    [
      'a day before the window of the policy',
      CHECK,
      one(exercise('2025-09-14')),
      'false',
      ['since 2025-09-15; the last was on 2025-09-14'],
    ],
    [
      'the policy sets the window',
      CHECK,
      one(exercise('2026-03-14'), `${systems('[raise]')}\npolicy: {exerciseWindow: 6M}`),
      'false',
    ],
    [
      '`within` goes before the policy',
      `${CHECK}, with: {within: 1Y}`,
      one(exercise('2026-03-14'), `${systems('[raise]')}\npolicy: {exerciseWindow: 6M}`),
      'true',
    ],
    ['on the first day of `within`', `${CHECK}, with: {within: 30d}`, one(exercise('2026-08-16')), 'true'],
    ['a day before `within`', `${CHECK}, with: {within: 30d}`, one(exercise('2026-08-15')), 'false'],
    ['never', CHECK, one([APPROVED]), 'false', ['has no passed exercise by the client']],
    ['an exercise without a day', CHECK, one([APPROVED, 'exercises: [{party: client, result: pass}]']), 'false'],
    [
      'a share: one of two, 50 asked',
      `${CHECK}, with: {atLeast: 50}`,
      { spec: systems('[raise, lower]'), runbooks: { raise: exercise('2026-09-01'), lower: [APPROVED] } },
      'true',
      '✓✗',
    ],
    [
      'a share: one of two, 51 asked',
      `${CHECK}, with: {atLeast: 51}`,
      { spec: systems('[raise, lower]'), runbooks: { raise: exercise('2026-09-01'), lower: [APPROVED] } },
      'false',
      '✓✗',
    ],
    [
      'a share: two of three are more than 66 per cent',
      `${CHECK}, with: {atLeast: 66}`,
      { spec: systems('[a, b, c]'), runbooks: { a: exercise('2026-09-01'), b: exercise('2026-09-01'), c: [APPROVED] } },
      'true',
    ],
    [
      'a share: two of three are not 67 per cent',
      `${CHECK}, with: {atLeast: 67}`,
      { spec: systems('[a, b, c]'), runbooks: { a: exercise('2026-09-01'), b: exercise('2026-09-01'), c: [APPROVED] } },
      'false',
    ],
    [
      'a runbook that there is not',
      CHECK,
      { spec: systems('[raise, lower]'), runbooks: { raise: exercise('2026-09-01') } },
      'unknown',
      '✓?',
    ],
    [
      'a runbook that there is not makes no difference',
      `${CHECK}, with: {atLeast: 50}`,
      { spec: systems('[raise, lower]'), runbooks: { raise: exercise('2026-09-01') } },
      'true',
      '✓?',
    ],
    [
      'a runbook that there is not could not help',
      CHECK,
      { spec: systems('[raise, lower]'), runbooks: { lower: [APPROVED] } },
      'false',
      '?✗',
    ],
    ['a system that there is not', `${CHECK}, with: {systems: [s0, x]}`, one(exercise('2026-09-01')), 'unknown', '✓?'],
    [
      'a runbook of two systems counts once',
      CHECK,
      one(exercise('2026-09-01'), systems('[raise]', '[raise]')),
      'true',
      '✓',
    ],
    [
      'a system without runbooks beside one with',
      CHECK,
      one(exercise('2026-09-01'), systems('[raise]', '[]')),
      'true',
      '✓?',
    ],
    ['no runbooks at all', CHECK, { spec: systems('[]') }, 'unknown', ['has no runbook']],
    ['no runbooks at all, and nothing asked', `${CHECK}, with: {atLeast: 0}`, { spec: systems('[]') }, 'unknown'],
    [
      'of the tier only',
      `${CHECK}, with: {tier: 1}`,
      one(exercise('2026-09-01'), systems('[raise]', '[lower]')),
      'true',
      '✓',
    ],
    ['the same on another day', CHECK, one(exercise('2026-09-01'), systems('[raise]'), '2027-09-02'), 'false'],
  ]);
});
