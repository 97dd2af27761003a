import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeLens, Hover, InlayHint } from 'vscode-languageserver';
import { type StatusParams, showReadiness, status, type TreeChangedParams, treeChanged } from '../../server/protocol';
import { engagement, generatedNow } from '../generate/engagement';
import { temporaryFolder } from './paths';
import { positionAt, Server, uriOf } from './server';

const ENGAGEMENT = `apiVersion: handover/v1
kind: Engagement
metadata: {name: small, title: Small}
spec:
  model: bot
  status: active
  parties: {client: {name: Client}, provider: {name: Provider}}
  people:
    - {id: ada, name: Ada, party: client}
  roles:
    - {id: sre, party: client, people: [ada]}
  phases:
    - id: operate
      kind: operate
      start: 2026-01-01
      end: 2026-11-23
      status: in-progress
      gate:
        id: g-transfer
        requiredApprovals: [sre]
        criteria:
          - {id: c-runbooks, check: runbooks-exist, owner: sre}
          - {id: c-errors, text: "<b>$(rocket)", check: no-errors, owner: sre}
  systems:
    - {id: mast, title: Mast, tier: 1, runbooks: [raise], ownership: {stage: shadow}}
`;

const RUNBOOK = `apiVersion: handover/v1
kind: Runbook
metadata:
  name: raise
  title: Raise the mast
  version: 1.0.0
  status: draft
  owner: sre
  lastReviewed: 2026-09-01
  reviewIn: 6M
spec:
  type: routine
  systems: [mast]
  trigger: {request: On demand}
  steps:
    - {id: look, title: Look, effect: read-only, run: {kind: manual}}
  escalation:
    - {after: 1h, role: sre}
`;

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };

