/** Runs bundles of tests with mocha in a Node process of their own. */

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './cache.mjs';
import { kill, start } from './processes.mjs';
import { observe } from './results.mjs';

const MOCHA = fileURLToPath(new URL('./mocha-process.mjs', import.meta.url));

/**
 * Runs all tests that were bundled from `test/<name>/`.
 * @param {string} name
 * @param {Record<string, string>} [env] further environment variables
 * @returns {Promise<import('./results.mjs').Outcome>}
 */
export function runNodeSuite(name, env = {}) {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  return observe(
    name,
    async (onEvent) => {
      const folder = join(ROOT, '.build/test', name);
      const files = existsSync(folder)
        ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
            .filter((file) => file.endsWith('.test.cjs'))
            .sort()
            .map((file) => join(folder, file))
        : [];
      if (files.length === 0) throw new Error(`there is no test in test/${name}`);
      const mocha = start(process.execPath, ['--enable-source-maps', MOCHA, ...files], {
        cwd: ROOT,
        env: { ...process.env, ...env },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      child = mocha;
      mocha.on('message', (message) => onEvent(/** @type {import('./results.mjs').TestEvent} */ (message)));
      await new Promise((resolve, reject) => {
        mocha.once('error', reject);
        mocha.once('close', resolve);
      });
    },
    () => end(child),
  );
}

/** Asks a process to end, and ends it when it does not: its tests may have started a VS Code. */
async function end(/** @type {import('node:child_process').ChildProcess | undefined} */ child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once('close', resolve));
  kill(child, 'SIGTERM');
  const timer = setTimeout(() => kill(child), 5_000);
  await closed;
  clearTimeout(timer);
}
