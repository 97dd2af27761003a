import { textOf } from '../model/entries';
import { labelOf } from '../model/labels';
import type { Value } from '../model/values';
import { oneLine } from './markdown';

/** What a person calls an entry, on one line: its title, name, text or topic, else its id. */
export function captionOf(entry: object, length = 200): string | undefined {
  const id = textOf((entry as Value).id) ?? '';
  const label = labelOf({ entity: entry as Value, id });
  // A label of nothing but invisible characters is none.
  return (label && oneLine(label, length)) || oneLine(id, length) || undefined;
}
