import assert from 'node:assert/strict';
import { fixedCleanly } from './clean-fix';
import { fixed } from './fixes';
import { foundIn, small } from './small';

/** What the rules about phases say of small engagements, and what their fixes make of them. */

/** A phase in one line. */
function phase(kind: string, start: string, end: string, status = 'planned', more = '', id = kind): string {
  return `  - {id: ${id}, kind: ${kind}, start: ${start}, end: ${end}, status: ${status}${more}}\n`;
}

function phases(...all: string[]): string {
  return `phases:\n${all.join('')}`;
}

const BUILD = phase('build', '2026-01-01', '2026-05-31', 'done');
const OPERATE = phase('operate', '2026-06-01', '2026-12-31', 'in-progress');
const TRANSFER = phase('transfer', '2027-01-01', '2027-03-31');
const SUPPORT = phase('support', '2027-04-01', '2027-06-30');

/** The ids of the phases at which a rule finds fault. */
async function at(
  rule: string,
  spec: string,
  { status = 'active', now }: { status?: string; now?: string } = {},
): Promise<string[]> {
  const found = await foundIn(rule, small(spec, status), now === undefined ? {} : { now });
  return found.map((line) => /id: ([\w-]+)/.exec(line)?.[1] ?? line);
}

/** The engagement after the fix, and that it brought nothing new. */
async function mended(rule: string, text: string, title?: string): Promise<string> {
  const options = title === undefined ? {} : { title };
  return (await fixedCleanly({ 'small.engagement.yaml': text }, rule, options))['small.engagement.yaml']!;
}

describe('the order of phases', () => {
  it('is that of the kinds, which may be left out and repeated', async () => {
    assert.deepEqual(await at('phase/order', phases(BUILD, OPERATE, TRANSFER, SUPPORT)), []);
    assert.deepEqual(await at('phase/order', phases(OPERATE, SUPPORT)), []);
    const again = phase('operate', '2027-01-01', '2027-12-31', 'planned', '', 'again');
    assert.deepEqual(await at('phase/order', phases(BUILD, OPERATE, again)), []);
    const transform = phase('transform', '2027-01-01', '2027-03-31');
    assert.deepEqual(await at('phase/order', phases(OPERATE, transform)), []);
    assert.deepEqual(await at('phase/order', phases(transform, OPERATE)), ['operate']);
    assert.deepEqual(await at('phase/order', 'phases: []'), []);
  });

  it('is told once, and nothing is said of the days around it', async () => {
    const all = phases(OPERATE, BUILD, TRANSFER, SUPPORT);
    assert.deepEqual(await at('phase/order', all), ['build']);
    for (const rule of ['phase/overlap', 'phase/gap']) assert.deepEqual(await at(rule, all), []);
    assert.deepEqual(await at('phase/order', phases(SUPPORT, BUILD, OPERATE, TRANSFER)), ['build']);
    assert.deepEqual(await at('phase/order', phases(BUILD, TRANSFER, OPERATE, SUPPORT)), ['operate']);
  });
});

