import type { OwnershipChange, OwnershipRollback, OwnershipStage } from '../generated/engagement';
import { dayOf, textOf } from '../model/entries';
import type { Draft } from '../model/values';
import { rankOf, STAGES, type Stage } from './stages';
import type { SystemOf } from './systems';

/** One entry of a system's history. */
export interface StageEntry {
  readonly value: Draft<OwnershipChange>;
  readonly stage: OwnershipStage | undefined;
  readonly on: string | undefined;
}

/** An entry whose day does not fit, and why. */
export interface Misplaced {
  readonly entry: StageEntry;
  /** `future`: after today; `early`: before an entry above it; `late`: after an entry below it. */
  readonly why: 'future' | 'early' | 'late';
  /** The nearest entry that it contradicts; absent for `future`. */
  readonly other: StageEntry | undefined;
}

/** The entry into a stage from an earlier or a later one. */
export interface Move {
  /** Absent for the first entry. */
  readonly from: StageEntry | undefined;
  readonly to: StageEntry;
}

/** A move past one or more stages. */
export interface Skip extends Move {
  readonly stages: readonly Stage[];
}

const known = new WeakMap<SystemOf, StageHistory>();

/** Later than any day. */
const TOMORROW = '9999-12-32';

/**
 * What the record of a system's ownership says, and where it contradicts itself. One mistake is told once: what follows
 * from an entry in the wrong place is no mistake of its own.
 */
export class StageHistory {
  readonly entries: readonly StageEntry[];
  /** Why stages may be left out, where that is told. */
  readonly expedited: string | undefined;
  private readonly rollbacks: readonly Draft<OwnershipRollback>[];
  private ordered: readonly StageEntry[] | undefined;
  private backwards: readonly Move[] | undefined;

  /** The history of a system; the same object for the same system. */
  static of(system: SystemOf): StageHistory {
    let history = known.get(system);
    if (!history) {
      history = new StageHistory(system);
      known.set(system, history);
    }
    return history;
  }

  private constructor(system: SystemOf) {
    this.entries = system.history.map((value) => ({ value, stage: value.stage, on: dayOf(value.on) }));
    const { expedited } = system.ownership;
    this.expedited = typeof expedited === 'string' ? textOf(expedited) : undefined;
    this.rollbacks = system.rollbacks;
  }

  get last(): StageEntry | undefined {
    return this.entries.at(-1);
  }

  /** The entries in the order of their days; one without a day stays behind the one above it. */
  get byDay(): readonly StageEntry[] {
    if (this.ordered) return this.ordered;
    if (this.ascends()) {
      this.ordered = this.entries;
      return this.entries;
    }
    let day = '';
    const dated = this.entries.map((entry) => {
      day = entry.on ?? day;
      return { entry, day };
    });
    dated.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
    this.ordered = dated.map(({ entry }) => entry);
    return this.ordered;
  }

  /** Whether the entries stand in the order of their days; two on one day may stand either way. */
  get isOrdered(): boolean {
    return this.byDay === this.entries;
  }

  private ascends(): boolean {
    let last = '';
    for (const { on } of this.entries) {
      if (on === undefined) continue;
      if (on < last) return false;
      last = on;
    }
    return true;
  }

  /** The entries after today, and the fewest of the others without which the days would ascend. */
  misplaced(today: string): Misplaced[] {
    if (this.isOrdered && (this.last?.on ?? TOMORROW) <= today) return [];
    const past = this.entries.filter(({ on }) => on !== undefined && on <= today);
    const kept = ascending(past.map(({ on }) => on!)).map((index) => past[index]!);
    const found: Misplaced[] = [];
    // The kept entries ascend: the ones next to an entry are those that it contradicts first.
    let next = 0;
    for (const entry of this.entries) {
      const [above, below] = [kept[next - 1], kept[next]];
      if (entry === below) next++;
      else if (entry.on === undefined) continue;
      else if (entry.on > today) found.push({ entry, why: 'future', other: undefined });
      else if (above && above.on! > entry.on) found.push({ entry, why: 'early', other: above });
      else found.push({ entry, why: 'late', other: below });
    }
    return found;
  }

  /**
   * Moves to an earlier stage that no rollback records. A record is of a move where two of its stage before, its
   * stage after and its day agree; each is of one move only.
   */
  get unrecorded(): readonly Move[] {
    if (this.backwards) return this.backwards;
    const listed = this.unrecordedIn(this.entries);
    const sorted = this.isOrdered ? undefined : new Set(this.unrecordedIn(this.byDay).map(({ to }) => to));
    this.backwards = sorted ? listed.filter(({ to }) => sorted.has(to)) : listed;
    return this.backwards;
  }

