import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type StageEntry, StageHistory } from '../../../server/engagement/history';
import { Systems } from '../../../server/engagement/systems';
import { engagementOf } from '../../../server/workspace/documents';
import { FileEntry } from '../../../server/workspace/file';

const TODAY = '2026-09-15';

/** The history of a system that is written like this. */
function historyOf(entries: readonly string[], rest = ''): StageHistory {
  const list = entries.map((entry) => {
    const [stage, on] = entry.split(' ');
    return `{stage: ${stage}, on: ${on}, by: x}`;
  });
  const system = `{id: a, title: A, tier: 1, ownership: {stage: shadow, history: [${list.join(', ')}]${rest}}}`;
  const file = new FileEntry('file:///w/a.engagement.yaml', `kind: Engagement\nspec:\n  systems: [${system}]\n`);
  const [only] = Systems.from(engagementOf(file.documents[0]!)?.spec?.systems);
  assert.ok(only);
  return StageHistory.of(only);
}

const told = ({ stage, on }: StageEntry) => `${stage} ${on}`;

describe('the history of a system', () => {
  const days = fc.array(
    fc.integer({ min: 1, max: 9 }).map((day) => `2026-09-0${day}`),
    { maxLength: 8 },
  );

  it('has the fewest entries in the wrong place without which the days ascend', () => {
    fc.assert(
      fc.property(days, (list) => {
        const history = historyOf(list.map((day) => `shadow ${day}`));
        const wrong = new Set(history.misplaced(TODAY).map(({ entry }) => entry));
        const kept = history.entries.filter((entry) => !wrong.has(entry)).map(({ on }) => on!);
        assert.deepEqual(kept, [...kept].sort());
        assert.equal(kept.length, longestAscending(list));
      }),
    );
  });

  it('names for each of them one that it contradicts', () => {
    fc.assert(
      fc.property(days, (list) => {
        const history = historyOf(list.map((day) => `shadow ${day}`));
        const wrong = history.misplaced(TODAY);
        const entries = wrong.map(({ entry }) => entry);
        for (const { entry, why, other } of wrong) {
          assert.ok(other && !entries.includes(other));
          const isAbove = history.entries.indexOf(other) < history.entries.indexOf(entry);
          assert.equal(isAbove, why === 'early');
          assert.ok(why === 'early' ? other.on! > entry.on! : other.on! < entry.on!);
        }
      }),
    );
  });

  it('has days that have not come, whatever the others are', () => {
    const history = historyOf(['provider-owned 2027-01-01', 'shadow 2026-05-04', 'reverse-shadow 2026-09-16']);
    assert.deepEqual(
      history.misplaced(TODAY).map(({ entry, why }) => `${told(entry)} ${why}`),
      ['provider-owned 2027-01-01 future', 'reverse-shadow 2026-09-16 future'],
    );
  });

  it('is put in the order of its days; entries of one day stay as they are', () => {
    const history = historyOf(['shadow 2026-05-04', 'planned 2026-01-01', 'provider-owned 2026-01-01']);
    assert.deepEqual(history.byDay.map(told), ['planned 2026-01-01', 'provider-owned 2026-01-01', 'shadow 2026-05-04']);
    assert.equal(history.isOrdered, false);
    assert.equal(historyOf(['shadow 2026-05-04', 'planned 2026-05-04']).isOrdered, true);
  });

  it('bears what is half written', () => {
    const history = historyOf(['shadow 2026-05-34', 'x 2026-01-01', 'client-owned', ' ']);
    assert.deepEqual(history.misplaced(TODAY), []);
    assert.deepEqual(history.unrecorded, []);
    assert.doesNotThrow(() => history.skips);
    assert.deepEqual(historyOf([]).skips, []);
    assert.equal(historyOf([]).last, undefined);
  });

  it('is quick where it is long', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `shadow ${String(9999 - index).padStart(4, '0')}-01-01`);
    const history = historyOf(many);
    const before = performance.now();
    history.misplaced('9999-12-31');
    assert.ok(history.skips.length <= many.length);
    assert.ok(performance.now() - before < 1_000);
  });

  it('takes a record of a rollback for one step only, the one that it fits best', () => {
    const entries = [
      'provider-owned 2026-01-01',
      'shadow 2026-02-01',
      'reverse-shadow 2026-03-01',
      'shadow 2026-04-01',
      'reverse-shadow 2026-05-01',
      'shadow 2026-06-01',
    ];
    const record = (on: string) => `{from: reverse-shadow, to: shadow, on: ${on}, reason: r, approvedBy: x}`;
    const open = (...records: string[]) =>
      historyOf(entries, `, rollbacks: [${records.join(', ')}]`).unrecorded.map(({ to }) => told(to));
    assert.deepEqual(open(), ['shadow 2026-04-01', 'shadow 2026-06-01']);
    assert.deepEqual(open(record('2026-06-01')), ['shadow 2026-04-01']);
    assert.deepEqual(open(record('2026-03-31')), ['shadow 2026-06-01']);
    assert.deepEqual(open(record('2026-06-01'), record('2026-03-31')), []);
  });
});

/** By trying every subset. */
function longestAscending(list: readonly string[]): number {
  let longest = 0;
  for (let subset = 0; subset < 1 << list.length; subset++) {
    const kept = list.filter((_, index) => subset & (1 << index));
    if (kept.every((day, index) => index === 0 || kept[index - 1]! <= day)) longest = Math.max(longest, kept.length);
  }
  return longest;
}
