import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './texts';

/** docs/dependencies.md says of every dependency what it is, and all are pinned. */

function manifest(...path: string[]): Record<string, unknown> {
  return JSON.parse(readFileSync(join(root, ...path, 'package.json'), 'utf8')) as Record<string, unknown>;
}

describe('the dependencies', () => {
  const { dependencies = {}, devDependencies = {} } = manifest() as Record<string, Record<string, string>>;
  const all = { ...dependencies, ...devDependencies };
  const page = readFileSync(join(root, 'docs', 'dependencies.md'), 'utf8');
  const rows = Array.from(page.matchAll(/^\| (\S+) \| (\d+\.\d+\.\d+) \| ([^|]+) \| [^|]+ \| [^|]+ \|$/gm), (match) =>
    match.slice(1, 4),
  );

  it('are pinned', () => {
    for (const [name, version] of Object.entries(all)) assert.match(version, /^\d+\.\d+\.\d+$/, name);
  });

  it('are all bundled: an installed extension brings none', () => {
    assert.deepEqual(dependencies, {});
  });

  it('have each a row with version and licence in docs/dependencies.md', () => {
    const installed = Object.entries(all).map(([name, version]) => [
      name,
      version,
      manifest('node_modules', name).license,
    ]);
    assert.deepEqual(rows.sort(), installed.sort());
  });
});
