/** The Node release that a VS Code version or a tool needs. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached, npmInstall } from './cache.mjs';
import { NODE } from './versions.mjs';

/**
 * The path of a Node binary of a major release: the one that runs this, when it is of that release, else one from a package.
 * @param {20 | 24} major
 * @returns {Promise<string>}
 */
export async function nodeBinary(major) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const spec = NODE[major][platform];
  if (!spec) throw new Error(`No package brings Node ${major} for ${platform}: run this with Node ${major}.`);
  const folder = await cached(`node-${major}`, spec, (to) => npmInstall(to, [spec]));
  const home = join(folder, 'node_modules', spec.slice(0, spec.lastIndexOf('@')));
  return join(home, JSON.parse(await readFile(join(home, 'package.json'), 'utf8')).bin.node);
}
