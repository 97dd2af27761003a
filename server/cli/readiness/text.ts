import type { Looked, Outcome, Verdict } from '../../checks/check';
import type { CriterionReadiness, GateReadiness, Recommendation, SystemReadiness } from '../../checks/readiness';
import { dayOf, textOf } from '../../model/entries';
import { shownPath } from '../check';
import { printable } from '../printable';
import type { Asked } from './asked';
import { distance, VERDICTS } from './words';

/** For people: what blocks, with who and until when. Nothing in it obeys a file: it is all shown as text. */
export function readinessText(all: readonly Asked[], today: string, colour: boolean): string {
  const page = new Page(today, colour);
  return all
    .map((one) => page.engagement(one).join('\n'))
    .join('\n\n\n')
    .concat('\n');
}

const MARKS: Readonly<Record<Verdict, string>> = { true: '✓', false: '✗', unknown: '?' };
const COLOURS: Readonly<Record<Verdict, number>> = { true: 32, false: 31, unknown: 33 };
const WEIGHTS: Readonly<Record<Recommendation, number>> = { go: 32, conditional: 33, 'no-go': 31 };
const UNDERLINED = 4;
const BOLD = 1;
const GREY = 90;

class Page {
  constructor(
    private readonly today: string,
    private readonly colour: boolean,
  ) {}

  engagement(asked: Asked): string[] {
    const { file, title, name, broken, gates, otherGates, systems, systemsInFull, readiness } = asked;
    const heading = title ?? name;
    const lines = [this.paint(UNDERLINED, printable(shownPath(file.uri)))];
    if (heading !== undefined) lines.push(`${line(heading)}, ${this.today}`);
    if (broken) {
      lines.push(this.paint(33, 'Parts of the files cannot be read; what stands there is missing below'));
    }
    for (const gate of gates) lines.push('', ...this.gate(gate, gate === readiness.nextGate));
    if (gates.length === 0 && !systemsInFull) lines.push('', this.noGate(otherGates));
    if (otherGates.length > 0) lines.push('', this.paint(BOLD, 'Other gates'), ...this.gateRows(otherGates));
    if (systems.length > 0) {
      lines.push(
        '',
        this.paint(BOLD, systems.length === 1 ? 'System' : 'Systems'),
        ...this.systemRows(systems, systemsInFull),
      );
    }
    return lines;
  }

  private noGate(others: readonly GateReadiness[]): string {
    return others.length > 0 ? 'Every gate is decided' : 'The engagement has no gate';
  }

  private gate(readiness: GateReadiness, next: boolean): string[] {
    const { gate, criteria, met, missingApprovals, openConditions, recommendation, because } = readiness;
    const lines = [
      this.paint(BOLD, `${next ? 'Next gate' : 'Gate'}: ${line(gate.id ?? 'without an id')}`) + this.when(readiness),
      `  ${this.paint(WEIGHTS[recommendation], recommendation)}: ${because}`,
      `  ${met} of ${criteria.length} criteria met`,
    ];
    if (missingApprovals.length > 0) lines.push(`  not yet approved by ${line(missingApprovals.join(', '))}`);
    if (criteria.length > 0) lines.push('', ...this.criteria(criteria));
    if (openConditions.length > 0) {
      const said = openConditions.map((condition) => {
        const { id, text } = condition;
        const what = `${textOf(id) ?? ''}  ${textOf(text) ?? ''}`;
        return `  - ${line(what.trim())}${this.who(textOf(condition.owner), dayOf(condition.due))}`;
      });
      lines.push('', '  Open conditions', ...said);
    }
    return lines;
  }

  private when({ gate }: GateReadiness): string {
    const { outcome, decidedOn } = gate.value;
    if (outcome) {
      const on = dayOf(decidedOn);
      return `, ${line(outcome)}${on === undefined ? '' : ` on ${on}`}`;
    }
    return gate.due === undefined ? '' : `, due ${gate.due} (${distance(gate.due, this.today)})`;
  }

