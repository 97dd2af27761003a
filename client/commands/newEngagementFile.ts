import { commands, window, workspace } from 'vscode';

/**
 * Opens an unsaved engagement file with the skeleton from the contributed snippets, its first placeholder selected.
 * Nothing is written to disk.
 */
export async function newEngagementFile(): Promise<void> {
  const langId = 'handover-engagement';
  await window.showTextDocument(await workspace.openTextDocument({ language: langId }));
  await commands.executeCommand('editor.action.insertSnippet', { langId, name: 'Engagement' });
}
