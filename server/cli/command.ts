import { type Options, optionsText, parse, type Values } from './options';
import { WrongUse } from './wrong-use';

/** What `handover <name> <path>… [options]` is and does. */
export interface CommandDescription<O extends Options> {
  readonly name: string;
  /** Continues the sentence "this command …". */
  readonly what: string;
  /** A few lines on how to use it. */
  readonly about: string;
  readonly options: O;
  /** What its exit status says. */
  readonly status: string;
  /**
   * @param paths one at least
   * @returns the exit status
   * @throws WrongUse
   */
  run(paths: readonly string[], values: Values<O>): Promise<number>;
}

/** A command as `main` sees it. */
export interface Command {
  readonly name: string;
  readonly what: string;
  readonly usage: string;
  /**
   * @param words those behind the command's name
   * @returns the exit status
   * @throws WrongUse
   */
  run(words: readonly string[]): Promise<number>;
}

export function command<O extends Options>(description: CommandDescription<O>): Command {
  const { name, what, about, options, status } = description;
  const usage = `Usage: handover ${name} <path>… [options]\n\n${about}\n\nOptions\n${optionsText(options)}\n${status}\n`;
  return {
    name,
    what,
    usage,
    async run(words) {
      const parsed = parse(words, options);
      if (parsed.help) {
        process.stdout.write(usage);
        return 0;
      }
      if (parsed.paths.length === 0) {
        throw new WrongUse(`\`${name}\` needs at least one file or folder, such as \`handover ${name} .\``);
      }
      return description.run(parsed.paths, parsed.values);
    },
  };
}
