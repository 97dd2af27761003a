import assert from 'node:assert/strict';
import type { Outcome, Verdict } from '../../../server/checks/check';
import { Checks } from '../../../server/checks/checks';
import { type EngagementInputs, inputsOf } from '../../../server/engagement/inputs';
import { openWorkspace } from '../workspace';

/** The day on which small engagements are judged. */
export const TODAY = '2026-09-15';

/** What stands around a check. Everything is a piece of YAML. */
export interface Surroundings {
  /** Keys of the engagement's `spec`, one a line. */
  spec?: string;
  /** Runbooks by name: what stands in `metadata` beside the name, and in `spec`. */
  runbooks?: Readonly<Record<string, readonly [metadata: string, spec?: string]>>;
  today?: string;
  /** How many errors the engagement has; absent: that is not known. */
  errors?: number;
}

const FILE = '/w/engagement.yaml';
/** The phase around a criterion where a test has no phases of its own. */
const PHASES = 'phases: [{id: operate, kind: operate, gate: {id: g-own, criteria: [CRITERION]}}]';

/** The parts of an engagement. */
export async function inputsFor({ spec = '', runbooks = {}, today = TODAY }: Surroundings): Promise<EngagementInputs> {
  const lines = spec.split('\n').map((line) => `  ${line}\n`);
  const texts: Record<string, string> = {
    [FILE]: `apiVersion: handover/v1\nkind: Engagement\nmetadata: {name: small}\nspec:\n${lines.join('')}`,
  };
  for (const [name, [metadata, rest = '']] of Object.entries(runbooks)) {
    texts[`/w/${name}.runbook.yaml`] =
      `apiVersion: handover/v1\nkind: Runbook\nmetadata: {name: ${name}, ${metadata}}\nspec: {${rest}}\n`;
  }
  const { workspace, file } = await openWorkspace(texts);
  const entry = file(FILE);
  assert.deepEqual(
    entry.source.pieces.flatMap(({ problems }) => problems.map(({ message }) => message)),
    [],
    texts[FILE],
  );
  const inputs = inputsOf(entry.documents[0]!, workspace.scopeOf(entry), workspace, today, new Map());
  assert(inputs);
  return inputs;
}

/** What a criterion's check says: `check: name, with: {…}`, in the phases of the surroundings or one of its own. */
export async function outcomeOf(criterion: string, surroundings: Surroundings = {}): Promise<Outcome> {
  const { spec = '', errors } = surroundings;
  const phases = /^phases:/m.test(spec) ? '' : `\n${PHASES}`;
  const whole = `${spec}${phases}`.trim().replace('CRITERION', `{id: judged, ${criterion}}`);
  const inputs = await inputsFor({ ...surroundings, spec: whole });
  const holders = inputs.phases.phases.flatMap(({ gate, milestones }) => [...(gate?.criteria ?? []), ...milestones]);
  const holder = holders.find(({ id }) => id === 'judged');
  assert(holder, 'no criterion in the phases');
  const outcome = new Checks(inputs, { errors: () => errors }).of(holder);
  assert(outcome);
  return outcome;
}

/** A row of a table: what is the case, the criterion, what stands around it, what the check must say. */
export type Row = readonly [
  name: string,
  criterion: string,
  surroundings: Surroundings,
  verdict: Verdict,
  /** The verdicts of what it looked at, as marks (`✓✗?`), or texts that must stand in its sentences, in order. */
  looked?: string | readonly string[],
];

const MARKS: Readonly<Record<Verdict, string>> = { true: '✓', false: '✗', unknown: '?' };

export function marksOf({ looked }: Outcome): string {
  return looked.map(({ verdict }) => MARKS[verdict]).join('');
}

/** A test of each row. */
export function table(rows: readonly Row[]): void {
  for (const [name, criterion, surroundings, verdict, looked] of rows) {
    it(`${MARKS[verdict]} ${name}`, async () => {
      const outcome = await outcomeOf(criterion, surroundings);
      const said = outcome.looked.map((one) => `${MARKS[one.verdict]} ${one.what}`);
      assert.equal(outcome.verdict, verdict, said.join('\n'));
      assert(outcome.looked.length > 0, 'nothing is told');
      for (const { what } of outcome.looked) {
        assert.match(what, /^\S.*[^\s.]$/u, 'a sentence on one line, without a full stop');
        assert.equal(what.split('`').length % 2, 1, `backticks in pairs: ${what}`);
      }
      if (typeof looked === 'string') assert.equal(marksOf(outcome), looked, said.join('\n'));
      else if (looked) {
        assert.equal(said.length, looked.length, said.join('\n'));
        for (const [index, text] of looked.entries())
          assert(said[index]!.includes(text), `no ${text} in ${said[index]}`);
      }
    });
  }
}
