/**
 * The mark of a generated document: one comment line of Markdown or HTML that says what the document is, and from which
 * files it was made.
 *
 *     <!-- handover:generated sop restore-order-db sources="../runbooks/restore.runbook.yaml sha256:9f86d0…" -->
 *
 * It stands alone on one of the first lines. What would end a word, the list or the comment is percent-encoded.
 */

export interface Mark {
  /** The kind of document: `sop`, `handover`, … Not empty. */
  readonly kind: string;
  /** What it is about: the name of a runbook, an engagement, a gate. Not empty. */
  readonly id: string;
  readonly sources: readonly Source[];
}

/** A file from which a document was made. */
export interface Source {
  /** Relative to the folder of the document, with `/`; not encoded. Not empty. */
  readonly path: string;
  /** Of the file's UTF-8 bytes without a byte order mark, in lower-case hexadecimal digits. */
  readonly sha256: string;
}

/** The mark stands within so many lines of the beginning: further down it is talk about marks. */
const LINES = 10;

const MARK = /^<!-- handover:generated (\S+) (\S+) sources="([^"]*)" -->$/;
const SOURCE = /^(\S+) sha256:([0-9a-f]{64})$/;

/** A mark as the line that is written, without a line end. */
export function printMark({ kind, id, sources }: Mark): string {
  const list = sources.map(({ path, sha256 }) => `${encoded(path)} sha256:${sha256}`);
  return `<!-- handover:generated ${encoded(kind)} ${encoded(id)} sources="${list.join(', ')}" -->`;
}

/** The mark of a text; undefined where it was not generated, or the mark cannot be read. */
export function markIn(text: string): Mark | undefined {
  for (const line of firstLines(text)) {
    // An example in a block of code is not the mark of the document that shows it.
    if (/^\s*(?:```|~~~)/.test(line)) return undefined;
    const match = MARK.exec(line.trim());
    if (match) return markOf(match[1]!, match[2]!, match[3]!);
  }
  return undefined;
}

function* firstLines(text: string): Iterable<string> {
  let at = 0;
  for (let count = 0; count < LINES && at <= text.length; count++) {
    const end = text.indexOf('\n', at);
    yield text.slice(at, end === -1 ? text.length : end);
    if (end === -1) return;
    at = end + 1;
  }
}

function markOf(kind: string, id: string, list: string): Mark | undefined {
  try {
    const sources = list === '' ? [] : list.split(', ').map(sourceOf);
    if (!sources.every((source) => source !== undefined)) return undefined;
    return { kind: decodeURIComponent(kind), id: decodeURIComponent(id), sources };
  } catch {
    // A `%` that begins no character.
    return undefined;
  }
}

function sourceOf(text: string): Source | undefined {
  const match = SOURCE.exec(text);
  return match ? { path: decodeURIComponent(match[1]!), sha256: match[2]! } : undefined;
}

/** White space, quotes, commas, brackets and control characters; of several hyphens in a row all but the last. */
function encoded(text: string): string {
  return text.replace(/[\s"<>%,\p{Cc}]|-(?=-)/gu, (character) =>
    character === '-' ? '%2D' : encodeURIComponent(character),
  );
}
