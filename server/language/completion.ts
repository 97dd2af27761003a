import type {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  InsertTextFormat,
  InsertTextMode,
  Range,
} from 'vscode-languageserver';
import type { Engagement } from '../generated/engagement';
import { dayAfter, isDay } from '../model/calendar';
import { documentShapes, type Shape } from '../model/shapes';
import type { Draft } from '../model/values';
import type { FileEntry } from '../workspace/file';
import type { Workspace } from '../workspace/workspace';
import { type WritingContext, writingContext } from './context';
import { blockEntry, blockMap, flowEntry, plainOf, skeleton } from './shape-snippets';

const KIND = { property: 10, value: 12, file: 17, reference: 18, folder: 19, choice: 20, snippet: 15 } as const;
const SNIPPET: InsertTextFormat = 2;
const AS_IS: InsertTextMode = 1;

export interface CompletionOptions {
  /** The day that counts as today. */
  today: string;
  /** Whether the client expands snippets. */
  snippets: boolean;
  /** Whether the client can be told to leave the indentation of added lines as it is. */
  asIs: boolean;
  /** Whether the client takes the range to replace once for all items. */
  sharedRange: boolean;
}

/** Something that can be written, before it is known how it is put into the text. */
interface Proposal {
  label: string;
  kind: CompletionItemKind;
  /** What is written; a snippet where `snippet` is set. */
  text: string;
  snippet?: boolean;
  detail?: string | undefined;
  markdown?: string | undefined;
  /** Groups in the order they are shown: smaller first. */
  rank: number;
}

/**
 * What can be written at an offset.
 * @param offset absolute, UTF-16
 */
export async function completion(
  workspace: Workspace,
  file: FileEntry,
  offset: number,
  options: CompletionOptions,
): Promise<CompletionList> {
  const context = writingContext(file, offset);
  if (!context) return { isIncomplete: false, items: [] };
  const proposals: Proposal[] =
    context.at === 'key' ? keys(workspace, file, context) : await values(workspace, file, context, options);
  const { source } = file.source;
  const range = {
    start: source.positionAt(context.start),
    end: source.positionAt(Math.max(context.start, context.end)),
  };
  const items = proposals.map((proposal, index) => item(proposal, index, range, context, options));
  return { isIncomplete: false, ...(options.sharedRange ? { itemDefaults: { editRange: range } } : {}), items };
}

function item(
  proposal: Proposal,
  index: number,
  range: Range,
  context: WritingContext,
  options: CompletionOptions,
): CompletionItem {
  const snippet = proposal.snippet === true && options.snippets;
  const written = proposal.snippet && !snippet ? plainOf(proposal.text) : proposal.text;
  const lines = written.includes('\n');
  // Left to itself an editor adds the white space that the line begins with, which a dash makes too little.
  const added = options.asIs ? context.column : Math.max(0, context.column - context.indent);
  const body = lines ? written.replaceAll('\n', `\n${' '.repeat(added)}`) : written;
  const result: CompletionItem = {
    label: proposal.label,
    kind: proposal.kind,
    sortText: `${proposal.rank}${String(index).padStart(5, '0')}`,
  };
  const newText = context.lead + body + context.tail;
  if (!options.sharedRange) result.textEdit = { range, newText };
  else if (newText !== proposal.label) result.textEditText = newText;
  if (context.lead) result.filterText = proposal.label;
  if (snippet) result.insertTextFormat = SNIPPET;
  if (lines && options.asIs) result.insertTextMode = AS_IS;
  if (proposal.detail) result.detail = proposal.detail;
  if (proposal.markdown) result.documentation = { kind: 'markdown', value: proposal.markdown };
  return result;
}

function keys(workspace: Workspace, file: FileEntry, context: WritingContext): Proposal[] {
  const { shape, siblings, document } = context;
  const proposals: Proposal[] = [];
  if (!shape) {
    // A document that does not say what it is.
    return siblings.size === 0 && !context.flow ? [whole('Engagement'), whole('Runbook')] : [];
  }
  if (shape.kind !== 'map') return proposals;
  if (shape.properties.has('apiVersion') && siblings.size === 0 && document.kind) {
    proposals.push(whole(document.kind));
    // The file's name speaks for its first document only.
    if (document !== file.documents[0]) proposals.push(whole(document.kind === 'Runbook' ? 'Engagement' : 'Runbook'));
  }
  if (context.item && !context.flow && !context.keyOnly && shape.required.length > 1) {
    const text = blockMap(shape);
    proposals.push({
      label: `new ${shape.title.toLowerCase()}`,
      kind: KIND.snippet,
      text,
      snippet: true,
      detail: 'All mandatory keys',
      rank: 0,
    });
  }
  for (const [key, property] of shape.properties) {
    if (siblings.has(key)) continue;
    const mandatory = shape.required.includes(key) || shape.oneOf.includes(key);
    proposals.push({
      label: key,
      kind: KIND.property,
      text: context.keyOnly ? key : context.flow ? flowEntry(key, property) : blockEntry(key, property),
      snippet: !context.keyOnly,
      detail: mandatory ? `${property.title} (mandatory)` : property.title,
      markdown: property.markdown,
      rank: mandatory ? 0 : 1,
    });
  }
  proposals.push(...freeKeys(workspace, file, context));
  return proposals;
}

