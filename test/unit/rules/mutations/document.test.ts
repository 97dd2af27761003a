import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { printMark } from '../../../../server/engagement/mark';
import { judge } from '../../../../server/rules/judge';
import { openWorkspace, uriOf } from '../../workspace';
import { findingsOf } from '../helper';
import {
  allFine,
  change,
  changes,
  describeMutations,
  ENGAGEMENT,
  example,
  fine,
  inRunbook,
  type Mutation,
  on,
  RESTORE,
  told,
} from '../mutation';

/** Changes that the rules of documents must find, and others that they must not mind. */

const EXIT_PLAN = 'docs/exit-plan.md';
const REGISTERED =
  '{id: doc-exit-plan, kind: exit-plan, title: Exit plan, path: docs/exit-plan.md, version: 1.1.0, status: effective';
const RACI = '{id: doc-raci, kind: raci, title: RACI, path: docs/raci.md, version: 1.2.0, status: effective';
const HANDOVER =
  '{id: doc-handover, kind: handover, title: Handover document, path: docs/handover.md, version: 0.4.0, status: draft, owner: engagement-lead}';
const FIRST_PLAN = 'path: docs/kt-plan-1.md, version: 1.0.0, status: superseded';
const PLAN = '{id: doc-kt-plan, kind: kt-plan';
const LAST =
  '{id: doc-charter, kind: support-charter, title: Support charter, path: docs/support-charter.md, version: 0.9.0, status: in-review, owner: engagement-lead}';
const TOOLS = '          decisions: [docs/adr/0001-gitops-delivery.md, docs/adr/0002-managed-postgres.md]\n';

/** Another entry of the register, behind the last one. */
function entry(text: string): [find: string, put: string] {
  return [LAST, `${LAST}\n    - ${text}`];
}

const inDocument = (mutation: Mutation) => ({ ...mutation, file: EXIT_PLAN });
const PLACEHOLDER = { rule: 'document/placeholder', file: ENGAGEMENT, at: REGISTERED };

