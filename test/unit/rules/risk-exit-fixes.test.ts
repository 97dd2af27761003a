import assert from 'node:assert/strict';
import { fixed } from './fixes';
import { findingsOf, type Judged, TODAY } from './helper';
import { told, without } from './mutation';

/** What the fixes of the rules of risks and of the exit make of a text. */

const PATH = 'acme.engagement.yaml';

/** A small engagement, complete but for what an excerpt of its `spec` says. */
const around = (excerpt: string, owners = '[platform-lead]') => `apiVersion: handover/v1
kind: Engagement
metadata: {name: acme, title: ACME shop platform, owners: ${owners}}
spec:
  model: bot
  status: active
  parties:
    client: {name: ACME Retail}
    provider: {name: Northstar Operations}
  people:
    - {id: mira, name: Mira Fox, party: client}
    - {id: sven, name: Sven Olsen, party: provider}
  roles:
    - {id: platform-lead, title: Platform lead, party: client, people: [mira]}
    - {id: provider-sre, title: Site reliability engineer, party: provider, people: [sven]}
  phases:
    - {id: transfer, kind: transfer, start: 2026-07-01, end: 2026-12-18, status: in-progress, gate: {id: g-done, due: 2026-12-18}}
${excerpt}  policy: {ratchet: 60d} # as usual
`;

interface Case {
  name: string;
  before: string;
  after: string;
  title?: string;
  owners?: string;
  /** The rules of new findings, where something is left to a person. */
  leaves?: string[];
}

/** Makes a test of each case of a rule: the text after the fix, and what is found in it. */
function describeFixes(rule: string, cases: readonly Case[]): void {
  describe(`the fix of ${rule}`, () => {
    for (const { name, before, after, title, owners, leaves = [] } of cases) {
      it(name, async () => {
        const texts = { [PATH]: around(before, owners) };
        const result = await fixed(texts, rule, title === undefined ? {} : { title });
        assert.equal(result[PATH], around(after, owners));
        const found: Judged[] = await findingsOf(result, TODAY);
        const fresh = without(found, await findingsOf(texts, TODAY));
        assert.deepEqual(fresh.map((one) => one.rule).sort(), leaves, found.map(told).join('\n'));
        if (!leaves.includes(rule)) assert.ok(!found.some((one) => one.rule === rule), 'it is found again');
      });
    }
  });
}

const RISKS = {
  dependency:
    'id: r-dependency, text: The client cannot run or change the platform without the provider, category: dependency, likelihood: 3, impact: 3, response: mitigate, owner: platform-lead, status: open, nextReview: 2026-09-15',
  knowledge:
    "id: r-knowledge, text: What the provider's engineers know has not reached the client's when the platform changes hands, category: knowledge, likelihood: 3, impact: 3, response: mitigate, owner: platform-lead, status: open, nextReview: 2026-09-15",
  cost: 'id: r-cost, text: Building and operating take longer or cost more than was budgeted, category: cost, likelihood: 3, impact: 3, response: mitigate, owner: platform-lead, status: open, nextReview: 2026-09-15',
  security:
    'id: r-security, text: Credentials or access of the provider outlive the transfer, category: security, likelihood: 3, impact: 3, response: mitigate, owner: platform-lead, status: open, nextReview: 2026-09-15',
};

const block = (risk: string) => `    - ${risk.replaceAll(/, (?=\w+: )/g, '\n      ')}\n`;

describeFixes('risk/model-risks-missing', [
  {
    name: 'adds the one that is missing, like its neighbours',
    before: `  risks: # reviewed every month\n    - {${RISKS.dependency}}\n    - {${RISKS.knowledge}} # see the plan\n    - {${RISKS.security}}\n`,
    after: `  risks: # reviewed every month\n    - {${RISKS.dependency}}\n    - {${RISKS.knowledge}} # see the plan\n    - {${RISKS.security}}\n    - {${RISKS.cost}}\n`,
  },
  {
    name: 'adds several to a block, in the order of the model',
    before: `  risks:\n${block(RISKS.knowledge)}      # the sponsor knows\n${block(RISKS.cost)}`,
    after: `  risks:\n${block(RISKS.knowledge)}      # the sponsor knows\n${block(RISKS.cost)}${block(RISKS.dependency)}${block(RISKS.security)}`,
  },
  {
    name: 'adds to a list between brackets',
    before: `  risks: [{${RISKS.dependency}}, {${RISKS.knowledge}}] # two more to come\n`,
    after: `  risks: [{${RISKS.dependency}}, {${RISKS.knowledge}}, {${RISKS.cost}}, {${RISKS.security}}] # two more to come\n`,
  },
  {
    name: 'makes the register where there is none',
    before: '',
    after: `  risks:\n${block(RISKS.dependency)}${block(RISKS.knowledge)}${block(RISKS.cost)}${block(RISKS.security)}`,
  },
  {
    name: 'takes another id where its own is taken',
    before: `  risks:\n    - {${RISKS.dependency}}\n    - {${RISKS.knowledge}}\n    - {${RISKS.security}}\n    - {${RISKS.cost.replace('category: cost', 'category: schedule')}}\n`,
    after: `  risks:\n    - {${RISKS.dependency}}\n    - {${RISKS.knowledge}}\n    - {${RISKS.security}}\n    - {${RISKS.cost.replace('category: cost', 'category: schedule')}}\n    - {${RISKS.cost.replace('r-cost', 'r-cost-2')}}\n`,
  },
  {
    name: 'leaves the owner to a person where two could be meant',
    owners: '[platform-lead, mira]',
    before: `  risks:\n    - {${RISKS.dependency}}\n    - {${RISKS.knowledge}}\n    - {${RISKS.security}}\n`,
    after: `  risks:\n    - {${RISKS.dependency}}\n    - {${RISKS.knowledge}}\n    - {${RISKS.security}}\n    - {${RISKS.cost.replace(' owner: platform-lead,', '')}}\n`,
    leaves: ['format/missing-key'],
  },
]);

