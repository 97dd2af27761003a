import { type Surroundings, table } from './helper';

const SYSTEMS = `systems:
  - {id: mast, title: Mast, tier: 1, owners: {primary: ada, backup: cleo}, runbooks: [raise], ownership: {stage: shadow}}
people: [{id: ada, name: Ada, party: client}, {id: cleo, name: Cleo, party: client}, {id: bo, name: Bo, party: provider}]`;

const RAISE = { raise: ['status: approved, title: Raise, owner: sre'] } as const;

describe('checks: training-coverage', () => {
  const CHECK = 'check: training-coverage';
  const session = (rest: string, attendees = 'ada') =>
    `{id: s, topic: T, mode: workshop, trainer: bo, attendees: [${attendees}], covers: {runbooks: [raise]}, ${rest}}`;
  const taught = (sessions: string, spec = SYSTEMS): Surroundings => ({
    spec: `${spec}\ntraining: {sessions: [${sessions}]}`,
    runbooks: RAISE,
  });
  table([
    [
      'delivered, the primary there',
      CHECK,
      taught(session('status: delivered, on: 2026-08-01')),
      'true',
      ['Raise `raise` was taught on 2026-08-01'],
    ],
    ['delivered, the backup there', CHECK, taught(session('status: delivered, on: 2026-08-01', 'cleo, bo')), 'true'],
    [
      'delivered, somebody else there',
      CHECK,
      taught(session('status: delivered, on: 2026-08-01', 'bo')),
      'false',
      ['was not taught to Ada `ada` or Cleo `cleo`'],
    ],
    ['delivered, nobody there', CHECK, taught(session('status: delivered, on: 2026-08-01', '')), 'false'],
    ...(['planned', 'scheduled', 'cancelled', 'postponed'] as const).map(
      (status) =>
        [
          `a session that is ${status}`,
          CHECK,
          taught(session(`status: ${status}, on: 2026-08-01`)),
          'false',
          ['covered by no delivered session'],
        ] as const,
    ),
    ['said to be delivered tomorrow', CHECK, taught(session('status: delivered, on: 2026-09-16')), 'false'],
    ['delivered today', CHECK, taught(session('status: delivered, on: 2026-09-15')), 'true'],
    [
      'a session on the system alone',
      CHECK,
      {
        spec: `${SYSTEMS}\ntraining: {sessions: [{id: s, status: delivered, on: 2026-08-01, attendees: [ada], covers: {systems: [mast]}}]}`,
        runbooks: RAISE,
      },
      'false',
    ],
    ['no sessions', CHECK, { spec: SYSTEMS, runbooks: RAISE }, 'false'],
    [
      'a runbook that there is not',
      CHECK,
      { spec: `${SYSTEMS}\ntraining: {sessions: [${session('status: delivered, on: 2026-08-01')}]}` },
      'unknown',
      ['There is no runbook `raise`'],
    ],
    [
      'a system without owners',
      CHECK,
      taught(
        session('status: delivered, on: 2026-08-01'),
        'systems: [{id: mast, runbooks: [raise], ownership: {stage: shadow}}]',
      ),
      'false',
      ['which names none'],
    ],
    [
      'a runbook of two systems, taught to the owner of one',
      CHECK,
      taught(
        session('status: delivered, on: 2026-08-01'),
        `systems: [{id: mast, runbooks: [raise], owners: {primary: ada}}, {id: hull, runbooks: [raise], owners: {primary: cleo}}]`,
      ),
      'false',
      ['`cleo` (`hull`)'],
    ],
    [
      'a runbook of two systems, taught to the owners of both in two sessions',
      CHECK,
      taught(
        `${session('status: delivered, on: 2026-08-01')}, ${session('status: delivered, on: 2026-08-02', 'cleo')}`,
        `systems: [{id: mast, runbooks: [raise], owners: {primary: ada}}, {id: hull, runbooks: [raise], owners: {primary: cleo}}]`,
      ),
      'true',
      ['on 2026-08-02'],
    ],
    [
      'half of them, as asked',
      `${CHECK}, with: {atLeast: 50}`,
      {
        spec: `${SYSTEMS.replace('[raise]', '[raise, lower]')}\ntraining: {sessions: [${session('status: delivered, on: 2026-08-01')}]}`,
        runbooks: { ...RAISE, lower: ['status: draft'] },
      },
      'true',
      '✓✗',
    ],
    [
      'half of them, where all are asked',
      CHECK,
      {
        spec: `${SYSTEMS.replace('[raise]', '[raise, lower]')}\ntraining: {sessions: [${session('status: delivered, on: 2026-08-01')}]}`,
        runbooks: { ...RAISE, lower: ['status: draft'] },
      },
      'false',
      '✓✗',
    ],
    ['no runbooks', CHECK, { spec: SYSTEMS.replace('[raise]', '[]') }, 'unknown'],
    [
      'no system of the tier',
      `${CHECK}, with: {tier: 3}`,
      taught(session('status: delivered, on: 2026-08-01')),
      'unknown',
    ],
  ]);
});

