import { findingsOf } from './helper';

/** A small engagement around some sections of its `spec`, for what the large example has no place for. */

const PEOPLE = `
  people:
    - {id: mira, name: Mira Fox, party: client}
    - {id: jonas, name: Jonas Berg, party: client}
    - {id: sven, name: Sven Olsen, party: provider}
    - {id: ida, name: Ida Berg, party: provider}
  roles:
    - {id: platform-lead, title: Platform lead, party: client, people: [mira], backups: [jonas]}
    - {id: provider-sre, title: Reliability, party: provider, people: [sven], backups: [ida]}
`;

/**
 * The text of an engagement.
 * @param spec sections of the spec, from the first column on
 * @param status of the engagement
 */
export function small(spec: string, status = 'active'): string {
  return `apiVersion: handover/v1
kind: Engagement
metadata: {name: small, title: Small}
spec:
  model: bot
  status: ${status}
  parties: {client: {name: Client}, provider: {name: Provider}}${PEOPLE}${spec.trim().replace(/^(?=.)/gm, '  ')}
`;
}

/** The lines, as they stand in the file, on which a rule finds fault with a small engagement and other files beside it. */
export async function foundIn(
  rule: string,
  text: string,
  { now, files = {} }: { now?: string; files?: Record<string, string> } = {},
): Promise<string[]> {
  const found = await findingsOf({ 'small.engagement.yaml': text, ...files }, now);
  const lines = text.split('\n');
  return found
    .filter((one) => one.rule === rule && one.path === 'small.engagement.yaml')
    .map(({ line }) => lines[line - 1]!.trim());
}
