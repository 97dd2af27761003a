import { readFile, writeFile } from 'node:fs/promises';
import { URI } from 'vscode-uri';
import { repair, safeFix } from '../rules/fix-all';
import { applyEdits } from '../syntax/edits';
import type { TextEdit } from '../syntax/text';
import type { FileEntry } from '../workspace/file';
import type { Workspace } from '../workspace/workspace';
import { filesOf } from './check';
import { judged } from './judged';

/** So often a file is looked at again, as one fix may make room for another. */
const MAX_ROUNDS = 20;

/** What was put right in a file. */
export interface Fixed {
  readonly uri: string;
  readonly count: number;
}

/**
 * Applies the fixes that need no person's decision to the files at or below some URIs, in memory and on the disk.
 * A file that has changed on the disk since it was read is left alone.
 */
export async function fixAll(workspace: Workspace, targets: readonly string[], today: string): Promise<Fixed[]> {
  const fixed: Fixed[] = [];
  for (const file of filesOf(workspace, targets)) {
    const before = file.text;
    let count = 0;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const all = await judged(file, workspace, today);
      const planned = repair(all, safeFix, file, today);
      const edits = planned.edits.get(file);
      // What is safe touches its own file alone.
      if (!edits?.length) break;
      applyTo(workspace, file, edits);
      count += planned.count;
    }
    if (count > 0 && (await write(file, before))) fixed.push({ uri: file.uri, count });
  }
  return fixed;
}

function applyTo(workspace: Workspace, file: FileEntry, edits: readonly TextEdit[]): void {
  workspace.edit(file, [{ text: applyEdits(file.text, edits) }]);
}

/** @returns whether the file was still as it had been read */
async function write(file: FileEntry, before: string): Promise<boolean> {
  const path = URI.parse(file.uri).fsPath;
  const text = decoded(await readFile(path));
  if (text === undefined) return false;
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  if (text.slice(mark.length) !== before) return false;
  await writeFile(path, mark + file.text);
  return true;
}

/** A text with its byte order mark; undefined for bytes that are no UTF-8, of which some would be lost. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
