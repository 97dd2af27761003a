import { isMap, textOf, textsOf } from '../model/entries';
import { analyse } from '../model/facts';
import { SourceDocument } from '../syntax/document';
import type { FileEntry } from '../workspace/file';
import { CATALOGUE, MAX_NAMED } from '../workspace/files';
import { parentOf, resolvePath } from '../workspace/uris';
import type { Workspace } from '../workspace/workspace';

/** The entities of the Backstage catalogue files (`catalog-info.yaml`) of a workspace folder. */
export interface Catalogue {
  /** Each as its file spells it, by its full reference in lower case: `component:default/order-db`. */
  readonly entities: ReadonlyMap<string, Entity>;
}

/** An entity of a catalogue. */
export interface Entity {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** What one catalogue file says. */
export interface CatalogueFile {
  readonly entities: readonly Entity[];
  /** Paths and URLs at which its locations say that there are more. */
  readonly targets: readonly string[];
}

/** All catalogue files together may be as long as this (UTF-16 units); more is not looked at. */
const MAX_LENGTH = 8 * 1024 * 1024;

const REFERENCE = /^(?:([^:/\s]+):)?(?:([^:/\s]+)\/)?([^:/\s]+)$/;

/** The entity that a reference `[<kind>:][<namespace>/]<name>` means, with Backstage's defaults; undefined where it is none. */
export function entityOf(reference: string): Entity | undefined {
  const match = REFERENCE.exec(reference.trim());
  return match ? { kind: match[1] ?? 'component', namespace: match[2] ?? 'default', name: match[3]! } : undefined;
}

/** The full reference of an entity. */
export function referenceOf({ kind, namespace, name }: Entity): string {
  return `${kind}:${namespace}/${name}`.toLowerCase();
}

/** What a catalogue file says; undefined where a part of it cannot be read. */
export function catalogueFile(text: string): CatalogueFile | undefined {
  const { pieces } = SourceDocument.of(text);
  if (pieces.some(({ broken }) => broken)) return undefined;
  const entities: Entity[] = [];
  const targets: string[] = [];
  for (const { value } of analyse(pieces, undefined)) {
    if (!isMap(value)) continue;
    const { kind, metadata, spec } = value as Record<string, unknown>;
    const about = isMap(metadata) ? (metadata as Record<string, unknown>) : {};
    const says = isMap(spec) ? (spec as Record<string, unknown>) : {};
    const [ofKind, name] = [textOf(kind), textOf(about.name)];
    if (ofKind?.toLowerCase() === 'location') targets.push(...textsOf([says.target]), ...textsOf(says.targets));
    // A template's name is filled in when something is made of it.
    if (ofKind === undefined || name === undefined || name.includes('{{')) continue;
    entities.push({ kind: ofKind, namespace: textOf(about.namespace) ?? 'default', name });
  }
  return { entities, targets };
}

/**
 * The catalogue of the workspace folder in which one of our files lies.
 * @returns `unknown` where there is none, while it is being read, and where it cannot be known as a whole: it is too
 * large, a part of it cannot be read, or it says that there is more of it elsewhere
 */
export function catalogueFor(file: FileEntry, workspace: Workspace): Catalogue | 'unknown' {
  const folder = workspace.folderOf(file.uri);
  const uris = folder === undefined ? [] : (workspace.catalogues.below(folder, file) ?? []);
  if (folder === undefined || uris.length === 0 || uris.length >= MAX_NAMED) return 'unknown';
  // All are asked for before any is waited for.
  const states = uris.map((uri) => workspace.texts.of(uri, file));
  const texts: string[] = [];
  for (const state of states) {
    if (typeof state === 'string') return 'unknown';
    texts.push(state.text);
  }
  const known = kept.get(workspace)?.get(folder);
  if (known && known.texts.length === texts.length && known.texts.every((text, index) => text === texts[index])) {
    return known.catalogue;
  }
  const catalogue = together(folder, uris, texts);
  const all = kept.get(workspace) ?? new Map<string, Kept>();
  kept.set(workspace, all.set(folder, { texts, catalogue }));
  return catalogue;
}

interface Kept {
  /** What it was made from. */
  readonly texts: readonly string[];
  readonly catalogue: Catalogue | 'unknown';
}

const kept = new WeakMap<Workspace, Map<string, Kept>>();

function together(folder: string, uris: readonly string[], texts: readonly string[]): Catalogue | 'unknown' {
  if (texts.reduce((sum, { length }) => sum + length, 0) > MAX_LENGTH) return 'unknown';
  const read = new Set(uris);
  const entities = new Map<string, Entity>();
  for (const [index, text] of texts.entries()) {
    const file = catalogueFile(text);
    if (!file) return 'unknown';
    const from = parentOf(uris[index]!);
    if (!file.targets.every((target) => isRead(target, from, folder, read))) return 'unknown';
    for (const entity of file.entities) entities.set(referenceOf(entity), entity);
  }
  return entities.size === 0 ? 'unknown' : { entities };
}

/** Whether what a location points at is among the files that were read. */
function isRead(target: string, from: string, folder: string, read: ReadonlySet<string>): boolean {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return false;
  const uri = resolvePath(from, target, folder);
  if (uri === undefined) return false;
  // `./*/catalog-info.yaml`: all of that name below the folder were read.
  return read.has(uri) || (target.includes('*') && target.endsWith(`/${CATALOGUE}`));
}