describe('checks: competency', () => {
  const CHECK = 'check: competency';
  const levels = (list: string, more = ''): Surroundings => ({
    spec: `${SYSTEMS}\ntraining: {competencies: [${list}]}\n${more}`.trim(),
  });
  const level = (person: string, value: number, rest = 'on: 2026-08-01') =>
    `{person: ${person}, system: mast, level: ${value}, ${rest}}`;
  const both = (a: number, b: number) => `${level('ada', a)}, ${level('cleo', b)}`;
  table([
    ['both at 3', CHECK, levels(both(3, 3)), 'true', '✓✓'],
    ['both above', CHECK, levels(both(4, 3)), 'true'],
    [
      'the backup below',
      CHECK,
      levels(both(3, 2)),
      'false',
      ['Ada `ada` has level 3', 'Cleo `cleo` has level 2 on Mast `mast`, and needs 3'],
    ],
    ['the backup below, the primary asked', `${CHECK}, with: {of: primary}`, levels(both(3, 2)), 'true', '✓'],
    ['the primary below, the backup asked', `${CHECK}, with: {of: backup}`, levels(both(1, 3)), 'true', '✓'],
    ['a lower level asked', `${CHECK}, with: {atLeast: 2}`, levels(both(3, 2)), 'true'],
    ['a higher level asked', `${CHECK}, with: {atLeast: 4}`, levels(both(3, 4)), 'false', '✗✓'],
    ['level 0 asked, nobody assessed', `${CHECK}, with: {atLeast: 0}`, levels(''), 'true', '✓✓'],
    ['never assessed', CHECK, levels(level('ada', 3)), 'false', ['level 3', 'was never assessed']],
    [
      'assessed on another system',
      CHECK,
      levels(`${level('ada', 3)}, {person: cleo, system: hull, level: 4, on: 2026-08-01}`),
      'false',
    ],
    [
      'expired yesterday',
      CHECK,
      levels(`${level('ada', 3, 'on: 2026-01-01, expires: 2026-09-14')}, ${level('cleo', 3)}`),
      'false',
      ['which has expired', 'level 3'],
    ],
    [
      'expires today',
      CHECK,
      levels(`${level('ada', 3, 'on: 2026-01-01, expires: 2026-09-15')}, ${level('cleo', 3)}`),
      'true',
    ],
    [
      "older than the policy's expiry",
      CHECK,
      levels(`${level('ada', 3, 'on: 2025-09-14')}, ${level('cleo', 3)}`),
      'false',
    ],
    [
      "as old as the policy's expiry",
      CHECK,
      levels(`${level('ada', 3, 'on: 2025-09-15')}, ${level('cleo', 3)}`),
      'true',
    ],
    [
      'the policy says for how long',
      CHECK,
      levels(`${level('ada', 3, 'on: 2026-01-01')}, ${level('cleo', 3)}`, 'policy: {competencyExpiry: 3M}'),
      'false',
    ],
    [
      'the last assessment counts',
      CHECK,
      levels(`${level('ada', 3)}, ${level('ada', 2, 'on: 2026-08-02')}, ${level('cleo', 3)}`),
      'false',
    ],
    [
      'the last assessment counts, wherever it stands',
      CHECK,
      levels(`${level('ada', 3, 'on: 2026-08-02')}, ${level('ada', 2)}, ${level('cleo', 3)}`),
      'true',
    ],
    [
      'an assessment dated tomorrow does not count',
      CHECK,
      levels(`${level('ada', 2)}, ${level('ada', 3, 'on: 2026-09-16')}, ${level('cleo', 3)}`),
      'false',
      ['level 2', 'level 3'],
    ],
    [
      'no backup',
      CHECK,
      { spec: `systems: [{id: mast, owners: {primary: ada}}]\ntraining: {competencies: [${level('ada', 3)}]}` },
      'false',
      ['level 3', 'has no backup'],
    ],
    [
      'a level that cannot be read',
      CHECK,
      levels(
        '{person: ada, system: mast, level: much, on: 2026-08-01}, {person: cleo, system: mast, level: 3, on: 2026-08-01}',
      ),
      'unknown',
      '?✓',
    ],
    [
      'a person that there is not',
      CHECK,
      { spec: 'systems: [{id: mast, owners: {primary: eve, backup: eve}}]' },
      'unknown',
      '??',
    ],
    ['no systems', CHECK, {}, 'unknown'],
  ]);
});
