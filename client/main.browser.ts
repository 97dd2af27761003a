import { type ExtensionContext, Uri, workspace } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type LanguageClientOptions,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import type { HandoverApi } from './api';
import { start } from './extension';

let stop: (() => Promise<void>) | undefined;

/** Starts the extension in a web worker extension host: the server is a worker beside it. */
export function activate(context: ExtensionContext): HandoverApi {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server.web.js');
  let running: Worker | undefined;
  context.subscriptions.push({ dispose: () => running?.terminate() });

  const started = start(context, {
    filesThroughClient: true,
    create: (options: LanguageClientOptions) =>
      new LanguageClient(
        'handover',
        'Handover',
        async (): Promise<MessageTransports> => {
          running?.terminate();
          running = await startWorker(script);
          return { reader: new BrowserMessageReader(running), writer: new BrowserMessageWriter(running) };
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

/**
 * Makes a worker of a script of the extension. By its address where the host serves it; where the extension lies on a
 * remote machine the host refuses that, so the script is read and handed over as a blob.
 */
async function startWorker(script: Uri): Promise<Worker> {
  if (['http', 'https', 'file'].includes(script.scheme)) {
    try {
      return new Worker(script.toString(true));
    } catch {
      // The host does not let a worker load this address; the blob below needs no address.
    }
  }
  const address = URL.createObjectURL(new Blob([await readScript(script)], { type: 'text/javascript' }));
  const worker = new Worker(address);
  // The host loads the address only when the worker runs, so it must stay until the worker has spoken.
  worker.addEventListener('message', () => URL.revokeObjectURL(address), { once: true });
  return worker;
}

async function readScript(script: Uri): Promise<BlobPart> {
  return new Uint8Array(await workspace.fs.readFile(script));
}
