/** The only door to files. URIs are strings as LSP writes them. No method throws: what cannot be read is not there. */
export interface Files {
  /** The text of a file without its byte order mark; bytes that are no UTF-8 become U+FFFD. */
  read(uri: string): Promise<string | undefined>;
  kind(uri: string): Promise<FileKind | undefined>;
  /** Names in a folder. */
  list(uri: string): Promise<readonly [name: string, kind: FileKind][]>;
  /** Our files below a folder, without `node_modules` and what `.gitignore` files name; in the order of their URIs. */
  find(folder: string): Promise<string[]>;
}

export type FileKind = 'file' | 'directory';

const ENGAGEMENT = /^(?:.+\.engagement\.ya?ml|engagement\.yaml)$/;
const RUNBOOK = /^(?:.+\.runbook\.ya?ml|runbook\.yaml)$/;

/** What a file's name promises: `acme.engagement.yaml`, `engagement.yaml`, `x.runbook.yml`. Takes a name, path or URI. */
export function promisedKind(name: string): 'Engagement' | 'Runbook' | undefined {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return ENGAGEMENT.test(base) ? 'Engagement' : RUNBOOK.test(base) ? 'Runbook' : undefined;
}
