import { URI, Utils } from 'vscode-uri';

/** One spelling for each URI, so that strings can be compared: editors encode more than Node does (`%3A`). */
export function normalised(uri: string): string {
  return URI.parse(uri).toString();
}

/** The URI of the folder that holds a file. */
export function parentOf(uri: string): string {
  return Utils.dirname(URI.parse(uri)).toString();
}

/** The URI of a file or folder below a folder. @param path relative, with `/` */
export function joinUri(folder: string, path: string): string {
  return Utils.joinPath(URI.parse(folder), path).toString();
}

export function baseName(uri: string): string {
  return Utils.basename(URI.parse(uri));
}

/** Whether a URI is a folder or lies below it. */
export function isWithin(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/**
 * The URI that a relative path means, seen from a folder.
 * @returns undefined where the path is absolute or leaves `root`
 */
export function resolvePath(folder: string, path: string, root: string | undefined): string | undefined {
  if (/^(?:[\\/]|[A-Za-z]:|file:)/i.test(path)) return undefined;
  // `\` parts folders on Windows only; counted as `/` here, so that `..\..` does not slip out there.
  const slashed = path.replaceAll('\\', '/');
  const base = URI.parse(folder);
  const depth = base.path.split('/').filter(Boolean).length;
  let level = depth;
  for (const part of slashed.split('/')) {
    if (part === '..') level--;
    else if (part !== '' && part !== '.') level++;
    if (level < 0) return undefined;
  }
  const target = Utils.joinPath(base, path).toString();
  if (root === undefined) return target;
  const inside = isWithin(target, root) && isWithin(Utils.joinPath(base, slashed).toString(), root);
  return inside ? target : undefined;
}
