import type { Stage } from '../engagement/stages';
import type { SystemOf } from '../engagement/systems';
import type { GateOf } from '../engagement/timeline';
import type { Condition, Criterion } from '../generated/engagement';
import { daysBetween } from '../model/calendar';
import { dayOf, isMap, textOf, textsOf } from '../model/entries';
import type { Draft } from '../model/values';
import { plural, shorten } from '../model/words';
import { checkNamed } from './catalogue';
import type { Verdict } from './check';
import type { Checks } from './checks';
import { criterionState, type State } from './criteria';
import { type Requirement, StageTable } from './stages';

/** A criterion of a gate, and how it stands. */
export interface CriterionReadiness {
  readonly criterion: Draft<Criterion>;
  readonly id: string | undefined;
  /** What must hold: its text, else what its check makes sure of. */
  readonly what: string;
  readonly mandatory: boolean;
  readonly state: State;
}

/** What the figures of a gate speak for; people decide. */
export type Recommendation = 'go' | 'conditional' | 'no-go';

export interface GateReadiness {
  readonly gate: GateOf;
  readonly criteria: readonly CriterionReadiness[];
  /** How many criteria hold, mandatory or not. */
  readonly met: number;
  /** The mandatory criteria that do not hold, or of which that is not known. */
  readonly blockers: readonly CriterionReadiness[];
  /** The roles whose approval is required and not there. */
  readonly missingApprovals: readonly string[];
  readonly openConditions: readonly Draft<Condition>[];
  /** Until it is due; negative once that is over, undefined where there is no day. */
  readonly daysToDue: number | undefined;
  readonly recommendation: Recommendation;
  /** Why, one sentence without a full stop. */
  readonly because: string;
}

export interface SystemReadiness {
  readonly system: SystemOf;
  /** The stage that comes next; undefined after the last. */
  readonly next: Stage | undefined;
  /** When it is planned to enter it. */
  readonly plannedOn: string | undefined;
  readonly requirements: readonly Requirement[];
  /** How many of them hold. */
  readonly met: number;
  /** Those that do not hold, or of which that is not known. */
  readonly blockers: readonly Requirement[];
}

/** How far an engagement is. Each part is worked out when it is asked for, once. */
export class Readiness {
  private readonly table: StageTable;
  private readonly knownGates = new Map<GateOf, GateReadiness>();
  private readonly knownSystems = new Map<SystemOf, SystemReadiness>();

  constructor(readonly checks: Checks) {
    this.table = new StageTable(checks.inputs);
  }

  /** The gates in the order of the file, without those of phases that were called off. */
  get gatesInPlan(): readonly GateOf[] {
    return this.checks.inputs.phases.gates.filter(({ phase }) => phase.value.status !== 'cancelled');
  }

  /** The systems in the order of the file, without those that are retired. */
  get systemsInUse(): readonly SystemOf[] {
    return this.checks.inputs.systems.all.filter(({ retired }) => !retired);
  }

  /** How far all gates are. */
  get gates(): readonly GateReadiness[] {
    return this.gatesInPlan.map((gate) => this.gate(gate));
  }

  /** The first gate that is still to be decided. */
  get nextGate(): GateReadiness | undefined {
    const next = this.gatesInPlan.find(({ decided }) => !decided);
    return next && this.gate(next);
  }

  /** How far all systems are. */
  get systems(): readonly SystemReadiness[] {
    return this.systemsInUse.map((system) => this.system(system));
  }

  /** Whether the next stage of a system asks for anything. */
  asksOf(system: SystemOf): boolean {
    const next = nextOf(system);
    return next !== undefined && this.table.asksOf(system, next);
  }

  gate(gate: GateOf): GateReadiness {
    return kept(this.knownGates, gate, () => gateReadiness(gate, this.checks));
  }

  system(system: SystemOf): SystemReadiness {
    return kept(this.knownSystems, system, () => systemReadiness(system, this.table));
  }
}

function kept<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

