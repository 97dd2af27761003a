import type { MapFacts } from '../../model/facts';
import { childShape, type Shape } from '../../model/shapes';
import { keyOf, type Node, type Pair, type ScalarNode } from '../../syntax/nodes';
import { changeTo, quoting } from '../fixes';
import { type MapRule, placeIn, type Report } from '../rule';

/** What YAML 1.1 reads as a boolean and 1.2 as text (yaml.org/type/bool); `y` and `n` no parser in use does. */
const YES_NO = /^(?:yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$/;

export const ambiguousScalar: MapRule = {
  id: 'format/ambiguous-scalar',
  severity: 'warning',
  what: 'A word or a version that YAML 1.1 and 1.2 read differently',
  fixable: true,
  judges: 'map',
  concerns: (map) => map.node.pairs.some(isSuspicious),
  *check(map) {
    for (const pair of map.node.pairs) {
      const key = keyOf(pair);
      if (key === undefined || !pair.value) continue;
      const shape = childShape(map.shape, key);
      if (!shape) continue;
      if (pair.value.kind === 'scalar') yield* judge(map, key, pair.value, shape);
      else if (pair.value.kind === 'seq') {
        for (const item of pair.value.items) {
          if (item?.kind === 'scalar' && shape.items) yield* judge(map, key, item, shape.items);
        }
      }
    }
  },
};

function isSuspicious({ key, value }: Pair): boolean {
  if (value?.kind === 'seq') return value.items.some((item) => isYesNo(item));
  return isYesNo(value) || (key.kind === 'scalar' && isAmbiguousVersion(value, key.source));
}

function* judge(map: MapFacts, key: string, node: ScalarNode, shape: Shape): Iterable<Report> {
  if (isYesNo(node)) {
    // Where only certain words or dates may stand, another rule says so.
    if (shape.choices || shape.format || shape.kind !== 'scalar') return;
    const meant = /^(?:yes|on)$/i.test(node.source);
    const boolean = shape.types.includes('boolean') && !shape.types.includes('string');
    const advice = boolean ? `write \`${meant}\`` : `write \`"${node.source}"\` in quotes`;
    yield {
      place: placeIn(map, node),
      message: `\`${node.source}\` is a boolean to YAML 1.1 and text to YAML 1.2; ${advice}`,
      fixes: [boolean ? changeTo(node, meant, SURE) : quoting(node, SURE)],
    };
  } else if (isAmbiguousVersion(node, key)) {
    yield {
      place: placeIn(map, node),
      message: `\`${node.source}\` is read as the number ${node.value}; write \`"${node.source}"\` in quotes`,
      fixes: [quoting(node, SURE)],
    };
  }
}

/** Both readers then read what the author wrote. */
const SURE = { preferred: true, safe: true };

/** An unquoted `yes`, `no`, `on` or `off`. */
export function isYesNo(node: Node | undefined): boolean {
  if (node?.kind !== 'scalar' || node.source.length > 3 || node.style !== 'plain') return false;
  return YES_NO.test(node.source);
}

/** An unquoted version that loses a digit when it is read as a number: `1.10`, `2.0`. */
export function isAmbiguousVersion(node: Node | undefined, key: string): boolean {
  if (node?.kind !== 'scalar' || node.style !== 'plain' || typeof node.value !== 'number') return false;
  return /version$/i.test(key) && String(node.value) !== node.source;
}
