/** Runs the extension suite inside a real VS Code. */

import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ROOT } from './cache.mjs';
import { findChromium, launchChromium } from './chromium.mjs';
import { automate, workbenchUrl } from './page.mjs';
import { observe, parseEvent } from './results.mjs';
import { installVscode, startVscode } from './vscode.mjs';

/**
 * @typedef {object} ExtensionSuite
 * @property {string} name
 * @property {string} version of VS Code
 * @property {boolean} web whether the extension host is a web worker
 * @property {string} extension the extension's folder
 * @property {string} tests the suite's bundle
 */

/**
 * Runs the suite on a copy of `examples/`, which is thrown away afterwards.
 * @param {ExtensionSuite} suite
 * @returns {Promise<import('./results.mjs').Outcome>}
 */
export async function runExtensionSuite({ name, version, web, extension, tests }) {
  await Promise.all([installVscode(version), findChromium()]); // Beforehand: it may take longer than a test may.
  const folder = join(ROOT, '.build/workspaces', name);
  /** @type {(() => Promise<unknown>)[]} */
  const open = [];
  /** @type {string[]} */
  const lines = [];
  let serverLog = () => '';
  const outcome = await observe(
    name,
    async (onEvent) => {
      await rm(folder, { recursive: true, force: true });
      await cp(join(ROOT, 'examples'), folder, { recursive: true });
      const server = await startVscode({ version, web });
      open.push(server.stop);
      serverLog = server.log;
      const browser = await launchChromium();
      open.push(() => browser.close());
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
      const [exit] = await automate(page, (line) => {
        const event = parseEvent(line);
        if (event) onEvent(event);
        else lines.push(line);
      });
      const crash = new Promise((resolve) => page.once('crash', () => resolve('the page crashed')));
      const gone = server.ended.then((code) => `VS Code's server ended with exit code ${code}`);
      await page.goto(workbenchUrl(server, { folder, extension, tests: web ? await moveIn(tests, extension) : tests }));
      const problem = await Promise.race([exit.then(() => undefined), crash, gone]);
      if (problem) throw new Error(problem);
    },
    async () => {
      for (const close of open.reverse()) await close();
      await rm(folder, { recursive: true, force: true });
    },
  );
  if (outcome.problem || outcome.failed) {
    const log = join(ROOT, '.build/logs', `${name}.log`);
    await mkdir(join(ROOT, '.build/logs'), { recursive: true });
    await writeFile(log, `${lines.join('\n')}\n\n--- VS Code's server ---\n${serverLog()}`);
    const telling = lines.filter((line) => !NOISE.test(line)).slice(-20);
    if (outcome.problem) console.log(telling.join('\n').replace(/^/gm, '      '));
    console.log(`      The whole log of the host: ${log}`);
  }
  return outcome;
}

/** Stack traces, and native modules that this VS Code does without. */
const NOISE =
  /^\s*(at |→ |- |Require stack|Error: Cannot find module|Cannot find module|Error: Could not locate the bindings|$)/;

/** VS Code runs a suite in the host of the extension whose folder it is in, and one from elsewhere in Node. */
async function moveIn(/** @type {string} */ tests, /** @type {string} */ extension) {
  const inside = join(extension, '.tests', basename(tests));
  await cp(tests, inside);
  return inside;
}
