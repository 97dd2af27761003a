import { type FileKind, type Files, isWanted, MAX_NAMED } from './files';
import { withoutIgnored } from './ignored';
import { baseName, isWithin, normalised } from './uris';

/** Files that exist in memory only: for tests, and for trying a change out. */
export class MemoryFiles implements Files {
  private readonly texts = new Map<string, string>();

  /** @param texts by URI */
  constructor(texts: Readonly<Record<string, string>> = {}) {
    for (const [uri, text] of Object.entries(texts)) this.write(uri, text);
  }

  write(uri: string, text: string): void {
    this.texts.set(normalised(uri), text);
  }

  remove(uri: string): void {
    this.texts.delete(normalised(uri));
  }

  async read(uri: string): Promise<string | undefined> {
    return this.texts.get(normalised(uri))?.replace(/^\ufeff/, '');
  }

  async kind(uri: string): Promise<FileKind | undefined> {
    const wanted = normalised(uri);
    if (this.texts.has(wanted)) return 'file';
    for (const known of this.texts.keys()) if (isWithin(known, wanted)) return 'directory';
    return undefined;
  }

  async list(uri: string): Promise<readonly [string, FileKind][]> {
    const folder = normalised(uri);
    const entries = new Map<string, FileKind>();
    for (const known of this.texts.keys()) {
      if (known === folder || !isWithin(known, folder)) continue;
      const [name, ...rest] = known.slice(folder.length).replace(/^\//, '').split('/');
      entries.set(decodeURIComponent(name!), rest.length ? 'directory' : 'file');
    }
    return [...entries];
  }

  async find(folder: string, name?: string): Promise<string[]> {
    const root = normalised(folder).replace(/\/$/, '');
    // Rules of `.gitignore` files are about names, not about how a URI spells them.
    const uris = new Map<string, string>();
    for (const uri of this.texts.keys()) {
      if (uri === root || !isWithin(uri, root) || !isWanted(baseName(uri), name)) continue;
      const path = uri
        .slice(root.length + 1)
        .split('/')
        .map(decodeURIComponent)
        .join('/');
      if (!/(?:^|\/)(?:node_modules|\.git)\//.test(path)) uris.set(path, uri);
    }
    const kept = await withoutIgnored([...uris.keys()], (inner) => {
      const names = [...inner.split('/').filter(Boolean), '.gitignore'];
      return this.read(`${root}/${names.map(encodeURIComponent).join('/')}`);
    });
    const found = kept.map((path) => uris.get(path)!).sort();
    return name === undefined ? found : found.slice(0, MAX_NAMED);
  }
}
