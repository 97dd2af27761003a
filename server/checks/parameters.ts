import type { CheckName } from '../generated/engagement';
import { isMap } from '../model/entries';
import { childShape, documentShapes, isExtensionKey, type Shape } from '../model/shapes';
import { keyPlace, nodeOf, placeOf, type Value } from '../model/values';
import { keyOf } from '../syntax/nodes';
import type { Looked } from './check';
import { quoted } from './names';

/** What stands in `with`, as far as it can be read. */
export interface Parameters {
  readonly values: Readonly<Record<string, unknown>>;
  /** Why the check cannot be made: a parameter that it does not have, cannot read or must have. */
  readonly problems: readonly Looked[];
}

/**
 * The parameters of a check. One that is misspelt or has a value that the format does not allow is a problem: without
 * it the check would look at something else than was meant, and could hold.
 */
export function parametersOf(holder: { with?: object }, name: CheckName): Parameters {
  const shape = shapeOf(name);
  const given = holder.with;
  if (!isMap(given)) {
    const place = keyPlace(holder, 'with');
    if (place) return { values: {}, problems: [problem('The parameters in `with` cannot be read', place)] };
    return { values: {}, problems: missing(shape, {}, keyPlace(holder, 'check')) };
  }
  const values = given as Value;
  const problems: Looked[] = [];
  for (const pair of nodeOf(values)?.pairs ?? []) {
    const key = keyOf(pair);
    if (key === undefined || isExtensionKey(key)) continue;
    if (!shape?.properties.has(key)) {
      problems.push(problem(`${quoted(name)} has no parameter ${quoted(key)}`, pair.key));
    } else if (!isWhole(values, key)) {
      problems.push(problem(`The parameter ${quoted(key)} cannot be read`, placeOf(values, key)));
    }
  }
  return { values, problems: [...problems, ...missing(shape, values, keyPlace(holder, 'with'))] };
}

/** Whether all that stands under a key is of the type that it should be: what is not was taken out of the model. */
function isWhole(values: Value, key: string): boolean {
  const value = values[key];
  if (value === undefined || value === null) return false;
  const node = nodeOf(values)?.pairs.find((pair) => keyOf(pair) === key)?.value;
  return !Array.isArray(value) || node?.kind !== 'seq' || node.items.length === value.length;
}

function missing(shape: Shape | undefined, values: object, place: Looked['place']): Looked[] {
  const node = nodeOf(values);
  const absent = shape?.required.filter((key) => !node?.pairs.some((pair) => keyOf(pair) === key)) ?? [];
  return absent.map((key) => problem(`The parameter ${quoted(key)} is missing`, place));
}

function problem(what: string, place: Looked['place']): Looked {
  return { what, verdict: 'unknown', place };
}

const CRITERION = ['spec', 'phases', 'gate', 'criteria'].reduce<Shape | undefined>((shape, key) => {
  const below = childShape(shape, key);
  return below?.kind === 'list' ? below.items : below;
}, documentShapes.Engagement);

function shapeOf(name: CheckName): Shape | undefined {
  return CRITERION?.variants?.get(name)?.shape;
}
