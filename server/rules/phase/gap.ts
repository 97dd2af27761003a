import { neighbours } from '../../engagement/sequence';
import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import type { PhaseOf } from '../../engagement/timeline';
import { dayBefore, daysBetween } from '../../model/calendar';
import { nodeOf } from '../../model/values';
import { setEntry } from '../../syntax/edits';
import { editingHere, type Fix } from '../fix';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';
import { startAfter } from './overlap';

/** So many days may lie between the last day of a phase and the first of the next. */
const MOST = 1;

export const gap = engagementRule({
  id: 'phase/gap',
  severity: 'warning',
  fixable: true,
  what: 'More than a day between consecutive phases',
  reads: ['status', 'phases'],
  *check({ status, phases }) {
    if (isOver(status)) return;
    for (const { before, after, end, start } of neighbours(phases)) {
      const days = daysBetween(end, start) - 1;
      if (days <= MOST) continue;
      yield {
        place: spotOf(after.value, 'start'),
        message: sentence(
          `${days} days lie between the end of ${the('phase', before.value.id)} on ${end} and the start of ${the('phase', after.value.id)} on ${start}; say who is in charge by letting one follow the other`,
        ),
        related: [
          { place: spotOf(before.value, 'end'), message: sentence(`${the('phase', before.value.id)} ends here`) },
        ],
        fixes: [...startAfter(after, end, false), ...endBefore(before, start)],
      };
    }
  },
});

/** A fix that lets a phase last until the day before another one starts. */
function endBefore({ value, start }: PhaseOf, day: string): Fix[] {
  const last = dayBefore(day, '1d');
  if (last === undefined || (start !== undefined && last < start)) return [];
  const title = `End ${the('phase', value.id)} on \`${last}\``;
  return [editingHere({ title }, (text) => setEntry(text, nodeOf(value)!, 'end', last))];
}
