import { type Misplaced, StageHistory } from '../../engagement/history';
import { spotOf } from '../../engagement/things';
import { engagementRule } from '../rule';
import { theSystem } from './words';

export const historyOrder = engagementRule({
  id: 'ownership/history-order',
  severity: 'error',
  what: 'History dates not ascending, or in the future',
  reads: ['systems', 'today'],
  each: 'systems',
  *check({ systems, today }) {
    for (const system of systems) {
      for (const misplaced of StageHistory.of(system).misplaced(today)) {
        const { entry, other } = misplaced;
        yield {
          place: spotOf(entry.value, 'on'),
          message: `${theSystem(system)} ${wording(misplaced)}`,
          related: other ? [{ place: spotOf(other.value, 'on'), message: `\`${other.stage}\` is on ${other.on}` }] : [],
        };
      }
    }
  },
});

function wording({ entry, why, other }: Misplaced): string {
  const entered = `is said to have entered \`${entry.stage}\` on ${entry.on}`;
  if (why === 'future') return `${entered}, a day that has not come; a stage that is still ahead belongs into the plan`;
  const where = why === 'early' ? `before \`${other?.stage}\` above it` : `after \`${other?.stage}\` below it`;
  return `${entered}, ${where} (${other?.on}); correct the day, or put the entries in the order of their days`;
}
