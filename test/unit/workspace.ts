import type { FileEntry } from '../../server/workspace/file';
import { MemoryFiles } from '../../server/workspace/files-memory';
import { Workspace } from '../../server/workspace/workspace';

/** A workspace that lives in memory, indexed, with a record of what it told its listeners. */
export interface TestWorkspace {
  readonly workspace: Workspace;
  readonly files: MemoryFiles;
  /** The file at a path such as `/w/acme.engagement.yaml`. */
  file(path: string): FileEntry;
  /** URIs of the files of which `judged` and `changed` were told, in order, since the last look. */
  judged(): string[];
  changed(): string[];
}

/** The URI of a path, spelt as the workspace spells it. */
export function uriOf(path: string): string {
  return `file://${path.split('/').map(encodeURIComponent).join('/')}`;
}

/**
 * Makes a workspace of texts by path and reads it. Its folders are the topmost folders of the paths, unless said
 * otherwise.
 */
export async function openWorkspace(
  texts: Readonly<Record<string, string>>,
  folders: readonly string[] = [...new Set(Object.keys(texts).map((path) => `/${path.split('/')[1]}`))],
): Promise<TestWorkspace> {
  const files = new MemoryFiles(Object.fromEntries(Object.entries(texts).map(([path, text]) => [uriOf(path), text])));
  const told: Record<'judged' | 'changed', string[]> = { judged: [], changed: [] };
  const workspace = new Workspace(files, {
    judged: (all) => told.judged.push(...[...all].map(({ uri }) => uri)),
    changed: (all) => told.changed.push(...[...all].map(({ uri }) => uri)),
  });
  for (const folder of folders) workspace.addFolder(uriOf(folder));
  await workspace.index();
  const take = (what: 'judged' | 'changed') => told[what].splice(0);
  take('judged');
  take('changed');
  return {
    workspace,
    files,
    file(path) {
      const found = workspace.get(uriOf(path));
      if (!found) throw new Error(`${path} is not in the workspace`);
      return found;
    },
    judged: () => take('judged'),
    changed: () => take('changed'),
  };
}