  private criteria(criteria: readonly CriterionReadiness[]): string[] {
    const width = Math.max(...criteria.map(({ id }) => line(id ?? '').length));
    return criteria.flatMap(({ id, what, mandatory, state, criterion }) => {
      const optional = mandatory ? '' : ' (optional)';
      const head = `  ${this.verdict(state.verdict)}  ${line(id ?? '').padEnd(width)}  ${line(what)}${optional}`;
      if (state.verdict === 'true') return [head];
      // What people judge is said in full by the line itself.
      if (state.by === 'people') return [`${head}${this.who(textOf(criterion.owner), undefined)}`];
      return [head, ...this.looked(state, ' '.repeat(width + 15), textOf(criterion.owner))];
    });
  }

  /** What of all that was looked at does not hold. */
  private looked({ looked, verdict }: Outcome, indent: string, owner?: string): string[] {
    return looked
      .filter((one) => one.verdict !== 'true')
      .sort((a, b) => Number(b.verdict === verdict) - Number(a.verdict === verdict))
      .map((one) => `${indent}${this.one(one, owner)}`);
  }

  private one({ what, verdict, owner, due }: Looked, otherwise: string | undefined): string {
    return `${this.paint(COLOURS[verdict], MARKS[verdict])} ${line(what)}${this.who(owner ?? otherwise, due)}`;
  }

  private who(owner: string | undefined, due: string | undefined): string {
    const parts = [owner && line(owner), due && `until ${due}`].filter(Boolean);
    return parts.length > 0 ? this.paint(GREY, ` (${parts.join(', ')})`) : '';
  }

  private gateRows(gates: readonly GateReadiness[]): string[] {
    const ids = gates.map(({ gate }) => line(gate.id ?? 'without an id'));
    const width = Math.max(...ids.map(({ length }) => length));
    return gates.map((readiness, index) => {
      const { met, criteria, recommendation } = readiness;
      const count = `${met} of ${criteria.length}`.padEnd(8);
      const said = readiness.gate.decided ? '' : `, ${this.paint(WEIGHTS[recommendation], recommendation)}`;
      return `  ${ids[index]!.padEnd(width)}  ${count}${this.when(readiness).slice(2)}${said}`;
    });
  }

  private systemRows(systems: readonly SystemReadiness[], inFull: boolean): string[] {
    const ids = systems.map(({ system }) => line(system.id ?? 'without an id'));
    const width = Math.max(...ids.map(({ length }) => length));
    return systems.flatMap((readiness, index) => {
      const head = `  ${ids[index]!.padEnd(width)}  ${this.stage(readiness)}`;
      const shown = inFull ? readiness.requirements : readiness.blockers;
      return [
        head,
        ...shown.flatMap(({ what, outcome }) => [
          `    ${this.verdict(outcome.verdict)}  ${line(what)}`,
          ...(inFull ? this.looked(outcome, ' '.repeat(17)) : []),
        ]),
      ];
    });
  }

  private stage({ system, next, plannedOn, met, requirements }: SystemReadiness): string {
    const stage = line(system.stage ?? 'no stage');
    if (next === undefined) return stage;
    const count =
      requirements.length > 0 ? `${met} of ${requirements.length} for ${next}` : `nothing is needed for ${next}`;
    const planned = plannedOn === undefined ? '' : `, planned for ${plannedOn} (${distance(plannedOn, this.today)})`;
    return `${stage}, ${count}${planned}`;
  }

  /** Mark and word, as wide as the longest. */
  private verdict(verdict: Verdict): string {
    return this.paint(COLOURS[verdict], `${MARKS[verdict]} ${VERDICTS[verdict].padEnd(7)}`);
  }

  private paint(code: number, text: string): string {
    return this.colour ? `\x1b[${code}m${text}\x1b[0m` : text;
  }
}

/** Text of a file on one line, and nothing in it that a terminal obeys. */
function line(text: string): string {
  return printable(text.replace(/\s+/g, ' ').trim());
}
