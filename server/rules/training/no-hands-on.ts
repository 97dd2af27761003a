import { criticalRunbooks } from '../../engagement/critical-runbooks';
import type { RunbookOf } from '../../engagement/runbooks';
import { isUnderWay } from '../../engagement/status';
import type { SystemOf } from '../../engagement/systems';
import type { Training } from '../../engagement/training';
import type { Session, SessionCoverage } from '../../generated/engagement';
import { isMap, textsOf } from '../../model/entries';
import type { Draft } from '../../model/values';
import { the } from '../naming';
import { engagementRule, shorten } from '../rule';

/** Ways of teaching in which the client acts. */
const HANDS_ON: ReadonlySet<unknown> = new Set(['reverse-shadow', 'game-day']);

export const noHandsOn = engagementRule({
  id: 'training/no-hands-on',
  severity: 'warning',
  ratchet: true,
  what: 'No reverse-shadow or game-day session for a tier-1 recovery runbook',
  reads: ['today', 'status', 'systems', 'training', 'runbooks'],
  *check({ today, status, systems, training, runbooks }) {
    if (!isUnderWay(status)) return;
    for (const { runbook, system, place } of criticalRunbooks(systems, runbooks)) {
      if (runbook.type !== 'recovery' || wasWorkedThrough(runbook, today)) continue;
      if (sessionsOn(training, runbook, system).some(isHandsOn)) continue;
      yield {
        place,
        message: `Nobody of the client recovers ${the('tier-1 system', system.id)} by \`${shorten(runbook.name)}\` in any session; plan a \`game-day\` or \`reverse-shadow\` that covers it`,
        missing: true,
        threatens: { stageOn: system.transferDay },
      };
    }
  },
});

function isHandsOn({ mode, status }: Draft<Session>): boolean {
  return HANDS_ON.has(mode) && status !== 'cancelled' && status !== 'postponed';
}

/** The sessions that cover a runbook: by its name, or by a system of it where they leave open which runbooks they go through. */
function sessionsOn(training: Training, { name, systems }: RunbookOf, { id }: SystemOf): Draft<Session>[] {
  const open = [...new Set([...systems, ...(id === undefined ? [] : [id])])]
    .flatMap((system) => training.sessionsOnSystem(system))
    .filter(({ covers }) => isMap(covers) && textsOf((covers as Draft<SessionCoverage>).runbooks).length === 0);
  return [...training.sessionsOnRunbook(name), ...open];
}

/** Whether somebody of the client has worked by the runbook, in an exercise or for real; how it went is another question. */
function wasWorkedThrough({ exercises }: RunbookOf, today: string): boolean {
  return exercises.some(
    ({ party, mode, on }) =>
      party === 'client' && mode !== undefined && mode !== 'self-test' && on !== undefined && on <= today,
  );
}
