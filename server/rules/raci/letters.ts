import type { RaciEntry } from '../../engagement/raci';
import type { RaciLetter } from '../../generated/engagement';
import { replaceScalar } from '../../syntax/edits';
import type { DocumentEntry } from '../../workspace/file';
import { editing, type Fix } from '../fix';

/** Gives some roles of a RACI other letters; all of them, or none where one of the letters is an alias. */
export function relettered(
  document: DocumentEntry,
  about: Omit<Fix, 'plan'>,
  letters: ReadonlyMap<RaciEntry, RaciLetter>,
): Fix {
  return editing(document.file, about, (text) => {
    const plans = Array.from(letters, ([{ node }, letter]) => node && replaceScalar(text, node, letter));
    return plans.every((plan) => plan !== undefined) ? plans.flat() : undefined;
  });
}
