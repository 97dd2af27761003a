/**
 * Judges an engagement once in a process that has judged nothing before, and prints how long that took:
 * `node cold-rules.cjs <folder> <engagement> <today>`. Files are read before the clock starts: what is measured is the rules.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { runbooksOf } from '../../server/engagement/runbooks';
import { judge } from '../../server/rules/judge';
import { MemoryFiles } from '../../server/workspace/files-memory';
import { Workspace } from '../../server/workspace/workspace';

/** What one cold run took, in milliseconds. */
export interface ColdRules {
  parse: number;
  rules: number;
  /** The same again, after an edit that every rule has to look at. */
  again: number;
  findings: number;
}

async function main(): Promise<void> {
  const [folder, name, today] = process.argv.slice(2) as [string, string, string];
  const paths = (readdirSync(folder, { recursive: true }) as string[]).filter((path) => /\.ya?ml$/.test(path));
  const uriOf = (path: string) => `file:///w/${path.replaceAll('\\', '/')}`;
  const texts = Object.fromEntries(paths.map((path) => [uriOf(path), readFileSync(join(folder, path), 'utf8')]));
  const workspace = new Workspace(new MemoryFiles(texts), { judged: () => {}, changed: () => {} });
  workspace.addFolder('file:///w');
  await workspace.index();
  const parsing = performance.now();
  const file = workspace.open(uriOf(name), texts[uriOf(name)]!);
  file.wake();
  runbooksOf(workspace.scopeOf(file));
  const parse = performance.now() - parsing;
  const start = performance.now();
  const found = judge(file, workspace, today);
  const rules = performance.now() - start;
  await workspace.settled();
  judge(file, workspace, today);
  workspace.edit(file, [{ text: `${file.text}# edited\n` }]);
  const later = performance.now();
  judge(file, workspace, today);
  const again = performance.now() - later;
  process.stdout.write(`${JSON.stringify({ parse, rules, again, findings: found.length } satisfies ColdRules)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