  /** Stages that were left out without a reason. At the start, `planned` and `provider-owned` may be. */
  get skips(): readonly Skip[] {
    if (this.expedited !== undefined) return [];
    const unrecorded = new Set(this.unrecorded.map(({ to }) => to));
    const listed = this.skipsIn(this.entries, unrecorded);
    if (this.isOrdered) return listed;
    const sorted = new Set(this.skipsIn(this.byDay, unrecorded).map(({ to }) => to));
    return listed.filter(({ to }) => sorted.has(to));
  }

  private unrecordedIn(entries: readonly StageEntry[]): Move[] {
    const back: Move[] = [];
    let skipped: Move | undefined;
    for (const move of moves(entries)) {
      const [from, to] = [rankOf(move.from?.stage), rankOf(move.to.stage)!];
      const followsSkip = skipped && to >= (rankOf(skipped.from?.stage) ?? 0);
      // What comes after one stage too many is not a step back.
      if (from !== undefined && to < from && !followsSkip) back.push(move);
      skipped = this.expedited === undefined && leftOut(move).length > 0 ? move : undefined;
    }
    if (back.length === 0) return back;
    const records = new Set(this.rollbacks);
    const take = (fits: (record: Draft<OwnershipRollback>, move: Move) => boolean) => (move: Move) => {
      for (const record of records) if (fits(record, move)) return !records.delete(record);
      return true;
    };
    const open = back.filter(take((record, move) => agreement(record, move) === 3));
    return open.filter(take((record, move) => agreement(record, move) === 2));
  }

  private skipsIn(entries: readonly StageEntry[], unrecorded: ReadonlySet<StageEntry>): Skip[] {
    const skips: Skip[] = [];
    for (const move of moves(entries)) {
      // Where a step back is not explained, nobody knows from where it went on.
      if (move.from && unrecorded.has(move.from)) continue;
      const stages = leftOut({ ...move, from: this.lastRollbackBetween(move) ?? move.from });
      if (stages.length > 0) skips.push({ ...move, stages });
    }
    return skips;
  }

  /** A rollback between two entries that has no entry of its own: the counting starts anew at where it led. */
  private lastRollbackBetween({ from, to }: Move): StageEntry | undefined {
    if (this.rollbacks.length === 0 || from?.on === undefined || to.on === undefined) return undefined;
    const [start, end, stage] = [from.on, to.on, from.stage];
    const between = this.rollbacks
      .map((record) => ({ record, on: dayOf(record.on) }))
      .filter(({ record, on }) => record.from === stage && on !== undefined && start <= on && on < end)
      .sort((a, b) => (a.on! < b.on! ? -1 : 1));
    const last = between.at(-1);
    return last && { value: {}, stage: last.record.to, on: last.on };
  }
}

/** The entries one by one with what was before; `retired` stands apart, and what comes after it begins anew. */
function* moves(entries: readonly StageEntry[]): Iterable<Move> {
  let from: StageEntry | undefined;
  let isFirst = true;
  for (const to of entries) {
    const known = rankOf(to.stage) !== undefined;
    if (known && (from || isFirst)) yield { from, to };
    from = known ? to : undefined;
    isFirst = false;
  }
}

/** The stages that a move leaves out. */
function leftOut({ from, to }: Move): readonly Stage[] {
  const before = from ? rankOf(from.stage) : rankOf('provider-owned');
  const after = rankOf(to.stage);
  return before === undefined || after === undefined ? [] : STAGES.slice(before + 1, after);
}

/** How much of a rollback record is that of a move: the stage before, the stage after, the day. */
function agreement({ from, to, on }: Draft<OwnershipRollback>, move: Move): number {
  return Number(from === move.from?.stage) + Number(to === move.to.stage) + Number(dayOf(on) === move.to.on);
}

/** The indices of the longest sequence of days that does not descend; of several the one that begins first. */
function ascending(days: readonly string[]): number[] {
  // From the back: `tails[n]` is the latest day with which a sequence of n + 1 days can begin.
  const tails: string[] = [];
  const lengths = days.map(() => 0);
  for (let index = days.length - 1; index >= 0; index--) {
    const day = days[index]!;
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tails[middle]! >= day) low = middle + 1;
      else high = middle;
    }
    tails[low] = day;
    lengths[index] = low + 1;
  }
  const kept: number[] = [];
  let left = tails.length;
  let last = '';
  for (const [index, day] of days.entries()) {
    if (lengths[index] !== left || day < last) continue;
    kept.push(index);
    last = day;
    left--;
  }
  return kept;
}
