import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The repository, found upwards from the bundle in `.build/`. */
export const repository = (() => {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'handover') return folder;
    if (folder === dirname(folder)) throw new Error(`no package.json of handover above ${__dirname}`);
  }
})();

/** What the developers share, outside of the repository; may be absent. */
export const shared = resolve(process.env.HANDOVER_SHARED ?? join(repository, '../shared'));

export const serverPath = resolve(process.env.HANDOVER_SERVER ?? join(repository, 'dist/server.js'));
export const cliPath = resolve(process.env.HANDOVER_CLI ?? join(repository, 'dist/cli.js'));

/** A new folder below the system's temporary one, and the function that removes it. */
export function temporaryFolder(purpose: string): { path: string; remove: () => void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), `handover-${purpose}-`)));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