function whole(kind: 'Engagement' | 'Runbook'): Proposal {
  return {
    label: kind === 'Engagement' ? 'new engagement' : 'new runbook',
    kind: KIND.snippet,
    text: skeleton(documentShapes[kind]),
    snippet: true,
    detail: `All mandatory keys of ${kind === 'Engagement' ? 'an engagement' : 'a runbook'}`,
    rank: 0,
  };
}

/** Keys of maps whose keys are names: roles of a RACI, stages of a plan, severities, rules. */
function freeKeys(workspace: Workspace, file: FileEntry, context: WritingContext): Proposal[] {
  const { shape, siblings } = context;
  if (!shape?.keys) return [];
  const value = shape.values?.choices
    ? `\${1|${shape.values.choices.map(escapeChoice).join(',')}|}`
    : shape.values?.format === 'date'
      ? '${1:YYYY-MM-DD}'
      : '$1';
  const entry = (key: string) => (context.keyOnly ? key : `${key}: ${value}`);
  const found: Proposal[] = [];
  const propose = (key: string, rank: number, detail?: string, markdown?: string) => {
    if (siblings.has(key) || found.some(({ label }) => label === key)) return;
    found.push({
      label: key,
      kind: KIND.property,
      text: entry(key),
      snippet: !context.keyOnly,
      detail,
      markdown,
      rank,
    });
  };
  for (const key of shape.keys.choices ?? []) propose(String(key), 0, undefined, shape.keys.valueTexts[String(key)]);
  if (shape.keys.names.length) {
    for (const located of candidates(workspace, file, context, shape.keys.names)) {
      propose(located.id, 0, described(located));
    }
  }
  return found;
}

async function values(
  workspace: Workspace,
  file: FileEntry,
  context: WritingContext,
  options: CompletionOptions,
): Promise<Proposal[]> {
  const { shape, item: inList, flow } = context;
  if (!shape) return [];
  if (shape.kind === 'list') return [...listValue(shape, flow)];
  if (shape.kind === 'map') {
    return [
      {
        label: '{…}',
        kind: KIND.snippet,
        text: `{${mandatory(shape)}}`,
        snippet: true,
        detail: `${shape.title}: its mandatory keys`,
        rank: 0,
      },
    ];
  }
  // A list names a thing once.
  const isTaken = (value: string) => inList && context.siblings.has(value);
  const proposals: Proposal[] = [];
  for (const choice of shape.choices ?? []) {
    const label = String(choice);
    if (isTaken(label)) continue;
    const parameters = options.snippets ? mandatoryParameters(label, file, context) : '';
    proposals.push({
      label,
      kind: KIND.choice,
      text: label + parameters,
      snippet: parameters !== '',
      markdown: shape.valueTexts[label],
      rank: 0,
    });
  }
  if (shape.names.length) {
    for (const located of candidates(workspace, file, context, shape.names)) {
      if (isTaken(located.id)) continue;
      proposals.push({
        label: shape.prefix + located.id,
        kind: KIND.reference,
        text: shape.prefix + located.id,
        detail: described(located),
        rank: 0,
      });
    }
  }
  if (shape.types.includes('boolean')) {
    for (const value of shape.default === false ? ['false', 'true'] : ['true', 'false']) {
      proposals.push({ label: value, kind: KIND.choice, text: value, rank: 1 });
    }
  }
  if (shape.format === 'date') proposals.push(...dates(workspace, file, context, options.today));
  if (shape.path) proposals.push(...(await paths(workspace, file, context)));
  for (const suggestion of shape.suggestions) {
    if (isTaken(suggestion)) continue;
    proposals.push({ label: suggestion, kind: KIND.value, text: inQuotes(suggestion, context), rank: 1 });
  }
  if (shape.format === 'handover-duration') {
    const own = shape.default === undefined ? [] : [String(shape.default)];
    for (const value of new Set([...own, ...shape.examples.map(String), '30m', '4h', '2d', '1w', '1M', '6M', '1Y'])) {
      proposals.push({ label: value, kind: KIND.value, text: value, rank: 1 });
    }
  } else if (proposals.length === 0 && shape.default !== undefined) {
    const value = String(shape.default);
    proposals.push({ label: value, kind: KIND.value, text: value, detail: 'default', rank: 1 });
  }
  return proposals;
}

