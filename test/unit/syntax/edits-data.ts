import { parseAllDocuments } from 'yaml';
import { SourceDocument } from '../../../server/syntax/document';
import type { Data } from '../../../server/syntax/edits';
import type { MapNode, Node, SeqNode } from '../../../server/syntax/nodes';
import type { Branch, Piece } from '../../../server/syntax/pieces';

/** What a document says, with pairs in order; aliases by name. */
export type Plain = string | number | boolean | null | Plain[] | { pairs: [Plain, Plain][] };

/** A map in that form. */
export type Pairs = { pairs: [Plain, Plain][] };

export function without({ pairs }: Pairs, index: number): Plain {
  return { pairs: pairs.toSpliced(index, 1) };
}

export function plainOf(node: Node | null | undefined): Plain {
  switch (node?.kind) {
    case 'map':
      return { pairs: node.pairs.map(({ key, value }) => [plainOf(key), plainOf(value)]) };
    case 'seq':
      return node.items.map(plainOf);
    case 'alias':
      return `*${node.name}`;
    case 'scalar':
      return node.value;
    default:
      return null;
  }
}

export function plainData(value: Data): Plain {
  if (Array.isArray(value)) return value.map(plainData);
  if (typeof value === 'object' && value !== null) {
    return { pairs: Object.entries(value).map(([key, item]) => [key, plainData(item)]) };
  }
  return value as Plain;
}

/** What the `yaml` library reads in a text, for each document; throws where it finds an error. */
export function libraryReading(text: string): Plain[] {
  const documents = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  if (!Array.isArray(documents)) return [];
  return documents.map((document) => {
    if (document.errors.length > 0) throw new Error(`${document.errors[0]!.message} in:\n${text}`);
    return libraryPlain(document.contents);
  });
}

interface LibraryNode {
  items?: unknown[];
  source?: string;
  value?: unknown;
  key?: unknown;
  constructor: { name: string };
}

function libraryPlain(node: unknown): Plain {
  if (node === null || node === undefined) return null;
  const { items = [], source, value, constructor: made } = node as LibraryNode;
  const pair = (it: unknown): [Plain, Plain] => [
    libraryPlain((it as LibraryNode).key),
    libraryPlain((it as LibraryNode).value),
  ];
  switch (made.name) {
    case 'YAMLMap':
      return { pairs: items.map(pair) };
    case 'YAMLSeq':
      return items.map((item) =>
        (item as LibraryNode).constructor.name === 'Pair' ? { pairs: [pair(item)] } : libraryPlain(item),
      );
    case 'Alias':
      return `*${source}`;
    default:
      return (value ?? null) as Plain;
  }
}

/** What our own reader reads in a text, for each document. */
export function reading(text: string): Plain[] {
  return SourceDocument.of(text).pieces.map(({ node }) => plainOf(node));
}

/** The way to a node: the index of the document, then those of pairs and items. */
export type Path = readonly number[];

/** Every map and list of a text, with the way to it. */
export function collectionsOf(document: SourceDocument): { node: MapNode | SeqNode; path: Path }[] {
  const found: { node: MapNode | SeqNode; path: Path }[] = [];
  const visit = (node: Node | null | undefined, path: Path): void => {
    if (node?.kind !== 'map' && node?.kind !== 'seq') return;
    found.push({ node, path });
    const children = node.kind === 'map' ? node.pairs.map(({ value }) => value) : node.items;
    for (const [index, child] of children.entries()) visit(child, [...path, index]);
  };
  for (const [index, { node }] of document.pieces.entries()) visit(node, [index]);
  return found;
}

/** The node of a text at the end of a path, where a map or list is expected. */
export function collectionAt(text: string, path: Path): MapNode | SeqNode {
  const [first = 0, ...rest] = path;
  let node: Node | null | undefined = SourceDocument.of(text).pieces[first]?.node;
  for (const index of rest) {
    node = node?.kind === 'map' ? node.pairs[index]?.value : node?.kind === 'seq' ? node.items[index] : undefined;
  }
  if (node?.kind !== 'map' && node?.kind !== 'seq') throw new Error(`no map or list at ${path} in:\n${text}`);
  return node;
}

/** The data of a text with what is at the end of a path changed. */
export function changedAt(data: readonly Plain[], path: Path, change: (value: Plain) => Plain): Plain[] {
  const at = (value: Plain, rest: Path): Plain => {
    const [index, ...deeper] = rest;
    if (index === undefined) return change(value);
    if (Array.isArray(value)) return value.map((item, i) => (i === index ? at(item, deeper) : item));
    if (typeof value === 'object' && value !== null) {
      return { pairs: value.pairs.map(([key, item], i) => [key, i === index ? at(item, deeper) : item]) };
    }
    throw new Error('the path leads nowhere');
  };
  return at([...data], path) as Plain[];
}

/**
 * A text cut into short ones that have all its lines: a long map or list gives one for each run of its entries, below
 * the lines above it. So each is read and checked in little time.
 */
export function chunksOf(text: string, most = 12): string[] {
  const chunks: string[] = [];
  const lines = (piece: Piece) => text.slice(piece.start, piece.start + piece.length).split('\n').length;
  const visit = (branch: Branch, above: string): void => {
    const first = branch.children[0]!;
    const header = above + text.slice(branch.start, first.start);
    // Behind a dash only the first entry stands on its line.
    const later = first.column > 0 ? `${header.trimEnd()}\n` : header;
    let run = '';
    let length = 0;
    const flush = (): void => {
      if (run !== '') chunks.push(run);
      run = '';
      length = 0;
    };
    for (const child of branch.children) {
      const own = child === first ? header : later;
      const size = lines(child);
      if (child.kind === 'branch' && size > most) {
        flush();
        visit(child, own);
        continue;
      }
      if (length + size > most) flush();
      run += (run === '' ? own : '') + text.slice(child.start, child.start + child.length);
      length += size;
    }
    flush();
  };
  for (const piece of SourceDocument.of(text).pieces) {
    if (piece.kind === 'branch') visit(piece, '');
    else chunks.push(piece.text);
  }
  return chunks;
}
