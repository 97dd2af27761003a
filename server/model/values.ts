import type { MapNode, Node, Place } from '../syntax/nodes';
import { pairOf } from '../syntax/nodes';

/**
 * Values of the model are plain objects and lists, shaped as the generated types say, but nothing is promised to be
 * there: what is missing or ill-typed in the file is absent. Each object and list knows the node it was read from.
 */
export const NODE = Symbol('node');

/** A map of the file. Keys that do not fit the schema's types are absent. */
export type Value = Record<string, unknown> & { readonly [NODE]?: MapNode };

/** Objects of this class have no inherited keys (a file may hold `constructor:` or `__proto__:`) and are quick to read. */
class Bag {}
Object.setPrototypeOf(Bag.prototype, null);
Reflect.deleteProperty(Bag.prototype, 'constructor');

/** An empty value for a map. */
export function newValue(node: MapNode): Value {
  const value = new Bag() as Record<string, unknown> & { [NODE]?: MapNode };
  value[NODE] = node;
  return value;
}

/** A list of the file; `[NODE]` holds the node of each item, in step with the items. */
export type ListValue = unknown[] & { readonly [NODE]?: (Node | undefined)[] };

/** Everything optional, all the way down: what a half-written file can hold. */
export type Draft<T> = T extends (infer U)[] ? Draft<U>[] : T extends object ? { [K in keyof T]?: Draft<T[K]> } : T;

/** The node that a value was read from. */
export function nodeOf(value: object): MapNode | undefined {
  return (value as Value)[NODE];
}

/** Where the value under a key stands; the key itself where nothing follows it. */
export function placeOf(value: object, key: string): Place | undefined {
  const node = nodeOf(value);
  const pair = node && pairOf(node, key);
  return pair && (pair.value ?? pair.key);
}

/** Where a key stands. */
export function keyPlace(value: object, key: string): Place | undefined {
  const node = nodeOf(value);
  return node && pairOf(node, key)?.key;
}

/** Where an item of a list stands. */
export function itemPlace(list: readonly unknown[], index: number): Place | undefined {
  return (list as ListValue)[NODE]?.[index];
}
