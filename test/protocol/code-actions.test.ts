import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeAction, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { temporaryFolder } from './paths';
import { positionAt, Server, uriOf } from './server';

const text = `apiVersion: handover/v1
kind: Engagement
metadata: {name: small, title: Small}
spec:
  model: bot
  status: proposed
  parties: {client: {name: Client}, provider: {name: Provider}}
  contract: {signed: 2026-9-1} # kept
  phases:
    - {id: build, kind: build, start: 2027-01-11, end: 2027-06-25, status: planned}
`;

describe('code actions', function () {
  this.timeout(20_000);

  const folder = temporaryFolder('code-actions');
  const uri = uriOf(join(folder.path, 'small.engagement.yaml'));
  let server: Server;

  beforeEach(() => {
    server = new Server();
  });
  afterEach(() => server.dispose());
  after(folder.remove);

  async function actionsAt(find: string, only?: string[]): Promise<CodeAction[]> {
    server.open(uri, 'handover-engagement', text, 7);
    const { diagnostics } = await server.diagnostics(uri, 7);
    const position = positionAt(text, text.indexOf(find));
    const range = { start: position, end: position };
    const context = only ? { diagnostics, only } : { diagnostics };
    return server.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range, context });
  }

  const edited = (edit: WorkspaceEdit | undefined) =>
    (edit?.documentChanges as TextDocumentEdit[] | undefined)?.map(({ textDocument, edits }) => ({
      version: textDocument.version,
      edits: edits.map(({ range, ...rest }) => [range.start.line, range.start.character, range.end.character, rest]),
    }));

  it('are planned when one is chosen, for the version that is open', async () => {
    await server.initialize({ folders: [folder.path], now: '2026-09-15' });
    const [first] = await actionsAt('2026-9-1');
    assert.ok(first && first.edit === undefined);
    const { edit } = await server.request<CodeAction>('codeAction/resolve', first);
    assert.deepEqual(edited(edit), [{ version: 7, edits: [[7, 21, 29, { newText: '2026-09-01' }]] }]);
  });

  it('come with their edits for a client that asks only once', async () => {
    await server.initialize({ folders: [folder.path], now: '2026-09-15', capabilities: 'minimal' });
    const [first] = await actionsAt('2026-9-1');
    assert.deepEqual(Object.values(first?.edit?.changes ?? {}).flat(), [
      { range: { start: { line: 7, character: 21 }, end: { line: 7, character: 29 } }, newText: '2026-09-01' },
    ]);
  });

  it('plan nothing for a text that has changed meanwhile', async () => {
    await server.initialize({ folders: [folder.path], now: '2026-09-15' });
    const [first] = await actionsAt('2026-9-1');
    server.change(uri, 8, [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n' },
    ]);
    await server.diagnostics(uri, 8);
    const { edit } = await server.request<CodeAction>('codeAction/resolve', first);
    assert.equal(edit, undefined);
  });

  it('fix all on save', async () => {
    await server.initialize({ folders: [folder.path], now: '2026-09-15' });
    const actions = await actionsAt('apiVersion', ['source.fixAll']);
    assert.deepEqual(
      actions.map(({ kind }) => kind),
      ['source.fixAll.handover'],
    );
    const { edit } = await server.request<CodeAction>('codeAction/resolve', actions[0]);
    assert.deepEqual(edited(edit), [{ version: 7, edits: [[7, 21, 29, { newText: '2026-09-01' }]] }]);
  });

  it('touch no file', () => {
    assert.throws(() => readFileSync(join(folder.path, 'small.engagement.yaml')));
  });
});
