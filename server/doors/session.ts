import {
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  InsertTextMode,
  ResponseError,
  TextDocumentSyncKind,
  WatchKind,
} from 'vscode-languageserver';
import { completion } from '../language/completion';
import { diagnostic } from '../language/diagnostics';
import { documentSymbols } from '../language/document-symbols';
import { hover } from '../language/hover';
import { treeChildren as childrenOf, engagementIds } from '../language/tree';
import { isDay } from '../model/calendar';
import type { DocumentKind } from '../model/shapes';
import {
  type InitializationOptions,
  type PublishedParams,
  published,
  type StatusParams,
  status,
  type TreeChangedParams,
  type TreeChildrenParams,
  treeChanged,
  treeChildren,
} from '../protocol';
import { judge } from '../rules/judge';
import type { FileEntry } from '../workspace/file';
import type { Files } from '../workspace/files';
import { normalised } from '../workspace/uris';
import { Workspace } from '../workspace/workspace';

/** What a door knows of the world it stands in. */
export interface Surroundings {
  /** Access to files; `viaClient` where the client offers to be asked. */
  files(viaClient: boolean): Files;
  /** The day it is now. */
  today(): string;
  /** Where the rule pages lie, if the client does not say; with a slash at the end. */
  rulePages: string | undefined;
}

const LANGUAGES: Record<string, DocumentKind> = {
  'handover-engagement': 'Engagement',
  'handover-runbook': 'Runbook',
};

const TRIGGERS = [':', ' ', '-', '"', "'", '/', '[', '{', ',', '\n'];

/** One client's session on a connection, the same for every door. */
export class Session {
  private current: Workspace | undefined;
  private options: InitializationOptions = {};
  private capabilities: ClientCapabilities = {};
  /** Open files: how the client spells the URI, and the version it has. */
  private readonly open = new Map<string, { uri: string; version: number; settled: boolean }>();
  private indexed = false;

