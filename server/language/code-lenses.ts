import type { CodeLens, Command } from 'vscode-languageserver';
import { spotOf } from '../engagement/things';
import { readinessIn } from '../rules/readiness';
import type { FileEntry } from '../workspace/file';
import type { Workspace } from '../workspace/workspace';
import { gateTitle, systemTitle } from './standings';

/** What a lens leads to: the readiness of a gate or of a system. */
export interface LensTarget {
  readonly gate?: string;
  readonly system?: string;
}

/**
 * Above each gate and each system, how far it is. No text of the file is in the titles.
 * @param today `YYYY-MM-DD`
 * @param leadsTo the command that shows a target; absent, or for what has no id, the title alone is shown
 */
export function codeLenses(
  workspace: Workspace,
  file: FileEntry,
  today: string,
  leadsTo?: (target: LensTarget) => Omit<Command, 'title'>,
): CodeLens[] {
  const lens = (thing: object, title: string | undefined, target: LensTarget): CodeLens[] => {
    if (title === undefined) return [];
    const named = target.gate !== undefined || target.system !== undefined;
    // A command without a name is text: editors show it, and do nothing on a click.
    const command = named && leadsTo ? leadsTo(target) : { command: '' };
    return [{ range: file.rangeOf(spotOf(thing, 'id')), command: { title, ...command } }];
  };
  return readinessIn(file, workspace, today).flatMap((readiness) => [
    ...readiness.gates.flatMap((gate) =>
      lens(gate.gate.value, gateTitle(gate, today), gate.gate.id === undefined ? {} : { gate: gate.gate.id }),
    ),
    ...readiness.systems.flatMap((system) =>
      lens(
        system.system.value,
        systemTitle(system),
        system.system.id === undefined ? {} : { system: system.system.id },
      ),
    ),
  ]);
}
