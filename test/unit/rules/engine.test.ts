import assert from 'node:assert/strict';
import { rules } from '../../../server/rules/catalogue';
import { judge } from '../../../server/rules/judge';
import { startOf } from '../../../server/syntax/nodes';
import { openWorkspace } from '../workspace';
import { TODAY } from './helper';
import { ENGAGEMENT, example, RESTORE, unique } from './mutation';

/** How rules are run: after an edit those alone whose parts are different, with the findings that a fresh judgement gives. */

async function opened(texts = example()) {
  const all = Object.fromEntries(Object.entries(texts).map(([path, text]) => [`/w/${path}`, text]));
  const { workspace, file } = await openWorkspace(all);
  const entry = (path: string) => file(`/w/${path}`);
  const look = (path: string, today = TODAY) => {
    const ran: string[] = [];
    const findings = judge(entry(path), workspace, today, (rule) => ran.push(rule));
    return { ran: new Set(ran), findings };
  };
  const settle = async () => {
    for (let before = -1; before !== workspace.outside; ) {
      before = workspace.outside;
      for (const path of [ENGAGEMENT, RESTORE]) look(path);
      await workspace.settled();
    }
    for (const path of [ENGAGEMENT, RESTORE]) look(path);
  };
  const edit = (path: string, find: string, put: string) => {
    const { source } = entry(path).source;
    const start = unique(source.text, find);
    const range = { start: source.positionAt(start), end: source.positionAt(start + find.length) };
    workspace.edit(entry(path), [{ range, text: put }]);
  };
  workspace.open(entry(ENGAGEMENT).uri, texts[ENGAGEMENT]!);
  workspace.open(entry(RESTORE).uri, texts[RESTORE]!);
  await settle();
  return { look, edit, entry, settle };
}

/** The rules that declare that they read a part. */
function reading(part: string, judges: 'engagement' | 'runbook' = 'engagement'): string[] {
  return rules.flatMap((rule) =>
    rule.judges === judges && (rule.reads as readonly string[]).includes(part) ? [rule.id] : [],
  );
}

const SITES: [part: string, file: string, find: string, put: string][] = [
  ['risks', ENGAGEMENT, 'text: Storms take the port links down', 'text: Storms take all port links down'],
  ['kpis', ENGAGEMENT, 'metric: change-fail-rate', 'metric: change-fail-rate # as agreed'],
  ['people', ENGAGEMENT, 'name: Isla Macrae,', 'name: Isla MacRae,'],
  ['systems', ENGAGEMENT, 'title: Boarding gateway', 'title: Boarding gateways'],
  ['phases', ENGAGEMENT, 'title: Prepare for the Christmas sailings', 'title: Prepare for Christmas'],
  ['governance', ENGAGEMENT, 'name: steering committee', 'name: steering board'],
];

