import type { People } from '../engagement/people';
import type { SystemOf } from '../engagement/systems';
import type { Training } from '../engagement/training';
import type { Session, WithTrainingCoverage } from '../generated/engagement';
import { dayOf, textsOf } from '../model/entries';
import type { Draft } from '../model/values';
import { listed } from '../model/words';
import { type CheckContext, check, type Looked } from './check';
import { named, quoted, runbookPlace } from './names';
import { share } from './outcomes';
import { without } from './runbooks-exercised';
import { select } from './selection';

export const trainingCoverage = check<WithTrainingCoverage>({
  name: 'training-coverage',
  what: "a share of the selected systems' runbooks was taught to those who will own them",

  evaluate(parameters, { inputs }) {
    const { systems, lacking } = select(parameters, inputs.systems);
    const { atLeast = 100 } = parameters;
    const counted = coverage(systems, inputs);
    return share([...counted, ...lacking], atLeast, without(systems));
  },
});

/** Whether a session has taken place, on some day until today. */
export function isDelivered({ status, on }: Draft<Session>, today: string): boolean {
  return status === 'delivered' && (dayOf(on) ?? '') <= today;
}

/** How each runbook was taught. One that several systems share counts where somebody of each of them was there. */
function coverage(systems: readonly SystemOf[], inputs: CheckContext['inputs']): Looked[] {
  const { training, runbooks, people, today } = inputs;
  const byRunbook = new Map<string, SystemOf[]>();
  for (const system of systems) {
    for (const id of system.runbooks) byRunbook.set(id, [...(byRunbook.get(id) ?? []), system]);
  }
  return Array.from(byRunbook, ([id, sharing]): Looked => {
    const place = runbookPlace(sharing[0]!, id);
    const runbook = runbooks.find(id);
    if (!runbook) return { what: `There is no runbook ${quoted(id)}`, verdict: 'unknown', place };
    const name = named(runbook.title, id);
    const delivered = training.sessionsOnRunbook(id).filter((session) => isDelivered(session, today));
    const untaught = sharing.filter((system) => !taughtTo(system, delivered));
    if (untaught.length === 0)
      return { what: `${name} was taught ${daysOf(delivered, sharing)}`, verdict: 'true', place };
    const about = { verdict: 'false', place, owner: runbook.owner, due: nextDay(id, training, today) } as const;
    if (delivered.length === 0) return { what: `${name} is covered by no delivered session`, ...about };
    return { what: `${name} was not taught to ${ownersOf(untaught, people)}`, ...about };
  });
}

/** Whether the primary or the backup of a system attended one of some sessions. */
function taughtTo({ primary, backup }: SystemOf, sessions: readonly Draft<Session>[]): boolean {
  return sessions.some(({ attendees }) => textsOf(attendees).some((person) => person === primary || person === backup));
}

function daysOf(sessions: readonly Draft<Session>[], systems: readonly SystemOf[]): string {
  const days = sessions
    .filter((session) => systems.some((system) => taughtTo(system, [session])))
    .flatMap(({ on }) => dayOf(on) ?? []);
  const last = days.sort().at(-1);
  return last === undefined ? 'in a delivered session' : `on ${last}`;
}

function ownersOf(systems: readonly SystemOf[], people: People): string {
  return listed(
    systems.map(({ id, primary, backup }) => {
      const owners = [primary, backup].flatMap((person) =>
        person === undefined ? [] : named(people.nameOf(person), person),
      );
      const whose = quoted(id);
      return owners.length === 0 ? `an owner of ${whose}, which names none` : `${owners.join(' or ')} (${whose})`;
    }),
  );
}

/** The day on which the runbook is to be taught next. */
function nextDay(id: string, training: Training, today: string): string | undefined {
  return training
    .sessionsOnRunbook(id)
    .filter(({ status }) => status === 'planned' || status === 'scheduled')
    .flatMap(({ on }) => dayOf(on) ?? [])
    .filter((day) => day >= today)
    .sort()[0];
}
