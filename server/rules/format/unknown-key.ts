import type { MapFacts, Violation } from '../../model/facts';
import { removeEntry, renameKey } from '../../syntax/edits';
import { pairOf } from '../../syntax/nodes';
import { editingHere, type Fix } from '../fix';
import { nearest } from '../nearest';
import { hasViolations, type MapRule, placeIn, shorten } from '../rule';
import { theMap } from '../words';

export const unknownKey: MapRule = {
  id: 'format/unknown-key',
  severity: 'error',
  what: 'A key that the format does not have',
  fixable: true,
  judges: 'map',
  concerns: hasViolations,
  *check(map) {
    for (const violation of map.violations) {
      const { key, pair } = violation;
      if (!isUnknown(violation) || !pair || key === undefined) continue;
      yield {
        place: placeIn(map, pair.key),
        message: describe(map, key, knownKeys(map, violation), meantKey(map, violation)),
        fixes: fixesFor(map, key, meantKey(map, violation)),
      };
    }
  },
};

function fixesFor({ node }: MapFacts, key: string, meant: string | undefined): Fix[] {
  const fixes: Fix[] = [];
  if (meant !== undefined && !pairOf(node, meant)) {
    const about = { title: `Change to \`${meant}\``, preferred: true };
    fixes.push(editingHere(about, (text) => renameKey(text, node, key, meant)));
  }
  if (key !== '')
    fixes.push(editingHere({ title: `Take \`${shorten(key)}\` out` }, (text) => removeEntry(text, node, key)));
  return fixes;
}

/** The key of the format that a mistyped one most likely means. */
export function meantKey(map: MapFacts, violation: Violation): string | undefined {
  if (!isUnknown(violation) || violation.key === undefined) return undefined;
  const known = knownKeys(map, violation);
  // A key that is there already can still be what was meant: the second one is then the mistake.
  const absent = known.filter((key) => !pairOf(map.node, key));
  return nearest(violation.key, absent) ?? nearest(violation.key, known);
}

/** Whether a violation is that of a key that the format does not have; a rule of its own speaks of merge keys. */
function isUnknown({ keyword, key }: Violation): boolean {
  return (keyword === 'unknown-key' || keyword === 'propertyNames') && key !== '<<';
}

function knownKeys({ shape }: MapFacts, { keyword }: Violation): readonly string[] {
  return keyword === 'propertyNames' ? (shape.keys?.choices ?? []).map(String) : [...shape.properties.keys()];
}

function describe(map: MapFacts, key: string, known: readonly string[], meant: string | undefined): string {
  if (key === '') return 'A key is expected before this `:`';
  const unknown = `There is no key \`${shorten(key)}\` in ${theMap(map.shape)}`;
  if (meant) return `${unknown}; did you mean \`${meant}\`?`;
  if (known.length === 0) return `${unknown}; take it out`;
  const first = known.slice(0, 12).join(', ');
  return `${unknown}; known keys: ${first}${known.length > 12 ? ', …' : ''}`;
}
