import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Position, Range } from 'vscode-languageserver';
import { type StatusParams, status } from '../../server/protocol';
import { engagement, generatedNow } from '../generate/engagement';
import { Random } from '../generate/random';
import { findingsOf, handover } from './cli';
import { processorTime } from './cpu';
import { temporaryFolder } from './paths';
import { Server, uriOf } from './server';

/**
 * Any bytes at all in a file: a finding or nothing, never a crash, a hang or a request that never answers. The milliseconds
 * of processor time tell a hang from work on a slow machine; how fast it is the benchmark says.
 */
const HANG = Number(process.env.HANDOVER_HANG_MS ?? 3_000);

const head = 'apiVersion: handover/v1\nkind: Engagement\nmetadata: {name: bad, title: Bad}\nspec:\n';
const random = new Random(4711);

const cases: { name: string; content: () => string | Buffer }[] = [
  { name: 'an empty file', content: () => '' },
  { name: 'blank lines alone', content: () => '\n\n   \n\t\n' },
  { name: 'binary', content: () => Buffer.from(Array.from({ length: 65_536 }, () => random.int(0, 255))) },
  {
    name: 'invalid UTF-8',
    content: () => Buffer.concat([Buffer.from(head), Buffer.from([0xc3, 0x28, 0xff, 0xfe, 0x80, 0x0a])]),
  },
  {
    name: 'UTF-16 with a byte order mark',
    content: () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(head, 'utf16le')]),
  },
  { name: 'a UTF-8 byte order mark', content: () => `\ufeff${head}  model: bot\n` },
  { name: 'NUL', content: () => `${head}  model: b\0t\n\0\0\0` },
  { name: 'lone surrogates', content: () => `${head}  model: "\ud800"\n  \udfff: \ud83d\n` },
  { name: 'control characters', content: () => `${head}  model: \x01\x07\x1b[31m\x7f\u0085\u2028x\n` },
  {
    name: 'right-to-left marks and combining characters',
    content: () => `${head}  model: "\u202e${'e\u0301'.repeat(2_000)}"\n`,
  },
  { name: '10 MB in one line', content: () => 'x'.repeat(10_000_000) },
  { name: '10 MB in one quoted value', content: () => `${head}  model: "${'x '.repeat(5_000_000)}"\n` },
  { name: '10 MB of comments', content: () => `${head}${'# a comment that nobody reads\n'.repeat(350_000)}` },
  { name: '100,000 nested [', content: () => '['.repeat(100_000) },
  { name: '100,000 nested {', content: () => '{'.repeat(100_000) },
  { name: '100,000 nested {a: below spec', content: () => `${head}  phases: ${'{a: '.repeat(100_000)}` },
  { name: '100,000 closed [ ]', content: () => `${head}  phases: ${'['.repeat(100_000)}${']'.repeat(100_000)}\n` },
  { name: '100,000 surplus ]', content: () => `${head}  phases: ${']'.repeat(100_000)}\n` },
  { name: '100,000 "- " on one line', content: () => '- '.repeat(100_000) },
  { name: '100,000 lines of "- "', content: () => `${head}  phases:\n${'    - \n'.repeat(100_000)}` },
  { name: '100,000 lines of "- " at the top', content: () => '- \n'.repeat(100_000) },
  { name: '20,000 "? "', content: () => '? '.repeat(20_000) },
  {
    name: 'explicit keys',
    content: () => `${head}  ? model\n  : bot\n  ? [status, x]\n  : proposed\n  ? {a: b}\n  ? |\n    key\n  : v\n`,
  },
  { name: 'an alias bomb', content: () => bomb(10, 10) },
  { name: 'an alias bomb of lists of lists', content: () => bomb(40, 2) },
  { name: 'an alias of itself', content: () => `${head}  phases: &a\n    - *a\n  people: &b [*b, *b]\n` },
  { name: 'an unknown alias', content: () => `${head}  phases: *nobody\n` },
  { name: '20,000 "&a *a"', content: () => `${head}  phases: [${'&a *a, '.repeat(20_000)}]\n` },
  { name: '20,000 anchors and aliases', content: () => `${head}  people:\n${pairs(20_000)}` },
  { name: 'merge keys', content: () => `${head}  <<: {model: bot}\n  fit:\n    <<: [*a, *b]\n` },
  { name: 'an unterminated double quote', content: () => `${head}  model: "bot\n  status: proposed\n` },
  { name: 'an unterminated single quote', content: () => `${head}  model: 'bot\n  status: proposed\n` },
  { name: 'broken escapes', content: () => `${head}  model: "\\x \\u12 \\UFFFFFFFF \\q"\n` },
  {
    name: 'tabs',
    content: () => 'apiVersion:\thandover/v1\nkind: Engagement\nspec:\n\tmodel: bot\n\t\tstatus: proposed\n',
  },
  {
    name: 'git conflict markers',
    content: () => `${head}<<<<<<< HEAD\n  model: bot\n=======\n  model: dbot\n>>>>>>> other\n`,
  },
  { name: '5,000 levels of indentation', content: () => levels(5_000, (depth) => `${' '.repeat(depth)}a:\n`) },
  { name: '5,000 levels of lists', content: () => levels(5_000, (depth) => `${' '.repeat(depth)}-\n`) },
  { name: 'a plain scalar of 50,000 characters', content: () => `${head}  model: ${'a'.repeat(50_000)}\n` },
  { name: 'a plain scalar of 50,000 lines', content: () => `${head}  model: a\n${'    b\n'.repeat(50_000)}` },
  { name: 'a key of 50,000 characters', content: () => `${head}  ${'k'.repeat(50_000)}: bot\n` },
  {
    name: 'names of 50,000 characters',
    content: () => `${head}  people:\n    - {id: ${'a-'.repeat(25_000)}, name: x, party: client}\n`,
  },
  {
    name: 'dates and durations of 50,000 digits',
    content: () => `${head}  policy: {ratchet: ${'9'.repeat(50_000)}d, minimumStage: ${'1'.repeat(50_000)}}\n`,
  },
  { name: 'directives', content: () => `%YAML 1.1\n%YAML 9.9\n%TAG ! tag:example.com,2026:\n%NOPE\n---\n!foo ${head}` },
  {
    name: 'tags',
    content: () =>
      `${head}  model: !!binary bot\n  phases: !!set {a, b}\n  status: !<tag:x> proposed\n  fit: !!float x\n`,
  },
  { name: '5,000 documents', content: () => '---\n'.repeat(5_000) },
  { name: '500 engagements in one file', content: () => `---\n${head}  model: bot\n`.repeat(500) },
  { name: 'block scalars with odd headers', content: () => `${head}  model: |9\n status: >-+2\n  x\n    y: |\n` },
  {
    name: 'keys of the prototype',
    content: () => `${head}  __proto__: {a: 1}\n  constructor: x\n  toString: y\n  hasOwnProperty: 1\n`,
  },
  {
    name: 'names of the prototype',
    content: () =>
      `${head}  people:\n    - {id: constructor, name: __proto__, party: toString}\n  roles:\n    - {id: __proto__, people: [hasOwnProperty]}\n`,
  },
  {
    name: 'lists where maps belong',
    content: () => `apiVersion: []\nkind: {}\nmetadata: []\nspec: [[], {}, null, 1]\n`,
  },
  {
    name: 'null everywhere',
    content: () =>
      `apiVersion: handover/v1\nkind: Engagement\nmetadata:\nspec:\n  phases:\n    -\n    - ~\n  people: [~, , ]\n`,
  },
  { name: 'a number at the top', content: () => '42' },
  { name: 'old Mac line ends', content: () => head.replaceAll('\n', '\r') },
  {
    name: 'paths out of the workspace',
    content: () =>
      `${head}  documents:\n    - {id: d, kind: other, path: ${'../'.repeat(2_000)}etc/passwd}\n    - {id: e, kind: other, path: "file:///dev/zero"}\n    - {id: f, kind: other, path: "/dev/zero"}\n    - {id: g, kind: other, path: "\\0"}\n`,
  },
  { name: 'a circle of 5,000', content: () => `${head}  systems:\n${circle(5_000)}` },
];

