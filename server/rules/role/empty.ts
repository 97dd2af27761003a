import { spotOf } from '../../engagement/things';
import { isEmptyAt } from '../../model/absence';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const roleEmpty = engagementRule({
  id: 'role/empty',
  severity: 'error',
  what: 'A role without people',
  reads: ['people'],
  *check({ people }) {
    for (const role of people.roles) {
      if (!isEmptyAt(role, 'people')) continue;
      yield {
        place: spotOf(role, 'people'),
        message: `${sentence(the('role', role.id))} has no people, so nobody does what it is asked to; name who holds it`,
        missing: true,
      };
    }
  },
});
