/** The day that all generated files are written for: pass it as `now`, and none of them has a finding above a hint. */
export const generatedNow = '2026-08-22';

const base = Date.UTC(2026, 7, 22);

/** The day that lies `offset` days after `generatedNow`. */
export function day(offset: number): string {
  return new Date(base + offset * 86_400_000).toISOString().slice(0, 10);
}
