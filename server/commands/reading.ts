import { EMPTY_SCRIPT, type ShellScript } from './script';
import { readShell } from './shell';

/** How a command is run, as `run.kind` of a runbook says. A command without a kind is read as `bash`. */
export type CommandKind = 'manual' | 'bash' | 'sh' | 'powershell' | 'ssh' | 'http';

/** The text of a command and what was read of it; made once and handed to every `find…` and `judge…` function. */
export interface CommandText {
  readonly text: string;
  readonly kind: CommandKind;
  /** The text read as shell; empty for kinds that are not shell. */
  readonly shell: ShellScript;
}

/**
 * Reads the text of a command. Never throws: what cannot be read is passed over.
 * @param text the value of a `command`, `verify` or similar; for an expectation or an example pass `manual` as its kind
 */
export function readCommand(text: string, kind: CommandKind): CommandText {
  const isShell = kind === 'bash' || kind === 'sh' || kind === 'ssh' || (kind === 'http' && /^\s*curl\s/.test(text));
  return { text, kind, shell: isShell ? readShell(text) : EMPTY_SCRIPT };
}
