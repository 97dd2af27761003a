import { type StageEntry, StageHistory } from '../../engagement/history';
import { isAtLeast } from '../../engagement/stages';
import { spotOf } from '../../engagement/things';
import { dayAfter, daysBetween } from '../../model/calendar';
import { engagementRule } from '../rule';
import { theSystem } from './words';

export const shortStage = engagementRule({
  id: 'ownership/short-stage',
  severity: 'warning',
  what: 'Less than `policy.minimumStage` in shadow or reverse-shadow',
  reads: ['systems', 'policy'],
  each: 'systems',
  *check({ systems, policy }) {
    for (const system of systems) {
      const history = StageHistory.of(system);
      // Both parties agreed to be quick.
      if (history.expedited !== undefined) continue;
      for (const { entered, left } of staysOf(history.entries)) {
        const least = dayAfter(entered.on, policy.minimumStage);
        if (least === undefined || left.on < entered.on || left.on >= least) continue;
        const days = daysBetween(entered.on, left.on);
        yield {
          place: spotOf(left.value, 'on'),
          message: `${theSystem(system)} was in \`${entered.stage}\` for ${days === 1 ? '1 day' : `${days} days`} only, and ${policy.minimumStage} is the least; give people the time to learn, or write into \`expedited\` why not`,
          related: [
            { place: spotOf(entered.value, 'on'), message: `It entered \`${entered.stage}\` on ${entered.on}` },
          ],
        };
      }
    }
  },
});

type Dated = StageEntry & { readonly on: string };

interface Stay {
  readonly entered: Dated;
  /** The entry into a later stage. Who goes back leaves early for a reason. */
  readonly left: Dated;
}

/** The stays in shadow and reverse-shadow that are over. */
function* staysOf(entries: readonly StageEntry[]): Iterable<Stay> {
  let entered: StageEntry | undefined;
  for (const entry of entries) {
    // An entry that says the same again does not begin the stay anew.
    if (entry.stage === entered?.stage) continue;
    const isOn = entered?.stage === 'shadow' || entered?.stage === 'reverse-shadow';
    if (isOn && isDated(entered) && isDated(entry) && isAtLeast(entry.stage, entered.stage!))
      yield { entered, left: entry };
    entered = entry;
  }
}

function isDated(entry: StageEntry | undefined): entry is Dated {
  return entry?.on !== undefined;
}
