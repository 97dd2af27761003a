import { neighbours } from '../../engagement/sequence';
import { spotOf } from '../../engagement/things';
import type { PhaseOf } from '../../engagement/timeline';
import { dayAfter } from '../../model/calendar';
import { nodeOf } from '../../model/values';
import { setEntry } from '../../syntax/edits';
import { editingHere, type Fix } from '../fix';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const overlap = engagementRule({
  id: 'phase/overlap',
  severity: 'error',
  fixable: true,
  what: 'Consecutive phases overlap',
  reads: ['phases'],
  *check({ phases }) {
    for (const { before, after, end, start } of neighbours(phases)) {
      if (start > end) continue;
      yield {
        place: spotOf(after.value, 'start'),
        message: sentence(
          `${the('phase', after.value.id)} starts on ${start}, but ${the('phase', before.value.id)} before it ends only on ${end}; let it start on the day after`,
        ),
        related: [
          { place: spotOf(before.value, 'end'), message: sentence(`${the('phase', before.value.id)} ends here`) },
        ],
        fixes: startAfter(after, end, true),
      };
    }
  },
});

/** A fix that lets a phase start on the day after another; none where it would end before that. */
export function startAfter({ value, end }: PhaseOf, day: string, preferred: boolean): Fix[] {
  const next = dayAfter(day, '1d');
  if (next === undefined || (end !== undefined && end < next)) return [];
  return [
    editingHere({ title: `Start on \`${next}\``, preferred }, (text) => setEntry(text, nodeOf(value)!, 'start', next)),
  ];
}
