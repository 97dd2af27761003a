import {
  type CancellationToken,
  type Disposable,
  EventEmitter,
  type LogOutputChannel,
  l10n,
  Uri,
  workspace,
} from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient';
import {
  type InitializationOptions,
  type StatusParams,
  status,
  type TreeChangedParams,
  treeChanged,
} from '../../server/protocol';
import { publications } from '../diagnostics/publications';
import { answerFileRequests } from '../files/answers';
import { languageIds, schemes } from './languages';

/** How a host makes a client: as a child process on a desktop, as a worker in a browser. */
export interface Host {
  /** True where the server cannot reach files itself and asks the client for them. */
  readonly filesThroughClient: boolean;
  create(options: LanguageClientOptions): BaseLanguageClient;
}

export type ServerState = 'starting' | 'running' | 'failed' | 'stopped';

/** How often the server may stop by itself within `crashWindow` before it is left alone. */
const maxCrashes = 4;
const crashWindow = 3 * 60 * 1000;
/** How long a server that is to be stopped may still take to start. */
const startLimit = 5000;

/**
 * The language server as the rest of the client sees it: one object that outlives restarts. Every start makes a fresh
 * language client, so that a start that failed leaves nothing behind.
 */
export class Server implements Disposable {
  private readonly stateChanged = new EventEmitter<ServerState>();
  private readonly statusReceived = new EventEmitter<StatusParams>();
  private readonly treeChanged = new EventEmitter<TreeChangedParams>();
  private readonly published = publications();
  private readonly subscriptions: Disposable[];
  private client: BaseLanguageClient | undefined;
  private started: Promise<void> = Promise.resolve();
  private settleReady = settler();
  /** Starts and stops run one after the other. */
  private turn: Promise<void> = Promise.resolve();
  private selectedSchemes: string[] = [];
  /** The server stopped by itself and the language client is about to start it again. */
  private startingAgain = false;

  readonly onDidChangeState = this.stateChanged.event;
  readonly onStatus = this.statusReceived.event;
  readonly onTreeChanged = this.treeChanged.event;
  readonly onDidPublish = this.published.onDidPublish;

