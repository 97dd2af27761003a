import assert from 'node:assert/strict';
import { fixed } from './fixes';
import { findingsOf } from './helper';
import { ENGAGEMENT, example, RESTORE, unique, without } from './mutation';

/** The fixes of the rules of the format and of references: what stands in the file afterwards, and that all is well then. */

interface Case {
  name: string;
  rule: string;
  file?: string;
  /** Text that stands once in the example, what is put there to make the mistake, and what the fix makes of that. */
  find: string;
  put: string;
  becomes: string;
  title?: string;
  /** Findings that the fix leaves for a person, by rule. */
  leaves?: string[];
}

const MODEL = '  model: bot\n';
const PERSON =
  '    - {id: isla-macrae,     name: Isla Macrae,     party: client, email: isla.macrae@skerryline.example, timezone: Europe/London}';

const cases: Case[] = [
  {
    name: 'a mistyped key',
    rule: 'format/unknown-key',
    find: 'model: bot',
    put: 'modle: bot # why',
    becomes: 'model: bot # why',
  },
  {
    name: 'a mistyped key in braces',
    rule: 'format/unknown-key',
    find: 'costDriven: false}',
    put: "'costDrivn': false}",
    becomes: "'costDriven': false}",
  },
  {
    name: 'a key that is there already is taken out',
    rule: 'format/unknown-key',
    title: 'Take',
    find: MODEL,
    put: `${MODEL}  modle: dbot # note\n`,
    becomes: MODEL,
  },
  {
    name: 'a missing key, in the order of the format, left for a person',
    rule: 'format/missing-key',
    find: MODEL,
    put: '',
    becomes: '  model: null\n',
    leaves: ['format/schema'],
  },
  {
    name: 'a mistyped value',
    rule: 'format/unknown-value',
    find: 'model: bot',
    put: 'model: bots',
    becomes: 'model: bot',
  },
  {
    name: 'another value of the few there are',
    rule: 'format/unknown-value',
    title: 'Change to `dbot`',
    find: 'model: bot',
    put: 'model: "bots"',
    becomes: 'model: "dbot"',
  },
  {
    name: 'a kind',
    rule: 'format/unknown-kind',
    find: 'kind: Engagement',
    put: 'kind: engagment',
    becomes: 'kind: Engagement',
  },
  {
    name: 'a version of the format',
    rule: 'format/unknown-kind',
    find: 'apiVersion: handover/v1',
    put: 'apiVersion: handover/v2 # new',
    becomes: 'apiVersion: handover/v1 # new',
  },
  {
    name: 'a day without its noughts',
    rule: 'format/invalid-date',
    find: 'signed: 2025-08-22',
    put: 'signed: 2025-8-22 # at the pier',
    becomes: 'signed: 2025-08-22 # at the pier',
  },
  {
    name: 'a day with a time, in quotes',
    rule: 'format/invalid-date',
    find: 'signed: 2025-08-22',
    put: "signed: '2025-08-22T10:00Z'",
    becomes: "signed: '2025-08-22'",
  },
  {
    name: 'a duration in words',
    rule: 'format/invalid-duration',
    find: 'noticePeriod: 3M',
    put: 'noticePeriod: 3 months',
    becomes: 'noticePeriod: 3M',
  },
  {
    name: 'a duration of ISO 8601',
    rule: 'format/invalid-duration',
    file: RESTORE,
    find: 'estimatedDuration: 60m',
    put: 'estimatedDuration: PT60M',
    becomes: 'estimatedDuration: 60m',
  },
  {
    name: 'a truth value',
    rule: 'format/ambiguous-scalar',
    find: 'newToDevOps: true',
    put: 'newToDevOps: yes',
    becomes: 'newToDevOps: true',
  },
  {
    name: 'a version that loses its nought',
    rule: 'format/ambiguous-scalar',
    find: '\n  version: 2.3.0',
    put: '\n  version: 2.30 # by the sponsor',
    becomes: '\n  version: "2.30" # by the sponsor',
  },
  {
    name: 'an id, and what names it',
    rule: 'format/invalid-name',
    find: '{id: keelson, name: Keelson Assurance LLP}',
    put: '{id: Keelson LLP, name: Keelson Assurance LLP}',
    becomes: '{id: keelson-llp, name: Keelson Assurance LLP}',
    leaves: ['reference/unresolved', 'reference/unresolved', 'reference/unresolved'],
  },
  {
    name: 'a suppression that holds nothing back, on a line of its own',
    rule: 'format/unused-suppression',
    find: MODEL,
    put: `  # handover-ignore format/merge-key -- was needed once\n${MODEL}`,
    becomes: MODEL,
  },
  {
    name: 'one at the end of a line',
    rule: 'format/unused-suppression',
    find: MODEL,
    put: '  model: bot # handover-ignore format/merge-key -- was needed once\n',
    becomes: MODEL,
  },
  {
    name: 'one of two rules',
    rule: 'format/unused-suppression',
    find: MODEL,
    put: `${MODEL}  xteam: blue # handover-ignore format/merge-key, format/unknown-key -- the pilot\n`,
    becomes: `${MODEL}  xteam: blue # handover-ignore format/unknown-key -- the pilot\n`,
  },
  {
    name: 'a mistyped rule in one',
    rule: 'format/unused-suppression',
    find: MODEL,
    put: `${MODEL}  xteam: blue # handover-ignore format/unknown-kye -- the pilot\n`,
    becomes: `${MODEL}  xteam: blue # handover-ignore format/unknown-key -- the pilot\n`,
  },
  {
    name: 'a mistyped id',
    rule: 'reference/unresolved',
    find: 'dependsOn: [assess]',
    put: 'dependsOn: [asess]',
    becomes: 'dependsOn: [assess]',
  },
  {
    name: 'a person who is not there yet',
    rule: 'reference/unresolved',
    title: 'Create the person',
    find: 'people: [isla-macrae], backups: [gregor-baird]',
    put: 'people: [isla-macrae], backups: [una-rae]',
    becomes: 'people: [isla-macrae], backups: [una-rae]',
    leaves: ['format/schema', 'format/schema'],
  },
];

