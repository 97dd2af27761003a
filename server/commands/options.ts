import type { Word } from './script';

/** An option of a command: `-n shop`, `--timeout=5m`. */
export interface Option {
  /** With its dashes: `-n`, `--timeout`. */
  readonly name: string;
  readonly value: string | undefined;
  /** The word that it stands in. */
  readonly word: Word;
  /** The word that its value stands in, which is that of the option itself in `--timeout=5m`. */
  readonly valueWord: Word | undefined;
  /** Where the value begins in `valueWord.text`. */
  readonly valueAt: number;
}

export interface Arguments {
  readonly options: readonly Option[];
  /** What is no option: verbs, names, files. */
  readonly operands: readonly Word[];
  /** What follows `--`. */
  readonly rest: readonly Word[];
}

export interface OptionStyle {
  /** The options that take the next word as their value, with their dashes. */
  readonly valued: ReadonlySet<string>;
  /** `-name` is one option rather than four short ones: find, java, terraform. */
  readonly singleDash?: boolean;
  /** What follows the first operand is not looked at: it belongs to another command. */
  readonly stopsAtOperand?: boolean;
}

/** Tells the options of a command from its operands. */
export function readOptions(words: readonly Word[], style: OptionStyle): Arguments {
  const options: Option[] = [];
  const operands: Word[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    if (word.text === '--') return { options, operands, rest: words.slice(i + 1) };
    if (!/^-[^\s-]|^--[^-]/.test(word.text)) {
      if (style.stopsAtOperand) return { options, operands: words.slice(i), rest: [] };
      operands.push(word);
    } else if (word.text.startsWith('--') || style.singleDash) {
      i += longOption(words, i, style, options);
    } else {
      i += shortOptions(words, i, style, options);
    }
  }
  return { options, operands, rest: [] };
}

/** @returns how many words beyond its own the option takes */
function longOption(words: readonly Word[], index: number, style: OptionStyle, into: Option[]): number {
  const word = words[index] as Word;
  const equals = word.text.indexOf('=');
  if (equals !== -1) {
    into.push(option(word.text.slice(0, equals), word, word, equals + 1));
    return 0;
  }
  const value = style.valued.has(word.text) ? words[index + 1] : undefined;
  into.push(option(word.text, word, value, 0));
  return value ? 1 : 0;
}

/** `-itn shop`: every letter is an option, up to the first that takes a value. */
function shortOptions(words: readonly Word[], index: number, style: OptionStyle, into: Option[]): number {
  const word = words[index] as Word;
  for (let at = 1; at < word.text.length; at++) {
    const name = `-${word.text[at]}`;
    if (!style.valued.has(name)) {
      into.push(option(name, word, undefined, 0));
      if (word.text[at + 1] === '=') break;
      continue;
    }
    if (at + 1 < word.text.length) {
      into.push(option(name, word, word, word.text[at + 1] === '=' ? at + 2 : at + 1));
      return 0;
    }
    into.push(option(name, word, words[index + 1], 0));
    return index + 1 < words.length ? 1 : 0;
  }
  return 0;
}

function option(name: string, word: Word, valueWord: Word | undefined, valueAt: number): Option {
  return { name, value: valueWord?.text.slice(valueAt), word, valueWord, valueAt };
}

/** Whether one of the options is given. */
export function hasOption(given: Arguments, ...names: readonly string[]): boolean {
  return given.options.some((one) => names.includes(one.name));
}

/** The option of one of these names that stands first. */
export function findOption(given: Arguments, ...names: readonly string[]): Option | undefined {
  return given.options.find((one) => names.includes(one.name));
}

/** Names from a list in one text: `-n --namespace`. */
export function names(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((name) => name !== ''));
}
