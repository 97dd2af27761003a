import type { Waiver } from '../generated/engagement';
import { dayOf, isMap, textOf } from '../model/entries';
import type { Draft } from '../model/values';

/**
 * The last day on which a waiver holds.
 * @returns undefined where it holds on none: it must say who gave it and until when (RULES.md, `checklist/waiver`)
 */
export function waiverEnds(waiver: Draft<Waiver> | undefined): string | undefined {
  if (!isMap(waiver)) return undefined;
  const { by, expires } = waiver as Draft<Waiver>;
  return textOf(by) === undefined ? undefined : dayOf(expires);
}
