import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Position } from 'vscode-languageserver';
import { type StatusParams, status } from '../../server/protocol';
import { engagement, type GeneratedFile, generatedNow } from '../generate/engagement';
import { type RangeEdit, Server, uriOf } from '../protocol/server';
import { type Memory, memoryOf } from './memory';
import { type Places, placesIn } from './places';

/** A generated engagement on the disk, with its runbooks. */
export interface Subject {
  lines: number;
  folder: string;
  uri: string;
  text: string;
  places: Places;
}

const deadline = 60_000;

export function subject(root: string, lines: number, samples: number): Subject {
  const made = engagement({ lines });
  const folder = join(root, made.name);
  writeAll(folder, [made, ...made.runbooks]);
  return {
    lines,
    folder,
    uri: uriOf(join(folder, made.path)),
    text: made.text,
    places: placesIn(made.text, samples),
  };
}

export function writeAll(root: string, files: Iterable<GeneratedFile>): number {
  let count = 0;
  for (const { path, text } of files) {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    count++;
  }
  return count;
}

/** From before the process is spawned until the findings of an opened engagement are here, in milliseconds. */
export async function coldStart({ folder, uri, text }: Subject): Promise<number> {
  const from = performance.now();
  const server = new Server({ deadline });
  try {
    await server.initialize({ folders: [folder], now: generatedNow });
    server.open(uri, 'handover-engagement', text);
    const { receivedAt } = await server.diagnostics(uri, 1);
    await server.shutdown();
    return receivedAt - from;
  } finally {
    await server.dispose();
  }
}

/** Where a person completes: what is typed there, perhaps in place of something, and perhaps before a line break. */
export interface CompletionPlace {
  position: Position;
  removed?: string;
  typed: string;
  behind?: string;
}

/** An editor with one engagement open, whose other files are known to the server. */
export class Session {
  #version = 1;

  private constructor(
    readonly server: Server,
    readonly subject: Subject,
  ) {}

  static async open(subject: Subject): Promise<Session> {
    const server = new Server({ deadline });
    await server.initialize({ folders: [subject.folder], now: generatedNow });
    await server.notification<StatusParams>(status, ({ state }) => state === 'ready');
    server.open(subject.uri, 'handover-engagement', subject.text);
    await server.diagnostics(subject.uri, 1);
    return new Session(server, subject);
  }

  async end(): Promise<void> {
    try {
      await this.server.shutdown();
    } finally {
      await this.server.dispose();
    }
  }

  memory(): Memory {
    return memoryOf(this.server.pid);
  }

  /** Milliseconds from writing the change to the arrival of the findings of its version. */
  async edit(edit: RangeEdit): Promise<number> {
    const version = this.#change(edit);
    const sentAt = this.#sentAt;
    const { receivedAt } = await this.server.diagnostics(this.subject.uri, version);
    return receivedAt - sentAt;
  }

  /** A letter typed and taken away again: two keystrokes, both measured; the text is what it was. */
  async keystrokes(position: Position): Promise<number[]> {
    const typed = await this.edit({ range: { start: position, end: position }, text: 'x' });
    const removed = await this.edit({ range: { start: position, end: after(position, 1) }, text: '' });
    return [typed, removed];
  }

  /**
   * Milliseconds from asking to the answer, asked right behind a change as an editor does: what the change costs before
   * the answer can be given counts. Afterwards the text is what it was.
   */
  async completion(at: CompletionPlace): Promise<{ milliseconds: number; items: number }> {
    const { position, removed = '', typed, behind = '' } = at;
    const cursor = after(position, typed.length);
    this.#change({ range: { start: position, end: after(position, removed.length) }, text: typed + behind });
    const { result, milliseconds } = await this.server.timed<unknown[] | { items: unknown[] } | null>(
      'textDocument/completion',
      { textDocument: { uri: this.subject.uri }, position: cursor, context: { triggerKind: 1 } },
    );
    const rest = behind.split('\n');
    const end =
      rest.length === 1
        ? after(cursor, behind.length)
        : { line: cursor.line + rest.length - 1, character: rest.at(-1)!.length };
    await this.edit({ range: { start: position, end }, text: removed });
    return { milliseconds, items: Array.isArray(result) ? result.length : (result?.items.length ?? 0) };
  }

  async hover(position: Position): Promise<{ milliseconds: number; found: boolean }> {
    const { result, milliseconds } = await this.server.timed('textDocument/hover', {
      textDocument: { uri: this.subject.uri },
      position,
    });
    return { milliseconds, found: result !== null };
  }

  /** Asked right behind a keystroke; the outline is what an editor asks for after each. */
  async symbols(position: Position): Promise<{ milliseconds: number; symbols: number }> {
    this.#change({ range: { start: position, end: position }, text: 'x' });
    const { result, milliseconds } = await this.server.timed<unknown[] | null>('textDocument/documentSymbol', {
      textDocument: { uri: this.subject.uri },
    });
    await this.edit({ range: { start: position, end: after(position, 1) }, text: '' });
    return { milliseconds, symbols: result?.length ?? 0 };
  }

  /** Asked when the findings of a keystroke are here: what the edit itself costs does not count. */
  async lenses(position: Position): Promise<{ milliseconds: number; count: number }> {
    return this.#whenJudged(position, 'textDocument/codeLens', {});
  }

  /** The same for all of the text; editors ask for what is seen of it. */
  async hints(position: Position): Promise<{ milliseconds: number; count: number }> {
    const range = { start: { line: 0, character: 0 }, end: { line: this.subject.lines + 100, character: 0 } };
    return this.#whenJudged(position, 'textDocument/inlayHint', { range });
  }

  async #whenJudged(
    position: Position,
    method: string,
    more: object,
  ): Promise<{ milliseconds: number; count: number }> {
    await this.edit({ range: { start: position, end: position }, text: 'x' });
    const { result, milliseconds } = await this.server.timed<unknown[] | null>(method, {
      textDocument: { uri: this.subject.uri },
      ...more,
    });
    await this.edit({ range: { start: position, end: after(position, 1) }, text: '' });
    return { milliseconds, count: result?.length ?? 0 };
  }

  #sentAt = 0;

  #change(edit: RangeEdit): number {
    const version = ++this.#version;
    this.#sentAt = performance.now();
    this.server.change(this.subject.uri, version, [edit]);
    return version;
  }
}

function after({ line, character }: Position, count: number): Position {
  return { line, character: character + count };
}

export interface Indexed {
  files: number;
  seconds: number;
  memory: Memory;
}

/** From `initialize` until the server says that it knows every file of the folder. */
export async function indexing(root: string, files: number): Promise<Indexed> {
  const server = new Server({ deadline: 120_000 });
  try {
    const from = performance.now();
    await server.initialize({ folders: [root], now: generatedNow });
    const logged = await server.notification<StatusParams>(status, ({ state }) => state === 'ready');
    const memory = memoryOf(server.pid);
    const { engagements, runbooks } = logged.params as StatusParams;
    if (engagements + runbooks !== files) {
      throw new Error(`${engagements} engagements and ${runbooks} runbooks indexed, ${files} files written`);
    }
    await server.shutdown();
    return { files, seconds: (logged.receivedAt - from) / 1_000, memory };
  } finally {
    await server.dispose();
  }
}
