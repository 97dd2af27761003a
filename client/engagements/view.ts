import {
  Disposable,
  type Event,
  EventEmitter,
  l10n,
  MarkdownString,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import { type TreeChildrenParams, type TreeNode, treeChildren } from '../../server/protocol';
import type { Server } from '../connection/server';
import { treeItem } from './item';

/** A row as VS Code knows it: it recognises a row by this object, so what changes is `node`. */
interface Row {
  node: TreeNode;
}

/**
 * The Engagements view. Every row comes from the server when it is unfolded; nothing is kept but the top rows, by which
 * VS Code is told what to ask for again.
 */
export class EngagementsView implements TreeDataProvider<Row>, Disposable {
  private readonly changed = new EventEmitter<Row | Row[] | undefined>();
  private readonly refreshed = new EventEmitter<void>();
  private readonly view: TreeView<Row>;
  private readonly subscriptions: Disposable;
  /** The engagements as last shown, in order. */
  private top: Row[] = [];
  /** What has changed since the last refresh began: tree ids of engagements, or everything. */
  private waiting: Set<string> | 'all' | undefined;
  private refreshing = false;

  readonly onDidChangeTreeData = this.changed.event;
  /** Fires when a change has been taken over. */
  readonly onDidRefresh: Event<void> = this.refreshed.event;

  constructor(private readonly server: Server) {
    this.view = window.createTreeView('handover.engagements', { treeDataProvider: this, showCollapseAll: true });
    this.view.message = reading();
    this.subscriptions = Disposable.from(
      this.view,
      this.changed,
      this.refreshed,
      server.onTreeChanged(({ engagements }) => this.refresh(engagements)),
      server.onStatus(({ state }) => this.say(state === 'ready' ? '' : reading())),
      server.onDidChangeState((state) => {
        if (state === 'starting') this.say(reading());
        if (state === 'failed') this.say(l10n.t('The language server is not running; the log says why.'));
        if (state === 'failed' || state === 'running') this.refresh();
      }),
    );
  }

  getTreeItem(row: Row): TreeItem {
    return treeItem(row.node);
  }

  resolveTreeItem(item: TreeItem, { node }: Row): TreeItem {
    if (node.tooltip !== undefined) item.tooltip = new MarkdownString(node.tooltip);
    return item;
  }

  async getChildren(row?: Row): Promise<Row[]> {
    try {
      if (row !== undefined) return (await this.fetch(row.node.id)).map((node) => ({ node }));
      this.takeOver(await this.fetch());
    } catch {
      // A server that is gone has no rows; the view's message says so.
      if (row !== undefined) return [];
      this.top = [];
    }
    return this.top;
  }

  /** The rows below a row as they are shown, without unfolding anything. */
  async items(parent?: string): Promise<TreeItem[]> {
    return (await this.fetch(parent)).map(treeItem);
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private say(message: string): void {
    this.view.message = message;
  }

  /** Asks the server, once it has read the workspace; until then VS Code shows progress in the view. */
  private async fetch(parent?: string): Promise<TreeNode[]> {
    await this.server.ready;
    const params: TreeChildrenParams = parent === undefined ? {} : { parent };
    return this.server.request<TreeNode[]>(treeChildren, params);
  }

  /**
   * Refreshes the rows of some engagements, or all. While a refresh runs, further ones are gathered into one that
   * follows it, so that fast typing costs as many refreshes as the server can answer and no more.
   */
  private refresh(engagements?: readonly string[]): void {
    if (engagements === undefined || this.waiting === 'all') this.waiting = 'all';
    else this.waiting = new Set([...(this.waiting ?? []), ...engagements]);
    if (!this.refreshing) void this.work();
  }

  private async work(): Promise<void> {
    this.refreshing = true;
    try {
      while (this.waiting !== undefined) {
        const ids = this.waiting;
        this.waiting = undefined;
        const known = await this.fetch().then(
          (nodes) => this.takeOver(nodes),
          () => false,
        );
        const rows = ids === 'all' ? this.top : this.top.filter((row) => ids.has(row.node.id));
        if (!known) this.changed.fire(undefined);
        else if (rows.length > 0) this.changed.fire(rows);
        this.refreshed.fire();
      }
    } finally {
      this.refreshing = false;
    }
  }

  /** Makes `nodes` the top rows, keeping the rows that stay. Returns whether they are the same ones in the same order. */
  private takeOver(nodes: readonly TreeNode[]): boolean {
    const before = this.top;
    const byId = new Map(before.map((row) => [row.node.id, row]));
    this.top = nodes.map((node) => {
      const row = byId.get(node.id);
      if (row === undefined) return { node };
      row.node = node;
      return row;
    });
    return this.top.length === before.length && this.top.every((row, at) => row === before[at]);
  }
}

function reading(): string {
  return l10n.t('Reading the workspace…');
}
