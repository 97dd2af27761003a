import * as vscode from 'vscode';
import { includes, matches, ok } from '../assert';
import { engagement, handover, ownFolder, placeAfter } from '../handover';

describe('while writing', () => {
  const folder = ownFolder('answers');
  let document: vscode.TextDocument;

  before(async () => {
    await handover();
    document = await vscode.workspace.openTextDocument(await folder.write('kite.engagement.yaml', engagement));
  });

  const offered = async (text: string) => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      placeAfter(document, text),
    );
    return list.items.map(({ label: text }) => (typeof text === 'string' ? text : text.label));
  };

  it('values are offered', async () => {
    includes(await offered('end: 2026-03-31\n      status: '), 'in-progress');
  });

  it('names of the file are offered', async () => {
    includes(await offered('people: ['), 'ada-frost');
  });

  it('snippets are offered', async () => {
    includes(await offered('roles:\n    '), 'role');
  });

  it('a key explains itself', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      placeAfter(document, '      star'),
    );
    ok(hovers.length > 0, 'nothing is said');
  });

  it('the language status says what is known, and which day counts as today', async () => {
    const { status } = await handover();
    matches(status.text, /^Handover: \d+ engagements?$/);
    matches(status.detail ?? '', /today is \d{4}-\d{2}-\d{2}/);
    ok(!status.busy, 'it is busy');
  });

  it('a setting stops the clock', async () => {
    const settings = vscode.workspace.getConfiguration('handover');
    try {
      await settings.update('today', '2031-05-06', vscode.ConfigurationTarget.Workspace);
      matches((await handover()).status.detail ?? '', /today is 2031-05-06/);
    } finally {
      await settings.update('today', undefined, vscode.ConfigurationTarget.Workspace);
    }
    ok(!(await handover()).status.detail?.includes('2031'), 'the clock still stands');
  });
});
