import { type ExtensionContext, window } from 'vscode';
import type { HandoverApi } from './api';
import { registerCommands } from './commands/index';
import { type Host, Server } from './connection/server';
import { EngagementsView } from './engagements/view';
import { StatusItem } from './status/item';

/**
 * Starts the extension, the same in every host.
 *
 * The server starts in the background: what needs it waits for it, nothing else does.
 *
 * @param context what VS Code hands to `activate`; everything that must end with the extension is left with it
 * @param host how this host starts the language server
 * @returns the extension's interface, and `stop`, which ends the server in good order
 */
export function start(context: ExtensionContext, host: Host): { api: HandoverApi; stop: () => Promise<void> } {
  const log = window.createOutputChannel('Handover', { log: true });
  const server = new Server(host, context.extensionUri, log);
  const engagements = new EngagementsView(server);
  const { item } = keep(new StatusItem(server));
  context.subscriptions.push(log, server, engagements, registerCommands(server, log, context.extensionUri));
  void server.restart();

  return {
    api: {
      get ready() {
        return server.ready;
      },
      onDidPublish: server.onDidPublish,
      onDidRefreshTree: engagements.onDidRefresh,
      tree: { children: (id) => engagements.items(id) },
      status: item,
    },
    stop: () => server.stop(),
  };

  function keep<Kept extends { dispose(): void }>(kept: Kept): Kept {
    context.subscriptions.push(kept);
    return kept;
  }
}