  constructor(
    private readonly connection: Connection,
    private readonly surroundings: Surroundings,
  ) {
    connection.onInitialize((params) => this.initialize(params));
    connection.onInitialized(() => this.initialized());
    connection.onShutdown(() => {});
    connection.onDidOpenTextDocument(({ textDocument }) => {
      void this.opened(textDocument.uri, textDocument.languageId, textDocument.version, textDocument.text);
    });
    connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
      const uri = normalised(textDocument.uri);
      const file = this.workspace.get(uri);
      const known = this.open.get(uri);
      if (!file || !known) return;
      known.version = textDocument.version;
      this.workspace.edit(file, contentChanges);
    });
    connection.onDidCloseTextDocument(({ textDocument }) => void this.closed(textDocument.uri));
    connection.onDidSaveTextDocument(
      ({ textDocument }) => void this.workspace.changedOnDisk([{ uri: textDocument.uri }]),
    );
    connection.onDidChangeWatchedFiles(({ changes }) => {
      void this.workspace.changedOnDisk(
        changes.map(({ uri, type }) => ({ uri, created: type === FileChangeType.Created })),
      );
    });
    connection.onHover(({ textDocument, position }) =>
      this.with(textDocument.uri, (file) =>
        hover(this.workspace, file, file.source.source.offsetAt(position), this.today()),
      ),
    );
    connection.onDocumentSymbol(({ textDocument }) => this.with(textDocument.uri, (file) => documentSymbols(file)));
    connection.onCompletion(({ textDocument, position }) =>
      this.with(textDocument.uri, (file) =>
        completion(this.workspace, file, file.source.source.offsetAt(position), {
          today: this.today(),
          snippets: this.capabilities.textDocument?.completion?.completionItem?.snippetSupport ?? false,
          asIs:
            this.capabilities.textDocument?.completion?.completionItem?.insertTextModeSupport?.valueSet.includes(
              InsertTextMode.asIs,
            ) ?? false,
          sharedRange:
            this.capabilities.textDocument?.completion?.completionList?.itemDefaults?.includes('editRange') ?? false,
        }),
      ),
    );
    connection.onRequest(treeChildren, ({ parent }: TreeChildrenParams) =>
      childrenOf(this.workspace, parent, this.today()).map((node) => ({ ...node, uri: this.spelling(node.uri) })),
    );
  }

  private get workspace(): Workspace {
    if (this.current) return this.current;
    throw new ResponseError(ErrorCodes.ServerNotInitialized, 'the first request to the server must be `initialize`');
  }

  private initialize(params: InitializeParams): InitializeResult {
    const options = params.initializationOptions as InitializationOptions | undefined;
    this.options = options && typeof options === 'object' ? options : {};
    if (this.options.now !== undefined && this.options.now !== '' && !isDay(this.options.now)) {
      throw new ResponseError(
        ErrorCodes.InvalidParams,
        `initializationOptions.now must be a day written YYYY-MM-DD, not ${JSON.stringify(this.options.now)}`,
      );
    }
    this.capabilities = params.capabilities;
    this.current = new Workspace(this.surroundings.files(this.options.files === true), {
      judged: (files) => {
        for (const file of files) this.publish(file);
      },
      changed: (file) => this.changed(file),
    });
    const folders = params.workspaceFolders?.map((folder) => folder.uri) ?? (params.rootUri ? [params.rootUri] : []);
    for (const folder of folders) this.workspace.addFolder(folder);
    return {
      serverInfo: { name: 'handover' },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        completionProvider: { triggerCharacters: TRIGGERS },
        hoverProvider: true,
        documentSymbolProvider: { label: 'Handover' },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  }

  private async initialized(): Promise<void> {
    const { workspace } = this.capabilities;
    if (workspace?.workspaceFolders) {
      this.connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const folder of removed) this.workspace.removeFolder(folder.uri);
        for (const folder of added) this.workspace.addFolder(folder.uri);
        void this.index();
      });
    }
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const ours = ['**/*.{engagement,runbook}.{yaml,yml}', '**/{engagement,runbook}.{yaml,yml}'];
      // Service levels, which the targets of KPIs are held against.
      const slos = ['**/*.openslo.{yaml,yml}', '**/{slo,slos,openslo}/**/*.{yaml,yml}'];
      // Before the files are read, so that none comes unnoticed in between.
      const registered = this.connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [
          ...[...ours, ...slos].map((globPattern) => ({ globPattern })),
          // Evidence and decisions are any file: that one came or went is all that matters.
          { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
        ],
      });
      await registered.catch(() => undefined);
    }
    await this.index();
  }

  private async index(): Promise<void> {
    this.indexed = false;
    this.tellStatus();
    await this.workspace.index();
    this.indexed = true;
    this.tellStatus();
  }

  private today(): string {
    return this.options.now || this.surroundings.today();
  }

  private async opened(clientUri: string, languageId: string, version: number, text: string): Promise<void> {
    const uri = normalised(clientUri);
    const state = { uri: clientUri, version, settled: false };
    this.open.set(uri, state);
    const file = this.workspace.open(uri, text, LANGUAGES[languageId]);
    // What the file names may stand in files that were not read yet.
    if (!this.indexed && !uri.startsWith('untitled:')) await this.workspace.around(file.folder);
    if (this.open.get(uri) !== state) return;
    state.settled = true;
    this.publish(file);
    if (this.indexed) this.tellStatus();
  }

  private async closed(clientUri: string): Promise<void> {
    const uri = normalised(clientUri);
    if (!this.open.delete(uri)) return;
    void this.connection.sendDiagnostics({ uri: clientUri, diagnostics: [] });
    await this.workspace.close(uri);
  }

  private publish(file: FileEntry): void {
    const state = this.open.get(file.uri);
    if (!state?.settled || this.workspace.get(file.uri) !== file) return;
    const abilities = this.capabilities.textDocument?.publishDiagnostics;
    const rulePages = this.options.rulePages ?? this.surroundings.rulePages;
    const shown = {
      relatedInformation: abilities?.relatedInformation ?? false,
      codeDescription: abilities?.codeDescriptionSupport ?? false,
      tags: abilities?.tagSupport !== undefined,
    };
    const diagnostics = judge(file, this.workspace, this.today()).map((finding) =>
      diagnostic(finding, file, shown, rulePages, (other) => this.spelling(other.uri)),
    );
    const { uri, version } = state;
    void this.connection.sendDiagnostics({ uri, version, diagnostics });
    void this.connection.sendNotification(published, {
      uri,
      version,
      count: diagnostics.length,
    } satisfies PublishedParams);
  }

  private changed(file: FileEntry | undefined): void {
    if (!file) {
      void this.connection.sendNotification(treeChanged, {} satisfies TreeChangedParams);
      return;
    }
    const engagements = engagementIds(file);
    // A file that holds none may have held one before.
    if (engagements.length || file.promised === 'Engagement') {
      const known = this.workspace.get(file.uri) === file;
      const params: TreeChangedParams = known && engagements.length ? { engagements } : {};
      void this.connection.sendNotification(treeChanged, params);
    }
  }

  private tellStatus(): void {
    let engagements = 0;
    let runbooks = 0;
    for (const file of this.workspace.all()) {
      for (const { kind } of file.documents) {
        if (kind === 'Engagement') engagements++;
        else if (kind === 'Runbook') runbooks++;
      }
    }
    const params: StatusParams = {
      state: this.indexed ? 'ready' : 'indexing',
      engagements,
      runbooks,
      today: this.today(),
    };
    void this.connection.sendNotification(status, params);
  }

  /** The way the client writes a URI, where it has told; editors compare them as text. */
  private spelling(uri: string): string {
    return this.open.get(uri)?.uri ?? uri;
  }

  private with<T>(uri: string, answer: (file: FileEntry) => T): T | undefined {
    const file = this.workspace.get(normalised(uri));
    return file && answer(file);
  }
}
