import { nodeOf, placeOf } from '../../model/values';
import { lacks } from '../lacks';
import { engagementRule } from '../rule';

/** The five circumstances under which the model suits a client. */
const QUESTIONS = ['newToDevOps', 'limitedExpertise', 'planningToScale', 'longTermOwnership', 'costDriven'];

export const fitUnanswered = engagementRule({
  id: 'governance/fit-unanswered',
  severity: 'hint',
  what: 'A proposed engagement that does not say whether the model fits',
  reads: ['general'],
  *check({ general }) {
    const { fit, spec, status } = general;
    if (status !== 'proposed' || !nodeOf(spec)) return;
    const unanswered = fit ? QUESTIONS.every((question) => lacks(fit, question)) : lacks(spec, 'fit');
    if (!unanswered) return;
    yield {
      place: placeOf(spec, 'status') ?? general.head,
      message:
        'The engagement is proposed, but nothing says whether the model fits the client; answer the questions of `fit` first',
      missing: true,
    };
  },
});
