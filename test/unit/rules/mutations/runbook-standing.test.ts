import assert from 'node:assert/strict';
import { findingsOf } from '../helper';
import { ENGAGEMENT, example, RESTORE, told } from '../mutation';
import {
  CONFIRM,
  ESCALATION,
  EXERCISES,
  LAST_CHANGE,
  RECYCLE,
  ROTATE,
  STOP_EXPECT,
  STOP_ROLLBACK,
  VERIFICATION,
} from './runbooks';

/** Runbooks that tell more than one change of the example can: in use, withdrawn, alone, shared. */

const clean = example();

/** What some rules say of the example with other texts in it, as `path:line rule severity`. */
async function found(rules: RegExp, texts: Record<string, string>, now?: string): Promise<string[]> {
  const all = await findingsOf({ ...clean, ...texts }, now);
  return all.filter(({ rule }) => rules.test(rule)).map((finding) => `${told(finding)} ${finding.severity}`);
}

/** A text with some changes, each of what stands there. */
function edited(path: string, ...edits: [find: string | RegExp, put: string][]): string {
  return edits.reduce((text, [find, put]) => {
    const next = text.replace(find, put);
    assert.ok(typeof find === 'string' ? text.includes(find) : next !== text, `${path}: ${find}`);
    return next;
  }, clean[path]!);
}

describe('runbooks in use', () => {
  const DRAIN = 'runbooks/drain-runners.runbook.yaml';
  const IN_USE = /^runbook\/draft-in-use$/;

  /** The example with a second runbook of the pipeline, which is the client's. */
  function withSecond(status: string, ...edits: [find: string | RegExp, put: string][]): Record<string, string> {
    return {
      [ENGAGEMENT]: edited(
        ENGAGEMENT,
        ['runbooks: [recycle-runners]', 'runbooks: [recycle-runners, drain-runners]'],
        ...edits,
      ),
      [DRAIN]: edited(
        RECYCLE,
        ['name: recycle-runners', 'name: drain-runners'],
        ['status: effective', `status: ${status}`],
      ),
    };
  }

  for (const status of ['draft', 'superseded', 'obsolete']) {
    it(`one that is ${status} is found`, async () => {
      assert.deepEqual(await found(IN_USE, withSecond(status)), [`${DRAIN}:7 runbook/draft-in-use warning`]);
    });
  }
  for (const status of ['in-review', 'approved', 'effective']) {
    it(`one that is ${status} is not`, async () => assert.deepEqual(await found(IN_USE, withSecond(status)), []));
  }

  it("one of a system that is not yet the client's is not", async () => {
    const owned = [/stage: client-owned\n {8}history:/, 'stage: reverse-shadow\n        history:'] as [RegExp, string];
    assert.deepEqual(await found(IN_USE, withSecond('draft', owned)), []);
  });

  it('one of a retired system is not', async () => {
    const retired = [/stage: client-owned\n {8}history:/, 'stage: retired\n        history:'] as [RegExp, string];
    assert.deepEqual(await found(IN_USE, withSecond('draft', retired)), []);
  });

  it('the only one of a system is the business of another rule', async () => {
    const draft = { [RECYCLE]: edited(RECYCLE, ['status: effective', 'status: draft']) };
    assert.deepEqual(await found(IN_USE, draft), []);
    const both = { ...withSecond('draft'), ...draft };
    assert.deepEqual(await found(IN_USE, both), []);
  });

  it('the only one of a system of tier 3 is found', async () => {
    const lower = edited(ENGAGEMENT, ['type: pipeline\n      tier: 2', 'type: pipeline\n      tier: 3']);
    const texts = { [ENGAGEMENT]: lower, [RECYCLE]: edited(RECYCLE, ['status: effective', 'status: draft']) };
    assert.deepEqual(await found(IN_USE, texts), [`${RECYCLE}:7 runbook/draft-in-use warning`]);
  });
});

describe('runbooks that no system names', () => {
  const orphan = edited(
    ENGAGEMENT,
    ['runbooks: [recycle-runners]', 'runbooks: []'],
    ['name: RunnerQueueSaturated, runbook: recycle-runners,', 'name: RunnerQueueSaturated,'],
  );

  it('are orphans, and no more', async () => {
    assert.deepEqual(await found(/orphan-runbook$|system-mismatch$/, { [ENGAGEMENT]: orphan }), [
      `${RECYCLE}:4 reference/orphan-runbook warning`,
    ]);
  });

  it('but in a list that cannot be read may be named there', async () => {
    const broken = orphan.replace('runbooks: []', 'runbooks: [recycle-runners');
    assert.deepEqual(await found(/orphan-runbook$|system-mismatch$/, { [ENGAGEMENT]: broken }), []);
  });
});