describe('fixes of the format and of references', () => {
  const clean = example();

  for (const { name, rule, file = ENGAGEMENT, find, put, becomes, title, leaves = [] } of cases) {
    it(name, async () => {
      const text = clean[file]!;
      const at = unique(text, find);
      const wrong = text.slice(0, at) + put + text.slice(at + find.length);
      const after = await fixed({ ...clean, [file]: wrong }, rule, title === undefined ? {} : { title });
      const wanted = text.slice(0, at) + becomes + text.slice(at + find.length);
      if (title !== 'Create the person') assert.equal(after[file], wanted);
      const found = without(await findingsOf(after), await findingsOf(clean)).filter(({ rule: other }) =>
        /^(?:format|reference)/.test(other),
      );
      assert.deepEqual(
        found.map((finding) => finding.rule).sort(),
        leaves,
        found.map(({ message }) => message).join('\n'),
      );
    });
  }

  it('a person is created among the people, in their style', async () => {
    const wrong = clean[ENGAGEMENT]!.replace(
      'people: [isla-macrae], backups',
      'people: [isla-macrae, una-rae], backups',
    );
    const after = await fixed({ ...clean, [ENGAGEMENT]: wrong }, 'reference/unresolved', {
      title: 'Create the person',
    });
    const lines = after[ENGAGEMENT]!.split('\n');
    assert.ok(
      lines.includes('    - {id: una-rae, name: null, party: null}'),
      lines.filter((line) => line.includes('una-rae')).join('\n'),
    );
    assert.ok(lines.includes(PERSON));
    assert.equal(lines.length, clean[ENGAGEMENT]!.split('\n').length + 1);
  });

  it('a runbook is created beside the others, for the system that names it', async () => {
    const wrong = clean[ENGAGEMENT]!.replace(
      'runbooks: [restore-booking-db',
      'runbooks: [fail-over-booking-db, restore-booking-db',
    );
    assert.notEqual(wrong, clean[ENGAGEMENT]);
    const after = await fixed({ ...clean, [ENGAGEMENT]: wrong }, 'reference/unresolved', {
      title: 'Create the runbook',
    });
    const text = after['runbooks/fail-over-booking-db.runbook.yaml'];
    assert.match(text ?? '', /^ {2}name: fail-over-booking-db$/m);
    assert.match(text!, /^ {2}systems: \[booking-db\]$/m);
    assert.match(text!, /^ {2}lastReviewed: 2026-09-15$/m);
    assert.equal(after[ENGAGEMENT], wrong);
    const found = (await findingsOf(after)).filter(
      ({ rule }) => rule.startsWith('reference/') || rule === 'format/syntax',
    );
    assert.deepEqual(found, []);
  });

  it('a page that is missing is created with its title', async () => {
    const { 'docs/roadmap.md': _, ...texts } = clean;
    const after = await fixed(texts, 'reference/missing-file');
    assert.equal(after['docs/roadmap.md'], '# Roadmap\n');
  });
});
