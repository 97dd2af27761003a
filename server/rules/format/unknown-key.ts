import { nearest } from '../nearest';
import { type MapRule, placeIn, shorten } from '../rule';

export const unknownKey: MapRule = {
  id: 'format/unknown-key',
  severity: 'error',
  reads: 'map',
  *check(map) {
    for (const { keyword, key, pair } of map.violations) {
      if (keyword !== 'additionalProperties' && keyword !== 'propertyNames') continue;
      // A rule of its own speaks of merge keys.
      if (!pair || key === undefined || key === '<<') continue;
      const { shape } = map;
      const known = keyword === 'propertyNames' ? (shape.keys?.choices ?? []).map(String) : [...shape.properties.keys()];
      const present = new Set(map.node.pairs.map((other) => (other.key.kind === 'scalar' ? other.key.source : '')));
      // A key that is there already can still be what was meant: the second one is then the mistake.
      const near = nearest(key, known.filter((name) => !present.has(name))) ?? nearest(key, known);
      const where = shape.title ? `${article(shape.title)} has no key` : 'There is no key';
      const hint = near ? `did you mean \`${near}\`?` : `known keys: ${list(known)}`;
      yield { place: placeIn(map, pair.key), message: `${where} \`${shorten(key)}\`; ${hint}` };
    }
  },
};

function article(title: string): string {
  // A title that is plural or a mass noun takes none, an abbreviation keeps its capitals.
  const word = /^[A-Z]{2}/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
  return `The ${word}`;
}

function list(keys: readonly string[]): string {
  const first = keys.slice(0, 12).join(', ');
  return keys.length > 12 ? `${first}, …` : first;
}
