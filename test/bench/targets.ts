/** What is measured for each size, by its column in the table. */
export const measures = [
  'start',
  'rules',
  'keystroke',
  'completion',
  'hover',
  'symbols',
  'lenses',
  'hints',
  'memory',
] as const;
export type Measure = (typeof measures)[number];

export const titles: Record<Measure, string> = {
  start: 'server start → first diagnostics',
  rules: 'all rules from cold, beyond the parse',
  keystroke: 'keystroke → diagnostics',
  completion: 'completion after a keystroke',
  hover: 'hover',
  symbols: 'document symbols after a keystroke',
  lenses: 'code lenses of a new text',
  hints: 'inlay hints of a new text, all of it',
  memory: 'resident memory after 30 edits',
};

export const sizes = [200, 2_000, 16_000];

interface Target {
  of: 'p50' | 'p95';
  /** Milliseconds, or megabytes of memory, by the size of the file. */
  limits: Record<number, number>;
}

export const targets: Partial<Record<Measure, Target>> = {
  start: { of: 'p50', limits: { 200: 300, 2000: 350, 16000: 700 } },
  rules: { of: 'p50', limits: { 16000: 150 } },
  keystroke: { of: 'p50', limits: { 200: 3, 2000: 5, 16000: 20 } },
  completion: { of: 'p95', limits: { 200: 5, 2000: 5, 16000: 15 } },
  lenses: { of: 'p95', limits: { 200: 10, 2000: 10, 16000: 10 } },
  hints: { of: 'p95', limits: { 200: 10, 2000: 10, 16000: 10 } },
  memory: { of: 'p50', limits: { 200: 90, 2000: 110, 16000: 180 } },
};

/** The workspace of closed files: seconds until it is indexed, and megabytes then. */
export const workspaceTargets = { seconds: 6, megabytes: 500 };
