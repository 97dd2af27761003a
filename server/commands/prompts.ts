import type { CommandText } from './reading';
import type { Span } from './spans';

/** A prompt that was copied along with a command: the span is what to remove, with the space after it. */
export interface Prompt extends Span {
  /** `$`, `#`, `user@host:~$`. */
  readonly what: string;
}

export function findPrompts(_command: CommandText): readonly Prompt[] {
  return [];
}
