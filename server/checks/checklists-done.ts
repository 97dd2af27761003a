import { spotOf, valuesOf } from '../engagement/things';
import type { ActivityOf } from '../engagement/timeline';
import { waiverEnds } from '../engagement/waivers';
import type { ChecklistItem, WithChecklistsDone } from '../generated/engagement';
import { dayOf, textOf } from '../model/entries';
import { type Draft, placeOf } from '../model/values';
import { type CheckContext, check, type Looked } from './check';
import { quoted, told, worded } from './names';
import { conjunction, unknown } from './outcomes';

export const checklistsDone = check<WithChecklistsDone>({
  name: 'checklists-done',
  what: 'every mandatory checklist item is done, not applicable or validly waived',

  evaluate(parameters, context) {
    const found = activitiesOf(parameters, context);
    if (!Array.isArray(found)) return conjunction([found]);
    const looked = found
      .filter(({ value }) => value.status !== 'cancelled')
      .flatMap((activity) =>
        valuesOf(activity.value.checklist)
          .filter(({ mandatory }) => mandatory !== false)
          .map((item) => standing(item, activity, context.inputs.today)),
      );
    return looked.length > 0 ? conjunction(looked) : unknown('There is no mandatory checklist item to look at');
  },
});

/** The activities that are asked about, or why that cannot be said. Of a phase and an activity, both must fit. */
function activitiesOf(
  parameters: Draft<WithChecklistsDone>,
  { inputs: { phases }, phase: own }: CheckContext,
): ActivityOf[] | Looked {
  const { phase: phaseId, activity: activityId } = parameters;
  const absent = (kind: 'phase' | 'activity', id: string): Looked => ({
    what: `No ${kind} has the id ${quoted(id)}`,
    verdict: 'unknown',
    place: placeOf(parameters, kind),
  });
  const phase = phaseId === undefined ? undefined : phases.phase(phaseId);
  if (phaseId !== undefined && !phase) return absent('phase', phaseId);
  if (activityId !== undefined) {
    const activity = phases.activity(activityId);
    if (!activity) return absent('activity', activityId);
    return phase && activity.phase !== phase ? [] : [activity];
  }
  const asked = phase ?? own;
  return asked ? [...asked.activities] : { what: 'It is not said of which phase', verdict: 'unknown' };
}

function standing(item: Draft<ChecklistItem>, { value: activity }: ActivityOf, today: string): Looked {
  const { status } = item;
  const place = spotOf(item, 'status');
  if (status === 'done' || status === 'not-applicable') {
    return { what: told(item, `is ${worded(status)}`), verdict: 'true', place };
  }
  const about = { place, owner: textOf(item.owner) ?? textOf(activity.owner), due: dayOf(item.due) };
  if (status === undefined) return { what: told(item, 'has no status'), verdict: 'unknown', ...about };
  if (status !== 'waived') return { what: told(item, `is ${worded(status)}`), verdict: 'false', ...about };
  const ends = waiverEnds(item.waiver);
  if (ends !== undefined && ends >= today)
    return { what: told(item, `is waived until ${ends}`), verdict: 'true', place };
  const why = ends === undefined ? 'without an approver or an end' : `only until ${ends}`;
  return { what: told(item, `is waived ${why}`), verdict: 'false', ...about };
}
