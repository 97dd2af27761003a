import { holderName } from '../../checks/names';
import { staffOf } from '../../engagement/people';
import { type RaciEntry, raciOf } from '../../engagement/raci';
import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import { type ActivityOf, PHASE_KINDS, type Timeline } from '../../engagement/timeline';
import { textsOf } from '../../model/entries';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { activitiesIn, isAhead } from '../raci/activities';
import { engagementRule } from '../rule';

export const roleNoBackup = engagementRule({
  id: 'role/no-backup',
  severity: 'warning',
  what: 'A role of one person without a backup that is R or A in operate or later',
  reads: ['people', 'phases', 'status'],
  *check({ people, phases, status }) {
    if (isOver(status)) return;
    let tasks: ReadonlyMap<string, Task> | undefined;
    for (const role of people.roles) {
      const [person, second] = staffOf(role, true);
      if (!role.id || person === undefined || second !== undefined) continue;
      // Of a role that nobody holds it is said that it is empty; a key that is mistyped may be that of the backups.
      if (textsOf(role.people).length === 0 || !people.isStaffRead(role.id)) continue;
      if (!Array.isArray(role.backups) && !lacks(role, 'backups')) continue;
      tasks ??= tasksOf(phases);
      const task = tasks.get(role.id);
      if (!task) continue;
      const does = task.entry.letter === 'R' ? 'responsible' : 'accountable';
      yield {
        place: spotOf(role, 'id'),
        message: `${sentence(the('role', role.id))} is ${does} in ${the('activity', task.activity.value.id)} of ${the('phase', task.activity.phase.value.id)}, but ${holderName(people, person)} alone holds it; name a backup`,
        related: [{ place: task.entry.place, message: 'What the role is needed for' }],
        missing: true,
      };
    }
  },
});

interface Task {
  readonly activity: ActivityOf;
  readonly entry: RaciEntry;
}

const LATER = new Set(PHASE_KINDS.slice(PHASE_KINDS.indexOf('operate')));

/** The first thing that each role is R or A of from operate on, and that is not over. */
function tasksOf(phases: Timeline): Map<string, Task> {
  const tasks = new Map<string, Task>();
  for (const activity of activitiesIn(phases)) {
    const { kind } = activity.phase.value;
    if (!kind || !LATER.has(kind) || !isAhead(activity)) continue;
    const raci = raciOf(activity.value);
    for (const entry of [...(raci?.accountable ?? []), ...(raci?.responsible ?? [])]) {
      if (!tasks.has(entry.role)) tasks.set(entry.role, { activity, entry });
    }
  }
  return tasks;
}
