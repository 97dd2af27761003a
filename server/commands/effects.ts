import type { CommandText } from './reading';
import type { Span } from './spans';

/** `unknown` where a program is not known: never taken for one that changes something. */
export type Effect = 'read-only' | 'changes' | 'unknown';

/** A part of a command that changes state. `what` and `why` together read "`kubectl cordon` changes the cluster". */
export interface Change extends Span {
  readonly what: string;
  readonly why: string;
}

export interface EffectJudgement {
  readonly effect: Effect;
  readonly changes: readonly Change[];
}

export function judgeEffect(_command: CommandText): EffectJudgement {
  return { effect: 'unknown', changes: [] };
}
