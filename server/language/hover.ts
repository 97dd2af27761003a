import type { Hover } from 'vscode-languageserver';
import { stringify } from 'yaml';
import { documentShapes, type Shape } from '../model/shapes';
import { readinessOf } from '../rules/readiness';
import { keyOf, type Node, type Place, pairOf, type ScalarNode } from '../syntax/nodes';
import type { DocumentEntry, FileEntry } from '../workspace/file';
import type { Scope } from '../workspace/scope';
import type { Workspace } from '../workspace/workspace';
import { type CardContext, card, kindWord } from './cards';
import { type Cursor, checkOf, cursorAt } from './cursor';
import { code } from './markdown';
import { standingOf } from './standings';
import { dayWords, durationWords, plural } from './words';

/** Of things that share an id so many are shown. */
const MAX_CARDS = 3;
/** A key has at most so many values listed. */
const MAX_CHOICES = 20;

/**
 * What the text at an offset means: of a key what it is for, of a value what it stands for or names.
 * @param offset absolute, UTF-16
 * @param today `YYYY-MM-DD`
 */
export function hover(workspace: Workspace, file: FileEntry, offset: number, today: string): Hover | undefined {
  const cursor = cursorAt(file, offset);
  if (!cursor) return undefined;
  const scope = workspace.scopeOf(file);
  const found = cursor.key ? aboutKey(cursor, scope, today) : aboutValue(cursor, scope, today);
  const standing = cursor.key ? [] : aboutStanding(cursor, workspace, today);
  const parts = [...(found?.parts ?? []), ...standing];
  if (!found || parts.length === 0) return undefined;
  return { contents: { kind: 'markdown', value: parts.join('\n\n') }, range: file.rangeOf(found.place) };
}

interface Found {
  readonly place: Place;
  /** Markdown paragraphs. */
  readonly parts: readonly string[];
}

function aboutKey({ document, key }: Cursor, scope: Scope, today: string): Found | undefined {
  const { pair, shape, map, mapShape } = key!;
  const name = keyOf(pair);
  if (name === undefined) return undefined;
  const place = pair.key;
  const keys = mapShape?.keys;
  if (keys && !mapShape.properties.has(name)) {
    // A key that somebody chose: a role in a RACI, a stage in a plan.
    const parts = [...meaning(name, keys, { scope, from: document, today })];
    return { place, parts };
  }
  if (!mapShape || !shape || (!shape.title && !shape.markdown)) return undefined;
  const parts = [
    `**${shape.title || name}** ${code(name)}${duty(name, mapShape, checkOf(map))}`,
    shape.markdown,
    choices(shape, document.facts.aliases.resolve(pair.value)),
    bounds(shape),
    // What is said of a default in the schema is a value, never text of a file.
    shape.default === undefined ? '' : `Default: ${code(yaml(shape.default))}`,
    example(name, shape),
  ];
  return { place, parts: parts.filter(Boolean) };
}

/** Whether a key must stand in its map. */
function duty(name: string, map: Shape, check: string | undefined): string {
  const variant = name === 'with' && check !== undefined ? map.variants?.get(check) : undefined;
  if (map.required.includes(name) || variant?.required) return ' (mandatory)';
  if (map.oneOf.includes(name)) return ` (at least one of ${map.oneOf.map(code).join(', ')} is mandatory)`;
  return '';
}

/** The values that a key allows, what each means, and which of them it has now. */
function choices(shape: Shape, value: Node | undefined): string {
  const each = shape.kind === 'list' ? shape.items : shape;
  const allowed = each?.choices ?? [];
  // A single one is a constant, of which the text says enough.
  if (!each || allowed.length < 2) return '';
  const nodes = value?.kind === 'seq' ? value.items : [value];
  const current = new Set(nodes.map((node) => (node?.kind === 'scalar' ? node.source : undefined)));
  const lines = allowed.slice(0, MAX_CHOICES).map((choice) => {
    const name = String(choice);
    const text = each.valueTexts[name];
    const shown = current.has(name) ? `**${code(name)}** (current)` : code(name);
    return `- ${shown}${text ? `: ${text}` : ''}`;
  });
  return `Allowed values:\n\n${lines.join('\n')}`;
}

function bounds({ choices, minimum, maximum }: Shape): string {
  if (choices || (minimum === undefined && maximum === undefined)) return '';
  if (minimum === undefined) return `At most ${maximum}.`;
  return maximum === undefined ? `At least ${minimum}.` : `From ${minimum} to ${maximum}.`;
}

