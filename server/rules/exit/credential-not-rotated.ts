import { accessEnded, isUnrotatedSince } from '../../engagement/exit';
import { spotOf } from '../../engagement/things';
import { dayOf } from '../../model/entries';
import { placeOf } from '../../model/values';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const credentialNotRotated = engagementRule({
  id: 'exit/credential-not-rotated',
  severity: 'error',
  what: "A credential that was to be rotated after the provider's access ended, and was not",
  ratchet: true,
  reads: ['exit', 'systems', 'today'],
  each: 'systems',
  *check({ exit, systems, today }) {
    const ended = accessEnded(exit, today);
    if (!exit || ended === undefined) return;
    const end = placeOf(exit, 'providerAccessEnds');
    for (const system of systems) {
      if (system.retired) continue;
      for (const credential of system.credentials) {
        if (!isUnrotatedSince(ended, credential)) continue;
        const last = dayOf(credential.lastRotated);
        const since = last === undefined ? 'was never rotated' : `was last rotated on ${last}`;
        yield {
          place: spotOf(credential, 'lastRotated'),
          message: `${sentence(the('credential', credential.id))} of ${the('system', system.id)} ${since}, and the provider, whose access ended on ${ended}, may know its value; rotate it, and enter the day`,
          threatens: { phase: 'support' },
          missing: last === undefined,
          related: end ? [{ place: end, message: "The provider's access ended here" }] : [],
        };
      }
    }
  },
});
