import type { CommandText } from './reading';
import type { Span } from './spans';

/**
 * `stated`: the command says how long (`--timeout=5m`, `timeout 5m …`); `default`: it gives up by itself after a time that is not
 * stated (`kubectl wait`: 30 seconds); `none`: it may wait for ever.
 */
export type Bound = 'none' | 'default' | 'stated';

/** A part of a command that waits. `what` and `why` together read "`kubectl rollout status` waits until the rollout is complete". */
export interface Wait extends Span {
  readonly what: string;
  readonly why: string;
  readonly bound: Bound;
}

export function findWaits(_command: CommandText): readonly Wait[] {
  return [];
}
