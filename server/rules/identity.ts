import { pathText, pathTo } from '../model/path';
import { documentShapes } from '../model/shapes';
import { endOf, type Place, startOf } from '../syntax/nodes';
import type { DocumentEntry, FileEntry } from '../workspace/file';
import { type Finding, type Head, wholeOf } from './rule';

/**
 * What makes a finding the same one after an edit elsewhere: neither its line nor its message, but the rule and the
 * ids on the way to its place.
 */
export interface Identity {
  readonly rule: string;
  /** `spec.systems[order-db].ownership`; empty where the finding speaks of a document as a whole. */
  readonly path: string;
  /** What tells it from others of the rule at that path. */
  readonly subject: string | undefined;
  /** 1 for the first finding of the file with all of this, 2 for the second, in the order of the text. */
  readonly number: number;
}

/**
 * The identities of findings, in step with them.
 * @param findings all of the file's, in the order of the text
 */
export function identitiesOf(file: FileEntry, findings: readonly Finding[]): Identity[] {
  const counts = new Map<string, number>();
  return findings.map(({ rule, place, subject }) => {
    const path = pathOf(file, place);
    const equal = JSON.stringify([rule, path, subject]);
    const number = (counts.get(equal) ?? 0) + 1;
    counts.set(equal, number);
    return { rule, path, subject, number };
  });
}

function pathOf(file: FileEntry, place: Place | Head): string {
  const target = besideComment(file, wholeOf(place));
  const document = documentOf(file, startOf(target));
  const shape = document?.kind && documentShapes[document.kind];
  return pathText(pathTo(document?.facts.piece.node, shape, target));
}

function documentOf(file: FileEntry, offset: number): DocumentEntry | undefined {
  return file.documents.findLast(({ facts }) => facts.piece.start <= offset) ?? file.documents[0];
}

/** A comment stands in no entry: in its place what stands before it on its line, else what follows on the next ones. */
function besideComment(file: FileEntry, place: Place): Place {
  const { text, source } = file.source;
  const offset = startOf(place);
  if (text[offset] !== '#') return place;
  const before = text.slice(source.lineStart(source.lineAt(offset)), offset).trimEnd();
  if (before !== '') return at(source.lineStart(source.lineAt(offset)) + before.length - 1);
  const after = /^(?:[ \t]*(?:#.*)?(?:\r\n?|\n))*(?:[ \t]|-[ \t])*/.exec(text.slice(endOf(place)));
  return at(endOf(place) + (after?.[0].length ?? 0));
}

function at(offset: number): Place {
  return { origin: { start: 0 }, start: offset, end: offset };
}