const groups: Record<string, Mutation[]> = {
  'document/placeholder': [
    inDocument(change('in an effective document', 'engagement lead', 'TBD', { ...PLACEHOLDER, severity: 'warning' })),
    inDocument(change('in brackets', '2027-06-11', '<insert the day>', PLACEHOLDER)),
    inDocument(
      changes(
        'several of one document are told once',
        [
          ['2027-06-11', 'TODO'],
          ['2027-02-12', 'TODO'],
        ],
        PLACEHOLDER,
      ),
    ),
    inRunbook(
      change(
        'in the title of a runbook',
        'title: Restore the booking database to a point in time',
        'title: "TODO: restore the booking database"',
        { rule: 'document/placeholder', severity: 'warning' },
      ),
    ),
    inRunbook(
      change(
        'in a step',
        'note: The hourly counts are on the dashboard of the database.',
        'note: TBD',
        'document/placeholder',
      ),
    ),
    inRunbook(
      change('in a contact', 'contact: "duty desk, extension 400"', 'contact: <insert number>', 'document/placeholder'),
    ),
    inRunbook(
      change('in a symptom', 'symptoms: [Booking answers HTTP 500,', 'symptoms: [TODO,', 'document/placeholder'),
    ),
    inRunbook(
      changes(
        'in two values are two mistakes',
        [
          ['impact: Nobody can book while it runs', 'impact: TODO who cannot book while it runs'],
          ['- {text: A port confirms the manifest of its next sailing}', '- {text: TBD}'],
        ],
        { rule: 'document/placeholder', at: 'impact:' },
        { rule: 'document/placeholder', at: '- {text: TBD}' },
      ),
    ),
    inDocument(fine('small letters', 'engagement lead', 'whoever is tbd in the todo list')),
    inDocument(fine('code', 'engagement lead', 'the role `TBD`')),
    inDocument(fine('a block of code', '# Exit plan\n', '# Exit plan\n\n```sh\ngrep TODO docs\n```\n')),
    {
      ...fine('a document that is a draft', '', ''),
      changes: [['# Support charter', '# Support charter TODO']],
      file: 'docs/support-charter.md',
    },
    inRunbook(fine('a command', 'expect: {exitCode: 0}', 'expect: {exitCode: 0, command: grep TODO log}')),
    inRunbook(fine('what was changed', 'change: First version', 'change: Resolve each TODO')),
    inRunbook(
      fine(
        'a placeholder of an input',
        'title: Start the booking service',
        'title: Start <RESTORE_TIME> and <insertion>',
      ),
    ),
    inRunbook(
      allFine('a runbook in review', [
        ['status: effective', 'status: in-review'],
        ['impact: Nobody can book while it runs', 'impact: TODO who cannot book while it runs'],
      ]),
    ),
  ],
  'document/two-effective': [
    change('a plan and the one that supersedes it', FIRST_PLAN, FIRST_PLAN.replace('superseded', 'effective'), {
      rule: 'document/two-effective',
      at: PLAN,
      severity: 'error',
    }),
    changes(
      'a second RACI',
      [
        entry(
          '{id: doc-raci-2, kind: raci, title: RACI of the port, path: docs/architecture.md, version: 1.0.0, status: effective, owner: sponsor}',
        ),
      ],
      {
        rule: 'document/two-effective',
        at: 'doc-raci-2',
      },
    ),
    changes(
      'a procedure with the title of another',
      [
        entry(
          '{id: sop-1, kind: sop, title: Close the port, path: docs/architecture.md, version: 1.0.0, status: effective, owner: sponsor}\n    - {id: sop-2, kind: sop, title: "close the  Port ", path: docs/roadmap.md, version: 1.0.0, status: effective, owner: sponsor}',
        ),
      ],
      { rule: 'document/two-effective', at: 'id: sop-2' },
    ),
    changes(
      'a procedure in the file of another',
      [
        entry(
          '{id: sop-1, kind: sop, title: Close the port, path: docs/roadmap.md, version: 1.0.0, status: effective, owner: sponsor}\n    - {id: sop-2, kind: sop, title: Open the port, path: ./docs/roadmap.md, version: 1.0.0, status: effective, owner: sponsor}',
        ),
      ],
      { rule: 'document/two-effective', at: 'id: sop-2' },
    ),
    changes(
      'an obsolete document that is linked',
      [[RACI, RACI.replace('effective', 'obsolete')]],
      { rule: 'document/two-effective', at: 'deliverables: [docs/raci.md]', severity: 'error' },
      { rule: 'document/two-effective', at: 'evidence: [docs/raci.md]' },
    ),
    changes('an obsolete document that a runbook links', [[REGISTERED, REGISTERED.replace('effective', 'obsolete')]], {
      rule: 'document/two-effective',
      file: 'runbooks/rotate-shared-credentials.runbook.yaml',
      at: 'references: [../docs/exit-plan.md]',
    }),
    changes(
      'an obsolete page elsewhere that is linked',
      [
        entry(
          '{id: wiki, kind: other, path: "https://wiki.skerryline.example/ports", version: 1.0.0, status: obsolete, owner: sponsor}',
        ),
        ['deliverables: [docs/kt-plan.md]', 'deliverables: ["https://wiki.skerryline.example/ports"]'],
      ],
      { rule: 'document/two-effective', at: 'deliverables: ["https' },
    ),
    fine(
      'a superseded document that is linked',
      'deliverables: [docs/kt-plan.md]',
      'deliverables: [docs/kt-plan.md, docs/kt-plan-1.md]',
    ),
    fine(
      'a draft beside it',
      ...entry(
        '{id: doc-raci-2, kind: raci, title: RACI, path: docs/architecture.md, version: 2.0.0, status: draft, owner: sponsor}',
      ),
    ),
    fine(
      'one that is not in force yet',
      ...entry(
        '{id: doc-raci-2, kind: raci, title: RACI, path: docs/architecture.md, version: 2.0.0, status: effective, effective: 2026-09-16, owner: sponsor}',
      ),
    ),
    fine(
      'procedures on different subjects',
      ...entry(
        '{id: sop-1, kind: sop, title: Close the port, path: docs/architecture.md, version: 1.0.0, status: effective, owner: sponsor}\n    - {id: sop-2, kind: sop, title: Open the port, path: docs/roadmap.md, version: 1.0.0, status: effective, owner: sponsor}',
      ),
    ),
    fine(
      'the same title of another kind',
      ...entry(
        '{id: sop-1, kind: sop, title: Exit plan, path: docs/architecture.md, version: 1.0.0, status: effective, owner: sponsor}',
      ),
    ),
    allFine('an obsolete entry of a file that another entry has in force', [
      entry(
        '{id: doc-raci-0, kind: raci, title: RACI, path: docs/raci.md, version: 0.9.0, status: obsolete, owner: sponsor}',
      ),
    ]),
    allFine('an obsolete chapter of a file that is linked as a whole', [
      entry('{id: note, kind: other, path: docs/kt-plan.md#old, version: 0.9.0, status: obsolete, owner: sponsor}'),
    ]),
    allFine('an obsolete document that nobody links', [
      entry('{id: note, kind: other, path: docs/kt-plan-1.md#x, version: 0.9.0, status: obsolete, owner: sponsor}'),
    ]),
  ],
  'document/review-overdue': [
    change('a short time', 'effective: 2026-02-02, reviewIn: 1Y', 'effective: 2026-02-02, reviewIn: 6M', {
      rule: 'document/review-overdue',
      severity: 'warning',
    }),
    change(
      'an old document',
      'effective: 2026-06-12, reviewIn: 6M',
      'effective: 2026-03-14, reviewIn: 6M',
      'document/review-overdue',
    ),
    on(
      '2026-12-13',
      change(
        'another day',
        'effective: 2026-02-02, reviewIn: 1Y',
        'effective: 2026-02-02, reviewIn: 10M',
        'document/review-overdue',
      ),
    ),
    change(
      'the last day of a short month',
      'effective: 2026-02-02, reviewIn: 1Y',
      'effective: 2026-05-31, reviewIn: 1Q',
      'document/review-overdue',
    ),
    fine('the day itself', 'effective: 2026-06-12, reviewIn: 6M', 'effective: 2026-03-15, reviewIn: 6M'),
    fine(
      'a document that was superseded',
      'approvedBy: service-owner, effective: 2026-03-02}',
      'approvedBy: service-owner, effective: 2025-03-02, reviewIn: 1M}',
    ),
    fine('a draft', HANDOVER, HANDOVER.replace('}', ', effective: 2024-01-01, reviewIn: 1M}')),
    fine('no day', 'effective: 2026-06-12, reviewIn: 6M', 'reviewIn: 6M'),
    fine('no time', 'effective: 2026-06-12, reviewIn: 6M', 'effective: 2020-06-12'),
  ],
  'document/decision-without-record': [
    change('none', TOOLS, '', {
      rule: 'document/decision-without-record',
      at: '        - id: tooling',
      severity: 'hint',
    }),
    change('an empty list', TOOLS, '          decisions: []\n', 'document/decision-without-record'),
    changes(
      'of an activity under way',
      [
        [TOOLS, ''],
        [
          'tools: GitLab, Terraform, EKS, Argo CD"\n          category: tooling\n          status: done',
          'tools: GitLab, Terraform, EKS, Argo CD"\n          category: tooling\n          status: in-progress',
        ],
      ],
      { rule: 'document/decision-without-record', at: '        - id: tooling' },
    ),
    fine('one of several', TOOLS, '          decisions: [docs/adr/0001-gitops-delivery.md]\n'),
    fine('of another activity', '          decisions: [docs/adr/0003-break-glass.md]\n', ''),
    allFine('of one that is to come', [
      [TOOLS, ''],
      [
        'tools: GitLab, Terraform, EKS, Argo CD"\n          category: tooling\n          status: done',
        'tools: GitLab, Terraform, EKS, Argo CD"\n          category: tooling\n          status: planned',
      ],
    ]),
    changes('what is no list', [[TOOLS, '          decisions: docs/adr/0001-gitops-delivery.md\n']], 'format/schema'),
  ],
};

