import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import type { HandoverApi } from './api';
import { start } from './extension';

let stop: (() => Promise<void>) | undefined;

/** Starts the extension in a desktop or remote extension host: the server is a child process, `server.js --stdio`. */
export function activate(context: ExtensionContext): HandoverApi {
  const dist = Uri.joinPath(context.extensionUri, 'dist');
  const started = start(context, {
    filesThroughClient: false,
    create: (options: LanguageClientOptions) =>
      new LanguageClient(
        'handover',
        'Handover',
        {
          module: Uri.joinPath(dist, 'server.js').fsPath,
          transport: TransportKind.stdio,
          // Not the workspace folder: a running process would keep Windows from renaming it.
          options: { cwd: dist.fsPath },
        },
        options,
      ),
  });
  stop = started.stop;
  return started.api;
}

/** Ends the server in good order when VS Code closes or the extension is disabled. */
export function deactivate(): Promise<void> | undefined {
  return stop?.();
}