describe('any bytes at all in a file', function () {
  this.timeout(20_000);

  const folder = temporaryFolder('badinput');
  const good = engagement({ lines: 220, name: 'good', runbooks: 0 });
  after(folder.remove);

  for (const { name, content } of cases) {
    it(name, async () => {
      const made = content();
      const text = typeof made === 'string' ? made : made.toString('utf8');
      const server = new Server();
      const { slow, noted } = watch(server);
      const published = async (uri: string, version: number, sentAt: number, what: string) => {
        const { receivedAt } = await server.diagnostics(uri, version);
        noted(what, receivedAt - sentAt);
      };
      const ask = async (method: string, params: object, what = method) => {
        const { milliseconds } = await server.timed(method, params);
        noted(what, milliseconds);
      };
      try {
        const { capabilities } = await server.initialize({ folders: [folder.path], now: generatedNow });
        for (const [language, suffix] of [
          ['handover-engagement', 'engagement'],
          ['handover-runbook', 'runbook'],
        ] as const) {
          const uri = uriOf(join(folder.path, `bad.${suffix}.yaml`));
          await published(
            uri,
            1,
            timed(() => server.open(uri, language, text)),
            `open as ${suffix}`,
          );
          const { end, middle } = places(text);
          const first = { line: 0, character: 0 };
          await published(
            uri,
            2,
            timed(() => server.change(uri, 2, [insert(first, 'x')])),
            'a letter at the start',
          );
          await published(
            uri,
            3,
            timed(() => server.change(uri, 3, [{ range: { start: first, end: { line: 0, character: 1 } }, text: '' }])),
            'its removal',
          );
          await published(
            uri,
            4,
            timed(() => server.change(uri, 4, [insert(end, '\n')])),
            'a line end at the end',
          );
          await published(
            uri,
            5,
            timed(() => server.change(uri, 5, [insert(middle, 'a: ')])),
            'a key in the middle',
          );
          const textDocument = { uri };
          for (const position of [first, middle, end]) {
            const where = `at ${position.line}:${position.character}`;
            await ask('textDocument/completion', { textDocument, position }, `completion ${where}`);
            await ask('textDocument/hover', { textDocument, position }, `hover ${where}`);
            if (capabilities.definitionProvider) {
              await ask('textDocument/definition', { textDocument, position }, `definition ${where}`);
            }
          }
          await ask('textDocument/documentSymbol', { textDocument });
          if (capabilities.foldingRangeProvider) await ask('textDocument/foldingRange', { textDocument });
          if (capabilities.codeActionProvider) {
            const range = { start: first, end };
            await ask('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } });
          }
          if (capabilities.semanticTokensProvider) await ask('textDocument/semanticTokens/full', { textDocument });
          server.close(uri);
        }
        const uri = uriOf(join(folder.path, good.path));
        await published(
          uri,
          1,
          timed(() => server.open(uri, 'handover-engagement', good.text)),
          'a good file afterwards',
        );
        await ask(
          'textDocument/hover',
          { textDocument: { uri }, position: { line: 4, character: 3 } },
          'hover afterwards',
        );
        await server.shutdown();
        assert.equal(server.stderr, '', 'nothing on standard error');
      } finally {
        await server.dispose();
      }
      assert.deepEqual(slow, [], `slower than ${HANG} ms`);
    }).timeout(60_000);
  }

  /** What a folder may hold beside files of ours: none of it may stop a reader. */
  const oddEntries = (root: string) => {
    mkdirSync(join(root, 'x.engagement.yaml', 'y.runbook.yaml'), { recursive: true });
    writeFileSync(join(root, 'x.engagement.yaml', 'engagement.yaml'), head);
    if (process.platform === 'win32') return;
    symlinkSync('..', join(root, 'circle'));
    symlinkSync('nowhere', join(root, 'dangling.runbook.yaml'));
    symlinkSync('/dev/zero', join(root, 'endless.runbook.yaml'));
    execFileSync('mkfifo', [join(root, 'pipe.runbook.yaml')]);
  };

  const contents = (root: string) => {
    for (const [index, { content }] of cases.entries()) {
      const path = join(root, `case-${index}`);
      mkdirSync(path, { recursive: true });
      const made = content();
      for (const suffix of ['engagement', 'runbook']) writeFileSync(join(path, `bad.${suffix}.yaml`), made);
    }
  };

  for (const [name, fill] of [
    ['odd entries of a folder', oddEntries],
    ['all of it on the disk', contents],
  ] as const) {
    describe(name, () => {
      const root = join(folder.path, name.replaceAll(' ', '-'));

      before(() => {
        mkdirSync(root, { recursive: true });
        fill(root);
      });

      it('lets the server become ready, and answer meanwhile', async () => {
        const server = new Server({ deadline: 30_000 });
        const { slow, noted } = watch(server);
        try {
          await server.initialize({ folders: [root], now: generatedNow });
          const uri = uriOf(join(root, good.path));
          server.open(uri, 'handover-engagement', good.text);
          let ready = false;
          const readiness = server
            .notification<StatusParams>(status, ({ state }) => state === 'ready')
            .then(() => {
              ready = true;
            });
          // Asks on while it reads; every answer is awaited before the next question.
          do {
            const { milliseconds } = await server.timed('textDocument/hover', {
              textDocument: { uri },
              position: { line: 4, character: 3 },
            });
            noted('hover while indexing', milliseconds);
          } while (!ready);
          await readiness;
          await server.diagnostics(uri, 1);
          await server.shutdown();
        } finally {
          await server.dispose();
        }
        assert.deepEqual(slow, [], `slower than ${HANG} ms`);
      }).timeout(60_000);

      it('lets the command line finish with findings', async () => {
        const outcome = await handover(['check', '.', '--now', generatedNow, '--format', 'json'], {
          cwd: root,
          deadline: 50_000,
        });
        assert.equal(outcome.code, 1, outcome.code === null ? 'stopped after 50 s' : outcome.stderr);
        assert.ok(findingsOf(outcome).some(({ severity }) => severity === 'error'));
      }).timeout(60_000);
    });
  }
});

/** Notes what took a server longer than a hang; a busy machine's other work is not counted where that can be told. */
function watch(server: Server): { slow: string[]; noted: (what: string, milliseconds: number) => void } {
  const slow: string[] = [];
  let before = processorTime(server.pid);
  return {
    slow,
    noted: (what, milliseconds) => {
      const now = processorTime(server.pid);
      const busy = now === undefined || before === undefined ? milliseconds : now - before;
      before = now;
      if (Math.min(milliseconds, busy) > HANG) slow.push(`${what}: ${Math.round(milliseconds)} ms`);
    },
  };
}

function timed(send: () => void): number {
  const before = performance.now();
  send();
  return before;
}

function insert(position: Position, text: string): { range: Range; text: string } {
  return { range: { start: position, end: position }, text };
}

/** The last position of a text, and one near its middle. */
function places(text: string): { end: Position; middle: Position } {
  const lines = text.split(/\r\n|\r|\n/);
  const line = Math.floor((lines.length - 1) / 2);
  return {
    end: { line: lines.length - 1, character: lines.at(-1)!.length },
    middle: { line, character: Math.floor(lines[line]!.length / 2) },
  };
}

/** Each level names the one below it `width` times. */
function bomb(depth: number, width: number): string {
  let text = `${head}  x-bomb:\n    a0: &a0 [${'lol, '.repeat(width)}]\n`;
  for (let i = 1; i < depth; i++) text += `    a${i}: &a${i} [${`*a${i - 1}, `.repeat(width)}]\n`;
  return `${text}  people: *a${depth - 1}\n  phases: [*a${depth - 1}, *a${depth - 1}]\n`;
}

function pairs(count: number): string {
  let text = '';
  for (let i = 0; i < count; i++) text += `    - &p${i} {id: p${i}, name: x, party: client}\n    - *p${i}\n`;
  return text;
}

function levels(count: number, line: (depth: number) => string): string {
  let text = '';
  for (let depth = 0; depth < count; depth++) text += line(depth);
  return text;
}

function circle(count: number): string {
  let text = '';
  for (let i = 0; i < count; i++) text += `    - {id: s${i}, title: S, tier: 3, dependsOn: [s${(i + 1) % count}]}\n`;
  return text;
}
