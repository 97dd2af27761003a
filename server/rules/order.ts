import { type DocumentKind, documentShapes, type Shape } from '../model/shapes';
import type { EntryPosition } from '../syntax/edits';

/**
 * Where new entries of a map go: in the order of the format.
 * @param path the keys that lead from the document to the map, such as `spec`, `exit`; lists between them count as nothing
 */
export function orderOf(kind: DocumentKind, ...path: readonly string[]): EntryPosition {
  let shape: Shape | undefined = documentShapes[kind];
  for (const key of path) shape = below(shape?.properties.get(key));
  const keys = shape?.properties.size ? [...shape.properties.keys()] : (shape?.keys?.choices ?? []).map(String);
  return { order: keys };
}

function below(shape: Shape | undefined): Shape | undefined {
  return shape?.kind === 'list' ? shape.items : shape;
}
