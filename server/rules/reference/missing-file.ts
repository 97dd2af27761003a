import { type FilesRule, shorten } from '../rule';

export const missingFile: FilesRule = {
  id: 'reference/missing-file',
  severity: 'error',
  what: 'A path that does not exist',
  judges: 'files',
  *check(facts, file, paths) {
    for (const { target, place } of facts.files) {
      if (target.kind !== 'path' || paths.state(file, target.path) !== 'missing') continue;
      const hint = target.path.includes('\\')
        ? '; write `/` between folders'
        : '; paths start at the folder of this file';
      yield { place, message: `There is no file \`${shorten(target.path)}\`${hint}` };
    }
  },
};
