import { refusalOf } from '../syntax/document';
import { documentStarts } from '../syntax/lines';
import { keyOf, type MapNode, type Node, pairOf } from '../syntax/nodes';
import { mayHaveAliases, type Piece, unreadText } from '../syntax/pieces';
import { readPlainYaml } from '../syntax/reader';
import { readPieces } from '../syntax/splitter';
import { AliasTable } from './facts';
import { childShape, type DocumentKind, documentShapes, isExtensionKey, LABEL_KEYS, type Shape } from './shapes';

/** The ids that a document defines and those that it names, without a word on where: what others need of a closed file. */
export interface Outline {
  readonly kind: DocumentKind | undefined;
  /** By kind of thing: ids, each with what people call the thing. */
  readonly ids: Map<string, Map<string, string | undefined>>;
  /** Text in which something could not be read. */
  readonly unread: string;
  /** By `kind/id`: how often it is named, and whether a system does. */
  readonly uses: Map<string, { count: number; bySystem: boolean }>;
}

/** What the documents of a file hold, read many times faster than by `analyse`, which judges as well. */
export function outlines(text: string, promised: DocumentKind | undefined): Outline[] {
  if (refusalOf(text, linesOf(text))) return [{ ...outline(null, promised), unread: text }];
  const bounds = documentStarts(text);
  const nodes = mayHaveAliases(text) ? [undefined] : bounds.map(([start, end]) => plainNode(text.slice(start, end)));
  if (nodes.includes(undefined)) {
    // Something unusual: read as an open file is, so that both know the same ids.
    return readPieces(text).map((piece) => outline(piece.node, promised, piece));
  }
  return nodes.map((node) => outline(node ?? null, promised));
}

function linesOf(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

function plainNode(text: string): Node | null | undefined {
  // The plain reader knows no document marks.
  const body = text.replace(/^---[ ]*(?:#.*)?(?:\r?\n|$)/, '');
  if (/^(?:---|\.\.\.|%)/m.test(body)) return undefined;
  const node = readPlainYaml(body, { start: 0 });
  // An open file is read by its indentation, which forgives what this way does not: let it decide on odd beginnings.
  return node?.kind === 'map' || node === null ? node : undefined;
}

function outline(node: Node | null, promised: DocumentKind | undefined, piece?: Piece): Outline {
  const named = node?.kind === 'map' ? pairOf(node, 'kind')?.value : undefined;
  const said = named?.kind === 'scalar' ? named.source : undefined;
  const kind = said === 'Engagement' || said === 'Runbook' ? said : promised;
  const result: Outline = { kind, ids: new Map(), unread: piece ? unreadText(piece) : '', uses: new Map() };
  const aliases = piece?.aliases ? new AliasTable(node) : undefined;
  if (node && kind) new Outliner(result, aliases).visit(node, documentShapes[kind], undefined);
  return result;
}

class Outliner {
  constructor(
    private readonly result: Outline,
    private readonly aliases: AliasTable | undefined,
  ) {}

  visit(node: Node | undefined, shape: Shape | undefined, owner: Shape | undefined): void {
    if (!node || !shape) return;
    switch (node.kind) {
      case 'alias':
        this.visit(this.aliases?.resolve(node), shape, owner);
        return;
      case 'scalar':
        if (
          typeof node.value === 'string' &&
          shape.names.length &&
          node.source.length > shape.prefix.length &&
          node.source.startsWith(shape.prefix)
        ) {
          this.use(shape.names, node.source.slice(shape.prefix.length), owner?.definition);
        }
        return;
      case 'seq':
        if (shape.kind === 'list') for (const item of node.items) this.visit(item, shape.items, owner);
        return;
      case 'map':
        if (shape.kind === 'map') this.map(node, shape);
    }
  }

  private map(node: MapNode, shape: Shape): void {
    const check = shape.variants ? this.scalar(node, 'check') : undefined;
    for (const pair of node.pairs) {
      const key = keyOf(pair);
      if (key === undefined) continue;
      if (shape.keys?.names.length && key !== '<<' && !isExtensionKey(key))
        this.use(shape.keys.names, key, shape.definition);
      this.visit(pair.value, childShape(shape, key, check), shape);
    }
    if (shape.idKey === undefined) return;
    const id = this.scalar(node, shape.idKey);
    if (!id) return;
    const kind = shape.properties.get(shape.idKey)!.defines!;
    let ids = this.result.ids.get(kind);
    if (!ids) {
      ids = new Map();
      this.result.ids.set(kind, ids);
    }
    if (ids.has(id)) return;
    const label = LABEL_KEYS.map((key) => this.scalar(node, key)).find((text) => text && text !== id);
    ids.set(id, label);
  }

  private scalar(node: MapNode, key: string): string | undefined {
    const value = pairOf(node, key)?.value;
    const target = value?.kind === 'alias' ? this.aliases?.resolve(value) : value;
    return target?.kind === 'scalar' ? target.source : undefined;
  }

  private use(kinds: readonly string[], id: string, owner: string | undefined): void {
    const bySystem = owner === 'System' || owner === 'Alert';
    for (const kind of kinds) {
      const name = `${kind}/${id}`;
      const known = this.result.uses.get(name);
      if (!known) this.result.uses.set(name, { count: 1, bySystem });
      else {
        known.count++;
        known.bySystem ||= bySystem;
      }
    }
  }
}
