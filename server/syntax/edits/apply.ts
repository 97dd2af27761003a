import type { TextEdit } from '../text';

/**
 * The text after some edits of it, which may come in any order. Insertions at one place are made in the order given.
 * @throws RangeError where two edits overlap, or one lies outside the text
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of sorted(edits)) {
    if (edit.start < at) throw new RangeError(`two edits overlap at offset ${edit.start}`);
    if (edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`the edit of ${edit.start} to ${edit.end} lies outside the text`);
    }
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** Edits in the order of the text, those that touch made one, those that do nothing left out. */
export function tidied(edits: readonly TextEdit[]): TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of sorted(edits)) {
    if (edit.start === edit.end && edit.text === '') continue;
    const last = result.at(-1);
    if (last && last.end === edit.start) {
      last.end = edit.end;
      last.text += edit.text;
    } else result.push({ ...edit });
  }
  return result;
}

/** By place; an insertion comes before what replaces text from there on. */
function sorted(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.start - b.start || Math.sign(a.end - a.start) - Math.sign(b.end - b.start));
}
