import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { repository, shared } from './paths';

/** An example engagement with its files; every one is written for a day of its own. */
export interface Example {
  name: string;
  root: string;
  now: string;
  files: { path: string; text: string }[];
}

const ours = /(^|[\\/.])(engagement|runbook)\.ya?ml$/;
const clock = /Clock of this example: (\d{4}-\d\d-\d\d)/;

/** The examples of the repository and the shared ones; what is absent is left out. */
export function examples(): Example[] {
  return [join(shared, 'examples'), join(repository, 'examples')].flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => statSync(join(folder, name)).isDirectory())
          .map((name) => read(join(folder, name)))
          .filter(({ files }) => files.length > 0)
      : [],
  );
}

/** The example with planted defects; undefined where the shared folder is absent. */
export function planted(): Example | undefined {
  return examples().find(({ root }) => root === join(shared, 'examples', 'acme-platform'));
}

/** What its `# want: <rule id>` comments ask for: `path:line rule`, lines from 1. */
export function wanted(example: Example): string[] {
  return example.files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      if (line.startsWith('#')) return [];
      const rules = /# want: ([a-z-]+\/[a-z-]+(?:, [a-z-]+\/[a-z-]+)*)/.exec(line)?.[1];
      return rules === undefined ? [] : rules.split(', ').map((rule) => `${path}:${index + 1} ${rule}`);
    }),
  );
}

function read(root: string): Example {
  const all = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  const files = all
    .filter((path) => ours.test(path) && statSync(join(root, path)).isFile())
    .map((path) => ({ path: path.split(sep).join('/'), text: readFileSync(join(root, path), 'utf8') }));
  const now = all
    .filter((path) => /\.(md|ya?ml)$/.test(path))
    .map((path) => clock.exec(readFileSync(join(root, path), 'utf8'))?.[1])
    .find((day) => day !== undefined);
  return { name: relative(join(repository, '..'), root), root, now: now ?? '2026-08-22', files };
}
