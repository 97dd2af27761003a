import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { ClientFiles } from './doors/client-files';
import { Session } from './doors/session';
import { dayOf } from './model/calendar';

// The language server inside a web worker: it reaches files only through the client.
const scope = self as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));

new Session(connection, {
  files: () => new ClientFiles(connection),
  today: () => dayOf(new Date()),
  rulePages: undefined,
});
connection.listen();
