import type {
  Activity,
  Audit,
  Gate,
  Kpi,
  Milestone,
  Person,
  Phase,
  Role,
  System,
  ThirdParty,
} from '../generated/engagement';
import type { Exercise, Runbook, RunbookMetadata, Step } from '../generated/runbook';
import { dayOf, isMap, mapsOf, textOf, textsOf } from '../model/entries';
import type { Draft } from '../model/values';
import { runbookOf } from '../workspace/documents';
import type { DocumentEntry } from '../workspace/file';
import type { Located, Scope } from '../workspace/scope';
import { captionOf } from './captions';
import { code, escaped } from './markdown';
import { dayWords, plural } from './words';

/** What a card is written for: names in it are looked up as seen from the document. */
export interface CardContext {
  readonly scope: Scope;
  readonly from: DocumentEntry;
  readonly today: string;
}

/** `Label: value` lines; those without a value are left out. */
type Lines = [label: string, value: string | undefined][];

const KIND_WORDS: Record<string, string> = { kpi: 'KPI', 'third-party': 'third party' };

/** What a kind of thing is called in a sentence. */
export function kindWord(kind: string): string {
  return KIND_WORDS[kind] ?? kind.replaceAll('-', ' ');
}

/**
 * What is worth knowing about a defined thing where it is named, as Markdown. All text of files in it is escaped.
 * @returns undefined for kinds of which there is no more to say than their id
 */
export function card(thing: Located, context: CardContext): string | undefined {
  const write = CARDS[thing.kind];
  if (!write) return undefined;
  const lines = write(thing, context).flatMap(([label, value]) => (value ? [`- ${label}: ${value}`] : []));
  const caption = captionOf(thing.entity);
  const name = caption && caption !== thing.id ? `**${escaped(caption)}**, ` : '';
  return [`${name}${kindWord(thing.kind)} ${code(thing.id)}`, lines.join('\n')].filter(Boolean).join('\n\n');
}

const CARDS: Readonly<Record<string, (thing: Located, context: CardContext) => Lines>> = {
  person({ entity, id }, context) {
    const person = entity as Draft<Person>;
    return [
      ['Party', plain(person.party)],
      ['Roles', rolesOf(id, context)],
      ['Email', monospace(person.email)],
      ['Joins', isLater(person.joins, context) ? day(person.joins, context) : undefined],
      [isLater(person.leaves, context) ? 'Leaves' : 'Left', day(person.leaves, context)],
    ];
  },

  role({ entity }, context) {
    const role = entity as Draft<Role>;
    return [
      ['Party', plain(role.party)],
      ['People', names(role.people, ['person'], context) ?? 'nobody'],
      ['Backups', names(role.backups, ['person'], context)],
    ];
  },

  'third-party'({ entity }) {
    return [['Name', plain((entity as Draft<ThirdParty>).name)]];
  },

  system({ entity }, context) {
    const system = entity as Draft<System>;
    return [
      ['Type', plain(system.type)],
      ['Tier', plain(system.tier)],
      ['Stage', plain(system.ownership?.stage)],
      ['Primary', name(system.owners?.primary, ['person', 'role'], context) ?? 'nobody'],
      ['Backup', name(system.owners?.backup, ['person', 'role'], context) ?? 'nobody'],
      ['Runbooks', names(system.runbooks, ['runbook'], context) ?? 'none'],
    ];
  },

  runbook(thing, context) {
    const metadata = thing.entity as Draft<RunbookMetadata>;
    const spec = wholeRunbook(thing)?.spec;
    return [
      ['Type', plain(spec?.type)],
      ['Status', joined([plain(metadata.status), metadata.version && `version ${escaped(String(metadata.version))}`])],
      ['Owner', name(metadata.owner, ['role', 'person'], context)],
      [
        'Last exercise',
        lastExercise(
          mapsOf<Draft<Exercise>>(spec?.exercises).map(({ value }) => value),
          context,
        ),
      ],
    ];
  },

  kpi({ entity }, context) {
    const { target, ...kpi } = entity as Draft<Kpi>;
    const unit = textOf(target?.unit);
    const last = latest(mapsOf(kpi.measurements).map(({ value }) => value));
    return [
      ['Type', plain(kpi.type)],
      ['Target', target && figure(target.value, unit, OPERATORS[target.op ?? ''])],
      ['Last measurement', last ? joined([figure(last.value, unit), day(last.on, context)], ' on ') : 'none'],
      ['Owner', name(kpi.owner, ['role', 'person'], context)],
    ];
  },

  phase({ entity }, context) {
    const phase = entity as Draft<Phase>;
    return [
      ['Kind', plain(phase.kind)],
      ['Status', plain(phase.status)],
      ['Start', day(phase.start, context)],
      ['End', day(phase.end, context)],
      ['Gate', isMap(phase.gate) ? joined([monospace(phase.gate.id), verdict(phase.gate, context)]) : undefined],
    ];
  },

  activity({ entity }, context) {
    const activity = entity as Draft<Activity>;
    return [
      ['Status', plain(activity.status)],
      ['Owner', name(activity.owner, ['role', 'person'], context)],
      ['Start', day(activity.start, context)],
      ['End', day(activity.end, context)],
    ];
  },

  gate({ entity }, context) {
    const gate = entity as Draft<Gate>;
    return [
      ['Due', day(gate.due, context)],
      ['Outcome', plain(gate.outcome) ?? 'not decided'],
      ['Decided', day(gate.decidedOn, context)],
    ];
  },

  audit({ entity }, context) {
    const audit = entity as Draft<Audit>;
    const open = mapsOf(audit.findings).filter(({ value }) => value.status === 'open').length;
    return [
      ['Kind', plain(audit.kind)],
      ['Result', joined([plain(audit.result), open > 0 && plural(open, 'open finding')])],
      ['Held', day(audit.on, context)],
      ['Due', audit.on ? undefined : day(audit.due, context)],
      ['Auditor', name(audit.auditor, ['role', 'person', 'third-party'], context)],
    ];
  },

  step({ entity }, context) {
    const step = entity as Draft<Step>;
    return [
      ['Effect', plain(step.effect)],
      ['Owner', name(step.owner, ['role', 'person'], context)],
    ];
  },

  milestone({ entity }, context) {
    const milestone = entity as Draft<Milestone>;
    return [
      ['Due', day(milestone.due, context)],
      ['Achieved', day(milestone.achieved, context) ?? 'not yet'],
    ];
  },
};

