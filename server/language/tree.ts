import type { Verdict } from '../checks/check';
import { criterionState } from '../checks/criteria';
import type { GateReadiness, Readiness } from '../checks/readiness';
import { waiverEnds } from '../engagement/waivers';
import type {
  Activity,
  ChecklistItem,
  Condition,
  Criterion,
  Engagement,
  Gate,
  Milestone,
  Phase,
} from '../generated/engagement';
import { dayOf, isMap, isPast, mapsOf, textOf } from '../model/entries';
import { type Draft, keyPlace, nodeOf, placeOf } from '../model/values';
import type { TreeNode, TreeNodeKind, TreeNodeState } from '../protocol';
import { readinessIn } from '../rules/readiness';
import { endOf, type Place, startOf } from '../syntax/nodes';
import { engagementOf } from '../workspace/documents';
import type { FileEntry } from '../workspace/file';
import { baseName } from '../workspace/uris';
import type { Workspace } from '../workspace/workspace';
import { captionOf } from './captions';
import { code, escaped } from './markdown';
import { countOf, outcomeMarkdown } from './outcomes';
import { about, dated, late, owned, share, span } from './tree-lines';
import { plural } from './words';

/**
 * The Engagements view. Only the level that is asked for is built; the way down to it follows the parent's id, which
 * names the file and then one entry a level.
 */

/** A row before it is written: cheap, so that all of a level can be looked through for one of them. */
interface Row {
  /** Unique among its siblings, made from ids. */
  readonly segment: string;
  readonly file: FileEntry;
  readonly entry: Entry;
}

type Entry =
  | { readonly kind: 'engagement'; readonly value: Draft<Engagement> }
  | { readonly kind: 'phase'; readonly value: Draft<Phase> }
  | { readonly kind: 'gate'; readonly value: Draft<Gate> }
  | { readonly kind: 'criterion'; readonly value: Draft<Criterion> }
  | { readonly kind: 'condition'; readonly value: Draft<Condition> }
  | { readonly kind: 'milestones'; readonly value: Draft<Phase> }
  | { readonly kind: 'milestone'; readonly value: Draft<Milestone> }
  | { readonly kind: 'activity'; readonly value: Draft<Activity> }
  | { readonly kind: 'checklist-item'; readonly value: Draft<ChecklistItem> };

/**
 * The rows below one row of the Engagements view, or the engagements.
 * @param parent the id of a row; one that is not there any more has no rows
 * @param today `YYYY-MM-DD`
 */
export function treeChildren(workspace: Workspace, parent: string | undefined, today: string): TreeNode[] {
  const view: View = { workspace, today };
  if (parent === undefined) return engagements(workspace).map((row) => nodeOfRow(row, segment(row.file.uri), view));
  const [uri, ...segments] = parent.split(SEPARATOR);
  const file = workspace.get(unescaped(uri!));
  let rows = file ? engagementsOf(file) : [];
  for (const wanted of segments) {
    const row = rows.find((each) => each.segment === wanted);
    if (!row) return [];
    rows = below(row);
  }
  // A file alone is no row.
  return segments.length === 0 ? [] : rows.map((row) => nodeOfRow(row, parent, view));
}

/** The tree ids of the engagements in a file. */
export function engagementIds(file: FileEntry): string[] {
  return engagementsOf(file).map((row) => `${segment(file.uri)}${SEPARATOR}${row.segment}`);
}

const SEPARATOR = '|';

