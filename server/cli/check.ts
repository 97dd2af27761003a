import { relative, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { type Identity, identitiesOf } from '../rules/identity';
import type { Severity } from '../rules/rule';
import type { Place } from '../syntax/nodes';
import type { FileEntry } from '../workspace/file';
import { isWithin } from '../workspace/uris';
import type { Workspace } from '../workspace/workspace';
import { judged } from './judged';

/** A place in a file: lines and columns are 1-based, columns in UTF-16 units, the end is exclusive. */
export interface Spot {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  readonly uri: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A finding as the command line speaks of it. */
export interface Result extends Spot {
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly related: readonly RelatedSpot[];
  readonly identity: Identity;
}

export interface RelatedSpot extends Spot {
  readonly message: string;
}

export interface Checked {
  /** The files that were looked at, relative to the working directory, in the order of their URIs. */
  readonly files: readonly string[];
  /** In the order of files and lines. */
  readonly results: readonly Result[];
}

/** The findings of the files at or below some URIs. */
export async function collect(workspace: Workspace, targets: readonly string[], today: string): Promise<Checked> {
  const files = filesOf(workspace, targets);
  const results: Result[] = [];
  for (const file of files) {
    const findings = await judged(file, workspace, today);
    const identities = identitiesOf(file, findings);
    findings.forEach(({ place, severity, rule, message, related = [] }, index) => {
      results.push({
        ...spot(file, place),
        severity,
        rule,
        message,
        related: related.map((other) => ({ ...spot(other.file ?? file, other.place), message: other.message })),
        identity: identities[index]!,
      });
    });
  }
  return { files: files.map(({ uri }) => shownPath(uri)), results };
}

/** The files at or below some URIs, in the order of their own. */
export function filesOf(workspace: Workspace, targets: readonly string[]): FileEntry[] {
  return [...workspace.all()]
    .filter((file) => targets.some((target) => isWithin(file.uri, target)))
    .sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

function spot(file: FileEntry, place: Place): Spot {
  const { start, end } = file.rangeOf(place);
  return {
    file: shownPath(file.uri),
    uri: file.uri,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** A path as it is shown: relative to the working directory, with `/`. */
export function shownPath(uri: string): string {
  return relative(process.cwd(), URI.parse(uri).fsPath).split(sep).join('/');
}
