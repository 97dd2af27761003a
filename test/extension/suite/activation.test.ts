import * as vscode from 'vscode';
import { equal, includes, ok } from '../assert';
import { extension, handover } from '../handover';

describe('activation', () => {
  it('starts and reads the workspace', async () => {
    await handover();
    ok(extension().isActive, 'the extension is not active');
  });

  it('waits for a file of ours, and for nothing else', () => {
    const events: string[] = extension().packageJSON.activationEvents;
    const ours = /^onLanguage:handover-|^workspaceContains:.*(engagement|runbook)|^on(Command|View):handover\./;
    equal(
      events.filter((event) => !ours.test(event)),
      [],
      'activation events of others',
    );
  });

  it('registers the commands that it contributes, all of them named Handover', async () => {
    const known = await vscode.commands.getCommands(true);
    for (const { command, category } of extension().packageJSON.contributes.commands) {
      includes(known, command);
      equal(category, 'Handover', command);
    }
  });

  it('starts the server again when asked', async () => {
    const { tree, ready } = await handover();
    await vscode.commands.executeCommand('handover.restartServer');
    const api = await handover();
    ok(api.ready !== ready, 'the server is the same');
    ok((await tree.children()).length > 0, 'the server that was started again has no engagements');
  });
});
