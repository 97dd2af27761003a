import type { ErrorObject } from 'ajv';
import {
  type AliasNode,
  keyOf,
  type MapNode,
  type Node,
  type Pair,
  type Place,
  pairOf,
  type SeqNode,
} from '../syntax/nodes';
import { type Branch, itemsOf, type Piece, pairsOf } from '../syntax/pieces';
import { type FileReference, fileReference } from './formats';
import { childShape, type DocumentKind, documentShapes, isExtensionKey, type Shape } from './shapes';
import { type ListValue, NODE, newValue, type Value } from './values';

/** Something that the validator of a map does not accept. At most one for each value. */
export interface Violation {
  /** The JSON Schema keyword that failed. */
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The key concerned; absent where the map as a whole is. */
  readonly key: string | undefined;
  readonly pair: Pair | undefined;
  /** The value concerned: of the key, or of the list below it. */
  readonly node: Node | undefined;
  /** What the schema expects there. */
  readonly shape: Shape | undefined;
}

/** One map of a file with what is known of it alone. */
export interface MapFacts {
  readonly node: MapNode;
  readonly value: Value;
  readonly shape: Shape;
  /** The key that holds the map; absent for items of a list and for whole documents. */
  readonly owner: Place | undefined;
  readonly violations: readonly Violation[];
  /** The alias through which the map is looked at here; whatever is wrong is said there. */
  readonly via: Place | undefined;
  /** Entries whose key an entry before them has already. */
  readonly repeated: readonly Pair[];
}

/** An id that a thing is given. */
export interface Definition {
  /** `person`, `role`, `system`, …: `x-defines` of the schema. */
  readonly kind: string;
  readonly id: string;
  readonly place: Place;
  /** The map that the id belongs to. */
  readonly entity: Value;
}

/** A value that names a thing by its id. */
export interface Reference {
  /** The kinds that it may name: `x-names` of the schema. */
  readonly kinds: readonly string[];
  readonly id: string;
  readonly place: Place;
  /** Definition and key in the schema where it stands: `RunbookMetadata`, `owner`. */
  readonly owner: string | undefined;
  readonly key: string;
}

/** A value that names a file. */
export interface FileUse {
  readonly target: FileReference;
  readonly text: string;
  readonly place: Place;
}

/** What one piece of a file says, apart from what its children say. */
export interface Facts {
  readonly piece: Piece;
  readonly shape: Shape | undefined;
  readonly maps: readonly MapFacts[];
  readonly definitions: readonly Definition[];
  readonly references: readonly Reference[];
  readonly files: readonly FileUse[];
  readonly children: readonly Facts[];
  /** The values that the piece gives to the map or list it stands in, in step with its pairs or items. */
  readonly values: readonly unknown[];
  /** Room for what the next floor makes of these facts; it goes when they go. */
  memo: unknown;
}

/** One YAML document of a file. */
export interface DocumentFacts {
  readonly piece: Piece;
  /** What the document says it is, or what its file's name promises where it says nothing that is known. */
  readonly kind: DocumentKind | undefined;
  readonly facts: Facts;
  /** The document's own map; absent where it is none. */
  readonly value: Value | undefined;
  readonly aliases: AliasTable;
}

/** Alias expansion beyond this many nodes in a document is reported and not followed. */
export const MAX_EXPANSION = 10_000;

/** What the aliases of a document stand for. */
export class AliasTable {
  private readonly targets = new Map<AliasNode, Node>();
  /** Aliases without an anchor above them. */
  readonly unresolved: AliasNode[] = [];
  /** Aliases at which the bound was crossed. */
  readonly excessive: AliasNode[] = [];
  /** Whether there are any: then facts depend on more than their own piece. */
  readonly any: boolean;

  constructor(root: Node | null) {
    const anchors = new Map<string, Node>();
    const sizes = new Map<Node, number>();
    let total = 0;
    let any = false;
    const visit = (node: Node | undefined): number => {
      if (!node) return 1;
      let size = 1;
      if (node.kind === 'map') for (const pair of node.pairs) size += visit(pair.key) + visit(pair.value);
      else if (node.kind === 'seq') for (const item of node.items) size += visit(item);
      else if (node.kind === 'alias') {
        any = true;
        const target = anchors.get(node.name);
        if (!target) this.unresolved.push(node);
        else {
          size = sizes.get(target)!;
          total += size;
          if (total > MAX_EXPANSION) this.excessive.push(node);
          else this.targets.set(node, target);
        }
      }
      // After the children: an alias inside its own anchor resolves to nothing.
      if (node.anchor) {
        anchors.set(node.anchor, node);
        sizes.set(node, size);
      }
      return size;
    };
    visit(root ?? undefined);
    this.any = any;
  }