function gateReadiness(gate: GateOf, checks: Checks): GateReadiness {
  const { today } = checks.inputs;
  const criteria = gate.criteria.map((criterion) => criterionReadiness(criterion, checks));
  const blockers = criteria.filter(({ mandatory, state }) => mandatory && state.verdict !== 'true');
  const openConditions = gate.conditions.filter(({ status }) => status !== 'closed');
  const given = new Set(gate.approvals.filter(({ on }) => (dayOf(on) ?? '') <= today).map(({ role }) => role));
  return {
    gate,
    criteria,
    met: count(criteria, 'true'),
    blockers,
    missingApprovals: [...new Set(textsOf(gate.value.requiredApprovals))].filter((role) => !given.has(role)),
    openConditions,
    daysToDue: gate.due === undefined ? undefined : daysBetween(today, gate.due),
    ...recommendation(criteria, blockers, openConditions),
  };
}

/**
 * `go`: all mandatory criteria hold and nothing is left open. `conditional`: they hold, but a criterion that is not
 * mandatory does not, or a condition is open. `no-go`: a mandatory criterion does not hold, or nobody knows whether it
 * does; or there is none to judge by.
 */
function recommendation(
  criteria: readonly CriterionReadiness[],
  blockers: readonly CriterionReadiness[],
  open: readonly Draft<Condition>[],
): Pick<GateReadiness, 'recommendation' | 'because'> {
  if (criteria.length === 0) return { recommendation: 'no-go', because: 'The gate has no criteria to judge it by' };
  const unmet = count(blockers, 'false');
  const unknown = count(blockers, 'unknown');
  if (unmet > 0 || unknown > 0) {
    const parts = [
      unmet > 0 ? `${of(unmet, 'mandatory')} not met` : '',
      unknown > 0 ? `${of(unknown, 'mandatory')} unknown` : '',
    ];
    return { recommendation: 'no-go', because: parts.filter(Boolean).join(', ') };
  }
  const optional = criteria.filter(({ state }) => state.verdict !== 'true').length;
  if (optional === 0 && open.length === 0) return { recommendation: 'go', because: 'All criteria are met' };
  const parts = [
    'All mandatory criteria are met',
    optional > 0 ? `${of(optional, 'optional')} not` : '',
    open.length > 0 ? `${plural(open.length, 'condition')} ${open.length === 1 ? 'is' : 'are'} open` : '',
  ];
  return { recommendation: 'conditional', because: parts.filter(Boolean).join(', ') };
}

/** "1 mandatory criterion is", "2 mandatory criteria are". */
function of(number: number, kind: 'mandatory' | 'optional'): string {
  return `${number} ${kind} ${number === 1 ? 'criterion is' : 'criteria are'}`;
}

function count(criteria: readonly CriterionReadiness[], verdict: Verdict): number {
  return criteria.filter(({ state }) => state.verdict === verdict).length;
}

function criterionReadiness(criterion: Draft<Criterion>, checks: Checks): CriterionReadiness {
  return {
    criterion,
    id: textOf(criterion.id),
    what: textOf(criterion.text) ?? askedBy(criterion) ?? textOf(criterion.id) ?? 'A criterion without a text',
    mandatory: criterion.mandatory !== false,
    state: criterionState(criterion, checks),
  };
}

/** What the check of a criterion makes sure of: "No open risk is at an exposure or above (exposure: high)". */
function askedBy({ check, with: parameters }: Draft<Criterion>): string | undefined {
  const what = check && checkNamed(check)?.what;
  if (!what) return undefined;
  const given = isMap(parameters) ? Object.entries(parameters) : [];
  const words = given.flatMap(([key, value]) => {
    const text = Array.isArray(value) ? textsOf(value).join(', ') : textOf(value);
    return text ? `${key}: ${text}` : [];
  });
  const sentence = what.charAt(0).toUpperCase() + what.slice(1);
  return words.length > 0 ? `${sentence} (${shorten(words.join('; '))})` : sentence;
}

function nextOf(system: SystemOf): Stage | undefined {
  return system.retired ? undefined : system.nextStage;
}

function systemReadiness(system: SystemOf, table: StageTable): SystemReadiness {
  const next = nextOf(system);
  const requirements = next === undefined ? [] : table.requirements(system, next);
  const blockers = requirements.filter(({ outcome }) => outcome.verdict !== 'true');
  const plannedOn = next && system.plannedFor(next);
  return { system, next, plannedOn, requirements, met: requirements.length - blockers.length, blockers };
}
