import type { FileEntry } from '../workspace/file';
import type { PathState } from '../workspace/paths';
import type { TextState } from '../workspace/texts';
import type { Workspace } from '../workspace/workspace';
import { type Catalogue, catalogueFor } from './catalogue';

/** Files that are not ours, as one of ours sees them: whether they exist, and what stands in them. */
export class Outside {
  constructor(
    private readonly file: FileEntry,
    private readonly workspace: Workspace,
  ) {}

  /** Whether a path that the file names exists. */
  state(path: string): PathState {
    return this.workspace.paths.state(this.file, path);
  }

  /** The text of the file that a path names. */
  text(path: string): TextState {
    return this.workspace.texts.at(this.file, path);
  }

  /** The Backstage catalogue of the workspace folder in which the file lies, where it can be known. */
  catalogue(): Catalogue | 'unknown' {
    return catalogueFor(this.file, this.workspace);
  }
}
