import type { DocumentSelector, WorkspaceFolder } from 'vscode';

/** The language ids that are ours. */
export const languageIds = ['handover-engagement', 'handover-runbook'] as const;

/** Our documents wherever they come from: for what only shows. */
export const anyOfOurs: DocumentSelector = languageIds.map((language) => ({ language }));

/**
 * The schemes whose documents the server is told about: files, unsaved documents and whatever the workspace lies on.
 * Left out are the copies that VS Code opens beside them, such as the old side of a diff (`git:`), which would
 * otherwise count as a second engagement with the same ids.
 */
export function schemes(folders: readonly WorkspaceFolder[] | undefined): string[] {
  return [...new Set(['file', 'untitled', ...(folders ?? []).map((folder) => folder.uri.scheme)])];
}
