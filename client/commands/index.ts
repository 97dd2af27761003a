import { commands, Disposable, type LogOutputChannel, type Uri } from 'vscode';
import type { Server } from '../connection/server';
import { newEngagementFile } from './newEngagementFile';
import { open } from './open';
import { openReadme } from './openReadme';
import { showReadiness, uriText } from './showReadiness';

/** Registers every command of the extension; titles and where they show are in package.json. */
export function registerCommands(server: Server, log: LogOutputChannel, extension: Uri): Disposable {
  return Disposable.from(
    commands.registerCommand('handover.newEngagementFile', newEngagementFile),
    commands.registerCommand('handover.open', open),
    commands.registerCommand('handover.openReadme', () => openReadme(extension)),
    commands.registerCommand('handover.restartServer', () => server.restart()),
    commands.registerCommand('handover.showLog', () => log.show()),
    commands.registerCommand('handover.showReadiness', (file?: unknown, gate?: string | null, system?: string | null) =>
      showReadiness(server, uriText(file), gate, system),
    ),
  );
}
