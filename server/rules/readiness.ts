import { Checks } from '../checks/checks';
import { Readiness } from '../checks/readiness';
import type { DocumentFacts } from '../model/facts';
import type { DocumentEntry, FileEntry } from '../workspace/file';
import type { Scope } from '../workspace/scope';
import type { Workspace } from '../workspace/workspace';
import { engagementInputs } from './engine/parts';
import { errorCount } from './judge';

/** What a readiness was worked out from. While all of it stays, so does the readiness. */
interface Source {
  readonly scope: Scope;
  readonly today: string;
  /** What is known of files that are not ours, of which errors may come. */
  readonly outside: number;
  readonly documents: readonly (DocumentFacts | string)[];
}

interface Kept {
  readonly source: Source;
  readonly readiness: Readiness;
}

const kept = new WeakMap<DocumentEntry, Kept>();

/**
 * How far the engagement of a document is. The same object for as long as nothing is different that it may depend on:
 * the engagement, the runbooks around it, the day.
 * @param today `YYYY-MM-DD`
 * @returns undefined where the document is no engagement
 */
export function readinessOf(document: DocumentEntry, workspace: Workspace, today: string): Readiness | undefined {
  const scope = workspace.scopeOf(document.file);
  const inputs = engagementInputs(document, { workspace, scope, today });
  if (!inputs) return undefined;
  const source: Source = { scope, today, outside: workspace.outside, documents: sources(scope) };
  const known = kept.get(document);
  if (known && isSame(known.source, source)) return known.readiness;
  const errors = () => errorCount(document.file, workspace, today);
  const readiness = new Readiness(new Checks(inputs, { errors }));
  kept.set(document, { source, readiness });
  return readiness;
}

/** The engagements of a file, each with how far it is. */
export function readinessIn(file: FileEntry, workspace: Workspace, today: string): Readiness[] {
  return file.documents.flatMap((document) => readinessOf(document, workspace, today) ?? []);
}

/** What the files of a scope say, each as one value that is another when the file says something else. */
function sources(scope: Scope): (DocumentFacts | string)[] {
  const all: (DocumentFacts | string)[] = [];
  for (const document of scope.documents()) {
    const { file } = document;
    all.push(file.isAwake ? document.facts : file.text);
  }
  return all;
}

function isSame(a: Source, b: Source): boolean {
  return (
    a.scope === b.scope &&
    a.today === b.today &&
    a.outside === b.outside &&
    a.documents.length === b.documents.length &&
    a.documents.every((document, index) => document === b.documents[index])
  );
}
