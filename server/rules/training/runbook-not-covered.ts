import { criticalRunbooks } from '../../engagement/critical-runbooks';
import { isUnderWay } from '../../engagement/status';
import { wasDelivered } from '../../engagement/training';
import { the } from '../naming';
import { engagementRule, shorten } from '../rule';

export const runbookNotCovered = engagementRule({
  id: 'training/runbook-not-covered',
  severity: 'error',
  ratchet: true,
  what: 'A tier-1 runbook in no delivered session',
  reads: ['today', 'status', 'systems', 'training', 'runbooks'],
  *check({ today, status, systems, training, runbooks }) {
    if (!isUnderWay(status)) return;
    for (const { runbook, system, place } of criticalRunbooks(systems, runbooks)) {
      const { name } = runbook;
      if (training.sessionsOnRunbook(name).some((session) => wasDelivered(session, today))) continue;
      const when = system.clientOwned
        ? 'which the client owns'
        : `which is to be the client's on ${system.transferDay}`;
      yield {
        place,
        message: `No delivered session covers the runbook \`${shorten(name)}\` of ${the('tier-1 system', system.id)}, ${when}; hold one and name the runbook in its \`covers\``,
        missing: true,
        threatens: { stageOn: system.transferDay },
      };
    }
  },
});
