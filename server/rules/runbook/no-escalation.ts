import { isWithdrawn } from '../../engagement/runbooks';
import { emptyList } from '../keys';
import { fixesOf, unknownIds } from '../reference/unknown';
import { type DefinitionsRule, runbookRule, shorten } from '../rule';
import { kindWords } from '../words';

const about = {
  id: 'runbook/no-escalation',
  severity: 'warning',
  what: 'No escalation, or one to somebody who is not in the engagement',
  fixable: true,
} as const;

/** A list of nobody. One that is absent is told by `format/missing-key`. */
export const noEscalation = runbookRule({
  ...about,
  reads: ['runbook'],
  *check({ runbook: { spec, metadata } }) {
    const place = emptyList(spec, 'escalation');
    if (!place || isWithdrawn(metadata)) return;
    yield {
      place,
      message: 'Nobody is called when this runbook does not help; add who, and after how long',
      missing: true,
    };
  },
});

/** Somebody whom nobody knows. */
export const unknownEscalation: DefinitionsRule = {
  ...about,
  judges: 'definitions',
  *check(facts, document, scope) {
    for (const unknown of unknownIds(about.id, facts, document, scope)) {
      yield {
        place: unknown.place,
        absent: unknown.id,
        message: `This escalation reaches nobody: there is no ${kindWords(unknown.kinds)} \`${shorten(unknown.id)}\` in this engagement${unknown.hint}`,
        fixes: fixesOf(unknown, document),
      };
    }
  },
};
