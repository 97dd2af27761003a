import { FileType, RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { filesFind, filesList, filesRead, filesStat } from '../../server/protocol';

type Kind = 'file' | 'directory';

/** Files that are ours, by name; the table of the format. */
const ours = '**/{engagement.yaml,*.engagement.yaml,*.engagement.yml,runbook.yaml,*.runbook.yaml,*.runbook.yml}';
const ourName = /(?:^(?:engagement|runbook)\.yaml|\.(?:engagement|runbook)\.ya?ml)$/;
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
    try {
      return { type: kindOf((await workspace.fs.stat(Uri.parse(uri))).type) ?? 'none' };
    } catch {
      return { type: 'none' };
    }
  });
  client.onRequest(filesList, async ({ uri }: { uri: string }) => ({ entries: await list(Uri.parse(uri)) }));
  client.onRequest(filesFind, async ({ uri }: { uri: string }) => ({
    uris: (await find(Uri.parse(uri))).map((found) => found.toString()),
  }));
}

/** Our files below a folder: by VS Code's search where the folder has one, else folder by folder. */
async function find(folder: Uri): Promise<Uri[]> {
  const exclude = `**/{${[...skipped].join(',')}}/**`;
  const found = await workspace.findFiles(new RelativePattern(folder, ours), exclude);
  return found.length > 0 ? found : walk(folder);
}

async function walk(folder: Uri): Promise<Uri[]> {
  const found: Uri[] = [];
  let level = [folder];
  while (level.length > 0) {
    const next: Uri[] = [];
    for (const directory of level) {
      for (const [name, kind] of await list(directory).catch(() => [])) {
        const uri = Uri.joinPath(directory, name);
        if (kind === 'directory' && !skipped.has(name)) next.push(uri);
        else if (kind === 'file' && ourName.test(name)) found.push(uri);
      }
    }
    level = next;
  }
  return found;
}

async function list(folder: Uri): Promise<[string, Kind][]> {
  const entries = await workspace.fs.readDirectory(folder);
  return entries.flatMap(([name, type]): [string, Kind][] => {
    // A link to a folder may lead round in a circle; a link to a file is a file.
    const kind = type === (FileType.SymbolicLink | FileType.Directory) ? undefined : kindOf(type);
    return kind === undefined ? [] : [[name, kind]];
  });
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
