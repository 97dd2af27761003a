import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { type StatusParams, status } from '../../server/protocol';
import { type Finding, findingsOf, handover } from './cli';
import { type Example, examples } from './examples';
import { shared } from './paths';
import { languageOf, type Published, Server, uriOf } from './server';

describe('the command line and the server', function () {
  this.timeout(20_000);

  const all = examples();

  it('have examples to compare', function () {
    if (all.length === 0) {
      console.log(`      skipped: neither examples/ nor ${join(shared, 'examples')} has an engagement`);
      this.skip();
    }
  });

  for (const example of all) {
    it(`find the same in ${example.name}`, async () => {
      const outcome = await handover(['check', example.root, '--format', 'json', '--now', example.now], {
        cwd: example.root,
      });
      assert.ok(outcome.code === 0 || outcome.code === 1, `code ${outcome.code}: ${outcome.stderr}`);
      const absolute = (file: string) => resolve(example.root, file);
      const told = findingsOf(outcome).map((finding) => ({
        ...finding,
        file: absolute(finding.file),
        related: finding.related.map((place) => ({ ...place, file: absolute(place.file) })),
      }));
      const published = await publishedFindings(example, told);
      assert.ok(told.every(({ rule }) => /^[a-z]+\/[a-z-]+$/.test(rule)));
      assert.deepEqual(sorted(told), sorted(published));
      assert.equal(outcome.code, told.some(({ severity }) => severity === 'error') ? 1 : 0);
    });
  }
});

/**
 * What the server says once everything is open. It may say it in several publishes of one version (whether a file exists
 * is known a little later than what the text says), so this awaits what is expected, and if that does not come, gives
 * what was said last.
 */
async function publishedFindings(example: Example, expected: Finding[]): Promise<Finding[]> {
  const server = new Server({ deadline: 5_000 });
  const findingsIn = ({ uri, diagnostics }: Published) => diagnostics.map((diagnostic) => toFinding(uri, diagnostic));
  try {
    await server.initialize({ folders: [example.root], now: example.now });
    await server.notification<StatusParams>(status, ({ state }) => state === 'ready');
    const uris = example.files.map(({ path }) => uriOf(join(example.root, path)));
    for (const [index, { path, text }] of example.files.entries()) server.open(uris[index]!, languageOf(path), text);
    for (const uri of uris) {
      const own = sorted(expected.filter(({ file }) => file === fileURLToPath(uri))).join('\n');
      await server
        .published(uri, (published) => sorted(findingsIn(published)).join('\n') === own, `what is expected of ${uri}`)
        .catch(() => undefined);
    }
    // What is being said until here counts too.
    await server.shutdown();
    return uris.flatMap((uri) => server.publishes(uri).slice(-1).flatMap(findingsIn));
  } finally {
    await server.dispose();
  }
}

function toFinding(uri: string, diagnostic: Diagnostic): Finding {
  const { range, severity, code, message, relatedInformation } = diagnostic;
  return {
    file: fileURLToPath(uri),
    line: range.start.line + 1,
    column: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
    severity:
      severity === DiagnosticSeverity.Error ? 'error' : severity === DiagnosticSeverity.Warning ? 'warning' : 'hint',
    rule: String(code),
    message: String(message),
    related: (relatedInformation ?? []).map((place) => ({
      file: fileURLToPath(place.location.uri),
      line: place.location.range.start.line + 1,
      message: place.message,
    })),
  };
}

/** In an order and with an order of keys that neither side chooses. */
function sorted(findings: Finding[]): string[] {
  return findings
    .map(({ file, line, column, endLine, endColumn, severity, rule, message, related }) =>
      JSON.stringify({
        file,
        line,
        column,
        endLine,
        endColumn,
        severity,
        rule,
        message,
        related: related.map((place) => ({ file: place.file, line: place.line, message: place.message })),
      }),
    )
    .sort();
}
