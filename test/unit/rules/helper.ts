import { judge } from '../../../server/rules/judge';
import type { Severity } from '../../../server/rules/rule';
import { MemoryFiles } from '../../../server/workspace/files-memory';
import { Workspace } from '../../../server/workspace/workspace';

/** A finding as the tests compare it. */
export interface Judged {
  path: string;
  /** 1-based. */
  line: number;
  rule: string;
  severity: Severity;
  message: string;
  /** The text that is underlined. */
  at: string;
}

const FOLDER = 'file:///work';

/** The findings of every engagement and runbook of a workspace folder, in the order of files and lines. */
export async function findingsOf(texts: Readonly<Record<string, string>>): Promise<Judged[]> {
  const files = new MemoryFiles();
  for (const [path, text] of Object.entries(texts)) files.write(`${FOLDER}/${path}`, text);
  const workspace = new Workspace(files, { judged: () => {}, changed: () => {} });
  workspace.addFolder(FOLDER);
  await workspace.index();
  const entries = [...workspace.all()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
  const judged = () => entries.map((file) => judge(file, workspace.scopeOf(file), workspace.paths));
  // The first round asks which paths exist.
  judged();
  await workspace.paths.settled();
  return judged().flatMap((findings, index) => {
    const file = entries[index]!;
    return findings.map(({ rule, severity, message, place }) => {
      const { start } = file.rangeOf(place);
      const from = place.origin.start + place.start;
      return {
        path: decodeURIComponent(file.uri.slice(FOLDER.length + 1)),
        line: start.line + 1,
        rule,
        severity,
        message,
        at: file.text.slice(from, place.origin.start + place.end),
      };
    });
  });
}
