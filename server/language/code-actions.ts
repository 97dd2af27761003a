import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import { suppressing } from '../rules/engine/suppressing';
import type { FileChange, Fix } from '../rules/fix';
import { obviousFix, repair, safeFix } from '../rules/fix-all';
import { judge } from '../rules/judge';
import type { Finding } from '../rules/rule';
import { endOf, startOf } from '../syntax/nodes';
import type { TextEdit } from '../syntax/text';
import type { FileEntry } from '../workspace/file';
import type { Workspace } from '../workspace/workspace';
import type { PlannedEdit } from './workspace-edit';

/** Puts right all in a file that needs no person's decision. */
export const FIX_ALL = 'source.fixAll.handover';
const QUICK_FIX = 'quickfix';
export const ACTION_KINDS = [QUICK_FIX, FIX_ALL];

/** What an action is, from when it is offered until it is asked for. */
export type ActionData = { readonly uri: string; readonly version: number } & (
  | { readonly does: 'fix'; readonly rule: string; readonly at: number; readonly message: string; readonly fix: number }
  | { readonly does: 'fix-rule'; readonly rule: string }
  | { readonly does: 'suppress'; readonly rule: string; readonly line: number }
  | { readonly does: 'fix-all' }
);

/** What an action changes. */
export interface ActionEdit {
  readonly edits: Iterable<readonly [FileEntry, readonly PlannedEdit[]]>;
  readonly created: Iterable<readonly [uri: string, text: string]>;
}

/**
 * What can be done about the findings in a range, without the edits: `resolveAction` plans them when one is chosen.
 * @param range absolute offsets, UTF-16
 * @param only the kinds of action that are asked for; undefined: all
 * @param told the finding as the client knows it
 */
export function codeActions(
  workspace: Workspace,
  file: FileEntry,
  range: { start: number; end: number },
  today: string,
  only: readonly string[] | undefined,
  version: number,
  told: (finding: Finding) => Diagnostic,
): CodeAction[] {
  const wanted = (kind: string) => !only || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
  const base = { uri: file.uri, version };
  const actions: CodeAction[] = [];
  const all = judge(file, workspace, today);
  if (wanted(QUICK_FIX)) {
    const here = all.filter(({ place }) => startOf(place) <= range.end && endOf(place) >= range.start);
    for (const finding of here) actions.push(...fixesOf(finding, base, told));
    for (const rule of new Set(here.map((finding) => finding.rule))) {
      const same = all.filter((finding) => finding.rule === rule && obviousFix(finding));
      if (same.length < 2) continue;
      actions.push({
        title: `Fix all ${same.length} findings of ${rule} in this file`,
        kind: QUICK_FIX,
        diagnostics: same.map(told),
        data: { ...base, does: 'fix-rule', rule } satisfies ActionData,
      });
    }
    for (const finding of here) {
      if (finding.rule === 'format/unused-suppression') continue;
      const { line } = file.rangeOf(finding.commentAt ?? finding.place).start;
      const { rule } = finding;
      if (!suppressing(file, rule, line)) continue;
      actions.push({
        title: `Hold ${rule} back here, for a reason`,
        kind: QUICK_FIX,
        diagnostics: [told(finding)],
        data: { ...base, does: 'suppress', rule, line } satisfies ActionData,
      });
    }
  }
  if (wanted(FIX_ALL) && all.some(safeFix)) {
    actions.push({
      title: 'Fix all that needs no decision',
      kind: FIX_ALL,
      data: { ...base, does: 'fix-all' } satisfies ActionData,
    });
  }
  return actions;
}

function fixesOf(
  finding: Finding,
  base: { uri: string; version: number },
  told: (finding: Finding) => Diagnostic,
): CodeAction[] {
  const { rule, place, message, fixes = [] } = finding;
  return fixes.map((fix: Fix, index) => ({
    title: fix.title.replaceAll('`', "'"),
    kind: QUICK_FIX,
    diagnostics: [told(finding)],
    ...(fix.preferred ? { isPreferred: true } : {}),
    data: { ...base, does: 'fix', rule, at: startOf(place), message, fix: index } satisfies ActionData,
  }));
}

/**
 * Plans what an action does to the texts as they are now.
 * @returns undefined where the file has moved on since the action was offered, or it cannot be done
 */
export function resolveAction(
  workspace: Workspace,
  data: ActionData,
  today: string,
  versionOf: (uri: string) => number,
): ActionEdit | undefined {
  const file = workspace.get(data.uri);
  if (!file || versionOf(data.uri) !== data.version) return undefined;
  if (data.does === 'suppress') {
    const planned = suppressing(file, data.rule, data.line);
    return planned && { edits: [[file, [{ ...planned.edit, cursor: planned.cursor }]]], created: [] };
  }
  const all = judge(file, workspace, today);
  switch (data.does) {
    case 'fix': {
      const finding = all.find(
        ({ rule, place, message }) => rule === data.rule && startOf(place) === data.at && message === data.message,
      );
      const changes = finding?.fixes?.[data.fix]?.plan(file, today);
      return changes && editOf(changes);
    }
    case 'fix-rule':
      return repair(
        all.filter(({ rule }) => rule === data.rule),
        obviousFix,
        file,
        today,
      );
    case 'fix-all':
      return repair(all, safeFix, file, today);
  }
}

function editOf(changes: readonly FileChange[]): ActionEdit {
  const edits: [FileEntry, readonly TextEdit[]][] = [];
  const created: [string, string][] = [];
  for (const change of changes) {
    if ('create' in change) created.push([change.create, change.text]);
    else edits.push([change.file, change.edits]);
  }
  return { edits, created };
}