describe('one small change to a clean engagement: documents', () => {
  describeMutations(groups);
});

const clean = example();
const sum = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** The handover document as if it had been generated from some files. */
function generated(sources: Record<string, string>, { eol = '\n', kind = 'handover' } = {}): string {
  const mark = printMark({
    kind,
    id: 'skerry-line',
    sources: Object.entries(sources).map(([path, text]) => ({ path, sha256: sum(text) })),
  });
  return [mark, '# Handover document', ''].join(eol);
}

async function staleIn(texts: Record<string, string>): Promise<string[]> {
  const found = await findingsOf({ ...clean, ...texts });
  return found
    .filter(({ rule }) => rule === 'document/stale')
    .map(({ line, severity, message }) => `${line} ${severity}: ${message}`);
}

describe('generated documents', () => {
  const engagement = clean[ENGAGEMENT]!;
  const restore = clean[RESTORE]!;
  const sources = { [`../${ENGAGEMENT}`]: engagement, [`../${RESTORE}`]: restore };
  const outdated = (reason: string) =>
    `655 warning: This generated document is out of date: ${reason}; generate it again`;

  it('are current while their sources are as they were', async () => {
    assert.deepEqual(await staleIn({ 'docs/handover.md': generated(sources) }), []);
    assert.deepEqual(await staleIn({ 'docs/handover.md': generated(sources, { eol: '\r\n' }) }), []);
  });

  it('are stale when one has changed, which is named', async () => {
    const changed = { ...sources, [`../${RESTORE}`]: `${restore}# older\n` };
    assert.deepEqual(await staleIn({ 'docs/handover.md': generated(changed) }), [
      outdated(`\`../${RESTORE}\` has changed since`),
    ]);
  });

  it('are stale when several have changed', async () => {
    const changed = {
      ...sources,
      '../docs/raci.md': 'another',
      'roadmap.md': 'another',
      'kt-plan.md': 'another',
      'raci.md': '',
    };
    assert.deepEqual(await staleIn({ 'docs/handover.md': generated(changed) }), [
      outdated('`../docs/raci.md`, `roadmap.md`, `kt-plan.md` and 1 more have changed since'),
    ]);
  });

  it('are stale when a source is gone', async () => {
    assert.deepEqual(
      await staleIn({
        'docs/handover.md': generated({ ...sources, '../runbooks/old.runbook.yaml': '', 'old.md': '' }),
      }),
      [outdated('`../runbooks/old.runbook.yaml` and `old.md` are no longer there')],
    );
  });

  it('are current where line ends alone differ', async () => {
    const crlf = Object.fromEntries(
      Object.entries(sources).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]),
    );
    assert.deepEqual(await staleIn({ 'docs/handover.md': generated(crlf) }), []);
  });

  it('know their sources by encoded paths', async () => {
    const odd = 'docs/a, b "c" -- d.md';
    assert.deepEqual(await staleIn({ [odd]: 'x', 'docs/handover.md': generated({ 'a, b "c" -- d.md': 'x' }) }), []);
    assert.equal((await staleIn({ [odd]: 'x', 'docs/handover.md': generated({ 'a, b "c" -- d.md': 'y' }) })).length, 1);
  });

  it('can have sources outside the workspace, of which nothing is known', async () => {
    assert.deepEqual(await staleIn({ 'docs/handover.md': generated({ '../../elsewhere.md': 'x' }) }), []);
  });

  it('are judged as HTML too, and not where they are withdrawn', async () => {
    const changed = generated({ ...sources, 'raci.md': 'another' });
    const html = engagement.replace('docs/handover.md', 'docs/handover.html');
    assert.equal(
      (await staleIn({ [ENGAGEMENT]: html, 'docs/handover.html': `<!doctype html>\n${changed}` })).length,
      1,
    );
    for (const status of ['superseded', 'obsolete']) {
      const withdrawn = engagement.replace(HANDOVER, HANDOVER.replace('status: draft', `status: ${status}`));
      assert.deepEqual(await staleIn({ [ENGAGEMENT]: withdrawn, 'docs/handover.md': changed }), []);
    }
  });

  it('are no others: those that people wrote, and those that show a mark', async () => {
    const shown = `# Marks\n\n\`\`\`html\n${generated({ 'raci.md': 'another' })}\n\`\`\`\n`;
    assert.deepEqual(await staleIn({ 'docs/handover.md': shown }), []);
  });

  it('become stale while a source is edited, and current again when that is undone', async () => {
    const folder = '/work/';
    const texts = { ...clean, 'docs/handover.md': generated({ [`../${RESTORE}`]: restore }) };
    const { workspace, file } = await openWorkspace(
      Object.fromEntries(Object.entries(texts).map(([path, text]) => [folder + path, text])),
    );
    const runbook = workspace.open(uriOf(folder + RESTORE), restore);
    const stale = async () => {
      for (let before = -1; before !== workspace.outside; ) {
        before = workspace.outside;
        judge(file(folder + ENGAGEMENT), workspace, '2026-09-15');
        await workspace.settled();
      }
      return judge(file(folder + ENGAGEMENT), workspace, '2026-09-15').some(({ rule }) => rule === 'document/stale');
    };
    assert.equal(await stale(), false);
    workspace.edit(runbook, [{ text: `${restore}# more\n` }]);
    assert.equal(await stale(), true);
    workspace.edit(runbook, [{ text: `${restore}# more and more\n` }]);
    assert.equal(await stale(), true);
    workspace.edit(runbook, [{ text: restore }]);
    assert.equal(await stale(), false);
  });
});