const PLAN = { approved: 'approvedOn: 2026-09-15', tested: 'lastTested: 2026-09-15' };

describeFixes('exit/no-plan', [
  {
    name: 'begins a plan, and claims no more',
    before: '',
    after: '  exit:\n    planVersion: 0.1.0\n',
    leaves: ['exit/no-plan'],
  },
  {
    name: 'begins a plan in a section that is there',
    before: '  exit: # to be agreed\n    providerAccessEnds: 2027-03-19 # a Friday\n',
    after: '  exit: # to be agreed\n    planVersion: 0.1.0\n    providerAccessEnds: 2027-03-19 # a Friday\n',
    leaves: ['exit/no-plan'],
  },
  {
    name: 'enters that it was approved and tested',
    title: 'Enter that the exit plan was approved and tested today',
    before: '',
    after: `  exit:\n    planVersion: 0.1.0\n    ${PLAN.approved}\n    ${PLAN.tested}\n`,
  },
  {
    name: 'enters that it was approved and tested, in a section that is there',
    title: 'Enter that the exit plan was approved and tested today',
    before: '  exit:\n    planVersion: 1.0.0 # signed\n    # the last day\n    providerAccessEnds: 2027-03-19\n',
    after: `  exit:\n    planVersion: 1.0.0 # signed\n    ${PLAN.approved}\n    ${PLAN.tested}\n    # the last day\n    providerAccessEnds: 2027-03-19\n`,
  },
  {
    name: 'enters that it was tested, between braces',
    before: '  exit: {planVersion: 1.0.0, approvedOn: 2026-02-02, lastTested: 2025-02-02} # table-top\n',
    after: `  exit: {planVersion: 1.0.0, approvedOn: 2026-02-02, ${PLAN.tested}} # table-top\n`,
  },
]);

const support = (...lines: string[]) =>
  [
    `  exit:\n    planVersion: 1.0.0\n    ${PLAN.approved}\n    ${PLAN.tested}\n    support: # agreed in June\n`,
    '      start: 2026-12-19\n      end: 2027-03-18 # a Thursday\n      contact: provider-sre\n      hours: Mon-Fri\n',
    ...lines.map((line) => `      ${line}\n`),
  ].join('');

const LAST = ['checkpoints: [D0, D30, D90]', 'exitCriteria: [No open SEV-1] # both agree'];

describeFixes('exit/support-incomplete', [
  {
    name: 'adds both targets',
    before: support(...LAST),
    after: support('response: {SEV-1: 30m, SEV-2: 2h}', ...LAST),
  },
  {
    name: 'adds both to an empty map',
    before: support('response: {} # to do', ...LAST),
    after: support('response: {SEV-1: 30m, SEV-2: 2h} # to do', ...LAST),
  },
  {
    name: 'adds the one that is missing, in its order',
    before: support('response: {SEV-2: 3h, SEV-3: 1d}', ...LAST),
    after: support('response: {SEV-1: 30m, SEV-2: 3h, SEV-3: 1d}', ...LAST),
  },
  {
    name: 'adds both to a block',
    before: support('response:', '  SEV-3: 1d # working days', ...LAST),
    after: support('response:', '  SEV-1: 30m', '  SEV-2: 2h', '  SEV-3: 1d # working days', ...LAST),
  },
]);

const RESPONSE = 'response: {SEV-1: 30m, SEV-2: 2h}';

describeFixes('exit/checkpoint', [
  {
    name: 'adds all three',
    before: support(RESPONSE, LAST[1]!),
    after: support(RESPONSE, LAST[0]!, LAST[1]!),
  },
  {
    name: 'adds those that are missing among the others',
    before: support(RESPONSE, 'checkpoints: [D14, D60] # every two months', LAST[1]!),
    after: support(RESPONSE, 'checkpoints: [D0, D14, D30, D60, D90] # every two months', LAST[1]!),
  },
  {
    name: 'adds to a block',
    before: support(RESPONSE, 'checkpoints:', '  - D0 # in the office', '  - D90', LAST[1]!),
    after: support(RESPONSE, 'checkpoints:', '  - D0 # in the office', '  - D30', '  - D90', LAST[1]!),
  },
]);

const data = (text: string) =>
  support(RESPONSE, ...LAST).replace('    support:', `    dataReturn: ${text}\n    support:`);

describeFixes('exit/data-return', [
  {
    name: 'demands a certificate',
    before: data('{required: true} # backups too'),
    after: data('{required: true, destructionCertificate: true} # backups too'),
  },
  {
    name: 'demands a certificate that was not',
    before: data('\n      destructionCertificate: false # why?\n      required: true'),
    after: data('\n      destructionCertificate: true # why?\n      required: true'),
  },
]);
