import type { Duration } from '../generated/engagement';
import { isDuration, minutesOf } from '../model/calendar';
import { isMap, textOf } from '../model/entries';
import { analyse } from '../model/facts';
import { readPieces } from '../syntax/splitter';
import type { Outside } from './outside';
import { valuesOf } from './things';

/** What a service level objective of an OpenSLO v1 file promises (https://openslo.com, "SLO"). */
export interface Slo {
  readonly name: string | undefined;
  /** The share of good events that each objective demands, in percent. */
  readonly targets: readonly number[];
  /** The time over which the share is taken; absent where the file gives none that can be compared. */
  readonly window: Duration | undefined;
}

const known = new WeakMap<Outside, Map<string, readonly Slo[] | undefined>>();

/**
 * The service levels of an OpenSLO file that one of ours names.
 * @returns undefined where the file is not there, is still being read, or does not parse
 */
export function slosAt(path: string, outside: Outside): readonly Slo[] | undefined {
  let slos = known.get(outside);
  if (!slos) {
    slos = new Map();
    known.set(outside, slos);
  }
  if (!slos.has(path)) {
    const state = outside.text(path);
    // An answer that is still to come makes another `Outside`.
    slos.set(path, typeof state === 'string' ? undefined : slosIn(state.text));
  }
  return slos.get(path);
}

/** The service levels of an OpenSLO text; undefined where it does not parse. Documents of other kinds are left out. */
export function slosIn(text: string): readonly Slo[] | undefined {
  const pieces = readPieces(text);
  if (pieces.some(({ broken }) => broken)) return undefined;
  return analyse(pieces, undefined).flatMap(({ value }) => {
    if (!isMap(value)) return [];
    const { apiVersion, kind, metadata, spec } = value as Record<string, unknown>;
    return apiVersion === 'openslo/v1' && kind === 'SLO' && isMap(spec) ? [sloOf(metadata, spec)] : [];
  });
}

function sloOf(metadata: unknown, spec: object): Slo {
  const { objectives, timeWindow } = spec as Record<string, object[] | undefined>;
  const [window] = valuesOf(timeWindow) as { duration?: unknown }[];
  const duration = textOf(window?.duration);
  return {
    name: isMap(metadata) ? textOf((metadata as { name?: unknown }).name) : undefined,
    targets: valuesOf(objectives).flatMap((objective) => targetOf(objective) ?? []),
    window: duration !== undefined && isDuration(duration) ? duration : undefined,
  };
}

/** A target is written as a share (`target: 0.999`) or in percent (`targetPercent: 99.9`). */
function targetOf({ target, targetPercent }: { target?: unknown; targetPercent?: unknown }): number | undefined {
  if (typeof target === 'number') return rounded(target * 100);
  return typeof targetPercent === 'number' ? targetPercent : undefined;
}

/** Without what binary fractions add: 0.999 × 100 is 99.9. */
export function rounded(number: number): number {
  return Number(number.toPrecision(12));
}

/** Whether two durations are one: `28d` and `4w`, `12M` and `1Y`. A month may be taken for 30 days. */
export function isSameDuration(a: Duration, b: Duration): boolean {
  const [monthsA, monthsB] = [monthsOf(a), monthsOf(b)];
  if (monthsA !== undefined && monthsB !== undefined) return monthsA === monthsB;
  return minutesOf(a) === minutesOf(b);
}

function monthsOf(duration: Duration): number | undefined {
  const months = { M: 1, Q: 3, Y: 12 }[duration.slice(-1)];
  return months === undefined ? undefined : months * Number.parseInt(duration, 10);
}
