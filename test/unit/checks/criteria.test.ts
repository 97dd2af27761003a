import assert from 'node:assert/strict';
import type { Verdict } from '../../../server/checks/check';
import { Checks } from '../../../server/checks/checks';
import { criterionState, milestoneState, type State } from '../../../server/checks/criteria';
import { inputsFor } from './helper';

/** How a criterion or milestone stands beside a check that holds, one that does not, and one that does not know. */
const HOLDS = 'check: findings-closed';
const FAILS = 'check: no-errors';
const UNKNOWN = 'check: risks-below';

async function stateOf(what: 'criterion' | 'milestone', rest: string): Promise<State> {
  const holder = `{id: c, text: It flies, ${rest}}`;
  const spec = `audits: []\nphases: [{id: p, gate: {id: g, criteria: [${what === 'criterion' ? holder : ''}]}, milestones: [${what === 'milestone' ? holder : ''}]}]`;
  const inputs = await inputsFor({ spec });
  const checks = new Checks(inputs, { errors: () => 1 });
  const [phase] = inputs.phases.phases;
  if (what === 'criterion') return criterionState(phase!.gate!.criteria[0]!, checks);
  return milestoneState(phase!.milestones[0]!, checks);
}

type Case = readonly [name: string, rest: string, verdict: Verdict, by: State['by'], says?: string];

function states(what: 'criterion' | 'milestone', cases: readonly Case[]): void {
  for (const [name, rest, verdict, by, says] of cases) {
    it(name, async () => {
      const state = await stateOf(what, rest);
      assert.equal(state.verdict, verdict);
      assert.equal(state.by, by);
      assert(state.looked.length > 0);
      if (says !== undefined) assert.equal(state.looked[0]!.what, says);
    });
  }
}

describe('how a criterion stands', () => {
  states('criterion', [
    ['done', 'status: done', 'true', 'people', '`c` is done: It flies'],
    ['not applicable', 'status: not-applicable', 'true', 'people', '`c` is not applicable: It flies'],
    [
      'waived, which the approvals of the gate stand for',
      'status: waived',
      'true',
      'people',
      '`c` is waived: It flies',
    ],
    ['open', 'status: open', 'false', 'people', '`c` is open: It flies'],
    ['in progress', 'status: in-progress', 'false', 'people', '`c` is in progress: It flies'],
    ['judged by nobody', 'owner: lead', 'unknown', 'people', '`c` has neither a check nor a status: It flies'],
    ['of a status that cannot be read', 'status: finished', 'unknown', 'people'],
    ['a check that holds', HOLDS, 'true', 'check'],
    ['a check that does not', FAILS, 'false', 'check'],
    ['a check that does not know', UNKNOWN, 'unknown', 'check'],
    ['a check that cannot be read, and said to be done', 'check: no-erors, status: done', 'unknown', 'check'],
    ['the check decides, not who says done', `${FAILS}, status: done`, 'false', 'check'],
    ['the check decides, not who says open', `${HOLDS}, status: open`, 'true', 'check'],
    ['the check decides, not who says in progress', `${UNKNOWN}, status: in-progress`, 'unknown', 'check'],
    ['a waiver that nobody signs does not overrule a check', `${FAILS}, status: waived`, 'false', 'check'],
    ['what is not applicable is not asked for', `${FAILS}, status: not-applicable`, 'true', 'people'],
    ['optional or not makes no difference here', `${FAILS}, mandatory: false`, 'false', 'check'],
  ]);
});

describe('how a milestone stands', () => {
  states('milestone', [
    ['achieved', 'due: 2026-10-01, achieved: 2026-09-01', 'true', 'people', '`c` was achieved on 2026-09-01: It flies'],
    ['achieved today', 'achieved: 2026-09-15', 'true', 'people'],
    ['to be achieved tomorrow', 'achieved: 2026-09-16', 'false', 'people'],
    ['not achieved', 'due: 2026-10-01', 'false', 'people', '`c` is not achieved: It flies'],
    ['a check that holds', `${HOLDS}, due: 2026-10-01`, 'true', 'check'],
    ['the check decides, not who says achieved', `${FAILS}, achieved: 2026-09-01`, 'false', 'check'],
    ['a check that does not know', `${UNKNOWN}, achieved: 2026-09-01`, 'unknown', 'check'],
  ]);
});

describe('the checks of an engagement', () => {
  it('are made once', async () => {
    const inputs = await inputsFor({ spec: `phases: [{id: p, gate: {id: g, criteria: [{id: c, ${FAILS}}]}}]` });
    let asked = 0;
    const checks = new Checks(inputs, { errors: () => ++asked });
    const [criterion] = inputs.phases.gates[0]!.criteria;
    assert.equal(checks.of(criterion!), checks.of(criterion!));
    assert.equal(asked, 1);
  });

  it('are not made where none is asked', async () => {
    const inputs = await inputsFor({ spec: 'phases: [{id: p, gate: {id: g, criteria: [{id: c, status: done}]}}]' });
    const checks = new Checks(inputs, { errors: () => assert.fail('nobody asked') });
    assert.equal(checks.of(inputs.phases.gates[0]!.criteria[0]!), undefined);
  });
});
