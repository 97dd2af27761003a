import type { Shape } from '../model/shapes';
import type { ScalarNode } from '../syntax/nodes';

/** How messages speak of things. */

/** A kind of thing as people write it: `third-party` → "third party", `kpi` → "KPI". */
export function kindWord(kind: string): string {
  return kind === 'kpi' ? 'KPI' : kind.replaceAll('-', ' ');
}

/** "role", "role or person", "role, person or third party". */
export function kindWords(kinds: readonly string[]): string {
  return either(kinds.map(kindWord));
}

/** "a", "a or b", "a, b or c". */
export function either(words: readonly string[]): string {
  return joined(words, 'or');
}

/** "a", "a and b", "a, b and c". */
export function all(words: readonly string[]): string {
  return joined(words, 'and');
}

function joined(words: readonly string[], last: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** The title of a map in the middle of a sentence: "the phase", "the RACI"; "this map" where it has none. */
export function theMap({ title }: Shape): string {
  if (!title) return 'this map';
  return `the ${/^[A-Z]{2}/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1)}`;
}

/** Whether a value in quotes would be of the right type without them. */
export function isQuotedNeedlessly(node: ScalarNode, types: readonly string[]): boolean {
  if (node.style !== 'single' && node.style !== 'double') return false;
  if (types.includes('boolean') && /^(?:true|false)$/.test(node.source)) return true;
  return (
    (types.includes('integer') && /^-?\d+$/.test(node.source)) ||
    (types.includes('number') && /^-?\d+(?:\.\d+)?$/.test(node.source))
  );
}
