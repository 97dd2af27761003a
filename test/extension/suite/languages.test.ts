import * as vscode from 'vscode';
import { equal, ok } from '../assert';
import { extension, ownFolder } from '../handover';

describe('languages', () => {
  const folder = ownFolder('languages');

  const names = {
    'handover-engagement': ['engagement.yaml', 'a.engagement.yaml', 'a.engagement.yml'],
    'handover-runbook': ['runbook.yaml', 'a.runbook.yaml', 'a.runbook.yml'],
    yaml: ['values.yaml', 'my-engagement.yaml', 'engagement.values.yaml'],
  };
  for (const [language, files] of Object.entries(names)) {
    for (const file of files) {
      it(`${file} is ${language}`, async () => {
        const document = await vscode.workspace.openTextDocument(await folder.write(`names/${file}`, ''));
        equal(document.languageId, language);
      });
    }
  }

  it('indents with two blanks', async () => {
    const settings = vscode.workspace.getConfiguration('editor', { languageId: 'handover-runbook' });
    equal(settings.get('tabSize'), 2);
    equal(settings.get('insertSpaces'), true);
  });

  it('takes an id with dashes for one word', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'handover-runbook',
      content: 'owner: li-chen\nonFailure: step:roll-back\n',
    });
    const word = (line: number, character: number) =>
      document.getText(document.getWordRangeAtPosition(new vscode.Position(line, character)));
    equal(word(0, 12), 'li-chen');
    equal(word(0, 1), 'owner');
    equal(word(1, 15), 'step:roll-back');
  });

  it('highlights every value that the format lists', async () => {
    const { grammars, yamlValidation } = extension().packageJSON.contributes;
    const grammar = await read(grammars[0].path);
    const { $defs } = JSON.parse(await read(yamlValidation[0].url));
    for (const list of [
      'CheckName',
      'OwnershipStage',
      'ActivityCategory',
      'ActivityStatus',
      'ItemStatus',
      'GateOutcome',
    ]) {
      ok($defs[list].enum.length > 3, `${list} is not a list`);
      for (const value of $defs[list].enum) ok(grammar.includes(value), `${value} of ${list} is not in the grammar`);
    }
  });

  it('offers its schemas to tools that know only schemas', async () => {
    const { contributes } = extension().packageJSON;
    for (const { url } of [...contributes.yamlValidation, ...contributes.jsonValidation]) {
      ok(JSON.parse(await read(url)).$schema, `${url} is no schema`);
    }
  });
});

async function read(path: string): Promise<string> {
  const uri = vscode.Uri.joinPath(extension().extensionUri, path);
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
