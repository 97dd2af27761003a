import { Asked } from './asked';
import type { FileEntry } from './file';
import type { Files } from './files';
import { isWithin } from './uris';

/** Where in the workspace folders there are files of one name, whoever's they are. A folder is searched when somebody asks. */
export class NamedFiles {
  private readonly found: Asked<readonly string[]>;
  /** The last answer for each folder that was asked about. */
  private readonly known = new Map<string, readonly string[]>();

  /** @param answered as for `Paths` */
  constructor(
    files: Files,
    readonly name: string,
    answered: (files: ReadonlySet<FileEntry>) => void,
  ) {
    this.found = new Asked((folder) => files.find(folder, name), answered);
  }

  /** Goes up whenever an answer came in or was forgotten. */
  get revision(): number {
    return this.found.revision;
  }

  /**
   * The URIs of those below a folder, as `Files.find` finds them; undefined while it is searched.
   * @param file is told of the answer
   */
  below(folder: string, file: FileEntry): readonly string[] | undefined {
    const state = this.found.look(folder, file);
    this.known.set(folder, state?.answer ?? []);
    return state?.answer;
  }

  /**
   * Forgets what a change on disk may have made different.
   * @param uri a file or folder that came, went or changed
   * @param mayHold whether it may be or hold a file of the name
   * @returns whether anything of that was known
   */
  changed(uri: string, mayHold: boolean): boolean {
    let forgotten = false;
    for (const [folder, uris] of this.known) {
      const concerned = mayHold ? isWithin(uri, folder) : uris.some((each) => isWithin(each, uri));
      if (!concerned) continue;
      this.known.delete(folder);
      forgotten = this.found.forget(folder) || forgotten;
    }
    return forgotten;
  }

  /** Forgets everything. */
  forget(): void {
    this.known.clear();
    this.found.forget();
  }

  get isWaiting(): boolean {
    return this.found.isWaiting;
  }

  /** Resolves when nothing is being searched. */
  settled(): Promise<void> {
    return this.found.settled();
  }
}
