import { judge } from '../rules/judge';
import type { Finding } from '../rules/rule';
import type { FileEntry } from '../workspace/file';
import type { Workspace } from '../workspace/workspace';

/** The findings of a file, once all is known of the files that it names. */
export async function judged(file: FileEntry, workspace: Workspace, today: string): Promise<Finding[]> {
  for (;;) {
    const before = workspace.outside;
    const found = judge(file, workspace, today);
    await workspace.settled();
    // What was learnt may lead to more that is asked: the text of a document, and then of what that names.
    if (workspace.outside === before) return found;
  }
}
