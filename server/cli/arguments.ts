import { isDay } from '../model/calendar';

/** What `handover check` was asked to do. */
export interface CheckArguments {
  readonly paths: readonly string[];
  /** The day that counts as today; absent: the clock's. */
  readonly now: string | undefined;
  readonly format: 'stylish' | 'json';
  /** More warnings than this fail the run. */
  readonly maxWarnings: number | undefined;
  /** Report errors only. */
  readonly quiet: boolean;
}

export type Parsed = { check: CheckArguments } | { help: true } | { version: true } | { wrong: string };

/** Reads the words after the program's name. */
export function parseArguments(words: readonly string[]): Parsed {
  const [command, ...rest] = words;
  if (command === undefined) return { wrong: 'a command is needed, such as `handover check .`' };
  if (command === '--help' || command === '-h' || command === 'help') return { help: true };
  if (command === '--version' || command === '-v') return { version: true };
  if (command !== 'check') return { wrong: `there is no command \`${command}\`; the command is \`check\`` };
  const paths: string[] = [];
  let now: string | undefined;
  let format: 'stylish' | 'json' = 'stylish';
  let maxWarnings: number | undefined;
  let quiet = false;
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i]!;
    if (word === '--') {
      paths.push(...rest.slice(i + 1));
      break;
    }
    if (word === '--help' || word === '-h') return { help: true };
    if (word === '--quiet') {
      quiet = true;
      continue;
    }
    if (!word.startsWith('--')) {
      if (word.startsWith('-') && word !== '-') return { wrong: `there is no option \`${word}\`` };
      paths.push(word);
      continue;
    }
    const [name, inline] = split(word);
    if (!['--now', '--format', '--max-warnings'].includes(name)) return { wrong: `there is no option \`${name}\`` };
    const value = inline ?? rest[++i];
    if (value === undefined) return { wrong: `\`${name}\` needs a value` };
    if (name === '--now') {
      if (!isDay(value)) return { wrong: `\`--now\` must be a day written YYYY-MM-DD, not \`${value}\`` };
      now = value;
    } else if (name === '--format') {
      if (value !== 'stylish' && value !== 'json')
        return { wrong: `\`--format\` must be stylish or json, not \`${value}\`` };
      format = value;
    } else {
      if (!/^\d+$/.test(value)) return { wrong: `\`--max-warnings\` must be a whole number, not \`${value}\`` };
      maxWarnings = Number(value);
    }
  }
  if (paths.length === 0) return { wrong: '`check` needs at least one file or folder, such as `handover check .`' };
  return { check: { paths, now, format, maxWarnings, quiet } };
}

function split(word: string): [string, string | undefined] {
  const equals = word.indexOf('=');
  return equals === -1 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
}