  constructor(
    private readonly host: Host,
    private readonly extension: Uri,
    private readonly log: LogOutputChannel,
  ) {
    this.subscriptions = [
      this.stateChanged,
      this.statusReceived,
      this.treeChanged,
      this.published,
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('handover.today')) void this.restart();
      }),
      workspace.onDidChangeWorkspaceFolders(() => {
        const now = schemes(workspace.workspaceFolders);
        if (now.join() !== this.selectedSchemes.join()) void this.restart();
      }),
    ];
  }

  /** Settles when the running server has read the workspace, rejects when it could not start. */
  get ready(): Promise<void> {
    return this.settleReady.promise;
  }

  /** Starts the server, or stops the one that runs and starts another. Never rejects: a failure shows as state `failed`. */
  async restart(): Promise<void> {
    this.renewReady();
    await this.inTurn(async () => {
      await this.stopClient();
      this.startClient();
    });
    // Outside the turn, so that a server that hangs in its start can still be replaced.
    await settled(this.started);
  }

  /** Stops the server for good. */
  stop(): Promise<void> {
    return this.inTurn(() => this.stopClient());
  }

  /** Asks the server, once it runs. */
  async request<Result>(method: string, params: object, token?: CancellationToken): Promise<Result> {
    await this.started;
    if (this.client === undefined) throw new Error(l10n.t('The language server is not running.'));
    return this.client.sendRequest<Result>(method, params, token);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(work, work);
    return this.turn;
  }

  private startClient(): void {
    this.renewReady();
    this.stateChanged.fire('starting');
    let client: BaseLanguageClient | undefined;
    const current = () => client !== undefined && client === this.client;
    try {
      client = this.host.create(this.options(current));
      this.client = client;
      client.onDidChangeState(({ newState }) => {
        if (current()) this.changeState(newState);
      });
      client.onNotification(status, (params: StatusParams) => {
        if (!current()) return;
        this.statusReceived.fire(params);
        if (params.state === 'ready') this.settleReady.resolve();
      });
      client.onNotification(treeChanged, (params: TreeChangedParams) => {
        if (current()) this.treeChanged.fire(params);
      });
      this.published.listen(client);
      answerFileRequests(client);
      this.started = client.start();
    } catch (error) {
      this.started = Promise.reject(error);
    }
    this.started.catch((error: unknown) => {
      if (client !== this.client) return;
      this.log.error(error instanceof Error ? error : String(error));
      this.fail(error);
    });
  }

  private changeState(state: State): void {
    if (state === State.Running) {
      this.stateChanged.fire('running');
    } else if (state === State.Starting || this.startingAgain) {
      this.startingAgain = false;
      this.renewReady();
      this.stateChanged.fire('starting');
    } else {
      this.fail(new Error(l10n.t('The language server is not running.')));
    }
  }

  private fail(reason: unknown): void {
    this.settleReady.reject(reason);
    this.stateChanged.fire('failed');
  }

  private renewReady(): void {
    if (this.settleReady.settled) this.settleReady = settler();
  }

  private async stopClient(): Promise<void> {
    const client = this.client;
    if (client === undefined) return;
    // What is starting cannot be stopped, so it gets a while to come up.
    await Promise.race([settled(this.started), elapsed(startLimit)]);
    this.client = undefined;
    this.started = Promise.resolve();
    this.stateChanged.fire('stopped');
    // A client that is not running cannot be stopped and says so by rejecting; there is nothing left to do then.
    await client.dispose().catch((error: unknown) => this.log.debug(String(error)));
  }

  private options(current: () => boolean): LanguageClientOptions {
    this.selectedSchemes = schemes(workspace.workspaceFolders);
    const today = workspace.getConfiguration('handover').get('today', '').trim();
    const virtual = (workspace.workspaceFolders ?? []).some((folder) => folder.uri.scheme !== 'file');
    const initializationOptions: InitializationOptions = {
      rulePages: Uri.joinPath(this.extension, 'docs', 'rules/').toString(),
      files: this.host.filesThroughClient || virtual,
      commands: true,
      ...(/^\d{4}-\d{2}-\d{2}$/.test(today) ? { now: today } : {}),
    };
    return {
      documentSelector: this.selectedSchemes.flatMap((scheme) => languageIds.map((language) => ({ scheme, language }))),
      initializationOptions,
      diagnosticCollectionName: 'handover',
      outputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      errorHandler: errorHandler(current, () => {
        this.startingAgain = true;
      }),
      markdown: { isTrusted: false, supportHtml: false },
      middleware: this.published.middleware,
      connectionOptions: this.published.connection,
    };
  }
}

/** Starts the server again when it stops by itself, a few times; then says so once and leaves it. */
function errorHandler(current: () => boolean, onStartAgain: () => void): ErrorHandler {
  const crashes: number[] = [];
  return {
    error: (_error, _message, count) => ({
      action: count !== undefined && count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
      message: l10n.t('The connection to the Handover language server has a fault.'),
      handled: true,
    }),
    closed: () => {
      if (!current()) return { action: CloseAction.DoNotRestart, handled: true };
      const now = Date.now();
      crashes.push(now);
      while (now - (crashes[0] ?? now) > crashWindow) crashes.shift();
      if (crashes.length <= maxCrashes) {
        onStartAgain();
        return { action: CloseAction.Restart, message: l10n.t('The language server stopped; starting it again.') };
      }
      return {
        action: CloseAction.DoNotRestart,
        message: l10n.t(
          'The Handover language server stopped {0} times within three minutes, so it was not started again. Its log says why; the command “Handover: Restart Server” starts it.',
          crashes.length,
        ),
      };
    },
  };
}

function settled(promise: Promise<void>): Promise<void> {
  return promise.catch(() => undefined);
}

function elapsed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A promise with its two ends in hand; a rejection that nobody awaits is not an error. */
function settler() {
  let settled = false;
  let resolve!: () => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  promise.catch(() => undefined);
  return {
    promise,
    get settled() {
      return settled;
    },
    resolve() {
      settled = true;
      resolve();
    },
    reject(reason: unknown) {
      settled = true;
      reject(reason);
    },
  };
}
