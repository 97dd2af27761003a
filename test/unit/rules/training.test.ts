import assert from 'node:assert/strict';
import { foundIn, small } from './small';

/** What the rules about training say of small engagements, where the large example has no place for it. */

/** A tier-1 system with a recovery runbook, and sessions. */
function restore(
  sessions: string,
  { stage = 'planned', plan = '{client-owned: 2026-12-18}', status = 'active', more = '' } = {},
): string {
  return small(
    `
phases:
  - {id: operate, kind: operate, start: 2026-06-01, end: 2026-12-18, status: in-progress, gate: {id: g, due: 2026-12-18}}
systems:
  - id: db
    title: Database
    type: database
    tier: 1
    owners: {primary: mira, backup: jonas}
    runbooks: [restore]
    ownership: {stage: ${stage}, history: [{stage: ${stage}, on: 2026-06-01, by: sven}], plan: ${plan}}
${more.replace(/^(?=.)/gm, '  ')}
training:
  sessions:
${sessions.replace(/^(?=.)/gm, '    ')}`,
    status,
  );
}

/** @param exercises of the runbook @param type its type */
function runbook(exercises = '', type = 'recovery', status = 'approved'): Record<string, string> {
  return {
    'restore.runbook.yaml': `apiVersion: handover/v1
kind: Runbook
metadata: {name: restore, title: Restore, version: 1.0.0, status: ${status}, owner: sven, lastReviewed: 2026-08-01, reviewIn: 6M}
spec:
  type: ${type}
  systems: [db]
  trigger: {request: A restore}
  steps: [{id: look, title: Look, effect: read-only, run: {kind: manual}}]
  escalation: [{after: 30m, person: sven}]
  exercises: [${exercises}]
`,
  };
}

function session(mode: string, status: string, covers = '{runbooks: [restore]}', on = '2026-08-04'): string {
  return `- {id: s-${mode}-${status}, topic: Restore, mode: ${mode}, on: ${on}, status: ${status}, trainer: sven, attendees: [mira], covers: ${covers}}`;
}

describe('a tier-1 recovery runbook', () => {
  const lines = (rule: string, text: string, files = runbook()) => foundIn(rule, text, { files });
  const found = ['runbooks: [restore]'];
  const HANDS_ON = 'training/no-hands-on';
  const COVERED = 'training/runbook-not-covered';

  it('needs a session in which the client acts', async () => {
    assert.deepEqual(await lines(HANDS_ON, restore('')), found);
    for (const mode of ['workshop', 'walkthrough', 'shadow', 'pairing', 'q-and-a', 'self-study', 'recording']) {
      assert.deepEqual(await lines(HANDS_ON, restore(session(mode, 'delivered'))), found, mode);
    }
    for (const mode of ['game-day', 'reverse-shadow']) {
      for (const status of ['planned', 'scheduled', 'delivered']) {
        assert.deepEqual(await lines(HANDS_ON, restore(session(mode, status))), [], `${mode} ${status}`);
      }
      for (const status of ['cancelled', 'postponed']) {
        assert.deepEqual(await lines(HANDS_ON, restore(session(mode, status))), found, `${mode} ${status}`);
      }
    }
  });

  it('is covered by a session on its system that leaves open what it goes through', async () => {
    assert.deepEqual(await lines(HANDS_ON, restore(session('game-day', 'planned', '{systems: [db]}'))), []);
    assert.deepEqual(
      await lines(HANDS_ON, restore(session('game-day', 'planned', '{systems: [db], runbooks: []}'))),
      [],
    );
    const other = restore(session('game-day', 'planned', '{systems: [db], runbooks: [other]}'));
    assert.deepEqual(await lines(HANDS_ON, other), found);
  });

  it('is well known to somebody of the client who has worked by it', async () => {
    const by = (exercise: string) => lines(HANDS_ON, restore(''), runbook(exercise));
    for (const mode of ['drill', 'game-day', 'incident']) {
      for (const result of ['pass', 'fail']) {
        assert.deepEqual(await by(`{on: 2026-08-10, by: mira, party: client, mode: ${mode}, result: ${result}}`), []);
      }
    }
    assert.deepEqual(await by('{on: 2026-08-10, by: mira, party: client, mode: self-test, result: pass}'), found);
    assert.deepEqual(await by('{on: 2026-08-10, by: sven, party: provider, mode: drill, result: pass}'), found);
    assert.deepEqual(await by('{on: 2026-10-10, by: mira, party: client, mode: drill, result: pass}'), found);
  });

  it('is asked for by systems that are the client’s, or will be', async () => {
    for (const rule of [HANDS_ON, COVERED]) {
      assert.deepEqual(await lines(rule, restore('', { stage: 'client-owned', plan: '{}' })), found);
      assert.deepEqual(await lines(rule, restore('', { plan: '{provider-owned: 2026-12-01}' })), []);
      assert.deepEqual(await lines(rule, restore('', { stage: 'retired' })), []);
      assert.deepEqual(await lines(rule, restore('', { stage: 'exited' })), []);
      assert.deepEqual(await lines(rule, restore('').replace('tier: 1', 'tier: 2')), []);
      for (const status of ['closed', 'terminated', 'proposed']) {
        assert.deepEqual(await lines(rule, restore('', { status })), [], status);
      }
    }
  });

  it('is not asked for where the runbook is something else, or out of use', async () => {
    for (const type of ['routine', 'deployment', 'maintenance', 'diagnostic', 'access', 'handover']) {
      assert.deepEqual(await lines(HANDS_ON, restore(''), runbook('', type)), [], type);
    }
    for (const status of ['superseded', 'obsolete']) {
      for (const rule of [HANDS_ON, COVERED]) {
        assert.deepEqual(await lines(rule, restore(''), runbook('', 'recovery', status)), [], status);
      }
    }
    assert.deepEqual(await lines(COVERED, restore(''), {}), []);
  });

  it('must have been taught, whatever the mode', async () => {
    assert.deepEqual(await lines(COVERED, restore(session('workshop', 'delivered'))), []);
    assert.deepEqual(await lines(COVERED, restore(session('game-day', 'planned'))), found);
    assert.deepEqual(await lines(COVERED, restore(session('game-day', 'delivered', '{systems: [db]}'))), found);
    assert.deepEqual(await lines(COVERED, restore(session('workshop', 'delivered', undefined, '2026-09-15'))), []);
    assert.deepEqual(await lines(COVERED, restore(session('workshop', 'delivered', undefined, '2026-09-16'))), found);
  });

  it('is told once of several systems, at the one that is transferred first', async () => {
    const second = `- {id: early, title: Early, type: db, tier: 1, runbooks: [restore], ownership: {stage: planned, history: [], plan: {client-owned: 2026-11-01}}}`;
    for (const rule of [HANDS_ON, COVERED])
      assert.deepEqual(await lines(rule, restore('', { more: second })), [second]);
  });
});

