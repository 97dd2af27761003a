import type { Kpi, Target } from '../generated/engagement';
import { dayOf, isMap } from '../model/entries';
import type { Draft } from '../model/values';
import { valuesOf } from './things';
import type { Timeline } from './timeline';

/** One value of a KPI that was measured on a real day. */
export interface Measured {
  readonly on: string;
  readonly value: number;
  /** The map that was read from the file. */
  readonly entry: object;
}

/** What was measured of a KPI until today, the oldest first whatever the file's order is; of one day the last entry. */
export function measuredOf({ measurements }: Draft<Kpi>, today: string): Measured[] {
  const byDay = new Map<string, Measured>();
  for (const entry of valuesOf(measurements)) {
    const on = dayOf(entry.on);
    const { value } = entry;
    if (on === undefined || on > today || typeof value !== 'number' || !Number.isFinite(value)) continue;
    byDay.set(on, { on, value, entry });
  }
  return [...byDay.values()].sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** The day since which the service is operated, so that it can be measured; undefined where that is still to come. */
export function operatedSince(phases: Timeline, today: string): string | undefined {
  let first: string | undefined;
  for (const { value, start } of phases.ofKind('operate')) {
    if (value.status === 'cancelled' || start === undefined || start > today) continue;
    if (first === undefined || start < first) first = start;
  }
  return first;
}

/** Whether a value meets a target; undefined where the target is not complete. */
export function meets(target: Draft<Target> | undefined, value: number): boolean | undefined {
  if (!isMap(target)) return undefined;
  const { op, value: limit } = target as Draft<Target>;
  if (typeof limit !== 'number') return undefined;
  switch (op) {
    case 'lt':
      return value < limit;
    case 'lte':
      return value <= limit;
    case 'gt':
      return value > limit;
    case 'gte':
      return value >= limit;
    default:
      return undefined;
  }
}

const OPERATORS = { lt: 'below', lte: 'at most', gt: 'above', gte: 'at least' } as const;

/** A target in words: "at most 24 h", "at least 99.9 %". */
export function targetWords({ op, value, unit }: Draft<Target>): string {
  return [op && OPERATORS[op], value, unit].filter((word) => word !== undefined && word !== '').join(' ');
}
