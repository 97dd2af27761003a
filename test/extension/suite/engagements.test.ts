import * as vscode from 'vscode';
import { equal, includes, matches, ok } from '../assert';
import { engagement, extension, handover, label, ownFolder, replace, row, until } from '../handover';

describe('Engagements view', () => {
  const folder = ownFolder('engagements');
  const text = engagement.replace('name: kite-yard', 'name: kite-loft').replace('Kite yard', 'Kite loft');
  let document: vscode.TextDocument;
  const labels = async (...path: string[]) => {
    const { tree } = await handover();
    return (await tree.children(path.length > 0 ? (await row(...path)).id : undefined)).map(label);
  };

  before(async () => {
    const api = await handover();
    await vscode.commands.executeCommand('handover.engagements.focus');
    const uri = await folder.write('kite.engagement.yaml', text);
    document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await until(api.onDidRefreshTree, async () => (await labels()).includes('Kite loft'));
  });

  it('shows the engagements of the workspace', async () => {
    ok((await labels()).length >= 2, 'the example is not among them');
  });

  it('shows phases, activities and checklists', async () => {
    equal(await labels('Kite loft'), ['Raise the mast']);
    includes(await labels('Kite loft', 'Raise the mast'), 'Rig the lines');
    equal(await labels('Kite loft', 'Raise the mast', 'Rig the lines'), ['Knots checked', 'Spare line packed']);
  });

  it('tells the state by icon and in words', async () => {
    const icon = ({ iconPath }: vscode.TreeItem) => (iconPath instanceof vscode.ThemeIcon ? iconPath.id : undefined);
    const done = await row('Kite loft', 'Raise the mast', 'Rig the lines', 'Knots checked');
    const open = await row('Kite loft', 'Raise the mast', 'Rig the lines', 'Spare line packed');
    equal([icon(done), icon(open)], ['pass-filled', 'circle-large-outline']);
    matches(done.accessibilityInformation?.label ?? '', /^Knots checked, checklist item, done/);
    matches((await row('Kite loft', 'Raise the mast')).accessibilityInformation?.label ?? '', /, phase, done/);
  });

  it('counts what is done on a row that has rows below', async () => {
    matches(String((await row('Kite loft', 'Raise the mast', 'Rig the lines')).description), /1\/2/);
  });

  it('goes to the line on a click', async () => {
    const { command } = await row('Kite loft', 'Raise the mast', 'Rig the lines', 'Spare line packed');
    ok(command, 'the row does nothing');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    const editor = vscode.window.activeTextEditor;
    equal(editor?.document.uri.toString(), document.uri.toString());
    matches(editor?.document.lineAt(editor.selection.active.line).text ?? '', /id: spare/);
  });

  it('changes while typing', async () => {
    const api = await handover();
    const refreshed = until(api.onDidRefreshTree, async () => (await labels('Kite loft')).includes('Raise both masts'));
    await replace(document, 'Raise the mast', 'Raise both masts');
    await refreshed;
    ok(document.isDirty, 'the document was saved');
  });

  it('keeps the ids of its rows when lines and titles move', async () => {
    const api = await handover();
    const before = (await row('Kite loft', 'Raise both masts')).id;
    const refreshed = until(api.onDidRefreshTree, async () => (await labels()).includes('Kite loft II'));
    await replace(document, 'title: Kite loft', '# A line more\n  title: Kite loft II');
    await refreshed;
    equal((await row('Kite loft II', 'Raise both masts')).id, before);
  });

  for (const [what, file, removed] of [
    ['file', 'shed.engagement.yaml', 'shed.engagement.yaml'],
    ['folder', 'deep/deeper/shed.engagement.yaml', 'deep'],
  ] as const) {
    it(`finds an engagement that is new, and forgets it when its ${what} is deleted`, async () => {
      const api = await handover();
      const found = async () => (await labels()).includes('Kite shed');
      const uri = await folder.write(file, text.replace('kite-loft', 'kite-shed').replace('Kite loft', 'Kite shed'));
      await until(api.onDidRefreshTree, found);
      const target = vscode.Uri.joinPath(uri, '../'.repeat(file.split('/').length), removed);
      await vscode.workspace.fs.delete(target, { recursive: true });
      await until(api.onDidRefreshTree, async () => !(await found()));
    });
  }

  it('says what to do where there is no engagement, and every link in it works', async () => {
    const { viewsWelcome } = extension().packageJSON.contributes;
    equal(
      viewsWelcome.map(({ view }: { view: string }) => view),
      ['handover.engagements', 'handover.engagements'],
    );
    const known = await vscode.commands.getCommands(true);
    for (const { contents } of viewsWelcome) {
      for (const [, command] of contents.matchAll(/\(command:([\w.]+)/g)) includes(known, command);
    }
  });

  it('starts a first file that has no mistake in it', async () => {
    const api = await handover();
    let count: number | undefined;
    const published = until(api.onDidPublish, (each) => {
      if (each === undefined || vscode.Uri.parse(each.uri).scheme !== 'untitled') return false;
      count = each.count;
      return vscode.window.activeTextEditor?.document.version === each.version;
    });
    await vscode.commands.executeCommand('handover.newEngagementFile');
    const fresh = vscode.window.activeTextEditor?.document;
    ok(fresh?.isUntitled, 'no unsaved document');
    equal(fresh.languageId, 'handover-engagement');
    matches(fresh.getText(), /^apiVersion: handover\/v1\nkind: Engagement\n/);
    await published;
    const shown = vscode.languages.getDiagnostics(fresh.uri);
    equal(shown.length, count);
    equal(
      shown.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error).map(({ message }) => message),
      [],
    );
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
