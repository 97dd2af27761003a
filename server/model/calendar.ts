/** Days as `YYYY-MM-DD` text, durations in the OpenSLO shorthand. No clock: the day that is today is always passed in. */

const DAY_MS = 86_400_000;

/** Whether a text is a real calendar day, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** The number that a stretch of digits is; negative where something else is among them. */
function digits(text: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days from one real day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The day that a moment falls on in the local time zone, as `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return `${pad(moment.getFullYear(), 4)}-${pad(moment.getMonth() + 1, 2)}-${pad(moment.getDate(), 2)}`;
}

/**
 * The real day that a mistyped one most likely means: `2026-9-1`, `2026/09/01`, `2026-09-01T10:00Z`, `01.09.2026`.
 * @returns undefined where nothing can be offered without guessing
 */
export function nearestDay(text: string): string | undefined {
  const trimmed = text.trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(trimmed);
  const european = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(trimmed);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(trimmed);
  const parts = iso
    ? [iso[1], iso[2], iso[3]]
    : european
      ? [european[3], european[2], european[1]]
      : compact
        ? [compact[1], compact[2], compact[3]]
        : undefined;
  if (!parts) return undefined;
  const day = `${parts[0]}-${parts[1]!.padStart(2, '0')}-${parts[2]!.padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}

const DURATION = /^(\d+)([mhdwMQY])$/;

/** Whether a text is a duration such as `15m 4h 2d 4w 6M 1Q 1Y` (`m` minutes, `M` months). */
export function isDuration(text: string): boolean {
  return DURATION.test(text);
}

const UNITS: [RegExp, string][] = [
  [/^(?:minutes?|mins?)$/i, 'm'],
  [/^(?:hours?|hrs?)$/i, 'h'],
  [/^days?$/i, 'd'],
  [/^(?:weeks?|wks?)$/i, 'w'],
  [/^(?:months?|mos?|mon)$/i, 'M'],
  [/^quarters?$/i, 'Q'],
  [/^(?:years?|yrs?)$/i, 'Y'],
];
const LETTERS = new Map(
  Object.entries({
    m: 'm',
    h: 'h',
    H: 'h',
    d: 'd',
    D: 'd',
    w: 'w',
    W: 'w',
    M: 'M',
    q: 'Q',
    Q: 'Q',
    y: 'Y',
    Y: 'Y',
  }),
);

/** The duration that a mistyped one means: `6 months` → `6M`, `PT4H` → `4h`, `2 d` → `2d`; undefined where unclear. */
export function nearestDuration(text: string): string | undefined {
  const trimmed = text.trim();
  const iso = /^P(?:(\d+)([YMWD]))?(?:T(\d+)([HM]))?$/.exec(trimmed);
  if (iso && (iso[1] === undefined) !== (iso[3] === undefined)) {
    if (iso[1]) return `${iso[1]}${iso[2] === 'Y' || iso[2] === 'M' ? iso[2] : iso[2]!.toLowerCase()}`;
    return `${iso[3]}${iso[4]!.toLowerCase()}`;
  }
  const words = /^(\d+)\s*([A-Za-z]+)$/.exec(trimmed);
  if (!words) return undefined;
  const letter = LETTERS.get(words[2]!) ?? UNITS.find(([pattern]) => pattern.test(words[2]!))?.[1];
  return letter ? `${words[1]}${letter}` : undefined;
}

/** The day that lies a duration after another; months keep the day of the month where that exists. Minutes and hours round down. */
export function dayAfter(day: string, duration: string): string | undefined {
  return moved(day, duration, 1);
}

/** The day that lies a duration before another, as `dayAfter` counts. */
export function dayBefore(day: string, duration: string): string | undefined {
  return moved(day, duration, -1);
}

/** How many minutes a duration is, a month counted as 30 days; undefined where it is none. */
export function minutesOf(duration: string): number | undefined {
  const match = DURATION.exec(duration);
  if (!match) return undefined;
  const days = { m: 1 / 1440, h: 1 / 24, d: 1, w: 7, M: 30, Q: 90, Y: 365 }[match[2]!]!;
  return Math.round(Number(match[1]) * days * 1440);
}

function moved(day: string, duration: string, direction: 1 | -1): string | undefined {
  const match = DURATION.exec(duration);
  if (!match || !isDay(day)) return undefined;
  const count = Number(match[1]) * direction;
  const months = { M: 1, Q: 3, Y: 12 }[match[2]!];
  if (months) return movedByMonths(day, count * months);
  const days = { m: 1 / 1440, h: 1 / 24, d: 1, w: 7 }[match[2]!]!;
  const at = new Date(Date.parse(`${day}T00:00:00Z`) + Math.trunc(count * days) * DAY_MS);
  const year = at.getUTCFullYear();
  return Number.isNaN(year) || year < 0 || year > 9999 ? undefined : at.toISOString().slice(0, 10);
}

function movedByMonths(day: string, months: number): string | undefined {
  // Months since the year 0, so that their remainder is the month from 0.
  const at = digits(day, 0, 4) * 12 + digits(day, 5, 7) - 1 + months;
  const year = Math.floor(at / 12);
  if (!(year >= 0 && year <= 9999)) return undefined;
  const month = (at % 12) + 1;
  const dayOfMonth = Math.min(digits(day, 8, 10), daysIn(year, month));
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}
