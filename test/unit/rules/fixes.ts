import assert from 'node:assert/strict';
import { judge } from '../../../server/rules/judge';
import type { Finding } from '../../../server/rules/rule';
import { applyEdits } from '../../../server/syntax/edits';
import { promisedKind } from '../../../server/workspace/files';
import { openWorkspace } from '../workspace';
import { findingsOf, TODAY } from './helper';

/** Where the texts lie in the workspace of the tests. */
const FOLDER = '/work/';

export interface FixOptions {
  now?: string;
  /** Of the fix that is taken, where it is not the first one. */
  title?: string;
}

/**
 * Texts after a fix of the first finding of a rule.
 * @param texts by path; all of one workspace folder
 */
export async function fixed(
  texts: Readonly<Record<string, string>>,
  rule: string,
  { now = TODAY, title }: FixOptions = {},
): Promise<Record<string, string>> {
  const { workspace, file } = await openWorkspace(
    Object.fromEntries(Object.entries(texts).map(([path, text]) => [FOLDER + path, text])),
  );
  const all = () =>
    Object.keys(texts)
      .filter(promisedKind)
      .flatMap((path): Finding[] => judge(file(FOLDER + path), workspace, now));
  let found = all();
  for (let before = -1; before !== workspace.outside; found = all()) {
    before = workspace.outside;
    await workspace.settled();
  }
  const finding = found.find((one) => one.rule === rule);
  assert.ok(finding, `no finding of ${rule}`);
  const fixes = finding.fixes ?? [];
  const fix = title === undefined ? fixes[0] : fixes.find((one) => one.title === title);
  assert.ok(fix, `no such fix; there are: ${fixes.map((one) => one.title).join(', ')}`);
  const changes = fix.plan();
  assert.ok(changes, 'the fix cannot be planned');
  const after: Record<string, string> = { ...texts };
  for (const change of changes) {
    if ('create' in change) after[pathOf(change.create)] = change.text;
    else after[pathOf(change.file.uri)] = applyEdits(change.file.text, change.edits);
  }
  return after;
}

function pathOf(uri: string): string {
  return decodeURIComponent(uri).replace(`file://${FOLDER}`, '');
}

/** As `fixed`, and makes sure that the finding is gone by it, and nothing else has come. */
export async function fixedCleanly(
  texts: Readonly<Record<string, string>>,
  rule: string,
  options: FixOptions = {},
): Promise<Record<string, string>> {
  const after = await fixed(texts, rule, options);
  const said = async (of: Readonly<Record<string, string>>) =>
    (await findingsOf(of, options.now)).map((one) => `${one.path} ${one.rule} ${one.message}`);
  const [before, now] = [await said(texts), await said(after)];
  const count = (all: readonly string[]) => all.filter((one) => one.includes(` ${rule} `)).length;
  assert.equal(count(now), count(before) - 1, `of ${rule} there are:\n${now.join('\n')}`);
  assert.deepEqual(
    now.filter((one) => !before.includes(one)),
    [],
    'the fix brings new findings',
  );
  return after;
}
