import { isUnderWay } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import { isPast } from '../../model/entries';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const late = engagementRule({
  id: 'phase/late',
  severity: 'warning',
  what: 'Start passed but still planned, or end passed but not done',
  reads: ['today', 'status', 'phases'],
  *check({ today, status, phases }) {
    if (!isUnderWay(status)) return;
    // A phase that has not begun waits for the one before it: that is the one that is late.
    let waits = false;
    for (const { value, start, end } of phases.phases) {
      const { status: stands } = value;
      if (stands === 'done' || stands === 'cancelled' || stands === undefined) continue;
      const planned = stands === 'planned';
      if (isPast(end, today) && !(planned && waits)) {
        yield {
          place: spotOf(value, 'end'),
          message: sentence(
            `${the('phase', value.id)} was to end on ${end} and is still \`${stands}\`; make it \`done\` if it is, or plan it anew`,
          ),
        };
      } else if (planned && !waits && isPast(start, today)) {
        yield {
          place: spotOf(value, 'start'),
          message: sentence(
            `${the('phase', value.id)} was to start on ${start} and is still \`planned\`; make it \`in-progress\` if it has begun, or plan it anew`,
          ),
        };
      }
      waits = true;
    }
  },
});
