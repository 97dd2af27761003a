import { shorten } from './rule';

/** A thing in the middle of a sentence: "the KPI `lead-time`"; "this KPI" where it has no id. */
export function the(kind: string, id: unknown): string {
  return typeof id === 'string' && id !== '' ? `the ${kind} \`${shorten(id)}\`` : `this ${kind}`;
}

/** A text that begins with a capital letter. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
