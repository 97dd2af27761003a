import { nearest } from '../nearest';
import { hasViolations, isDocument, type MapRule, placeIn, shown } from '../rule';

export const unknownKind: MapRule = {
  id: 'format/unknown-kind',
  severity: 'error',
  what: '`apiVersion` or `kind` is unknown',
  judges: 'map',
  concerns: hasViolations,
  *check(map) {
    for (const { keyword, key, node } of map.violations) {
      if (keyword !== 'const' && keyword !== 'type') continue;
      if (node?.kind !== 'scalar' || node.value === null || !isDocument(map)) continue;
      if (key === 'apiVersion') {
        const message = `\`apiVersion\` must be \`handover/v1\`, not ${shown(node)}; this release reads no other`;
        yield { place: placeIn(map, node), message };
      } else if (key === 'kind') {
        const near = nearest(node.source, ['Engagement', 'Runbook']);
        const hint = near ? `; did you mean \`${near}\`?` : '';
        yield {
          place: placeIn(map, node),
          message: `\`kind\` must be \`Engagement\` or \`Runbook\`, not ${shown(node)}${hint}`,
        };
      }
    }
  },
};
