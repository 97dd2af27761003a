/** A real VS Code workbench for tests that look at it: the window a user sees, driven with Playwright. */

import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';

export interface WorkbenchOptions {
  /** The folder to open; a copy of it is opened, so a test may change the files. */
  folder: string;
  /** VS Code's version, of those in test/host/versions.mjs; the newest when not given. */
  version?: string;
  theme?: 'light' | 'dark' | 'highContrast' | 'highContrastLight';
  /** Runs the extension in a web worker, as on vscode.dev. */
  web?: boolean;
  /** User settings. */
  settings?: Record<string, unknown>;
  /** False opens the folder in Restricted Mode. */
  trust?: boolean;
}

export interface Workbench {
  page: Page;
  /** The copy that is open. */
  folder: string;
  /** Closes the page and ends VS Code. */
  close(): Promise<void>;
}

/** Opens a folder in VS Code with the extension loaded, and waits until the window is there with its files. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { startVscode, launchChromium, workbenchUrl, removeAtExit, VSCODE, NEWEST } = await host();
  const { version = NEWEST, theme = 'light', web = false, settings = {}, trust = true } = options;
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    await mkdir(resolve('.build/workspaces'), { recursive: true });
    const parent = await mkdtemp(resolve('.build/workspaces/browser-'));
    removeAtExit(parent);
    closing.push(() => rm(parent, { recursive: true, force: true }));
    const folder = join(parent, basename(options.folder));
    await cp(options.folder, folder, { recursive: true });

    const named = { light: VSCODE[version]?.light, dark: VSCODE[version]?.dark };
    const contrast = { highContrast: 'Default High Contrast', highContrastLight: 'Default High Contrast Light' };
    const colorTheme = { ...named, ...contrast }[theme];
    const server = await startVscode({
      version,
      web,
      trust,
      settings: { 'workbench.colorTheme': colorTheme, ...settings },
    });
    closing.push(server.stop);
    const browser = await launchChromium();
    closing.push(() => browser.close());
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      colorScheme: theme === 'dark' || theme === 'highContrast' ? 'dark' : 'light',
      reducedMotion: 'reduce',
    });
    // The extension as packaged, which the runner names; the working tree when a test file is run by itself.
    const extension = process.env.HANDOVER_EXTENSION ?? process.cwd();
    await page.goto(workbenchUrl(server, { folder, extension }));
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    return { page, folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Saves a picture of the page, or of a part of it: into `docs/screenshots/` when HANDOVER_SCREENSHOTS=1 asks for new ones,
 * else beside the other products of the tests. Gives its path.
 */
export async function screenshot(target: Pick<Page, 'screenshot'>, name: string): Promise<string> {
  const folder = process.env.HANDOVER_SCREENSHOTS === '1' ? 'docs/screenshots' : '.build/screenshots';
  const path = resolve(folder, `${name}.png`);
  await target.screenshot({ path, animations: 'disabled' });
  return path;
}

/** What this needs of test/host: plain modules that find their place in the repository, so they are not bundled. */
interface Host {
  NEWEST: string;
  VSCODE: Record<string, { light: string; dark: string }>;
  startVscode(options: {
    version: string;
    web: boolean;
    trust: boolean;
    settings: Record<string, unknown>;
  }): Promise<Server>;
  launchChromium(): Promise<Browser>;
  removeAtExit(folder: string): void;
  workbenchUrl(server: Server, options: { folder: string; extension: string }): string;
}

interface Server {
  stop(): Promise<void>;
}

async function host(): Promise<Host> {
  const modules = ['versions', 'vscode', 'chromium', 'page', 'processes'].map(
    (name) => import(pathToFileURL(resolve(`test/host/${name}.mjs`)).href),
  );
  return Object.assign({}, ...(await Promise.all(modules)));
}
