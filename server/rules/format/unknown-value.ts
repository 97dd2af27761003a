import { nearest } from '../nearest';
import { hasViolations, isDocument, type MapRule, placeIn, shown } from '../rule';
import { isQuotedNeedlessly } from '../words';
import { isYesNo } from './ambiguous-scalar';

export const unknownValue: MapRule = {
  id: 'format/unknown-value',
  severity: 'error',
  what: 'A value outside its enumeration',
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
        yield { place: placeIn(map, node), message };
        continue;
      }
      const near = nearest(node.source, choices);
      const all = shape!.prefix ? [...choices, `${shape!.prefix}<id>`] : choices;
      const hint = near ? `; did you mean \`${near}\`?` : '';
      yield {
        place: placeIn(map, node),
        message: `\`${key}\` must be one of ${all.join(', ')}, not ${shown(node)}${hint}`,
      };
    }
  },
};

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
