import { commands, Uri, workspace } from 'vscode';

/** What the file is called in the package, and in the repository. */
const names = ['readme.md', 'README.md'];

/**
 * Shows the extension's own description, as it was installed: no network is needed for it.
 *
 * @param extension the folder of the extension
 */
export async function openReadme(extension: Uri): Promise<void> {
  for (const name of names) {
    const uri = Uri.joinPath(extension, name);
    const found = await workspace.fs.readFile(uri).then(
      () => true,
      () => false,
    );
    if (found) return commands.executeCommand('markdown.showPreview', uri);
  }
  await commands.executeCommand('extension.open', 'handover.handover');
}
