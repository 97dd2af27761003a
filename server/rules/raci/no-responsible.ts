import { quoted } from '../../checks/names';
import { type RaciOf, raciOf } from '../../engagement/raci';
import type { DocumentEntry } from '../../workspace/file';
import type { Fix } from '../fix';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';
import { activitiesIn } from './activities';
import { relettered } from './letters';

export const raciNoResponsible = engagementRule({
  id: 'raci/no-responsible',
  severity: 'error',
  what: 'No responsible role (R, or AR) in an activity',
  fixable: true,
  reads: ['document', 'phases'],
  *check({ document, phases }) {
    for (const { value } of activitiesIn(phases)) {
      const raci = raciOf(value);
      // Of one that is empty it is said once that nobody is accountable.
      if (!raci?.complete || raci.entries.length === 0 || raci.responsible.length > 0) continue;
      yield {
        place: raci.head,
        message: `${sentence(the('activity', value.id))} has no responsible role, so nobody does the work; give a role R, or AR where it is accountable too`,
        missing: true,
        fixes: fixes(raci, document),
      };
    }
  },
});

function fixes({ accountable, entries }: RaciOf, document: DocumentEntry): Fix[] {
  const [only] = accountable.length === 1 ? accountable : [];
  const others = entries.filter((entry) => !accountable.includes(entry));
  return [
    ...(only
      ? [
          relettered(
            document,
            { title: `Make ${quoted(only.role)} responsible too`, preferred: true },
            new Map([[only, 'AR']]),
          ),
        ]
      : []),
    ...others.map((entry) =>
      relettered(document, { title: `Make ${quoted(entry.role)} responsible` }, new Map([[entry, 'R']])),
    ),
  ];
}
