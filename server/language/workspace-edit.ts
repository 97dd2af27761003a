import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit } from '../syntax/text';
import type { FileEntry } from '../workspace/file';

/** What a client can do with an edit of the workspace, and how it knows our files. */
export interface EditAbilities {
  /** Whether it takes edits with versions, and new files. */
  readonly documentChanges: boolean;
  readonly create: boolean;
  /** Whether it takes snippets in edits: then the cursor goes where a person has to write. */
  readonly snippets: boolean;
  /** The URI as the client spells it, and the version that it has open; `null` for a closed file. */
  identify(uri: string): { uri: string; version: number | null };
}

/** An edit, and where in its text a person has to go on writing. */
export interface PlannedEdit extends TextEdit {
  readonly cursor?: number;
}

/**
 * Edits of our files and new files as LSP says them.
 * @returns undefined where the client cannot make a file that is needed
 */
export function workspaceEdit(
  edits: Iterable<readonly [FileEntry, readonly PlannedEdit[]]>,
  created: Iterable<readonly [uri: string, text: string]>,
  abilities: EditAbilities,
): WorkspaceEdit | undefined {
  const changes: NonNullable<WorkspaceEdit['documentChanges']> = [];
  for (const [uri, text] of created) {
    if (!abilities.create || !abilities.documentChanges) return undefined;
    const start = { line: 0, character: 0 };
    changes.push({ kind: 'create', uri, options: { ignoreIfExists: true } });
    changes.push({
      textDocument: { uri, version: null },
      edits: [{ range: { start, end: start }, newText: text }],
    });
  }
  for (const [file, all] of edits) {
    const { source } = file.source;
    changes.push({
      textDocument: abilities.identify(file.uri),
      edits: all.map(({ start, end, text, cursor }) => {
        const range = { start: source.positionAt(start), end: source.positionAt(end) };
        if (cursor === undefined || !abilities.snippets || !abilities.documentChanges) return { range, newText: text };
        return { range, snippet: { kind: 'snippet', value: snippetOf(text, cursor) } };
      }),
    });
  }
  if (abilities.documentChanges) return { documentChanges: changes };
  return {
    changes: Object.fromEntries(
      (changes as TextDocumentEdit[]).map(({ textDocument, edits: own }) => [textDocument.uri, own]),
    ) as NonNullable<WorkspaceEdit['changes']>,
  };
}

/** A text as a snippet that leaves the cursor at an offset of it. */
function snippetOf(text: string, cursor: number): string {
  const plain = (part: string) => part.replace(/[\\$}]/g, '\\$&');
  return `${plain(text.slice(0, cursor))}$0${plain(text.slice(cursor))}`;
}
