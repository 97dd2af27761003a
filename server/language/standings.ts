import { criterionState, milestoneState, type State } from '../checks/criteria';
import type { CriterionReadiness, GateReadiness, Readiness, SystemReadiness } from '../checks/readiness';
import { daysBetween } from '../model/calendar';
import { textOf } from '../model/entries';
import { nodeOf } from '../model/values';
import { plural } from '../model/words';
import type { Node } from '../syntax/nodes';
import { code, escaped } from './markdown';
import { limited, MARKS, outcomeMarkdown } from './outcomes';

/** What is said of gates, criteria, milestones and systems as they stand. */

/** "3 of 5 · 2 blockers · 69 days". */
export function gateTitle({ gate, criteria, met, blockers }: GateReadiness, today: string): string {
  const parts = [criteria.length === 0 ? 'no criteria' : `${met} of ${criteria.length}`];
  if (blockers.length > 0) parts.push(plural(blockers.length, 'blocker'));
  if (gate.decided) parts.push(textOf(gate.value.outcome) ?? '');
  else if (gate.due !== undefined) parts.push(untilDue(daysBetween(today, gate.due)));
  return parts.join(' · ');
}

function untilDue(days: number): string {
  if (days === 0) return 'due today';
  return days > 0 ? plural(days, 'day') : `${plural(-days, 'day')} overdue`;
}

/** "2 of 7 for client-owned"; undefined where the next stage asks for nothing, or there is none. */
export function systemTitle({ next, met, requirements }: SystemReadiness): string | undefined {
  return next === undefined || requirements.length === 0 ? undefined : `${met} of ${requirements.length} for ${next}`;
}

/**
 * How what a map of the file describes stands today, as Markdown paragraphs.
 * @param kind the map's name in the schema
 * @returns nothing where there is nothing to say: a criterion without a check is what people wrote
 */
export function standingOf(node: Node, kind: string | undefined, readiness: Readiness): string[] {
  const { checks } = readiness;
  const { phases, systems } = checks.inputs;
  switch (kind) {
    case 'Criterion': {
      const criterion = phases.gates.flatMap(({ criteria }) => criteria).find((each) => nodeOf(each) === node);
      return criterion ? computed(criterionState(criterion, checks)) : [];
    }
    case 'Milestone': {
      const milestone = phases.phases.flatMap(({ milestones }) => milestones).find((each) => nodeOf(each) === node);
      return milestone ? computed(milestoneState(milestone, checks)) : [];
    }
    case 'Gate': {
      const gate = phases.gates.find(({ value }) => nodeOf(value) === node);
      return gate ? gateMarkdown(readiness.gate(gate)) : [];
    }
    case 'System': {
      const system = systems.all.find(({ value }) => nodeOf(value) === node);
      return system ? systemMarkdown(readiness.system(system)) : [];
    }
    default:
      return [];
  }
}

function computed(state: State): string[] {
  return state.by === 'check' ? [outcomeMarkdown(state)] : [];
}

function gateMarkdown({ criteria, met, recommendation, because }: GateReadiness): string[] {
  const head = `**${recommendation}** today: ${because}`;
  if (criteria.length === 0) return [head];
  return [`${met} of ${criteria.length} criteria met. ${head}`, limited(criteria.map(criterionLine))];
}

function criterionLine({ what, criterion, mandatory, state }: CriterionReadiness): string {
  const owner = textOf(criterion.owner);
  const about = [mandatory ? '' : 'optional', owner && state.verdict !== 'true' ? code(owner) : ''].filter(Boolean);
  return `- ${MARKS[state.verdict]} ${escaped(what)}${about.length > 0 ? ` (${about.join(', ')})` : ''}`;
}

function systemMarkdown(readiness: SystemReadiness): string[] {
  const title = systemTitle(readiness);
  if (title === undefined) return [];
  const lines = readiness.requirements.map(({ what, outcome }) => `- ${MARKS[outcome.verdict]} ${escaped(what)}`);
  return [`**${escaped(title)}** today`, limited(lines)];
}
