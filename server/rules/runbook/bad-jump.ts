import { spotOf } from '../../engagement/things';
import type { Step } from '../../generated/runbook';
import { textOf } from '../../model/entries';
import { type Draft, placeOf } from '../../model/values';
import { fixesOf, unknownIds } from '../reference/unknown';
import { type DefinitionsRule, type Report, runbookRule, shorten } from '../rule';
import { flowOf } from './flow';
import { theStep } from './steps';

const about = {
  id: 'runbook/bad-jump',
  severity: 'error',
  what: 'A jump to a step that is not there, a step that is never reached, or an endless circle',
  fixable: true,
} as const;

/** `step:<id>` of no step. */
export const unknownStep: DefinitionsRule = {
  ...about,
  judges: 'definitions',
  *check(facts, document, scope) {
    for (const unknown of unknownIds(about.id, facts, document, scope)) {
      yield {
        place: unknown.place,
        absent: unknown.id,
        message: `This jump leads nowhere: there is no step \`${shorten(unknown.id)}\` in this runbook${unknown.hint}`,
        fixes: fixesOf(unknown, document),
      };
    }
  },
};

/** Steps out of order. */
export const badFlow = runbookRule({
  ...about,
  reads: ['runbook'],
  *check({ runbook: { steps, spec } }) {
    const flow = flowOf(steps, [spec.rollbackPlan]);
    if (!flow) return;
    for (const index of flow.unreached) yield unreached(steps, index);
    for (const circle of flow.circles) yield endless(circle.map((index) => steps[index]!));
  },
});

function unreached(steps: readonly Draft<Step>[], index: number): Report {
  const step = steps[index]!;
  const before = steps[index - 1];
  const jump = before && placeOf(before, 'onSuccess');
  return {
    place: spotOf(step),
    message: `${theStep(step)} is never reached: the one before it goes on elsewhere, and no jump leads here; let one lead here, or take the step out`,
    missing: true,
    ...(jump ? { related: [{ place: jump, message: `${theStep(before)} goes on from here` }] } : {}),
  };
}

function endless(circle: readonly Draft<Step>[]): Report {
  const last = circle.at(-1)!;
  const ids = [...circle, circle[0]!].map(({ id }) => `\`${shorten(textOf(id) ?? '?')}\``);
  const what =
    circle.length === 1
      ? `${theStep(last)} is followed by itself without end`
      : `The steps ${ids.length > 12 ? [...ids.slice(0, 11), '…', ids.at(-1)].join(' → ') : ids.join(' → ')} follow each other without end`;
  return {
    place: spotOf(last, 'onSuccess'),
    message: `${what}; let one of them lead out, such as by \`onFailure: step:<id>\` of the one that checks`,
    missing: true,
    related: [{ place: spotOf(circle[0]!), message: 'The circle begins here' }],
  };
}
