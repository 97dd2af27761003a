import { isWithdrawn } from '../../engagement/runbooks';
import { spotOf } from '../../engagement/things';
import type { DocumentKind, DocumentRecord } from '../../generated/engagement';
import { dayOf, isMap, textOf } from '../../model/entries';
import type { Facts } from '../../model/facts';
import { fileReference } from '../../model/formats';
import { type Draft, nodeOf, placeOf } from '../../model/values';
import { setEntry } from '../../syntax/edits';
import type { Place } from '../../syntax/nodes';
import { engagementOf, runbookOf } from '../../workspace/documents';
import type { DocumentEntry, FileEntry } from '../../workspace/file';
import { withoutFragment } from '../../workspace/paths';
import type { Scope } from '../../workspace/scope';
import { resolvePath } from '../../workspace/uris';
import { editing, type Fix } from '../fix';
import { engagementRule, type Related, type ScopeRule, shorten } from '../rule';

const about = {
  id: 'document/two-effective',
  severity: 'error',
  what: 'Two effective documents of one kind and subject, or an obsolete one still linked',
} as const;

type Document = Draft<DocumentRecord>;

/** Kinds of document that are about the engagement as a whole: there is one in force at a time. */
const ONE_EACH: ReadonlySet<DocumentKind | undefined> = new Set<DocumentKind>([
  'raci',
  'training-matrix',
  'kt-plan',
  'exit-plan',
  'support-charter',
]);

export const twoEffective = engagementRule({
  ...about,
  fixable: true,
  reads: ['documents', 'document', 'today'],
  *check({ documents, document, today }) {
    const firsts = new Map<string, Document>();
    for (const later of documents) {
      if (later.status !== 'effective' || later.kind === undefined || (dayOf(later.effective) ?? '') > today) continue;
      const subjects = subjectsOf(later);
      const first = subjects.map((subject) => firsts.get(subject)).find((one) => one !== undefined);
      for (const subject of subjects) if (!firsts.has(subject)) firsts.set(subject, later);
      if (!first) continue;
      const names = [first, later].map((one) => `\`${shorten(textOf(one.id) ?? textOf(one.title) ?? '?')}\``);
      yield {
        place: spotOf(later, 'status'),
        message: `${names.join(' and ')} are both effective, of one kind and on one subject; set the one that is no longer in force to \`superseded\``,
        related: [{ place: spotOf(first, 'status'), message: `${names[0]} is effective too` }],
        fixes: supersede(document.file, first, later),
      };
    }
  },
});

/** What a document is about, in all the ways in which another may be the same. */
function subjectsOf({ kind, title, path }: Document): string[] {
  if (ONE_EACH.has(kind)) return [`${kind}`];
  const words = textOf(title)?.trim().toLowerCase().replace(/\s+/g, ' ');
  const file = textOf(path)
    ?.trim()
    .replace(/^(?:\.\/)+/, '');
  return [
    ...(words === undefined ? [] : [`${kind} title ${words}`]),
    ...(file === undefined ? [] : [`${kind} path ${file}`]),
  ];
}

/** Which one is no longer in force is said where one supersedes the other; else that is somebody's to decide. */
function supersede(file: FileEntry, first: Document, later: Document): Fix[] {
  const supersedes = (one: Document, other: Document) => one.supersedes !== undefined && one.supersedes === other.id;
  const known = supersedes(later, first) ? first : supersedes(first, later) ? later : undefined;
  return (known ? [known] : [first, later]).map((old) =>
    editing(
      file,
      {
        title: `Set the status of \`${shorten(textOf(old.id) ?? '?')}\` to \`superseded\``,
        preferred: known !== undefined,
      },
      (text) => setEntry(text, nodeOf(old)!, 'status', 'superseded'),
    ),
  );
}

/** In files of the engagement and its runbooks: what links to a document that was withdrawn. */
export const obsoleteLinked: ScopeRule = {
  ...about,
  judges: 'scope',
  *check(file, scope) {
    const obsolete = obsoleteIn(scope);
    if (obsolete.size === 0) return;
    for (const document of file.documents) {
      if (isWithdrawn(runbookOf(document)?.metadata ?? {})) continue;
      const own = ownPaths(document);
      for (const { text, place } of usesIn(document.facts.facts)) {
        const { whole, part } = targetOf(text, file);
        const target = own.has(place) ? undefined : (obsolete.get(part) ?? obsolete.get(whole));
        if (!target) continue;
        yield {
          place,
          message: `\`${shorten(text)}\` is obsolete; link to what replaces it, or take the link out`,
          related: [relatedTo(target, file)],
        };
      }
    }
  },
};

interface Obsolete {
  readonly record: Document;
  readonly file: FileEntry;
}

/** Obsolete documents of the engagements of a scope, by what their paths mean; not where another entry still has the path. */
function obsoleteIn(scope: Scope): Map<string, Obsolete> {
  const found = new Map<string, Obsolete>();
  const registers = Array.from(scope.documents('Engagement'), (document) => ({
    document,
    records: registerOf(document),
  }));
  // Nearly always there is none.
  if (!registers.some(({ records }) => records.some(({ status }) => status === 'obsolete'))) return found;
  const current = new Set<string>();
  for (const { document, records } of registers) {
    for (const record of records) {
      const path = textOf(record.path);
      if (path === undefined) continue;
      const { whole, part } = targetOf(path, document.file);
      if (record.status === 'obsolete') found.set(part, { record, file: document.file });
      else current.add(part).add(whole);
    }
  }
  for (const target of current) found.delete(target);
  return found;
}

function registerOf(document: DocumentEntry): readonly Document[] {
  const spec = engagementOf(document)?.spec;
  const records = isMap(spec) ? spec.documents : undefined;
  return Array.isArray(records) ? records.filter(isMap) : [];
}

/** What a path or URL means, so that two can be compared: the whole file, and the part of it where a part is named. */
function targetOf(text: string, file: FileEntry): { whole: string; part: string } {
  if (fileReference(text).kind !== 'path') return { whole: text, part: text };
  const path = withoutFragment(text);
  const whole = resolvePath(file.folder, path, undefined) ?? path;
  return { whole, part: whole + text.slice(path.length) };
}

/** Where the register itself says where its documents are. */
function ownPaths(document: DocumentEntry): Set<Place | undefined> {
  return new Set(registerOf(document).map((record) => placeOf(record, 'path')));
}

function* usesIn(facts: Facts): Iterable<{ text: string; place: Place }> {
  yield* facts.files;
  for (const child of facts.children) yield* usesIn(child);
}

function relatedTo({ record, file }: Obsolete, from: FileEntry): Related {
  return {
    ...(file === from ? {} : { file }),
    place: spotOf(record, 'status'),
    message: 'The register says that it is obsolete',
  };
}
