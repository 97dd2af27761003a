import ignore, { type Ignore } from 'ignore';

/** One `.gitignore`, and the folder in which it lies, relative to where the search began. */
export interface IgnoreRules {
  readonly base: string;
  readonly rules: Ignore;
}

/** @param base relative to where the search began, without a slash at the end; empty for that folder itself */
export function parseIgnore(base: string, text: string): IgnoreRules {
  return { base, rules: ignore({ ignorecase: false }).add(text) };
}

/**
 * Whether a path is left out. The innermost `.gitignore` that speaks of it decides, as in git.
 * @param path relative to where the search began
 * @param rules of the folders above the path, outermost first
 */
export function isIgnored(path: string, directory: boolean, rules: readonly IgnoreRules[]): boolean {
  for (let i = rules.length - 1; i >= 0; i--) {
    const { base, rules: own } = rules[i]!;
    const relative = base === '' ? path : path.slice(base.length + 1);
    const result = own.test(directory ? `${relative}/` : relative);
    if (result.ignored) return true;
    if (result.unignored) return false;
  }
  return false;
}

/**
 * The paths that no `.gitignore` on the way to them leaves out.
 * @param paths relative to where the search began
 * @param read the text of the `.gitignore` of a folder, if it has one
 */
export async function withoutIgnored(
  paths: readonly string[],
  read: (folder: string) => Promise<string | undefined>,
): Promise<string[]> {
  const known = new Map<string, Promise<IgnoreRules | undefined>>();
  const rulesOf = (folder: string) => {
    let rules = known.get(folder);
    if (!rules) {
      rules = read(folder).then((text) => (text === undefined ? undefined : parseIgnore(folder, text)));
      known.set(folder, rules);
    }
    return rules;
  };
  const kept = await Promise.all(
    paths.map(async (path) => {
      const parts = path.split('/');
      const rules: IgnoreRules[] = [];
      for (let depth = 0; depth < parts.length; depth++) {
        const own = await rulesOf(parts.slice(0, depth).join('/'));
        if (own) rules.push(own);
        const last = depth === parts.length - 1;
        if (isIgnored(parts.slice(0, depth + 1).join('/'), !last, rules)) return undefined;
      }
      return path;
    }),
  );
  return kept.filter((path) => path !== undefined);
}
