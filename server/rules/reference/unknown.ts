import type { Facts, Reference } from '../../model/facts';
import { replaceScalar } from '../../syntax/edits';
import { endOf, type Node, startOf } from '../../syntax/nodes';
import type { DocumentEntry } from '../../workspace/file';
import type { Scope } from '../../workspace/scope';
import { editing, type Fix } from '../fix';
import { nearest } from '../nearest';
import { shorten } from '../rule';
import { kindWord } from '../words';

/** Ids that nothing has. What follows from one differs with where it stands, so several rules tell of them. */

export const UNRESOLVED = 'reference/unresolved';

/** The rules that tell of an unknown id in a runbook, by the definition and key in the schema; elsewhere it is `UNRESOLVED`. */
const SPECIAL: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  RunbookMetadata: { owner: 'runbook/owner-unknown' },
  Escalation: { role: 'runbook/no-escalation', person: 'runbook/no-escalation' },
  Step: { onFailure: 'runbook/bad-jump', onSuccess: 'runbook/bad-jump' },
};

export interface UnknownId extends Reference {
  /** The id that was most likely meant. */
  readonly near: string | undefined;
  /** What to say of it after a message: the nearest id, or what the id means instead; empty where there is nothing. */
  readonly hint: string;
}

/** The ids in a piece that nothing has and of which a rule is to tell. */
export function* unknownIds(rule: string, facts: Facts, document: DocumentEntry, scope: Scope): Iterable<UnknownId> {
  if (rule !== UNRESOLVED && document.kind !== 'Runbook') return;
  for (const reference of facts.references) {
    const { kinds, id, owner, key } = reference;
    if (((owner && SPECIAL[owner]?.[key]) ?? UNRESOLVED) !== rule) continue;
    if (scope.isResolved(kinds, id, document)) continue;
    // A runbook that lies in no engagement names things that cannot be known.
    if (!scope.knows(kinds, document)) continue;
    const near = nearest(id, scope.idsOf(kinds, document));
    const other = near === undefined ? scope.kindOf(id, document) : undefined;
    const hint = near ? `; did you mean \`${near}\`?` : other ? `; \`${shorten(id)}\` is a ${kindWord(other)}` : '';
    yield { ...reference, near, hint };
  }
}

/** Ways to put an unknown id right: the nearest one in its place. */
export function fixesOf({ id, near, place }: UnknownId, document: DocumentEntry): Fix[] {
  if (near === undefined) return [];
  const plan = (text: string) => {
    if (!('kind' in place)) {
      // A part of a value, such as what follows `step:`.
      const start = startOf(place);
      const typed = text.slice(start, endOf(place));
      const at = typed.startsWith('*') ? -1 : typed.lastIndexOf(id);
      return at === -1 ? undefined : [{ start: start + at, end: start + at + id.length, text: near }];
    }
    const node = place as Node;
    if (node.kind !== 'scalar' || !node.source.endsWith(id)) return undefined;
    return replaceScalar(text, node, node.source.slice(0, node.source.length - id.length) + near);
  };
  return [editing(document.file, { title: `Change to \`${shorten(near)}\``, preferred: true }, plan)];
}
