import type { OwnRunbook } from '../../engagement/runbook';
import { isWithdrawn } from '../../engagement/runbooks';
import type { SystemOf } from '../../engagement/systems';
import { spotOf } from '../../engagement/things';
import { textOf } from '../../model/entries';
import { itemPlace, nodeOf } from '../../model/values';
import { appendTo, removeItem } from '../../syntax/edits';
import { type Node, type Place, pairOf } from '../../syntax/nodes';
import type { FileEntry } from '../../workspace/file';
import { editing, type Fix } from '../fix';
import { runbookRule, shorten } from '../rule';

export const systemMismatch = runbookRule({
  id: 'runbook/system-mismatch',
  severity: 'warning',
  what: 'A runbook names a system that does not name it back',
  fixable: true,
  reads: ['runbook', 'systems', 'document'],
  *check({ runbook, systems, document }) {
    const { name, spec, metadata } = runbook;
    const list = spec.systems;
    if (name === undefined || !Array.isArray(list) || isWithdrawn(metadata)) return;
    const named = list.map((id) => systems.find(textOf(id)));
    if (named.every((system) => !system || system.runbooks.includes(name))) return;
    // One that no system names at all is `reference/orphan-runbook`.
    if (!systems.all.some(({ runbooks }) => runbooks.includes(name))) return;
    for (const [index, system] of named.entries()) {
      const place = itemPlace(list, index);
      if (!system?.id || !place || system.retired || system.runbooks.includes(name)) continue;
      yield {
        place,
        message: `The system \`${shorten(system.id)}\` does not name this runbook, so whoever starts from it does not find it; add \`${shorten(name)}\` to its \`runbooks\`, or take the system out here`,
        missing: true,
        related: [{ file: document.file, place: spotOf(system.value), message: 'The system is defined here' }],
        fixes: [addRunbook(document.file, system, name), ...removeSystem(runbook, system, place)],
      };
    }
  },
});

function addRunbook(file: FileEntry, { value, id }: SystemOf, name: string): Fix {
  const title = `Add \`${shorten(name)}\` to the runbooks of \`${shorten(id!)}\``;
  return editing(file, { title, preferred: true }, (text) => appendTo(text, nodeOf(value)!, 'runbooks', name));
}

/** Not of the only one: a runbook is for some system. */
function removeSystem({ spec, document }: OwnRunbook, { id }: SystemOf, place: Place): Fix[] {
  if (spec.systems!.length < 2) return [];
  const title = `Take \`${shorten(id!)}\` out of the systems of this runbook`;
  const plan = (text: string) => {
    const node = nodeOf(spec);
    const seq = node && pairOf(node, 'systems')?.value;
    return seq?.kind === 'seq' ? removeItem(text, seq, seq.items.indexOf(place as Node)) : undefined;
  };
  return [editing(document.file, { title }, plan)];
}
