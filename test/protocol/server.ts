/**
 * A small language client over the standard streams of a child process, for tests and measurements. It awaits messages
 * and never sleeps; the deadline of a wait exists only to fail with a message that says what was awaited.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import type { Diagnostic, InitializeParams, InitializeResult, Position, Range } from 'vscode-languageserver';
import type { InitializationOptions } from '../../server/protocol';
import { serverPath } from './paths';

export interface Published {
  uri: string;
  version: number | undefined;
  diagnostics: Diagnostic[];
  /** `performance.now()` when its last byte arrived, before it was parsed. */
  receivedAt: number;
}

export interface LoggedNotification {
  method: string;
  params: unknown;
  receivedAt: number;
}

export interface StartOptions {
  /** A bundle to run instead of `dist/server.js`. */
  path?: string;
  nodeArguments?: string[];
  env?: Record<string, string>;
  cwd?: string;
  /** How long one wait may take, in milliseconds. */
  deadline?: number;
}

export interface InitializeOptions extends InitializationOptions {
  /** Absolute paths. Absent: no folder is open. */
  folders?: string[];
  /** `minimal`: a client that declares nothing at all. */
  capabilities?: 'full' | 'minimal';
  /** Whether the server learns the client's process id, and so may end with it. */
  processId?: number | null;
}

/** An edit of a range; the whole text where there is no range. */
export interface RangeEdit {
  range?: Range;
  text: string;
}

export class ResponseError extends Error {
  constructor(
    readonly method: string,
    readonly code: number,
    message: string,
  ) {
    super(`${method}: ${message} (${code})`);
  }
}

interface Waiter {
  what: string;
  accepts: (message: Incoming, receivedAt: number) => boolean;
  reject: (error: Error) => void;
}

interface Incoming {
  id?: number | string | null;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { code: number; message: string };
}

type RequestHandler = (params: unknown) => unknown;

/** What a modern editor declares; the server may use all of it. */
export const fullCapabilities: InitializeParams['capabilities'] = {
  general: { positionEncodings: ['utf-16'], staleRequestSupport: { cancel: true, retryOnContentModified: [] } },
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
    semanticTokens: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    diagnostics: { refreshSupport: true },
  },
  window: { workDoneProgress: true, showDocument: { support: true } },
  textDocument: {
    synchronization: { dynamicRegistration: true, didSave: true },
    publishDiagnostics: {
      relatedInformation: true,
      versionSupport: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        resolveSupport: { properties: ['documentation', 'detail', 'additionalTextEdits'] },
      },
      contextSupport: true,
      completionList: { itemDefaults: ['commitCharacters', 'editRange', 'insertTextFormat', 'insertTextMode', 'data'] },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'refactor', 'source'] } },
      dataSupport: true,
      isPreferredSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    definition: { linkSupport: true },
    rename: { prepareSupport: true },
    foldingRange: { lineFoldingOnly: true },
    semanticTokens: {
      requests: { full: { delta: true }, range: true },
      tokenTypes: [],
      tokenModifiers: [],
      formats: ['relative'],
    },
  },
};

export class Server {
  readonly #child: ChildProcess;
  readonly #deadline: number;
  readonly #waiters = new Set<Waiter>();
  readonly #handlers = new Map<string, RequestHandler>();
  readonly #last = new Map<string, Published>();
  #chunks: Buffer[] = [];
  #buffered = 0;
  /** How many bytes must have arrived before it is worth looking again. */
  #wanted = 0;
  #nextId = 1;
  #stderr = '';
  #exit: { code: number | null; signal: string | null } | undefined;
  readonly #exited: Promise<{ code: number | null; signal: string | null }>;

  /** Everything that the server has told without being asked, in order. */
  readonly notifications: LoggedNotification[] = [];
  /** The methods of the requests that the server has sent. */
  readonly requested: string[] = [];

