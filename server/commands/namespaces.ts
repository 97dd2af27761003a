import type { CommandText } from './reading';
import type { Span } from './spans';

/** A command on a namespaced resource that says neither namespace nor context. The span is that of the program and its verb. */
export interface WithoutNamespace extends Span {
  /** `kubectl get`, as it is said in a message. */
  readonly what: string;
  /** Where ` -n <namespace>` can be inserted. */
  readonly insertAt: number;
}

export function findWithoutNamespace(_command: CommandText): readonly WithoutNamespace[] {
  return [];
}
