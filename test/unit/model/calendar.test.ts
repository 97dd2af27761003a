import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  dayAfter,
  dayOf,
  daysBetween,
  isDay,
  isDuration,
  nearestDay,
  nearestDuration,
} from '../../../server/model/calendar';

/** Cases by what goes in; what comes out stands beside it. */
function table<T>(name: string, cases: readonly (readonly [input: string, expected: T])[], run: (input: string) => T) {
  it(name, () => {
    for (const [input, expected] of cases) assert.deepEqual(run(input), expected, JSON.stringify(input));
  });
}

describe('days', () => {
  table<boolean>(
    'are real and written YYYY-MM-DD',
    [
      ['2026-09-01', true],
      ['2026-12-31', true],
      ['2024-02-29', true],
      ['2000-02-29', true],
      ['2026-02-29', false],
      ['2100-02-29', false],
      ['1900-02-29', false],
      ['2026-04-31', false],
      ['2026-06-30', true],
      ['2026-13-01', false],
      ['2026-00-10', false],
      ['2026-01-00', false],
      ['2026-01-32', false],
      ['0001-01-01', true],
      ['9999-12-31', true],
      ['2026-9-1', false],
      ['2026-09-01T00:00:00Z', false],
      [' 2026-09-01', false],
      ['2026-09-01\n', false],
      ['02026-09-01', false],
      ['２０２６-09-01', false],
      ['', false],
    ],
    isDay,
  );

  it('are those of the calendar, all of them', () => {
    for (const year of [1900, 2000, 2023, 2024, 2100]) {
      for (let month = 1; month <= 12; month++) {
        for (let day = 1; day <= 31; day++) {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const date = new Date(Date.UTC(year, month - 1, day));
          assert.equal(isDay(text), date.getUTCMonth() === month - 1, text);
        }
      }
    }
  });

  table<string | undefined>(
    'that are mistyped are understood where they can only mean one',
    [
      ['2026-9-1', '2026-09-01'],
      ['2026/09/01', '2026-09-01'],
      ['2026.9.1', '2026-09-01'],
      ['2026-09-01T10:00Z', '2026-09-01'],
      ['2026-09-01 10:00', '2026-09-01'],
      [' 2026-09-01 ', '2026-09-01'],
      ['01.09.2026', '2026-09-01'],
      ['1.9.2026', '2026-09-01'],
      ['20260901', '2026-09-01'],
      ['2026-09-01', '2026-09-01'],
      ['2026-02-30', undefined],
      ['2026-2-29', undefined],
      ['2024-2-29', '2024-02-29'],
      ['31.4.2026', undefined],
      ['20261301', undefined],
      // Which of the two is the month, nobody knows.
      ['09/01/2026', undefined],
      ['01-09-2026', undefined],
      ['26-09-01', undefined],
      ['2026-09', undefined],
      ['September 2026', undefined],
      ['tomorrow', undefined],
      ['', undefined],
    ],
    nearestDay,
  );

  it('what is offered for a mistyped one is always one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[-0-9./T: ]{0,14}$/), (text) => {
        const day = nearestDay(text);
        assert.ok(day === undefined || isDay(day), `${text}: ${day}`);
        if (isDay(text)) assert.equal(day, text);
      }),
    );
  });

  it('the day of a moment is that of the local calendar', () => {
    assert.equal(dayOf(new Date(2026, 0, 1, 0, 0, 0)), '2026-01-01');
    assert.equal(dayOf(new Date(2026, 11, 31, 23, 59, 59)), '2026-12-31');
    const early = new Date(2026, 0, 1);
    early.setFullYear(33);
    assert.equal(dayOf(early), '0033-01-01');
  });

  it('days between', () => {
    for (const [from, to, days] of [
      ['2026-09-01', '2026-09-01', 0],
      ['2026-09-01', '2026-09-02', 1],
      ['2026-09-02', '2026-09-01', -1],
      ['2024-02-28', '2024-03-01', 2],
      ['2026-02-28', '2026-03-01', 1],
      ['2025-12-31', '2026-01-01', 1],
      ['2026-01-01', '2027-01-01', 365],
      ['2024-01-01', '2025-01-01', 366],
      // Across the days on which the clocks change.
      ['2026-03-28', '2026-03-30', 2],
      ['2026-10-24', '2026-10-26', 2],
      ['0001-01-01', '9999-12-31', 3652058],
    ] as const) {
      assert.equal(daysBetween(from, to), days, `${from} ${to}`);
    }
  });
});

