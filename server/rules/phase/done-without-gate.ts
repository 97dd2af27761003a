import { spotOf } from '../../engagement/things';
import type { GateOf } from '../../engagement/timeline';
import { placeOf } from '../../model/values';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const doneWithoutGate = engagementRule({
  id: 'phase/done-without-gate',
  severity: 'error',
  what: 'Phase done while its gate is undecided, on hold, repeat or failed',
  reads: ['phases'],
  *check({ phases }) {
    for (const { value, gate } of phases.phases) {
      const how = gate && value.status === 'done' ? standing(gate) : undefined;
      if (!gate || how === undefined) continue;
      yield {
        place: spotOf(value, 'status'),
        message: sentence(
          `${the('phase', value.id)} is done, but ${the('gate', gate.id)} at its end ${how}; record the decision, or let the phase go on`,
        ),
        related: [{ place: spotOf(gate.value, 'outcome'), message: 'The gate of the phase' }],
      };
    }
  },
});

/** Why a gate has not let anybody through; undefined where it has, or where that cannot be read. */
function standing({ value }: GateOf): string | undefined {
  switch (value.outcome) {
    case undefined:
      return placeOf(value, 'outcome') ? undefined : 'is not decided';
    case 'hold':
      return 'is on hold';
    case 'repeat':
      return 'has to be repeated';
    case 'fail':
      return 'was failed';
    default:
      return undefined;
  }
}
