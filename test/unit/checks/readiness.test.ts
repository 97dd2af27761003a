import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Checks } from '../../../server/checks/checks';
import { milestoneState } from '../../../server/checks/criteria';
import { Readiness } from '../../../server/checks/readiness';
import { inputsOf } from '../../../server/engagement/inputs';
import { readinessOf } from '../../../server/rules/readiness';
import { example } from '../rules/mutation';
import { openWorkspace } from '../workspace';
import { placeIn, randomEdits } from '../workspace/edits';
import { inputsFor, marksOf, type Surroundings, TODAY } from './helper';

const PATH = '/w/skerry-line.engagement.yaml';

async function skerryLine(today = TODAY, change: (text: string) => string = (text) => text) {
  const texts = Object.fromEntries(Object.entries(example()).map(([path, text]) => [`/w/${path}`, text]));
  const { workspace, file } = await openWorkspace({ ...texts, [PATH]: change(texts[PATH]!) });
  const document = file(PATH).documents[0]!;
  // What the errors are is known when it is known which files exist.
  readinessOf(document, workspace, today)?.gates.length;
  await workspace.settled();
  return { workspace, document, readiness: readinessOf(document, workspace, today) };
}

/** All that a readiness says, as one line each. */
function told(readiness: Readiness): string[] {
  const gates = readiness.gates.flatMap((gate) => [
    `${gate.gate.id}: ${gate.met}/${gate.criteria.length} ${gate.recommendation} ${gate.daysToDue} [${gate.missingApprovals}]`,
    ...gate.criteria.map(({ id, state }) => `  ${id} ${state.verdict} ${marksOf(state)}`),
  ]);
  const systems = readiness.systems.flatMap(({ system, next, plannedOn, met, requirements }) => [
    `${system.id}: ${met}/${requirements.length} for ${next} on ${plannedOn}`,
    ...requirements.map(({ row, outcome }) => `  ${row} ${outcome.verdict} ${marksOf(outcome)}`),
  ]);
  return [...gates, ...systems];
}

async function ofGate(spec: string, surroundings: Surroundings = {}) {
  const inputs = await inputsFor({ ...surroundings, spec });
  const [gate] = new Readiness(new Checks(inputs, { errors: () => surroundings.errors })).gates;
  assert(gate);
  return gate;
}

const gateOf = (rest: string) => `audits: []\nphases: [{id: p, end: 2026-11-27, gate: {id: g, ${rest}}}]`;

