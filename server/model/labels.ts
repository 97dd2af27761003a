import type { Definition } from './facts';
import { LABEL_KEYS } from './shapes';

/** What people call a defined thing, or undefined where the file gives it no more than an id. */
export function labelOf(definition: Pick<Definition, 'entity' | 'id'>): string | undefined {
  for (const key of LABEL_KEYS) {
    const label = definition.entity[key];
    if (typeof label === 'string' && label.trim() !== '' && label !== definition.id) return label;
  }
  return undefined;
}
