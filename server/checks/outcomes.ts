import type { Looked, Outcome, Verdict } from './check';

/**
 * The verdict on several things of which each must hold: what is certainly not met decides, then what is not known.
 * Of nothing at all nobody knows anything.
 */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('false')) return 'false';
  return verdicts.length === 0 || verdicts.includes('unknown') ? 'unknown' : 'true';
}

/** The outcome where everything that was looked at must hold. */
export function conjunction(looked: readonly Looked[]): Outcome {
  return { verdict: allOf(looked.map(({ verdict }) => verdict)), looked };
}

/** The outcome where there was nothing that could be looked at. */
export function unknown(what: string, about: Omit<Looked, 'what' | 'verdict'> = {}): Outcome {
  return { verdict: 'unknown', looked: [{ what, verdict: 'unknown', ...about }] };
}

/**
 * The outcome where a share of things must hold. What is not known may go either way: only where it makes a difference
 * is the outcome unknown.
 * @param atLeast per cent
 * @param beside what was looked at without being counted
 */
export function share(counted: readonly Looked[], atLeast: number, beside: readonly Looked[] = []): Outcome {
  const looked = [...counted, ...beside];
  const count = (wanted: Verdict) => counted.filter(({ verdict }) => verdict === wanted).length;
  const enough = (number: number) => number * 100 >= atLeast * counted.length;
  if (counted.every(({ verdict }) => verdict === 'unknown')) return { verdict: 'unknown', looked };
  if (enough(count('true'))) return { verdict: 'true', looked };
  return { verdict: enough(count('true') + count('unknown')) ? 'unknown' : 'false', looked };
}

/** A verdict of what is known to hold or not to. */
export function verdictOf(holds: boolean | undefined): Verdict {
  return holds === undefined ? 'unknown' : holds ? 'true' : 'false';
}
