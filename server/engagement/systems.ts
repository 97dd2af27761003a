import type {
  AccessItem,
  Alert,
  Credential,
  Ownership,
  OwnershipChange,
  OwnershipRollback,
  OwnershipStage,
  System,
} from '../generated/engagement';
import { dayOf, isMap, textOf, textsOf } from '../model/entries';
import type { Draft } from '../model/values';
import { isAtLeast, type Stage, stageAfter } from './stages';
import { valuesOf } from './things';

/** A system with what rules ask of it. */
export class SystemOf {
  readonly id: string | undefined;
  readonly ownership: Draft<Ownership>;
  /** The stage that the file says; whether the history agrees is a rule's business. */
  readonly stage: OwnershipStage | undefined;
  readonly history: readonly Draft<OwnershipChange>[];
  readonly rollbacks: readonly Draft<OwnershipRollback>[];
  readonly primary: string | undefined;
  readonly backup: string | undefined;
  readonly alerts: readonly Draft<Alert>[];
  readonly access: readonly Draft<AccessItem>[];
  readonly credentials: readonly Draft<Credential>[];
  /** Names of its runbooks: those it names itself, then those that only its alerts name; each once. */
  readonly runbooks: readonly string[];
  /** Whether the client owns the system (or did before the provider left). */
  readonly clientOwned: boolean;
  /** The day on which the client owns the system: planned, else the day on which that happened. */
  readonly transferDay: string | undefined;

  /** @param day the day as of which it is looked at, as far as the history tells; undefined: as the file says */
  constructor(
    readonly value: Draft<System>,
    day?: string,
  ) {
    this.id = textOf(value.id);
    this.ownership = isMap(value.ownership) ? value.ownership : {};
    this.history = valuesOf(this.ownership.history);
    this.stage = day === undefined ? this.ownership.stage : stageOn(day, this.ownership.stage, this.history);
    this.rollbacks = valuesOf(this.ownership.rollbacks);
    const owners = isMap(value.owners) ? value.owners : {};
    this.primary = textOf(owners.primary);
    this.backup = textOf(owners.backup);
    this.alerts = valuesOf(value.alerts);
    this.access = valuesOf(value.access);
    this.credentials = valuesOf(value.credentials);
    const named = [...textsOf(value.runbooks), ...textsOf(this.alerts.map(({ runbook }) => runbook))];
    this.runbooks = [...new Set(named)];
    this.clientOwned = isAtLeast(this.stage, 'client-owned');
    this.transferDay = this.plannedFor('client-owned') ?? this.enteredOn('client-owned') ?? this.plannedFor('exited');
  }

  get tier(): number | undefined {
    return this.value.tier;
  }

  get retired(): boolean {
    return this.stage === 'retired';
  }

  /** The day for which a stage is planned. */
  plannedFor(stage: Stage): string | undefined {
    return isMap(this.ownership.plan) ? dayOf(this.ownership.plan[stage]) : undefined;
  }

  /** The day on which a stage was entered, the last time. */
  enteredOn(stage: OwnershipStage): string | undefined {
    return dayOf(this.history.filter((change) => change.stage === stage).at(-1)?.on);
  }

  get nextStage(): Stage | undefined {
    return stageAfter(this.stage);
  }

  isAtLeast(stage: Stage): boolean {
    return isAtLeast(this.stage, stage);
  }

  /** Whether the client owns the system, or a day is planned on which it will ("client-owned or planned so"). */
  get clientOwnedOrPlanned(): boolean {
    if (this.retired) return false;
    return this.clientOwned || this.transferDay !== undefined;
  }
}

const known = new WeakMap<object, SystemOf>();

/** The same object for as long as nothing in the system is different. */
function systemOf(value: Draft<System>): SystemOf {
  let system = known.get(value);
  if (!system) {
    system = new SystemOf(value);
    known.set(value, system);
  }
  return system;
}

/** The stage on a day: that of the last change until then. What is retired by now is left so. */
function stageOn(
  day: string,
  stage: OwnershipStage | undefined,
  history: readonly Draft<OwnershipChange>[],
): OwnershipStage | undefined {
  if (stage === 'retired' || !history.some(({ on }) => (dayOf(on) ?? '') > day)) return stage;
  const until = history.filter(({ on }) => (dayOf(on) ?? '9999-12-31') <= day);
  // Of several changes on one day the one further down is the later one.
  return until.reduce((last, change) => (change.on! >= last.on! ? change : last)).stage;
}

/** Whether a system was there on a day: unless all that its history tells came later. */
function wasThere(value: Draft<System>, day: string): boolean {
  const history = isMap(value.ownership) ? valuesOf(value.ownership.history) : [];
  const days = history.flatMap(({ on }) => dayOf(on) ?? []);
  return days.length === 0 || days.some((on) => on <= day);
}

/** The systems in the order of the file, and by id. */
export class Systems implements Iterable<SystemOf> {
  private readonly byId = new Map<string, SystemOf>();
  private byRunbook: ReadonlyMap<string, readonly SystemOf[]> | undefined;
  private alerts: ReadonlySet<string> | undefined;

  /** @param day as for {@link SystemOf} */
  static from(systems: readonly Draft<System>[] | undefined, day?: string): Systems {
    return new Systems(
      valuesOf(systems).map((value) => (day === undefined ? systemOf(value) : new SystemOf(value, day))),
    );
  }

  constructor(readonly all: readonly SystemOf[]) {
    for (const system of all)
      if (system.id !== undefined && !this.byId.has(system.id)) this.byId.set(system.id, system);
  }

  [Symbol.iterator](): Iterator<SystemOf> {
    return this.all[Symbol.iterator]();
  }

  find(id: unknown): SystemOf | undefined {
    return typeof id === 'string' ? this.byId.get(id) : undefined;
  }

  /** The systems that were there on a day, at the stages where they were then, as far as their histories tell. */
  asOf(day: string): Systems {
    const then = this.all.map(({ value }) => value).filter((value) => wasThere(value, day));
    return Systems.from(then, day);
  }

  /** The systems that name a runbook, themselves or in an alert; without retired ones. */
  withRunbook(name: string): readonly SystemOf[] {
    if (!this.byRunbook) {
      const byRunbook = new Map<string, SystemOf[]>();
      for (const system of this.all) {
        for (const runbook of system.retired ? [] : system.runbooks) {
          const list = byRunbook.get(runbook);
          if (list) list.push(system);
          else byRunbook.set(runbook, [system]);
        }
      }
      this.byRunbook = byRunbook;
    }
    return this.byRunbook.get(name) ?? [];
  }

  /** The names of all alerts. */
  get alertNames(): ReadonlySet<string> {
    this.alerts ??= new Set(this.all.flatMap(({ alerts }) => textsOf(alerts.map(({ name }) => name))));
    return this.alerts;
  }
}
