import { readFile, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { baselineText, type Known, NoBaseline, parseBaseline } from './baseline';
import { uriOfPath } from './targets';
import { WrongUse } from './wrong-use';

/** Where a baseline is written when its file is not named. */
export const BASELINE = '.handover-baseline.json';

/**
 * The entries of a baseline.
 * @throws WrongUse where the file is not there, or is no baseline
 */
export async function readBaseline(path: string): Promise<Known[]> {
  const known = await readBaselineIfAny(path);
  if (known) return known;
  throw new WrongUse(`there is no baseline \`${path}\`; \`handover check <path> --write-baseline\` makes one`);
}

/**
 * The same, or undefined where there is no such file.
 * @param advice what to do where the file is something else
 * @throws WrongUse where the file is no baseline
 */
export async function readBaselineIfAny(path: string, advice = ''): Promise<Known[] | undefined> {
  const folder = dirname(resolve(path));
  try {
    return parseBaseline(await readFile(path, 'utf8'), (file) => uriOfPath(resolve(folder, file)));
  } catch (error) {
    if (error instanceof NoBaseline) throw new WrongUse(`\`${path}\` ${error.message}${advice}`);
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new WrongUse(`the baseline \`${path}\` cannot be read (${codeOf(error)})`);
  }
}

/**
 * Writes a baseline; whoever calls has seen what was there before.
 * @throws WrongUse where it cannot be written
 */
export async function writeBaseline(path: string, entries: readonly Known[]): Promise<void> {
  const folder = dirname(resolve(path));
  const text = baselineText(entries, (uri) => relative(folder, URI.parse(uri).fsPath).split(sep).join('/'));
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new WrongUse(`the baseline \`${path}\` cannot be written (${codeOf(error)})`);
  }
}

/** The system's word for what went wrong with a file; anything else is a fault of ours, and thrown on. */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}