describe('runbooks that nobody works by', () => {
  const foundHere = async (text: string) =>
    (await found(/^runbook\//, { [RESTORE]: text })).filter((line) => line.startsWith(RESTORE));

  const broken: [find: string | RegExp, put: string][] = [
    [STOP_ROLLBACK, ''],
    [STOP_EXPECT, ''],
    [CONFIRM, ''],
    [VERIFICATION, ''],
    [ESCALATION, '  escalation: []\n'],
    [EXERCISES, '  exercises: []\n'],
    ['lastReviewed: 2026-07-17', 'lastReviewed: 2020-07-17'],
    ['approvedBy: service-owner', 'approvedBy: provider-sre'],
    ['systems: [booking-db]', 'systems: [booking-db, boarding-gateway]'],
  ];

  for (const status of ['superseded', 'obsolete']) {
    it(`one that is ${status} is left alone`, async () => {
      const text = edited(RESTORE, ['status: effective', `status: ${status}`], ...broken);
      assert.deepEqual(await foundHere(text), []);
    });
  }

  it('the steps of a draft are judged, its reviews and exercises are not', async () => {
    const text = edited(RESTORE, ['status: effective', 'status: draft'], ...broken);
    const rules = (await foundHere(text)).map((line) => line.split(' ')[1]);
    assert.deepEqual(rules.sort(), [
      'runbook/no-escalation',
      'runbook/no-rollback',
      'runbook/no-verification',
      'runbook/system-mismatch',
      'runbook/unconfirmed',
      'runbook/unverified-step',
    ]);
  });

  it('a jump and an owner that are not there are told whatever the status', async () => {
    const text = edited(
      RESTORE,
      ['status: effective', 'status: obsolete'],
      ['onFailure: abort', 'onFailure: step:nowhere'],
      ['owner: provider-sre', 'owner: nobody-at-all'],
    );
    assert.deepEqual(await foundHere(text), [
      `${RESTORE}:9 runbook/owner-unknown error`,
      `${RESTORE}:54 runbook/bad-jump error`,
    ]);
  });
});

describe('runbooks of no engagement', () => {
  async function alone(...edits: [find: string | RegExp, put: string][]): Promise<string[]> {
    const all = await findingsOf({ 'x/a.runbook.yaml': edited(RESTORE, ...edits) });
    return all
      .filter(({ rule }) => rule.startsWith('runbook/'))
      .map(({ line, rule, severity }) => `${line} ${rule} ${severity}`);
  }

  it('name people and systems that nobody knows', async () => {
    assert.deepEqual(
      await alone(['owner: provider-sre', 'owner: anybody'], ['role: sponsor', 'role: anybody-else']),
      [],
    );
  });

  it('can be reviewed too late, how ever much', async () => {
    for (const day of ['2026-03-01', '2020-03-01']) {
      assert.deepEqual(await alone(['lastReviewed: 2026-07-17', `lastReviewed: ${day}`]), [
        '11 runbook/review-overdue warning',
      ]);
    }
  });

  it('can be approved by their owner or author, as far as names tell', async () => {
    const found = ['10 runbook/self-approved warning'];
    assert.deepEqual(await alone(['approvedBy: service-owner', 'approvedBy: provider-sre']), found);
    assert.deepEqual(await alone(['approvedBy: service-owner', 'approvedBy: sven-aaltonen']), found);
    assert.deepEqual(await alone(['approvedBy: service-owner', 'approvedBy: nkechi-duru']), []);
  });

  it('have steps like any other', async () => {
    assert.deepEqual(await alone([STOP_ROLLBACK, '']), ['50 runbook/no-rollback error']);
    assert.deepEqual(await alone(['onFailure: abort', 'onFailure: step:nowhere']), ['54 runbook/bad-jump error']);
    assert.deepEqual(await alone([EXERCISES, '  exercises: []\n']), []);
    assert.deepEqual(await alone([LAST_CHANGE, 'on: 2026-09-01, by: sven-aaltonen']), [
      '146 runbook/exercise-outdated warning',
    ]);
  });
});

describe('runbooks of two engagements', () => {
  const SECOND = 'second.engagement.yaml';
  const second = edited(ENGAGEMENT, ['name: skerry-line', 'name: second-line'], [/tier: [12]/g, 'tier: 3']);

  it('are told once of a review, as strictly as one of them does', async () => {
    const late = edited(RESTORE, ['lastReviewed: 2026-07-17', 'lastReviewed: 2024-07-17']);
    assert.deepEqual(await found(/review-overdue$/, { [SECOND]: second, [RESTORE]: late }), [
      `${RESTORE}:11 runbook/review-overdue error`,
    ]);
  });

  it('are owned by somebody of either', async () => {
    const people = edited(
      ENGAGEMENT,
      ['name: skerry-line', 'name: second-line'],
      ['  roles:\n', '  roles:\n    - {id: duty-desk, party: client, people: [isla-macrae]}\n'],
    );
    const restore = edited(RESTORE, ['owner: provider-sre', 'owner: duty-desk'], ['role: sponsor', 'role: duty-desk']);
    assert.deepEqual(await found(/^(?:runbook|reference)\//, { [SECOND]: people, [RESTORE]: restore }), [
      `${ROTATE}:98 runbook/not-exercised hint`,
    ]);
  });
});

describe('runbooks that are approved by roles', () => {
  const ALONE = 'people: [gregor-baird], backups: [callum-reid]';
  const cases: [name: string, engagement: [string, string][], runbook: [string, string][], finds: boolean][] = [
    [
      'a role that only the author holds',
      [[ALONE, 'people: [gregor-baird]']],
      [['by: sven-aaltonen, change', 'by: gregor-baird, change']],
      true,
    ],
    [
      'a role in which somebody stands in for the author',
      [],
      [['by: sven-aaltonen, change', 'by: gregor-baird, change']],
      false,
    ],
    [
      'a role that only the owner holds',
      [[ALONE, 'people: [gregor-baird]']],
      [['owner: provider-sre', 'owner: gregor-baird']],
      true,
    ],
    ['a role that the owner holds with others', [], [['owner: provider-sre', 'owner: gregor-baird']], false],
    ['another role', [[ALONE, 'people: [gregor-baird]']], [], false],
  ];
  for (const [name, engagement, runbook, finds] of cases) {
    it(name, async () => {
      const texts = { [ENGAGEMENT]: edited(ENGAGEMENT, ...engagement), [RESTORE]: edited(RESTORE, ...runbook) };
      assert.deepEqual(
        await found(/self-approved$/, texts),
        finds ? [`${RESTORE}:10 runbook/self-approved warning`] : [],
      );
    });
  }
});