describe('readiness', () => {
  it('of examples/skerry-line on its day', async () => {
    const { readiness } = await skerryLine();
    assert(readiness);
    assert.equal(readiness.nextGate?.gate.id, 'g-transfer');
    assert.deepEqual(told(readiness), [
      'g-operate: 5/5 go -228 []',
      '  op-live true ✓',
      '  op-checklists true ✓✓✓✓✓✓✓✓✓✓',
      '  op-audit true ✓',
      '  op-runbooks true ✓✓',
      '  op-budget true ✓',
      'g-transfer: 7/13 no-go 73 [sponsor,service-owner,security-officer,engagement-lead]',
      '  tr-stage true ✓✓',
      '  tr-exercised false ✓✓✗✓',
      '  tr-training true ✓✓✓✓',
      '  tr-competency false ✓✓✓✗',
      '  tr-kpis false ✓✓✓✗',
      '  tr-audit unknown ?',
      '  tr-findings true ✓',
      '  tr-risks true ✓',
      '  tr-checklists false ✓✗✓✓✓✓✗✗✓✗✗✗✓',
      '  tr-conditions true ✓✓',
      '  tr-documents true ✓✓✓',
      '  tr-rota false ✗',
      '  tr-coastguard true ✓',
      'g-acceptance: 1/8 no-go 164 [sponsor,service-owner,security-officer,engagement-lead]',
      '  ac-stage-1 false ✗✗',
      '  ac-stage-2 false ✗✓',
      '  ac-access false ✗✓✓✗✓✗✓✗✓✓✓',
      '  ac-competency false ✗✗✓✓',
      '  ac-documents false ✗✓✗',
      '  ac-activity false ✗✗',
      '  ac-errors true ✓',
      '  ac-storm false ✗',
      'g-exit: 0/5 no-go 269 [sponsor,security-officer,engagement-lead]',
      '  ex-stage false ✗✗',
      '  ex-credentials false ✗✗✗',
      '  ex-findings false ✓✓✓✗',
      '  ex-review unknown ?',
      '  ex-data false ✗',
      'cluster-prod: 4/7 for client-owned on 2026-12-14',
      '  owners-and-alerts true ✓✓✓✓✓',
      '  runbooks-approved true ✓✓✓',
      '  session-delivered true ✓✓✓✓',
      '  owners-competent true ✓✓',
      '  runbooks-exercised false ✓✓✗',
      '  access-transferred false ✗✓✓',
      '  figures-and-risks false ✓✓✗✓✓✓✓✓✓',
      'booking-db: 3/7 for client-owned on 2027-01-18',
      '  owners-and-alerts true ✓✓✓✓✓',
      '  runbooks-approved true ✓✓✓',
      '  session-delivered true ✓✓✓✓',
      '  owners-competent false ✓✗',
      '  runbooks-exercised false ✓✓✗',
      '  access-transferred false ✗✓✗',
      '  figures-and-risks false ✓✓✗✓✓✓✓✓✓',
      'boarding-gateway: 4/4 for reverse-shadow on 2026-10-12',
      '  owners-and-alerts true ✓✓✓✓✓',
      '  runbooks-approved true ✓✓',
      '  session-delivered true ✓✓✓',
      '  primary-trained true ✓',
      'passenger-notices: 0/1 for shadow on 2026-09-28',
      '  owners-and-alerts false ✓✓✗✓',
      'delivery-pipeline: 6/7 for exited on 2027-06-04',
      '  owners-and-alerts true ✓✓✓✓',
      '  runbooks-approved true ✓',
      '  session-delivered true ✓✓',
      '  owners-competent true ✓✓',
      '  access-transferred true ✓✓✓',
      '  figures-and-risks false ✓✓✗✓✓✓✓✓✓',
      '  provider-gone true ✓✓',
    ]);
  });

  it('of examples/skerry-line before and after its gate', async () => {
    const at = async (today: string) => (await skerryLine(today)).readiness!.nextGate!;
    assert.equal((await at('2026-11-27')).daysToDue, 0);
    assert.equal((await at('2026-11-30')).daysToDue, -3);
    // Six months after the last exercises nothing counts as exercised any more.
    const late = (await skerryLine('2027-03-01')).readiness!.nextGate!;
    const exercised = late.criteria.find(({ id }) => id === 'tr-exercised')!;
    assert.equal(marksOf(exercised.state), '✗✗✗✗');
  });

  it('counts the errors of the engagement and its runbooks', async () => {
    const errors = (readiness: Readiness | undefined) =>
      readiness!.gates.flatMap(({ criteria }) => criteria).find(({ id }) => id === 'ac-errors')!.state.verdict;
    assert.equal(errors((await skerryLine()).readiness), 'true');
    const broken = await skerryLine(TODAY, (text) => text.replace('model: bot', 'model: boat'));
    assert.equal(errors(broken.readiness), 'false');
  });

  describe('of a gate', () => {
    it('goes where all criteria are met', async () => {
      const gate = await ofGate(gateOf('criteria: [{id: a, status: done}, {id: b, check: findings-closed}]'));
      assert.equal(gate.recommendation, 'go');
      assert.equal(gate.because, 'All criteria are met');
      assert.equal(gate.met, 2);
      assert.equal(gate.daysToDue, 73);
    });

    it('goes under conditions where what is left does not block', async () => {
      const optional = await ofGate(
        gateOf('criteria: [{id: a, status: done}, {id: b, status: open, mandatory: false}]'),
      );
      assert.equal(optional.recommendation, 'conditional');
      assert.equal(optional.because, 'All mandatory criteria are met, 1 optional criterion is not');
      assert.deepEqual(optional.blockers, []);
      const open = await ofGate(
        gateOf(
          'criteria: [{id: a, status: done}], conditions: [{id: c, status: open}, {id: d, status: closed}, {id: e}]',
        ),
      );
      assert.equal(open.recommendation, 'conditional');
      assert.equal(open.because, 'All mandatory criteria are met, 2 conditions are open');
      assert.deepEqual(
        open.openConditions.map(({ id }) => id),
        ['c', 'e'],
      );
    });

    it('does not go where a mandatory criterion is not met, or nobody knows', async () => {
      const gate = await ofGate(
        gateOf(
          'criteria: [{id: a, status: open}, {id: b, check: risks-below}, {id: c, status: done}, {id: d, status: open}]',
        ),
      );
      assert.equal(gate.recommendation, 'no-go');
      assert.equal(gate.because, '2 mandatory criteria are not met, 1 mandatory criterion is unknown');
      assert.deepEqual(
        gate.blockers.map(({ id }) => id),
        ['a', 'b', 'd'],
      );
    });

    it('does not go without criteria', async () => {
      for (const rest of ['due: 2026-10-01', 'criteria: []', 'criteria: [x, 3]']) {
        const gate = await ofGate(gateOf(rest));
        assert.equal(gate.recommendation, 'no-go');
        assert.equal(gate.because, 'The gate has no criteria to judge it by');
      }
    });

    it('goes where nothing but optional criteria is asked and met', async () => {
      const gate = await ofGate(gateOf('criteria: [{id: a, status: done, mandatory: false}]'));
      assert.equal(gate.recommendation, 'go');
    });

    it('names the approvals that are missing, each once', async () => {
      const gate = await ofGate(
        gateOf(
          'requiredApprovals: [sponsor, lead, sponsor, sre], approvals: [{role: lead, person: ada, on: 2026-09-01}, {role: sre, person: bo, on: 2026-09-16}]',
        ),
      );
      assert.deepEqual(gate.missingApprovals, ['sponsor', 'sre']);
    });

    it('says of a criterion without a text what its check makes sure of', async () => {
      const gate = await ofGate(
        gateOf(
          'criteria: [{id: a, check: findings-closed}, {id: b, status: open}, {status: open}, {check: audit-passed, with: {audit: ready}}, {check: ownership-stage, with: {systems: [x, y], atLeast: shadow, tier: 1}}]',
        ),
      );
      assert.deepEqual(
        gate.criteria.map(({ what }) => what),
        [
          'No audit finding of a grade or worse is open',
          'b',
          'A criterion without a text',
          'An audit was passed, with no open major finding (audit: ready)',
          'Every selected system is at a stage or later (systems: x, y; atLeast: shadow; tier: 1)',
        ],
      );
    });

    it('is due at the end of its phase where it has no day, and on none where that has none either', async () => {
      assert.equal((await ofGate(gateOf('due: 2026-09-16'))).daysToDue, 1);
      assert.equal((await ofGate(gateOf('criteria: []'))).daysToDue, 73);
      assert.equal((await ofGate('phases: [{id: p, gate: {id: g}}]')).daysToDue, undefined);
    });

    it('leaves out those of phases that were called off', async () => {
      const inputs = await inputsFor({
        spec: 'phases: [{id: a, status: cancelled, gate: {id: g-off}}, {id: b, gate: {id: g-on}}]',
      });
      const readiness = new Readiness(new Checks(inputs, { errors: () => 0 }));
      assert.deepEqual(
        readiness.gates.map(({ gate }) => gate.id),
        ['g-on'],
      );
      assert.equal(readiness.nextGate?.gate.id, 'g-on');
    });

    it('puts off no decision: hold and repeat leave the gate the next one', async () => {
      const next = async (first: string) => {
        const inputs = await inputsFor({
          spec: `phases: [{id: a, gate: {id: g-one, outcome: ${first}}}, {id: b, gate: {id: g-two}}]`,
        });
        return new Readiness(new Checks(inputs, { errors: () => 0 })).nextGate?.gate.id;
      };
      for (const outcome of ['hold', 'repeat']) assert.equal(await next(outcome), 'g-one');
      for (const outcome of ['pass', 'conditional-pass', 'fail']) assert.equal(await next(outcome), 'g-two');
    });
  });

  describe('of a system', () => {
    const systems = async (...stages: string[]) => {
      const list = stages.map((stage, index) => `{id: s${index}, tier: 1, ownership: {stage: ${stage}}}`);
      const inputs = await inputsFor({ spec: `systems: [${list.join(', ')}, {id: none}]` });
      return new Readiness(new Checks(inputs, { errors: () => 0 })).systems.map(
        ({ system, next, requirements, met, blockers }) => [system.id, next, requirements.length, met, blockers.length],
      );
    };

    it('is about its next stage', async () => {
      assert.deepEqual(
        await systems('planned', 'provider-owned', 'shadow', 'reverse-shadow', 'client-owned', 'exited', 'retired'),
        [
          ['s0', 'provider-owned', 0, 0, 0],
          ['s1', 'shadow', 2, 0, 2],
          ['s2', 'reverse-shadow', 4, 0, 4],
          ['s3', 'client-owned', 7, 0, 7],
          ['s4', 'exited', 8, 0, 8],
          ['s5', undefined, 0, 0, 0],
          ['none', undefined, 0, 0, 0],
        ],
      );
    });
  });

  describe('as a function', () => {
    const day = fc
      .integer({ min: Date.parse('2024-01-01'), max: Date.parse('2030-12-31') })
      .map((at) => new Date(at).toISOString().slice(0, 10));

    it('is pure: the same files and day say the same, and no other day throws', async () => {
      const { document, workspace } = await skerryLine();
      const scope = workspace.scopeOf(document.file);
      const on = (today: string) =>
        new Readiness(new Checks(inputsOf(document, scope, workspace, today, new Map())!, { errors: () => 0 }));
      fc.assert(
        fc.property(day, day, (first, other) => {
          const before = told(on(first));
          told(on(other));
          assert.deepEqual(told(on(first)), before);
        }),
        { numRuns: 50 },
      );
    });

    it('takes whatever a half-written file holds', async () => {
      const whole = example()['skerry-line.engagement.yaml']!;
      const runbooks = Object.entries(example()).filter(([path]) => path.endsWith('.runbook.yaml'));
      await fc.assert(
        fc.asyncProperty(randomEdits, day, async (edits, today) => {
          let text = whole;
          for (const edit of edits) {
            const { start, end } = placeIn(text, edit);
            text = text.slice(0, start) + edit.text + text.slice(end);
          }
          const { workspace, file } = await openWorkspace(
            Object.fromEntries([[PATH, text], ...runbooks.map(([path, runbook]) => [`/w/${path}`, runbook])]),
          );
          for (const document of file(PATH).documents) {
            const readiness = readinessOf(document, workspace, today);
            if (!readiness) continue;
            told(readiness);
            for (const { milestones } of readiness.checks.inputs.phases.phases) {
              for (const milestone of milestones) milestoneState(milestone, readiness.checks);
            }
          }
        }),
        { numRuns: 20 },
      );
    });

    it('is kept while nothing changes, and made anew when the engagement, a runbook or the day does', async () => {
      const { workspace, document } = await skerryLine();
      const first = readinessOf(document, workspace, TODAY);
      assert.equal(readinessOf(document, workspace, TODAY), first);
      assert.notEqual(readinessOf(document, workspace, '2026-09-16'), first);
      const runbook = [...workspace.all()].find(({ uri }) => uri.endsWith('/rotate-shared-credentials.runbook.yaml'))!;
      const exercised = () =>
        readinessOf(document, workspace, TODAY)!.nextGate!.criteria.find(({ id }) => id === 'tr-exercised')!.state
          .verdict;
      assert.equal(exercised(), 'false');
      const entry = workspace.open(runbook.uri, runbook.text);
      const line = '    - {on: 2026-09-10, by: adaeze-obi, party: client, mode: drill, result: pass}\n';
      const text = entry.text;
      const changed = /^ {2}exercises:/m.test(text)
        ? text.replace(/^ {2}exercises:\n/m, `  exercises:\n${line}`)
        : `${text.trimEnd()}\n  exercises:\n${line}`;
      workspace.edit(entry, [{ text: changed }]);
      assert.equal(exercised(), 'true');
    });
  });
});
