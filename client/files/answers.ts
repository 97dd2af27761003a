import { FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { filesFind, filesList, filesRead, filesStat, MAX_FILES_FOUND } from '../../server/protocol';

type Kind = 'file' | 'directory';

/** Files that are ours, by name: the table of the format. */
const ours = /^(?:engagement|runbook)\.yaml$|\.(?:engagement|runbook)\.ya?ml$/;
/** Folders in which nobody keeps an engagement. */
const skipped = new Set(['.git', 'node_modules']);

/**
 * Lets the server read files through VS Code: the only way where it runs in a browser or the folder is virtual.
 * A request that fails means to the server that the thing does not exist.
 */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(filesRead, async ({ uri }: { uri: string }) => ({
    base64: base64(await workspace.fs.readFile(Uri.parse(uri))),
  }));
  client.onRequest(filesStat, async ({ uri }: { uri: string }) => {
    const type = await workspace.fs.stat(Uri.parse(uri)).then(
      (stat) => kindOf(stat.type),
      () => undefined,
    );
    return { type: type ?? 'none' };
  });
  client.onRequest(filesList, async ({ uri }: { uri: string }) => {
    const entries = await workspace.fs.readDirectory(Uri.parse(uri));
    return { entries: entries.flatMap(([name, type]): [string, Kind][] => nonEmpty(name, kindOf(type))) };
  });
  client.onRequest(filesFind, async ({ uri, name }: { uri: string; name?: string }) => {
    const found: Uri[] = [];
    const search: Search =
      name === undefined
        ? { isWanted: (each) => ours.test(each), most: Number.POSITIVE_INFINITY, found }
        : { isWanted: (each) => each === name, most: MAX_FILES_FOUND, found };
    await find(Uri.parse(uri), search);
    return { uris: found.map((each) => each.toString()) };
  });
}

interface Search {
  readonly isWanted: (name: string) => boolean;
  /** How many are looked for. */
  readonly most: number;
  readonly found: Uri[];
}

/**
 * Collects the files that are wanted below a folder. By walking, not by VS Code's search: not every folder can be searched, and
 * settings that hide files from a person must not change what an engagement is.
 */
async function find(folder: Uri, search: Search): Promise<void> {
  const { isWanted, most, found } = search;
  if (found.length >= most) return;
  const entries = await workspace.fs.readDirectory(folder).then(
    (all) => all,
    () => [],
  );
  const below: Uri[] = [];
  // Types are compared whole: links are not followed, they may lead in circles or out of the folder.
  for (const [name, type] of entries) {
    if (type === FileType.Directory && !skipped.has(name)) below.push(Uri.joinPath(folder, name));
    else if (type === FileType.File && isWanted(name) && found.length < most) found.push(Uri.joinPath(folder, name));
  }
  await Promise.all(below.map((each) => find(each, search)));
}

function nonEmpty(name: string, kind: Kind | undefined): [string, Kind][] {
  return kind === undefined ? [] : [[name, kind]];
}

function kindOf(type: FileType): Kind | undefined {
  if (type & FileType.Directory) return 'directory';
  return type & FileType.File ? 'file' : undefined;
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  const chunk = 0x8000;
  for (let at = 0; at < bytes.length; at += chunk) binary += String.fromCharCode(...bytes.subarray(at, at + chunk));
  return btoa(binary);
}