  constructor(options: StartOptions = {}) {
    this.#deadline = options.deadline ?? 10_000;
    const path = options.path ?? serverPath;
    this.#child = spawn(process.execPath, [...(options.nodeArguments ?? []), path, '--stdio'], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...options.env },
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    this.#child.stdout!.on('data', (chunk: Buffer) => this.#receive(chunk));
    this.#child.stderr!.on('data', (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString('utf8')).slice(-8_000);
    });
    // A server that has ended does not read; the exit is what is reported.
    this.#child.stdin!.on('error', () => {});
    this.#exited = new Promise((resolve) => {
      this.#child.on('error', (error) => {
        this.#stderr += String(error);
        this.#ended({ code: null, signal: 'not started' });
        resolve({ code: null, signal: 'not started' });
      });
      this.#child.on('close', (code, signal) => {
        this.#ended({ code, signal });
        resolve({ code, signal });
      });
    });
  }

  get pid(): number {
    const { pid } = this.#child;
    if (pid === undefined) throw this.#error('the server did not start');
    return pid;
  }

  get stderr(): string {
    return this.#stderr;
  }

  get alive(): boolean {
    return this.#exit === undefined;
  }

  // The life of the server.

  async initialize(options: InitializeOptions = {}): Promise<InitializeResult> {
    const result = await this.request<InitializeResult>('initialize', initializeParams(options));
    this.notify('initialized', {});
    return result;
  }

  /** Ends the server as an editor does, and throws unless it leaves with code 0. */
  async shutdown(): Promise<void> {
    await this.request('shutdown');
    this.notify('exit');
    const { code, signal } = await this.exited();
    if (code !== 0) throw this.#error(`the server ended with code ${code}${signal ? `, signal ${signal}` : ''}`);
  }

  /** The end of the process, however it comes about. */
  exited(): Promise<{ code: number | null; signal: string | null }> {
    return this.#withDeadline(this.#exited, 'the end of the process', this.#deadline);
  }

  /** For `after` and `finally`: ends the process if a test has failed before it could. */
  async dispose(): Promise<void> {
    if (this.alive) this.#child.kill('SIGKILL');
    await this.#exited;
  }

  // Documents.

  open(uri: string, languageId: string, text: string, version = 1): void {
    this.#last.delete(uri);
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  }

  change(uri: string, version: number, edits: RangeEdit[]): void {
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: edits });
  }

  close(uri: string): void {
    this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /**
   * The findings published for this version or a later one. Without a version: whatever is published for the document,
   * at once if something has been since it was opened.
   */
  diagnostics(uri: string, version?: number, within?: number): Promise<Published> {
    return this.published(
      uri,
      (published) => version === undefined || (published.version !== undefined && published.version >= version),
      `diagnostics of ${uri}${version === undefined ? '' : ` version ${version}`}`,
      within,
    );
  }

  /** The first publish of the document that is accepted; the last one that has arrived is looked at first. */
  published(
    uri: string,
    accepts: (published: Published) => boolean,
    what: string,
    within?: number,
  ): Promise<Published> {
    const last = this.#last.get(uri);
    if (last !== undefined && accepts(last)) return Promise.resolve(last);
    return this.#wait(
      what,
      (message) => {
        if (message.method !== 'textDocument/publishDiagnostics') return undefined;
        if ((message.params as { uri: string }).uri !== uri) return undefined;
        const published = this.#last.get(uri);
        return published !== undefined && accepts(published) ? published : undefined;
      },
      within,
    );
  }

  /** Everything published for the document so far, in order. */
  publishes(uri: string): Published[] {
    return this.notifications
      .filter(isPublish)
      .map(toPublished)
      .filter((published) => published.uri === uri);
  }

  // Messages.

  request<T = unknown>(method: string, params?: unknown, within?: number): Promise<T> {
    return this.timed<T>(method, params, within).then(({ result }) => result);
  }

  /** A request whose answer says how long it took, from writing it to the arrival of the answer's last byte. */
  timed<T = unknown>(method: string, params?: unknown, within?: number): Promise<{ result: T; milliseconds: number }> {
    const id = this.#nextId++;
    const message = params === undefined ? { jsonrpc: '2.0', id, method } : { jsonrpc: '2.0', id, method, params };
    const answer = this.#wait(
      `the answer to ${method}`,
      (incoming, receivedAt) => {
        if (incoming.method !== undefined || incoming.id !== id) return undefined;
        return { incoming, receivedAt };
      },
      within,
    );
    const sentAt = this.#send(message);
    return answer.then(({ incoming, receivedAt }) => {
      if (incoming.error) throw new ResponseError(method, incoming.error.code, incoming.error.message);
      return { result: incoming.result as T, milliseconds: receivedAt - sentAt };
    });
  }

  /** Returns `performance.now()` of the moment before it was written. */
  notify(method: string, params?: unknown): number {
    return this.#send(params === undefined ? { jsonrpc: '2.0', method } : { jsonrpc: '2.0', method, params });
  }

  /** The first notification that is accepted, among those that have arrived and those to come. */
  notification<T>(
    method: string,
    accepts: (params: T) => boolean = () => true,
    within?: number,
  ): Promise<LoggedNotification> {
    const fits = (logged: LoggedNotification) => logged.method === method && accepts(logged.params as T);
    const known = this.notifications.find(fits);
    if (known !== undefined) return Promise.resolve(known);
    return this.#wait(
      `the notification ${method}`,
      () => {
        const last = this.notifications.at(-1);
        return last !== undefined && fits(last) ? last : undefined;
      },
      within,
    );
  }

  /** Answers a request of the server; absent, `workspace/configuration` gets nulls and everything else null. */
  answer(method: string, handler: RequestHandler): void {
    this.#handlers.set(method, handler);
  }

  /** Bytes as they are: for what no well-behaved client sends. */
  raw(bytes: string | Buffer): void {
    this.#child.stdin!.write(bytes);
  }

  /** Closes the server's standard input, as the end of an editor does. */
  endInput(): void {
    this.#child.stdin!.end();
  }

  #send(message: object): number {
    const body = Buffer.from(JSON.stringify(message), 'utf8');
    const sentAt = performance.now();
    this.#child.stdin!.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`, 'ascii'), body]));
    return sentAt;
  }

  #receive(chunk: Buffer): void {
    const receivedAt = performance.now();
    this.#chunks.push(chunk);
    this.#buffered += chunk.length;
    while (this.#buffered > 0 && this.#buffered >= this.#wanted) {
      const buffer = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks);
      this.#chunks = [buffer];
      const head = buffer.indexOf('\r\n\r\n');
      if (head < 0) {
        this.#wanted = this.#buffered + 1;
        return;
      }
      const header = buffer.toString('ascii', 0, head);
      const length = /^Content-Length: *(\d+)$/im.exec(header);
      if (length === null) {
        this.#stderr += `\nNot a message on standard output: ${JSON.stringify(header.slice(0, 500))}`;
        this.#child.kill('SIGKILL');
        return;
      }
      const end = head + 4 + Number(length[1]);
      if (buffer.length < end) {
        this.#wanted = end;
        return;
      }
      this.#chunks = buffer.length === end ? [] : [buffer.subarray(end)];
      this.#buffered = buffer.length - end;
      this.#wanted = 0;
      this.#dispatch(JSON.parse(buffer.toString('utf8', head + 4, end)) as Incoming, receivedAt);
    }
  }

  #dispatch(message: Incoming, receivedAt: number): void {
    if (message.method !== undefined && message.id !== undefined) {
      void this.#reply(message.method, message.id, message.params);
      return;
    }
    if (message.method !== undefined) {
      const logged = { method: message.method, params: message.params, receivedAt };
      this.notifications.push(logged);
      if (isPublish(logged)) {
        const published = toPublished(logged);
        this.#last.set(published.uri, published);
      }
    }
    for (const waiter of [...this.#waiters]) {
      if (waiter.accepts(message, receivedAt)) this.#waiters.delete(waiter);
    }
  }

  async #reply(method: string, id: Incoming['id'], params: unknown): Promise<void> {
    this.requested.push(method);
    try {
      const handler = this.#handlers.get(method);
      let result: unknown = null;
      if (handler) result = await handler(params);
      else if (method === 'workspace/configuration') result = (params as { items: unknown[] }).items.map(() => null);
      this.#send({ jsonrpc: '2.0', id, result });
    } catch (error) {
      this.#send({ jsonrpc: '2.0', id, error: { code: -32803, message: String(error) } });
    }
  }

  /** Resolves with the first value other than undefined that `take` makes of a message. */
  #wait<T>(
    what: string,
    take: (message: Incoming, receivedAt: number) => T | undefined,
    within = this.#deadline,
  ): Promise<T> {
    if (this.#exit !== undefined) return Promise.reject(this.#error(`cannot await ${what}: ${describe(this.#exit)}`));
    let waiter: Waiter;
    const promise = new Promise<T>((resolve, reject) => {
      waiter = {
        what,
        accepts: (message, receivedAt) => {
          const value = take(message, receivedAt);
          if (value === undefined) return false;
          resolve(value);
          return true;
        },
        reject,
      };
      this.#waiters.add(waiter);
    });
    return this.#withDeadline(promise, what, within).finally(() => this.#waiters.delete(waiter));
  }

  async #withDeadline<T>(promise: Promise<T>, what: string, within: number): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(this.#error(`waited ${within} ms for ${what}`)), within);
    });
    try {
      return await Promise.race([promise, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  #ended(exit: { code: number | null; signal: string | null }): void {
    if (this.#exit !== undefined) return;
    this.#exit = exit;
    for (const waiter of [...this.#waiters]) {
      waiter.reject(this.#error(`${describe(exit)} while ${waiter.what} was awaited`));
    }
    this.#waiters.clear();
  }

  #error(message: string): Error {
    return new Error(this.#stderr === '' ? `${message}; stderr is empty` : `${message}; stderr:\n${this.#stderr}`);
  }
}

export function initializeParams(options: InitializeOptions = {}): InitializeParams {
  const { folders, capabilities, processId, ...initializationOptions } = options;
  const workspaceFolders = folders?.map((path) => ({ uri: uriOf(path), name: path.split(/[\\/]/).at(-1) ?? path }));
  return {
    processId: processId === undefined ? process.pid : processId,
    clientInfo: { name: 'handover tests' },
    rootUri: workspaceFolders?.[0]?.uri ?? null,
    capabilities: capabilities === 'minimal' ? {} : fullCapabilities,
    initializationOptions,
    ...(capabilities === 'minimal' ? {} : { workspaceFolders: workspaceFolders ?? null }),
  };
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

export function languageOf(path: string): string {
  return /(^|[\\/.])runbook\.ya?ml$/.test(path) ? 'handover-runbook' : 'handover-engagement';
}

/** The position of an offset: for small texts. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  return { line, character: offset - (before.lastIndexOf('\n') + 1) };
}

function describe(exit: { code: number | null; signal: string | null }): string {
  return `the server has ended (code ${exit.code}, signal ${exit.signal})`;
}

function isPublish(logged: LoggedNotification): boolean {
  return logged.method === 'textDocument/publishDiagnostics';
}

function toPublished(logged: LoggedNotification): Published {
  const params = logged.params as { uri: string; version?: number | null; diagnostics: Diagnostic[] };
  return {
    uri: params.uri,
    version: params.version ?? undefined,
    diagnostics: params.diagnostics,
    receivedAt: logged.receivedAt,
  };
}
