import { spotOf } from '../../engagement/things';
import type { GateOf, Timeline } from '../../engagement/timeline';
import type { Criterion } from '../../generated/engagement';
import { dayOf, isMap, textOf } from '../../model/entries';
import type { Draft } from '../../model/values';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

export const auditTooLate = engagementRule({
  id: 'audit/too-late',
  severity: 'hint',
  what: 'An audit that is due after the gate that needs it',
  reads: ['audits', 'phases', 'today'],
  *check({ audits, phases, today }) {
    const needing = gatesByAudit(phases);
    const transfer = phases.transferGate;
    for (const audit of audits) {
      const due = dayOf(audit.due);
      if (audit.result !== 'pending' || due === undefined) continue;
      const id = textOf(audit.id);
      // The readiness audit is needed for the transfer, whether or not its gate says so.
      const implied = audit.kind === 'transfer-readiness' && !(id && needing.has(id)) ? transfer : undefined;
      const gate = (id && needing.get(id)) || implied;
      // A gate whose day has passed is late itself, and that is told.
      if (!gate || gate.decided || gate.due === undefined || gate.due < today || due <= gate.due) continue;
      yield {
        place: spotOf(audit, 'due'),
        message: `${sentence(the('audit', audit.id))} is due on ${due}, after ${the('gate', gate.id)} on ${gate.due}, which needs it; have it before the gate`,
        related: [{ place: spotOf(gate.value, 'due'), message: 'The gate that needs it' }],
      };
    }
  },
});

/** The audits that gates need, each with the first gate that is to be decided; with one that is decided where there is no other. */
function gatesByAudit(phases: Timeline): ReadonlyMap<string, GateOf> {
  const gates = new Map<string, GateOf>();
  for (const gate of phases.gates) {
    if (gate.phase.value.status === 'cancelled') continue;
    for (const audit of gate.criteria.flatMap((criterion) => auditOf(criterion) ?? [])) {
      const known = gates.get(audit);
      if (!known || isEarlier(gate, known)) gates.set(audit, gate);
    }
  }
  return gates;
}

function isEarlier(gate: GateOf, other: GateOf): boolean {
  if (gate.decided !== other.decided) return other.decided;
  return gate.due !== undefined && (other.due === undefined || gate.due < other.due);
}

/** The audit that a criterion demands; undefined where it can be passed without. */
function auditOf(criterion: Draft<Criterion>): string | undefined {
  const { check, mandatory, status } = criterion;
  if (check !== 'audit-passed' || mandatory === false || status === 'waived' || status === 'not-applicable')
    return undefined;
  const parameters: { audit?: unknown } | undefined = isMap(criterion.with) ? criterion.with : undefined;
  return textOf(parameters?.audit);
}
