import { nearest } from '../rules/nearest';
import { either } from '../rules/words';
import type { Command } from './command';
import { commands } from './commands';
import { manifest } from './manifest';
import { printable } from './printable';
import { WrongUse } from './wrong-use';

/** Runs the command line. @returns the exit status */
export async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  try {
    if (name === '--version' || name === '-v') {
      process.stdout.write(`${manifest().version}\n`);
      return 0;
    }
    if (name === '--help' || name === '-h' || name === 'help') {
      process.stdout.write(name === 'help' && rest[0] !== undefined ? commandOf(rest[0]).usage : helpText());
      return 0;
    }
    return await commandOf(name).run(rest);
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    const help = commands.some((command) => command.name === name) ? `handover ${name} --help` : 'handover --help';
    process.stderr.write(`handover: ${printable(error.message)}\nRun \`${help}\` to see what there is.\n`);
    return 2;
  }
}

/** @throws WrongUse where there is no such command */
function commandOf(name: string | undefined): Command {
  if (name === undefined) throw new WrongUse('a command is needed, such as `handover check .`');
  const found = commands.find((command) => command.name === name);
  if (found) return found;
  const names = commands.map((command) => command.name);
  const near = nearest(name, names);
  const hint = near ? `did you mean \`${near}\`?` : `there is ${either(names.map((known) => `\`${known}\``))}`;
  throw new WrongUse(`there is no command \`${name}\`; ${hint}`);
}

function helpText(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map(({ name, what }) => `  ${name.padEnd(width)}  ${what}\n`).join('');
  return [
    `Usage: handover <command> <path>… [options]\n\nCommands\n${list}\nhandover --version prints the version\n`,
    ...commands.map(({ usage }) => usage),
  ].join('\n');
}