const OPERATORS: Readonly<Record<string, string>> = {
  lt: 'less than ',
  lte: 'at most ',
  gt: 'more than ',
  gte: 'at least ',
};

/** The document that a runbook's `metadata` belongs to. */
function wholeRunbook({ file, entity }: Located): Draft<Runbook> | undefined {
  for (const document of file.documents) {
    const runbook = runbookOf(document);
    if (runbook && (runbook.metadata as object | undefined) === entity) return runbook;
  }
  return undefined;
}

function lastExercise(exercises: readonly Draft<Exercise>[], context: CardContext): string {
  const last = latest(exercises);
  if (!last) return 'never exercised';
  const by = name(last.by, ['person'], context);
  return joined([day(last.on, context), by && `by ${by}`, last.party && `(${plain(last.party)})`], ' ').concat(
    last.result ? `: ${plain(last.result)}` : '',
  );
}

/** The last of dated entries; of several on one day the one further down. Entries without a real day come first. */
function latest<T extends { on?: string }>(entries: readonly T[]): T | undefined {
  return entries.reduce<T | undefined>(
    (best, entry) => (best && (dayOf(best.on) ?? '') > (dayOf(entry.on) ?? '') ? best : entry),
    undefined,
  );
}

function verdict(gate: Draft<Gate>, context: CardContext): string | undefined {
  if (gate.outcome) return plain(gate.outcome);
  const due = day(gate.due, context);
  return due && `due ${due}`;
}

function rolesOf(person: string, context: CardContext): string | undefined {
  const roles: string[] = [];
  for (const { entity, id } of context.scope.candidates(['role'], context.from)) {
    const role = entity as Draft<Role>;
    const backup = !textsOf(role.people).includes(person);
    if (backup && !textsOf(role.backups).includes(person)) continue;
    roles.push(`${escaped(captionOf(entity) ?? id)}${backup ? ' (backup)' : ''}`);
  }
  return listed(roles.sort());
}

/** What an id stands for, by its name; the id itself where nothing has it. */
function name(id: unknown, kinds: readonly string[], { scope, from }: CardContext): string | undefined {
  const text = textOf(id);
  if (text === undefined) return undefined;
  const thing = scope.resolve(kinds, text, from)[0];
  const caption = thing && captionOf(thing.entity);
  return caption && caption !== text ? escaped(caption) : code(text);
}

function names(ids: unknown, kinds: readonly string[], context: CardContext): string | undefined {
  return listed(textsOf(ids).flatMap((id) => name(id, kinds, context) ?? []));
}

/** At most so many names in one line of a card. */
const MAX_NAMES = 10;

function listed(all: readonly string[]): string | undefined {
  if (all.length === 0) return undefined;
  const more = all.length - MAX_NAMES;
  return more > 0 ? `${all.slice(0, MAX_NAMES).join(', ')} and ${more} more` : all.join(', ');
}

function isLater(value: unknown, { today }: CardContext): boolean {
  return (dayOf(value) ?? '') >= today;
}

function day(value: unknown, { today }: CardContext): string | undefined {
  const real = dayOf(value);
  return real === undefined ? plain(value) : `${real} (${dayWords(real, today)})`;
}

function figure(value: unknown, unit: string | undefined, operator = ''): string | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : escaped(`${operator}${text}${unit === undefined ? '' : ` ${unit}`}`);
}

function plain(value: unknown): string | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : escaped(text) || undefined;
}

function monospace(value: unknown): string | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : code(text) || undefined;
}

function joined(parts: readonly unknown[], separator = ', '): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(separator);
}
