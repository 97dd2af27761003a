import assert from 'node:assert/strict';
import { fixed } from './fixes';
import { findingsOf } from './helper';
import { ENGAGEMENT, example, unique, without } from './mutation';

/** The fixes of the rules of gates and RACI charts: what stands in the file afterwards, and what is found then. */

interface Case {
  name: string;
  rule: string;
  /** Text that stands once in the example, what is put there to make the mistake, and what the fix makes of that. */
  find: string;
  put: string;
  becomes: string;
  title?: string;
  /** Findings that the fix leaves for a person, by rule. */
  leaves?: string[];
}

const CHART = 'raci: {provider-sre: AR, security-officer: C, platform-team: C}';
const LINES = 'raci: # agreed in May\n            ';
const SPONSOR = '          - {role: sponsor, person: isla-macrae, on: 2026-01-29}\n';
const SECURITY = '          - {role: security-officer, person: ruaridh-kerr, on: 2026-01-29}\n';
const GIVEN = `        approvals:
          - {role: engagement-lead, person: beatriz-coelho, on: 2026-01-28}
          - {role: assurance-lead, person: helen-ashdown, on: 2026-01-28}
${SECURITY}${SPONSOR}`;
const AUDIT = 'raci: {assurance-lead: R, service-owner: A, platform-team: C, engagement-lead: C}';

const cases: Case[] = [
  {
    name: 'the approval of a role that one person holds; when it was given is left for that person',
    rule: 'gate/missing-approval',
    find: SPONSOR,
    put: '',
    becomes: '          - {role: sponsor, person: isla-macrae, on: null}\n',
    leaves: ['format/schema'],
  },
  {
    name: 'several approvals at once, behind the comments of those before',
    rule: 'gate/missing-approval',
    find: SECURITY + SPONSOR,
    put: '          # the others by letter\n',
    becomes:
      '          - {role: sponsor, person: isla-macrae, on: null}\n          - {role: security-officer, person: ruaridh-kerr, on: null}\n          # the others by letter\n',
    leaves: ['format/schema', 'format/schema'],
  },
  {
    name: 'the list of approvals too, in the order of the format',
    rule: 'gate/missing-approval',
    find: `        outcome: conditional-pass\n${GIVEN}`,
    put: '        outcome: conditional-pass # by telephone\n        approvals: []\n',
    becomes:
      '        outcome: conditional-pass # by telephone\n        approvals: [{role: sponsor, person: isla-macrae, on: null}, {role: security-officer, person: ruaridh-kerr, on: null}, {role: engagement-lead, person: beatriz-coelho, on: null}, {role: assurance-lead, person: helen-ashdown, on: null}]\n',
    leaves: ['format/schema', 'format/schema', 'format/schema', 'format/schema'],
  },
  {
    name: 'the first approvals, of a role that several people hold among them',
    rule: 'gate/missing-approval',
    find: `requiredApprovals: [sponsor, security-officer, engagement-lead, assurance-lead]
        decidedOn: 2026-01-29
        outcome: conditional-pass
${GIVEN}`,
    put: `requiredApprovals: [provider-sre, sponsor]
        decidedOn: 2026-01-29
        outcome: conditional-pass # by telephone
`,
    becomes: `requiredApprovals: [provider-sre, sponsor]
        decidedOn: 2026-01-29
        outcome: conditional-pass # by telephone
        approvals:
          - role: provider-sre
            person: null
            on: null
          - role: sponsor
            person: isla-macrae
            on: null
`,
    leaves: ['format/schema', 'format/schema', 'format/schema'],
  },
  {
    name: 'one of two that are accountable: the other is consulted',
    rule: 'raci/one-accountable',
    title: 'Make `provider-sre` the only',
    find: CHART,
    put: 'raci: {provider-sre: AR, security-officer: A, platform-team: C}',
    becomes: CHART,
  },
  {
    name: 'one of two that are accountable: the other goes on working',
    rule: 'raci/one-accountable',
    title: 'Make `security-officer` the only',
    find: CHART,
    put: 'raci: {provider-sre: AR, security-officer: "A", platform-team: C}',
    becomes: 'raci: {provider-sre: R, security-officer: "A", platform-team: C}',
  },
  {
    name: 'one of three, in lines: there is room for three that are consulted',
    rule: 'raci/one-accountable',
    title: 'Make `sponsor` the only',
    find: CHART,
    put: `${LINES}provider-sre: R\n            sponsor: A # pays\n            service-owner: A # uses\n            engagement-lead: 'A'\n            platform-team: C\n            security-officer: C`,
    becomes: `${LINES}provider-sre: R\n            sponsor: A # pays\n            service-owner: C # uses\n            engagement-lead: 'I'\n            platform-team: C\n            security-officer: C`,
  },
  {
    name: 'the one who works is accountable too',
    rule: 'raci/one-accountable',
    find: CHART,
    put: 'raci: {provider-sre: R, security-officer: C, platform-team: C}',
    becomes: CHART,
  },
  {
    name: 'one of those who work',
    rule: 'raci/one-accountable',
    title: 'Make `platform-team` accountable',
    find: CHART,
    put: `${LINES}provider-sre: R # builds\n            platform-team: R # learns`,
    becomes: `${LINES}provider-sre: R # builds\n            platform-team: AR # learns`,
  },
  {
    name: "where nobody works, one of the others; the work is still nobody's",
    rule: 'raci/one-accountable',
    title: 'Make `platform-team` accountable',
    find: CHART,
    put: 'raci: {platform-team: C, sponsor: I}',
    becomes: 'raci: {platform-team: A, sponsor: I}',
    leaves: ['raci/no-responsible'],
  },
  {
    name: 'who answers does the work',
    rule: 'raci/no-responsible',
    find: CHART,
    put: 'raci: {provider-sre: A, security-officer: C, platform-team: C}',
    becomes: CHART,
  },
  {
    name: 'somebody else does the work, in lines',
    rule: 'raci/no-responsible',
    title: 'Make `platform-team` responsible',
    find: AUDIT,
    put: `${LINES}service-owner: A\n            platform-team: C # was there`,
    becomes: `${LINES}service-owner: A\n            platform-team: R # was there`,
  },
];

describe('fixes of gates and RACI charts', () => {
  const clean = example();

  for (const { name, rule, find, put, becomes, title, leaves = [] } of cases) {
    it(name, async () => {
      const text = clean[ENGAGEMENT]!;
      const at = unique(text, find);
      const end = at + find.length;
      const wrong = text.slice(0, at) + put + text.slice(end);
      const after = await fixed({ ...clean, [ENGAGEMENT]: wrong }, rule, title === undefined ? {} : { title });
      assert.equal(after[ENGAGEMENT], text.slice(0, at) + becomes + text.slice(end));
      const found = without(await findingsOf(after), await findingsOf(clean));
      assert.deepEqual(
        found.map((finding) => finding.rule).sort(),
        leaves,
        found.map(({ message }) => message).join('\n'),
      );
    });
  }
});