function example(name: string, { examples }: Shape): string {
  if (examples.length === 0) return '';
  const texts = examples.slice(0, 2).map((value) => yaml({ [name]: value }));
  return `Example:\n\n\`\`\`yaml\n${texts.join('\n')}\n\`\`\``;
}

function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

function aboutValue(cursor: Cursor, scope: Scope, today: string): Found | undefined {
  const { document, path } = cursor;
  const last = path.at(-1);
  if (!last) return undefined;
  const place = last.node;
  const target = document.facts.aliases.resolve(last.node);
  const { shape } = last;
  if (target?.kind !== 'scalar' || target.source === '' || !shape) return undefined;
  const context = { scope, from: document, today };
  if (shape.defines) return { place, parts: definition(shape.defines, target, cursor, context) };
  const parts = [...meaning(target.source, shape, context)];
  return { place, parts };
}

/** Of a check, and of the id of what has one: what it says today and why. Of the id of a gate or a system: how far it is. */
function aboutStanding({ document, path }: Cursor, workspace: Workspace, today: string): string[] {
  const holder = path.at(-2);
  const key = holder?.pair && keyOf(holder.pair);
  if (!holder || (key !== 'id' && key !== 'check')) return [];
  const readiness = readinessOf(document, workspace, today);
  return readiness ? standingOf(holder.node, holder.shape?.definition, readiness) : [];
}

/** What a value means by itself: a choice, a day, a duration, or the things that it names. */
function* meaning(text: string, shape: Shape, context: CardContext): Iterable<string> {
  const choice = Object.hasOwn(shape.valueTexts, text) ? shape.valueTexts[text] : undefined;
  if (choice) yield `${code(text)}: ${choice}`;
  if (shape.format === 'date') yield* given(dayWords(text, context.today));
  if (shape.format === 'handover-duration') yield* given(durationWords(text));
  if (shape.names.length > 0 && text.startsWith(shape.prefix)) {
    const things = context.scope.resolve(shape.names, text.slice(shape.prefix.length), context.from);
    const cards = things.slice(0, MAX_CARDS).flatMap((thing) => card(thing, context) ?? []);
    if (cards.length > 0) yield cards.join('\n\n---\n\n');
  }
}

function* given(text: string | undefined): Iterable<string> {
  if (text !== undefined) yield text;
}

/** An id where its thing is defined: the thing, and how often it is named. */
function definition(kind: string, node: ScalarNode, { document, path }: Cursor, context: CardContext): string[] {
  if (!NAMEABLE.has(kind)) return [];
  const id = node.source;
  const map = path.at(-2)?.node;
  const things = context.scope.resolve([kind], id, document).filter(({ file }) => file === document.file);
  // Of several with one id, the one that the pointer is on.
  const thing = things.find(({ place }) => map?.kind === 'map' && isIn(map, place)) ?? things[0];
  const count = plural(referencesTo(kind, id, document, context.scope), 'reference');
  return [thing && card(thing, context), `${count} to this ${kindWord(kind)}.`].filter((part) => !!part) as string[];
}

function isIn(map: Node & { kind: 'map' }, place: Place): boolean {
  return ['id', 'name'].some((key) => pairOf(map, key)?.value === place);
}

/** Kinds that are only named inside their own document. */
const LOCAL = new Set(['step', 'input']);

/** How often a thing that a document defines is named in its engagement. */
export function referencesTo(kind: string, id: string, document: DocumentEntry, scope: Scope): number {
  let count = 0;
  for (const other of scope.documents()) {
    // Two engagements in one folder share runbooks and nothing else.
    const sees = other === document || (!LOCAL.has(kind) && (other.kind === 'Runbook' || kind === 'runbook'));
    if (sees) count += other.table.useCount(kind, id);
  }
  return count;
}

/** The kinds that something in the format can name. */
const NAMEABLE = nameable();

function nameable(): Set<string> {
  const kinds = new Set<string>();
  const seen = new Set<Shape>();
  const visit = (shape: Shape | undefined): void => {
    if (!shape || seen.has(shape)) return;
    seen.add(shape);
    for (const name of shape.names) kinds.add(name);
    for (const property of shape.properties.values()) visit(property);
    for (const variant of shape.variants?.values() ?? []) visit(variant.shape);
    for (const other of [shape.keys, shape.values, shape.items]) visit(other);
  };
  visit(documentShapes.Engagement);
  visit(documentShapes.Runbook);
  return kinds;
}
