import type { Definition } from '../model/facts';

/** The keys that hold what people call a thing, the most telling first. */
const LABELS = ['title', 'name', 'text', 'topic'] as const;

/** What people call a defined thing, or undefined where the file gives it no more than an id. */
export function labelOf(definition: Pick<Definition, 'entity' | 'id'>): string | undefined {
  for (const key of LABELS) {
    const label = definition.entity[key];
    if (typeof label === 'string' && label.trim() !== '' && label !== definition.id) return label;
  }
  return undefined;
}
