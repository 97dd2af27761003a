/** `npm run test:desktop`: the extension suite in a desktop VS Code, which @vscode/test-electron downloads. */

import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { buildAll, EXTENSION_TESTS, packageExtension } from './build.mjs';
import { progress, ROOT } from './cache.mjs';
import { removeAtExit, run } from './processes.mjs';
import { OLDEST } from './versions.mjs';
import { onlyFolder } from './vscode.mjs';

const work = join(ROOT, '.build/desktop');
const vsix = join(work, 'handover.vsix');

try {
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  await buildAll({ tests: true });
  await packageExtension(vsix);
  for (const version of [OLDEST, 'stable']) await runIn(version);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function runIn(/** @type {string} */ version) {
  progress(`running the extension suite in the desktop VS Code ${version}`);
  const vscodeExecutablePath = await downloadAndUnzipVSCode(version);
  const home = join(work, version);
  const user = await mkdtemp(join(tmpdir(), 'handover-')); // VS Code makes a socket in it, whose path has to be short.
  removeAtExit(user);
  const workspace = join(home, 'workspace');
  await cp(join(ROOT, 'examples'), workspace, { recursive: true });
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: await unpack(vscodeExecutablePath, join(home, 'extensions'), user),
    extensionTestsPath: EXTENSION_TESTS.node,
    launchArgs: [workspace, '--disable-extensions', '--user-data-dir', user],
  });
}

/** Has that VS Code unpack the package, and gives the folder. */
async function unpack(/** @type {string} */ executable, /** @type {string} */ extensions, /** @type {string} */ user) {
  const [cli = executable, ...usual] = resolveCliArgsFromVSCodeExecutablePath(executable, {
    reuseMachineInstall: true,
  });
  const args = [...usual, `--extensions-dir=${extensions}`, `--user-data-dir=${user}`, '--install-extension', vsix];
  return onlyFolder(extensions, await run(cli, args, { shell: process.platform === 'win32' }));
}
