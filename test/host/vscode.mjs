/** A real VS Code without a desktop: its server, to be opened in a browser. */

import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached, npmInstall, temporaryFolder } from './cache.mjs';
import { nodeBinary } from './node.mjs';
import { kill, run, start } from './processes.mjs';
import { VSCODE } from './versions.mjs';

/** User settings that keep away all that is not the extension's: welcome pages, updates, prompts, chat, telemetry. */
const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'window.title': '${rootName}${separator}${activeEditorShort}',
  'security.workspace.trust.startupPrompt': 'never',
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * Puts the extension into the web worker host. The payload's `extensionDevelopmentKind` does not: the browser's workbench
 * reads it by another name than the one under which it keeps it.
 */
const WEB = { 'remote.extensionKind': { 'handover.handover': ['web'] } };

/**
 * @typedef {object} ServerOptions
 * @property {string} version one of the versions in versions.mjs
 * @property {string} [data] folder that keeps its data; without it the data last as long as the server
 * @property {Record<string, unknown>} [settings] user settings beside the usual ones
 * @property {boolean} [web] run the extension in a web worker, by its `browser` entry
 * @property {boolean} [trust] false leaves workspace trust on, so that folders open in Restricted Mode
 */

/**
 * @typedef {object} Server
 * @property {string} version
 * @property {string} authority `127.0.0.1:port`
 * @property {string} token what a page has to show to be served; part of every address that page.mjs makes
 * @property {Promise<number | null>} ended its exit code, when it has ended
 * @property {() => string} log the last of what the server said
 * @property {() => Promise<void>} stop
 */

/**
 * Installs a VS Code into the cache when it is not there yet.
 * @param {string} version
 * @returns {Promise<{ node: string, main: string }>} the Node binary and the server's script
 */
export async function installVscode(version) {
  const wanted = VSCODE[version];
  if (!wanted) throw new Error(`VS Code ${version} is none of ${Object.keys(VSCODE).join(', ')}.`);
  const spec = `code-server@${wanted.codeServer}`;
  const node = await nodeBinary(wanted.node);
  const inside = 'node_modules/code-server/lib/vscode';
  const folder = await cached(`vscode-${version}`, spec, async (to) => {
    await npmInstall(to, [spec]);
    await npmInstall(join(to, inside), ['--omit=dev']);
  });
  return { node, main: join(folder, inside, 'out/server-main.js') };
}

/**
 * Starts a VS Code on a free port of this machine alone, and waits until it takes connections.
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startVscode({ version, data, settings = {}, web = false, trust = true }) {
  const { node, main } = await installVscode(version);
  const home = data ?? (await temporaryFolder('data'));
  await mkdir(join(home, 'data/User'), { recursive: true });
  await mkdir(join(home, 'extensions'), { recursive: true });
  // Kept data keep the settings that a person has changed in them.
  const flag = data ? 'wx' : 'w';
  const json = JSON.stringify({ ...SETTINGS, ...(web && WEB), ...settings }, null, 2);
  await writeFile(join(home, 'data/User/settings.json'), json, { flag }).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });

  const token = randomUUID();
  const args = ['--host', '127.0.0.1', '--port', '0', '--connection-token', token, '--accept-server-license-terms'];
  args.push('--server-data-dir', home, '--extensions-dir', join(home, 'extensions'), '--telemetry-level', 'off');
  args.push('--enable-smoke-test-driver');
  if (trust) args.push('--disable-workspace-trust');
  const child = start(node, [main, ...args], { env: environment() });
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => child.once('close', resolve));
  let log = '';
  const keep = (/** @type {Buffer} */ chunk) => {
    log = (log + chunk).slice(-LOG_LIMIT);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const stop = async () => {
    kill(child);
    await ended;
    if (!data) await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };

  const port = await new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /^Extension host agent listening on (\d+)/m.exec(log)?.[1];
      if (found) resolve(found);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`VS Code ${version} ended with exit code ${code} as it started:\n${log}`)),
    );
  });
  return { version, authority: `127.0.0.1:${port}`, token, ended, log: () => log, stop };
}

/**
 * Installs an extension package the way a user's VS Code does, and gives the folder it was unpacked to.
 * @param {{ version: string, vsix: string, into: string }} what `into` is emptied first
 * @returns {Promise<string>}
 */
export async function installExtension({ version, vsix, into }) {
  const { node, main } = await installVscode(version);
  await rm(into, { recursive: true, force: true });
  await mkdir(into, { recursive: true });
  const args = ['--install-extension', vsix, '--extensions-dir', into, '--server-data-dir', join(into, '.data')];
  const said = await run(node, [main, ...args], { env: environment() });
  return onlyFolder(into, said);
}

/**
 * The one folder into which a VS Code has unpacked an extension.
 * @param {string} parent
 * @param {string} said what VS Code said of it
 */
export async function onlyFolder(parent, said) {
  const entries = await readdir(parent, { withFileTypes: true });
  const [folder, ...others] = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  if (!folder || others.length > 0) throw new Error(`VS Code did not install the extension:\n${said}`);
  return join(parent, folder.name);
}

/** How much of what a server says is kept, in characters. */
const LOG_LIMIT = 200_000;

/** The environment, without the variables by which a VS Code's own terminal would make this one its child. */
function environment() {
  const own = Object.entries(process.env).filter(([key]) => !/^(VSCODE_|ELECTRON_)/.test(key));
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: '{}' }; // No marketplace: nothing is looked up or updated.
}
