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

/** Edits of a text in its order: those that touch made one, without lines that stay and edits that do nothing. */
export function tidied(text: string, edits: readonly TextEdit[]): TextEdit[] {
  const merged: TextEdit[] = [];
  for (const edit of sorted(edits)) {
    const last = merged.at(-1);
    if (last && last.end === edit.start) {
      last.end = edit.end;
      last.text += edit.text;
    } else merged.push({ ...edit });
  }
  return merged.map((edit) => trimmed(text, edit)).filter(({ start, end, text: own }) => start < end || own !== '');
}

/** An edit without the whole lines at its start and end that are there already. */
function trimmed(text: string, { start, end, text: own }: TextEdit): TextEdit {
  const old = text.slice(start, end);
  if (old === own) return { start, end: start, text: '' };
  const most = Math.min(old.length, own.length);
  let same = 0;
  while (same < most && old[same] === own[same]) same++;
  const head = same === 0 ? 0 : old.lastIndexOf('\n', same - 1) + 1;
  let tail = 0;
  for (let length = 1; length <= most - head && old.at(-length) === own.at(-length); length++) {
    if (old.at(-length) !== '\n') continue;
    // Both characters of a line end stay, or none: no editor knows a place between them.
    const pair = old.at(-length - 1) === '\r' && length < most - head;
    if ((old.at(-length - 1) === '\r') === (own.at(-length - 1) === '\r')) tail = pair ? length + 1 : length;
  }
  return { start: start + head, end: end - tail, text: own.slice(head, own.length - tail) };
}

/** By place; an insertion comes before what replaces text from there on. */
function sorted(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.start - b.start || Math.sign(a.end - a.start) - Math.sign(b.end - b.start));
}
