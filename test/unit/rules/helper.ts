import { judge } from '../../../server/rules/judge';
import type { Severity } from '../../../server/rules/rule';
import { startOf } from '../../../server/syntax/nodes';
import { promisedKind } from '../../../server/workspace/files';
import { openWorkspace } from '../workspace';

/** A finding as the tests compare it. */
export interface Judged {
  path: string;
  /** 1-based. */
  line: number;
  rule: string;
  severity: Severity;
  message: string;
}

/** The day on which the tests of rules are, where they do not say another: that of `examples/skerry-line`. */
export const TODAY = '2026-09-15';

/** The findings of every engagement and runbook of one workspace folder, in the order of paths and lines. */
export async function findingsOf(texts: Readonly<Record<string, string>>, today = TODAY): Promise<Judged[]> {
  const folder = '/work/';
  const { workspace, file } = await openWorkspace(
    Object.fromEntries(Object.entries(texts).map(([path, text]) => [folder + path, text])),
  );
  const paths = Object.keys(texts).filter(promisedKind).sort();
  const judged = () =>
    paths.flatMap((path) => {
      const entry = file(folder + path);
      return judge(entry, workspace, today).map(({ rule, severity, message, place }) => {
        const { line } = entry.source.source.positionAt(startOf(place));
        return { path, line: line + 1, rule, severity, message };
      });
    });
  for (;;) {
    const before = workspace.outside;
    const found = judged();
    await workspace.settled();
    if (workspace.outside === before) return found;
  }
}