describe('documents with placeholders', () => {
  const HERE = /^document\/placeholder$/;

  async function found(texts: Record<string, string>): Promise<string[]> {
    const all = await findingsOf({ ...clean, ...texts });
    return all.filter(({ rule }) => HERE.test(rule)).map((finding) => `${told(finding)} ${finding.message}`);
  }

  it('are told with the line, what stands there, and how many there are', async () => {
    const [finding, ...others] = await found({ [EXIT_PLAN]: '# Exit plan\n\nTBD by <insert name>\n\nTODO\n' });
    assert.deepEqual(others, []);
    assert.match(finding!, /`TBD` on line 3 \(and 2 more\) waits to be filled in/);
  });

  it('are not read where nobody can tell what they are', async () => {
    for (const [path, text] of [
      ['docs/exit-plan.pdf', 'TODO'],
      ['docs/exit-plan.json', 'TODO'],
      ['docs/exit-plan.txt', 'PK\u0003\u0000 TODO'],
      ['docs/exit-plan.txt', 'TODO \ufffd'],
    ] as const) {
      const engagement = clean[ENGAGEMENT]!.replace('path: docs/exit-plan.md', `path: ${path}`);
      assert.deepEqual(await found({ [ENGAGEMENT]: engagement, [path]: text }), [], path);
    }
    const chapter = clean[ENGAGEMENT]!.replace('path: docs/exit-plan.md', 'path: docs/exit-plan.md#plan');
    assert.deepEqual(await found({ [ENGAGEMENT]: chapter, [EXIT_PLAN]: 'TODO' }), []);
  });

  it('are told once for a file that two entries name', async () => {
    const twice = clean[ENGAGEMENT]!.replace(
      LAST,
      `${LAST}\n    - {id: again, kind: other, path: docs/exit-plan.md, version: 1.0.0, status: approved, owner: sponsor}`,
    );
    assert.equal((await found({ [ENGAGEMENT]: twice, [EXIT_PLAN]: 'TODO' })).length, 1);
  });
});

