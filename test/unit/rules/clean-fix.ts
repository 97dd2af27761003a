import assert from 'node:assert/strict';
import { fixed } from './fixes';
import { findingsOf } from './helper';

/** As `fixed`, and makes sure that the finding is gone by it, and that nothing else has come. */
export async function fixedCleanly(
  texts: Readonly<Record<string, string>>,
  rule: string,
  options: { now?: string; title?: string } = {},
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
