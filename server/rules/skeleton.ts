import type { Shape } from '../model/shapes';
import type { Data } from '../syntax/edits';

/** How deep mandatory keys of mandatory maps are written out. */
const MAX_DEPTH = 4;

/**
 * What stands for a value that a person still has to give, in the shape that it must have: defaults and only choices
 * as they are, mandatory keys written out, and nothing at all where only a person knows. What is left empty is found
 * by `format/schema`, so that nothing is claimed that nobody said.
 */
export function skeletonOf(shape: Shape | undefined, depth = 0): Data {
  if (!shape || depth > MAX_DEPTH) return null;
  if (shape.kind === 'map') {
    return Object.fromEntries(
      shape.required.map((key) => [key, skeletonOf(shape.properties.get(key), depth + 1)] as const),
    );
  }
  if (shape.kind === 'list') {
    const { items } = shape;
    return items?.kind === 'map' && items.required.length > 0 ? [skeletonOf(items, depth + 1)] : [];
  }
  if (shape.default !== undefined && isScalar(shape.default)) return shape.default;
  const [only, ...others] = shape.choices ?? [];
  return only !== undefined && others.length === 0 && shape.prefix === '' ? only : null;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
