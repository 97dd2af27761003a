import type { ChecklistItem } from '../generated/engagement';
import type { Draft } from '../model/values';
import { valuesOf } from './things';
import type { ActivityOf } from './timeline';

/** The items of an activity's checklist. */
export function itemsOf({ value }: ActivityOf): readonly Draft<ChecklistItem>[] {
  return valuesOf(value.checklist);
}

/** Whether an item has still to be settled; one that is waived has been, for as long as its waiver holds. */
export function isOpen({ status }: Draft<ChecklistItem>): boolean {
  return status === 'open' || status === 'in-progress';
}

/** Whether an activity cannot be done without an item: unless it says otherwise. */
export function isMandatory({ mandatory }: Draft<ChecklistItem>): boolean {
  return mandatory !== false;
}
