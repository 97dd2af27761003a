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
 * @param {object} [options]
 * @param {Record<string, string>} [options.env] further environment variables
 * @param {number} [options.processes] among how many processes the files are shared out; for tests that measure time, one
 * @returns {Promise<import('./results.mjs').Outcome>}
 */
export function runNodeSuite(name, { env = {}, processes = 1 } = {}) {
  /** @type {import('node:child_process').ChildProcess[]} */
  const children = [];
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
      const count = Math.min(processes, files.length);
      let ended = 0;
      await Promise.all(
        Array.from({ length: count }, (_, index) => {
          const own = files.filter((_file, at) => at % count === index);
          const mocha = start(process.execPath, ['--enable-source-maps', MOCHA, ...own], {
            cwd: ROOT,
            env: { ...process.env, ...env },
            stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
          });
          children.push(mocha);
          mocha.on('message', (message) => {
            const event = /** @type {import('./results.mjs').TestEvent} */ (message);
            // The suite has ended when each of its processes has.
            if (event.kind !== 'end' || ++ended === count) onEvent(event);
          });
          return new Promise((resolve, reject) => {
            mocha.once('error', reject);
            mocha.once('close', resolve);
          });
        }),
      );
    },
    () => Promise.all(children.map(end)),
  );
}

/** Asks a process to end, and ends it when it does not: its tests may have started a VS Code. */
async function end(/** @type {import('node:child_process').ChildProcess} */ child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once('close', resolve));
  kill(child, 'SIGTERM');
  const timer = setTimeout(() => kill(child), 5_000);
  await closed;
  clearTimeout(timer);
}