describe('durations', () => {
  table<boolean>(
    'are a number and a unit',
    [
      ...['15m', '4h', '2d', '4w', '6M', '1Q', '1Y', '0d', '100d'].map((text) => [text, true] as const),
      ...[
        '',
        'd',
        '4',
        '4 h',
        '4H',
        '4y',
        '4q',
        '4D',
        '4W',
        '-1d',
        '1.5h',
        '+1d',
        '1d2h',
        'P1D',
        ' 1d',
        '1d\n',
        '1s',
      ].map((text) => [text, false] as const),
    ],
    isDuration,
  );

  table<string | undefined>(
    'that are mistyped are understood where they can only mean one',
    [
      ['6 months', '6M'],
      ['1 month', '1M'],
      ['6mo', '6M'],
      ['30 minutes', '30m'],
      ['30 min', '30m'],
      ['30mins', '30m'],
      ['2 d', '2d'],
      ['2D', '2d'],
      ['4 hours', '4h'],
      ['4hrs', '4h'],
      ['4H', '4h'],
      ['2 Weeks', '2w'],
      ['2wk', '2w'],
      ['1 quarter', '1Q'],
      ['1q', '1Q'],
      ['3 years', '3Y'],
      ['3y', '3Y'],
      [' 3Y ', '3Y'],
      ['5 m', '5m'],
      ['5 M', '5M'],
      ['PT4H', '4h'],
      ['PT30M', '30m'],
      ['P6M', '6M'],
      ['P1Y', '1Y'],
      ['P2W', '2w'],
      ['P3D', '3d'],
      // Two units need two durations.
      ['P1DT4H', undefined],
      ['P', undefined],
      ['PT', undefined],
      ['1.5h', undefined],
      ['1h30m', undefined],
      ['-2d', undefined],
      ['10s', undefined],
      ['5 toString', undefined],
      ['5constructor', undefined],
      ['soon', undefined],
      ['', undefined],
    ],
    nearestDuration,
  );

  it('what is offered for a mistyped one is always one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^P?T?\d{0,3} ?[A-Za-z]{0,8}$/), (text) => {
        const duration = nearestDuration(text);
        assert.ok(duration === undefined || isDuration(duration), `${text}: ${duration}`);
        if (isDuration(text)) assert.equal(duration, text);
      }),
    );
  });
});

describe('the day after a duration', () => {
  it('keeps the day of the month where that exists', () => {
    for (const [day, duration, expected] of [
      ['2026-09-01', '0d', '2026-09-01'],
      ['2026-09-01', '1d', '2026-09-02'],
      ['2026-09-30', '1d', '2026-10-01'],
      ['2026-12-31', '1d', '2027-01-01'],
      ['2024-02-28', '1d', '2024-02-29'],
      ['2026-02-28', '1d', '2026-03-01'],
      ['2026-09-01', '2w', '2026-09-15'],
      ['2026-01-31', '1M', '2026-02-28'],
      ['2024-01-31', '1M', '2024-02-29'],
      ['2026-03-31', '1M', '2026-04-30'],
      ['2026-01-31', '2M', '2026-03-31'],
      ['2026-10-31', '4M', '2027-02-28'],
      ['2026-11-30', '1Q', '2027-02-28'],
      ['2026-01-15', '1Q', '2026-04-15'],
      ['2026-12-31', '2M', '2027-02-28'],
      ['2024-02-29', '1Y', '2025-02-28'],
      ['2024-02-29', '4Y', '2028-02-29'],
      ['2026-09-01', '12M', '2027-09-01'],
      // Less than a day is no day.
      ['2026-09-01', '23h', '2026-09-01'],
      ['2026-09-01', '24h', '2026-09-02'],
      ['2026-09-01', '49h', '2026-09-03'],
      ['2026-09-01', '1439m', '2026-09-01'],
      ['2026-09-01', '1440m', '2026-09-02'],
      ['2026-09-01', '4320m', '2026-09-04'],
      // Across the days on which the clocks change.
      ['2026-03-28', '2d', '2026-03-30'],
      ['2026-10-24', '2d', '2026-10-26'],
      ['0001-01-01', '1d', '0001-01-02'],
      ['0050-01-31', '1M', '0050-02-28'],
      ['9999-12-30', '1d', '9999-12-31'],
    ] as const) {
      assert.equal(dayAfter(day, duration), expected, `${day} ${duration}`);
    }
  });

  it('is not there where there is none', () => {
    for (const [day, duration] of [
      ['9999-12-31', '1d'],
      ['9999-12-31', '1Y'],
      ['2026-09-01', '999999999999Y'],
      ['2026-09-01', '99999999999999999999d'],
      ['2026-02-30', '1d'],
      ['today', '1d'],
      ['2026-09-01', '1 d'],
      ['2026-09-01', ''],
    ] as const) {
      assert.equal(dayAfter(day, duration), undefined, `${day} ${duration}`);
    }
  });

  it('lies as many days after as the duration has', () => {
    const anyDay = fc
      .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9000-01-01T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(anyDay, fc.nat(4000), (day, count) => {
        assert.equal(daysBetween(day, dayAfter(day, `${count}d`)!), count);
        assert.equal(dayAfter(day, `${count * 7}d`), dayAfter(day, `${count}w`));
        assert.equal(dayAfter(day, `${count * 24}h`), dayAfter(day, `${count}d`));
        assert.equal(dayAfter(day, `${count * 1440}m`), dayAfter(day, `${count}d`));
        const months = dayAfter(day, `${count}M`)!;
        assert.ok(isDay(months) && months.slice(8) <= day.slice(8));
        assert.equal(dayAfter(day, `${count}Q`), dayAfter(day, `${count * 3}M`));
        assert.equal(dayAfter(day, `${count}Y`), dayAfter(day, `${count * 12}M`));
      }),
    );
  });
});
