import type { CommandText } from './reading';
import type { Span } from './spans';

/** `${VAR}`, `$VAR`, `<placeholder>`, a bare name in `$(( … ))`, PowerShell's `$env:VAR`. */
export type VariableForm = 'braced' | 'plain' | 'placeholder' | 'arithmetic' | 'env';

export interface VariableUse extends Span {
  /** As written, without what marks it: `VAR`, `node-name`. */
  readonly name: string;
  readonly form: VariableForm;
  /** `${VAR:-x}` and the like: may be unset. */
  readonly optional: boolean;
  /** Known from the environment (`HOME`, `KUBECONFIG`, …): need not be declared. */
  readonly environment: boolean;
  /** Inside quotes in which the shell does not look for variables: counts as used, never as undeclared. */
  readonly inert: boolean;
}

export interface Variables {
  readonly used: readonly VariableUse[];
  /** Names that the text itself sets, wherever it does. */
  readonly set: ReadonlySet<string>;
}

export function findVariables(_command: CommandText): Variables {
  return { used: [], set: new Set() };
}

/** Whether a placeholder or variable names an input: `<node-name>` and `NODE_NAME` are the same. */
export function sameVariable(one: string, other: string): boolean {
  return inputName(one) === inputName(other);
}

/** The name of an input for a placeholder: `node-name` → `NODE_NAME`. */
export function inputName(name: string): string {
  return name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}
