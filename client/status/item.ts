import { Disposable, type LanguageStatusItem, LanguageStatusSeverity, l10n, languages } from 'vscode';
import type { StatusParams } from '../../server/protocol';
import { anyOfOurs } from '../connection/languages';
import type { Server, ServerState } from '../connection/server';

/** The language status item of our files: how much is known, which day counts as today, or that the server is gone. */
export class StatusItem implements Disposable {
  readonly item: LanguageStatusItem;
  private readonly subscriptions: Disposable;

  constructor(server: Server) {
    this.item = languages.createLanguageStatusItem('handover.status', anyOfOurs);
    this.item.name = 'Handover';
    this.show('starting');
    this.subscriptions = Disposable.from(
      this.item,
      server.onDidChangeState((state) => this.show(state)),
      server.onStatus((status) => this.count(status)),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private show(state: ServerState): void {
    // What a running server has to say comes with its own status.
    if (state === 'running') return;
    const broken = state === 'failed' || state === 'stopped';
    this.item.text = broken ? l10n.t('Handover: not running') : l10n.t('Handover: starting');
    this.item.detail = broken ? l10n.t('The language server has stopped') : '';
    this.item.busy = !broken;
    this.item.severity = broken ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    this.item.command = broken
      ? { command: 'handover.restartServer', title: l10n.t('Restart Server') }
      : { command: 'handover.showLog', title: l10n.t('Show Log') };
  }

  private count({ state, engagements, runbooks, today }: StatusParams): void {
    this.item.text =
      engagements === 1 ? l10n.t('Handover: 1 engagement') : l10n.t('Handover: {0} engagements', engagements);
    this.item.detail =
      runbooks === 1 ? l10n.t('1 runbook, today is {0}', today) : l10n.t('{0} runbooks, today is {1}', runbooks, today);
    this.item.busy = state === 'indexing';
    this.item.severity = LanguageStatusSeverity.Information;
    this.item.command = { command: 'handover.showLog', title: l10n.t('Show Log') };
  }
}
