import { type Command, l10n, Range, Uri, window, workspace } from 'vscode';
import type { Range as ProtocolRange } from '../../server/protocol';

/** The command behind a row: shows the file at the place that the row stands for. */
export function openCommand(uri: string, selection: ProtocolRange): Command {
  return { command: 'handover.open', title: l10n.t('Open in File'), arguments: [uri, selection] };
}

/**
 * Shows a document with a range of it selected, and puts the cursor there: who goes to a line wants to read on or type.
 *
 * @param uri the document
 * @param selection the range; where the text has become shorter meanwhile, as much of it as there is
 */
export async function open(uri: string, selection: ProtocolRange): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const { start, end } = selection;
  const range = document.validateRange(new Range(start.line, start.character, end.line, end.character));
  await window.showTextDocument(document, { selection: range });
}
