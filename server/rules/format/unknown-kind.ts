import { changeTo } from '../fixes';
import { nearest } from '../nearest';
import { hasViolations, isDocument, type MapRule, placeIn, shown } from '../rule';

const KINDS = ['Engagement', 'Runbook'] as const;

export const unknownKind: MapRule = {
  id: 'format/unknown-kind',
  severity: 'error',
  what: '`apiVersion` or `kind` is unknown',
  fixable: true,
  judges: 'map',
  concerns: hasViolations,
  *check(map) {
    for (const { keyword, key, node } of map.violations) {
      if (keyword !== 'const' && keyword !== 'type') continue;
      if (node?.kind !== 'scalar' || node.value === null || !isDocument(map)) continue;
      if (key === 'apiVersion') {
        const message = `\`apiVersion\` must be \`handover/v1\`, not ${shown(node)}; this release reads no other`;
        const fixes = [changeTo(node, 'handover/v1', { preferred: true })];
        yield { place: placeIn(map, node), message, fixes };
      } else if (key === 'kind') {
        const near = nearest(node.source, KINDS);
        const hint = near ? `; did you mean \`${near}\`?` : '';
        yield {
          place: placeIn(map, node),
          message: `\`kind\` must be \`Engagement\` or \`Runbook\`, not ${shown(node)}${hint}`,
          fixes: near ? [changeTo(node, near, { preferred: true })] : KINDS.map((kind) => changeTo(node, kind)),
        };
      }
    }
  },
};
