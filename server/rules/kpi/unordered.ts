import { spotOf, valuesOf } from '../../engagement/things';
import { dayOf } from '../../model/entries';
import { sentence, the } from '../naming';
import { engagementRule, type Report } from '../rule';

/** A measurement with its day. */
interface Dated {
  readonly on: string;
  readonly entry: object;
}

export const unordered = engagementRule({
  id: 'kpi/unordered',
  severity: 'error',
  what: 'Measurements not in ascending order, twice on one day, or in the future',
  reads: ['today', 'kpis'],
  *check({ today, kpis }) {
    for (const kpi of kpis) {
      const dated = valuesOf(kpi.measurements).flatMap((entry) => {
        const on = dayOf(entry.on);
        return on === undefined ? [] : [{ on, entry }];
      });
      yield* wrong(dated, the('KPI', kpi.id), today);
    }
  },
});

function* wrong(dated: readonly Dated[], kpi: string, today: string): Iterable<Report> {
  const first = new Map<string, Dated>();
  const once: Dated[] = [];
  for (const measurement of dated) {
    const { on, entry } = measurement;
    const place = spotOf(entry, 'on');
    const known = first.get(on);
    if (on > today) {
      yield {
        place,
        message: sentence(
          `${kpi} cannot have been measured on ${on}, which is after today (${today}); put the day on which it was`,
        ),
      };
    } else if (known) {
      yield {
        place,
        message: sentence(`${kpi} has two measurements of ${on}; keep one, or correct the day of the other`),
        related: [{ place: spotOf(known.entry, 'on'), message: `The first measurement of ${on}` }],
      };
    } else {
      first.set(on, measurement);
      once.push(measurement);
    }
  }
  const kept = longestAscent(once.map(({ on }) => on));
  for (const [index, { on, entry }] of once.entries()) {
    if (kept.has(index)) continue;
    const later = once.slice(0, index).findLast((other) => other.on > on);
    yield {
      place: spotOf(entry, 'on'),
      message: sentence(
        later
          ? `${kpi} has its measurement of ${on} behind that of ${later.on}; put the measurements into the order of their days`
          : `${kpi} has its measurement of ${on} before earlier ones; put the measurements into the order of their days`,
      ),
    };
  }
}

/**
 * The indices of as many days as possible that ascend: what does not belong to them is out of place, so that one day
 * that is wrong does not find fault with all that follow it. Where there is a choice, what stands first belongs.
 */
function longestAscent(days: readonly string[]): ReadonlySet<number> {
  // From the end: `heads[n]` is the latest day that n + 1 ascending ones can begin with.
  const heads: string[] = [];
  const lengths = new Array<number>(days.length).fill(0);
  for (let index = days.length - 1; index >= 0; index--) {
    const day = days[index]!;
    let [low, high] = [0, heads.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (heads[middle]! > day) low = middle + 1;
      else high = middle;
    }
    heads[low] = day;
    lengths[index] = low + 1;
  }
  const kept = new Set<number>();
  let left = heads.length;
  let before = '';
  days.forEach((day, index) => {
    if (lengths[index] !== left || day <= before) return;
    kept.add(index);
    before = day;
    left--;
  });
  return kept;
}