describe('readiness in an editor', function () {
  this.timeout(30_000);

  const folder = temporaryFolder('readiness');
  const path = join(folder.path, 'small.engagement.yaml');
  const runbookPath = join(folder.path, 'raise.runbook.yaml');
  const uri = uriOf(path);
  const runbookUri = uriOf(runbookPath);
  let server: Server;

  before(() => {
    writeFileSync(path, ENGAGEMENT);
    writeFileSync(runbookPath, RUNBOOK);
  });
  beforeEach(() => {
    server = new Server();
  });
  afterEach(() => server.dispose());
  after(folder.remove);

  async function start(options: Parameters<Server['initialize']>[0] = {}) {
    const result = await server.initialize({ folders: [folder.path], now: '2026-09-15', ...options });
    await server.notification<StatusParams>(status, ({ state }) => state === 'ready');
    server.open(uri, 'handover-engagement', ENGAGEMENT);
    await server.diagnostics(uri, 1);
    return result;
  }

  const lenses = () => server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  const hints = () => server.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range: WHOLE });

  it('is offered', async () => {
    const { capabilities } = await start();
    assert.deepEqual(capabilities.codeLensProvider, { resolveProvider: true });
    assert.equal(capabilities.inlayHintProvider, true);
  });

  it('shows lenses as text to a client without our commands', async () => {
    await start();
    assert.deepEqual(
      (await lenses()).map(({ range, command }) => [range.start, command]),
      [
        [
          positionAt(ENGAGEMENT, ENGAGEMENT.indexOf('g-transfer')),
          { title: '1 of 2 · 1 blocker · 69 days', command: '' },
        ],
        [
          positionAt(ENGAGEMENT, ENGAGEMENT.indexOf('mast, title')),
          { title: '0 of 4 for reverse-shadow', command: '' },
        ],
      ],
    );
  });

  it('leads a client with our commands to the gate or the system', async () => {
    await start({ commands: true });
    assert.deepEqual(
      (await lenses()).map(({ command }) => [command?.command, command?.arguments]),
      [
        [showReadiness, [uri, 'g-transfer']],
        [showReadiness, [uri, null, 'mast']],
      ],
    );
  });

  it('shows hints, and hovers in which nothing of the file is obeyed', async () => {
    await start();
    assert.deepEqual(
      (await hints()).map(({ label, position }) => [label, position.line]),
      [
        ['✗ not met', positionAt(ENGAGEMENT, ENGAGEMENT.indexOf('runbooks-exist')).line],
        ['✓ met', positionAt(ENGAGEMENT, ENGAGEMENT.indexOf('no-errors')).line],
      ],
    );
    const at = positionAt(ENGAGEMENT, ENGAGEMENT.indexOf('g-transfer') + 3);
    const { contents } = (await server.request<Hover>('textDocument/hover', { textDocument: { uri }, position: at }))!;
    const text = (contents as { value: string }).value;
    assert(text.includes('- ✗ Every selected system has an approved runbook (`sre`)'), text);
    assert(text.includes('- ✓ \\<b\\>\\$\\(rocket\\)'), text);
  });

  it('asks the client to ask again when a runbook says something else, and not for its own edits', async () => {
    await start();
    server.open(runbookUri, 'handover-runbook', RUNBOOK);
    await server.diagnostics(runbookUri, 1);
    const before = server.requested.length;
    const line = ENGAGEMENT.split('\n').findIndex((text) => text.includes('title: Mast'));
    server.change(uri, 2, [{ range: { start: { line, character: 0 }, end: { line, character: 0 } }, text: '' }]);
    await server.diagnostics(uri, 2);
    await lenses();
    assert(!server.requested.slice(before).some((method) => method.endsWith('/refresh')));

    const asked = new Promise<void>((resolve) => {
      const waited = new Set(['workspace/codeLens/refresh', 'workspace/inlayHint/refresh']);
      for (const method of [...waited]) {
        server.answer(method, () => {
          waited.delete(method);
          if (waited.size === 0) resolve();
          return null;
        });
      }
    });
    const changed = RUNBOOK.replace('status: draft', 'status: approved');
    server.change(runbookUri, 2, [{ text: changed }]);
    await asked;
    assert.deepEqual(
      (await hints()).map(({ label }) => label),
      ['✓ met', '✓ met'],
    );
    assert.equal((await lenses())[0]?.command?.title, '2 of 2 · 69 days');
    const treeIds = server.notifications
      .filter(({ method }) => method === treeChanged)
      .map(({ params }) => params as TreeChangedParams);
    assert(treeIds.at(-1)?.engagements?.length === 1, 'the tree is told of the engagement');
  });

  it('asks nothing of a client that cannot be asked', async () => {
    await server.initialize({ folders: [folder.path], now: '2026-09-15', capabilities: 'minimal' });
    server.open(uri, 'handover-engagement', ENGAGEMENT);
    server.open(runbookUri, 'handover-runbook', RUNBOOK);
    await server.diagnostics(runbookUri, 1);
    server.change(runbookUri, 2, [{ text: RUNBOOK.replace('draft', 'approved') }]);
    await server.diagnostics(runbookUri, 2);
    assert.equal((await lenses()).length, 2);
    assert(!server.requested.some((method) => method.endsWith('/refresh')));
  });

  it('sends what is asked together as one refresh', async () => {
    await start();
    server.open(runbookUri, 'handover-runbook', RUNBOOK);
    await server.diagnostics(runbookUri, 1);
    let count = 0;
    let release: (() => void) | undefined;
    let reached: (() => void) | undefined;
    const first = new Promise<void>((resolve) => {
      reached = resolve;
    });
    server.answer('workspace/codeLens/refresh', () => {
      count++;
      if (count > 1) return null;
      reached?.();
      return new Promise((resolve) => {
        release = () => resolve(null);
      });
    });
    const edit = (version: number) =>
      server.change(runbookUri, version, [{ text: RUNBOOK.replace('Raise', `Raise ${version}`) }]);
    edit(2);
    await first;
    for (let version = 3; version <= 12; version++) edit(version);
    await server.diagnostics(runbookUri, 12);
    release?.();
    // The answer to the second refresh comes before that to a request sent behind it.
    await lenses();
    await lenses();
    assert.equal(count, 2);
  });

  it('survives lenses that are not ours, and ranges beyond the end', async () => {
    await start();
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    for (const lens of [{ range }, { range, data: 3 }, { range, data: { uri: 4 } }, { range, data: { uri: 'x:y' } }]) {
      assert.deepEqual((await server.request<CodeLens>('codeLens/resolve', lens)).command, undefined);
    }
    const gone = await server.request<CodeLens>('codeLens/resolve', { range, data: { uri, document: 9, gate: 9 } });
    assert.deepEqual(gone.command, { title: '', command: '' });
    const far = { start: { line: 9_999, character: 0 }, end: { line: 99_999, character: 7 } };
    const none = await server.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range: far });
    assert.deepEqual(none, []);
  });

  it('of a big file comes at once, the titles when they are seen', async () => {
    const made = engagement({ lines: 2_000 });
    const big = join(folder.path, 'big');
    for (const { path: name, text } of [made, ...made.runbooks]) {
      const target = join(big, name);
      mkdirSync(join(target, '..'), { recursive: true });
      writeFileSync(target, text);
    }
    const bigUri = uriOf(join(big, made.path));
    await server.initialize({ folders: [big], now: generatedNow });
    await server.notification<StatusParams>(status, ({ state }) => state === 'ready');
    server.open(bigUri, 'handover-engagement', readFileSync(join(big, made.path), 'utf8'));
    await server.diagnostics(bigUri, 1);
    const all = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: bigUri } });
    assert(all.length > 5);
    for (const lens of all) {
      const { command } = lens.command ? lens : await server.request<CodeLens>('codeLens/resolve', lens);
      assert.match(command!.title, /^(?:\d+ of \d+|no criteria)/);
    }
  });
});
