import { l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon, Uri, window } from 'vscode';
import { type ReadinessParams, type ReadinessRow, type ReadinessSubject, readiness } from '../../server/protocol';
import type { Server } from '../connection/server';
import { open } from './open';

interface Item<T> extends QuickPickItem {
  readonly value?: T;
}

/**
 * Shows how a gate or a system stands, and goes to the line of what is in its way. Without a gate and a system it asks
 * for one.
 *
 * @param file the file whose engagement is meant; undefined: that of the active editor, else every engagement
 * @param gate the id of a gate
 * @param system the id of a system
 */
export async function showReadiness(
  server: Server,
  file: string | undefined,
  gate?: string | null,
  system?: string | null,
): Promise<void> {
  const uri = file ?? activeFile();
  const subjects = await server.request<ReadinessSubject[]>(readiness, (uri ? { uri } : {}) satisfies ReadinessParams);
  if (subjects.length === 0) {
    void window.showInformationMessage(
      l10n.t(
        'There is no engagement here whose readiness could be shown. Open an engagement file, or a runbook of one.',
      ),
    );
    return;
  }
  const subject =
    subjects.find(({ kind, id }) => (kind === 'gate' ? id === gate : id === system)) ?? (await pickSubject(subjects));
  if (subject) await pickRow(subject);
}

function activeFile(): string | undefined {
  const document = window.activeTextEditor?.document;
  return document?.languageId.startsWith('handover-') ? document.uri.toString() : undefined;
}

async function pickSubject(subjects: readonly ReadinessSubject[]): Promise<ReadinessSubject | undefined> {
  const several = new Set(subjects.map(({ engagement }) => engagement)).size > 1;
  const item = (subject: ReadinessSubject): Item<ReadinessSubject> => ({
    label: subject.title,
    description: subject.standing,
    detail: several ? `${subject.engagement} · ${subject.summary}` : subject.summary,
    iconPath: new ThemeIcon(subject.kind === 'gate' ? 'milestone' : 'server'),
    value: subject,
  });
  const ofKind = (kind: ReadinessSubject['kind']) => subjects.filter((subject) => subject.kind === kind);
  // What is to be decided next is what is asked for most.
  const gates = ofKind('gate').sort((a, b) => Number(b.next ?? false) - Number(a.next ?? false));
  const items: Item<ReadinessSubject>[] = [
    { label: l10n.t('Gates'), kind: QuickPickItemKind.Separator },
    ...gates.map(item),
    { label: l10n.t('Systems'), kind: QuickPickItemKind.Separator },
    ...ofKind('system').map(item),
  ];
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Readiness'),
    placeHolder: l10n.t('Which gate or system?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.value;
}

async function pickRow(subject: ReadinessSubject): Promise<void> {
  const items = subject.rows.flatMap((row) => [item(row), ...row.below.map((below) => item(below, true))]);
  const whole: Item<Pick<ReadinessRow, 'uri' | 'range'>> = {
    label: subject.summary,
    iconPath: new ThemeIcon(subject.kind === 'gate' ? 'milestone' : 'server'),
    value: subject,
  };
  const picked = await window.showQuickPick([whole, ...items], {
    title: `${subject.title} · ${subject.standing}`,
    placeHolder: l10n.t('Choose a line to go to it in the file'),
    matchOnDescription: true,
  });
  if (picked?.value) await open(picked.value.uri, picked.value.range);
}

const ICONS: Readonly<Record<ReadinessRow['verdict'], string>> = { true: 'pass', false: 'error', unknown: 'question' };

function item(row: ReadinessRow, below = false): Item<ReadinessRow> {
  return {
    label: below ? `\u2003${row.label}` : row.label,
    ...(row.detail ? { description: row.detail } : {}),
    iconPath: new ThemeIcon(below ? 'arrow-small-right' : ICONS[row.verdict]),
    value: row,
  };
}

/** The URI that a view or an explorer hands over. */
export function uriText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : value instanceof Uri ? value.toString() : undefined;
}
