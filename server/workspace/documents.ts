import type { Engagement } from '../generated/engagement';
import type { Runbook } from '../generated/runbook';
import { isMap } from '../model/entries';
import type { Draft } from '../model/values';
import type { DocumentEntry } from './file';

/** What an engagement document holds; undefined where it is another kind of document or no map. */
export function engagementOf(document: DocumentEntry): Draft<Engagement> | undefined {
  const { value } = document.facts;
  return document.kind === 'Engagement' && isMap(value) ? (value as Draft<Engagement>) : undefined;
}

/** What a runbook document holds; undefined where it is another kind of document or no map. */
export function runbookOf(document: DocumentEntry): Draft<Runbook> | undefined {
  const { value } = document.facts;
  return document.kind === 'Runbook' && isMap(value) ? (value as Draft<Runbook>) : undefined;
}
