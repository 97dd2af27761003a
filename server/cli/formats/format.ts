import type { Result } from '../check';
import type { RuleInfo } from '../rules';

/** What there is to tell of a run. */
export interface Report {
  /** The files that were looked at, relative to the working directory, in order. */
  readonly files: readonly string[];
  /** The findings to tell, in the order of files and lines. */
  readonly results: readonly Result[];
  /** With a baseline: the findings that it holds back. */
  readonly held: readonly Result[] | undefined;
}

/** What a format may need to know beside the findings. */
export interface Setting {
  /** Whether the output is a terminal that shows colours. */
  readonly colour: boolean;
  readonly version: string;
  /** Where the tool is at home; absent: nowhere yet. */
  readonly homepage: string | undefined;
  readonly rules: readonly RuleInfo[];
  /** The URI of the working directory, with a slash at the end. */
  readonly root: string;
}

/** A report as text, with a line end at its end where there is any. */
export type Format = (report: Report, setting: Setting) => string;
