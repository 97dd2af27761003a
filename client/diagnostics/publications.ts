import { type Disposable, type Event, EventEmitter, Uri } from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, Message, type Middleware } from 'vscode-languageclient';
import { type PublishedParams, published } from '../../server/protocol';

export interface Publications extends Disposable {
  /** Fires once VS Code holds the diagnostics that the server has published for a document. */
  readonly onDidPublish: Event<PublishedParams>;
  readonly middleware: Middleware;
  readonly connection: NonNullable<LanguageClientOptions['connectionOptions']>;
  listen(client: BaseLanguageClient): void;
}

/**
 * Tells when diagnostics are really there. The language client takes them over later than it receives them, so the
 * server's `handover/published` alone comes too early: what is still on its way is counted when it arrives
 * (`connection`) and struck off when it is shown (`middleware`).
 */
export function publications(): Publications {
  const emitter = new EventEmitter<PublishedParams>();
  const arriving = new Set<string>();
  const announced = new Map<string, PublishedParams>();
  const key = (uri: string): string => Uri.parse(uri).toString();

  return {
    onDidPublish: emitter.event,
    connection: {
      messageStrategy: {
        handleMessage(message, next) {
          if (Message.isNotification(message) && message.method === 'textDocument/publishDiagnostics') {
            const params = message.params as { uri?: unknown } | undefined;
            if (typeof params?.uri === 'string') arriving.add(key(params.uri));
          }
          return next(message);
        },
      },
    },
    middleware: {
      handleDiagnostics(uri, diagnostics, next) {
        next(uri, diagnostics);
        const id = uri.toString();
        arriving.delete(id);
        const params = announced.get(id);
        if (params !== undefined) {
          announced.delete(id);
          emitter.fire(params);
        }
      },
    },
    listen(client) {
      arriving.clear();
      announced.clear();
      client.onNotification(published, (params: PublishedParams) => {
        if (arriving.has(key(params.uri))) announced.set(key(params.uri), params);
        else emitter.fire(params);
      });
    },
    dispose: () => emitter.dispose(),
  };
}
