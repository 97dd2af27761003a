import type { MapNode, Node, Pair, ScalarValue } from '../nodes';

/** What can be written: data as in JSON. */
export type Data = ScalarValue | readonly Data[] | { readonly [key: string]: Data };

export function isList(value: Data): value is readonly Data[] {
  return Array.isArray(value);
}

export function isRecord(value: Data): value is { readonly [key: string]: Data } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Prints that stand in place of those of some nodes. */
export type Changes = ReadonlyMap<Node, string>;

const NONE: Changes = new Map();

/**
 * A print of what a node says: values, keys, their order, anchors and aliases, but no places, styles or comments.
 * Two nodes with the same print are the same data.
 */
export function printNode(node: Node | null | undefined, changes: Changes = NONE): string {
  if (!node) return 'null';
  const changed = changes.get(node);
  if (changed !== undefined) return changed;
  switch (node.kind) {
    case 'scalar':
      return anchored(node, printScalar(node.value));
    case 'alias':
      return `*${node.name}`;
    case 'map':
      return printMap(
        node,
        node.pairs.map(({ key, value }) => `${printKey(key, changes)}: ${printNode(value, changes)}`),
      );
    case 'seq':
      return printSeq(
        node,
        node.items.map((item) => printNode(item, changes)),
      );
  }
}

/** @param value the print of another value than the one that the pair has */
export function printPair(pair: Pair, value = printNode(pair.value)): string {
  return `${printKey(pair.key, NONE)}: ${value}`;
}

function printKey(key: Node, changes: Changes): string {
  const changed = changes.get(key);
  if (changed !== undefined) return changed;
  return key.kind === 'scalar' ? anchored(key, JSON.stringify(key.source)) : printNode(key, changes);
}

/**
 * Whether a node says what another one said, but for some changes.
 * @param around the nodes that hold a changed one; all others say the same where they are the same
 */
export function saysChanged(
  before: Node | null | undefined,
  after: Node | null | undefined,
  changes: Changes,
  around: ReadonlySet<Node>,
): boolean {
  if (before === after && !(before && (around.has(before) || changes.has(before)))) return true;
  if (!before || !after || changes.has(before) || before.kind !== after.kind || !around.has(before)) {
    return printNode(before, changes) === printNode(after);
  }
  if (before.kind === 'map' && after.kind === 'map') {
    return (
      before.anchor === after.anchor &&
      before.pairs.length === after.pairs.length &&
      before.pairs.every(({ key, value }, index) => {
        const pair = after.pairs[index]!;
        const sameKey = (key === pair.key && !changes.has(key)) || printKey(key, changes) === printKey(pair.key, NONE);
        return sameKey && saysChanged(value, pair.value, changes, around);
      })
    );
  }
  return (
    before.kind === 'seq' &&
    after.kind === 'seq' &&
    before.anchor === after.anchor &&
    before.items.length === after.items.length &&
    before.items.every((item, index) => saysChanged(item, after.items[index], changes, around))
  );
}

export function printMap(node: MapNode | undefined, pairs: readonly string[]): string {
  return anchored(node, `{${pairs.join(', ')}}`);
}

export function printSeq(node: Node | undefined, items: readonly string[]): string {
  return anchored(node, `[${items.join(', ')}]`);
}

/** A print with the anchor that its node has. */
export function anchored(node: Node | undefined, print: string): string {
  return node && node.kind !== 'alias' && node.anchor ? `&${node.anchor} ${print}` : print;
}

/** The print of a node that says `value`. */
export function printData(value: Data): string {
  if (isList(value)) return printSeq(undefined, value.map(printData));
  if (isRecord(value)) {
    return printMap(
      undefined,
      Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${printData(item)}`),
    );
  }
  return printScalar(value);
}

function printScalar(value: ScalarValue): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
