import type { Audit, Criterion, Exit, Risk } from '../generated/engagement';
import { isAbsent } from '../model/absence';
import { dayOf, isMap, textOf, textsOf } from '../model/entries';
import type { Draft } from '../model/values';
import type { Systems } from './systems';
import { type Things, valuesOf } from './things';
import type { ActivityOf, GateOf, Timeline } from './timeline';
import type { Training } from './training';

/** Something that is still to be done on a day, by somebody in particular. */
export interface Duty {
  /** A person or a role. */
  readonly who: string;
  /** The day, `YYYY-MM-DD`. */
  readonly on: string;
  /** What kind of thing it is, in a few words: "session", "approval of the gate". */
  readonly kind: string;
  readonly id: string | undefined;
  /** The map that names who it is, and the key where it does. */
  readonly thing: object;
  readonly key: string;
}

/** What duties are found in. */
export interface DutySources {
  readonly phases: Timeline;
  readonly systems: Systems;
  readonly training: Training;
  readonly risks: Things<Draft<Risk>>;
  readonly audits: Things<Draft<Audit>>;
  readonly exit: Draft<Exit> | undefined;
}

/** Takes down a duty, where somebody and a day are named. */
type Add = (kind: string, id: unknown, who: unknown, day: unknown, thing: object, key: string) => void;

/**
 * What people and roles own, approve, give or attend that has a day and is not over: what is done, decided, closed or
 * called off asks nothing of anybody any more.
 * @param isAsked whether the duties of a person or a role are asked about
 */
export function dutiesOf(
  { phases, systems, training, risks, audits, exit }: DutySources,
  isAsked: (who: string) => boolean,
): Duty[] {
  const duties: Duty[] = [];
  const add: Add = (kind, id, who, day, thing, key) => {
    const whose = textOf(who);
    if (whose === undefined || !isAsked(whose)) return;
    const on = dayOf(day);
    if (on !== undefined) duties.push({ who: whose, on, kind, id: textOf(id), thing, key });
  };
  for (const { activities, gate, value } of phases.phases) {
    if (value.status === 'cancelled' || value.status === 'done') continue;
    for (const activity of activities) ofActivity(activity, add);
    if (gate) ofGate(gate, add);
  }
  for (const { gate } of phases.phases) if (gate) ofConditions(gate, add);
  ofSystems(systems, add);
  ofTraining(training, add);
  ofRisks(risks, add);
  ofAudits(audits, add);
  if (exit) ofExit(exit, add);
  return duties;
}

function ofActivity({ value }: ActivityOf, add: Add): void {
  if (value.status === 'done' || value.status === 'cancelled') return;
  add('activity', value.id, value.owner, value.end, value, 'owner');
  for (const item of valuesOf(value.checklist)) {
    if (item.status !== 'open' && item.status !== 'in-progress') continue;
    add('checklist item', item.id, item.owner, item.due, item, 'owner');
  }
}

/** A gate that is still to be decided: by whom, and on what that people judge. */
function ofGate({ criteria, decided, due, id, value }: GateOf, add: Add): void {
  if (decided) return;
  for (const role of textsOf(value.requiredApprovals)) {
    add('approval of the gate', id, role, due, value, 'requiredApprovals');
  }
  for (const criterion of criteria) {
    if (isJudged(criterion) || !isAbsent(criterion, 'check')) continue;
    add('criterion', criterion.id, criterion.owner, due, criterion, 'owner');
  }
}

function isJudged({ status }: Draft<Criterion>): boolean {
  return status === 'done' || status === 'not-applicable' || status === 'waived';
}

function ofConditions({ conditions, phase }: GateOf, add: Add): void {
  if (phase.value.status === 'cancelled') return;
  for (const condition of conditions) {
    if (condition.status !== 'open') continue;
    add('condition', condition.id, condition.owner, condition.due, condition, 'owner');
  }
}

/** Whoever owns a system has to be there on the day on which it becomes the client's. */
function ofSystems(systems: Systems, add: Add): void {
  for (const system of systems) {
    if (system.retired || system.clientOwned || !isMap(system.value.owners)) continue;
    const { owners } = system.value;
    const day = system.plannedFor('client-owned');
    for (const holder of ['primary', 'backup'] as const) {
      add('transfer of the system', system.id, system[holder], day, owners, holder);
    }
  }
}

function ofTraining({ sessions }: Training, add: Add): void {
  for (const session of sessions) {
    if (session.status !== 'planned' && session.status !== 'scheduled') continue;
    add('session', session.id, session.trainer, session.on, session, 'trainer');
    for (const attendee of textsOf(session.attendees)) {
      add('session', session.id, attendee, session.on, session, 'attendees');
    }
  }
}

function ofRisks(risks: Things<Draft<Risk>>, add: Add): void {
  for (const risk of risks) {
    if (risk.status !== 'open' && risk.status !== 'accepted') continue;
    add('review of the risk', risk.id, risk.owner, risk.nextReview, risk, 'owner');
  }
}

function ofAudits(audits: Things<Draft<Audit>>, add: Add): void {
  for (const audit of audits) {
    if (audit.result === 'pending') {
      add('audit', audit.id, audit.auditor, audit.due, audit, 'auditor');
    }
    for (const finding of valuesOf(audit.findings)) {
      if (finding.status !== 'open') continue;
      add('finding', finding.id, finding.owner, finding.due, finding, 'owner');
    }
  }
}

function ofExit({ accessRevocation, support }: Draft<Exit>, add: Add): void {
  if (isMap(accessRevocation)) {
    const { due, owner } = accessRevocation;
    add("end of the provider's access", undefined, owner, due, accessRevocation, 'owner');
  }
  if (isMap(support)) {
    add('end of the support', undefined, support.contact, support.end, support, 'contact');
  }
}
