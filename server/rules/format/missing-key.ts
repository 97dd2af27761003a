import type { MapFacts } from '../../model/facts';
import { documentShapes } from '../../model/shapes';
import { setEntry } from '../../syntax/edits';
import { pairOf } from '../../syntax/nodes';
import { editingHere, type Fix } from '../fix';
import { type DocumentRule, hasViolations, headOf, type MapRule } from '../rule';
import { skeletonOf } from '../skeleton';
import { all, either, theMap } from '../words';
import { meantKey } from './unknown-key';

export const missingKey: MapRule = {
  id: 'format/missing-key',
  severity: 'error',
  what: 'A mandatory key is absent',
  fixable: true,
  judges: 'map',
  concerns: hasViolations,
  *check(map) {
    const missing: string[] = [];
    for (const violation of map.violations) {
      if (violation.keyword === 'required') missing.push(violation.key!);
      else if (violation.keyword === 'anyOf') {
        const keys = map.shape.oneOf;
        if (keys.some((key) => isThere(map, key))) continue;
        yield {
          place: headOf(map),
          message: `${either(keys.map(code))} is missing from ${theMap(map.shape)}; add one of them`,
          fixes: keys.map((key) => insertion(map, key)),
          subject: keys.join(' '),
        };
      } else if (violation.keyword === 'minProperties' && violation.key === undefined) {
        const keys = [...map.shape.properties.keys()];
        if (keys.some((key) => isThere(map, key))) continue;
        const message = `${either(keys.map(code))} is missing from ${theMap(map.shape)}; add at least one of them`;
        yield { place: headOf(map), message, fixes: keys.slice(0, 6).map((key) => insertion(map, key)) };
      }
    }
    for (const key of missing) {
      if (isThere(map, key)) continue;
      const shape = map.shape.properties.get(key);
      const example = shape?.examples[0];
      const hint = typeof example === 'string' || typeof example === 'number' ? `, such as \`${key}: ${example}\`` : '';
      yield {
        place: headOf(map),
        message: `\`${key}\` is missing from ${theMap(map.shape)}; add it${hint}`,
        fixes: [insertion(map, key, true)],
        subject: key,
      };
    }
  },
};

/** Inserts a key with the shape that its value must have, where the format has it. */
function insertion({ node, shape }: MapFacts, key: string, preferred = false): Fix {
  // What it takes is worked out when somebody wants it: a file may lack thousands of keys.
  return editingHere({ title: `Add \`${key}\``, preferred }, (text) =>
    setEntry(text, node, key, skeletonOf(shape.properties.get(key)), {
      position: { order: [...shape.properties.keys()] },
    }),
  );
}

/** Whether a key stands in a map, if only mistyped or with a value that cannot be read: other rules say so. */
function isThere(map: MapFacts, key: string): boolean {
  return map.violations.some((violation) => meantKey(map, violation) === key) || pairOf(map.node, key) !== undefined;
}

/** A file without a word in it lacks everything. */
export const emptyDocument: DocumentRule = {
  id: missingKey.id,
  severity: missingKey.severity,
  what: missingKey.what,
  judges: 'document',
  *check({ piece, kind }) {
    if (piece.node || piece.problems.length || piece.start !== 0 || !kind) return;
    const keys = all(documentShapes[kind].required.map(code));
    const what = kind === 'Engagement' ? 'an engagement' : 'a runbook';
    yield {
      place: { origin: piece, start: 0, end: 0 },
      message: `This document is empty; ${what} has the keys ${keys}`,
    };
  },
};

function code(key: string): string {
  return `\`${key}\``;
}
