import type { InlayHint, Range } from 'vscode-languageserver';
import { criterionState, milestoneState, type State } from '../checks/criteria';
import type { Readiness } from '../checks/readiness';
import { placeOf } from '../model/values';
import { readinessIn } from '../rules/readiness';
import { endOf } from '../syntax/nodes';
import type { FileEntry } from '../workspace/file';
import type { Workspace } from '../workspace/workspace';
import { briefly, outcomeMarkdown } from './outcomes';

/**
 * Behind each `check:` in a range, what it says today: `✓ met`, `✗ 2 of 4`, `? unknown`. Only what lies in the range is
 * looked at.
 * @param today `YYYY-MM-DD`
 */
export function inlayHints(workspace: Workspace, file: FileEntry, range: Range, today: string): InlayHint[] {
  const { source } = file.source;
  const [start, end] = [source.offsetAt(range.start), source.offsetAt(range.end)];
  const hints: InlayHint[] = [];
  for (const readiness of readinessIn(file, workspace, today)) {
    for (const { holder, state } of holders(readiness)) {
      const place = placeOf(holder, 'check');
      if (!place || endOf(place) < start || endOf(place) > end) continue;
      const outcome = state();
      hints.push({
        position: file.rangeOf(place).end,
        label: briefly(outcome),
        tooltip: { kind: 'markdown', value: outcomeMarkdown(outcome) },
        paddingLeft: true,
      });
    }
  }
  return hints;
}

/** What may hold a check, in the order of the file as far as phases go. */
function* holders({ checks }: Readiness): Iterable<{ holder: object; state: () => State }> {
  for (const { milestones, gate } of checks.inputs.phases.phases) {
    for (const milestone of milestones) yield { holder: milestone, state: () => milestoneState(milestone, checks) };
    for (const criterion of gate?.criteria ?? [])
      yield { holder: criterion, state: () => criterionState(criterion, checks) };
  }
}
