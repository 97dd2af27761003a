import type { EngagementInputs } from '../engagement/inputs';
import { type RunbookOf, Runbooks } from '../engagement/runbooks';
import { Things, valuesOf } from '../engagement/things';
import type { Audit, DocumentRecord, Kpi } from '../generated/engagement';
import { dayOf } from '../model/entries';
import type { Draft } from '../model/values';

/**
 * An engagement as it stood on an earlier day, as far as its files tell: what is dated later has not happened yet. What
 * has no day stands as it does now.
 */
export function inputsAsOf(inputs: EngagementInputs, day: string): EngagementInputs {
  const then = {
    today: day,
    systems: inputs.systems.asOf(day),
    training: inputs.training.asOf(day),
    audits: new Things(Array.from(inputs.audits, (audit) => auditOn(day, audit))),
    documents: new Things(Array.from(inputs.documents, (document) => documentOn(day, document))),
    kpis: new Things([...inputs.kpis].filter((kpi) => wasMeasured(kpi, day))),
    runbooks: new Runbooks(inputs.runbooks.all.map((runbook) => runbookOn(day, runbook))),
  } satisfies Partial<EngagementInputs>;
  return new Proxy(inputs, {
    get: (target, name) => (Object.hasOwn(then, name) ? Reflect.get(then, name) : Reflect.get(target, name, target)),
  });
}

/** An audit that was held later had neither a result nor findings. */
function auditOn(day: string, audit: Draft<Audit>): Draft<Audit> {
  if ((dayOf(audit.on) ?? '') <= day) return audit;
  const { on: _on, findings: _findings, ...before } = audit;
  return { ...before, result: 'pending' };
}

/** One that came into force later was not in force; one that was replaced since was. */
function documentOn(day: string, document: Draft<DocumentRecord>): Draft<DocumentRecord> {
  const from = dayOf(document.effective);
  if (from === undefined) return document;
  if (from > day) return document.status === 'effective' ? { ...document, status: 'approved' } : document;
  return document.status === 'superseded' || document.status === 'obsolete'
    ? { ...document, status: 'effective' }
    : document;
}

/** A KPI of which all measurements are later was not there yet; of one without any nobody knows. */
function wasMeasured({ measurements }: Draft<Kpi>, day: string): boolean {
  const days = valuesOf(measurements).flatMap(({ on }) => dayOf(on) ?? []);
  return days.length === 0 || days.some((on) => on <= day);
}

/** A runbook that was there and was changed or withdrawn since could be worked by then: what is in review now is its next version. */
function runbookOn(day: string, runbook: RunbookOf): RunbookOf {
  const { changedOn, status, writtenOn } = runbook;
  if (status === 'approved' || status === 'effective' || writtenOn === undefined || writtenOn > day) return runbook;
  const withdrawn = status === 'superseded' || status === 'obsolete';
  return withdrawn || (changedOn !== undefined && changedOn > day) ? { ...runbook, status: 'approved' } : runbook;
}
