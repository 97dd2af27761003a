import { withoutFragment } from '../../workspace/paths';
import { baseName } from '../../workspace/uris';
import type { Fix } from '../fix';
import { type FilesRule, shorten } from '../rule';

export const missingFile: FilesRule = {
  id: 'reference/missing-file',
  severity: 'error',
  what: 'A path that does not exist',
  fixable: true,
  judges: 'files',
  *check(facts, file, paths) {
    for (const { target, place } of facts.files) {
      if (target.kind !== 'path' || paths.state(file, target.path) !== 'missing') continue;
      const hint = target.path.includes('\\')
        ? '; write `/` between folders'
        : '; paths start at the folder of this file';
      const fixes = emptyFile(target.path, paths.uriOf(file, withoutFragment(target.path)));
      yield { place, message: `There is no file \`${shorten(target.path)}\`${hint}`, fixes };
    }
  },
};

/** A page to write on, for paths of text that people write. */
function emptyFile(path: string, uri: string | undefined): Fix[] {
  const match = uri === undefined ? null : /^(.+)\.(md|markdown|txt)$/i.exec(decodeURIComponent(baseName(uri)));
  if (!match || uri === undefined) return [];
  const words = match[1]!.replace(/[-_]+/g, ' ');
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  const text = match[2]!.toLowerCase() === 'txt' ? `${title}\n` : `# ${title}\n`;
  return [{ title: `Create \`${shorten(path)}\``, plan: () => [{ create: uri, text }] }];
}
