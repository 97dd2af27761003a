/**
 * `npm test`: runs every suite, or those whose names (or the beginnings of them) are given: `npm test -- unit browser`.
 * The last line sums up all of them; the exit code is 1 when a test failed or a suite could not report.
 */

import { buildAll, EXTENSION_TESTS, packedExtension } from './host/build.mjs';
import { findChromium } from './host/chromium.mjs';
import { runExtensionSuite } from './host/extension-suite.mjs';
import { runNodeSuite } from './host/node-suite.mjs';
import { summarize } from './host/results.mjs';
import { NEWEST, OLDEST } from './host/versions.mjs';
import { installVscode } from './host/vscode.mjs';

/** The extension as its package has it, made for the first suite that needs it. */
const packed = once(packedExtension);

/** @type {Record<string, (name: string) => Promise<import('./host/results.mjs').Outcome>>} */
const SUITES = {
  unit: (name) => runNodeSuite(name, { processes: 2 }),
  protocol: (name) => runNodeSuite(name),
  'extension-oldest': inVscode(OLDEST, 'node'),
  'extension-newest': inVscode(NEWEST, 'node'),
  'extension-web': inVscode(NEWEST, 'web'),
  browser: async (name) => {
    await Promise.all([installVscode(NEWEST), findChromium()]);
    return runNodeSuite(name, { env: { HANDOVER_EXTENSION: (await packed()).folder } });
  },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.keys(SUITES).some((suite) => suite.startsWith(name)));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}. The suites are ${Object.keys(SUITES).join(', ')}.`);
  process.exit(2);
}

const outcomes = [];
await buildAll({ tests: true });
for (const [name, run] of Object.entries(SUITES)) {
  if (wanted.length > 0 && !wanted.some((start) => name.startsWith(start))) continue;
  outcomes.push(await run(name).catch((error) => broken(name, error)));
}
process.exit(summarize(outcomes) ? 0 : 1);

/** @returns {(name: string) => Promise<import('./host/results.mjs').Outcome>} */
function inVscode(/** @type {string} */ version, /** @type {'node' | 'web'} */ kind) {
  return async (name) =>
    runExtensionSuite({
      name,
      version,
      web: kind === 'web',
      extension: (await packed()).folder,
      tests: EXTENSION_TESTS[kind],
    });
}

/** The outcome of a suite whose preparation failed. */
function broken(/** @type {string} */ suite, /** @type {Error} */ error) {
  console.log(`\n${suite}\n  ✗ ${suite}: ${error.message}`);
  return { suite, passed: 0, failed: 0, pending: 0, ms: 0, problem: error.message };
}

/**
 * @template T
 * @param {() => Promise<T>} make
 * @returns {() => Promise<T>}
 */
function once(make) {
  /** @type {Promise<T> | undefined} */
  let made;
  return () => {
    made ??= make();
    return made;
  };
}
