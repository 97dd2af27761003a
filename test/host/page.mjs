/** The workbench's page: its address, and the results that VS Code hands to it. */

/**
 * @typedef {object} PageOptions
 * @property {string} folder the folder to open
 * @property {string} [extension] folder of an extension under development
 * @property {string} [tests] bundle whose `run()` the extension host is to call
 */

/**
 * The address that opens a folder in a running VS Code.
 * @param {import('./vscode.mjs').Server} server
 * @param {PageOptions} options
 * @returns {string}
 */
export function workbenchUrl({ authority, token }, { folder, extension, tests }) {
  const remote = (/** @type {string} */ path) => `vscode-remote://${authority}${urlPath(path)}`;
  const payload = [['skipWelcome', 'true']];
  if (extension) payload.push(['extensionDevelopmentPath', remote(extension)]);
  if (tests) payload.push(['extensionTestsPath', remote(tests)]);
  const query = new URLSearchParams({ tkn: token, folder: urlPath(folder), payload: JSON.stringify(payload) });
  return `http://${authority}/?${query}`;
}

/** A path as an URI has it; on Windows `C:\x` is `/C:/x`. */
function urlPath(/** @type {string} */ path) {
  const slashes = path.replaceAll('\\', '/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}

/**
 * Takes what the workbench tells the page of a test run. To be called before the page loads.
 * @param {import('playwright-core').Page} page
 * @param {(line: string) => void} onLine every line that the extension host or the workbench logs
 * @returns {Promise<Promise<number>[]>} the exit code of the run, in a list so that awaiting the call does not await the run
 */
export async function automate(page, onLine) {
  /** @type {(code: number) => void} */
  let exit = () => {};
  /** @type {Promise<number>} */
  const code = new Promise((resolve) => {
    exit = resolve;
  });
  await page.exposeFunction('codeAutomationLog', (/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
    for (const line of args.map(String).join(' ').split('\n')) onLine(line);
  });
  await page.exposeFunction('codeAutomationExit', (/** @type {number} */ value) => exit(value));
  return [code];
}
