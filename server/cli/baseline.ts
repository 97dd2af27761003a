import type { Result } from './check';
import { fingerprint } from './fingerprint';
import { printable } from './printable';

/** A finding that a baseline holds back. */
export interface Known {
  /** Of its file. */
  readonly uri: string;
  readonly rule: string;
  /** Its name within the file: the baseline may move, and with it the path to the file. */
  readonly fingerprint: string;
  /** Where it is, for those who read the baseline. */
  readonly note: string;
}

/** What a baseline makes of the findings of a run. */
export interface Comparison {
  /** Findings that it does not know. */
  readonly fresh: readonly Result[];
  readonly held: readonly Result[];
  /** Of its entries, those that were not found any more. */
  readonly gone: readonly Known[];
}

const FORMAT = 'handover-baseline';
const VERSION = 1;

/** A text is no baseline, or none that this version reads; the message continues "the file …". */
export class NoBaseline extends Error {}

export function knownOf({ uri, rule, identity }: Result): Known {
  return { uri, rule, fingerprint: fingerprint('', identity), note: noteOf(identity) };
}

/** @param wasChecked whether the run looked at a file; of others a baseline's entries are not missed */
export function compare(
  results: readonly Result[],
  baseline: readonly Known[],
  wasChecked: (uri: string) => boolean,
): Comparison {
  const left = new Map(baseline.map((known) => [keyOf(known), known]));
  const fresh: Result[] = [];
  const held: Result[] = [];
  for (const result of results) (left.delete(keyOf(knownOf(result))) ? held : fresh).push(result);
  return { fresh, held, gone: [...left.values()].filter(({ uri }) => wasChecked(uri)) };
}

function keyOf({ uri, rule, fingerprint }: Known): string {
  return JSON.stringify([uri, rule, fingerprint]);
}

function noteOf({ path, subject, number }: Result['identity']): string {
  const what = [path, subject].filter(Boolean).join(': ');
  const text = printable(number === 1 ? what : `${what} (${number})`);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

/**
 * A baseline as text: by file, rule and fingerprint, a line for each finding, so that a finding more or less is a line
 * more or less.
 * @param pathOf the path of a URI, seen from the baseline's folder, with `/`
 */
export function baselineText(entries: readonly Known[], pathOf: (uri: string) => string): string {
  const rows = entries
    .map(({ uri, rule, fingerprint, note }) => ({ file: pathOf(uri), rule, fingerprint, note }))
    .sort((a, b) => order(a.file, b.file) || order(a.rule, b.rule) || order(a.fingerprint, b.fingerprint));
  const findings = group(
    rows,
    ({ file }) => file,
    (inFile) =>
      group(
        inFile,
        ({ rule }) => rule,
        (ofRule) => Object.fromEntries(ofRule.map(({ fingerprint, note }) => [fingerprint, note])),
      ),
  );
  return `${JSON.stringify({ format: FORMAT, version: VERSION, findings }, undefined, 2)}\n`;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `fromEntries` defines its keys: a file may be called `__proto__`. */
function group<T, U>(rows: readonly T[], by: (row: T) => string, inner: (rows: T[]) => U): Record<string, U> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const known = groups.get(by(row));
    if (known) known.push(row);
    else groups.set(by(row), [row]);
  }
  return Object.fromEntries([...groups].map(([key, members]) => [key, inner(members)]));
}

/**
 * Reads a baseline.
 * @param uriOf the URI of a path that is relative to the baseline's folder
 * @throws NoBaseline
 */
export function parseBaseline(text: string, uriOf: (path: string) => string): Known[] {
  const { format, version, findings } = entriesOf(json(text));
  if (format !== FORMAT) throw new NoBaseline('is not a baseline of Handover');
  if (version !== VERSION) {
    throw new NoBaseline(`is a baseline of version ${JSON.stringify(version)}; this Handover reads version ${VERSION}`);
  }
  return Object.entries(entriesOf(findings)).flatMap(([file, ofFile]) =>
    Object.entries(entriesOf(ofFile)).flatMap(([rule, ofRule]) =>
      Object.entries(entriesOf(ofRule)).map(([fingerprint, note]) => {
        if (typeof note !== 'string') throw new NoBaseline('is damaged: each finding has a note');
        return { uri: uriOf(file), rule, fingerprint, note };
      }),
    ),
  );
}

function json(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new NoBaseline('is not a baseline of Handover: it is not JSON');
  }
}

function entriesOf(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new NoBaseline('is not a baseline of Handover');
}
