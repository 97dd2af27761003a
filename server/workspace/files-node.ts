import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { URI } from 'vscode-uri';
import { type FileKind, type Files, isWanted, MAX_NAMED } from './files';
import { type IgnoreRules, isIgnored, parseIgnore } from './ignored';
import { normalised } from './uris';

/** Larger files are not read: none of ours is. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Files of this machine. */
export class NodeFiles implements Files {
  async read(uri: string): Promise<string | undefined> {
    try {
      const path = URI.parse(uri).fsPath;
      const info = await stat(path);
      if (!info.isFile() || info.size > MAX_BYTES) return undefined;
      return new TextDecoder().decode(await readFile(path));
    } catch {
      return undefined;
    }
  }

  async kind(uri: string): Promise<FileKind | undefined> {
    try {
      const info = await stat(URI.parse(uri).fsPath);
      return info.isDirectory() ? 'directory' : 'file';
    } catch {
      return undefined;
    }
  }

  async list(uri: string): Promise<readonly [string, FileKind][]> {
    try {
      const entries = await readdir(URI.parse(uri).fsPath, { withFileTypes: true });
      return entries.map((entry) => [entry.name, entry.isDirectory() ? 'directory' : 'file']);
    } catch {
      return [];
    }
  }

  async find(folder: string, name?: string): Promise<string[]> {
    const search: Search = {
      root: URI.parse(folder).fsPath,
      name,
      most: name === undefined ? Number.POSITIVE_INFINITY : MAX_NAMED,
      found: [],
    };
    await walk(search, '', []);
    return search.found.map((path) => normalised(pathToFileURL(path).toString())).sort();
  }
}

interface Search {
  readonly root: string;
  /** As for `Files.find`. */
  readonly name: string | undefined;
  /** How many are looked for. */
  readonly most: number;
  readonly found: string[];
}

/** `.gitignore` files count for what lies below them; `rules` are those above, each with the path from its folder. */
async function walk(search: Search, relative: string, rules: readonly IgnoreRules[]): Promise<void> {
  const { root, name, most, found } = search;
  if (found.length >= most) return;
  const folder = join(root, relative);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  let active = rules;
  if (entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) {
    const text = await readFile(join(folder, '.gitignore'), 'utf8').catch(() => '');
    active = [...rules, parseIgnore(relative, text)];
  }
  const below: string[] = [];
  for (const entry of entries) {
    const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
    // Links are not followed: they may lead in circles, or out of the folder.
    const directory = entry.isDirectory();
    if (
      directory
        ? entry.name === 'node_modules' || entry.name === '.git'
        : !entry.isFile() || !isWanted(entry.name, name)
    )
      continue;
    if (isIgnored(path, directory, active)) continue;
    if (directory) below.push(path);
    else if (found.length < most) found.push(join(root, path));
  }
  await Promise.all(below.map((path) => walk(search, path, active)));
}
