import type { CommandText } from './reading';
import type { Span } from './spans';

/** A literal that looks like a secret; the span is that of the literal alone. */
export interface SecretLiteral extends Span {
  /** "a GitHub token", "a password". */
  readonly what: string;
  /** A name for the variable to use instead: `GITHUB_TOKEN`. */
  readonly variable: string;
}

export function findSecrets(_command: CommandText): readonly SecretLiteral[] {
  return [];
}
