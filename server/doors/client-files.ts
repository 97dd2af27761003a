import type { Connection } from 'vscode-languageserver';
import { filesFind, filesList, filesRead, filesStat, MAX_FILES_FOUND } from '../protocol';
import { type FileKind, type Files, isWanted, MAX_NAMED } from '../workspace/files';
import { withoutIgnored } from '../workspace/ignored';
import { baseName, isWithin, normalised } from '../workspace/uris';

/** Files that the client reads for us: in the browser, and where a folder is virtual. */
export class ClientFiles implements Files {
  /** @param local for `file:` URIs, where this machine's own files can be reached */
  constructor(
    private readonly connection: Connection,
    private readonly local?: Files,
  ) {}

  async read(uri: string): Promise<string | undefined> {
    if (this.isLocal(uri)) return this.local!.read(uri);
    const answer = await this.ask<{ base64: string }>(filesRead, { uri });
    if (!answer) return undefined;
    const bytes = Uint8Array.from(atob(answer.base64), (c) => c.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  }

  async kind(uri: string): Promise<FileKind | undefined> {
    if (this.isLocal(uri)) return this.local!.kind(uri);
    const answer = await this.ask<{ type: FileKind | 'none' }>(filesStat, { uri });
    return answer?.type === 'file' || answer?.type === 'directory' ? answer.type : undefined;
  }

  async list(uri: string): Promise<readonly [string, FileKind][]> {
    if (this.isLocal(uri)) return this.local!.list(uri);
    return (await this.ask<{ entries: [string, FileKind][] }>(filesList, { uri }))?.entries ?? [];
  }

  async find(folder: string, name?: string): Promise<string[]> {
    if (this.isLocal(folder)) return this.local!.find(folder, name);
    const answer = await this.ask<{ uris: string[] }>(filesFind, {
      uri: folder,
      ...(name === undefined ? {} : { name }),
    });
    const root = normalised(folder).replace(/\/$/, '');
    const below = (answer?.uris ?? [])
      .map(normalised)
      .filter((uri) => isWanted(baseName(uri), name) && isWithin(uri, root))
      .map((uri) => uri.slice(root.length + 1))
      .filter((path) => !/(?:^|\/)(?:node_modules|\.git)\//.test(path));
    // Of a part nobody can say what is in the whole: the answer is as long as one that was cut off.
    if (name !== undefined && below.length >= MAX_FILES_FOUND)
      return below.slice(0, MAX_NAMED).map((path) => `${root}/${path}`);
    const kept = await withoutIgnored(below, (inner) =>
      this.read(`${root}/${inner === '' ? '' : `${inner}/`}.gitignore`),
    );
    const found = kept.map((path) => `${root}/${path}`).sort();
    return name === undefined ? found : found.slice(0, MAX_NAMED);
  }

  private isLocal(uri: string): boolean {
    return this.local !== undefined && uri.startsWith('file:');
  }

  /** A client that refuses says that there is nothing. */
  private ask<T>(method: string, params: { uri: string; name?: string }): Promise<T | undefined> {
    return this.connection.sendRequest<T>(method, params).catch(() => undefined);
  }
}
