import { type FilesRule, shorten } from '../rule';

export const outsideWorkspace: FilesRule = {
  id: 'reference/outside-workspace',
  severity: 'error',
  what: 'A path that leaves the workspace folder',
  judges: 'files',
  *check(facts, file, paths) {
    for (const { target, place } of facts.files) {
      if (target.kind !== 'path' || paths.state(file, target.path) !== 'outside') continue;
      yield {
        place,
        message: `\`${shorten(target.path)}\` lies outside the workspace folder, where others cannot follow it; move the file in, or give an \`https:\` URL`,
      };
    }
  },
};