describe('competencies of a small engagement', () => {
  const text = (
    competencies: string,
    more: Parameters<typeof restore>[1] = {},
  ) => `${restore('', more)}    competencies:
${competencies}`;
  const level = (person: string, number: string, more = '') =>
    `      - {person: ${person}, system: db, level: ${number}, on: 2026-08-04, assessedBy: sven${more}}
`;
  const gaps = (competencies: string, more?: Parameters<typeof restore>[1]) =>
    foundIn('training/competency-gap', text(competencies, more));

  it('lack what was never assessed, once for a person who is both', async () => {
    assert.deepEqual(await gaps(''), [
      'owners: {primary: mira, backup: jonas}',
      'owners: {primary: mira, backup: jonas}',
    ]);
    const both = text('').replace('backup: jonas', 'backup: mira');
    assert.deepEqual(await foundIn('training/competency-gap', both), ['owners: {primary: mira, backup: mira}']);
  });

  it('are not asked for where the system is the client’s, retired, or not planned to be', async () => {
    assert.deepEqual(await gaps('', { stage: 'client-owned' }), []);
    assert.deepEqual(await gaps('', { stage: 'exited' }), []);
    assert.deepEqual(await gaps('', { stage: 'retired' }), []);
    assert.deepEqual(await gaps('', { plan: '{provider-owned: 2026-12-01}' }), []);
    assert.deepEqual(await gaps('', { status: 'closed' }), []);
  });

  it('are told of once, where they have expired', async () => {
    const all = `${level('mira', '2', ', expires: 2026-09-01')}${level('jonas', '3', ', evidence: ["https://x.example/"]')}`;
    assert.deepEqual(await gaps(all), []);
    assert.equal((await foundIn('training/expired', text(all))).length, 1);
    for (const more of [{ stage: 'retired' }, { status: 'closed' }, { status: 'proposed' }]) {
      assert.deepEqual(await foundIn('training/expired', text(all, more)), []);
    }
    const left = text(all).replace(
      'name: Mira Fox, party: client',
      'name: Mira Fox, party: client, leaves: 2026-09-01',
    );
    assert.deepEqual(await foundIn('training/expired', left), []);
  });

  it('may be half written', async () => {
    for (const odd of [
      '      - {person: mira, system: db}',
      '      - {level: 2}',
      '      - 7',
      '      -',
      '      - {person: , system: db, level: , on: }',
    ]) {
      assert.deepEqual(await foundIn('training/expired', text(odd)), []);
      assert.deepEqual(await foundIn('training/level-without-evidence', text(odd)), []);
    }
    for (const odd of [
      '- {id: a}',
      '- 7',
      '-',
      '- {status: delivered, on: , attendees: }',
      '- {covers: 7}',
      '- {status: delivered, covers: {runbooks: 7}, attendees: [7]}',
    ]) {
      for (const rule of ['training/too-late', 'training/no-client-attendee']) {
        assert.deepEqual(await foundIn(rule, restore(odd), { files: runbook() }), [], odd);
      }
    }
    const none = small('training: {sessions: 7, competencies: x, competencyTarget: 3}');
    assert.deepEqual(await foundIn('training/delivered-in-future', none), []);
  });
});
