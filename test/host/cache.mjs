/** A folder of things installed from packages. What is in it is complete, or it is not there. */

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeAtExit, run } from './processes.mjs';

/** The repository's folder. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Where installs are kept: `.cache/` in the repository, or the folder that HANDOVER_CACHE names. */
export const CACHE = resolve(ROOT, process.env.HANDOVER_CACHE ?? '.cache');

/** Says on one line what is being done; progress goes to stderr so that stdout keeps the results. */
export function progress(/** @type {string} */ message) {
  process.stderr.write(`handover: ${message}\n`);
}

/**
 * The folder of a cached install, made by `fill` when it is not there yet or was made from another `stamp`.
 * `fill` gets an empty folder beside the final one, which is renamed only when `fill` is through: an interrupted install
 * is never taken for a complete one, and of two at the same time one wins.
 * @param {string} name folder name inside the cache
 * @param {string} stamp what the install consists of, with exact versions
 * @param {(folder: string) => Promise<void>} fill
 * @returns {Promise<string>}
 */
export function cached(name, stamp, fill) {
  const running = installs.get(name) ?? install(name, stamp, fill).finally(() => installs.delete(name));
  installs.set(name, running);
  return running;
}

/**
 * The installs that this process has begun.
 * @type {Map<string, Promise<string>>}
 */
const installs = new Map();

/**
 * @param {string} name
 * @param {string} stamp
 * @param {(folder: string) => Promise<void>} fill
 */
async function install(name, stamp, fill) {
  const folder = join(CACHE, name);
  if (await isComplete(folder, stamp)) return folder;
  const partial = await temporaryFolder(name);
  progress(`installing ${stamp} (once, into ${CACHE})`);
  try {
    await fill(partial);
    await writeFile(join(partial, STAMP), stamp);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw new Error(
      `Cannot install ${stamp}. It comes from the package registry that npm is set up for; run the command again when ` +
        `the registry can be reached.\n${error instanceof Error ? error.message : error}`,
    );
  }
  if (await isComplete(folder, stamp)) {
    await rm(partial, { recursive: true, force: true }); // Another process was faster.
    return folder;
  }
  await rm(folder, { recursive: true, force: true });
  await rename(partial, folder);
  return folder;
}

const STAMP = 'handover-stamp.txt';

async function isComplete(/** @type {string} */ folder, /** @type {string} */ stamp) {
  return (await readFile(join(folder, STAMP), 'utf8').catch(() => undefined)) === stamp;
}

/** A new folder in the cache, which is gone at the end of this process or, if that was killed, of a later one. */
export async function temporaryFolder(/** @type {string} */ name) {
  await mkdir(CACHE, { recursive: true });
  for (const entry of await readdir(CACHE)) {
    const owner = /\.tmp-(\d+)-/.exec(entry)?.[1];
    if (owner && !isRunning(Number(owner)))
      await rm(join(CACHE, entry), { recursive: true, force: true, maxRetries: 3 });
  }
  const folder = await mkdtemp(join(CACHE, `${name}.tmp-${process.pid}-`));
  removeAtExit(folder);
  return folder;
}

function isRunning(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Runs `npm install` in a folder, without install scripts.
 * @param {string} folder
 * @param {string[]} args packages, or flags
 */
export async function npmInstall(folder, args) {
  const command = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...args];
  if (args.some((arg) => !arg.startsWith('-')) && !existsSync(join(folder, 'package.json'))) {
    await writeFile(join(folder, 'package.json'), '{ "private": true }\n'); // Else npm installs into a parent folder.
  }
  const npm = process.env.npm_execpath;
  // `npm run` tells which npm it is; only without it the one on the path is taken (a .cmd file on Windows: needs a shell).
  if (npm && /\bnpm-cli\.[cm]?js$/.test(npm))
    await run(process.execPath, [npm, ...command], { cwd: folder, env: npmEnv() });
  else await run('npm', command, { cwd: folder, env: npmEnv(), shell: process.platform === 'win32' });
}

/** The environment without what `npm run` says of this package, which a nested npm would take for settings of its own. */
function npmEnv() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^npm_(package|lifecycle|config_(local_)?prefix)/i.test(key)),
  );
}
