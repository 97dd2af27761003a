/** `npm start`: opens VS Code with the extension from the working tree and `examples/`. */

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll } from './build.mjs';
import { CACHE, progress, ROOT } from './cache.mjs';
import { workbenchUrl } from './page.mjs';
import { run } from './processes.mjs';
import { NEWEST } from './versions.mjs';
import { startVscode } from './vscode.mjs';

const { values } = parseArgs({
  options: {
    desktop: { type: 'boolean', default: false },
    version: { type: 'string', default: NEWEST },
    web: { type: 'boolean', default: false },
  },
});
const folder = join(ROOT, 'examples');

try {
  await buildAll({ tests: false });
  if (values.desktop) await openDesktop();
  else await openBrowser();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function openDesktop() {
  const shell = process.platform === 'win32'; // There `code` is a .cmd file.
  await run('code', [`--extensionDevelopmentPath=${ROOT}`, folder], { shell }).catch((error) => {
    throw new Error(
      `${error.message}\nIs VS Code's command \`code\` on the path? Without it \`npm start\` opens the browser.`,
    );
  });
}

async function openBrowser() {
  const { version, web } = values;
  const server = await startVscode({ version, web, data: join(CACHE, web ? 'start-web' : 'start') });
  server.ended.then((code) => {
    console.error(`VS Code has ended with exit code ${code}:\n${server.log()}`);
    process.exit(1);
  });
  const url = workbenchUrl(server, { folder, extension: ROOT });
  console.log(`\nVS Code ${server.version} with Handover and its examples:\n\n  ${url}\n\nCtrl-C stops it.`);
  showInBrowser(url);
  progress('running');
}

/** Opens the address on a desktop; elsewhere the printed address has to do. */
function showInBrowser(/** @type {string} */ url) {
  const opener = { darwin: 'open', linux: process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? 'xdg-open' : undefined }[
    /** @type {string} */ (process.platform)
  ];
  if (opener)
    spawn(opener, [url], { stdio: 'ignore', detached: true })
      .on('error', () => {})
      .unref();
}