describe('the days of phases', () => {
  it('follow each other', async () => {
    for (const [end, overlap, gap] of [
      ['2026-05-28', [], ['operate']],
      ['2026-05-29', [], ['operate']],
      ['2026-05-30', [], []],
      ['2026-05-31', [], []],
      ['2026-06-01', ['operate'], []],
      ['2026-12-31', ['operate'], []],
    ] as const) {
      const all = phases(phase('build', '2026-01-01', end, 'done'), OPERATE);
      assert.deepEqual(await at('phase/overlap', all), overlap, end);
      assert.deepEqual(await at('phase/gap', all), gap, end);
    }
  });

  it('pass a cancelled phase over', async () => {
    const cancelled = phase('transform', '2026-02-01', '2026-08-01', 'cancelled');
    assert.deepEqual(await at('phase/overlap', phases(BUILD, OPERATE, cancelled, TRANSFER)), []);
    const early = phase('transfer', '2026-12-01', '2027-03-31');
    assert.deepEqual(await at('phase/overlap', phases(BUILD, OPERATE, cancelled, early)), ['transfer']);
  });

  it('may have a gap once the engagement is over', async () => {
    const all = phases(phase('build', '2026-01-01', '2026-05-01', 'done'), OPERATE);
    assert.equal((await at('phase/gap', all, { status: 'proposed' })).length, 1);
    for (const status of ['closed', 'terminated']) assert.deepEqual(await at('phase/gap', all, { status }), []);
  });

  it('may be half written', async () => {
    const odd = [
      'phases:',
      'phases: 7',
      'phases: [7, null, {}]',
      'phases: [{id: a}, {kind: build}]',
      'phases: [{start: 2026-01-01}, {end: }]',
      'phases: [{kind: transfer, start: , end: , status: , gate: , activities: , milestones: }]',
      'phases: [{id: t, kind: transfer, status: done, gate: {}, activities: [7, {checklist: [7, {}]}], milestones: [7, {}]}]',
      'phases: [{id: o, kind: operate, status: in-progress, activities: {}, milestones: [{due: x, achieved: y, check: 7}]}]',
    ];
    const rules = ['order', 'overlap', 'gap', 'late', 'length'].map((rule) => `phase/${rule}`);
    for (const spec of odd) {
      for (const rule of [
        ...rules,
        'milestone/late',
        'milestone/claimed',
        'activity/outside-phase',
        'checklist/waiver',
        'checklist/overdue',
      ]) {
        assert.deepEqual(await foundIn(rule, small(spec)), [], `${rule}: ${spec}`);
      }
    }
  });

  it('are put right by fixes', async () => {
    const overlap = small(phases(BUILD, OPERATE.replace('2026-06-01', '2026-05-20 ')));
    assert.equal(await mended('phase/overlap', overlap), overlap.replace('2026-05-20', '2026-06-01'));
    const gap = small(phases(BUILD, OPERATE.replace('2026-06-01', '2026-06-20')));
    assert.equal(await mended('phase/gap', gap, 'Start on'), gap.replace('2026-06-20', '2026-06-01'));
    assert.equal(
      await mended('phase/gap', gap, 'End the phase `build` on `2026-06-19`'),
      gap.replace('2026-05-31', '2026-06-19'),
    );
    const block = small(`
phases:
  - id: build
    kind: build
    start: 2026-01-01
    end: 2026-05-31 # agreed in January
    status: done
  - id: operate
    kind: operate
    # as soon as the rota is staffed
    start: "2026-05-31" # a Sunday
    end: 2026-12-31
    status: in-progress`);
    assert.equal(await mended('phase/overlap', block), block.replace('"2026-05-31" #', '"2026-06-01" #'));
  });

  it('are not put right where the phase would be over before', async () => {
    const all = small(phases(BUILD, phase('operate', '2026-02-01', '2026-04-30', 'in-progress')));
    await assert.rejects(fixed({ 'small.engagement.yaml': all }, 'phase/overlap'), /no fix/);
  });
});

describe('a late phase', () => {
  const late = (spec: string, now?: string, status?: string) =>
    at('phase/late', spec, { ...(now === undefined ? {} : { now }), ...(status === undefined ? {} : { status }) });

  it('is told, and not those that wait for it', async () => {
    const running = BUILD.replace('done', 'in-progress');
    const waiting = OPERATE.replace('in-progress', 'planned');
    assert.deepEqual(await late(phases(running, waiting)), ['build']);
    assert.deepEqual(await late(phases(running, waiting), '2028-01-01'), ['build']);
    assert.deepEqual(await late(phases(running, OPERATE), '2028-01-01'), ['build', 'operate']);
    assert.deepEqual(await late(phases(BUILD, waiting)), ['operate']);
    assert.deepEqual(await late(phases(BUILD.replace('done', 'cancelled'), waiting)), ['operate']);
    assert.deepEqual(await late(phases(BUILD.replace('done', 'planned'), waiting)), ['build']);
  });

  it('is late while the engagement is under way', async () => {
    const running = phases(BUILD.replace('done', 'in-progress'));
    assert.deepEqual(await late(running, undefined, 'on-hold'), ['build']);
    for (const status of ['proposed', 'closed', 'terminated'])
      assert.deepEqual(await late(running, undefined, status), []);
  });
});