describe('the register of an engagement that is over', () => {
  for (const status of ['closed', 'terminated']) {
    it(`waits for no reviews (${status})`, async () => {
      const text = clean[ENGAGEMENT]!.replace('  status: active', `  status: ${status}`);
      const found = await findingsOf({ ...clean, [ENGAGEMENT]: text }, '2029-01-01');
      assert.ok(!found.some(({ rule }) => rule === 'document/review-overdue'));
    });
  }
});

describe('documents that change on disk', () => {
  const folder = '/work/';

  it('are looked at again', async () => {
    const { workspace, files, file } = await openWorkspace(
      Object.fromEntries(Object.entries(clean).map(([path, text]) => [folder + path, text])),
    );
    const found = async () => {
      for (let before = -1; before !== workspace.outside; ) {
        before = workspace.outside;
        judge(file(folder + ENGAGEMENT), workspace, '2026-09-15');
        await workspace.settled();
      }
      const rules = judge(file(folder + ENGAGEMENT), workspace, '2026-09-15').map(({ rule }) => rule);
      return rules.filter((rule) => rule.startsWith('document/'));
    };
    const write = async (path: string, text: string) => {
      files.write(uriOf(folder + path), text);
      await workspace.changedOnDisk([{ uri: uriOf(folder + path) }]);
    };
    assert.deepEqual(await found(), []);
    await write(EXIT_PLAN, '# Exit plan\n\nTBD\n');
    assert.deepEqual(await found(), ['document/placeholder']);
    await write(EXIT_PLAN, clean[EXIT_PLAN]!);
    assert.deepEqual(await found(), []);
    await write('docs/handover.md', generated({ 'roadmap.md': clean['docs/roadmap.md']! }));
    assert.deepEqual(await found(), []);
    await write('docs/roadmap.md', 'another');
    assert.deepEqual(await found(), ['document/stale']);
  });
});
