import type { EngagementInputs } from '../engagement/inputs';
import { isApproved } from '../engagement/runbooks';
import type { Stage } from '../engagement/stages';
import type { SystemOf } from '../engagement/systems';
import { spotOf } from '../engagement/things';
import { dayBefore } from '../model/calendar';
import { isMap, textOf, textsOf } from '../model/entries';
import { itemPlace, placeOf } from '../model/values';
import { plural } from '../model/words';
import { accessOf } from './access-transferred';
import type { Looked, Outcome } from './check';
import { levelOf } from './competency';
import { accessEnd, rotationsOf } from './credentials-rotated';
import { findingsAt } from './findings-closed';
import { kpisStanding } from './kpis-on-target';
import { holderName, named, quoted, runbookPlace, systemName, worded } from './names';
import { conjunction, unknown } from './outcomes';
import { risksAt } from './risks-below';
import { exercises } from './runbooks-exercised';
import { isDelivered } from './training-coverage';

/** The rows of the table "What a system needs to enter a stage" (FORMAT.md), in its order. */
export type StageRow =
  | 'owners-and-alerts'
  | 'runbooks-approved'
  | 'session-delivered'
  | 'primary-trained'
  | 'owners-competent'
  | 'runbooks-exercised'
  | 'access-transferred'
  | 'figures-and-risks'
  | 'provider-gone';

/** One thing that a system needs to enter a stage. */
export interface Requirement {
  readonly row: StageRow;
  /** What is needed, in a few words; begins in upper case. */
  readonly what: string;
  readonly outcome: Outcome;
}

interface Row {
  readonly row: StageRow;
  what(table: StageTable): string;
  /** The columns with a dot. */
  readonly stages: readonly Stage[];
  /** Whether it concerns a system; absent: any. */
  concerns?(system: SystemOf, stage: Stage): boolean;
  look(system: SystemOf, table: StageTable): Outcome;
}

const FROM_SHADOW: readonly Stage[] = ['shadow', 'reverse-shadow', 'client-owned', 'exited'];
const FROM_REVERSE_SHADOW: readonly Stage[] = ['reverse-shadow', 'client-owned', 'exited'];
const FROM_CLIENT_OWNED: readonly Stage[] = ['client-owned', 'exited'];

const ROWS: readonly Row[] = [
  {
    row: 'owners-and-alerts',
    what: () => 'Primary and backup of the client, an SLO, alerts with runbooks',
    stages: FROM_SHADOW,
    look: (system, { inputs }) =>
      conjunction([...owners(system, inputs), ...serviceLevels(system, inputs), ...alerts(system, inputs)]),
  },
  {
    row: 'runbooks-approved',
    what: () => 'Approved runbooks',
    stages: FROM_SHADOW,
    concerns: (system, stage) => stage !== 'shadow' || isTierOne(system),
    look: (system, { inputs }) => conjunction(approvals(system, inputs)),
  },
  {
    row: 'session-delivered',
    what: () => 'Delivered sessions on the system and its runbooks',
    stages: FROM_REVERSE_SHADOW,
    look: (system, { inputs }) => conjunction(sessions(system, inputs)),
  },
  {
    row: 'primary-trained',
    what: () => 'Primary at competency level 2 or more',
    stages: ['reverse-shadow'],
    look: (system, { inputs }) => conjunction([levelOf(system, 'primary', 2, inputs)]),
  },
  {
    row: 'owners-competent',
    what: ({ inputs: { training } }) =>
      `Primary at competency level ${training.target('primary')} or more, backup at ${training.target('backup')}`,
    stages: FROM_CLIENT_OWNED,
    look: (system, { inputs }) =>
      conjunction(
        (['primary', 'backup'] as const).map((holder) =>
          levelOf(system, holder, inputs.training.target(holder), inputs),
        ),
      ),
  },
  {
    row: 'runbooks-exercised',
    what: () => 'Every runbook exercised by the client',
    stages: FROM_CLIENT_OWNED,
    concerns: isTierOne,
    look: (system, { inputs }) => exercised(system, inputs),
  },
  {
    row: 'access-transferred',
    what: () => 'Access transferred, on call with the client',
    stages: FROM_CLIENT_OWNED,
    look: (system) => conjunction([...accessOf(system, ({ kind }) => kind !== 'on-call'), ...onCall(system)]),
  },
  {
    row: 'figures-and-risks',
    what: ({ inputs: { policy } }) =>
      `KPIs on target for ${plural(policy.kpiPeriods, 'measurement')}, no open major finding, no open critical risk`,
    stages: FROM_CLIENT_OWNED,
    look: (_, { figures }) => figures,
  },
  {
    row: 'provider-gone',
    what: () => "Shared credentials rotated after the provider's access ended, its access revoked",
    stages: ['exited'],
    look: (system, { inputs }) => providerGone(system, inputs),
  },
];

