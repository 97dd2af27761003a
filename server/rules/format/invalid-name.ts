import { hasViolations, type MapRule, placeIn, shown } from '../rule';

export const invalidName: MapRule = {
  id: 'format/invalid-name',
  severity: 'error',
  what: 'An id or a name is not an RFC 1123 label',
  judges: 'map',
  concerns: hasViolations,
  *check(map) {
    for (const { keyword, key, node, shape } of map.violations) {
      if (shape?.definition !== 'Name' || !node || (keyword !== 'pattern' && keyword !== 'maxLength')) continue;
      const text = node.kind === 'scalar' ? node.source : '';
      const near = nearestName(text);
      const rule = 'at most 63 lower-case letters, digits and hyphens, with a letter or digit at both ends';
      const got = text === '' ? '; it is empty' : `, not ${shown(node)}`;
      yield {
        place: placeIn(map, node),
        message: `\`${key}\` must be ${rule}${got}${near ? `; did you mean \`${near}\`?` : ''}`,
      };
    }
  },
};

/** The RFC 1123 label that comes nearest to a text, or undefined where nothing of it is left. */
export function nearestName(text: string): string | undefined {
  const name = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
  return name || undefined;
}
