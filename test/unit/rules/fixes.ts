import assert from 'node:assert/strict';
import { judge } from '../../../server/rules/judge';
import { applyEdits } from '../../../server/syntax/edits';
import { promisedKind } from '../../../server/workspace/files';
import { openWorkspace, uriOf } from '../workspace';
import { TODAY } from './helper';

/**
 * The texts after a fix of the first finding of a rule.
 * @param texts by path
 * @param options `title` of the fix that is taken; absent: the first one
 */
export async function fixed(
  texts: Readonly<Record<string, string>>,
  rule: string,
  { now = TODAY, title }: { now?: string; title?: string } = {},
): Promise<Record<string, string>> {
  const folder = '/work/';
  const { workspace, file } = await openWorkspace(
    Object.fromEntries(Object.entries(texts).map(([path, text]) => [folder + path, text])),
  );
  const paths = Object.keys(texts).filter(promisedKind).sort();
  const judged = () => paths.flatMap((path) => judge(file(folder + path), workspace, now));
  let found = judged();
  for (let before = -1; before !== workspace.outside; ) {
    before = workspace.outside;
    await workspace.settled();
    found = judged();
  }
  const finding = found.find((one) => one.rule === rule);
  assert.ok(finding, `there is no finding of ${rule}`);
  const fix = (finding.fixes ?? []).find((one) => title === undefined || one.title === title);
  assert.ok(fix, `no such fix; there are: ${(finding.fixes ?? []).map((one) => one.title).join(', ')}`);
  const changes = fix.plan();
  assert.ok(changes, `the fix "${fix.title}" cannot be made`);
  const after: Record<string, string> = { ...texts };
  for (const change of changes) {
    if ('create' in change) {
      const path = decodeURIComponent(change.create.slice(uriOf(folder).length));
      after[path] ??= change.text;
    } else {
      const path = decodeURIComponent(change.file.uri.slice(uriOf(folder).length));
      after[path] = applyEdits(change.file.text, change.edits);
    }
  }
  return after;
}