/** What the systems of an engagement need, as they stand today; what is the same for all is looked at once. */
export class StageTable {
  private knownFigures: Outcome | undefined;

  constructor(readonly inputs: EngagementInputs) {}

  /** What a system needs to enter a stage, in the order of the table. For the stages before shadow that is nothing. */
  requirements(system: SystemOf, stage: Stage): Requirement[] {
    return ROWS.filter((row) => isAsked(row, system, stage)).map(({ row, what, look }) => ({
      row,
      what: what(this),
      outcome: look(system, this),
    }));
  }

  /** Whether a system needs anything to enter a stage. */
  asksOf(system: SystemOf, stage: Stage): boolean {
    return ROWS.some((row) => isAsked(row, system, stage));
  }

  /** What is asked of the engagement as a whole. */
  get figures(): Outcome {
    const { inputs } = this;
    this.knownFigures ??= conjunction(
      [kpisStanding(inputs), findingsAt('major', inputs), risksAt('critical', inputs)].flatMap(({ looked }) => looked),
    );
    return this.knownFigures;
  }
}

function isAsked({ stages, concerns }: Row, system: SystemOf, stage: Stage): boolean {
  return stages.includes(stage) && (concerns?.(system, stage) ?? true);
}

/** What one system needs to enter a stage. For several, make one `StageTable`. */
export function requirementsOf(system: SystemOf, stage: Stage, inputs: EngagementInputs): Requirement[] {
  return new StageTable(inputs).requirements(system, stage);
}

/** A system that does not say its tier is taken for one of the first. */
function isTierOne({ tier }: SystemOf): boolean {
  return tier === undefined || tier === 1;
}

function owners(system: SystemOf, { people }: EngagementInputs): Looked[] {
  const { value, primary, backup } = system;
  const name = systemName(system);
  return (['primary', 'backup'] as const).map((holder): Looked => {
    const place = (isMap(value.owners) && placeOf(value.owners, holder)) || spotOf(value, 'owners', 'id');
    const person = system[holder];
    if (person === undefined) return { what: `${name} has no ${holder}`, verdict: 'false', place };
    const party = people.partyOf(person);
    if (!people.has(person)) return { what: `There is no person ${quoted(person)}`, verdict: 'unknown', place };
    const who = `${holderName(people, person)}, the ${holder} of ${name},`;
    if (party === undefined) return { what: `${who} has no party`, verdict: 'unknown', place };
    if (party !== 'client') return { what: `${who} belongs to the ${worded(party)}`, verdict: 'false', place };
    if (holder === 'backup' && primary === backup) {
      return { what: `${who} is its primary as well`, verdict: 'false', place };
    }
    return { what: `${who} belongs to the client`, verdict: 'true', place };
  });
}

function serviceLevels(system: SystemOf, { kpis }: EngagementInputs): Looked[] {
  const { slos } = system.value;
  const ids = textsOf(slos);
  const name = systemName(system);
  if (ids.length === 0) {
    return [{ what: `${name} has no SLO`, verdict: 'false', place: spotOf(system.value, 'id'), owner: system.primary }];
  }
  return ids.map((id, index) => {
    const kpi = kpis.find(id);
    const place = slos && itemPlace(slos, index);
    if (!kpi) return { what: `No KPI has the id ${quoted(id)}, an SLO of ${name}`, verdict: 'unknown', place };
    return { what: `${name} has the SLO ${named(kpi.title, id)}`, verdict: 'true', place };
  });
}

function alerts(system: SystemOf, { runbooks }: EngagementInputs): Looked[] {
  const name = systemName(system);
  if (system.alerts.length === 0) {
    const place = spotOf(system.value, 'id');
    return [{ what: `${name} has no alert`, verdict: 'false', place, owner: system.primary }];
  }
  return system.alerts.map((alert): Looked => {
    const id = textOf(alert.runbook);
    const what = `The alert ${quoted(alert.name)} of ${quoted(system.id)}`;
    const place = spotOf(alert, 'runbook', 'name');
    if (id === undefined) return { what: `${what} has no runbook`, verdict: 'false', place, owner: system.primary };
    if (runbooks.find(id)) return { what: `${what} has the runbook ${quoted(id)}`, verdict: 'true', place };
    return { what: `${what} names the runbook ${quoted(id)}, which there is not`, verdict: 'unknown', place };
  });
}

