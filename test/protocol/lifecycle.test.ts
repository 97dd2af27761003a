import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextDocumentSyncKind } from 'vscode-languageserver';
import { type StatusParams, status } from '../../server/protocol';
import { engagement, generatedNow, workspace } from '../generate/engagement';
import { temporaryFolder } from './paths';
import { ResponseError, Server, uriOf } from './server';

describe('life of the server', function () {
  this.timeout(20_000);

  let server: Server;
  const folder = temporaryFolder('lifecycle');

  beforeEach(() => {
    server = new Server();
  });
  afterEach(() => server.dispose());
  after(folder.remove);

  it('names itself and its capabilities, and leaves with code 0', async () => {
    const { capabilities, serverInfo } = await server.initialize({ now: generatedNow });
    assert.ok(serverInfo?.name, 'serverInfo.name');
    const sync = capabilities.textDocumentSync;
    assert.equal(typeof sync === 'object' ? sync.change : sync, TextDocumentSyncKind.Incremental);
    assert.ok(typeof sync !== 'object' || sync.openClose, 'textDocumentSync.openClose');
    assert.ok(capabilities.completionProvider, 'completionProvider');
    assert.ok(capabilities.hoverProvider, 'hoverProvider');
    assert.ok(capabilities.documentSymbolProvider, 'documentSymbolProvider');
    await server.shutdown();
  });

  it('leaves with code 1 when told to exit without a shutdown', async () => {
    await server.initialize();
    server.notify('exit');
    assert.equal((await server.exited()).code, 1);
  });

  it('leaves by itself when the client closes the stream', async () => {
    await server.initialize();
    server.endInput();
    await server.exited();
  });

  it('refuses a request before initialize, and works afterwards', async () => {
    await assert.rejects(
      server.request('textDocument/hover', {
        textDocument: { uri: 'file:///none.engagement.yaml' },
        position: { line: 0, character: 0 },
      }),
      (error) => error instanceof ResponseError && error.code === -32002,
    );
    await server.initialize();
    await server.shutdown();
  });

  it('refuses a method that it does not know with MethodNotFound', async () => {
    await server.initialize();
    await assert.rejects(
      server.request('handover/no-such-method', {}),
      (error) => error instanceof ResponseError && error.code === -32601,
    );
    await server.shutdown();
  });

  it('answers after a request for a document that was never opened', async () => {
    await server.initialize();
    const uri = uriOf(join(folder.path, 'never.engagement.yaml'));
    const position = { line: 3, character: 4 };
    assert.equal(await server.request('textDocument/hover', { textDocument: { uri }, position }), null);
    await server.request('textDocument/completion', { textDocument: { uri }, position });
    await server.request('textDocument/documentSymbol', { textDocument: { uri } });
    await server.shutdown();
  });

  it('serves a client that declares no capability at all', async () => {
    await server.initialize({ capabilities: 'minimal', now: generatedNow });
    const uri = uriOf(join(folder.path, 'minimal.engagement.yaml'));
    const { text } = engagement({ lines: 200, runbooks: 0 });
    server.open(uri, 'handover-engagement', text.replace('  model: bot', '  model: bott-x'));
    const published = await server.published(uri, ({ diagnostics }) => diagnostics.length > 0, 'a finding');
    assert.ok(published.diagnostics.some(({ code }) => code === 'format/unknown-value'));
    const position = { line: 1, character: 0 };
    for (const method of ['textDocument/hover', 'textDocument/completion', 'textDocument/documentSymbol']) {
      await server.request(method, { textDocument: { uri }, position });
    }
    assert.deepEqual(
      server.requested.filter((method) => method !== 'workspace/configuration'),
      [],
      'a server must not ask what its client has not offered',
    );
    await server.shutdown();
  });

  it('counts the files of its folder and tells its day', async () => {
    const root = join(folder.path, 'counted');
    for (const file of workspace(3, 6)) {
      mkdirSync(join(root, file.path, '..'), { recursive: true });
      writeFileSync(join(root, file.path), file.text);
    }
    await server.initialize({ folders: [root], now: generatedNow });
    const { params } = await server.notification<StatusParams>(status, ({ state }) => state === 'ready');
    assert.deepEqual(params, { state: 'ready', engagements: 3, runbooks: 6, today: generatedNow });
    await server.shutdown();
  });

  it('leaves with code 0 while it is still indexing', async () => {
    const root = join(folder.path, 'busy');
    for (const file of workspace(40, 200)) {
      mkdirSync(join(root, file.path, '..'), { recursive: true });
      writeFileSync(join(root, file.path), file.text);
    }
    await server.initialize({ folders: [root], now: generatedNow });
    await server.shutdown();
  });

  it('does not mind a folder that does not exist', async () => {
    await server.initialize({ folders: [join(folder.path, 'absent')], now: generatedNow });
    const { params } = await server.notification<StatusParams>(status, ({ state }) => state === 'ready');
    assert.equal((params as StatusParams).engagements, 0);
    await server.shutdown();
  });
});
