/** What was read of a shell text. */
export type ShellScript = Readonly<Record<never, never>>;

export const EMPTY_SCRIPT: ShellScript = {};

export function readShell(_text: string): ShellScript {
  return EMPTY_SCRIPT;
}
