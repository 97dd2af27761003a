import { isMandatory, isOpen, itemsOf } from '../../engagement/checklist';
import { spotOf } from '../../engagement/things';
import { nodeOf } from '../../model/values';
import { setEntry } from '../../syntax/edits';
import { editingHere } from '../fix';
import { sentence, the } from '../naming';
import { engagementRule, shorten } from '../rule';
import { all } from '../words';

/** So many open items are named. */
const MOST = 5;

export const doneWithOpenItems = engagementRule({
  id: 'activity/done-with-open-items',
  severity: 'error',
  fixable: true,
  what: 'An activity done while a mandatory checklist item is open',
  reads: ['phases'],
  each: 'activities',
  *check({ phases }) {
    for (const activity of phases.activities) {
      const { value, phase } = activity;
      if (value.status !== 'done' || phase.value.status === 'cancelled') continue;
      const open = itemsOf(activity).filter((item) => isMandatory(item) && isOpen(item));
      if (open.length === 0) continue;
      const names = open.slice(0, MOST).map(({ id, text }) => `\`${shorten(id ?? text ?? '')}\``);
      if (open.length > MOST) names.push(`${open.length - MOST} more`);
      const plural = open.length > 1;
      yield {
        place: spotOf(value, 'status'),
        message: sentence(
          `${the('activity', value.id)} is done, but its mandatory ${plural ? 'items' : 'item'} ${all(names)} ${plural ? 'are' : 'is'} still open; settle ${plural ? 'them' : 'it'} first, or let the activity go on`,
        ),
        related: open.slice(0, MOST).map((item) => ({ place: spotOf(item, 'status'), message: 'Still open' })),
        fixes: [
          editingHere({ title: 'Reopen the activity: change to `in-progress`', preferred: true }, (text) => {
            const node = nodeOf(value);
            return node && setEntry(text, node, 'status', 'in-progress');
          }),
        ],
      };
    }
  },
});
