import type { GateReadiness, Readiness, SystemReadiness } from '../../checks/readiness';
import type { FileEntry } from '../../workspace/file';

/** What is to be told of one engagement. */
export interface Asked {
  readonly file: FileEntry;
  readonly readiness: Readiness;
  readonly name: string | undefined;
  readonly title: string | undefined;
  /** Whether parts of the engagement or its runbooks cannot be read, so that something may be missing here. */
  readonly broken: boolean;
  /** The gates that are told in full: those that were named, else the next one. */
  readonly gates: readonly GateReadiness[];
  /** Those that are mentioned. */
  readonly otherGates: readonly GateReadiness[];
  readonly systems: readonly SystemReadiness[];
  /** Whether the systems are told in full, as they were named. */
  readonly systemsInFull: boolean;
  /** Whether nothing that was asked for blocks. */
  readonly ready: boolean;
}

/** What was asked for: all, or the gate and the system of an id. */
export interface Question {
  readonly gate: string | undefined;
  readonly system: string | undefined;
}

/**
 * What is to be told of an engagement. Without a gate or a system that is named, it is ready when its next gate is: the
 * gates behind that one and the next stages of the systems are told, as what is still to come.
 */
export function asked(file: FileEntry, readiness: Readiness, broken: boolean, { gate, system }: Question): Asked {
  const { metadata } = readiness.checks.inputs;
  const named = gate !== undefined || system !== undefined;
  const next = readiness.nextGate;
  const gates = named
    ? readiness.gates.filter(({ gate: { id } }) => id !== undefined && id === gate)
    : next
      ? [next]
      : [];
  const systems = named
    ? readiness.systems.filter(({ system: { id } }) => id !== undefined && id === system)
    : readiness.systems;
  return {
    file,
    readiness,
    name: metadata.name,
    title: metadata.title,
    broken,
    gates,
    otherGates: named ? [] : readiness.gates.filter((other) => other !== next),
    systems,
    systemsInFull: named,
    ready: gates.every(({ blockers }) => blockers.length === 0) && (!named || systems.every(isReady)),
  };
}

function isReady({ blockers }: SystemReadiness): boolean {
  return blockers.length === 0;
}
