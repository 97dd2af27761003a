import type { ScalarValue } from '../nodes';
import { resolvePlain } from '../scalars';

export type Quote = '"' | "'";

/** How a scalar on one line is to be written. */
export interface ScalarForm {
  /** Whether it stands between brackets. */
  readonly flow: boolean;
  /** Where quotes are needed. */
  readonly quote: Quote;
  /** Whether text gets quotes even where it does not need them. */
  readonly always?: boolean;
  /** Whether it is a key. */
  readonly key?: boolean;
}

/** A scalar on one line. */
export function scalarText(value: ScalarValue, form: ScalarForm): string {
  if (typeof value === 'number') return numberText(value);
  if (typeof value !== 'string') return String(value);
  return form.always || !isPlain(value, form.flow, form.key) ? quoted(value, form.quote) : value;
}

/** A number that readers of YAML 1.1 and 1.2 take for one. */
function numberText(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value < 0 ? '-.inf' : '.inf';
  if (Object.is(value, -0)) return '-0';
  const text = String(value);
  // YAML 1.1 knows exponents behind a fraction only.
  return /^-?\d+e/.test(text) ? text.replace('e', '.0e') : text;
}

/** What YAML 1.1 takes for a truth value, and the core schema of YAML 1.2 for text. */
const TRUTH_IN_1_1 = /^(?:y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)$/;

/** What else YAML 1.1 does not take for text. Dates are left out. */
const OTHER_IN_1_1 = new RegExp(
  [
    '^(?:=|<<)$',
    // Binary, octal and hexadecimal numbers, underscores, and base 60 (`12:30`).
    '^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+)$',
    '^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?$',
    '^[-+]?\\.?[0-9_]*(?:[eE][-+]?[0-9]+)?$',
  ].join('|'),
);

/** What cannot stand in a plain or single-quoted scalar on one line: control characters, line ends, halves of pairs. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u;

/**
 * Whether every reader of YAML reads a text back as it is without quotes.
 * @param key whether it is a key: the format has one named `on`, which nobody writes in quotes
 */
export function isPlain(text: string, flow: boolean, key = false): boolean {
  return (
    text !== '' &&
    text === text.trim() &&
    !UNPRINTABLE.test(text) &&
    resolvePlain(text) === text &&
    !OTHER_IN_1_1.test(text) &&
    (key || !TRUTH_IN_1_1.test(text)) &&
    // Indicators; a dash may begin text, but neither an item nor a document.
    !/^(?:[,[\]{}#&*!|>'"%@`?:]|-(?:\s|$)|---|\.\.\.)/.test(text) &&
    // The marks that git leaves around a conflict.
    !/^(?:<{7}|={7}|>{7})/.test(text) &&
    !/:(?:\s|$)|\s#/.test(text) &&
    !(flow && /[,[\]{}]/.test(text))
  );
}

/** Text in quotes; in double ones where it has something that single ones cannot hold. */
export function quoted(text: string, quote: Quote): string {
  if (quote === "'" && !UNPRINTABLE.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return `"${text.replace(/["\\]/g, '\\$&').replace(new RegExp(UNPRINTABLE, 'gu'), escaped)}"`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\x85': '\\N',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  const hex = code.toString(16).toUpperCase();
  return ESCAPES[character] ?? (code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`);
}
