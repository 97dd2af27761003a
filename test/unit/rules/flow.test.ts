import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Step } from '../../../server/generated/runbook';
import type { Draft } from '../../../server/model/values';
import { flowOf } from '../../../server/rules/runbook/flow';
import { FileEntry } from '../../../server/workspace/file';

/** Steps as a runbook holds them; each line is a flow map without its braces. */
function stepsOf(lines: readonly string[]): Draft<Step>[] {
  const steps = lines.map((line) => `    - {${line}}\n`).join('');
  const file = new FileEntry('file:///w/x.runbook.yaml', `kind: Runbook\nspec:\n  steps:\n${steps}`);
  const { spec } = file.documents[0]!.facts.value as unknown as { spec: { steps?: Draft<Step>[] } };
  return [...(spec.steps ?? [])];
}

/** The ids of what is wrong: steps that are not reached, then circles. */
function wrong(lines: readonly string[], prose: string[] = []): string | undefined {
  const steps = stepsOf(lines);
  const flow = flowOf(steps, prose);
  const ids = (list: readonly number[]) => list.map((index) => steps[index]!.id).join(' ');
  return flow && [ids(flow.unreached), ...flow.circles.map((circle) => `(${ids(circle)})`)].join(' ').trim();
}

const cases: [name: string, steps: string[], wrong: string | undefined][] = [
  ['one step', ['id: a'], ''],
  ['steps in a row', ['id: a', 'id: b', 'id: c'], ''],
  ['a jump over a step', ['id: a, onSuccess: step:c', 'id: b', 'id: c'], 'b'],
  ['a jump over several steps is one mistake', ['id: a, onSuccess: step:d', 'id: b', 'id: c', 'id: d'], 'b'],
  ['a jump over two pieces', ['id: a, onSuccess: step:d', 'id: b, onSuccess: step:d', 'id: c', 'id: d'], 'b c'],
  ['a step that only a failure leads to', ['id: a, onSuccess: step:c, onFailure: step:b', 'id: b', 'id: c'], ''],
  ['a failure that goes on', ['id: a, onSuccess: step:c, onFailure: continue', 'id: b', 'id: c'], ''],
  ['a failure that ends it', ['id: a, onSuccess: step:c, onFailure: abort', 'id: b', 'id: c'], 'b'],
  ['a jump to the next step', ['id: a, onSuccess: step:b', 'id: b'], ''],
  ['a step that undoes another', ['id: a, rollback: {step: c}, onSuccess: step:d', 'id: b', 'id: c', 'id: d'], 'b'],
  ['what is only undone by is reached', ['id: a, rollback: {step: b}, onSuccess: step:c', 'id: b', 'id: c'], ''],
  ['a step that waits for another', ['id: a, onSuccess: step:c', 'id: b, dependsOn: [a]', 'id: c'], ''],
  ['a step that another waits for', ['id: a, onSuccess: step:c', 'id: b', 'id: c, dependsOn: [b]'], ''],
  ['a step named in words', ['id: a, note: "With rows lost, do `b`", onSuccess: step:c', 'id: b', 'id: c'], ''],
  [
    'a step named after the word step',
    ['id: a, title: Else go on with step b, onSuccess: step:c', 'id: b', 'id: c'],
    '',
  ],
  ['a word that is an id by chance', ['id: a, title: Look at b, onSuccess: step:c', 'id: b', 'id: c'], 'b'],
  ['an id with a hyphen in words', ['id: a, warning: See b-two, onSuccess: step:c', 'id: b-two', 'id: c'], ''],
  ['unreached steps in a circle', ['id: a, onSuccess: step:d', 'id: b', 'id: c, onSuccess: step:b', 'id: d'], 'b'],
  [
    'an earlier step that only a later unreached one leads to',
    ['id: a, onSuccess: step:d', 'id: b', 'id: c, onFailure: step:b', 'id: d'],
    'b',
  ],
  ['a step that is followed by itself', ['id: a, onSuccess: step:a'], '(a)'],
  ['a circle', ['id: a', 'id: b', 'id: c, onSuccess: step:b'], '(b c)'],
  ['a circle, and what stands behind it', ['id: a', 'id: b, onSuccess: step:a', 'id: c', 'id: d'], '(a b)'],
  ['a circle that a failure leads out of', ['id: a, onFailure: step:c', 'id: b, onSuccess: step:a', 'id: c'], ''],
  ['a circle that a failure goes on from', ['id: a', 'id: b, onSuccess: step:a, onFailure: continue', 'id: c'], ''],
  [
    'a circle that a failure ends without success',
    ['id: a, onFailure: abort', 'id: b, onSuccess: step:a', 'id: c'],
    '(a b)',
  ],
  [
    'a circle whose failures stay in it',
    ['id: a, onFailure: step:b', 'id: b, onSuccess: step:a, onFailure: step:a'],
    '(a b)',
  ],
  ['a circle of failures', ['id: a, onFailure: step:a', 'id: b, onFailure: step:a'], ''],
  [
    'a jump backwards in the list',
    ['id: a, onSuccess: step:c', 'id: b, onSuccess: step:d', 'id: c, onSuccess: step:b', 'id: d'],
    '',
  ],
  ['two circles', ['id: a, onFailure: step:c', 'id: b, onSuccess: step:a', 'id: c, onSuccess: step:c'], '(c)'],
  [
    'two circles apart',
    ['id: a, onFailure: step:c', 'id: b, onSuccess: step:b', 'id: c, onSuccess: step:c'],
    '(b) (c)',
  ],
  [
    'two circles that lead into each other',
    ['id: a, onFailure: step:c', 'id: b, onSuccess: step:a', 'id: c, onFailure: step:a, onSuccess: step:c'],
    '(a b)',
  ],
  [
    'a circle and a step that is jumped over',
    ['id: a, onSuccess: step:c', 'id: b', 'id: c, onSuccess: step:c'],
    'b (c)',
  ],
  ['a jump that leads nowhere explains the rest', ['id: a, onSuccess: step:x', 'id: b', 'id: c'], undefined],
  [
    'a failure that leads nowhere as well',
    ['id: a, onSuccess: step:c, onFailure: step:x', 'id: b', 'id: c'],
    undefined,
  ],
  ['a jump that is half written', ['id: a, onSuccess: ', 'id: b'], undefined],
  ['a word that is none of the format', ['id: a, onFailure: abrt, onSuccess: step:c', 'id: b', 'id: c'], undefined],
  ['an id that two steps have', ['id: a, onSuccess: step:b', 'id: b', 'id: b'], ''],
  ['a step without an id', ['title: a', 'title: b'], ''],
];