/** An id or URI as part of a tree id. */
function segment(text: string): string {
  return text.replace(/[%|~]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}

function unescaped(part: string): string {
  return part.replace(/%(25|7c|7e)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** A segment for each of some ids; where an id is missing or was there before, its position makes it unique. */
function segments(ids: readonly (string | undefined)[], prefix = ''): string[] {
  const seen = new Set<string>();
  return ids.map((id, index) => {
    const unique = id !== undefined && !seen.has(id);
    if (unique) seen.add(id);
    return `${prefix}${segment(id ?? '')}${unique ? '' : `~${index + 1}`}`;
  });
}

/** All engagements by folder, then title. */
function engagements(workspace: Workspace): Row[] {
  const rows = [...workspace.all()].flatMap(engagementsOf);
  const sortKey = new Map(rows.map((row) => [row, [row.file.folder, labelOf(row).toLowerCase(), row.file.uri]]));
  return rows.sort((a, b) => {
    const [left, right] = [sortKey.get(a)!, sortKey.get(b)!];
    const at = left.findIndex((part, index) => part !== right[index]);
    return at === -1 ? 0 : left[at]! < right[at]! ? -1 : 1;
  });
}

function engagementsOf(file: FileEntry): Row[] {
  const values = file.documents.flatMap((document) => engagementOf(document) ?? []);
  const names = segments(values.map(({ metadata }) => (isMap(metadata) ? textOf(metadata.name) : undefined)));
  return values.map((value, index) => ({ segment: names[index]!, file, entry: { kind: 'engagement', value } }));
}

/** The rows below a row, in the order in which they are shown. */
function below({ file, entry }: Row): Row[] {
  const list = <Value extends { id?: string }, Kind extends TreeNodeKind>(
    kind: Kind,
    values: readonly Value[] | undefined,
  ): Row[] => {
    const entries = mapsOf(values);
    const names = segments(
      entries.map(({ value }) => textOf(value.id)),
      `${kind}:`,
    );
    return entries.map(({ value }, index) => ({
      segment: names[index]!,
      file,
      entry: { kind, value } as unknown as Entry,
    }));
  };
  switch (entry.kind) {
    case 'engagement':
      return isMap(entry.value.spec) ? list('phase', entry.value.spec.phases) : [];
    case 'phase': {
      const { gate, milestones, activities } = entry.value;
      const rows: Row[] = [];
      if (isMap(gate)) rows.push({ segment: 'gate', file, entry: { kind: 'gate', value: gate } });
      if (mapsOf(milestones).length > 0) {
        rows.push({ segment: 'milestones', file, entry: { kind: 'milestones', value: entry.value } });
      }
      return [...rows, ...list('activity', activities)];
    }
    case 'gate':
      return [...list('criterion', entry.value.criteria), ...list('condition', entry.value.conditions)];
    case 'milestones':
      return list('milestone', entry.value.milestones);
    case 'activity':
      return list('checklist-item', entry.value.checklist);
    default:
      return [];
  }
}

/** How a row stands, and what is said of it. */
interface Standing {
  readonly state?: TreeNodeState | undefined;
  readonly description?: string | undefined;
  readonly checked?: boolean | undefined;
  /** Lines of the tooltip, Markdown. */
  readonly lines: readonly (string | undefined)[];
}

/** What rows are shown for. */
interface View {
  readonly workspace: Workspace;
  readonly today: string;
}

function nodeOfRow(row: Row, parent: string, view: View): TreeNode {
  const { file, entry } = row;
  const { state, description, checked, lines } = standing(row, view);
  const label = labelOf(row);
  const [range, selection] = placesOf(entry);
  const node: TreeNode = {
    id: `${parent}${SEPARATOR}${row.segment}`,
    kind: entry.kind,
    label,
    tooltip: [`**${escaped(label)}**`, ...lines].filter(Boolean).join('\n\n'),
    uri: file.uri,
    range: file.rangeOf(range),
    selection: file.rangeOf(selection),
    hasChildren: below(row).length > 0,
  };
  if (description) node.description = description;
  if (state) node.state = state;
  if (checked !== undefined) node.checked = checked;
  return node;
}

const NOUNS: Readonly<Record<TreeNodeKind, string>> = {
  engagement: 'Engagement',
  phase: 'Phase',
  gate: 'Gate',
  criterion: 'Criterion',
  condition: 'Condition',
  milestones: 'Milestones',
  milestone: 'Milestone',
  activity: 'Activity',
  'checklist-item': 'Checklist item',
};

function labelOf({ file, entry }: Row): string {
  const { kind } = entry;
  if (kind === 'milestones') return NOUNS.milestones;
  if (kind === 'engagement') {
    const { metadata } = entry.value;
    return (isMap(metadata) && captionOf(metadata)) || baseName(file.uri);
  }
  const caption = captionOf(entry.value);
  // A gate has an id and no title, and a row must say what it is.
  if (kind === 'gate') return caption ? `Gate ${caption}` : 'Gate';
  return caption ?? NOUNS[kind];
}

/** The whole entry, and where a click goes: its id or name. */
function placesOf(entry: Entry): [range: Place, selection: Place] {
  const { kind, value } = entry;
  const node = nodeOf(value)!;
  if (kind === 'milestones') {
    const key = keyPlace(value, 'milestones') ?? node;
    const list = placeOf(value, 'milestones') ?? key;
    // Key and list may come from different pieces of the text.
    return [{ origin: { start: 0 }, start: startOf(key), end: endOf(list) }, key];
  }
  const holder = kind === 'engagement' && isMap(value.metadata) ? value.metadata : value;
  const head = ['id', 'name', 'title', 'text']
    .map((key) => placeOf(holder, key))
    .find((place) => place && startOf(node) <= startOf(place) && endOf(place) <= endOf(node));
  return [node, head ?? node.pairs[0]?.key ?? node];
}

function standing({ file, entry }: Row, { workspace, today }: View): Standing {
  switch (entry.kind) {
    case 'engagement':
      return engagement(entry.value);
    case 'phase':
      return phase(entry.value, today);
    case 'gate':
      return gate(entry.value, readinessIn(file, workspace, today), today);
    case 'criterion':
      return criterion(entry.value, readinessIn(file, workspace, today));
    case 'condition':
      return condition(entry.value, today);
    case 'milestones':
      return milestones(entry.value, today);
    case 'milestone':
      return milestone(entry.value, readinessIn(file, workspace, today), today);
    case 'activity':
      return activity(entry.value, today);
    case 'checklist-item':
      return checklistItem(entry.value, today);
  }
}

const ENGAGEMENT_STATES: Readonly<Record<string, TreeNodeState>> = {
  proposed: 'proposed',
  active: 'active',
  'on-hold': 'on-hold',
  closed: 'done',
  terminated: 'cancelled',
};

function engagement({ metadata, spec }: Draft<Engagement>): Standing {
  const phases = isMap(spec) ? mapsOf(spec.phases).map(({ value }) => value) : [];
  const status = isMap(spec) ? spec.status : undefined;
  return {
    state: ENGAGEMENT_STATES[status ?? ''],
    description: share(phases.filter(isCounted), ({ status: each }) => each === 'done'),
    lines: [
      about('engagement', isMap(metadata) ? metadata.name : undefined, status),
      isMap(metadata) && metadata.description ? escaped(metadata.description) : undefined,
    ],
  };
}

const WORK_STATES: Readonly<Record<string, TreeNodeState>> = {
  planned: 'planned',
  'in-progress': 'active',
  blocked: 'blocked',
  done: 'done',
  cancelled: 'cancelled',
};

/** Blocked goes before overdue: it is what somebody has to act on. */
function workState({ status, end }: { status?: string; end?: string }, today: string): TreeNodeState | undefined {
  const state = WORK_STATES[status ?? ''];
  const over = state === 'done' || state === 'cancelled' || state === 'blocked';
  return !over && isPast(end, today) ? 'overdue' : state;
}

function isCounted({ status }: { status?: string }): boolean {
  return status !== 'cancelled';
}

function phase(value: Draft<Phase>, today: string): Standing {
  const { id, status, start, end } = value;
  const activities = mapsOf(value.activities).map((each) => each.value);
  return {
    state: workState(value, today),
    description: share(activities.filter(isCounted), (each) => each.status === 'done') ?? dayOf(end),
    lines: [about('phase', id, status), span(start, end), late(end, status, today)],
  };
}

function activity(value: Draft<Activity>, today: string): Standing {
  const { id, status, start, end, owner } = value;
  const items = mapsOf(value.checklist).map((each) => each.value);
  const overdue = items.filter((item) => itemState(item, today) === 'overdue').length;
  return {
    state: workState(value, today),
    description: share(items, (item) => isSettled(item, today)) ?? dayOf(end),
    lines: [
      about('activity', id, status),
      owned(owner),
      span(start, end),
      late(end, status, today),
      overdue > 0 ? `${plural(overdue, 'item')} overdue` : undefined,
    ],
  };
}

const ITEM_STATES: Readonly<Record<string, TreeNodeState>> = {
  open: 'planned',
  'in-progress': 'active',
  done: 'done',
  'not-applicable': 'not-applicable',
  waived: 'waived',
};

/** Whether an item counts as done: a waiver does while it is approved and has not run out. */
function isSettled({ status, waiver }: Draft<ChecklistItem>, today: string): boolean {
  if (status === 'waived') return (waiverEnds(waiver) ?? '') >= today;
  return status === 'done' || status === 'not-applicable';
}

/** What was to be done once a waiver has run out is late from that day. */
function itemState(value: Draft<ChecklistItem>, today: string): TreeNodeState {
  if (!isSettled(value, today) && isPast(value.status === 'waived' ? waiverEnd(value) : value.due, today))
    return 'overdue';
  return ITEM_STATES[value.status ?? ''] ?? 'planned';
}

function waiverEnd({ waiver }: Draft<ChecklistItem>): string | undefined {
  return isMap(waiver) ? dayOf(waiver.expires) : undefined;
}

function checklistItem(value: Draft<ChecklistItem>, today: string): Standing {
  const { id, status, due, owner, mandatory, waiver } = value;
  const checked = isSettled(value, today);
  return {
    state: itemState(value, today),
    checked,
    description: checked ? undefined : dayOf(status === 'waived' ? waiverEnd(value) : due),
    lines: [
      about('checklist item', id, status, mandatory === false ? 'optional' : undefined),
      owned(owner),
      dated('Due', due),
      checked ? undefined : late(due, status, today),
      isMap(waiver) ? waived(waiver) : undefined,
    ],
  };
}

function waived({ reason, by, expires }: Draft<NonNullable<ChecklistItem['waiver']>>): string {
  const who = by ? ` by ${code(by)}` : '';
  const until = expires ? ` until ${escaped(expires)}` : '';
  return `Waived${who}${until}${reason ? `: ${escaped(reason)}` : ''}`;
}

function gate(value: Draft<Gate>, all: readonly Readiness[], today: string): Standing {
  const { id, due, outcome, decidedOn } = value;
  const conditions = mapsOf(value.conditions).map((each) => conditionState(each.value, today));
  const readiness = readinessOfGate(value, all);
  const count = readiness && share(readiness.criteria, ({ state }) => state.verdict === 'true');
  return {
    state: gateState(value, conditions, today),
    description: [count, textOf(outcome) ?? dayOf(due)].filter(Boolean).join(' · '),
    lines: [
      about('gate', id, outcome ?? 'not decided'),
      dated('Due', due),
      dated('Decided', decidedOn),
      outcome ? undefined : late(due, undefined, today),
      conditions.length > 0 ? `${share(conditions, (state) => state === 'done')} conditions closed` : undefined,
    ],
  };
}

function gateState({ outcome, due }: Draft<Gate>, conditions: readonly TreeNodeState[], today: string): TreeNodeState {
  switch (outcome) {
    case 'pass':
    case 'conditional-pass':
      return conditions.includes('overdue') ? 'overdue' : 'done';
    case 'fail':
      return 'failed';
    case 'hold':
      return 'on-hold';
    default:
      // To be repeated is not decided either.
      return isPast(due, today) ? 'overdue' : 'planned';
  }
}

function readinessOfGate(value: Draft<Gate>, all: readonly Readiness[]): GateReadiness | undefined {
  for (const readiness of all) {
    const gate = readiness.checks.inputs.phases.gates.find((each) => each.value === value);
    if (gate) return readiness.gate(gate);
  }
  return undefined;
}

const VERDICT_STATES: Readonly<Record<Verdict, TreeNodeState>> = { true: 'done', false: 'unmet', unknown: 'unknown' };

function criterion(value: Draft<Criterion>, all: readonly Readiness[]): Standing {
  const { id, status, check, mandatory, owner } = value;
  const readiness = all.find(({ checks }) => checks.phaseOf(value));
  const state = readiness && criterionState(value, readiness.checks);
  // What a check decides has no box of its own.
  const computed = state?.by === 'check' ? state : undefined;
  return {
    state: computed ? VERDICT_STATES[computed.verdict] : (ITEM_STATES[status ?? ''] ?? 'planned'),
    checked: computed ? undefined : state?.verdict === 'true',
    description: computed && countOf(computed),
    lines: [
      about('criterion', id, computed ? undefined : status, mandatory === false ? 'optional' : undefined),
      check ? `Check: ${code(check)}` : undefined,
      owned(owner),
      computed && outcomeMarkdown(computed),
    ],
  };
}

function conditionState({ status, due }: Draft<Condition>, today: string): TreeNodeState {
  if (status === 'closed') return 'done';
  return isPast(due, today) ? 'overdue' : 'planned';
}

function condition(value: Draft<Condition>, today: string): Standing {
  const { id, status, due, owner } = value;
  const closed = status === 'closed';
  return {
    state: conditionState(value, today),
    description: closed ? undefined : dayOf(due),
    lines: [
      about('condition', id, status),
      owned(owner),
      dated('Due', due),
      closed ? undefined : late(due, status, today),
    ],
  };
}

function milestones(value: Draft<Phase>, today: string): Standing {
  const all = mapsOf(value.milestones).map((each) => milestoneState(each.value, today));
  const overdue = all.filter((state) => state === 'overdue').length;
  const done = all.filter((state) => state === 'done').length;
  return {
    state: overdue > 0 ? 'overdue' : done === all.length ? 'done' : 'planned',
    description: share(all, (state) => state === 'done'),
    lines: [`${done} of ${all.length} achieved`, overdue > 0 ? `${plural(overdue, 'milestone')} overdue` : undefined],
  };
}

function milestoneState({ due, achieved }: Draft<Milestone>, today: string): TreeNodeState {
  if (achieved) return 'done';
  return isPast(due, today) ? 'overdue' : 'planned';
}

function milestone(value: Draft<Milestone>, all: readonly Readiness[], today: string): Standing {
  const { id, due, achieved, check } = value;
  const outcome = all.find(({ checks }) => checks.phaseOf(value))?.checks.of(value);
  return {
    state: milestoneState(value, today),
    description: dayOf(achieved) ?? dayOf(due),
    lines: [
      about('milestone', id, achieved ? 'achieved' : undefined),
      dated('Due', due),
      dated('Achieved', achieved),
      check ? `Check: ${code(check)}` : undefined,
      outcome && outcomeMarkdown(outcome),
      achieved ? undefined : late(due, undefined, today),
    ],
  };
}
