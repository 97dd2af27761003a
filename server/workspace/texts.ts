import { Asked } from './asked';
import type { FileEntry } from './file';
import type { Files } from './files';
import { withoutFragment } from './paths';
import { resolvePath } from './uris';

/** The text of another file: `unknown` while it is being read, `missing` where there is none that may be read. */
export type TextState = { readonly text: string } | 'missing' | 'unknown';

/** A text longer than this (UTF-16 units) is not looked at: it is no document that people wrote. */
const MAX_LENGTH = 2 * 1024 * 1024;

/** The texts of files that our files name: documents, OpenSLO files, catalogues. Only what lies in the workspace is read. */
export class Texts {
  private readonly texts: Asked<string | undefined>;

  /** @param folderOf, answered as for `Paths` */
  constructor(
    files: Files,
    private readonly folderOf: (file: FileEntry) => string | undefined,
    answered: (files: ReadonlySet<FileEntry>) => void,
  ) {
    this.texts = new Asked(async (uri) => {
      const text = await files.read(uri);
      return text !== undefined && text.length <= MAX_LENGTH ? text : undefined;
    }, answered);
  }

  /** Goes up whenever an answer came in or was forgotten. */
  get revision(): number {
    return this.texts.revision;
  }

  /** The text of the file that a path in one of our files means. */
  at(file: FileEntry, path: string): TextState {
    if (file.uri.startsWith('untitled:')) return 'unknown';
    const uri = resolvePath(file.folder, withoutFragment(path), this.folderOf(file));
    return uri === undefined ? 'missing' : this.of(uri, file);
  }

  /** The text at a URI below the workspace folder of a file, which is told of the answer. */
  of(uri: string, file: FileEntry): TextState {
    const known = this.texts.look(uri, file);
    if (known === undefined) return 'unknown';
    return known.answer === undefined ? 'missing' : { text: known.answer };
  }

  /** Forgets one URI and what lies below it, or everything. @returns whether anything of it was known */
  forget(uri?: string): boolean {
    return this.texts.forget(uri);
  }

  get isWaiting(): boolean {
    return this.texts.isWaiting;
  }

  /** Resolves when nothing is being read. */
  settled(): Promise<void> {
    return this.texts.settled();
  }
}
