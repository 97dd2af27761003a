import * as vscode from 'vscode';
import { equal, ok } from '../assert';
import { diagnosed, engagement, ownFolder, rule } from '../handover';

describe('fixes', () => {
  const folder = ownFolder('fixes');
  const wrong = engagement.replace('status: active', 'status: actve # by the sponsor');
  let document: vscode.TextDocument;
  let found: vscode.Diagnostic[];

  before(async () => {
    const uri = await folder.write('kite.engagement.yaml', wrong);
    found = await diagnosed(uri, async () => {
      document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
    });
  });

  const actions = async (range: vscode.Range, kind?: vscode.CodeActionKind) =>
    vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      kind?.value,
      // So many are resolved, that is, come with their edits.
      20,
    );

  it('are offered at a mistake, the obvious one first', async () => {
    const mistake = found.find((one) => rule(one) === 'format/unknown-value');
    ok(mistake, 'no mistake is shown');
    const [first] = await actions(mistake.range, vscode.CodeActionKind.QuickFix);
    equal(first?.title, "Change to 'active'");
    ok(first?.isPreferred, 'it is not the preferred one');
    ok(first.edit, 'it has no edit');
  });

  it('change the text and nothing else, in one undo step', async () => {
    const mistake = found.find((one) => rule(one) === 'format/unknown-value');
    const [first] = await actions(mistake!.range, vscode.CodeActionKind.QuickFix);
    await diagnosed(document.uri, () => vscode.workspace.applyEdit(first!.edit!));
    equal(document.getText(), wrong.replace('actve', 'active'));
    await vscode.window.showTextDocument(document);
    await diagnosed(document.uri, () => vscode.commands.executeCommand('undo'));
    equal(document.getText(), wrong);
  });

  it('hold a finding back for a reason that a person writes', async () => {
    const mistake = found.find((one) => rule(one) === 'format/unknown-value');
    const hold = (await actions(mistake!.range)).find(({ title }) => title.startsWith('Hold format/unknown-value'));
    ok(hold?.edit, 'it is not offered, or has no edit');
    await diagnosed(document.uri, () => vscode.workspace.applyEdit(hold.edit!));
    // The line has a comment already: the suppression stands above it.
    const line = wrong.split('\n').findIndex((text) => text.includes('actve'));
    equal(document.lineAt(line).text, '  # handover-ignore format/unknown-value -- ');
    await vscode.window.showTextDocument(document);
    await diagnosed(document.uri, () => vscode.commands.executeCommand('undo'));
    equal(document.getText(), wrong);
  });

  it('fix all that needs no decision when the editor asks for it', async () => {
    const text = engagement.replace('  model: bot\n', '  model: bot\n  contract: {signed: 2026-9-1} # kept\n');
    const uri = await folder.write('all.engagement.yaml', text);
    await diagnosed(uri, async () => {
      document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
    });
    await diagnosed(uri, () => vscode.commands.executeCommand('editor.action.fixAll'));
    equal(document.getText(), text.replace('2026-9-1', '2026-09-01'));
  });
});
