/** The only door to files. URIs are strings as LSP writes them. No method throws: what cannot be read is not there. */
export interface Files {
  /** The text of a file without its byte order mark; bytes that are no UTF-8 become U+FFFD. */
  read(uri: string): Promise<string | undefined>;
  kind(uri: string): Promise<FileKind | undefined>;
  /** Names in a folder. */
  list(uri: string): Promise<readonly [name: string, kind: FileKind][]>;
  /**
   * Files below a folder, without `node_modules` and what `.gitignore` files name; in the order of their URIs.
   * @param name of the files to look for, of which at most `MAX_NAMED` are found; absent: our files, all of them
   */
  find(folder: string, name?: string): Promise<string[]>;
}

/** Of files of one name, which may be anybody's, no more than these are found: as many as this may be but a part. */
export const MAX_NAMED = 500;

/** Where a Backstage catalogue keeps its entities. */
export const CATALOGUE = 'catalog-info.yaml';

export type FileKind = 'file' | 'directory';

const ENGAGEMENT = /^(?:.+\.engagement\.ya?ml|engagement\.yaml)$/;
const RUNBOOK = /^(?:.+\.runbook\.ya?ml|runbook\.yaml)$/;

/** What a file's name promises: `acme.engagement.yaml`, `engagement.yaml`, `x.runbook.yml`. Takes a name, path or URI. */
export function promisedKind(name: string): 'Engagement' | 'Runbook' | undefined {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return ENGAGEMENT.test(base) ? 'Engagement' : RUNBOOK.test(base) ? 'Runbook' : undefined;
}

/** Whether a search is for a file of that name. @param wanted as for `Files.find` */
export function isWanted(name: string, wanted: string | undefined): boolean {
  return wanted === undefined ? promisedKind(name) !== undefined : name === wanted;
}
