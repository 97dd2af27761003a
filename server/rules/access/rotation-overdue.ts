import { accessEnded, isUnrotatedSince } from '../../engagement/exit';
import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import { dayAfter } from '../../model/calendar';
import { dayOf } from '../../model/entries';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const rotationOverdue = engagementRule({
  id: 'access/rotation-overdue',
  severity: 'warning',
  what: 'A shared credential that was not rotated within `policy.credentialRotation`',
  reads: ['exit', 'status', 'policy', 'systems', 'today'],
  each: 'systems',
  *check({ exit, status, policy, systems, today }) {
    if (isOver(status)) return;
    const ended = accessEnded(exit, today);
    const limit = `\`policy.credentialRotation\`: ${policy.credentialRotation}`;
    for (const system of systems) {
      // What is only planned has no secrets yet.
      if (system.retired || system.stage === 'planned') continue;
      for (const credential of system.credentials) {
        const sharers = credential.sharedWith;
        if (!Array.isArray(sharers) || sharers.length === 0) continue;
        // After the exit that is graver, and another rule's.
        if (ended !== undefined && isUnrotatedSince(ended, credential)) continue;
        const what = `${sentence(the('credential', credential.id))} of ${the('system', system.id)} is shared`;
        const last = dayOf(credential.lastRotated);
        const due = last && dayAfter(last, policy.credentialRotation);
        if (due !== undefined && due < today) {
          yield {
            place: spotOf(credential, 'lastRotated'),
            message: `${what} and was last rotated on ${last}, so it was due by ${due} (${limit}); rotate it, and enter the day`,
          };
        } else if (lacks(credential, 'lastRotated')) {
          yield {
            place: spotOf(credential, 'id'),
            message: `${what}, and nothing says that it was ever rotated (${limit}); rotate it, and enter the day as \`lastRotated\``,
            missing: true,
          };
        }
      }
    }
  },
});