/** The `with` that a check must have, as a snippet behind its name; empty where there is one, or no room for it. */
function mandatoryParameters(check: string, file: FileEntry, context: WritingContext): string {
  const { key, holder, siblings, quote, flow, end } = context;
  const variant = key === 'check' ? holder?.variants?.get(check) : undefined;
  if (!variant?.required || siblings.has('with') || quote !== undefined) return '';
  if (flow) return `, ${flowEntry('with', variant.shape)}`;
  // A comment would come to stand behind the parameters.
  const isLast = /^[ \t]*(?:\r?\n|$)/.test(file.text.slice(end, end + 200));
  return isLast ? `\n${blockEntry('with', variant.shape)}` : '';
}

function* listValue(shape: Shape, flow: boolean): Iterable<Proposal> {
  const { items } = shape;
  if (items?.kind === 'map') {
    if (!flow) return;
    yield { label: '[{…}]', kind: KIND.snippet, text: `[{${mandatory(items)}}]`, snippet: true, rank: 0 };
  } else yield { label: '[…]', kind: KIND.snippet, text: '[$1]', snippet: true, detail: shape.title, rank: 0 };
}

function mandatory(shape: Shape): string {
  let stop = 0;
  return shape.required.map((key) => `${key}: \${${++stop}}`).join(', ') || '$1';
}

type Name = { kind: string; id: string; label: string | undefined };

function candidates(
  workspace: Workspace,
  file: FileEntry,
  context: WritingContext,
  kinds: readonly string[],
): Iterable<Name> {
  return workspace.scopeOf(file).names(kinds, context.document);
}

function described({ kind, label }: Name): string {
  const what = kind.replaceAll('-', ' ');
  return label ? `${what}: ${label}` : what;
}

/** Today, and the days on which something of the engagement begins, ends or is due. */
function dates(workspace: Workspace, file: FileEntry, context: WritingContext, today: string): Proposal[] {
  const found = new Map<string, string>([[today, 'today']]);
  const add = (day: unknown, detail: string) => {
    if (typeof day === 'string' && isDay(day) && !found.has(day)) found.set(day, detail);
  };
  const documents =
    context.document.kind === 'Engagement' ? [context.document] : workspace.scopeOf(file).documents('Engagement');
  const start = context.siblings.get('start');
  for (const document of documents) {
    const engagement = document.facts.value as Draft<Engagement> | undefined;
    const phases = engagement?.spec?.phases;
    if (!Array.isArray(phases)) continue;
    for (const phase of phases) {
      if (!phase || typeof phase !== 'object') continue;
      add(phase.end, `end of ${phase.id ?? 'the phase'}`);
      add(phase.start, `start of ${phase.id ?? 'the phase'}`);
      if (phase.gate && typeof phase.gate === 'object') add(phase.gate.due, `${phase.gate.id ?? 'the gate'} is due`);
    }
    add(engagement?.spec?.exit?.providerAccessEnds, "the provider's access ends");
  }
  if (start && context.key === 'end')
    for (const length of ['2w', '1M', '3M', '6M']) add(dayAfter(start, length), `${length} after the start`);
  for (const [length, detail] of [
    ['1w', 'in a week'],
    ['1M', 'in a month'],
  ] as const)
    add(dayAfter(today, length), detail);
  return [...found].map(([day, detail]) => ({ label: day, kind: KIND.value, text: day, detail, rank: 0 }));
}

/** Files and folders below the one that the path so far leads to; nothing outside the workspace folder. */
async function paths(workspace: Workspace, file: FileEntry, context: WritingContext): Promise<Proposal[]> {
  const { typed } = context;
  if (/^[a-z]+:/i.test(typed)) return [];
  const slash = typed.lastIndexOf('/');
  const folder = typed.slice(0, slash + 1);
  const uri = workspace.paths.uriOf(file, folder === '' ? '.' : folder);
  if (uri === undefined) return [];
  const entries = await workspace.files.list(uri.replace(/\/$/, ''));
  return entries
    .filter(([name]) => !name.startsWith('.') && name !== 'node_modules')
    .sort(([a, aKind], [b, bKind]) => (aKind === bKind ? (a < b ? -1 : 1) : aKind === 'directory' ? -1 : 1))
    .map(([name, kind]) => ({
      label: `${folder}${name}${kind === 'directory' ? '/' : ''}`,
      kind: kind === 'directory' ? KIND.folder : KIND.file,
      text: inQuotes(`${folder}${name}${kind === 'directory' ? '/' : ''}`, context),
      rank: kind === 'directory' ? 1 : 0,
    }));
}

/** Text as a scalar: in quotes where YAML would read it as something else. */
function inQuotes(text: string, context: WritingContext): string {
  if (context.quote === "'") return text.replaceAll("'", "''");
  if (context.quote === '"') return text.replace(/["\\]/g, '\\$&');
  const plain = /^[\w./][^#:\n]*$/.test(text) && !/^[\d.]+$/.test(text) && text === text.trim();
  return plain && !(context.flow && /[,[\]{}]/.test(text)) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function escapeChoice(choice: unknown): string {
  return String(choice).replace(/[\\,|]/g, '\\$&');
}
