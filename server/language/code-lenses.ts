import type { CodeLens, Command } from 'vscode-languageserver';
import type { Readiness } from '../checks/readiness';
import { spotOf } from '../engagement/things';
import { textOf } from '../model/entries';
import { readinessOf } from '../rules/readiness';
import type { FileEntry } from '../workspace/file';
import type { Workspace } from '../workspace/workspace';
import { gateTitle, systemTitle } from './standings';

/** What a lens leads to: the readiness of a gate or of a system. */
export interface LensTarget {
  readonly gate?: string;
  readonly system?: string;
}

/** The command that shows a target. */
export type LeadsTo = (target: LensTarget) => Omit<Command, 'title'>;

/** What a lens is about, until its title is asked for. */
export interface LensData {
  /** As the client spells it. */
  readonly uri: string;
  /** Of the document in its file, and of the gate or the system in its engagement. */
  readonly document: number;
  readonly gate?: number;
  readonly system?: number;
}

/** So many lenses come with their titles; of more, each is worked out when it is about to be seen. */
const MAX_AT_ONCE = 20;

/**
 * Above each gate and each system, how far it is.
 * @param uri the file's, as the client spells it
 * @param today `YYYY-MM-DD`
 * @param leadsTo absent where the client has no such command: then the title alone is shown
 */
export function codeLenses(
  workspace: Workspace,
  file: FileEntry,
  uri: string,
  today: string,
  leadsTo?: LeadsTo,
): CodeLens[] {
  const lenses: (CodeLens & { data: LensData })[] = [];
  file.documents.forEach((entry, document) => {
    const readiness = readinessOf(entry, workspace, today);
    readiness?.gatesInPlan.forEach(({ value }, gate) => {
      lenses.push({ range: file.rangeOf(spotOf(value, 'id')), data: { uri, document, gate } });
    });
    readiness?.systemsInUse.forEach((each, system) => {
      if (!readiness.asksOf(each)) return;
      lenses.push({ range: file.rangeOf(spotOf(each.value, 'id')), data: { uri, document, system } });
    });
  });
  if (lenses.length > MAX_AT_ONCE) return lenses;
  return lenses.map(({ range, data }) => ({ range, command: command(workspace, file, data, today, leadsTo) }));
}

/** A lens with its title. No text of the file is in it. */
export function resolveCodeLens(
  workspace: Workspace,
  file: FileEntry,
  { range, data }: CodeLens,
  today: string,
  leadsTo?: LeadsTo,
): CodeLens {
  return { range, command: command(workspace, file, data as LensData, today, leadsTo) };
}

function command(
  workspace: Workspace,
  file: FileEntry,
  data: LensData,
  today: string,
  leadsTo: LeadsTo | undefined,
): Command {
  const entry = file.documents[data.document];
  const readiness = entry && readinessOf(entry, workspace, today);
  const { title, target } = (readiness && described(readiness, data, today)) ?? {};
  // A command without a name is text: editors show it, and do nothing on a click.
  return { title: title ?? '', ...(target && leadsTo ? leadsTo(target) : { command: '' }) };
}

/** @returns undefined where the text has moved on, and the client is about to ask again */
function described(
  readiness: Readiness,
  data: LensData,
  today: string,
): { title: string | undefined; target: LensTarget | undefined } | undefined {
  const gate = data.gate === undefined ? undefined : readiness.gatesInPlan[data.gate];
  if (gate) return { title: gateTitle(readiness.gate(gate), today), target: idOf('gate', gate.value) };
  const system = data.system === undefined ? undefined : readiness.systemsInUse[data.system];
  return system && { title: systemTitle(readiness.system(system)), target: idOf('system', system.value) };
}

function idOf(kind: keyof LensTarget, { id }: { id?: string }): LensTarget | undefined {
  const text = textOf(id);
  return text === undefined ? undefined : { [kind]: text };
}
