import { quoted } from '../../checks/names';
import { raciOf } from '../../engagement/raci';
import { the } from '../naming';
import { engagementRule } from '../rule';
import { activitiesIn } from './activities';

export const raciSelfApproval = engagementRule({
  id: 'raci/self-approval',
  severity: 'warning',
  what: 'The same role is A and the only R of a performance audit',
  reads: ['phases'],
  *check({ phases }) {
    for (const { value } of activitiesIn(phases)) {
      if (value.category !== 'performance-audit') continue;
      const raci = raciOf(value);
      const [entry] = raci?.responsible ?? [];
      // Another A is another mistake, and may be the one that stays.
      if (!raci?.complete || !entry || raci.responsible.length > 1 || raci.accountable.length > 1) continue;
      if (entry.letter !== 'AR') continue;
      yield {
        place: entry.place,
        message: `${quoted(entry.role)} carries out ${the('performance audit', value.id)} alone and answers for it too; let another role carry it out (R) or answer for it (A)`,
      };
    }
  },
});