describe('the flow of steps', function () {
  this.timeout(20_000);

  for (const [name, lines, expected] of cases) it(name, () => assert.equal(wrong(lines), expected));

  it('a step that the rollback plan names', () => {
    assert.equal(wrong(['id: a, onSuccess: step:c', 'id: b', 'id: c'], ['Do `b`']), '');
  });

  it('reports no step that can be reached, and no circle that can be left', () => {
    const step = fc.record(
      { onSuccess: fc.nat(7), onFailure: fc.oneof(fc.nat(7), fc.constantFrom('abort', 'continue', 'escalate')) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 8, maxLength: 8 }), (jumps) => {
        const to = (value: string | number) => (typeof value === 'number' ? `step:s${value}` : value);
        const lines = jumps.map(({ onSuccess, onFailure }, index) =>
          [
            `id: s${index}`,
            ...(onSuccess === undefined ? [] : [`onSuccess: ${to(onSuccess)}`]),
            ...(onFailure === undefined ? [] : [`onFailure: ${to(onFailure)}`]),
          ].join(', '),
        );
        const flow = flowOf(stepsOf(lines))!;
        const next = (at: number): number[] => {
          const { onSuccess, onFailure } = jumps[at] ?? {};
          if (at === 8) return [];
          return [
            onSuccess ?? at + 1,
            ...(typeof onFailure === 'number' ? [onFailure] : onFailure === 'continue' ? [at + 1] : []),
          ];
        };
        const from = (start: number) => {
          const seen = new Set([start]);
          for (const at of seen) for (const other of next(at)) seen.add(other);
          return seen;
        };
        const reached = from(0);
        for (const step of flow.unreached) assert.ok(!reached.has(step), `${step} is reached`);
        for (const circle of flow.circles) {
          for (const [index, step] of circle.entries()) {
            assert.ok(reached.has(step));
            assert.ok(!from(step).has(8), `${step} can be left`);
            assert.equal(next(step)[0], circle[(index + 1) % circle.length]);
          }
        }
        // Nothing is kept quiet: without a finding every step is reached, and each can come to the end.
        if (flow.unreached.length + flow.circles.length === 0) {
          for (let step = 0; step < 8; step++) {
            assert.ok(reached.has(step), `${step} is not reached`);
            assert.ok(from(step).has(8), `${step} never ends`);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
