import type { Looked, Outcome, Verdict } from '../../checks/check';
import type { CriterionReadiness, GateReadiness, SystemReadiness } from '../../checks/readiness';
import type { Requirement } from '../../checks/stages';
import { spotOf } from '../../engagement/things';
import { dayOf, textOf, textsOf } from '../../model/entries';
import type { Place } from '../../syntax/nodes';
import type { FileEntry } from '../../workspace/file';
import { shownPath } from '../check';
import type { Asked } from './asked';

const WORDS: Readonly<Record<Verdict, string>> = { true: 'met', false: 'not-met', unknown: 'unknown' };

/** For programs: one object. Lines and columns are 1-based, columns in UTF-16 units; what is not known is null. */
export function readinessJson(all: readonly Asked[], today: string): string {
  const ready = all.every((one) => one.ready);
  return `${JSON.stringify({ today, ready, engagements: all.map(engagement) }, undefined, 2)}\n`;
}

function engagement({ file, readiness, name, title, broken, ready, gates, otherGates, systems }: Asked) {
  const shown = new Set([...gates, ...otherGates]);
  return {
    file: shownPath(file.uri),
    name: name ?? null,
    title: title ?? null,
    ready,
    complete: !broken,
    nextGate: readiness.nextGate?.gate.id ?? null,
    gates: readiness.gates.filter((gate) => shown.has(gate)).map((gate) => gateEntry(gate, file)),
    systems: systems.map((system) => systemEntry(system, file)),
  };
}

function gateEntry(readiness: GateReadiness, file: FileEntry) {
  const { gate, criteria, met, blockers, missingApprovals, openConditions, daysToDue } = readiness;
  return {
    id: gate.id ?? null,
    phase: textOf(gate.phase.value.id) ?? null,
    ...spot(spotOf(gate.value, 'id'), file),
    due: gate.due ?? null,
    daysToDue: daysToDue ?? null,
    outcome: gate.value.outcome ?? null,
    decidedOn: dayOf(gate.value.decidedOn) ?? null,
    recommendation: readiness.recommendation,
    because: readiness.because,
    met,
    total: criteria.length,
    criteria: criteria.map((criterion) => criterionEntry(criterion, file)),
    blockers: blockers.map(({ id }) => id ?? null),
    missingApprovals,
    openConditions: openConditions.map((condition) => ({
      id: textOf(condition.id) ?? null,
      text: textOf(condition.text) ?? null,
      owner: textOf(condition.owner) ?? null,
      due: dayOf(condition.due) ?? null,
      ...spot(spotOf(condition, 'id'), file),
    })),
  };
}

function criterionEntry({ criterion, id, what, mandatory, state }: CriterionReadiness, file: FileEntry) {
  return {
    id: id ?? null,
    what,
    ...spot(spotOf(criterion, 'id'), file),
    mandatory,
    owner: textOf(criterion.owner) ?? null,
    check: criterion.check ?? null,
    status: criterion.status ?? null,
    decidedBy: state.by,
    evidence: textsOf(criterion.evidence),
    ...outcome(state, file),
  };
}

function systemEntry({ system, next, plannedOn, requirements, met, blockers }: SystemReadiness, file: FileEntry) {
  return {
    id: system.id ?? null,
    title: textOf(system.value.title) ?? null,
    ...spot(spotOf(system.value, 'id'), file),
    tier: system.tier ?? null,
    stage: system.stage ?? null,
    nextStage: next ?? null,
    plannedOn: plannedOn ?? null,
    met,
    total: requirements.length,
    requirements: requirements.map((requirement) => requirementEntry(requirement, file)),
    blockers: blockers.map(({ row }) => row),
  };
}

function requirementEntry({ row, what, outcome: result }: Requirement, file: FileEntry) {
  return { row, what, ...outcome(result, file) };
}

function outcome({ verdict, looked }: Outcome, file: FileEntry) {
  return { verdict: WORDS[verdict], looked: looked.map((one) => lookedEntry(one, file)) };
}

function lookedEntry({ what, verdict, owner, due, place }: Looked, file: FileEntry) {
  return {
    what,
    verdict: WORDS[verdict],
    owner: owner ?? null,
    due: due ?? null,
    ...(place ? spot(place, file) : { line: null, column: null }),
  };
}

function spot(place: Place, file: FileEntry): { line: number; column: number } {
  const { start } = file.rangeOf(place);
  return { line: start.line + 1, column: start.character + 1 };
}
