import type { Step } from '../../generated/runbook';
import { textOf } from '../../model/entries';
import { documentShapes } from '../../model/shapes';
import type { Draft } from '../../model/values';
import { hasOneOf } from '../keys';
import { shorten } from '../rule';

/** The keys of a step in the order of the format. */
export const STEP_KEYS: readonly string[] = [
  ...(documentShapes.Runbook.properties.get('spec')?.properties.get('steps')?.items?.properties.keys() ?? []),
];

/** How messages call a step: by its id, else by its title. */
export function theStep({ id, title }: Draft<Step>): string {
  const name = textOf(id) ?? textOf(title);
  return name === undefined ? 'This step' : `The step \`${shorten(name)}\``;
}

/** Whether a step is said to change the state of a system, so that it can be undone or not. */
export function changesState({ effect }: Draft<Step>): boolean {
  return effect === 'reversible' || effect === 'irreversible';
}

/** Whether a step has a key, whatever is behind it: where that is not what it should be, the rules of the format say so. */
export function hasKey(step: Draft<Step>, key: keyof Step): boolean {
  return hasOneOf(step, [key]);
}
