import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { ClientFiles } from './doors/client-files';
import { Session } from './doors/session';
import { dayOf } from './model/calendar';
import { NodeFiles } from './workspace/files-node';

// The language server as a process of its own: `dist/server.js --stdio` (or the channel that an editor names).
if (!process.argv.slice(2).some((word) => /^--(stdio|node-ipc|socket|pipe)/.test(word))) process.argv.push('--stdio');
const connection = createConnection(ProposedFeatures.all);

new Session(connection, {
  files: (viaClient) => (viaClient ? new ClientFiles(connection, new NodeFiles()) : new NodeFiles()),
  today: () => dayOf(new Date()),
  rulePages: pathToFileURL(join(__dirname, '..', 'docs', 'rules', '/')).toString(),
});
connection.listen();