describe('the length of a phase', () => {
  it('is what is usual for its kind', async () => {
    for (const [kind, least, most] of [
      ['build', '2026-01-30', '2026-12-31'],
      ['operate', '2026-06-29', '2029-01-04'],
      ['transfer', '2026-01-30', '2027-01-05'],
    ] as const) {
      const length = (end: string) => at('phase/length', phases(phase(kind, '2026-01-01', end)));
      const next = (day: string, by: number) => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
      assert.deepEqual(await length(least), [], `${kind} ${least}`);
      assert.deepEqual(await length(next(least, -1)), [kind]);
      assert.deepEqual(await length(most), [], `${kind} ${most}`);
      assert.deepEqual(await length(next(most, 1)), [kind]);
    }
    assert.deepEqual(await at('phase/length', phases(phase('support', '2026-01-01', '2026-01-02'))), []);
    assert.deepEqual(await at('phase/length', phases(phase('transfer', '2026-01-01', '2026-01-02', 'cancelled'))), []);
  });
});

describe('the gate of a phase that is done', () => {
  const gate = (outcome: string) =>
    phases(phase('build', '2026-01-01', '2026-05-31', 'done', `, gate: {id: g${outcome}}`));
  it('must have let it go', async () => {
    for (const outcome of ['', ', outcome: hold', ', outcome: repeat', ', outcome: fail']) {
      assert.deepEqual(await at('phase/done-without-gate', gate(outcome)), ['build'], outcome);
    }
    for (const outcome of [', outcome: pass', ', outcome: conditional-pass', ', outcome: ', ', outcome: x']) {
      assert.deepEqual(await at('phase/done-without-gate', gate(outcome)), [], outcome);
    }
    assert.deepEqual(await at('phase/done-without-gate', phases(BUILD)), []);
    assert.deepEqual(await at('phase/done-without-gate', gate('').replace('status: done', 'status: in-progress')), []);
  });
});

describe('the support after a transfer', () => {
  const RULE = 'phase/missing-support';
  const END = 'exit: {support: {start: 2027-04-01, end: 2027-06-30, contact: sven, hours: always}}\n';

  it('is a phase, or a section of the exit', async () => {
    assert.deepEqual(await at(RULE, phases(OPERATE, TRANSFER)), ['transfer']);
    assert.deepEqual(await at(RULE, phases(OPERATE, TRANSFER, SUPPORT)), []);
    assert.deepEqual(await at(RULE, phases(OPERATE, TRANSFER) + END), []);
    assert.deepEqual(await at(RULE, `${phases(OPERATE, TRANSFER)}exit: {planVersion: 1.0.0}\n`), ['transfer']);
    assert.deepEqual(await at(RULE, phases(OPERATE, TRANSFER.replace('planned', 'cancelled'))), []);
    assert.deepEqual(await at(RULE, phases(OPERATE)), []);
    assert.deepEqual(await at(RULE, phases(OPERATE, TRANSFER), { status: 'proposed' }), ['transfer']);
    assert.deepEqual(await at(RULE, phases(OPERATE, TRANSFER), { status: 'closed' }), []);
  });

  it('is asked for once, behind the last transfer', async () => {
    const second = phase('transfer', '2027-04-01', '2027-06-30', 'planned', '', 'second');
    assert.deepEqual(await at(RULE, phases(OPERATE, TRANSFER, second)), ['second']);
  });

  it('is added by the fix, like the phases beside it', async () => {
    const flow = small(phases(OPERATE, TRANSFER));
    const added =
      '\n    - {id: support, kind: support, title: Support after the transfer, start: 2027-04-01, end: 2027-06-30, status: planned}';
    assert.equal(await mended(RULE, flow), `${flow.trimEnd()}${added}\n`);
    const block = small(`
phases:
  - id: support # a strange name
    kind: transfer
    start: 2027-01-01
    end: 2027-03-31
    status: planned
    # the last comment
policy: {ratchet: 60d}`);
    assert.equal(
      await mended(RULE, block),
      block.replace(
        '    # the last comment\n',
        `    # the last comment
    - id: support-2
      kind: support
      title: Support after the transfer
      start: 2027-04-01
      end: 2027-06-30
      status: planned
`,
      ),
    );
  });

  it('is not added where nobody knows when the transfer ends', async () => {
    const text = small(phases(OPERATE, TRANSFER.replace('end: 2027-03-31', 'x-end: 1')));
    await assert.rejects(fixed({ 'small.engagement.yaml': text }, RULE), /no fix/);
  });
});

