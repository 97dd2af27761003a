import type { MapFacts, Violation } from '../../model/facts';
import type { Shape } from '../../model/shapes';
import type { Node } from '../../syntax/nodes';
import { type DocumentRule, hasViolations, isDocument, type MapRule, placeIn, shorten, shown } from '../rule';
import { all, isQuotedNeedlessly, kindWords, theMap } from '../words';
import { isAmbiguousVersion, isYesNo } from './ambiguous-scalar';
import { isChoice } from './unknown-value';

/** What is left when the more telling rules of this folder have taken theirs: wrong types, empty values, ranges. */
export const schema: MapRule = {
  id: 'format/schema',
  severity: 'error',
  what: 'A value of the wrong type, empty, or out of range',
  judges: 'map',
  concerns: hasViolations,
  *check(map) {
    for (const violation of map.violations) {
      const message = describe(violation, map);
      if (message) yield { place: placeIn(map, violation.node ?? violation.pair?.key ?? map.node), message };
    }
  },
};

/** A document that is a list or a word. */
export const notAMap: DocumentRule = {
  id: schema.id,
  severity: schema.severity,
  what: schema.what,
  judges: 'document',
  *check({ piece, kind }) {
    const { node } = piece;
    if (!node || node.kind === 'map' || !kind) return;
    const what = kind === 'Engagement' ? 'An engagement' : 'A runbook';
    const end = node.kind === 'seq' ? Math.min(node.end, node.start + 1) : node.end;
    yield {
      place: { origin: node.origin, start: node.start, end },
      message: `${what} is a map that starts with \`apiVersion: handover/v1\`, not ${shown(node)}`,
    };
  },
};

function describe(violation: Violation, map: MapFacts): string | undefined {
  const { keyword, params, key, node, pair, shape } = violation;
  if (!pair || key === undefined) return undefined;
  const subject = pair.value === node ? `\`${key}\`` : `An entry of \`${key}\``;
  const empty = !node || (node.kind === 'scalar' && node.value === null);
  switch (keyword) {
    case 'type':
    case 'enum':
    case 'const': {
      if (empty) return `${subject} has no value; ${expectation(shape)} is expected`;
      if (node.kind !== 'scalar') return wrongType(subject, node, shape);
      if (isDocument(map) && (key === 'kind' || key === 'apiVersion')) return undefined;
      if (isYesNo(node) && shape?.kind === 'scalar' && !shape.choices && !shape.format) return undefined;
      if (isAmbiguousVersion(node, key) || isChoice(violation)) return undefined;
      // A date or a duration that was read as a number: their own rules speak.
      if (shape?.format === 'date' || shape?.format === 'handover-duration') return undefined;
      return wrongType(subject, node, shape);
    }
    case 'format':
      return shape?.format === 'handover-file'
        ? `${subject} must be a path in this workspace or an \`https:\` URL, not ${shown(node)}`
        : undefined;
    case 'pattern':
      if (isChoice(violation) || shape?.definition === 'Name') return undefined;
      return `${shown(node)} does not fit \`${key}\`; ${expectation(shape)} is expected`;
    case 'minLength':
      return `${subject} must not be empty`;
    case 'minimum':
    case 'maximum':
      return `${subject} must be ${range(shape)}, not ${shown(node)}`;
    case 'minItems':
      return `\`${key}\` needs at least ${params.limit === 1 ? 'one entry' : `${params.limit} entries`}`;
    case 'minProperties':
      return undefined;
    case 'maxLength':
      return shape?.definition === 'Name' ? undefined : `${subject} is longer than ${params.limit} characters`;
    case 'unknown-key':
    case 'propertyNames':
      return undefined;
    default:
      return `\`${key}\` of ${theMap(map.shape)} is not what the format allows here (${keyword})`;
  }
}

function wrongType(subject: string, node: Node, shape: Shape | undefined): string {
  if (node.kind === 'scalar') {
    if (shape?.types.includes('string'))
      return `${subject} must be text; write \`"${shorten(node.source)}"\` in quotes`;
    if (shape && isQuotedNeedlessly(node, shape.types)) {
      return `${subject} must be ${expectation(shape)}; write \`${node.source}\` without quotes`;
    }
    const list = shape?.kind === 'list' && shape.items?.kind === 'scalar';
    if (list) return `${subject} must be a list; write \`[${shorten(node.source)}]\``;
  }
  // `text: one: two`, where the second colon belongs to the text.
  const colon = node.kind === 'map' && !node.flow && shape?.kind === 'scalar' && shape.types.includes('string');
  const hint = colon ? '; quote the text where a `: ` belongs to it' : '';
  return `${subject} must be ${expectation(shape)}, not ${shown(node)}${hint}`;
}

/** What a value of a shape looks like, in words. */
function expectation(shape: Shape | undefined): string {
  if (!shape) return 'a value';
  if (shape.kind === 'list') return 'a list';
  if (shape.kind === 'map')
    return shape.required.length ? `a map with ${all(shape.required.map((key) => `\`${key}\``))}` : 'a map';
  if (shape.choices)
    return shape.choices.length === 1 ? `\`${shape.choices[0]}\`` : `one of ${shape.choices.join(', ')}`;
  if (shape.format === 'date') return 'a date such as `2026-09-01`';
  if (shape.format === 'handover-duration') return 'a duration such as `4h`, `30d` or `6M`';
  if (shape.names.length) return `the id of a ${kindWords(shape.names)}`;
  if (shape.minimum !== undefined || shape.maximum !== undefined) return range(shape);
  if (shape.types.includes('boolean') && shape.types.length === 1) return '`true` or `false`';
  if (shape.types.includes('integer')) return 'a whole number';
  if (shape.types.includes('number') && !shape.types.includes('string')) return 'a number';
  const example = shape.examples[0];
  return typeof example === 'string' || typeof example === 'number' ? `text such as \`${example}\`` : 'text';
}

function range(shape: Shape | undefined): string {
  const what = shape?.types.includes('integer') ? 'a whole number' : 'a number';
  if (shape?.minimum !== undefined && shape.maximum !== undefined)
    return `${what} from ${shape.minimum} to ${shape.maximum}`;
  if (shape?.minimum !== undefined) return `${what} of at least ${shape.minimum}`;
  if (shape?.maximum !== undefined) return `${what} of at most ${shape.maximum}`;
  return what;
}