  /** What a node stands for: itself, or the target of an alias. */
  resolve(node: Node | undefined): Node | undefined {
    return node?.kind === 'alias' ? this.targets.get(node) : node;
  }
}

const NO_ALIASES = new AliasTable(null);

/**
 * What the documents of a file say. Costs what changed: facts of pieces that are as before are taken over.
 * @param promised the kind that the file's name promises
 */
export function analyse(pieces: readonly Piece[], promised: DocumentKind | undefined): DocumentFacts[] {
  return pieces.map((piece) => {
    const kind = kindOf(piece) ?? promised;
    const aliases = piece.aliases ? new AliasTable(piece.node) : NO_ALIASES;
    const facts = new Walker(aliases).piece(piece, { shape: kind && documentShapes[kind] });
    return { piece, kind, facts, value: facts.values[0] as Value | undefined, aliases };
  });
}

/** What a document says it is. */
export function kindOf(piece: Piece): DocumentKind | undefined {
  if (piece.node?.kind !== 'map') return undefined;
  const value = pairOf(piece.node, 'kind')?.value;
  const kind = value?.kind === 'scalar' ? value.source : undefined;
  return kind === 'Engagement' || kind === 'Runbook' ? kind : undefined;
}

/** Where a piece stands in the schema. */
interface Standing {
  /** Of the map or list that the piece is part of; for a document its own. */
  shape: Shape | undefined;
  /** The value of `check` in that map, which decides the shape of `with`. */
  check?: unknown;
  /** The key that holds that map or list. */
  owner?: Place | undefined;
  key?: string | undefined;
  /** The shape of the map in which that key stands. */
  holder?: Shape | undefined;
}

/** What most pieces have to say of most things. */
const NONE: never[] = [];

class Walker {
  private maps: MapFacts[] = NONE;
  private definitions: Definition[] = NONE;
  private references: Reference[] = NONE;
  private files: FileUse[] = NONE;
  private via: Place | undefined;

  constructor(private readonly aliases: AliasTable) {}

  piece(piece: Piece, place: Standing): Facts {
    const { shape, check } = place;
    // With aliases, what a piece says depends on text elsewhere; with a check, on the entry beside it.
    const lasting = !this.aliases.any && check === undefined;
    const known = piece.memo as Facts | undefined;
    if (known && known.shape === shape && lasting) return known;
    const walker = new Walker(this.aliases);
    const { values, children } = piece.kind === 'branch' ? walker.branch(piece, place) : walker.leaf(piece, place);
    const { maps, definitions, references, files } = walker;
    const facts: Facts = { piece, shape, maps, definitions, references, files, children, values, memo: undefined };
    if (lasting) piece.memo = facts;
    return facts;
  }

  private define(definition: Definition): void {
    if (this.definitions === NONE) this.definitions = [definition];
    else this.definitions.push(definition);
  }

  private refer(reference: Reference): void {
    if (this.references === NONE) this.references = [reference];
    else this.references.push(reference);
  }

  private leaf(piece: Piece, { shape, check, key, holder }: Standing): { values: unknown[]; children: Facts[] } {
    const { node } = piece;
    if (piece.role === 'document') return { values: [node && this.value(node, shape, undefined)], children: NONE };
    if (piece.role === 'entry') {
      return { values: pairsOf(piece).map((pair) => this.pair(pair, shape, check)), children: NONE };
    }
    const itemShape = shape?.kind === 'list' ? shape.items : undefined;
    return {
      values: itemsOf(piece).map((item) => this.value(item, itemShape, undefined, key, holder)),
      children: NONE,
    };
  }

  private branch(piece: Branch, place: Standing): { values: unknown[]; children: Facts[] } {
    const outer = place.shape;
    let { shape, owner, key, holder } = place;
    if (piece.role === 'entry') {
      key = piece.key?.kind === 'scalar' ? piece.key.source : '';
      shape = childShape(outer, key, place.check);
      owner = piece.key;
      holder = outer;
      this.freeKey({ key: piece.key!, value: piece.node }, outer);
    } else if (piece.role === 'item') {
      shape = outer?.kind === 'list' ? outer.items : undefined;
      owner = undefined;
    }
    const { node } = piece;
    const inner = shape?.kind === (node.kind === 'map' ? 'map' : 'list') ? shape : undefined;
    const check = node.kind === 'map' && inner?.variants ? this.checkOf(node) : undefined;
    const children = piece.children.map((child) => this.piece(child, { shape: inner, check, owner, key, holder }));
    const values = children.flatMap((child) => child.values);
    if (node.kind === 'map') return { values: [this.map(node, values, inner, owner)], children };
    return { values: [list(values, (node as SeqNode).items)], children };
  }

