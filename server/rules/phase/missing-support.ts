import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import type { PhaseOf, Timeline } from '../../engagement/timeline';
import { dayAfter } from '../../model/calendar';
import { nodeOf, placeOf } from '../../model/values';
import { insertItem } from '../../syntax/edits';
import { pairOf } from '../../syntax/nodes';
import type { TextEdit } from '../../syntax/text';
import { engagementOf } from '../../workspace/documents';
import type { DocumentEntry } from '../../workspace/file';
import { editingHere, type Fix } from '../fix';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

/** How long support is offered where nobody has said anything else: until the last of the usual checkpoints. */
const SUPPORT = '90d';

export const missingSupport = engagementRule({
  id: 'phase/missing-support',
  severity: 'error',
  fixable: true,
  what: 'A transfer phase with neither a support phase nor `exit.support`',
  reads: ['document', 'status', 'phases', 'exit'],
  *check({ document, status, phases, exit }) {
    const last = phases.ofKind('transfer').findLast(({ value }) => value.status !== 'cancelled');
    if (!last || isOver(status) || (exit && placeOf(exit, 'support'))) return;
    // A phase whose kind cannot be read may be the one.
    if (phases.phases.some(({ value }) => value.kind === undefined || isSupport(value))) return;
    yield {
      place: spotOf(last.value),
      message: sentence(
        `nobody supports the client after ${the('phase', last.value.id)}; add a phase of the kind \`support\`, or say in \`exit.support\` who helps, when, and until which day`,
      ),
      missing: true,
      fixes: supportPhase(document, last, phases),
    };
  },
});

function isSupport({ kind, status }: PhaseOf['value']): boolean {
  return kind === 'support' && status !== 'cancelled';
}

/** A fix that puts a phase of support behind the transfer. */
function supportPhase(document: DocumentEntry, transfer: PhaseOf, phases: Timeline): Fix[] {
  const start = transfer.end && dayAfter(transfer.end, '1d');
  const end = start && dayAfter(start, SUPPORT);
  if (!start || !end) return [];
  let id = 'support';
  for (let n = 2; phases.phase(id); n++) id = `support-${n}`;
  const phase = { id, kind: 'support', title: 'Support after the transfer', start, end, status: 'planned' };
  return [
    editingHere({ title: `Add a phase of support from ${start} to ${end}`, preferred: true }, (text) =>
      behind(text, document, transfer, phase),
    ),
  ];
}

function behind(
  text: string,
  document: DocumentEntry,
  transfer: PhaseOf,
  phase: Record<string, string>,
): TextEdit[] | undefined {
  const spec = engagementOf(document)?.spec;
  const node = spec && nodeOf(spec);
  const list = node && pairOf(node, 'phases')?.value;
  if (list?.kind !== 'seq') return undefined;
  const at = list.items.indexOf(nodeOf(transfer.value));
  return insertItem(text, list, at === -1 ? list.items.length : at + 1, phase);
}
