/** Text over several lines, as the literal and folded blocks of YAML hold it (YAML 1.2, section 8.1). */

/** A value as text: what follows its key or dash on the line, and the lines below, indented and without line ends. */
export interface Written {
  readonly head: string;
  readonly lines: readonly string[];
  /** Whether a line end must follow: text in a block that ends with one. */
  readonly open?: boolean;
}

export interface TextForm {
  /** Column of the key or dash that the text belongs to. */
  readonly parent: number;
  /** Column of its lines. */
  readonly column: number;
  /** The `-` or `+` that its header should have, where that fits the text. */
  readonly chomping?: string | undefined;
  /** Whether the header tells the number of columns even where it need not. */
  readonly explicit?: boolean;
}

/** Control characters and other line ends need quotes; a tab is fine. */
const NEEDS_QUOTES = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u;

/** Text as a literal block; undefined where that cannot hold it. */
export function literal(text: string, form: TextForm): Written | undefined {
  const mark = headerOf('|', text, form);
  if (mark === undefined) return undefined;
  const lines = linesOf(text).map((line) => indented(line, form.column));
  return { head: mark, lines, open: text.endsWith('\n') };
}

/**
 * Text as a folded block; undefined where that cannot hold it.
 * @param width UTF-16 units after which a line is broken where it can be
 */
export function folded(text: string, form: TextForm, width: number): Written | undefined {
  const mark = headerOf('>', text, form);
  // Lines that begin with a space keep their line ends, and so do those beside them.
  if (mark === undefined || /^[ \t]/m.test(text) || text.startsWith('\n')) return undefined;
  const lines: string[] = [];
  for (const paragraph of linesOf(text)) {
    // A line end alone is read as a space: one more stands for it. Those at the very end are read as they are.
    if (lines.length > 0 && paragraph !== '') lines.push('');
    lines.push(...broken(paragraph, width).map((line) => indented(line, form.column)));
  }
  return { head: mark, lines, open: text.endsWith('\n') };
}

function linesOf(text: string): string[] {
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

function indented(line: string, column: number): string {
  return line === '' ? '' : ' '.repeat(column) + line;
}

/** The header of a block; undefined where no block can hold the text. */
function headerOf(mark: '|' | '>', text: string, { parent, column, chomping, explicit }: TextForm): string | undefined {
  // A line of nothing but spaces would be read in several ways.
  if (NEEDS_QUOTES.test(text) || /^\n*$/.test(text) || /^[ \t]+$/m.test(text)) return undefined;
  // Where the first line is indented itself, the number of columns must be told; it has one digit.
  const told = explicit || /^\n* /.test(text);
  const columns = column - parent;
  if (columns < 1 || (told && columns > 9)) return undefined;
  return `${mark}${told ? columns : ''}${chompingOf(text, chomping)}`;
}

/** How the line ends at the end of a text are told: none (`-`), one, or all that are there (`+`). */
function chompingOf(text: string, wanted: string | undefined): string {
  if (!text.endsWith('\n')) return '-';
  return text.endsWith('\n\n') || wanted === '+' ? '+' : '';
}

/** A line broken at single spaces, so that its parts are as long as they may be. */
function broken(line: string, width: number): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const at = breakBefore(rest, width);
    if (at === -1) break;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...lines, rest];
}

/** The last single space that leaves at most `width` units before it, else the first one; -1 where there is none. */
function breakBefore(line: string, width: number): number {
  let found = -1;
  for (let at = line.indexOf(' '); at !== -1; at = line.indexOf(' ', at + 1)) {
    if (/\s/.test(line[at - 1] ?? ' ') || /\s/.test(line[at + 1] ?? ' ')) continue;
    if (at > width) return found === -1 ? at : found;
    found = at;
  }
  return found;
}
