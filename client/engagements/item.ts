import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { TreeNode, TreeNodeKind, TreeNodeState } from '../../server/protocol';
import { openCommand } from '../commands/open';

/**
 * How one row of the Engagements view looks and sounds.
 *
 * The tooltip is left out: VS Code asks for it when the pointer rests on the row.
 *
 * @param node the row as the server describes it
 * @returns the row as VS Code shows it, its id the server's, so that what is unfolded stays unfolded
 */
export function treeItem(node: TreeNode): TreeItem {
  const item = new TreeItem(node.label, collapsibleState(node));
  item.id = node.id;
  item.iconPath = icon(node);
  item.contextValue = `handover.${node.kind}`;
  item.accessibilityInformation = { label: spoken(node) };
  item.command = openCommand(node.uri, node.selection);
  if (node.description !== undefined) item.description = node.description;
  return item;
}

function collapsibleState(node: TreeNode): TreeItemCollapsibleState {
  if (!node.hasChildren) return TreeItemCollapsibleState.None;
  return node.kind === 'engagement' ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}

/** A row that is itself a state (a phase, an item) is drawn by its state; one that is a thing, by the thing. */
const things: Partial<Record<TreeNodeKind, string>> = {
  engagement: 'briefcase',
  gate: 'law',
  milestones: 'milestone',
};

const shapes: Record<TreeNodeState, string> = {
  proposed: 'lightbulb',
  planned: 'circle-large-outline',
  active: 'play-circle',
  blocked: 'stop-circle',
  overdue: 'warning',
  done: 'pass-filled',
  cancelled: 'circle-slash',
  waived: 'circle-slash',
  'not-applicable': 'circle-slash',
  'on-hold': 'debug-pause',
  failed: 'error',
  unmet: 'close',
  unknown: 'question',
};

/** Colours that VS Code defines for light, dark and both high-contrast themes; the shape says the same without them. */
const colours: Partial<Record<TreeNodeState, string>> = {
  active: 'charts.blue',
  blocked: 'charts.red',
  overdue: 'charts.orange',
  done: 'charts.green',
  cancelled: 'disabledForeground',
  waived: 'disabledForeground',
  'not-applicable': 'disabledForeground',
  failed: 'charts.red',
};

function icon(node: TreeNode): ThemeIcon {
  const colour = node.state === undefined ? undefined : colours[node.state];
  return new ThemeIcon(shape(node), colour === undefined ? undefined : new ThemeColor(colour));
}

function shape({ kind, state, checked }: TreeNode): string {
  const thing = things[kind];
  if (thing !== undefined) return thing;
  // A box that is open stays a box: overdue or blocked shows by its colour and in words.
  if (checked === false && (state === undefined || state === 'planned' || state === 'overdue')) {
    return state === 'overdue' ? 'warning' : 'circle-large-outline';
  }
  if (checked === true && (state === undefined || state === 'done')) return 'pass-filled';
  return state === undefined ? 'circle-large-outline' : shapes[state];
}

/** What a screen reader says: name, kind, state in words, then the short text beside the name. */
function spoken(node: TreeNode): string {
  const words = [node.label, kindWord(node.kind)];
  if (node.state !== undefined) words.push(stateWord(node.state));
  else if (node.checked !== undefined) words.push(node.checked ? stateWord('done') : l10n.t('open'));
  if (node.description) words.push(node.description);
  return words.join(', ');
}

function kindWord(kind: TreeNodeKind): string {
  switch (kind) {
    case 'engagement':
      return l10n.t('engagement');
    case 'phase':
      return l10n.t('phase');
    case 'gate':
      return l10n.t('gate');
    case 'criterion':
      return l10n.t('gate criterion');
    case 'condition':
      return l10n.t('gate condition');
    case 'milestones':
      return l10n.t('group');
    case 'milestone':
      return l10n.t('milestone');
    case 'activity':
      return l10n.t('activity');
    case 'checklist-item':
      return l10n.t('checklist item');
  }
}

function stateWord(state: TreeNodeState): string {
  switch (state) {
    case 'proposed':
      return l10n.t('proposed');
    case 'planned':
      return l10n.t('planned');
    case 'active':
      return l10n.t('in progress');
    case 'blocked':
      return l10n.t('blocked');
    case 'overdue':
      return l10n.t('overdue');
    case 'done':
      return l10n.t('done');
    case 'cancelled':
      return l10n.t('cancelled');
    case 'waived':
      return l10n.t('waived');
    case 'not-applicable':
      return l10n.t('not applicable');
    case 'on-hold':
      return l10n.t('on hold');
    case 'failed':
      return l10n.t('failed');
    case 'unmet':
      return l10n.t('not met');
    case 'unknown':
      return l10n.t('unknown');
  }
}
