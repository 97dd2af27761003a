/**
 * What the language server and its clients say to each other beyond the Language Server Protocol.
 * The only file of `server/` that `client/` may import. All positions are 0-based, characters in UTF-16 units.
 */

/** Passed by the client as `initializationOptions`; every field is optional. */
export interface InitializationOptions {
  /** Stops the clock at this day (`YYYY-MM-DD`); absent: today. */
  now?: string;
  /** Where the rule pages (`format/syntax.md`, …) lie: a URI that ends in `/`. Absent: beside the server's bundle. */
  rulePages?: string;
  /** True when the client answers the `handover/files/*` requests; needed in the browser and for virtual folders. */
  files?: boolean;
  /** True when the client has the command `handover.showReadiness`; code lenses then lead to it. */
  commands?: boolean;
}

/**
 * The command behind a code lens. Its arguments are the URI of the file and the id of a gate, or the URI, null and the
 * id of a system.
 */
export const showReadiness = 'handover.showReadiness';

export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

/** What a row of the Engagements tree stands for. */
export type TreeNodeKind =
  | 'engagement'
  | 'phase'
  | 'gate'
  | 'criterion'
  | 'condition'
  | 'milestones'
  | 'milestone'
  | 'activity'
  | 'checklist-item';

/** How a row stands on the server's day; the client chooses icon and colour by it. */
export type TreeNodeState =
  | 'proposed'
  | 'planned'
  | 'active'
  | 'blocked'
  | 'overdue'
  | 'done'
  | 'cancelled'
  | 'waived'
  | 'not-applicable'
  | 'on-hold'
  | 'failed'
  /** What a check decides: it does not hold. */
  | 'unmet'
  /** What a check decides: what it needs to know is not there. */
  | 'unknown';

export interface TreeNode {
  /** Stable while ids in the file stay: made from ids, never from titles or positions. Unique in the whole tree. */
  id: string;
  kind: TreeNodeKind;
  label: string;
  /** Short grey text beside the label: `3/7`, a date, an outcome. */
  description?: string;
  state?: TreeNodeState;
  /** Checklist items and criteria: whether it counts as done. Absent: the row has no box. */
  checked?: boolean;
  /** Markdown, escaped by the server. */
  tooltip?: string;
  uri: string;
  /** The whole entry in the file. */
  range: Range;
  /** Where a click goes: the name of the entry. */
  selection: Range;
  hasChildren: boolean;
}

/** Request `handover/tree/children`: the rows below one row, or the engagements when `parent` is absent. */
export interface TreeChildrenParams {
  parent?: string;
}
export const treeChildren = 'handover/tree/children';

/** Notification `handover/tree/changed`: the engagements (tree ids) whose rows may differ; absent ids: all. */
export interface TreeChangedParams {
  engagements?: string[];
}
export const treeChanged = 'handover/tree/changed';

/**
 * Request `handover/readiness`: how the gates and systems of the engagements of a file stand on the server's day; without a
 * file, of all engagements.
 */
export interface ReadinessParams {
  uri?: string;
}
export interface ReadinessSubject {
  kind: 'gate' | 'system';
  id: string;
  /** All texts are plain, each on one line. */
  title: string;
  engagement: string;
  /** "3 of 5 · 2 blockers · 69 days". */
  standing: string;
  /** What the figures speak for, or what is planned. */
  summary: string;
  /** Whether it is the gate that is to be decided next. */
  next?: boolean;
  uri: string;
  range: Range;
  rows: ReadinessRow[];
}
export interface ReadinessRow {
  label: string;
  /** Who can put it right, and until when. */
  detail?: string;
  verdict: 'true' | 'false' | 'unknown';
  /** What is in its way. */
  below: ReadinessRow[];
  uri: string;
  range: Range;
}
export const readiness = 'handover/readiness';

/** Notification `handover/status`: for the language status item. */
export interface StatusParams {
  state: 'indexing' | 'ready';
  /** Engagements and runbooks known. */
  engagements: number;
  runbooks: number;
  /** The day that is used as today. */
  today: string;
}
export const status = 'handover/status';

/** Notification `handover/published`, after every `textDocument/publishDiagnostics`: what a test awaits. */
export interface PublishedParams {
  uri: string;
  version?: number;
  count: number;
}
export const published = 'handover/published';

/** Requests that the server sends to the client where it cannot reach files itself. Errors mean "does not exist". */
export const filesRead = 'handover/files/read'; // {uri} → {base64: string}
export const filesStat = 'handover/files/stat'; // {uri} → {type: 'file' | 'directory' | 'none'}
export const filesList = 'handover/files/list'; // {uri} → {entries: [name, 'file' | 'directory'][]}
/** Below a folder our files, or with `name` those of that name: at most `MAX_FILES_FOUND` of them. */
export const filesFind = 'handover/files/find'; // {uri, name?} → {uris: string[]}
export const MAX_FILES_FOUND = 5000;
