import type { DocumentRecord } from '../generated/engagement';
import { textOf } from '../model/entries';
import { fileReference } from '../model/formats';
import type { Draft } from '../model/values';
import type { FileEntry } from '../workspace/file';
import { withoutFragment } from '../workspace/paths';
import { parentOf, resolvePath } from '../workspace/uris';
import type { Workspace } from '../workspace/workspace';
import { type Mark, markIn, type Source } from './mark';
import type { Things } from './things';

/** A document of the register that was generated, as its mark says. */
export interface GeneratedDocument {
  readonly record: Draft<DocumentRecord>;
  readonly mark: Mark;
  /** Paths of sources that say something else now, as the mark has them. */
  readonly changed: readonly string[];
  /** Paths of sources that are no longer there. */
  readonly gone: readonly string[];
}

/** Documents that can hold a mark; the others are not read. */
const MARKED = /\.(?:md|markdown|html?)$/i;

/** The generated documents of a register. A source of which nothing is known is neither changed nor gone. */
export function generatedDocuments(
  documents: Things<Draft<DocumentRecord>>,
  file: FileEntry,
  workspace: Workspace,
): GeneratedDocument[] {
  const found: GeneratedDocument[] = [];
  for (const record of documents) {
    const path = textOf(record.path);
    if (path === undefined || fileReference(path).kind !== 'path' || !MARKED.test(withoutFragment(path))) continue;
    const uri = workspace.paths.uriOf(file, withoutFragment(path));
    const text = workspace.texts.at(file, path);
    const mark = typeof text === 'object' ? markIn(text.text) : undefined;
    if (!mark || uri === undefined) continue;
    const states = mark.sources.map((source) => stateOf(source, parentOf(uri), file, workspace));
    const which = (state: SourceState) => mark.sources.filter((_, i) => states[i] === state).map(({ path }) => path);
    found.push({ record, mark, changed: which('changed'), gone: which('gone') });
  }
  return found;
}

type SourceState = 'same' | 'changed' | 'gone' | 'unknown';

function stateOf({ path, sha256 }: Source, folder: string, file: FileEntry, workspace: Workspace): SourceState {
  const uri = resolvePath(folder, path, workspace.folderOf(file.uri));
  // Outside the workspace nobody can look.
  if (uri === undefined) return 'unknown';
  // Files of ours are as the editor has them.
  const text = workspace.get(uri)?.text ?? textAt(uri, file, workspace);
  if (text === undefined) return workspace.paths.stateOf(uri, file) === 'missing' ? 'gone' : 'unknown';
  const same = workspace.checksums.matches(uri, text, sha256, file);
  return same === undefined ? 'unknown' : same ? 'same' : 'changed';
}

function textAt(uri: string, file: FileEntry, workspace: Workspace): string | undefined {
  const state = workspace.texts.of(uri, file);
  return typeof state === 'object' ? state.text : undefined;
}
