import type { Placeholder } from './script';

/**
 * `<node-name>`, `<value of the namespace label>`. A placeholder begins with a letter and holds no character of shell syntax, so that
 * `<(…)`, `<<EOF`, `< file` and the comparisons of awk and jq are none.
 */
const PLACEHOLDER = /<([A-Za-z](?:[\w .,:/'"#-]{0,76}[\w.'"#-])?)>/y;

/** In single quotes, where no redirection can be meant, words in quotes may begin it: `<"Used By:" field of the output>`. */
const QUOTED_PLACEHOLDER = /<((?:"[\w .:-]{1,40}"|[A-Za-z])(?:[\w .,:/'"#-]{0,76}[\w.'"#-])?)>/y;

/** What programs print and people search for. */
const PRINTED = new Set([
  'none',
  'unknown',
  'nil',
  'null',
  'pending',
  'invalid',
  'unset',
  'empty',
  'no value',
  'no-value',
]);

/** Elements that stand alone, without the closing tag by which markup is known. */
const MARKUP = new Set(['br', 'hr', 'html', 'body', 'head', 'p', 'li', 'td', 'tr', 'img', 'input', 'meta', 'link']);

/**
 * The name of the placeholder that begins at an offset, which must be that of a `<`; undefined where none does.
 * @param closed the names of the elements that the text closes (`</name>`), which are markup
 * @param inQuotes whether it stands in single quotes
 */
export function placeholderAt(
  text: string,
  offset: number,
  closed: ReadonlySet<string>,
  inQuotes = false,
): string | undefined {
  const pattern = inQuotes ? QUOTED_PLACEHOLDER : PLACEHOLDER;
  pattern.lastIndex = offset;
  const name = pattern.exec(text)?.[1];
  if (name === undefined) return undefined;
  // `<in.txt 2>` of `sort <in.txt 2>&1`.
  if (/\s\d$/.test(name) || /^https?:/i.test(name)) return undefined;
  const lower = name.toLowerCase();
  if (PRINTED.has(lower) || MARKUP.has(lower) || closed.has(name)) return undefined;
  return name;
}

/** The names of the elements that a text closes. */
export function closedElements(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(/<\/([A-Za-z][\w:.-]{0,60})>/g), (match) => match[1] ?? ''));
}

/** The placeholders of a text that is no shell, in their order. */
export function placeholdersIn(text: string): readonly Placeholder[] {
  const closed = closedElements(text);
  const found: Placeholder[] = [];
  for (let start = text.indexOf('<'); start !== -1; start = text.indexOf('<', start + 1)) {
    const name = placeholderAt(text, start, closed);
    if (name !== undefined) found.push({ name, start, end: start + name.length + 2 });
  }
  return found;
}