describe('the activities of the model', () => {
  const RULE = 'phase/missing-activity';
  const activity = (category: string, raci = '{provider-sre: R, platform-lead: A}', status = 'planned') =>
    `      - {id: a-${category}, title: ${category}, category: ${category}, status: ${status}, owner: sven, end: 2026-12-31, raci: ${raci}}\n`;
  const CATEGORIES = ['monitoring-optimization', 'training-knowledge-transfer', 'ownership-transfer', 'scaling-tuning'];
  const operate = (status: string, ...activities: string[]) =>
    `  - id: operate\n    kind: operate\n    start: 2026-06-01\n    end: 2026-12-31\n    status: ${status}\n${activities.length ? `    activities:\n${activities.join('')}` : ''}`;
  const all = CATEGORIES.map((category) => activity(category));

  it('are each asked for in a phase of their kind', async () => {
    assert.deepEqual(await at(RULE, phases(operate('planned', ...all))), []);
    assert.deepEqual(await at(RULE, phases(operate('planned', ...all.slice(1)))), ['operate']);
    assert.deepEqual(await at(RULE, phases(operate('planned'))), ['operate', 'operate', 'operate', 'operate']);
    assert.deepEqual(await at(RULE, phases(BUILD, operate('planned', ...all))), []);
    assert.equal((await at(RULE, phases(BUILD.replace('done', 'blocked'), operate('planned', ...all)))).length, 4);
    assert.deepEqual(await at(RULE, phases(TRANSFER, SUPPORT)), ['transfer', 'transfer', 'transfer', 'transfer']);
  });

  it('are asked for in phases that are still open, and may have been in one that is done', async () => {
    for (const status of ['done', 'cancelled']) assert.deepEqual(await at(RULE, phases(operate(status))), []);
    const second = operate('in-progress', ...all.slice(2))
      .replaceAll('id: operate', 'id: second')
      .replaceAll('id: a-', 'id: b-');
    assert.deepEqual(await at(RULE, phases(operate('done', ...all.slice(0, 2)), second)), []);
    assert.deepEqual(await at(RULE, phases(operate('done', ...all.slice(1, 2)), second)), ['second']);
    for (const status of ['closed', 'terminated'])
      assert.deepEqual(await at(RULE, phases(operate('planned')), { status }), []);
  });

  it('may be cancelled, but not half-written', async () => {
    const cancelled = activity('scaling-tuning', undefined, 'cancelled');
    assert.deepEqual(await at(RULE, phases(operate('planned', ...all.slice(0, 3), cancelled))), []);
    assert.deepEqual(await at(RULE, phases(operate('planned', ...all.slice(0, 3), '      - half\n'))), []);
    const mistyped = all[3]!.replace('category: scaling-tuning', 'category: scaling');
    assert.deepEqual(await at(RULE, phases(operate('planned', ...all.slice(0, 3), mistyped))), []);
  });

  it('are added by the fix, with the roles of the others', async () => {
    const text = small(phases(operate('in-progress', ...all.slice(0, 3))));
    assert.equal(
      await mended(RULE, text),
      `${text.trimEnd()}
        - {id: scaling-tuning, title: Scaling and performance tuning, category: scaling-tuning, status: planned, owner: provider-sre, end: 2026-12-31, raci: {provider-sre: R, platform-lead: A}}
`,
    );
  });

  it('are added by the fix to a phase that has none, with the only roles that there are', async () => {
    const text = small(phases(operate('in-progress'), '# the end\n'));
    const after = await mended(RULE, text);
    const added = `      activities:
        - id: monitoring-optimization
          title: Continuous monitoring and optimisation
          category: monitoring-optimization
          status: planned
          owner: provider-sre
          end: 2026-12-31
          raci:
            provider-sre: AR
`;
    assert.equal(after, text.replace('      status: in-progress\n', `      status: in-progress\n${added}`));
    const transfer = small(phases(TRANSFER, SUPPORT));
    const raci = (await mended(RULE, transfer)).match(/raci: .*/)?.[0];
    assert.equal(raci, 'raci: {provider-sre: R, platform-lead: A}}]}');
  });

  it('are added without roles where those would be a guess', async () => {
    const two = [
      activity('monitoring-optimization', '{provider-sre: R, platform-lead: A}'),
      activity('ownership-transfer', '{platform-lead: R, provider-sre: A}'),
    ];
    const text = small(phases(operate('in-progress', ...two)));
    const after = (await fixed({ 'small.engagement.yaml': text }, RULE))['small.engagement.yaml']!;
    assert.ok(after.includes('status: planned, end: 2026-12-31, raci: {}}'), after);
  });
});

