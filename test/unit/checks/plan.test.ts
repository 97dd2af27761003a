import { type Surroundings, table } from './helper';

describe('checks: checklists-done', () => {
  const CHECK = 'check: checklists-done';
  /** A phase with one activity and the criterion, and a phase with another activity. */
  const plan = (checklist: string, more = ''): Surroundings => ({
    spec: `phases:
  - {id: operate, activities: [{id: teach, owner: lead, status: in-progress, checklist: [${checklist}]}${more}], gate: {id: g-own, criteria: [CRITERION]}}
  - {id: transfer, activities: [{id: pack, status: planned, checklist: [{id: signed, text: Signed, status: open, owner: ada, due: 2026-10-01}]}, {id: rest, status: planned}]}`,
  });
  const item = (rest: string) => `{id: i, text: It is said, ${rest}}`;
  const waiver = (rest: string) => item(`status: waived, waiver: {reason: R, ${rest}}`);
  table([
    ['done', CHECK, plan(item('status: done')), 'true', ['`i` is done: It is said']],
    ['not applicable', CHECK, plan(item('status: not-applicable')), 'true'],
    ['open', CHECK, plan(item('status: open')), 'false', ['`i` is open: It is said']],
    ['in progress', CHECK, plan(item('status: in-progress')), 'false', ['is in progress']],
    [
      'open and optional, with one that is done',
      CHECK,
      plan(`${item('status: open, mandatory: false')}, ${item('status: done')}`),
      'true',
      '✓',
    ],
    ['open and said to be mandatory', CHECK, plan(item('status: open, mandatory: true')), 'false'],
    ['nothing but optional ones', CHECK, plan(item('status: open, mandatory: false')), 'unknown'],
    ['without a status', CHECK, plan(item('due: 2026-10-01')), 'unknown'],
    ['waived', CHECK, plan(waiver('by: ada, expires: 2026-12-31')), 'true', ['is waived until 2026-12-31']],
    ['waived until today', CHECK, plan(waiver('by: ada, expires: 2026-09-15')), 'true'],
    ['waived until yesterday', CHECK, plan(waiver('by: ada, expires: 2026-09-14')), 'false', ['only until 2026-09-14']],
    ['waived by nobody', CHECK, plan(waiver('expires: 2026-12-31')), 'false', ['without an approver or an end']],
    ['waived for ever', CHECK, plan(waiver('by: ada')), 'false'],
    ['said to be waived', CHECK, plan(item('status: waived')), 'false'],
    [
      'a waiver beside another status is none',
      CHECK,
      plan(item('status: open, waiver: {reason: R, by: ada, expires: 2026-12-31}')),
      'false',
    ],
    ['one open of two', CHECK, plan(`${item('status: done')}, ${item('status: open')}`), 'false', '✓✗'],
    [
      'one open, one without a status',
      CHECK,
      plan(`${item('due: 2026-10-01')}, ${item('status: open')}`),
      'false',
      '?✗',
    ],
    ['its own phase by default', CHECK, plan(item('status: done')), 'true', '✓'],
    ['another phase', `${CHECK}, with: {phase: transfer}`, plan(item('status: done')), 'false', ['`signed` is open']],
    ['an activity', `${CHECK}, with: {activity: pack}`, plan(item('status: done')), 'false', '✗'],
    [
      'an activity of the phase that is named as well',
      `${CHECK}, with: {phase: transfer, activity: pack}`,
      plan(item('status: done')),
      'false',
      '✗',
    ],
    [
      'an activity of another phase than is named',
      `${CHECK}, with: {phase: transfer, activity: teach}`,
      plan(item('status: open')),
      'unknown',
    ],
    [
      'a phase that there is not',
      `${CHECK}, with: {phase: x}`,
      plan(item('status: done')),
      'unknown',
      ['No phase has the id `x`'],
    ],
    [
      'an activity that there is not',
      `${CHECK}, with: {activity: x}`,
      plan(item('status: done')),
      'unknown',
      ['No activity has the id `x`'],
    ],
    ['an activity without a checklist', `${CHECK}, with: {activity: rest}`, plan(item('status: done')), 'unknown'],
    [
      'an activity that was called off',
      CHECK,
      plan(item('status: done'), ', {id: off, status: cancelled, checklist: [{id: j, status: open}]}'),
      'true',
      '✓',
    ],
    [
      'nothing but an activity that was called off',
      `${CHECK}, with: {activity: off}`,
      plan(item('status: done'), ', {id: off, status: cancelled, checklist: [{id: j, status: open}]}'),
      'unknown',
    ],
    [
      'a milestone asks about its own phase',
      CHECK,
      {
        spec: 'phases: [{id: a, activities: [{id: x, checklist: [{id: i, status: open}]}]}, {id: b, activities: [{id: y, checklist: [{id: j, status: done}]}], milestones: [CRITERION]}]',
      },
      'true',
      ['`j` is done'],
    ],
    ['no activities', CHECK, {}, 'unknown'],
  ]);
});

