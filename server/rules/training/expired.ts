import { isUnderWay } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import { expiryOf } from '../../engagement/training';
import { dayOf, isPast } from '../../model/entries';
import { the } from '../naming';
import { engagementRule, shorten } from '../rule';

export const expired = engagementRule({
  id: 'training/expired',
  severity: 'warning',
  what: "Competency past its expiry or the policy's",
  reads: ['today', 'status', 'people', 'systems', 'training', 'policy'],
  *check({ today, status, people, systems, training, policy }) {
    if (!isUnderWay(status)) return;
    for (const competency of training.competencies) {
      const { person, system, level } = competency;
      if (person === undefined || system === undefined || level === 0) continue;
      // A later one takes its place.
      if (training.assessment(person, system) !== competency) continue;
      const subject = systems.find(system);
      const who = people.person(person);
      if (!subject || subject.retired || !who || isPast(who.leaves, today)) continue;
      const last = expiryOf(competency, policy.competencyExpiry);
      if (last === undefined || last >= today) continue;
      const own = dayOf(competency.expires) !== undefined;
      const why = own ? '' : `, ${policy.competencyExpiry} after it was made (\`policy.competencyExpiry\`)`;
      yield {
        place: spotOf(competency, own ? 'expires' : 'on'),
        message: `The assessment of \`${shorten(person)}\` on ${the('system', system)} expired on ${last}${why}; assess again, or take it out`,
        subject: system,
      };
    }
  },
});
