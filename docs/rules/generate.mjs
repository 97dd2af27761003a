// `npm run docs`: writes the part of each rule's page that comes from the rule, the index, and the ids that `policy.rules`
// may name into the schema. The rest of a page is written by hand: what, why, examples, how to fix, source. A test fails
// where something is out of date.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const bundle = fileURLToPath(new URL('../../.build/pages.cjs', import.meta.url));
await build({
  entryPoints: [fileURLToPath(new URL('pages.ts', import.meta.url))],
  outfile: bundle,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
});
const { described, indexOf, withHead, withRuleIds } = createRequire(import.meta.url)(bundle);

const rules = described();
for (const rule of rules) {
  const file = new URL(`${rule.id}.md`, import.meta.url);
  const page = existsSync(file) ? await readFile(file, 'utf8') : '';
  const text = withHead(rule, page);
  if (text === page) continue;
  await mkdir(dirname(fileURLToPath(file)), { recursive: true });
  await writeFile(file, text);
}
await writeFile(new URL('README.md', import.meta.url), indexOf(rules));

const schema = new URL('../../schemas/engagement.schema.json', import.meta.url);
const before = await readFile(schema, 'utf8');
const after = withRuleIds(rules, before);
if (JSON.stringify(JSON.parse(after)) !== JSON.stringify(JSON.parse(before))) {
  await writeFile(schema, after);
  execFileSync('npx', ['biome', 'format', '--write', fileURLToPath(schema)], { stdio: 'ignore' });
}
