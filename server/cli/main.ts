import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dayOf } from '../model/calendar';
import { promisedKind } from '../workspace/files';
import { NodeFiles } from '../workspace/files-node';
import { isWithin, normalised } from '../workspace/uris';
import { Workspace } from '../workspace/workspace';
import { type CheckArguments, parseArguments } from './arguments';
import { collect, type Result } from './check';
import { json, stylish } from './formats';

const USAGE = `Usage: handover check <path>… [options]

Checks engagements and runbooks. A path is a file, or a folder that is searched through
(node_modules and what .gitignore names are left out).

Options
  --now DATE            the day that counts as today, YYYY-MM-DD
  --format FORMAT       stylish (for people) or json (for programs)
  --max-warnings N      fail when there are more than N warnings
  --quiet               report errors only
  --help, --version

Exit status: 0 clean, 1 errors or too many warnings, 2 wrong use, 3 a fault in Handover
`;

/** Runs the command line. @returns the exit status */
export async function main(words: readonly string[]): Promise<number> {
  const parsed = parseArguments(words);
  if ('help' in parsed) {
    process.stdout.write(USAGE);
    return 0;
  }
  if ('version' in parsed) {
    const manifest = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as { version: string };
    process.stdout.write(`${manifest.version}\n`);
    return 0;
  }
  if ('wrong' in parsed) return wrongUse(parsed.wrong);
  return check(parsed.check);
}

function wrongUse(message: string): number {
  process.stderr.write(`handover: ${message}\nRun \`handover --help\` to see what there is.\n`);
  return 2;
}

async function check({ paths, now, format, maxWarnings, quiet }: CheckArguments): Promise<number> {
  const workspace = new Workspace(new NodeFiles(), { judged: () => {}, changed: () => {} });
  const here = folderUri(process.cwd());
  const targets: string[] = [];
  for (const path of paths) {
    const full = resolve(path);
    const info = await stat(full).catch(() => undefined);
    if (!info) return wrongUse(`there is no file or folder \`${path}\``);
    if (!info.isDirectory() && !promisedKind(full)) {
      return wrongUse(
        `\`${path}\` is neither an engagement nor a runbook; their names end in .engagement.yaml or .runbook.yaml`,
      );
    }
    const target = normalised(pathToFileURL(full).toString());
    targets.push(target);
    // Paths in files may lead anywhere below the working directory, as they may below an editor's folder.
    const folder = info.isDirectory() ? target : folderUri(dirname(full));
    workspace.addFolder(isWithin(folder, here) ? here : folder);
    if (info.isDirectory()) {
      for (const uri of await workspace.files.find(target)) await workspace.load(normalised(uri));
    } else await workspace.load(target);
    await workspace.around(folder);
  }
  const results = await collect(workspace, targets, now ?? dayOf(new Date()));
  return report(results, format, maxWarnings, quiet);
}

function folderUri(path: string): string {
  return normalised(pathToFileURL(path).toString());
}

function report(
  all: readonly Result[],
  format: 'stylish' | 'json',
  maxWarnings: number | undefined,
  quiet: boolean,
): number {
  const errors = all.filter((result) => result.severity === 'error').length;
  const warnings = all.filter((result) => result.severity === 'warning').length;
  const shown = quiet ? all.filter((result) => result.severity === 'error') : all;
  const tooMany = maxWarnings !== undefined && warnings > maxWarnings;
  process.stdout.write(
    format === 'json' ? json(shown) : stylish(shown, process.stdout.isTTY === true && !process.env.NO_COLOR),
  );
  if (tooMany) process.stderr.write(`handover: ${warnings} warnings, more than the ${maxWarnings} that are allowed\n`);
  return errors > 0 || tooMany ? 1 : 0;
}
