import type { FileEntry } from '../../server/workspace/file';
import { MemoryFiles } from '../../server/workspace/files-memory';
import { Workspace, type WorkspaceEvents } from '../../server/workspace/workspace';

/** A workspace that lives in memory, with everything in it read. */
export interface TestWorkspace {
  readonly workspace: Workspace;
  readonly files: MemoryFiles;
  /** The file at a path such as `/w/acme.engagement.yaml`. */
  file(path: string): FileEntry;
}

/** The URI of a path, spelt as the workspace spells it. */
export function uriOf(path: string): string {
  return `file://${path.split('/').map(encodeURIComponent).join('/')}`;
}

/**
 * Makes a workspace of texts by path and reads it. Its folders are the topmost folders of the paths.
 * @param events what is to be told of changes, where a test asks
 */
export async function openWorkspace(
  texts: Readonly<Record<string, string>>,
  events: WorkspaceEvents = { judged: () => {}, changed: () => {} },
): Promise<TestWorkspace> {
  const files = new MemoryFiles(Object.fromEntries(Object.entries(texts).map(([path, text]) => [uriOf(path), text])));
  const workspace = new Workspace(files, events);
  for (const path of Object.keys(texts)) workspace.addFolder(uriOf(`/${path.split('/')[1]}`));
  await workspace.index();
  return {
    workspace,
    files,
    file(path) {
      const found = workspace.get(uriOf(path));
      if (!found) throw new Error(`${path} is not in the workspace`);
      return found;
    },
  };
}
