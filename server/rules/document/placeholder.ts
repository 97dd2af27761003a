import type { OwnRunbook } from '../../engagement/runbook';
import { isApproved } from '../../engagement/runbooks';
import { spotOf } from '../../engagement/things';
import { isMap, textOf } from '../../model/entries';
import { fileReference } from '../../model/formats';
import { isExtensionKey } from '../../model/shapes';
import { itemPlace, placeOf } from '../../model/values';
import type { Place } from '../../syntax/nodes';
import { promisedKind } from '../../workspace/files';
import { engagementRule, runbookRule, shorten } from '../rule';
import { type Placeholder, placeholdersIn } from './placeholders';

const about = {
  id: 'document/placeholder',
  severity: 'warning',
  what: '`TODO`, `TBD` or `<insert …>` in an approved or effective document',
} as const;

/** Documents that people write as text; no others are read. */
const PROSE = /\.(?:md|markdown|mdx|txt|text|html?|adoc|asciidoc|rst|org|tex|textile|wiki)$|(?:^|\/)[^./]+$/i;

/** In the documents of the register. */
export const placeholder = engagementRule({
  ...about,
  reads: ['documents', 'outside'],
  *check({ documents, outside }) {
    const seen = new Set<string>();
    for (const document of documents) {
      const path = textOf(document.path);
      if (path === undefined || !isApproved(document) || seen.has(path) || !isReadable(path)) continue;
      seen.add(path);
      const state = outside.text(path);
      if (typeof state !== 'object' || isBinary(state.text)) continue;
      const found = placeholdersIn(state.text);
      if (found.length === 0) continue;
      yield {
        place: spotOf(document, 'path'),
        message: `This document is ${document.status}, but ${described(found, true)}; complete it, or take its status back`,
      };
    }
  },
});

/** In what runbooks say in words; commands are not looked at. */
export const placeholderInRunbook = runbookRule({
  ...about,
  reads: ['runbook'],
  *check({ runbook }) {
    if (!isApproved(runbook.metadata)) return;
    for (const { text, place } of textsIn(runbook)) {
      const found = placeholdersIn(text);
      if (found.length === 0) continue;
      yield {
        place,
        message: `This runbook is ${runbook.metadata.status}, but ${described(found, false)}; complete it, or take its status back`,
      };
    }
  },
});

/** Whether a file by itself is the document: not a chapter of it, nor a file of ours, which is judged where it is open. */
function isReadable(path: string): boolean {
  return fileReference(path).kind === 'path' && !/[#?]/.test(path) && PROSE.test(path) && !promisedKind(path);
}

function isBinary(text: string): boolean {
  return /[\0\ufffd]/.test(text);
}

function described(found: readonly Placeholder[], lines: boolean): string {
  const { text, line } = found[0]!;
  const where = lines ? ` on line ${line}` : '';
  const more = found.length > 1 ? ` (and ${found.length - 1} more)` : '';
  return `\`${shorten(text)}\`${where}${more} waits to be filled in`;
}

/** Keys of a runbook whose values are words for people, wherever they stand. */
const WORDS: ReadonlySet<string> = new Set([
  'title',
  'description',
  'text',
  'note',
  'warning',
  'prompt',
  'irreversibleReason',
  'impact',
  'rollbackPlan',
  'schedule',
  'request',
  'symptoms',
  'channel',
  'contact',
]);

/** Maps of a runbook that are not its words: of other tools, or of what was. */
const OTHER: ReadonlySet<string> = new Set(['labels', 'annotations', 'source', 'exercises', 'history', 'references']);

function* textsIn({ metadata, spec }: OwnRunbook): Iterable<{ text: string; place: Place }> {
  for (const part of [metadata, spec]) yield* wordsIn(part);
}

function* wordsIn(value: object): Iterable<{ text: string; place: Place }> {
  for (const [key, child] of Object.entries(value)) {
    if (OTHER.has(key) || isExtensionKey(key)) continue;
    if (typeof child === 'string') {
      const place = WORDS.has(key) ? placeOf(value, key) : undefined;
      if (place) yield { text: child, place };
    } else if (Array.isArray(child)) {
      for (const [index, item] of child.entries()) {
        const place = typeof item === 'string' && WORDS.has(key) ? itemPlace(child, index) : undefined;
        if (place) yield { text: item, place };
        if (isMap(item)) yield* wordsIn(item);
      }
    } else if (isMap(child)) yield* wordsIn(child);
  }
}
