/**
 * The tree that every other floor reads: YAML nodes that know where they stand.
 *
 * Offsets are UTF-16 units relative to `origin.start`, so that an edit elsewhere in the file moves a node
 * by moving its origin, without touching the node.
 */

/** The piece of text that a node was read from; `start` is its absolute offset and moves with edits before it. */
export interface Origin {
  start: number;
}

/** A stretch of text that moves with its origin. */
export interface Place {
  readonly origin: Origin;
  readonly start: number;
  readonly end: number;
}

export type ScalarValue = string | number | boolean | null;

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

interface NodeBase extends Place {
  /** Name of an anchor (`&name`) on this node. */
  anchor?: string;
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly value: ScalarValue;
  readonly style: ScalarStyle;
  /** The text as typed, without quotes; differs from `value` for numbers, booleans and null. */
  readonly source: string;
}

export interface Pair {
  readonly key: Node;
  /** Absent where nothing stands after the colon. */
  readonly value: Node | undefined;
}

export interface MapNode extends NodeBase {
  readonly kind: 'map';
  readonly pairs: readonly Pair[];
  readonly flow: boolean;
}

export interface SeqNode extends NodeBase {
  readonly kind: 'seq';
  /** `undefined` stands for an item with nothing after its dash. */
  readonly items: readonly (Node | undefined)[];
  readonly flow: boolean;
}

export interface AliasNode extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
}

export type Node = ScalarNode | MapNode | SeqNode | AliasNode;

/** Absolute offset, UTF-16, where a place starts now. */
export function startOf(place: Place): number {
  return place.origin.start + place.start;
}

/** Absolute offset, UTF-16, where a place ends now (exclusive). */
export function endOf(place: Place): number {
  return place.origin.start + place.end;
}

/** The text of a key; undefined for a key that is a collection or an alias. */
export function keyOf(pair: Pair): string | undefined {
  return pair.key.kind === 'scalar' ? pair.key.source : undefined;
}

/** The first pair with that key. */
export function pairOf(map: MapNode, key: string): Pair | undefined {
  for (const pair of map.pairs) if (keyOf(pair) === key) return pair;
  return undefined;
}

/** Something that keeps a piece of text from being read as YAML. */
export interface SyntaxProblem extends Place {
  /** What is wrong and what was expected, as a sentence for a person. */
  readonly message: string;
  /** The text that is read as if it were not there. */
  readonly ignored?: string;
}
