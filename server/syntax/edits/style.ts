import type { SourceDocument } from '../document';
import { type MapNode, type Node, type SeqNode, startOf } from '../nodes';
import { columnOf, dashesOf } from './layout';
import type { Quote } from './scalar-text';
import { childrenOf, type Site } from './site';

/** How the surroundings of a place are written, so that what is new looks like them. */
export interface Style {
  /** Columns from the key of a map to the keys of a map in it. */
  readonly step: number;
  /** Columns from a key to the dashes of its list: 0 where they stand below the key. */
  readonly list: number;
  /** Columns from a dash to what follows. */
  readonly gap: number;
  readonly quote: Quote;
  /** Whether keys and texts are quoted throughout, as in JSON. */
  readonly json: boolean;
  /** What parts two elements between brackets, and a key from its value there. */
  readonly comma: string;
  readonly colon: string;
  /** What stands between the braces of a map and its first and last pair. */
  readonly padding: string;
  /** The same for the brackets of a list. */
  readonly listPadding: string;
}

/** The style around the node of a site: its own, else that of its surroundings, else the usual. */
export function styleOf(site: Site): Style {
  return new Surroundings(site);
}

/** Looks around when it is asked: most changes need to know little, and the whole document may be long. */
class Surroundings implements Style {
  /** The node and what is around it, the nearest first. */
  private readonly near: readonly Node[];
  private readonly text: string;
  private readonly document: SourceDocument;
  private readonly flows: readonly (MapNode | SeqNode)[];
  readonly json: boolean;

  constructor({ text, document, node, around }: Site) {
    this.text = text;
    this.document = document;
    this.near = [node, ...around];
    const items = node.kind === 'seq' ? node.items.toReversed() : [];
    const maps = [...items, ...this.near].filter((it) => it?.kind === 'map');
    const keyed = maps.find((map) => map.pairs.length > 0);
    this.json = keyed !== undefined && isJson(keyed);
    this.flows = [...(node.kind === 'seq' ? items : childrenOf(node)), ...this.near].filter(isFlow);
  }

  get step(): number {
    return this.first(stepOf) ?? 2;
  }

  get list(): number {
    return this.first(listOffsetOf) ?? this.step;
  }

  get gap(): number {
    return this.first(gapOf) ?? 1;
  }

  get quote(): Quote {
    return quoteOf(this.near, this.document);
  }

  get comma(): string {
    return this.flows.some((it) => isTight(this.text, it, ',')) ? ',' : ', ';
  }

  get colon(): string {
    return this.json && this.flows.some((it) => isTight(this.text, it, ':')) ? ':' : ': ';
  }

  get padding(): string {
    return paddingOf(this.text, this.flows, 'map');
  }

  get listPadding(): string {
    return paddingOf(this.text, this.flows, 'seq');
  }

  /** What is measured at the nearest node that shows it, else at the first one in the document. */
  private first(measure: (text: string, node: Node) => number | undefined): number | undefined {
    const search = (node: Node): number | undefined => {
      const measured = measure(this.text, node);
      if (measured !== undefined) return measured;
      for (const child of childrenOf(node)) {
        const found = search(child);
        if (found !== undefined) return found;
      }
      return undefined;
    };
    for (const node of this.near) {
      const measured = measure(this.text, node);
      if (measured !== undefined) return measured;
    }
    for (const { node } of this.document.pieces) {
      const found = node ? search(node) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** Whether all keys of a map, and all texts right in it, are in double quotes. */
function isJson({ pairs }: MapNode): boolean {
  return pairs.every(
    ({ key, value }) =>
      key.kind === 'scalar' &&
      key.style === 'double' &&
      (value?.kind !== 'scalar' || typeof value.value !== 'string' || value.style === 'double'),
  );
}

function isFlow(node: Node | undefined): node is MapNode | SeqNode {
  return (node?.kind === 'map' || node?.kind === 'seq') && node.flow;
}

function stepOf(text: string, node: Node): number | undefined {
  if (node.kind !== 'map' || node.flow) return undefined;
  const pair = node.pairs.find(({ value }) => value?.kind === 'map' && !value.flow);
  const step = pair?.value && columnOf(text, startOf(pair.value)) - columnOf(text, startOf(pair.key));
  return step !== undefined && step > 0 ? step : undefined;
}

function listOffsetOf(text: string, node: Node): number | undefined {
  if (node.kind !== 'map' || node.flow) return undefined;
  const pair = node.pairs.find(({ value }) => value?.kind === 'seq' && !value.flow);
  const offset = pair?.value && columnOf(text, startOf(pair.value)) - columnOf(text, startOf(pair.key));
  return offset !== undefined && offset >= 0 ? offset : undefined;
}

function gapOf(text: string, node: Node): number | undefined {
  if (node.kind !== 'seq' || node.flow) return undefined;
  const dashes = dashesOf(text, node);
  for (let i = node.items.length - 1; dashes && i >= 0; i--) {
    const item = node.items[i];
    const between = item && text.slice(dashes[i]! + 1, startOf(item));
    if (between && /^ +$/.test(between)) return between.length;
  }
  return undefined;
}

function quoteOf(near: readonly Node[], document: SourceDocument): Quote {
  const count = (nodes: readonly (Node | null)[], depth: number): number =>
    nodes.reduce((sum, node) => {
      if (!node) return sum;
      if (node.kind !== 'scalar') return depth > 0 ? sum + count(childrenOf(node), depth - 1) : sum;
      return sum + (node.style === 'double' ? 1 : node.style === 'single' ? -1 : 0);
    }, 0);
  for (const node of near) {
    const balance = count([node], 2);
    if (balance !== 0) return balance > 0 ? '"' : "'";
  }
  return count(
    document.pieces.map(({ node }) => node),
    100,
  ) < 0
    ? "'"
    : '"';
}

/** Whether a collection between brackets has no space behind its first mark of a kind. */
function isTight(text: string, node: Node, mark: ',' | ':'): boolean {
  const children = childrenOf(node);
  const step = mark === ':' || node.kind === 'seq' ? 1 : 2;
  const [before, after] = mark === ':' ? [children[0], children[1]] : [children[step - 1], children[step]];
  if (!before || !after || (mark === ':' && node.kind !== 'map')) return false;
  return text.slice(before.origin.start + before.end, startOf(after)) === mark;
}

function paddingOf(text: string, flows: readonly (MapNode | SeqNode)[], kind: 'map' | 'seq'): string {
  const like = flows.find((it) => it.kind === kind && childrenOf(it).length > 0);
  return like && /^[{[] \S/.test(text.slice(startOf(like), startOf(like) + 3)) ? ' ' : '';
}
