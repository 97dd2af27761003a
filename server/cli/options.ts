import { isDay } from '../model/calendar';
import { nearest } from '../rules/nearest';
import { either } from '../rules/words';
import { WrongUse } from './wrong-use';

/** One option of a command. Its name is its key in the command's table, without the dashes. */
export interface Option<T> {
  /** What it does, for the usage. */
  readonly what: string;
  /** How the usage names its value: `DATE`, or `[FILE]` where it can do without. Absent: it is a switch. */
  readonly value?: string;
  /** Of an option that can do without a value: whether the word behind it is one all the same. */
  readonly takes?: (word: string) => boolean;
  /**
   * @param text undefined where no value was given
   * @throws WrongUse where the text is no value for it
   */
  read(text: string | undefined, name: string): T;
}

/** The options of a command, in the order of its usage. */
export type Options = Readonly<Record<string, Option<unknown>>>;

/** What the options of a table were set to; undefined: not given. */
export type Values<O extends Options> = {
  readonly [K in keyof O]: (O[K] extends Option<infer T> ? T : never) | undefined;
};

export type Parsed<O extends Options> =
  | { readonly help: true }
  | { readonly help: false; readonly paths: readonly string[]; readonly values: Values<O> };

/** An option that is on where it is given. */
export function toggle(what: string): Option<true> {
  return { what, read: () => true };
}

export function day(value: string, what: string): Option<string> {
  return {
    what,
    value,
    read: (text = '', name) => {
      if (isDay(text)) return text;
      throw new WrongUse(`\`${name}\` must be a day written YYYY-MM-DD, not \`${text}\``);
    },
  };
}

export function count(value: string, what: string): Option<number> {
  return {
    what,
    value,
    read: (text = '', name) => {
      if (/^\d+$/.test(text)) return Number(text);
      throw new WrongUse(`\`${name}\` must be a whole number, not \`${text}\``);
    },
  };
}

export function choice<T extends string>(value: string, choices: readonly T[], what: string): Option<T> {
  return {
    what,
    value,
    read: (text = '', name) => {
      const chosen = choices.find((candidate) => candidate === text);
      if (chosen !== undefined) return chosen;
      const near = nearest(text, choices);
      const hint = near ? `; did you mean \`${near}\`?` : '';
      throw new WrongUse(`\`${name}\` must be ${either(choices)}, not \`${text}\`${hint}`);
    },
  };
}

/** The id of something in a file. */
export function id(value: string, what: string): Option<string> {
  return {
    what,
    value,
    read: (text = '', name) => {
      if (text !== '') return text;
      throw new WrongUse(`\`${name}\` needs an id`);
    },
  };
}

export function file(value: string, what: string): Option<string> {
  return {
    what,
    value,
    read: (text = '', name) => {
      if (text !== '') return text;
      throw new WrongUse(`\`${name}\` needs the name of a file`);
    },
  };
}

/**
 * A file that need not be named. A word behind the option is one where it ends as the file's name does: else
 * `--option .` would take the path for it.
 */
export function optionalFile(value: string, end: string, what: string): Option<string | true> {
  const named = file(value, what);
  return {
    what,
    value: `[${value}]`,
    takes: (word) => word.endsWith(end),
    read: (text, name) => (text === undefined ? true : named.read(text, name)),
  };
}

/**
 * Reads the words behind a command.
 * @throws WrongUse where they do not fit its options
 */
export function parse<O extends Options>(words: readonly string[], options: O): Parsed<O> {
  const paths: string[] = [];
  const values: Record<string, unknown> = {};
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word === '--') {
      paths.push(...words.slice(i + 1));
      break;
    }
    if (word === '--help' || word === '-h') return { help: true };
    if (!word.startsWith('-') || word === '-') {
      paths.push(word);
      continue;
    }
    const [name, inline] = split(word);
    const key = name.slice(2);
    if (!name.startsWith('--') || !Object.hasOwn(options, key)) throw unknownOption(name, options);
    const option = options[key]!;
    let text = inline;
    if (option.value === undefined) {
      if (inline !== undefined) throw new WrongUse(`\`${name}\` takes no value`);
    } else if (text === undefined) {
      const next = words[i + 1];
      const fits = next !== undefined && !next.startsWith('--');
      if (fits && (option.takes?.(next) ?? true)) {
        text = next;
        i++;
      } else if (!option.takes) throw new WrongUse(`\`${name}\` needs a value`);
    }
    values[key] = option.read(text, name);
  }
  return { help: false, paths, values: values as Values<O> };
}

function split(word: string): [string, string | undefined] {
  const equals = word.indexOf('=');
  return equals === -1 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
}

function unknownOption(name: string, options: Options): WrongUse {
  const near = nearest(name, [...Object.keys(options).map((key) => `--${key}`), '--help']);
  return new WrongUse(`there is no option \`${name}\`${near ? `; did you mean \`${near}\`?` : ''}`);
}

/** A table of options for a usage: one line each, or two where the name is long. */
export function optionsText(options: Options): string {
  const rows = Object.entries(options).map(([key, { value, what }]) => [`--${key}${value ? ` ${value}` : ''}`, what]);
  return [...rows, ['--help', 'print this']].map(([left, right]) => `  ${left!.padEnd(WIDTH)}  ${right}\n`).join('');
}

/** Of the names of the options and their values. */
const WIDTH = 23;