describe('checks: conditions-closed', () => {
  const CHECK = 'check: conditions-closed';
  const gates = (conditions: string): Surroundings => ({
    spec: `phases:
  - {id: build, gate: {id: g-first, conditions: [${conditions}]}}
  - {id: operate, gate: {id: g-own, criteria: [CRITERION], conditions: [{id: own, text: Own, status: open, owner: ada, due: 2026-10-01}]}}`,
  });
  const condition = (status: string) => `{id: c, text: Mend it, owner: ada, due: 2026-08-01, status: ${status}}`;
  const FIRST = `${CHECK}, with: {gate: g-first}`;
  table([
    ['closed', FIRST, gates(condition('closed')), 'true', ['`c` is closed: Mend it']],
    ['open', FIRST, gates(condition('open')), 'false', ['`c` is open: Mend it']],
    ['one open of two', FIRST, gates(`${condition('closed')}, ${condition('open')}`), 'false', '✓✗'],
    ['without a status', FIRST, gates('{id: c, text: Mend it}'), 'unknown'],
    ['a gate that was passed without any', FIRST, gates(''), 'true', ['The gate `g-first` has no conditions']],
    ['its own gate by default', CHECK, gates(condition('closed')), 'false', ['`own` is open']],
    [
      'a gate that there is not',
      `${CHECK}, with: {gate: x}`,
      gates(condition('closed')),
      'unknown',
      ['No gate has the id `x`'],
    ],
    [
      'a milestone asks about the gate of its phase',
      CHECK,
      { spec: 'phases: [{id: a, milestones: [CRITERION], gate: {id: g, conditions: [{id: c, status: closed}]}}]' },
      'true',
    ],
    [
      'a milestone of a phase without a gate',
      CHECK,
      { spec: 'phases: [{id: a, milestones: [CRITERION]}]' },
      'unknown',
      ['not said of which gate'],
    ],
  ]);
});

describe('checks: documents-effective', () => {
  const CHECK = 'check: documents-effective';
  const documents = (...list: [id: string, kind: string, status: string][]): Surroundings => ({
    spec: `documents: [${list.map(([id, kind, status]) => `{id: ${id}, kind: ${kind}, title: T ${id}, path: a.md, version: 1.0.0, status: ${status}, owner: lead}`).join(', ')}]`,
  });
  table([
    [
      'in force',
      `${CHECK}, with: {kinds: [raci]}`,
      documents(['d', 'raci', 'effective']),
      'true',
      ['T d `d` is effective'],
    ],
    ...(['draft', 'in-review', 'approved', 'superseded', 'obsolete'] as const).map(
      (status) => [status, `${CHECK}, with: {kinds: [raci]}`, documents(['d', 'raci', status]), 'false', '✗'] as const,
    ),
    [
      'one of two of the kind',
      `${CHECK}, with: {kinds: [raci]}`,
      documents(['d', 'raci', 'superseded'], ['e', 'raci', 'effective']),
      'true',
      ['`e`'],
    ],
    [
      'each kind',
      `${CHECK}, with: {kinds: [raci, handover]}`,
      documents(['d', 'raci', 'effective'], ['e', 'handover', 'effective']),
      'true',
      '✓✓',
    ],
    [
      'one of two kinds',
      `${CHECK}, with: {kinds: [raci, handover]}`,
      documents(['d', 'raci', 'effective'], ['e', 'handover', 'draft']),
      'false',
      '✓✗',
    ],
    [
      'a kind of which there is none',
      `${CHECK}, with: {kinds: [raci, sop]}`,
      documents(['d', 'raci', 'effective']),
      'false',
      ['T d', 'There is no document of the kind `sop`'],
    ],
    ['a kind named twice', `${CHECK}, with: {kinds: [raci, raci]}`, documents(['d', 'raci', 'effective']), 'true', '✓'],
    ['without a status', `${CHECK}, with: {kinds: [raci]}`, { spec: 'documents: [{id: d, kind: raci}]' }, 'unknown'],
    ['no register: what is not in it is not in force', `${CHECK}, with: {kinds: [raci]}`, {}, 'false'],
    ['no kinds', `${CHECK}, with: {kinds: []}`, documents(['d', 'raci', 'effective']), 'unknown'],
  ]);
});

describe('checks: no-errors', () => {
  table([
    ['none', 'check: no-errors', { errors: 0 }, 'true', ['have no error']],
    ['one', 'check: no-errors', { errors: 1 }, 'false', ['have 1 error']],
    ['several', 'check: no-errors', { errors: 3 }, 'false', ['have 3 errors']],
    ['not known', 'check: no-errors', {}, 'unknown'],
  ]);
});
