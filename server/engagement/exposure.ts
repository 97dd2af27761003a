import type { RiskExposure } from '../generated/engagement';

/** The bands of likelihood × impact, the gravest first, each with the least product that is in it (FORMAT.md, "risk"). */
const BANDS: readonly (readonly [least: number, exposure: RiskExposure])[] = [
  [16, 'critical'],
  [10, 'high'],
  [5, 'medium'],
  [1, 'low'],
];

/** What is scored on both scales, each from 1 to 5: a risk, or what remains of one after its response. */
interface Scored {
  readonly likelihood?: number;
  readonly impact?: number;
}

/** Likelihood times impact, in its band; undefined where a score is missing. */
export function exposureOf({ likelihood, impact }: Scored): RiskExposure | undefined {
  if (typeof likelihood !== 'number' || typeof impact !== 'number') return undefined;
  return BANDS.find(([least]) => likelihood * impact >= least)?.[1];
}

/** Whether an exposure is another one or graver; one that is not known is not. */
export function isExposedAtLeast(exposure: RiskExposure | undefined, least: RiskExposure): boolean {
  const rank = BANDS.findIndex(([, band]) => band === exposure);
  return rank !== -1 && rank <= BANDS.findIndex(([, band]) => band === least);
}
