import { spotOf } from '../../engagement/things';
import { lacks } from '../lacks';
import { the } from '../naming';
import { engagementRule, shorten } from '../rule';

/** From here on a person works without help (FORMAT.md, "competency level"). */
const INDEPENDENT = 3;

export const levelWithoutEvidence = engagementRule({
  id: 'training/level-without-evidence',
  severity: 'error',
  what: 'Level 3 or higher without evidence, or self-assessed',
  reads: ['training'],
  *check({ training }) {
    for (const competency of training.competencies) {
      const { person, system, level, assessedBy } = competency;
      if (level === undefined || level < INDEPENDENT) continue;
      const unproven = lacks(competency, 'evidence');
      const own = person !== undefined && person === assessedBy;
      if (!unproven && !own) continue;
      const who = person === undefined ? 'Somebody' : `\`${shorten(person)}\``;
      const faults = [...(unproven ? ['has no evidence'] : []), ...(own ? ['was given by the person themself'] : [])];
      const cures = [
        ...(unproven ? ['name the exercise record or report that shows it'] : []),
        ...(own ? ['let somebody else assess'] : []),
      ];
      yield {
        place: spotOf(competency, unproven ? 'level' : 'assessedBy'),
        message: `${who} has level ${level} on ${the('system', system)}, but this assessment ${faults.join(' and ')}; ${cures.join(', and ')}`,
        ...(system === undefined ? {} : { subject: system }),
      };
    }
  },
});
