import type { Audit, Criterion, Exit, Risk } from '../generated/engagement';
import { isAbsent } from '../model/absence';
import { dayOf, isMap, textOf, textsOf } from '../model/entries';
import type { Draft } from '../model/values';
import type { Place } from '../syntax/nodes';
import type { Systems } from './systems';
import { spotOf, type Things, valuesOf } from './things';
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
  /** Where the file names who it is. */
  readonly place: Place;
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

/**
 * What people and roles own, approve, give or attend that has a day and is not over: what is done, decided, closed or
 * called off asks nothing of anybody any more.
 */
export function* dutiesOf({ phases, systems, training, risks, audits, exit }: DutySources): Iterable<Duty> {
  for (const { activities, gate, value } of phases.phases) {
    if (value.status === 'cancelled' || value.status === 'done') continue;
    for (const activity of activities) yield* ofActivity(activity);
    if (gate) yield* ofGate(gate);
  }
  for (const { gate } of phases.phases) if (gate) yield* ofConditions(gate);
  yield* ofSystems(systems);
  yield* ofTraining(training);
  yield* ofRisks(risks);
  yield* ofAudits(audits);
  if (exit) yield* ofExit(exit);
}

function* ofActivity({ value }: ActivityOf): Iterable<Duty> {
  if (value.status === 'done' || value.status === 'cancelled') return;
  yield* duty('activity', value.id, value.owner, value.end, spotOf(value, 'owner'));
  for (const item of valuesOf(value.checklist)) {
    if (item.status !== 'open' && item.status !== 'in-progress') continue;
    yield* duty('checklist item', item.id, item.owner, item.due, spotOf(item, 'owner'));
  }
}

/** A gate that is still to be decided: by whom, and on what that people judge. */
function* ofGate({ criteria, decided, due, id, value }: GateOf): Iterable<Duty> {
  if (decided) return;
  for (const role of textsOf(value.requiredApprovals)) {
    yield* duty('approval of the gate', id, role, due, spotOf(value, 'requiredApprovals'));
  }
  for (const criterion of criteria) {
    if (isJudged(criterion) || !isAbsent(criterion, 'check')) continue;
    yield* duty('criterion', criterion.id, criterion.owner, due, spotOf(criterion, 'owner'));
  }
}

function isJudged({ status }: Draft<Criterion>): boolean {
  return status === 'done' || status === 'not-applicable' || status === 'waived';
}

function* ofConditions({ conditions, phase }: GateOf): Iterable<Duty> {
  if (phase.value.status === 'cancelled') return;
  for (const condition of conditions) {
    if (condition.status !== 'open') continue;
    yield* duty('condition', condition.id, condition.owner, condition.due, spotOf(condition, 'owner'));
  }
}

/** Whoever owns a system has to be there on the day on which it becomes the client's. */
function* ofSystems(systems: Systems): Iterable<Duty> {
  for (const system of systems) {
    if (system.retired || system.clientOwned || !isMap(system.value.owners)) continue;
    const { owners } = system.value;
    const day = system.plannedFor('client-owned');
    for (const holder of ['primary', 'backup'] as const) {
      yield* duty('transfer of the system', system.id, system[holder], day, spotOf(owners, holder));
    }
  }
}

function* ofTraining({ sessions }: Training): Iterable<Duty> {
  for (const session of sessions) {
    if (session.status !== 'planned' && session.status !== 'scheduled') continue;
    yield* duty('session', session.id, session.trainer, session.on, spotOf(session, 'trainer'));
    for (const attendee of textsOf(session.attendees)) {
      yield* duty('session', session.id, attendee, session.on, spotOf(session, 'attendees'));
    }
  }
}

function* ofRisks(risks: Things<Draft<Risk>>): Iterable<Duty> {
  for (const risk of risks) {
    if (risk.status !== 'open' && risk.status !== 'accepted') continue;
    yield* duty('review of the risk', risk.id, risk.owner, risk.nextReview, spotOf(risk, 'owner'));
  }
}

function* ofAudits(audits: Things<Draft<Audit>>): Iterable<Duty> {
  for (const audit of audits) {
    if (audit.result === 'pending') {
      yield* duty('audit', audit.id, audit.auditor, audit.due, spotOf(audit, 'auditor'));
    }
    for (const finding of valuesOf(audit.findings)) {
      if (finding.status !== 'open') continue;
      yield* duty('finding', finding.id, finding.owner, finding.due, spotOf(finding, 'owner'));
    }
  }
}

function* ofExit({ accessRevocation, support }: Draft<Exit>): Iterable<Duty> {
  if (isMap(accessRevocation)) {
    const { due, owner } = accessRevocation;
    yield* duty("end of the provider's access", undefined, owner, due, spotOf(accessRevocation, 'owner'));
  }
  if (isMap(support)) {
    yield* duty('end of the support', undefined, support.contact, support.end, spotOf(support, 'contact'));
  }
}

function* duty(kind: string, id: unknown, who: unknown, day: unknown, place: Place): Iterable<Duty> {
  const on = dayOf(day);
  const whose = textOf(who);
  if (on !== undefined && whose !== undefined) yield { who: whose, on, kind, id: textOf(id), place };
}