describe('the rules after an edit', () => {
  it('are not run where nothing is different', async () => {
    const { look } = await opened();
    for (const path of [ENGAGEMENT, RESTORE])
      assert.deepEqual(
        [...look(path).ran].filter((rule) => !reading('checks').includes(rule)),
        [],
      );
  });

  for (const [part, path, find, put] of SITES) {
    it(`are those that read the ${part}, where the edit is in the ${part}`, async () => {
      const { look, edit } = await opened();
      edit(path, find, put);
      const { ran } = look(path);
      // What says where a section stands is made anew by every edit; what checks say depends on everything.
      const may = new Set([...reading(part), ...reading('general'), ...reading('checks')]);
      assert.deepEqual(
        [...ran].filter((rule) => !may.has(rule)),
        [],
        'rules that do not read it',
      );
      assert.ok(
        reading(part).every((rule) => ran.has(rule)),
        'not every rule that reads it',
      );
    });

    it(`say of an edit in the ${part} what a fresh judgement says`, async () => {
      const { look, edit, entry, settle } = await opened();
      edit(path, find, put);
      await settle();
      const fresh = await opened({ ...example(), [path]: entry(path).text });
      const told = (findings: ReturnType<typeof look>['findings']) =>
        findings.map(({ rule, severity, message, place }) => `${startOf(place)} ${rule} ${severity} ${message}`);
      for (const each of [ENGAGEMENT, RESTORE])
        assert.deepEqual(told(look(each).findings), told(fresh.look(each).findings));
    });
  }

  it('are run in an engagement when something that matters to it is different in a runbook', async () => {
    const { look, edit } = await opened();
    edit(RESTORE, 'title: Rename the lost instance', 'title: Rename the instance that was lost');
    assert.deepEqual(
      [...look(ENGAGEMENT).ran].filter((rule) => !reading('checks').includes(rule)),
      [],
    );
    edit(RESTORE, 'status: effective', 'status: draft');
    const { ran } = look(ENGAGEMENT);
    assert.ok(reading('runbooks').some((rule) => ran.has(rule)));
  });

  it('are run in a runbook when a part of its engagement that they read is different', async () => {
    const { look, edit } = await opened();
    edit(ENGAGEMENT, 'text: Storms take the port links down', 'text: Storms take all port links down');
    assert.deepEqual([...look(RESTORE).ran], []);
    edit(ENGAGEMENT, 'title: Boarding gateway', 'title: Boarding gateways');
    assert.deepEqual([...look(RESTORE).ran].sort(), [...new Set(reading('systems', 'runbook'))].sort());
  });

  it('are those that ask for the day, on another day', async () => {
    const { look } = await opened();
    const { ran } = look(ENGAGEMENT, '2026-09-16');
    // Who is trained depends on the day: assessments expire.
    const may = new Set([...reading('today'), ...reading('training'), ...reading('checks')]);
    assert.deepEqual(
      [...ran].filter((rule) => !may.has(rule)),
      [],
    );
    assert.ok(ran.size > 20);
  });
});

describe('the severity of a finding', () => {
  const HINT = 'ownership/access-held';
  const severities = async (policy: string, today = TODAY) => {
    const texts = example();
    texts[ENGAGEMENT] = texts[ENGAGEMENT]!.replace('    rules: {training/no-materials: warning}', policy);
    const { look } = await opened(texts);
    return new Set(look(ENGAGEMENT, today).findings.flatMap(({ rule, severity }) => (rule === HINT ? severity : [])));
  };

  it('follows the ratchet: far, near and due', async () => {
    assert.deepEqual([...(await severities(''))], ['hint']);
    // The transfer phase's gate is due on 2027-02-26.
    assert.deepEqual([...(await severities('', '2027-01-10'))], ['warning']);
    assert.deepEqual([...(await severities('', '2027-02-26'))], ['error']);
  });

  it('follows the window of the policy', async () => {
    const texts = example();
    texts[ENGAGEMENT] = texts[ENGAGEMENT]!.replace('    ratchet: 60d', '    ratchet: 1Y');
    const { look } = await opened(texts);
    const found = look(ENGAGEMENT).findings.filter(({ rule }) => rule === HINT);
    assert.deepEqual([...new Set(found.map(({ severity }) => severity))], ['warning']);
  });

  it('is what the policy sets, near a gate or far', async () => {
    assert.deepEqual([...(await severities(`    rules: {${HINT}: error}`))], ['error']);
    assert.deepEqual([...(await severities(`    rules: {${HINT}: hint}`, '2027-02-26'))], ['hint']);
    assert.deepEqual([...(await severities(`    rules: {${HINT}: off}`, '2027-02-26'))], []);
  });

  it('is set for the runbooks of the engagement too', async () => {
    const texts = example();
    texts[ENGAGEMENT] = texts[ENGAGEMENT]!.replace('training/no-materials: warning', 'runbook/no-verification: off');
    texts[RESTORE] = texts[RESTORE]!.replace(/ {2}verification:\n(?: {4}-.*\n)+/, '');
    const { look } = await opened(texts);
    assert.ok(!look(RESTORE).findings.some(({ rule }) => rule === 'runbook/no-verification'));
  });
});
