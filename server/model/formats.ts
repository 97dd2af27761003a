import { isDay, isDuration } from './calendar';

/** A reference to a file: a relative path, or a URL of a scheme that the format allows. */
export type FileReference =
  | { kind: 'path'; path: string }
  | { kind: 'url' }
  /** Something with a scheme that the format does not allow. */
  | { kind: 'scheme'; scheme: string };

/** What a value that should be a path or an `https:` URL is. */
export function fileReference(text: string): FileReference {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === 'https') return { kind: 'url' };
  // A file: URL names a place on one machine: judged as a path that leaves the folder.
  if (scheme && scheme !== 'file') return { kind: 'scheme', scheme };
  return { kind: 'path', path: text };
}

/** The formats that the schemas name, for the compiled validators. */
export const formats = {
  date: isDay,
  'handover-duration': isDuration,
  'handover-file': (text: string): boolean => fileReference(text).kind !== 'scheme',
};
