import assert from 'node:assert/strict';
import type { CompletionItem, Range } from 'vscode-languageserver-types';
import { parseAllDocuments } from 'yaml';
import { completion } from '../../../server/language/completion';
import { plainOf } from '../../../server/language/shape-snippets';
import { openWorkspace } from '../workspace';

const ENGAGEMENT = `# Kite yard
apiVersion: handover/v1
kind: Engagement
metadata:
  name: kite-yard
  title: "Kite: yard"
  labels: {unit: sky}
spec:
  model: bot # build, operate, transfer
  parties: {client: {name: Kite}, provider: {name: 'Lantern'}}
  people:
  - {id: ada, name: Ada Frost, party: client}
  - id: bo
    name: Bo Lind
    party: provider
  roles: [{id: lead, party: client, people: [ada, bo]},
    {id: sre, party: provider,
     people: []}]
  phases:
    - id: build
      start: 2026-01-05

      status: in-progress
      activities:
        - id: rig
          title: >
            Rig
            the lines
          raci:
            sre: R
          dependsOn: []
          deliverables:
            - docs/a b.md
            -
        - {id: sail, raci: {sre: AR, lead: A}, dependsOn: [rig]}
      gate:
        criteria:
          - {id: c1, check: audit-passed, with: {audit: ready}}
          - id: c2
            with:
              phase: build
            check: checklists-done
  systems:
    - id: mast
      tier: 1
      ownership:
        plan: {shadow: 2026-02-01}
  x-own: {a: [b]}
`;

const RUNBOOK = `apiVersion: handover/v1
kind: Runbook
metadata: {name: raise, owner: lead}
spec:
  systems:
    - mast
  trigger:
    symptoms: ["Down", 'It''s low']
  steps:
    - id: look
      effect: read-only
      run:
        kind: bash
        command: |
          echo "a: b" # {
    - {id: pull, dependsOn: [look], onFailure: step:look}
  escalation:
    - after: 1h
      role: lead
---
kind: Engagement
metadata:
`;

const OPTIONS = { today: '2026-09-15', snippets: true, asIs: true, sharedRange: false };

const parses = (text: string): boolean =>
  parseAllDocuments(text, { prettyErrors: false }).every(({ errors }) => errors.length === 0);

/** Whether something can be written at an offset without breaking what is around it: it is not inside of a word that goes
 * on, and what follows on the line is separate from it. */
function isFree(text: string, offset: number): boolean {
  return /[\s[{,]/.test(text[offset - 1] ?? '\n') && /[\s\]},]/.test(text[offset] ?? '\n');
}

/** The text with an item in it, as a client without snippets writes it. */
function applied(text: string, start: number, end: number, item: CompletionItem): string {
  assert(item.textEdit);
  const { newText } = item.textEdit;
  return text.slice(0, start) + (item.insertTextFormat === 2 ? plainOf(newText) : newText) + text.slice(end);
}

interface Tally {
  /** Offsets at which something was offered. */
  places: number;
  applied: number;
  broken: string[];
}

/** @param perPlace how many items are applied at one place, spread over all that are offered */
async function everywhere(path: string, text: string, perPlace: number): Promise<Tally> {
  const { workspace, file } = await openWorkspace({
    '/w/engagement.yaml': ENGAGEMENT,
    '/w/raise.runbook.yaml': RUNBOOK,
    '/w/docs/a b.md': '',
    [path]: text,
  });
  const entry = file(path);
  const { source } = entry.source;
  const tally: Tally = { places: 0, applied: 0, broken: [] };
  for (let offset = 0; offset <= text.length; offset++) {
    // Between CR and LF no cursor can be.
    if (text.startsWith('\r\n', offset - 1)) continue;
    const { items } = await completion(workspace, entry, offset, OPTIONS);
    if (items.length === 0) continue;
    tally.places++;
    const { start, end } = (items[0]!.textEdit as { range: Range }).range;
    const here = source.positionAt(offset);
    assert.equal(start.line, here.line);
    assert.equal(end.line, here.line);
    assert(start.character <= here.character && here.character <= end.character, `around ${offset}`);
    const from = source.offsetAt(start);
    const to = source.offsetAt(end);
    // A word that is there is replaced as a whole; a new one needs room.
    if (from === to && !isFree(text, offset)) continue;
    const step = Math.max(1, Math.ceil(items.length / perPlace));
    for (let index = offset % step; index < items.length; index += step) {
      const item = items[index]!;
      const result = applied(text, from, to, item);
      tally.applied++;
      if (!parses(result)) {
        const line = result
          .split('\n')
          .slice(here.line, here.line + 2)
          .join('⏎');
        tally.broken.push(`${here.line + 1}:${here.character + 1} ${item.label} → ${line}`);
      }
    }
  }
  return tally;
}

describe('completion everywhere', () => {
  for (const [path, text, perPlace, places, minimum] of [
    ['/w/engagement.yaml', ENGAGEMENT, 5, 500, 1500],
    ['/w/raise.runbook.yaml', RUNBOOK, Number.POSITIVE_INFINITY, 200, 1300],
    ['/w/engagement.yaml', ENGAGEMENT.replaceAll('\n', '\r\n'), 3, 500, 1000],
  ] as const) {
    it(`leaves ${path} YAML${text.includes('\r') ? ' (CRLF)' : ''}`, async () => {
      assert(parses(text));
      const tally = await everywhere(path, text, perPlace);
      assert.deepEqual(tally.broken, []);
      assert(tally.places > places, `offered at ${tally.places} places only`);
      assert(tally.applied > minimum, `${tally.applied} items applied only`);
    }).timeout(20_000);
  }

  it('bears texts that end anywhere', async () => {
    for (const [path, whole] of [
      ['/w/engagement.yaml', ENGAGEMENT],
      ['/w/raise.runbook.yaml', RUNBOOK],
    ] as const) {
      for (let length = 0; length <= whole.length; length += 5) {
        const { workspace, file } = await openWorkspace({ [path]: whole.slice(0, length) });
        await completion(workspace, file(path), length, OPTIONS);
      }
    }
  }).timeout(20_000);
});
