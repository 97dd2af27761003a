import { ENGAGEMENT, example } from '../mutation';

/** Parts of the example that the tests of gates change: those of its first gate, which is decided, and of the next. */

export const BUILD = 'outcome: conditional-pass';
export const PASSED = 'outcome: pass';
export const DECIDED = '        decidedOn: 2026-01-29\n';
export const REQUIRED = 'requiredApprovals: [sponsor, security-officer, engagement-lead, assurance-lead]';
export const LEAD = '          - {role: engagement-lead, person: beatriz-coelho, on: 2026-01-28}\n';
export const ASSURANCE = '          - {role: assurance-lead, person: helen-ashdown, on: 2026-01-28}\n';
export const SECURITY = '          - {role: security-officer, person: ruaridh-kerr, on: 2026-01-29}\n';
export const SPONSOR = '          - {role: sponsor, person: isla-macrae, on: 2026-01-29}\n';
export const APPROVALS = `        approvals:\n${LEAD}${ASSURANCE}${SECURITY}${SPONSOR}`;
export const LIVE =
  '          - {id: op-live, text: Production traffic runs on the platform, owner: provider-sre, status: done, evidence: [evidence/go-live-2026-01-27.md]}\n';
export const CHECKLISTS =
  '          - {id: op-checklists, text: The build checklists are complete, check: checklists-done, with: {phase: build}, owner: engagement-lead}\n';
export const AUDIT =
  '          - {id: op-audit, text: Operational readiness is confirmed, check: audit-passed, with: {audit: operational-readiness}, owner: assurance-lead}\n';
export const RUNBOOKS =
  '          - {id: op-runbooks, text: Each tier-1 system has an approved runbook, check: runbooks-exist, with: {tier: 1}, owner: provider-sre}\n';
export const BUDGET =
  '          - {id: op-budget, text: The cloud bill is within the forecast, mandatory: false, owner: service-owner, status: done, evidence: [evidence/go-live-2026-01-27.md]}\n';
export const CONDITIONS = `        conditions: # what the sponsor wanted to see before Easter
          - {id: cond-region, text: A restore from the backup copy in the second region is shown, owner: provider-sre, due: 2026-02-27, status: closed, evidence: [evidence/cross-region-restore-2026-02-24.md]}
          - {id: cond-signing, text: Only signed images run in production, owner: security-officer, due: 2026-03-27, status: closed, evidence: [evidence/signed-images-2026-03-20.md]}
`;
/** The phase of the first gate, which is over in the example, as still going on. */
export const STILL: [string, string] = [
  'status: done\n      baseline: {start: 2025-09-15',
  'status: in-progress\n      baseline: {start: 2025-09-15',
];
export const TRANSFER = '        due: 2026-11-27\n';
export const ROTA = 'text: Client rota staffed until the end of February, owner: service-owner, status: open}';

/** The build gate, passed without conditions, with criteria of its own. */
export function passedWith(...criteria: string[]): [string, string][] {
  return [
    [BUILD, PASSED],
    [LIVE + CHECKLISTS + AUDIT + RUNBOOKS + BUDGET, criteria.map((one) => `          - {${one}}\n`).join('')],
  ];
}

/** The criteria of the gate whose first one has an id, as they stand in the example. */
export function criteriaFrom(first: string): string {
  const match = new RegExp(` {8}criteria:\\n {10}- \\{id: ${first},.*\\n(?: {10}.*\\n)*`).exec(example()[ENGAGEMENT]!);
  return match![0];
}

/** The first gate as it was while its phase went on, with other lines of its own in the place of the decision. */
export function undecidedWith(...lines: string[]): [string, string][] {
  const whole = `        due: 2026-01-30\n        ${REQUIRED}\n${DECIDED}        ${BUILD}\n${APPROVALS}`;
  return [[whole, lines.map((line) => `        ${line}\n`).join('')], STILL];
}
