import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import { textsOf } from '../../model/entries';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const noClientAttendee = engagementRule({
  id: 'training/no-client-attendee',
  severity: 'warning',
  what: 'Nobody of the client attends',
  reads: ['status', 'people', 'training'],
  *check({ status, people, training }) {
    if (isOver(status)) return;
    for (const session of training.sessions) {
      if (session.status === 'cancelled' || session.status === 'postponed') continue;
      // Who is invited may still be open; that a delivered session had nobody is another rule's business.
      const attendees = textsOf(session.attendees);
      if (attendees.length === 0) continue;
      const parties = attendees.map((id) => people.partyOf(id));
      if (parties.includes('client') || parties.includes(undefined)) continue;
      const verb = session.status === 'delivered' ? 'attended' : 'is to attend';
      yield {
        place: spotOf(session, 'attendees'),
        message: sentence(
          `nobody of the client ${verb} ${the('session', session.id)}, so nothing is transferred by it; ${session.status === 'delivered' ? 'repeat it with those who will run the system' : 'invite those who will run the system'}`,
        ),
      };
    }
  },
});
