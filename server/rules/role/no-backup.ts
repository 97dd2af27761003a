import { holderName } from '../../checks/names';
import { type RaciEntry, raciOf } from '../../engagement/raci';
import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import { type ActivityOf, PHASE_KINDS, type Timeline } from '../../engagement/timeline';
import { nodeOf } from '../../model/values';
import { pairOf } from '../../syntax/nodes';
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
      const [person, second] = people.holdersOf(role.id, { backups: true });
      if (!role.id || person === undefined || second !== undefined || !isWhole(role)) continue;
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

/** Whether the lists of a role hold nothing that cannot be read: that would be somebody too. */
function isWhole(role: { people?: string[]; backups?: string[] }): boolean {
  const node = nodeOf(role);
  const list = (key: 'people' | 'backups') => {
    const value = node && pairOf(node, key)?.value;
    return value?.kind === 'seq' && value.items.length === role[key]?.length;
  };
  // Of a role that nobody holds it is said that it is empty.
  return list('people') && role.people?.length !== 0 && (lacks(role, 'backups') || list('backups'));
}

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
