/** What the suites share: the extension's interface, files of their own, and ways to await what they have set off. */

import * as vscode from 'vscode';
import type { HandoverApi } from '../../client/api';
import { ok } from './assert';

/** The extension, running and with the workspace read. */
export async function handover(): Promise<HandoverApi> {
  const api = await extension().activate();
  await api.ready;
  return api;
}

export function extension(): vscode.Extension<HandoverApi> {
  const found = vscode.extensions.getExtension<HandoverApi>('handover.handover');
  ok(found, 'handover.handover is not among the extensions');
  return found;
}

/** Waits for an event until `accept` says yes; the first time it is asked is before any event. */
export function until<Value>(
  event: vscode.Event<Value>,
  accept: (value: Value | undefined) => boolean | Promise<boolean>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = async (value: Value | undefined) => {
      try {
        if (!(await accept(value))) return;
        subscription.dispose();
        resolve();
      } catch (error) {
        subscription.dispose();
        reject(error);
      }
    };
    const subscription = event(look);
    void look(undefined);
  });
}

/**
 * Opens or changes a document and waits until the diagnostics of the text that results are shown.
 * Gives them all, in the file's order.
 */
export async function diagnosed(uri: vscode.Uri, change: () => unknown): Promise<vscode.Diagnostic[]> {
  const api = await handover();
  const name = uri.toString();
  let shown: number | undefined;
  const subscription = api.onDidPublish((published) => {
    if (vscode.Uri.parse(published.uri).toString() === name) shown = published.version;
  });
  try {
    await change();
    const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === name);
    ok(document, `${name} is not open`);
    await until(api.onDidPublish, () => shown === document.version);
  } finally {
    subscription.dispose();
  }
  const order = (one: vscode.Diagnostic, other: vscode.Diagnostic) => one.range.start.compareTo(other.range.start);
  return [...vscode.languages.getDiagnostics(uri)].sort(order);
}

/** The rule a diagnostic is of. */
export function rule({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

/** Replaces the first occurrence of a text in an open document, as if typed. */
export async function replace(document: vscode.TextDocument, old: string, fresh: string): Promise<void> {
  const at = document.getText().indexOf(old);
  ok(at >= 0, `${JSON.stringify(old)} is not in the document`);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + old.length)), fresh);
  ok(await vscode.workspace.applyEdit(edit), 'the edit was refused');
}

/** The place right after the first occurrence of a text. */
export function placeAfter(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  ok(at >= 0, `${JSON.stringify(text)} is not in the document`);
  return document.positionAt(at + text.length);
}

/** A row of the Engagements view below a path of labels; an error names the rows that are there instead. */
export async function row(...path: string[]): Promise<vscode.TreeItem> {
  const { tree } = await handover();
  let found: vscode.TreeItem | undefined;
  for (const name of path) {
    const rows = await tree.children(found?.id);
    found = rows.find((each) => label(each) === name);
    ok(found, `no row ${JSON.stringify(name)}, but ${JSON.stringify(rows.map(label))}`);
  }
  ok(found, 'no row asked for');
  return found;
}

export function label(item: vscode.TreeItem): string {
  return typeof item.label === 'object' ? item.label.label : (item.label ?? '');
}

/** A folder of its own in the workspace, removed after the suite that asks for it. */
export function ownFolder(name: string): { write(path: string, text: string): Promise<vscode.Uri> } {
  const folder = () => {
    const root = vscode.workspace.workspaceFolders?.[0];
    ok(root, 'no folder is open');
    return vscode.Uri.joinPath(root.uri, `suite-${name}`);
  };
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folder(), { recursive: true });
  });
  return {
    async write(path, text) {
      const uri = vscode.Uri.joinPath(folder(), path);
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      return uri;
    },
  };
}

/** A small engagement without a fault. */
export const engagement = `apiVersion: handover/v1
kind: Engagement
metadata:
  name: kite-yard
  title: Kite yard
spec:
  model: bot
  status: active
  parties:
    client: {name: Kite Yard Ltd}
    provider: {name: Lantern Operations}
  people:
    - {id: ada-frost, name: Ada Frost, party: client}
    - {id: bo-lind, name: Bo Lind, party: provider}
  roles:
    - {id: lead, party: client, people: [ada-frost]}
    - {id: operator, party: provider, people: [bo-lind]}
  phases:
    - id: build
      kind: build
      title: Raise the mast
      start: 2026-01-01
      end: 2026-03-31
      status: done
      activities:
        - id: rigging
          title: Rig the lines
          status: done
          raci: {operator: R, lead: A}
          checklist:
            - {id: knots, text: Knots checked, status: done}
            - {id: spare, text: Spare line packed, status: open, mandatory: false}
`;
