import { spotOf } from '../../engagement/things';
import { dayOf } from '../../model/entries';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const deliveredInFuture = engagementRule({
  id: 'training/delivered-in-future',
  severity: 'error',
  what: 'Delivered after today, or delivered with no attendee',
  reads: ['today', 'training'],
  *check({ today, training }) {
    for (const session of training.sessions) {
      if (session.status !== 'delivered') continue;
      const on = dayOf(session.on);
      if (on !== undefined && on > today) {
        yield {
          place: spotOf(session, 'on'),
          message: sentence(
            `${the('session', session.id)} cannot have been delivered on ${on}, which is after today (${today}); correct the day, or make it \`scheduled\``,
          ),
        };
      } else if (lacks(session, 'attendees')) {
        yield {
          place: spotOf(session, 'attendees', 'status'),
          message: sentence(
            `${the('session', session.id)} was delivered, but names nobody who attended it; add those who did, or make it \`cancelled\``,
          ),
          missing: true,
        };
      }
    }
  },
});
