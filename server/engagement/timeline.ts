import type {
  Activity,
  ActivityCategory,
  Approval,
  Condition,
  Criterion,
  Gate,
  Milestone,
  Phase,
  PhaseKind,
} from '../generated/engagement';
import { dayOf, isMap, textOf } from '../model/entries';
import type { Draft } from '../model/values';
import { valuesOf } from './things';

/** A phase with what lies in it. */
export interface PhaseOf {
  readonly index: number;
  readonly value: Draft<Phase>;
  readonly start: string | undefined;
  readonly end: string | undefined;
  readonly activities: readonly ActivityOf[];
  readonly milestones: readonly Draft<Milestone>[];
  readonly gate: GateOf | undefined;
}

export interface ActivityOf {
  readonly phase: PhaseOf;
  readonly value: Draft<Activity>;
}

/** The exit gate of a phase. */
export interface GateOf {
  readonly phase: PhaseOf;
  readonly value: Draft<Gate>;
  readonly id: string | undefined;
  readonly criteria: readonly Draft<Criterion>[];
  readonly conditions: readonly Draft<Condition>[];
  readonly approvals: readonly Draft<Approval>[];
  /** When it is due: its own day, else the end of its phase. */
  readonly due: string | undefined;
  /** Whether there is a decision that stands: `hold` and `repeat` only put it off. */
  readonly decided: boolean;
}

/** The kinds of phase in the order in which they follow each other (RULES.md, `phase/order`). */
export const PHASE_KINDS: readonly PhaseKind[] = ['build', 'operate', 'transform', 'transfer', 'support'];

/** The twelve activities of the BOT model, by the kind of phase in which they belong (FORMAT.md, "activity category"). */
export const MODEL_ACTIVITIES: readonly (readonly [PhaseKind, readonly ActivityCategory[]])[] = [
  ['build', ['assessment-strategy', 'tooling', 'automation-security', 'team-governance']],
  ['operate', ['monitoring-optimization', 'training-knowledge-transfer', 'ownership-transfer', 'scaling-tuning']],
  ['transfer', ['documentation-handover', 'final-training-support', 'performance-audit', 'exit-support']],
];

/** The phases in the order of the file, with their activities, milestones and gates. */
export class Timeline {
  readonly gates: readonly GateOf[];
  /** The gate of the transfer phase; where that has none or there is no such phase, undefined. */
  readonly transferGate: GateOf | undefined;

  static from(phases: readonly Draft<Phase>[] | undefined): Timeline {
    const all = valuesOf(phases).map(keptPhase);
    return new Timeline(
      all,
      all.flatMap(({ activities }) => activities),
    );
  }

  constructor(
    readonly phases: readonly PhaseOf[],
    readonly activities: readonly ActivityOf[],
  ) {
    this.gates = this.phases.flatMap(({ gate }) => gate ?? []);
    this.transferGate = this.ofKind('transfer').find(({ gate }) => gate)?.gate;
  }

  ofKind(kind: PhaseKind): readonly PhaseOf[] {
    return this.phases.filter(({ value }) => value.kind === kind);
  }

  phase(id: unknown): PhaseOf | undefined {
    return this.phases.find(({ value }) => value.id !== undefined && value.id === id);
  }

  gate(id: unknown): GateOf | undefined {
    return this.gates.find((gate) => gate.id !== undefined && gate.id === id);
  }

  activity(id: unknown): ActivityOf | undefined {
    return this.activities.find(({ value }) => value.id !== undefined && value.id === id);
  }

  milestone(id: unknown): Draft<Milestone> | undefined {
    for (const { milestones } of this.phases) {
      for (const milestone of milestones) if (milestone.id !== undefined && milestone.id === id) return milestone;
    }
    return undefined;
  }

  /** Phases that are under way: said to be in progress or blocked, or planned although their days have come. */
  current(today: string): readonly PhaseOf[] {
    return this.phases.filter(({ value: { status }, start, end }) => {
      if (status === 'in-progress' || status === 'blocked') return true;
      return status === 'planned' && start !== undefined && end !== undefined && start <= today && today <= end;
    });
  }

  /** The first gate without a decision that stands. */
  get nextGate(): GateOf | undefined {
    return this.gates.find(({ decided }) => !decided);
  }

  /** The first undecided gate whose phase ends on a day or later; else the transfer phase's (RULES.md). */
  gateOn(day: string | undefined): GateOf | undefined {
    const first =
      day && this.gates.find(({ decided, phase }) => !decided && phase.end !== undefined && phase.end >= day);
    return first || this.transferGate;
  }
}

const known = new WeakMap<object, PhaseOf>();

/** The same object for as long as nothing in the phase is different and it has its place. */
function keptPhase(value: Draft<Phase>, index: number): PhaseOf {
  const before = known.get(value);
  if (before?.index === index) return before;
  const phase = phaseOf(value, index);
  known.set(value, phase);
  return phase;
}

function phaseOf(value: Draft<Phase>, index: number): PhaseOf {
  const phase: PhaseOf & { activities: ActivityOf[]; gate: GateOf | undefined } = {
    index,
    value,
    start: dayOf(value.start),
    end: dayOf(value.end),
    activities: [],
    milestones: valuesOf(value.milestones),
    gate: undefined,
  };
  for (const activity of valuesOf(value.activities)) phase.activities.push({ phase, value: activity });
  if (isMap(value.gate)) phase.gate = gateOf(phase, value.gate);
  return phase;
}

function gateOf(phase: PhaseOf, value: Draft<Gate>): GateOf {
  return {
    phase,
    value,
    id: textOf(value.id),
    criteria: valuesOf(value.criteria),
    conditions: valuesOf(value.conditions),
    approvals: valuesOf(value.approvals),
    due: dayOf(value.due) ?? phase.end,
    decided: value.outcome === 'pass' || value.outcome === 'conditional-pass' || value.outcome === 'fail',
  };
}
