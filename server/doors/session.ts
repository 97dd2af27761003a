import {
  type ClientCapabilities,
  type CodeAction,
  type CodeLens,
  CodeLensRefreshRequest,
  type Connection,
  type Diagnostic,
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
import { ACTION_KINDS, type ActionData, codeActions, resolveAction } from '../language/code-actions';
import { codeLenses, type LeadsTo, type LensData, resolveCodeLens } from '../language/code-lenses';
import { completion } from '../language/completion';
import { diagnostic } from '../language/diagnostics';
import { documentSymbols } from '../language/document-symbols';
import { hover } from '../language/hover';
import { inlayHints } from '../language/inlay-hints';
import { readinessSubjects } from '../language/readiness';
import { treeChildren as childrenOf, engagementIds } from '../language/tree';
import { workspaceEdit } from '../language/workspace-edit';
import { isDay } from '../model/calendar';
import type { DocumentKind } from '../model/shapes';
import {
  type InitializationOptions,
  type PublishedParams,
  published,
  type ReadinessParams,
  readiness,
  type StatusParams,
  showReadiness,
  status,
  type TreeChangedParams,
  type TreeChildrenParams,
  treeChanged,
  treeChildren,
} from '../protocol';
import { judge } from '../rules/judge';
import type { Finding } from '../rules/rule';
import type { FileEntry } from '../workspace/file';
import { CATALOGUE, type Files } from '../workspace/files';
import { normalised } from '../workspace/uris';
import { Workspace } from '../workspace/workspace';
import { Refresher } from './refresher';

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
  /** The file whose edit is being taken over: its editor asks again by itself. */
  private edited: FileEntry | undefined;
  private readonly refreshers: readonly Refresher[];

  constructor(
    private readonly connection: Connection,
    private readonly surroundings: Surroundings,
  ) {
    this.refreshers = [
      new Refresher(
        () => this.capabilities.workspace?.codeLens?.refreshSupport === true,
        () => connection.sendRequest(CodeLensRefreshRequest.type),
      ),
      new Refresher(
        () => this.capabilities.workspace?.inlayHint?.refreshSupport === true,
        () => connection.languages.inlayHint.refresh(),
      ),
    ];
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
      this.edited = file;
      this.workspace.edit(file, contentChanges);
      this.edited = undefined;
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
    connection.onCodeAction(({ textDocument, range, context }) =>
      this.with(textDocument.uri, (file) => {
        const { source } = file.source;
        const offsets = { start: source.offsetAt(range.start), end: source.offsetAt(range.end) };
        const told = this.teller(file);
        const version = this.versionOf(file.uri);
        const actions = codeActions(this.workspace, file, offsets, this.today(), context.only, version, told);
        return this.resolvesEdits ? actions : actions.map((action) => this.resolved(action)).filter(({ edit }) => edit);
      }),
    );
    connection.onCodeActionResolve((action) => this.resolved(action));
    connection.onCodeLens(({ textDocument }) =>
      this.with(textDocument.uri, (file) =>
        codeLenses(this.workspace, file, textDocument.uri, this.today(), this.leadsTo(textDocument.uri)),
      ),
    );
    connection.onCodeLensResolve((lens) => this.resolvedLens(lens));
    connection.languages.inlayHint.on(({ textDocument, range }) =>
      this.with(textDocument.uri, (file) => inlayHints(this.workspace, file, range, this.today())),
    );
    connection.onRequest(readiness, ({ uri }: ReadinessParams) => {
      const file = uri === undefined ? undefined : this.workspace.get(normalised(uri));
      return readinessSubjects(this.workspace, file, this.today(), (own) => this.spelling(own));
    });
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
        this.refreshReadiness(files);
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
        codeLensProvider: { resolveProvider: true },
        inlayHintProvider: true,
        codeActionProvider: { codeActionKinds: ACTION_KINDS, resolveProvider: true },
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
          ...[...ours, ...slos, `**/${CATALOGUE}`].map((globPattern) => ({ globPattern })),
          // Evidence and decisions are any file: that one came or went is all that matters.
          { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
          // Documents are read: what stands in them matters too.
          { globPattern: '**/*.{md,html}', kind: WatchKind.Change },
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
    const diagnostics = judge(file, this.workspace, this.today()).map(this.teller(file));
    const { uri, version } = state;
    void this.connection.sendDiagnostics({ uri, version, diagnostics });
    void this.connection.sendNotification(published, {
      uri,
      version,
      count: diagnostics.length,
    } satisfies PublishedParams);
  }

  /** A lens with its title; as it is, where it is none of ours. */
  private resolvedLens(lens: CodeLens): CodeLens {
    const { uri } = (lens.data ?? {}) as Partial<LensData>;
    if (typeof uri !== 'string') return lens;
    const leadsTo = this.leadsTo(uri);
    return this.with(uri, (file) => resolveCodeLens(this.workspace, file, lens, this.today(), leadsTo)) ?? lens;
  }

  /** Where the lenses of a file lead, for a client that can be led there. */
  private leadsTo(uri: string): LeadsTo | undefined {
    if (this.options.commands !== true) return undefined;
    return ({ gate = null, system }) => ({
      command: showReadiness,
      arguments: system === undefined ? [uri, gate] : [uri, gate, system],
    });
  }

  /** Lenses and hints of an engagement say something else when another file does. */
  private refreshReadiness(files: Iterable<FileEntry>): void {
    for (const file of files) {
      if (!file.isEngagement || file === this.edited) continue;
      for (const refresher of this.refreshers) refresher.refresh();
      return;
    }
  }

  /** Tells a finding of a file as this client understands it. */
  private teller(file: FileEntry): (finding: Finding) => Diagnostic {
    const abilities = this.capabilities.textDocument?.publishDiagnostics;
    const rulePages = this.options.rulePages ?? this.surroundings.rulePages;
    const shown = {
      relatedInformation: abilities?.relatedInformation ?? false,
      codeDescription: abilities?.codeDescriptionSupport ?? false,
      tags: abilities?.tagSupport !== undefined,
    };
    return (finding) => diagnostic(finding, file, shown, rulePages, (other) => this.spelling(other.uri));
  }

  /** Whether the client asks for the edit of an action when it is chosen. */
  private get resolvesEdits(): boolean {
    const { codeAction } = this.capabilities.textDocument ?? {};
    return codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes('edit') === true;
  }

  /** An action with its edit; without one where the text has moved on or the client cannot do it. */
  private resolved(action: CodeAction): CodeAction {
    const data = action.data as ActionData | undefined;
    if (!data) return action;
    const planned = resolveAction(this.workspace, data, this.today(), (uri) => this.versionOf(uri));
    const { workspaceEdit: abilities } = this.capabilities.workspace ?? {};
    const edit =
      planned &&
      workspaceEdit(planned.edits, planned.created, {
        documentChanges: abilities?.documentChanges ?? false,
        create: abilities?.resourceOperations?.includes('create') ?? false,
        snippets: abilities?.snippetEditSupport ?? false,
        identify: (uri) => ({ uri: this.spelling(uri), version: this.open.get(uri)?.version ?? null }),
      });
    return edit ? { ...action, edit } : action;
  }

  private versionOf(uri: string): number {
    return this.open.get(uri)?.version ?? 0;
  }

  private changed(file: FileEntry | undefined): void {
    const params = this.treeChange(file);
    if (params) void this.connection.sendNotification(treeChanged, params);
  }

  /** The engagements whose rows may differ; undefined where there are none. */
  private treeChange(file: FileEntry | undefined): TreeChangedParams | undefined {
    if (!file || this.workspace.get(file.uri) !== file) return {};
    // A file that holds none may have held one before.
    if (file.promised === 'Engagement' && !file.isEngagement) return {};
    // Of a runbook, the gates of its engagements may think differently.
    const scope = this.workspace.scopeOf(file);
    const files = file.isEngagement ? [file] : [...scope.files].filter(({ isEngagement }) => isEngagement);
    const engagements = files.flatMap(engagementIds);
    return engagements.length > 0 ? { engagements } : undefined;
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