describe('an activity that is done too early', () => {
  it('is reopened by the fix', async () => {
    const text = small(`
phases:
  - id: build
    kind: build
    start: 2026-06-01
    end: 2026-12-31
    status: in-progress
    activities:
      - id: tools
        title: Tools
        category: tooling
        status: done # since June
        owner: sven
        end: 2026-12-01
        raci: {provider-sre: R, platform-lead: A}
        checklist: [{id: a, text: A, status: open}]`);
    assert.equal(
      await mended('activity/done-with-open-items', text),
      text.replace('done # since', 'in-progress # since'),
    );
    const flow = text.replace(
      / {8}- id: tools.*$/s,
      '        - {id: tools, title: Tools, status: done, owner: sven, end: 2026-12-01, raci: {}, checklist: [{id: a, text: A, status: open}]}\n',
    );
    assert.equal(
      await mended('activity/done-with-open-items', flow),
      flow.replace('status: done', 'status: in-progress'),
    );
  });
});

describe('plans of an engagement that has not begun, or is over', () => {
  const item = (status: string, more = '') => `{id: i, text: I, status: ${status}, due: 2026-09-01${more}}`;
  const spec = (checklist: string, kind = 'build') =>
    `phases: [{id: p, kind: ${kind}, start: 2026-06-01, end: 2026-12-31, status: in-progress, milestones: [{id: m, text: M, due: 2026-09-01}],
    activities: [{id: a, title: A, status: in-progress, raci: {}, checklist: [${checklist}]}]}]`;

  it('are not late', async () => {
    for (const [rule, text] of [
      ['checklist/overdue', spec(item('open'))],
      ['activity/no-owner', spec(item('open'))],
      ['milestone/late', spec(item('open'))],
    ] as const) {
      assert.equal((await foundIn(rule, small(text))).length, 1, rule);
      assert.equal((await foundIn(rule, small(text, 'on-hold'))).length, 1, rule);
      for (const status of ['proposed', 'closed', 'terminated']) {
        assert.deepEqual(await foundIn(rule, small(text, status)), [], `${rule} ${status}`);
      }
    }
  });

  it('need neither waivers nor evidence any more', async () => {
    for (const [rule, text] of [
      ['checklist/waiver', spec(item('waived'))],
      ['checklist/done-without-evidence', spec(item('done'), 'transfer')],
      ['milestone/outside-phase', spec('').replace('due: 2026-09-01', 'due: 2027-09-01')],
    ] as const) {
      assert.equal((await foundIn(rule, small(text))).length, 1, rule);
      for (const status of ['closed', 'terminated'])
        assert.deepEqual(await foundIn(rule, small(text, status)), [], rule);
    }
  });

  it('are left alone in a phase that is cancelled', async () => {
    const rules = [
      'checklist/overdue',
      'activity/no-owner',
      'milestone/late',
      'checklist/waiver',
      'milestone/outside-phase',
    ];
    const text = spec(`${item('open')}, ${item('waived').replace('id: i', 'id: j')}`).replace(
      'status: in-progress, m',
      'status: cancelled, m',
    );
    for (const rule of rules) assert.deepEqual(await foundIn(rule, small(text)), [], rule);
  });
});
