import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisedKind } from '../workspace/files';
import { NodeFiles } from '../workspace/files-node';
import { isWithin, normalised } from '../workspace/uris';
import { Workspace } from '../workspace/workspace';
import { WrongUse } from './wrong-use';

/** A workspace in which some paths and all that lies around them are read. */
export interface Targets {
  readonly workspace: Workspace;
  /** The URIs of the paths. */
  readonly uris: readonly string[];
}

/**
 * Reads the files and folders that a command was given.
 * @throws WrongUse where one does not exist, or is none of ours
 */
export async function readTargets(paths: readonly string[]): Promise<Targets> {
  const workspace = new Workspace(new NodeFiles(), { judged: () => {}, changed: () => {} });
  const here = uriOfPath(process.cwd());
  const uris: string[] = [];
  for (const path of paths) {
    const full = resolve(path);
    const info = await stat(full).catch(() => undefined);
    if (!info) throw new WrongUse(`there is no file or folder \`${path}\``);
    if (!info.isDirectory() && !promisedKind(full)) {
      throw new WrongUse(
        `\`${path}\` is neither an engagement nor a runbook; their names end in .engagement.yaml or .runbook.yaml`,
      );
    }
    const target = uriOfPath(full);
    uris.push(target);
    // Paths in files may lead anywhere below the working directory, as they may below an editor's folder.
    const folder = info.isDirectory() ? target : uriOfPath(dirname(full));
    workspace.addFolder(isWithin(folder, here) ? here : folder);
    if (info.isDirectory()) {
      for (const uri of await workspace.files.find(target)) await workspace.load(normalised(uri));
    } else await workspace.load(target);
    await workspace.around(folder);
  }
  return { workspace, uris };
}

/** The URI of an absolute path, spelt as the workspace spells it. */
export function uriOfPath(path: string): string {
  return normalised(pathToFileURL(path).toString());
}
