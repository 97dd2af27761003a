/** Text of our files comes from anybody: what goes into Markdown goes through here. */

/** A title of a million characters is cut off; nobody reads it in a hover. */
const MAX_LENGTH = 1000;

/** Control characters and the marks by which text can be made to read in another order than it is written. */
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const UNUSUAL = /[^\x20-\x7e]| {2}/;
const BREAKS = /[\s\u0085\u2028\u2029]+/g;

/** ASCII punctuation that means something in Markdown, in GitHub's extensions to it, or in VS Code's (`$(icon)`). */
const SPECIAL = /[!#$&()*+\-./:<=>@[\\\]^_`{|}~]/g;

/** A text on one line, without characters that cannot be seen, and not endless. */
export function oneLine(text: string, length = MAX_LENGTH): string {
  // Most texts are as they should be, and a tree has thousands of them.
  if (text.length <= length && !UNUSUAL.test(text)) return text.trim();
  // Cut before and after, so that a huge text is not walked twice.
  const line = text
    .slice(0, length * 4)
    .replace(BREAKS, ' ')
    .replace(INVISIBLE, '')
    .trim();
  if (line.length <= length) return line;
  // Half a surrogate pair is no character.
  return `${line.slice(0, length).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A text that Markdown shows as it is: no links, images, HTML, code, emphasis, headings, lists or line breaks. */
export function escaped(text: string): string {
  const line = oneLine(text);
  return line.replace(SPECIAL, (mark, at: number) => {
    // A hyphen in a name or date and a point in a number start nothing: readable where Markdown is shown as text.
    const joins = mark === '-' ? WORD : mark === '.' ? DIGIT : undefined;
    const plain = joins?.test(line.charAt(at - 1)) && joins.test(line.charAt(at + 1));
    return plain ? mark : `\\${mark}`;
  });
}

const WORD = /[A-Za-z0-9]/;
const DIGIT = /[0-9]/;

/** A text as inline code; backticks inside it do not end it. */
export function code(text: string): string {
  const line = oneLine(text);
  if (line === '') return '';
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}
