import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { parseDocument } from 'yaml';
import { countLines, engagement, type GeneratedFile, generatedNow, runbook, workspace } from '../generate/engagement';
import { temporaryFolder } from './paths';
import { languageOf, Server, uriOf } from './server';

describe('generated engagements', function () {
  this.timeout(20_000);

  it('are the same each time', () => {
    for (const lines of [200, 2_000]) assert.deepEqual(engagement({ lines }), engagement({ lines }));
    assert.notEqual(engagement({ lines: 200, seed: 1 }).text, engagement({ lines: 200, seed: 2 }).text);
  });

  it('have about the length asked for', () => {
    for (const lines of [220, 2_000, 16_000]) {
      const actual = countLines(engagement({ lines }).text);
      assert.ok(Math.abs(actual - lines) <= lines * 0.05, `${actual} lines instead of ${lines}`);
    }
    assert.ok(countLines(runbook(0).text) < 80);
  });

  it('are YAML', () => {
    for (const file of allOf(2_000)) {
      const { errors, warnings } = parseDocument(file.text);
      assert.deepEqual([...errors, ...warnings], [], file.path);
    }
  });

  it('share no path in a workspace', () => {
    const files = [...workspace(7, 31)];
    assert.equal(files.length, 38);
    assert.equal(new Set(files.map(({ path }) => path)).size, 38);
  });

  describe('on the server', () => {
    const folder = temporaryFolder('generated');
    const server = new Server();
    const sizes = [200, 2_000, 16_000].map((lines) => ({ lines, files: allOf(lines) }));
    const small = [...workspace(4, 18)];

    before(() => {
      for (const { files } of sizes) write(folder.path, files);
      write(folder.path, small);
      return server.initialize({ folders: [folder.path], now: generatedNow });
    });
    after(async () => {
      try {
        await server.shutdown();
      } finally {
        await server.dispose();
        folder.remove();
      }
    });

    for (const { lines, files } of [...sizes, { lines: 0, files: small }]) {
      it(`have no finding above a hint (${lines === 0 ? 'a workspace' : `${lines} lines`})`, async () => {
        for (const { path, text } of files) {
          const uri = uriOf(join(folder.path, path));
          server.open(uri, languageOf(path), text);
          const { diagnostics } = await server.diagnostics(uri, 1);
          const loud = diagnostics.filter(({ severity }) => severity !== DiagnosticSeverity.Hint);
          assert.deepEqual(
            loud.map(({ code, message, range }) => `${path}:${range.start.line + 1} ${code} ${message}`),
            [],
          );
          const formal = diagnostics.filter(({ code }) => /^(format|reference)\//.test(String(code)));
          assert.deepEqual(
            formal.map(({ code }) => code).filter((code) => code !== 'reference/unused-role'),
            [],
          );
        }
      });
    }
  });
});

function allOf(lines: number): GeneratedFile[] {
  const made = engagement({ lines });
  return [made, ...made.runbooks].map(({ path, text }) => ({ path: `${made.name}/${path}`, text }));
}

function write(root: string, files: GeneratedFile[]): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
