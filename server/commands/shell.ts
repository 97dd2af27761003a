import { closedElements } from './placeholders';
import { isProgram } from './programs';
import { Prompts } from './prompts';
import type { ShellScript } from './script';
import { type Found, ShellReader } from './shell-reader';

/**
 * Reads a text of sh or bash: forgiving, in one pass, never throwing. What cannot be read is passed over.
 *
 * Where the first command has a prompt before it, the lines without one are what the commands printed, and are not read.
 */
export function readShell(text: string): ShellScript {
  const found: Found = {
    expansions: new Map(),
    placeholders: new Map(),
    assigned: new Set(),
    closed: closedElements(text),
    commands: [],
    comments: [],
    prompts: [],
    functions: new Set(),
    substitutions: new Map(),
  };
  new ShellReader({ text, remote: false }, found, { prompts: new Prompts(text, isProgram) }).read();
  return {
    commands: found.commands.sort((a, b) => a.start - b.start || b.end - a.end),
    expansions: sorted(found.expansions),
    placeholders: sorted(found.placeholders),
    comments: found.comments,
    prompts: found.prompts,
    assigned: found.assigned,
    functions: found.functions,
  };
}

function sorted<T extends { readonly start: number }>(found: ReadonlyMap<number, T>): readonly T[] {
  return [...found.values()].sort((a, b) => a.start - b.start);
}
