import { documentShapes } from '../../model/shapes';
import { type DocumentRule, headOf, type MapRule } from '../rule';

export const missingKey: MapRule = {
  id: 'format/missing-key',
  severity: 'error',
  reads: 'map',
  *check(map) {
    const missing: string[] = [];
    for (const violation of map.violations) {
      if (violation.keyword === 'required') missing.push(violation.key!);
      else if (violation.keyword === 'anyOf') {
        const keys = map.shape.oneOf.map((key) => `\`${key}\``).join(' or ');
        yield { place: headOf(map), message: `${subject(map.shape.title)} needs ${keys}` };
      } else if (violation.keyword === 'minProperties' && violation.key === undefined) {
        const keys = [...map.shape.properties.keys()].map((key) => `\`${key}\``).join(', ');
        yield { place: headOf(map), message: `${subject(map.shape.title)} needs at least one of ${keys}` };
      }
    }
    for (const key of missing) {
      const shape = map.shape.properties.get(key);
      const example = shape?.examples[0];
      const hint = typeof example === 'string' || typeof example === 'number' ? `, such as \`${key}: ${example}\`` : '';
      yield { place: headOf(map), message: `${subject(map.shape.title)} needs the key \`${key}\`${hint}` };
    }
  },
};

/** A file without a word in it lacks everything. */
export const emptyDocument: DocumentRule = {
  id: missingKey.id,
  severity: missingKey.severity,
  reads: 'document',
  *check({ piece, kind }) {
    if (piece.node || piece.problems.length || piece.start !== 0 || !kind) return;
    const keys = documentShapes[kind].required.map((key) => `\`${key}\``).join(', ');
    const what = kind === 'Engagement' ? 'An engagement' : 'A runbook';
    yield { place: { origin: piece, start: 0, end: 0 }, message: `This document is empty. ${what} has the keys ${keys}` };
  },
};

function subject(title: string): string {
  if (!title) return 'This';
  return `The ${/^[A-Z]{2}/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1)}`;
}
