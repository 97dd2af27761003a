import { relative, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { judge } from '../rules/judge';
import type { Finding, Severity } from '../rules/rule';
import type { FileEntry } from '../workspace/file';
import { isWithin } from '../workspace/uris';
import type { Workspace } from '../workspace/workspace';

/** A finding as the command line prints it: lines and columns are 1-based, columns in UTF-16 units. */
export interface Result {
  /** Relative to the working directory, with `/`. */
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  severity: Severity;
  rule: string;
  message: string;
  related: { file: string; line: number; message: string }[];
}

/** The findings of the files at or below some URIs, in the order of files and lines. */
export async function collect(workspace: Workspace, targets: readonly string[], today: string): Promise<Result[]> {
  const files = [...workspace.all()]
    .filter((file) => targets.some((target) => isWithin(file.uri, target)))
    .sort((a, b) => (a.uri < b.uri ? -1 : 1));
  const results: Result[] = [];
  for (const file of files) {
    for (const finding of await settledJudgement(file, workspace, today)) {
      const { start, end } = file.rangeOf(finding.place);
      results.push({
        file: shownPath(file),
        line: start.line + 1,
        column: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
        severity: finding.severity,
        rule: finding.rule,
        message: finding.message,
        related: (finding.related ?? []).map((related) => ({
          file: shownPath(related.file ?? file),
          line: (related.file ?? file).rangeOf(related.place).start.line + 1,
          message: related.message,
        })),
      });
    }
  }
  return results;
}

/** The findings of a file once all is known of the files that it names. */
async function settledJudgement(file: FileEntry, workspace: Workspace, today: string): Promise<Finding[]> {
  for (;;) {
    const before = workspace.outside;
    const found = judge(file, workspace, today);
    await workspace.settled();
    if (workspace.outside === before) return found;
  }
}

function shownPath(file: FileEntry): string {
  return relative(process.cwd(), URI.parse(file.uri).fsPath).split(sep).join('/');
}