function noRunbook(system: SystemOf): Looked {
  const place = spotOf(system.value, 'runbooks', 'id');
  return { what: `${systemName(system)} has no runbook`, verdict: 'false', place, owner: system.primary };
}

function noSuchRunbook(system: SystemOf, id: string): Looked {
  return { what: `There is no runbook ${quoted(id)}`, verdict: 'unknown', place: runbookPlace(system, id) };
}

function approvals(system: SystemOf, { runbooks }: EngagementInputs): Looked[] {
  if (system.runbooks.length === 0) return [noRunbook(system)];
  return system.runbooks.map((id): Looked => {
    const runbook = runbooks.find(id);
    if (!runbook) return noSuchRunbook(system, id);
    const { title, status, owner } = runbook;
    const place = runbookPlace(system, id);
    const name = named(title, id);
    if (status === undefined) return { what: `${name} has no status`, verdict: 'unknown', place, owner };
    return { what: `${name} is ${worded(status)}`, verdict: isApproved(runbook) ? 'true' : 'false', place, owner };
  });
}

function sessions(system: SystemOf, { training, runbooks, today }: EngagementInputs): Looked[] {
  const delivered = (covering: ReturnType<typeof training.sessionsOnSystem>) =>
    covering.filter((session) => isDelivered(session, today)).at(-1);
  const taught = (name: string, session: ReturnType<typeof delivered>, about: Partial<Looked>): Looked =>
    session
      ? { what: `${name} was covered by the session ${quoted(session.id)}`, verdict: 'true', ...about }
      : { what: `${name} is covered by no delivered session`, verdict: 'false', ...about };
  const own = delivered(system.id === undefined ? [] : training.sessionsOnSystem(system.id));
  return [
    taught(systemName(system), own, { place: spotOf(system.value, 'id'), owner: system.primary }),
    ...system.runbooks.map((id): Looked => {
      const runbook = runbooks.find(id);
      if (!runbook) return noSuchRunbook(system, id);
      const about = { place: runbookPlace(system, id), owner: runbook.owner };
      return taught(named(runbook.title, id), delivered(training.sessionsOnRunbook(id)), about);
    }),
  ];
}

function exercised(system: SystemOf, { runbooks, policy, today }: EngagementInputs): Outcome {
  if (system.runbooks.length === 0) return conjunction([noRunbook(system)]);
  const since = dayBefore(today, policy.exerciseWindow);
  return conjunction(exercises([system], runbooks, { by: 'client', since, today }));
}

/** Who is called when an alert fires. Somebody is, and where nothing says who, that is not known. */
function onCall(system: SystemOf): Looked[] {
  const items = system.access.filter(({ kind, status }) => kind === 'on-call' && status !== 'revoked');
  const name = systemName(system);
  if (items.length === 0) {
    const place = spotOf(system.value, 'access', 'id');
    const what = `${name} does not say who is on call: it has no access item of the kind \`on-call\``;
    return [{ what, verdict: 'unknown', place, owner: system.primary }];
  }
  return items.map((item): Looked => {
    const { holder, status, transferTo, due } = item;
    const place = spotOf(item, 'holder');
    const about = { place, owner: textOf(transferTo), due: textOf(due) };
    if (holder === undefined)
      return { what: `It cannot be read who is on call for ${name}`, verdict: 'unknown', ...about };
    if (holder !== 'client') {
      return { what: `On call for ${name} is still the ${worded(holder)}`, verdict: 'false', ...about };
    }
    if (status === 'pending')
      return { what: `On call for ${name} is not yet with the client`, verdict: 'false', ...about };
    return { what: `On call for ${name} is the client`, verdict: 'true', place };
  });
}

function providerGone(system: SystemOf, inputs: EngagementInputs): Outcome {
  const ends = accessEnd(inputs);
  const rotations =
    ends === undefined
      ? unknown("It is not said when the provider's access ends: `exit.providerAccessEnds` is missing", {
          place: inputs.general.sectionHead('exit'),
        }).looked
      : rotationsOf(system, ends, inputs);
  const kept = accessOf(system).filter(({ verdict }) => verdict !== 'true');
  const what = `The provider has no access to ${systemName(system)}`;
  const none: Looked = { what, verdict: 'true', place: spotOf(system.value, 'access', 'id') };
  return conjunction([...rotations, ...(kept.length > 0 ? kept : [none])]);
}
