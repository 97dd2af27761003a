// Builds everything. `node esbuild.mjs` → dist/; `--tests` also bundles the tests into .build/test;
// `--generate` only derives server/generated from the schemas; `--watch` rebuilds dist/ on change.
import { readdirSync } from 'node:fs';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { build, context } from 'esbuild';
import { generate } from './schemas/generate.mjs';

const flags = new Set(process.argv.slice(2));

await generate();
if (flags.has('--generate')) process.exit(0);

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: !flags.has('--watch'),
  // Class and function names stay readable in a stack trace that a user sends us.
  keepNames: false,
  sourcemap: false,
  legalComments: 'none',
  target: 'es2022',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
};
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
const browser = { ...common, platform: 'browser', mainFields: ['browser', 'module', 'main'] };

const product = [
  { ...node, entryPoints: ['client/main.node.ts'], outfile: 'dist/client.js', external: ['vscode'] },
  {
    ...browser,
    entryPoints: ['client/main.browser.ts'],
    outfile: 'dist/client.web.js',
    format: 'cjs',
    external: ['vscode'],
  },
  { ...node, entryPoints: ['server/main.node.ts'], outfile: 'dist/server.js' },
  { ...browser, entryPoints: ['server/main.browser.ts'], outfile: 'dist/server.web.js', format: 'iife' },
  { ...node, entryPoints: ['server/cli.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
];

await rm('dist', { recursive: true, force: true });
if (flags.has('--watch')) {
  for (const options of product) await (await context({ ...options, sourcemap: 'linked' })).watch();
} else {
  const results = await Promise.all(product.map((options) => build({ ...options, metafile: true })));
  await writeFile(
    'dist/licenses.txt',
    await licenses(results.flatMap((result) => Object.keys(result.metafile.inputs))),
  );
  await chmod('dist/cli.js', 0o755);
  if (flags.has('--tests')) await tests();
}

/** The licences of the libraries that are part of the bundles, which ask to be passed on. */
async function licenses(inputs) {
  const packages = new Set(inputs.flatMap((input) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []));
  const texts = [...packages].sort().map(async (folder) => {
    const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? await readFile(`${folder}/${file}`, 'utf8') : `Licensed under ${license}.`;
    return `${name} ${version}\n\n${text.trim()}\n`;
  });
  return (await Promise.all(texts)).join(`\n${'-'.repeat(80)}\n\n`);
}

async function tests() {
  await rm('.build/test', { recursive: true, force: true });
  const external = ['vscode', 'playwright-core', 'mocha', 'esbuild', 'ajv'];
  const readable = { minify: false, sourcemap: 'inline' };
  const entries = ['unit', 'protocol', 'browser'].flatMap((suite) =>
    readdirSync(`test/${suite}`, { recursive: true })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => `test/${suite}/${file}`),
  );
  await Promise.all([
    build({
      ...node,
      ...readable,
      entryPoints: [...entries, 'test/bench/bench.ts', 'test/bench/cold-rules.ts'],
      outbase: 'test',
      outdir: '.build/test',
      outExtension: { '.js': '.cjs' },
      external,
    }),
    build({
      ...node,
      ...readable,
      entryPoints: ['test/extension/index.node.ts'],
      outfile: '.build/test/extension/index.cjs',
      external: ['vscode'],
    }),
    build({
      ...browser,
      ...readable,
      entryPoints: ['test/extension/index.web.ts'],
      outfile: '.build/test/extension/index.web.js',
      format: 'cjs',
      external: ['vscode'],
    }),
  ]);
}
