/** What the suites run on: the bundles, and the extension as its package has it. */

import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';
import { progress, ROOT } from './cache.mjs';
import { run } from './processes.mjs';
import { OLDEST } from './versions.mjs';
import { installExtension } from './vscode.mjs';

/** The bundle of the extension suite, by the kind of extension host that runs it. */
export const EXTENSION_TESTS = {
  node: join(ROOT, '.build/test/extension/index.cjs'),
  web: join(ROOT, '.build/test/extension/index.web.js'),
};

/** Builds the product and, when asked, the bundles of the tests. */
export async function buildAll(/** @type {{ tests: boolean }} */ { tests }) {
  progress(tests ? 'building the extension and the tests' : 'building the extension');
  await run(process.execPath, ['esbuild.mjs', ...(tests ? ['--tests'] : [])], { cwd: ROOT });
}

/**
 * Makes the VSIX; the extension has to be built. Without a path it goes into the repository's folder under its usual name.
 * @param {string} [packagePath]
 */
export async function packageExtension(packagePath) {
  await createVSIX({
    cwd: ROOT,
    ...(packagePath && { packagePath }),
    dependencies: false, // All is bundled.
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
}

/**
 * Packages the extension and has a VS Code unpack it, so that the suites see what a user gets and no other file.
 * @returns {Promise<{ vsix: string, folder: string }>}
 */
export async function packedExtension() {
  const vsix = join(ROOT, '.build/handover.vsix');
  await mkdir(join(ROOT, '.build'), { recursive: true });
  progress('packaging the extension');
  await packageExtension(vsix);
  const folder = await installExtension({ version: OLDEST, vsix, into: join(ROOT, '.build/packed') });
  await requireNamedFiles(folder);
  return { vsix, folder };
}

/** Throws when the manifest names a file that .vscodeignore has left out: VS Code says nothing of most such files. */
async function requireNamedFiles(/** @type {string} */ folder) {
  const { main, browser, icon, contributes } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  /** @type {string[]} */
  const missing = [];
  JSON.stringify([main, browser, icon, contributes], (_key, value) => {
    const isFile = typeof value === 'string' && /^[\w./-]+\.(js|json|md|png|svg)$/.test(value);
    if (isFile && !existsSync(join(folder, value))) missing.push(value);
    return value;
  });
  if (missing.length > 0)
    throw new Error(`The package lacks files that package.json names: ${[...new Set(missing)].join(', ')}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await packageExtension();
