import { SourceDocument } from '../syntax/document';
import { applyEdits } from '../syntax/edits';
import type { TextEdit } from '../syntax/text';
import type { FileEntry } from '../workspace/file';
import type { FileChange, Fix } from './fix';
import type { Finding } from './rule';

/** Fixes of many findings as one change. */
export interface Repair {
  readonly edits: ReadonlyMap<FileEntry, readonly TextEdit[]>;
  /** Texts of new files by URI. */
  readonly created: ReadonlyMap<string, string>;
  /** How many findings it puts right. */
  readonly count: number;
}

/** The fix of a finding that *Fix All* may take without asking. */
export function safeFix({ fixes }: Finding): Fix | undefined {
  return fixes?.find(({ safe }) => safe);
}

/** The fix that a person who asked for all findings of one rule to be fixed most likely means. */
export function obviousFix({ fixes }: Finding): Fix | undefined {
  return fixes?.find(({ preferred }) => preferred) ?? (fixes?.length === 1 ? fixes[0] : undefined);
}

/**
 * One change out of the fixes of several findings of a file. A fix that gets in the way of one before it is left out:
 * it is found again once the others are done.
 * @param choose the fix to take of a finding; undefined for none
 */
export function repair(
  findings: Iterable<Finding>,
  choose: (finding: Finding) => Fix | undefined,
  here: FileEntry,
  today: string,
): Repair {
  const plans = Array.from(findings, (finding) => choose(finding)?.plan(here, today)).filter(
    (plan) => plan !== undefined,
  );
  const all = joined(plans, overlaps);
  // Nearly always they go together; where they do not, one after the other shows which.
  return [...all.edits].every(([file, edits]) => isReadable(file, edits)) ? all : joined(plans, overlapsOrBreaks);
}

/** @param clashes whether a file's edits cannot be added to those that it has */
function joined(
  plans: readonly (readonly FileChange[])[],
  clashes: (file: FileEntry, known: readonly TextEdit[], added: readonly TextEdit[]) => boolean,
): Repair {
  const edits = new Map<FileEntry, TextEdit[]>();
  const created = new Map<string, string>();
  let count = 0;
  for (const changes of plans) {
    const fits = changes.every((change) =>
      'create' in change
        ? !created.has(change.create)
        : !clashes(change.file, edits.get(change.file) ?? [], change.edits),
    );
    if (!fits) continue;
    count++;
    for (const change of changes) {
      if ('create' in change) created.set(change.create, change.text);
      else edits.set(change.file, [...(edits.get(change.file) ?? []), ...change.edits]);
    }
  }
  return { edits, created, count };
}

function overlaps(_: FileEntry, known: readonly TextEdit[], added: readonly TextEdit[]): boolean {
  return added.some((one) => known.some((other) => one.start < other.end && other.start < one.end));
}

function overlapsOrBreaks(file: FileEntry, known: readonly TextEdit[], added: readonly TextEdit[]): boolean {
  return overlaps(file, known, added) || !isReadable(file, [...known, ...added]);
}

/** Whether edits leave a text that is no worse to read than before. */
function isReadable(file: FileEntry, edits: readonly TextEdit[]): boolean {
  const { source } = file;
  if (source.pieces.some(({ broken }) => broken)) return true;
  return !SourceDocument.of(applyEdits(source.text, edits)).pieces.some(({ broken }) => broken);
}
