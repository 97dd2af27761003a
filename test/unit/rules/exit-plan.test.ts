import assert from 'node:assert/strict';
import { findingsOf } from './helper';

/** An engagement whose transfer was accepted on a day, with an exit plan that was tested half a year before. */
const accepted = (gate: string) => `apiVersion: handover/v1
kind: Engagement
metadata: {name: acme, title: ACME shop platform}
spec:
  model: bot
  status: active
  parties:
    client: {name: ACME Retail}
    provider: {name: Northstar Operations}
  phases:
    - {id: transfer, kind: transfer, start: 2026-07-01, end: 2026-12-18, status: in-progress, gate: {id: g-done, ${gate}}}
  exit: {planVersion: 1.0.0, approvedOn: 2026-05-04, lastTested: 2026-06-30}
`;

async function severities(gate: string, now: string): Promise<string[]> {
  const found = await findingsOf({ 'acme.engagement.yaml': accepted(gate) }, now);
  return found.filter(({ rule }) => rule === 'exit/no-plan').map(({ severity }) => severity);
}

describe('an exit plan that was tested before the client took over', () => {
  it('need not be tested again', async () => {
    assert.deepEqual(await severities('outcome: pass, decidedOn: 2026-12-18', '2028-01-10'), []);
  });

  it('is too old while the gate is not decided', async () => {
    assert.deepEqual(await severities('due: 2026-12-18', '2028-01-10'), ['error']);
  });

  it('is too old where the gate was failed', async () => {
    assert.deepEqual(await severities('outcome: fail, decidedOn: 2026-12-18', '2028-01-10'), ['error']);
  });

  it('is too old where it was too old then', async () => {
    assert.deepEqual(await severities('outcome: pass, decidedOn: 2027-08-18', '2028-01-10'), ['error']);
  });
});
