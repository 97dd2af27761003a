import type { DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import { isMap, mapsOf, textOf } from '../model/entries';
import { nodeOf, placeOf } from '../model/values';
import { endOf, type Pair, type Place, pairOf, startOf } from '../syntax/nodes';
import { engagementOf, runbookOf } from '../workspace/documents';
import type { FileEntry } from '../workspace/file';
import { baseName } from '../workspace/uris';
import { captionOf } from './captions';
import { oneLine } from './markdown';

/** `SymbolKind` as numbers: the types are all that is taken from the protocol here. */
const KIND = {
  namespace: 3,
  package: 4,
  class: 5,
  method: 6,
  property: 7,
  field: 8,
  interface: 11,
  function: 12,
  variable: 13,
  boolean: 17,
  object: 19,
  key: 20,
  event: 24,
} as const satisfies Record<string, SymbolKind>;

/** What is shown of a list of maps, or of one map, that stands under a key. */
interface Level {
  /** The key; of lists further down the keys on the way, of which the last one is shown. */
  readonly path: readonly string[];
  readonly kind: SymbolKind;
  /** What an entry without a name is called. */
  readonly noun: string;
  /** Keys whose values stand beside the name. */
  readonly detail: readonly string[];
  /** Keys that hold the name, where it is not the title, name, text, topic or id. */
  readonly name?: readonly string[];
  readonly below?: readonly Level[];
}

const level = (
  path: string,
  kind: SymbolKind,
  noun: string,
  detail: readonly string[],
  below: readonly Level[] = [],
  name: readonly string[] = [],
): Level => ({ path: path.split('.'), kind, noun, detail, below, name });

/** What is shown of an engagement's `spec`: a row for each section, below it the entries. */
const ENGAGEMENT: readonly Level[] = [
  level('people', KIND.variable, 'person', ['id', 'party']),
  level('roles', KIND.interface, 'role', ['id', 'party']),
  level(
    'phases',
    KIND.namespace,
    'phase',
    ['id', 'status'],
    [
      level(
        'activities',
        KIND.class,
        'activity',
        ['id', 'status'],
        [level('checklist', KIND.boolean, 'checklist item', ['id', 'status'])],
      ),
      level('milestones', KIND.event, 'milestone', ['id', 'due']),
      level(
        'gate',
        KIND.key,
        'gate',
        ['id', 'outcome'],
        [
          level('criteria', KIND.boolean, 'criterion', ['id', 'status', 'check']),
          level('conditions', KIND.boolean, 'condition', ['id', 'status']),
        ],
      ),
    ],
  ),
  level(
    'systems',
    KIND.object,
    'system',
    ['id', 'ownership.stage'],
    [
      level('alerts', KIND.event, 'alert', ['severity']),
      level('access', KIND.key, 'access', ['id', 'status']),
      level('credentials', KIND.key, 'credential', ['id', 'kind']),
    ],
  ),
  level('training.sessions', KIND.event, 'session', ['id', 'status']),
  level('kpis', KIND.property, 'KPI', ['id', 'type']),
  level('risks', KIND.event, 'risk', ['id', 'status']),
  level(
    'audits',
    KIND.class,
    'audit',
    ['id', 'result'],
    [level('findings', KIND.boolean, 'finding', ['id', 'status'])],
  ),
  level('documents', KIND.object, 'document', ['id', 'status']),
  level('exit', KIND.namespace, 'exit', [], [level('contracts', KIND.object, 'contract', ['id', 'status'])]),
];

const RUNBOOK: readonly Level[] = [
  level('inputs', KIND.variable, 'input', ['description']),
  level('steps', KIND.function, 'step', ['id', 'effect']),
  level('verification', KIND.boolean, 'verification', []),
  level('exercises', KIND.event, 'exercise', ['party', 'mode', 'result'], [], ['on']),
];

/** The outline of a file: for each of its documents what it holds, by the names that people give it. */
export function documentSymbols(file: FileEntry): DocumentSymbol[] {
  const symbols: DocumentSymbol[] = [];
  for (const document of file.documents) {
    const engagement = engagementOf(document);
    const whole = engagement ?? runbookOf(document);
    const node = whole && nodeOf(whole);
    if (!node) continue;
    const { metadata, spec } = whole;
    const place = isMap(metadata) ? placeOf(metadata, 'name') : undefined;
    const outline = new Outline(file);
    const symbol = outline.symbol(
      isMap(metadata) ? (captionOf(metadata) ?? '') : '',
      baseName(file.uri),
      engagement ? KIND.package : KIND.method,
      isMap(metadata) ? details(metadata, ['name']) : [],
      node,
      place ?? node.pairs[0]?.key,
    );
    const children = isMap(spec) ? outline.sections(spec, engagement ? ENGAGEMENT : RUNBOOK, node) : [];
    symbols.push(withChildren(symbol, children));
  }
  return symbols;
}

/** Writes the symbols of one file. */
class Outline {
  constructor(private readonly file: FileEntry) {}

  /** The sections of a `spec`. */
  sections(spec: object, levels: readonly Level[], parent: Place): DocumentSymbol[] {
    return inOrder(
      levels.flatMap((each) => {
        const found = follow(spec, each.path);
        const pair = found && pairOf(nodeOf(found.map)!, found.key);
        if (!pair) return [];
        const range = whole(pair);
        const value = childOf(found.map, found.key);
        if (!inside(parent, range) || !hasEntries(value)) return [];
        const children = isMap(value)
          ? this.levels(value, each.below ?? [], range)
          : this.entries(value as object[], each, range);
        const symbol = this.symbol(sectionName(found.key), found.key, KIND.namespace, [], range, pair.key);
        return [withChildren(symbol, children)];
      }),
    );
  }

  /** What stands below an entry, whatever its keys. */
  private levels(map: object, levels: readonly Level[], parent: Place): DocumentSymbol[] {
    return inOrder(
      levels.flatMap((each) => {
        const key = each.path[0]!;
        const value = childOf(map, key);
        if (!isMap(value)) return Array.isArray(value) ? this.entries(value, each, parent) : [];
        const place = placeOf(map, key);
        return place && inside(parent, place) ? [this.entry(value, place, each)] : [];
      }),
    );
  }

  private entries(list: readonly object[], each: Level, parent: Place): DocumentSymbol[] {
    // What comes in through an alias stands elsewhere, and is shown there.
    return mapsOf(list).flatMap(({ value, place }) => (inside(parent, place) ? [this.entry(value, place, each)] : []));
  }

  private entry(value: object, place: Place, { name, noun, kind, detail, below }: Level): DocumentSymbol {
    const own = name?.map((key) => textOf(childOf(value, key))).find((text) => text !== undefined);
    const label = own ?? captionOf(value) ?? '';
    const symbol = this.symbol(label, noun, kind, details(value, detail), place, headOf(value));
    return withChildren(symbol, below ? this.levels(value, below, place) : []);
  }

  symbol(
    name: string,
    otherwise: string,
    kind: SymbolKind,
    detail: readonly string[],
    range: Place,
    selection: Place | undefined,
  ): DocumentSymbol {
    // VS Code throws an outline away in which a name is empty.
    const shown = oneLine(name, 100) || otherwise;
    const symbol: DocumentSymbol = {
      name: shown,
      kind,
      range: this.file.rangeOf(range),
      selectionRange: this.file.rangeOf(selection && inside(range, selection) ? selection : range),
    };
    const text = detail.filter((each) => each !== name).join(' · ');
    if (text) symbol.detail = oneLine(text, 100);
    return symbol;
  }
}

/** Where an entry says what it is: its id, else its name, else its first key. */
function headOf(value: object): Place | undefined {
  for (const key of ['id', 'name', 'text', 'on']) {
    const place = placeOf(value, key);
    if (place) return place;
  }
  return nodeOf(value)?.pairs[0]?.key;
}

function details(value: object, keys: readonly string[]): string[] {
  return keys.flatMap((key) => {
    const found = follow(value, key.split('.'));
    return (found && textOf(childOf(found.map, found.key))) ?? [];
  });
}

/** The map that holds the last key of a path. */
function follow(map: object, path: readonly string[]): { map: object; key: string } | undefined {
  let at = map;
  for (const key of path.slice(0, -1)) {
    const next = childOf(at, key);
    if (!isMap(next)) return undefined;
    at = next;
  }
  return { map: at, key: path.at(-1)! };
}

function childOf(map: object, key: string): unknown {
  return (map as Record<string, unknown>)[key];
}

function hasEntries(value: unknown): boolean {
  return isMap(value) || (Array.isArray(value) && value.some(isMap));
}

/** An entry of a map with its key. */
function whole({ key, value }: Pair): Place {
  const start = startOf(key);
  return { origin: { start: 0 }, start, end: endOf(value ?? key) };
}

function inside(outer: Place, inner: Place): boolean {
  return startOf(outer) <= startOf(inner) && endOf(inner) <= endOf(outer);
}

function inOrder(symbols: DocumentSymbol[]): DocumentSymbol[] {
  return symbols.sort(
    ({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.character - b.character,
  );
}

function withChildren(symbol: DocumentSymbol, children: DocumentSymbol[]): DocumentSymbol {
  if (children.length > 0) symbol.children = children;
  return symbol;
}

/** `kpis` → `KPIs`, `sessions` → `Sessions`. */
function sectionName(key: string): string {
  return key === 'kpis' ? 'KPIs' : `${key[0]!.toUpperCase()}${key.slice(1)}`;
}
