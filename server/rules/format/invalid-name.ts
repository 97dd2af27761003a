import type { MapFacts } from '../../model/facts';
import { replaceScalar } from '../../syntax/edits';
import { endOf, type Place, type ScalarNode, startOf } from '../../syntax/nodes';
import type { TextEdit } from '../../syntax/text';
import type { Fix } from '../fix';
import { changeTo } from '../fixes';
import { hasViolations, type MapRule, placeIn, shown } from '../rule';

export const invalidName: MapRule = {
  id: 'format/invalid-name',
  severity: 'error',
  what: 'An id or a name is not an RFC 1123 label',
  fixable: true,
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
        fixes: near && node.kind === 'scalar' ? [renaming(map, node, key, near)] : [],
      };
    }
  },
};

/** The id itself, with what names it in the same file; a name that is not an id alone. */
function renaming(map: MapFacts, node: ScalarNode, key: string | undefined, near: string): Fix {
  const kind = key === undefined ? undefined : map.shape.properties.get(key)?.defines;
  if (kind === undefined) return changeTo(node, near, { preferred: true });
  const title = `Change to \`${near}\`, also where this file names it`;
  return {
    title,
    preferred: true,
    plan: (here) => {
      const { text } = here.source;
      const uses = here.documents.flatMap(({ table }) => [...table.references(kind, node.source)]);
      const edits = [node, ...uses.map(({ place }) => place)].map((place) => editOf(text, place, near));
      return edits.every((edit) => edit !== undefined) ? [{ file: here, edits: edits.flat() }] : undefined;
    },
  };
}

function editOf(text: string, place: Place, name: string): TextEdit[] | undefined {
  if ('kind' in place) return replaceScalar(text, place as ScalarNode, name);
  return [{ start: startOf(place), end: endOf(place), text: name }];
}

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
