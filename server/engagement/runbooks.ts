import type { DocumentStatus, Exercise, Revision, Runbook, RunbookType } from '../generated/runbook';
import { dayOf, isMap, textOf, textsOf } from '../model/entries';
import type { DocumentFacts } from '../model/facts';
import type { Draft, Value } from '../model/values';
import type { DocumentEntry } from '../workspace/file';
import type { Scope } from '../workspace/scope';
import { valuesOf } from './things';

/** What an engagement needs to know of one of its runbooks; no places, so that it outlives the file's being awake. */
export interface RunbookDigest {
  readonly name: string;
  readonly title: string | undefined;
  readonly version: string | undefined;
  readonly status: DocumentStatus | undefined;
  readonly type: RunbookType | undefined;
  readonly owner: string | undefined;
  readonly approvedBy: string | undefined;
  readonly lastReviewed: string | undefined;
  readonly reviewIn: string | undefined;
  readonly systems: readonly string[];
  /** The alerts that start it. */
  readonly alerts: readonly string[];
  readonly estimatedDuration: string | undefined;
  readonly exercises: readonly ExerciseDigest[];
  /** The day of the first change in its history. */
  readonly writtenOn: string | undefined;
  /** The day of the last change in its history. */
  readonly changedOn: string | undefined;
}

export interface ExerciseDigest {
  readonly on: string | undefined;
  readonly by: string | undefined;
  readonly party: string | undefined;
  readonly mode: string | undefined;
  readonly passed: boolean;
}

/** A runbook and the document in which it stands. */
export interface RunbookOf extends RunbookDigest {
  readonly document: DocumentEntry;
}

/** The runbooks of an engagement root. */
export class Runbooks implements Iterable<RunbookOf> {
  private readonly byName = new Map<string, RunbookOf>();

  constructor(readonly all: readonly RunbookOf[]) {
    for (const runbook of all) if (!this.byName.has(runbook.name)) this.byName.set(runbook.name, runbook);
  }

  [Symbol.iterator](): Iterator<RunbookOf> {
    return this.all[Symbol.iterator]();
  }

  find(name: string): RunbookOf | undefined {
    return this.byName.get(name);
  }

  /** Those of some names that there are; a name that nothing has is another rule's business. */
  named(names: readonly string[]): RunbookOf[] {
    return names.flatMap((name) => this.byName.get(name) ?? []);
  }
}

/** What is under document control. */
interface Controlled {
  readonly status?: DocumentStatus | undefined;
}

/** Whether a runbook may be worked by: it was approved, or is in force. */
export function isApproved({ status }: Controlled): boolean {
  return status === 'approved' || status === 'effective';
}

/** Whether nobody is to work by a runbook any more: it was replaced or withdrawn. */
export function isWithdrawn({ status }: Controlled): boolean {
  return status === 'superseded' || status === 'obsolete';
}

/**
 * Whether a runbook has a passed exercise by a party on a day or after it (and not after today).
 * @param since the first day that counts; undefined: any
 */
export function isExercised(
  { exercises }: Pick<RunbookDigest, 'exercises'>,
  party: string,
  since: string | undefined,
  today: string,
): boolean {
  return exercises.some((exercise) => isProof(exercise, party, since, today));
}

/** Whether an exercise is one that `isExercised` asks for. */
export function isProof(
  { passed, party, on }: ExerciseDigest,
  by: string,
  since: string | undefined,
  today: string,
): boolean {
  return passed && party === by && on !== undefined && on <= today && (since === undefined || on >= since);
}

interface Kept {
  /** What the digest was made from: the text of a sleeping file, the facts of one that is awake. */
  source: string | DocumentFacts;
  /** The digest as text: what it is compared by. */
  text: string;
  runbook: RunbookOf | undefined;
}

const kept = new WeakMap<DocumentEntry, Kept>();
const keptOfScope = new WeakMap<Scope, Runbooks>();

/**
 * The runbooks of a scope. The same object as before where nothing that matters here is different.
 * A file that sleeps is read for this once and not woken.
 */
export function runbooksOf(scope: Scope): Runbooks {
  const all: RunbookOf[] = [];
  for (const document of scope.documents('Runbook')) {
    const runbook = runbookIn(document);
    if (runbook) all.push(runbook);
  }
  all.sort((a, b) => compare(a.document.file.uri, b.document.file.uri));
  const before = keptOfScope.get(scope);
  if (before && before.all.length === all.length && all.every((runbook, index) => before.all[index] === runbook)) {
    return before;
  }
  const runbooks = new Runbooks(all);
  keptOfScope.set(scope, runbooks);
  return runbooks;
}

function runbookIn(document: DocumentEntry): RunbookOf | undefined {
  const { file } = document;
  const known = kept.get(document);
  const source = file.isAwake ? document.facts : file.text;
  if (known?.source === source) return known.runbook;
  const value = file.isAwake ? document.facts.value : file.glance()[file.documents.indexOf(document)]?.value;
  const digest = digestOf(value);
  const text = JSON.stringify(digest) ?? '';
  const runbook = known && known.text === text ? known.runbook : digest && { ...digest, document };
  kept.set(document, { source, text, runbook });
  return runbook;
}

function digestOf(value: Value | undefined): RunbookDigest | undefined {
  if (!isMap(value)) return undefined;
  const { metadata, spec } = value as Draft<Runbook>;
  const about = isMap(metadata) ? metadata : {};
  const does = isMap(spec) ? spec : {};
  const name = textOf(about.name);
  if (name === undefined) return undefined;
  const changes = changesOf(valuesOf(does.history));
  return {
    name,
    title: textOf(about.title),
    version: textOf(about.version),
    status: about.status,
    type: does.type,
    owner: textOf(about.owner),
    approvedBy: textOf(about.approvedBy),
    lastReviewed: dayOf(about.lastReviewed),
    reviewIn: textOf(about.reviewIn),
    systems: textsOf(does.systems),
    alerts: isMap(does.trigger) ? textsOf(does.trigger.alerts) : [],
    estimatedDuration: textOf(does.estimatedDuration),
    exercises: valuesOf(does.exercises).map(exerciseOf),
    writtenOn: changes.at(0),
    changedOn: changes.at(-1),
  };
}

/** What counts of an exercise. */
export function exerciseOf({ on, by, party, mode, result }: Draft<Exercise>): ExerciseDigest {
  return { on: dayOf(on), by: textOf(by), party, mode, passed: result === 'pass' };
}

/** The days of the changes, in their order. */
function changesOf(history: readonly Draft<Revision>[]): string[] {
  return history.flatMap(({ on }) => dayOf(on) ?? []).sort();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
