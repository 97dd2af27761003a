import type { ScalarNode } from '../../syntax/nodes';
import type { Fix } from '../fix';
import { changeTo } from '../fixes';
import { nearest } from '../nearest';
import { hasViolations, isDocument, type MapRule, placeIn, shown } from '../rule';
import { isQuotedNeedlessly } from '../words';
import { isYesNo } from './ambiguous-scalar';

export const unknownValue: MapRule = {
  id: 'format/unknown-value',
  severity: 'error',
  what: 'A value outside its enumeration',
  fixable: true,
  judges: 'map',
  concerns: hasViolations,
  *check(map) {
    for (const violation of map.violations) {
      const { key, node, shape } = violation;
      if (!isChoice(violation) || node?.kind !== 'scalar' || node.value === null) continue;
      // `apiVersion` and `kind` of a document have a rule of their own; so has `yes` for `true`.
      if (isDocument(map) || (violation.keyword === 'type' && isYesNo(node))) continue;
      const choices = shape!.choices!.map(String);
      if (isQuotedNeedlessly(node, shape!.types)) {
        const message = `\`${key}\` must be one of ${choices.join(', ')}; write \`${node.source}\` without quotes`;
        const meant = shape!.choices!.find((choice) => String(choice) === node.source) ?? node.source;
        const fixes = [changeTo(node, meant, { preferred: true, safe: true })];
        yield { place: placeIn(map, node), message, fixes };
        continue;
      }
      const near = nearest(node.source, choices);
      const all = shape!.prefix ? [...choices, `${shape!.prefix}<id>`] : choices;
      const hint = near ? `; did you mean \`${near}\`?` : '';
      yield {
        place: placeIn(map, node),
        message: `\`${key}\` must be one of ${all.join(', ')}, not ${shown(node)}${hint}`,
        fixes: fixesFor(node, shape!.choices!, near),
      };
    }
  },
};

/** The nearest choice, and the others while there are few. */
function fixesFor(node: ScalarNode, choices: readonly (string | number | boolean)[], near: string | undefined): Fix[] {
  const others = choices.length <= MAX_OFFERS ? choices.filter((choice) => String(choice) !== near) : [];
  const first = choices.find((choice) => String(choice) === near);
  return [
    ...(first === undefined ? [] : [changeTo(node, first, { preferred: true })]),
    ...others.map((choice) => changeTo(node, choice)),
  ];
}

/** Of more choices only the nearest is offered: completion shows them all, with their meanings. */
const MAX_OFFERS = 8;

/** Whether a violation is that of a value outside its enumeration; a scale with a minimum is a range instead. */
export function isChoice({
  keyword,
  shape,
}: {
  keyword: string;
  shape?: { choices?: unknown; minimum?: number | undefined } | undefined;
}): boolean {
  if (!shape?.choices || shape.minimum !== undefined) return false;
  return keyword === 'enum' || keyword === 'pattern' || keyword === 'type';
}