  private checkOf(node: MapNode): unknown {
    const value = this.aliases.resolve(pairOf(node, 'check')?.value);
    return value?.kind === 'scalar' ? value.value : undefined;
  }

  /** The value of one entry of a map. */
  private pair(pair: Pair, shape: Shape | undefined, check: unknown): unknown {
    const key = keyOf(pair);
    this.freeKey(pair, shape);
    return this.value(pair.value, key === undefined ? undefined : childShape(shape, key, check), pair.key, key, shape);
  }

  /** Keys of maps with free keys name things too: the roles of a RACI. */
  private freeKey(pair: Pair, shape: Shape | undefined): void {
    const key = keyOf(pair);
    if (!shape?.keys?.names.length || key === undefined || key === '<<' || isExtensionKey(key)) return;
    this.refer({ kinds: shape.keys.names, id: key, place: this.via ?? pair.key, owner: shape.definition, key: '' });
  }

  private value(
    node: Node | undefined,
    shape: Shape | undefined,
    owner: Place | undefined,
    key = '',
    holder?: Shape,
  ): unknown {
    if (!node) return null;
    if (node.kind === 'alias') {
      const target = this.aliases.resolve(node);
      if (!target) return undefined;
      const before = this.via;
      this.via ??= node;
      const value = this.value(target, shape, owner, key, holder);
      this.via = before;
      return value;
    }
    if (node.kind === 'scalar') {
      // A number or nothing at all names nothing: it is of the wrong type, which is told.
      if (shape && typeof node.value === 'string') this.scalar(node.source, node, shape, key, holder);
      return node.value;
    }
    if (node.kind === 'seq') {
      const itemShape = shape?.kind === 'list' ? shape.items : undefined;
      return list(
        node.items.map((item) => this.value(item, itemShape, undefined, key, holder)),
        node.items,
      );
    }
    const mapShape = shape?.kind === 'map' ? shape : undefined;
    const check = mapShape?.variants ? this.checkOf(node) : undefined;
    return this.map(
      node,
      node.pairs.map((pair) => this.pair(pair, mapShape, check)),
      mapShape,
      owner,
    );
  }

  private scalar(source: string, node: Node, shape: Shape, key: string, holder: Shape | undefined): void {
    if (source === '') return;
    const place = this.via ?? node;
    if (shape.names.length) {
      const { prefix } = shape;
      if (prefix === '') this.refer({ kinds: shape.names, id: source, place, owner: holder?.definition, key });
      else if (source.startsWith(prefix) && source.length > prefix.length) {
        // The name alone, so that hover and rename touch nothing else.
        const start = place.start + (place === node && isPlain(node) ? prefix.length : 0);
        this.refer({
          kinds: shape.names,
          id: source.slice(prefix.length),
          place: { origin: place.origin, start, end: place.end },
          owner: holder?.definition,
          key,
        });
      }
    } else if (shape.path) {
      const use = { target: fileReference(source), text: source, place };
      if (this.files === NONE) this.files = [use];
      else this.files.push(use);
    }
  }

  /** Puts a map together and holds it against its shape. */
  private map(node: MapNode, values: readonly unknown[], shape: Shape | undefined, owner: Place | undefined): Value {
    const value = newValue(node);
    let repeated: Pair[] = NONE;
    let violations: Violation[] = NONE;
    for (let i = 0; i < node.pairs.length; i++) {
      const pair = node.pairs[i]!;
      const key = keyOf(pair);
      if (key === undefined) continue;
      // Of two equal keys the first counts; the second is reported.
      if (key in value) {
        if (repeated === NONE) repeated = [];
        repeated.push(pair);
      } else value[key] = values[i];
      if (shape && !isKnownKey(shape, key)) {
        if (violations === NONE) violations = [];
        violations.push({ keyword: 'unknown-key', params: {}, key, pair, node: pair.value, shape: shape.keys });
      }
    }
    if (!shape) return value;
    const errors = shape.validate?.(value);
    if (errors?.length) violations = [...violations, ...judge(errors, node, shape, this.checkOf(node))];
    const facts: MapFacts = { node, value, shape, owner, violations, via: this.via, repeated };
    if (this.maps === NONE) this.maps = [facts];
    else this.maps.push(facts);
    if (violations.length) prune(value, violations);
    const { idKey } = shape;
    if (idKey !== undefined) {
      const id = pairOf(node, idKey)?.value;
      const named = this.aliases.resolve(id);
      if (named?.kind === 'scalar' && named.source !== '') {
        const kind = shape.properties.get(idKey)!.defines!;
        this.define({ kind, id: named.source, place: this.via ?? id!, entity: value });
      }
    }
    return value;
  }
}

