import assert from 'node:assert/strict';
import { obviousFix } from '../../../server/rules/fix-all';
import { judge } from '../../../server/rules/judge';
import { applyEdits } from '../../../server/syntax/edits';
import { promisedKind } from '../../../server/workspace/files';
import { openWorkspace, uriOf } from '../workspace';
import { TODAY } from './helper';

const FOLDER = '/work/';

/**
 * The files after a fix of the first finding of a rule.
 * @param texts files of one workspace folder by path
 * @param options `title`: the beginning of the fix's title; without it the obvious fix. `now`: the day
 */
export async function fixed(
  texts: Readonly<Record<string, string>>,
  rule: string,
  { now = TODAY, title }: { now?: string; title?: string } = {},
): Promise<Record<string, string>> {
  const { workspace, file } = await openWorkspace(
    Object.fromEntries(Object.entries(texts).map(([path, text]) => [FOLDER + path, text])),
  );
  for (const path of Object.keys(texts).filter(promisedKind).sort()) {
    const entry = file(FOLDER + path);
    for (let before = -1; before !== workspace.outside; ) {
      before = workspace.outside;
      judge(entry, workspace, now);
      await workspace.settled();
    }
    const finding = judge(entry, workspace, now).find((one) => one.rule === rule);
    if (!finding) continue;
    const titles = finding.fixes?.map((one) => one.title).join(', ');
    const fix = title
      ? finding.fixes?.find((one) => one.title.startsWith(title))
      : (obviousFix(finding) ?? finding.fixes?.[0]);
    assert.ok(fix, `${rule} offers ${titles || 'no fix'}`);
    const changes = fix.plan(entry, now);
    assert.ok(changes, `the fix "${fix.title}" cannot be made`);
    const after: Record<string, string> = { ...texts };
    for (const change of changes) {
      const uri = 'create' in change ? change.create : change.file.uri;
      const name = decodeURIComponent(uri).slice(decodeURIComponent(uriOf(FOLDER)).length);
      after[name] = 'create' in change ? change.text : applyEdits(texts[name]!, change.edits);
    }
    return after;
  }
  assert.fail(`nothing is found by ${rule}`);
}
