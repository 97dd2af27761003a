import * as vscode from 'vscode';
import { equal, includes, ok } from '../assert';
import { diagnosed, engagement, handover, ownFolder, replace, rule } from '../handover';

describe('diagnostics', () => {
  const folder = ownFolder('diagnostics');
  let uri: vscode.Uri;
  let document: vscode.TextDocument;
  const mistakes = async (change: () => unknown) =>
    (await diagnosed(uri, change)).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);

  before(async () => {
    uri = await folder.write('kite.engagement.yaml', engagement.replace('status: active', 'status: actve'));
  });

  it('appear when a file is opened, at the place of the mistake', async () => {
    const found = await mistakes(async () => {
      document = await vscode.workspace.openTextDocument(uri);
    });
    equal(found.map(rule), ['format/unknown-value']);
    equal(
      found.map(({ range }) => document.getText(range)),
      ['actve'],
    );
    equal(found[0]?.source, 'handover');
  });

  it('lead to the page of their rule', async () => {
    await handover();
    const found = vscode.languages.getDiagnostics(document.uri).find((one) => rule(one) === 'format/unknown-value');
    const code = found?.code;
    ok(typeof code === 'object', 'no link');
    ok(code.target.path.endsWith('format/unknown-value.md'), `the link leads to ${code.target}`);
  });

  it('change while typing, before anything is saved', async () => {
    equal(await mistakes(() => replace(document, 'status: actve', 'status: active')), []);
    ok(document.isDirty, 'the document was saved');
    const found = await mistakes(() => replace(document, 'people: [bo-lind]', 'people: [bo-linde]'));
    includes(found.map(rule), 'reference/unresolved');
  });
});