/** Whether a key may stand in a map: named by the format, free, or `x-`. A merge key never may. */
function isKnownKey(shape: Shape, key: string): boolean {
  if (shape.properties.has(key)) return true;
  if (key === '<<') return shape.open;
  return shape.open || shape.values !== undefined || isExtensionKey(key);
}

function isPlain(node: Node): boolean {
  return node.kind === 'scalar' && node.style === 'plain';
}

function list(values: unknown[], nodes: readonly (Node | undefined)[]): ListValue {
  const result = values as unknown[] & { [NODE]?: (Node | undefined)[] };
  result[NODE] = [...nodes];
  return result;
}

/** Of the values in one map so many are told; the lists of a map with more are not used. */
const MAX_VIOLATIONS = 2000;

/** Keywords from the one that explains most to the one that explains least, where several fail at one value. */
const WEIGHT = ['type', 'const', 'enum', 'format', 'pattern', 'maxLength', 'minLength', 'minimum', 'maximum'];

/** The validator's errors as violations: one for each value, without what only repeats another. */
function judge(errors: readonly ErrorObject[], node: MapNode, shape: Shape, check: unknown): Violation[] {
  const violations: Violation[] = [];
  const byPath = new Map<string, { error: ErrorObject; index: number }>();
  for (const error of errors) {
    const { keyword, params } = error;
    if (keyword === 'if' || error.propertyName !== undefined) continue;
    if (keyword === 'required') {
      if (error.schemaPath.includes('/anyOf/')) continue;
      const key = params.missingProperty as string;
      violations.push({ keyword, params, key, pair: undefined, node: undefined, shape: childShape(shape, key, check) });
      continue;
    }
    if (keyword === 'propertyNames') {
      const key = params.propertyName as string;
      const pair = pairOf(node, key);
      violations.push({ keyword, params, key, pair, node: pair?.value, shape: shape.keys });
      continue;
    }
    if (error.instancePath === '') {
      violations.push({ keyword, params, key: undefined, pair: undefined, node: undefined, shape });
      continue;
    }
    if (violations.length >= MAX_VIOLATIONS) continue;
    const known = byPath.get(error.instancePath);
    if (known && weight(known.error) <= weight(error)) continue;
    const [key, index] = error.instancePath.slice(1).split('/').map(unescapePointer);
    const pair = pairOf(node, key!);
    const property = childShape(shape, key!, check);
    const inList = index !== undefined && pair?.value?.kind === 'seq';
    const violation: Violation = {
      keyword,
      params,
      key: key!,
      pair,
      node: inList ? (pair.value as SeqNode).items[Number(index)] : pair?.value,
      shape: inList ? property?.items : property,
    };
    if (known) violations[known.index] = violation;
    else violations.push(violation);
    byPath.set(error.instancePath, { error, index: known?.index ?? violations.length - 1 });
  }
  return violations;
}

function weight(error: ErrorObject): number {
  const index = WEIGHT.indexOf(error.keyword);
  return index === -1 ? WEIGHT.length : index;
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Keywords of violations that leave no usable value behind. */
const ILL_TYPED = new Set(['type', 'const', 'enum', 'format', 'minimum', 'maximum']);

/** Takes out of the model what does not have the type it should, so that nobody downstream need ask. */
function prune(value: Value, violations: readonly Violation[]): void {
  const items = new Map<string, Set<Node | undefined>>();
  for (const { keyword, key, pair, node } of violations) {
    if (key === undefined || !pair || !ILL_TYPED.has(keyword)) continue;
    if (!Array.isArray(value[key]) || pair.value === node) delete value[key];
    else if (items.has(key)) items.get(key)!.add(node);
    else items.set(key, new Set([node]));
  }
  for (const [key, bad] of items) {
    if (violations.length >= MAX_VIOLATIONS) {
      delete value[key];
      continue;
    }
    const current = value[key] as ListValue | undefined;
    if (!current) continue;
    // A copy: the list may belong to a piece that is looked at again.
    const nodes = current[NODE]!;
    const kept = nodes.map((node, index) => (bad.has(node) ? -1 : index)).filter((index) => index !== -1);
    value[key] = list(
      kept.map((index) => current[index]),
      kept.map((index) => nodes[index]),
    );
  }
}
