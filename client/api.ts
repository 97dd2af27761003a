import type { Event, LanguageStatusItem, TreeItem } from 'vscode';
import type { PublishedParams } from '../server/protocol';

/** What `activate` returns: signals to await, so that nobody who looks at the extension from outside has to sleep. */
export interface HandoverApi {
  /** Settles when the server runs and has read the workspace; rejects when it could not start. A new one after each restart. */
  readonly ready: Promise<void>;
  /** Fires when VS Code shows the diagnostics of a document; `version` is that of the text they belong to. */
  readonly onDidPublish: Event<PublishedParams>;
  /** Fires when the Engagements view has taken over a change. */
  readonly onDidRefreshTree: Event<void>;
  readonly tree: {
    /** The rows as the Engagements view shows them: the engagements, or the rows below the row `id`. */
    children(id?: string): Promise<TreeItem[]>;
  };
  /** What the language status item shows. */
  readonly status: Readonly<Pick<LanguageStatusItem, 'text' | 'detail' | 'severity' | 'busy' | 'command'>>;
}
