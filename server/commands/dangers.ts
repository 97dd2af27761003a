import type { CommandText } from './reading';
import type { Span } from './spans';

export type DangerKind = 'pipe-to-shell' | 'plain-http' | 'no-certificate-check' | 'open-permissions' | 'delete-root';

/** `why` reads on from "`curl … | sh`": "runs what it downloads before anybody has read it". */
export interface Danger extends Span {
  readonly kind: DangerKind;
  readonly what: string;
  readonly why: string;
}

export function findDangers(_command: CommandText): readonly Danger[] {
  return [];
}
