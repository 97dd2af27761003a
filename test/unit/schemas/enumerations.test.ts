import assert from 'node:assert/strict';
import type { DocumentKind } from '../../../server/model/shapes';
import { documentShapes, type Shape } from '../../../server/model/shapes';
import { schemas } from './schemas';

/** The enumerations of the format, version 1: what may be written is written down twice. */

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

const shared: Record<string, readonly (string | number)[]> = {
  Severity: words('SEV-1 SEV-2 SEV-3 SEV-4 SEV-5'),
  Party: words('client provider third-party'),
  DocumentStatus: words('draft in-review approved effective superseded obsolete'),
};

const expected: Record<DocumentKind, Record<string, readonly (string | number)[]>> = {
  Engagement: {
    ...shared,
    EngagementModel: words('bot bott dbot'),
    EngagementStatus: words('proposed active on-hold closed terminated'),
    PhaseKind: words('build operate transform transfer support'),
    ActivityStatus: words('planned in-progress blocked done cancelled'),
    ItemStatus: words('open in-progress done not-applicable waived'),
    ActivityCategory: words(`
      assessment-strategy tooling automation-security team-governance
      monitoring-optimization training-knowledge-transfer ownership-transfer scaling-tuning
      documentation-handover final-training-support performance-audit exit-support`),
    OwnershipStage: words('planned provider-owned shadow reverse-shadow client-owned exited retired'),
    RaciLetter: words('R A C I AR'),
    GateOutcome: words('pass conditional-pass hold repeat fail'),
    ConditionStatus: words('open closed'),
    CheckName: words(`
      ownership-stage runbooks-exist runbooks-exercised training-coverage competency kpis-on-target audit-passed
      findings-closed risks-below access-transferred credentials-rotated checklists-done conditions-closed
      documents-effective no-errors`),
    CompetencyHolder: words('primary backup both'),
    Tier: [1, 2, 3],
    AccessKind: words(`
      cloud-account org-owner repo-admin dns-registrar certificate ci-admin vpn pam-role saas-admin billing on-call`),
    AccessStatus: words('held pending transferred revoked'),
    SessionMode: words('workshop walkthrough shadow reverse-shadow pairing game-day q-and-a self-study recording'),
    SessionStatus: words('planned scheduled delivered cancelled postponed'),
    KpiType: words('dora-metric slo kpi csat'),
    TargetOperator: words('lt lte gt gte'),
    RiskCategory: words(`
      dependency knowledge people security compliance cost schedule quality vendor-lock-in transfer`),
    RiskResponse: words('avoid mitigate transfer accept escalate'),
    RiskStatus: words('open accepted closed'),
    RiskExposure: words('low medium high critical'),
    AuditKind: words(`
      assessment operational-readiness production-readiness security access-review performance-review
      transfer-readiness post-implementation`),
    AuditResult: words('pending pass pass-with-findings fail'),
    FindingGrade: words('major minor observation'),
    FindingStatus: words('open closed'),
    DocumentKind: words(`
      sop handover readiness raci training-matrix kt-plan exit-plan audit-report support-charter adr other`),
    ContractAction: words('novate assign re-procure terminate keep'),
    ContractStatus: words('open in-progress done'),
    RuleSetting: words('off hint warning error'),
  },
  Runbook: {
    ...shared,
    RunbookType: words('routine deployment maintenance diagnostic recovery access handover'),
    StepEffect: words('read-only reversible irreversible'),
    RunKind: words('manual bash sh powershell ssh http'),
    MatchMode: words('exact contains regex'),
    ExerciseMode: words('drill game-day incident self-test'),
    ExerciseResult: words('pass fail'),
    SourceKind: words('markdown ssm'),
  },
};

/** Where which values can be chosen; `[]` steps into a list, `*` into the values of a map, `~` to its keys. */
const places: Record<DocumentKind, Record<string, string>> = {
  Engagement: {
    'spec.model': 'EngagementModel',
    'spec.status': 'EngagementStatus',
    'spec.people[].party': 'Party',
    'spec.roles[].party': 'Party',
    'spec.phases[].kind': 'PhaseKind',
    'spec.phases[].status': 'ActivityStatus',
    'spec.phases[].activities[].status': 'ActivityStatus',
    'spec.phases[].activities[].category': 'ActivityCategory',
    'spec.phases[].activities[].raci*': 'RaciLetter',
    'spec.phases[].activities[].checklist[].status': 'ItemStatus',
    'spec.phases[].milestones[].check': 'CheckName',
    'spec.phases[].gate.outcome': 'GateOutcome',
    'spec.phases[].gate.criteria[].status': 'ItemStatus',
    'spec.phases[].gate.criteria[].check': 'CheckName',
    'spec.phases[].gate.conditions[].status': 'ConditionStatus',
    'spec.systems[].tier': 'Tier',
    'spec.systems[].alerts[].severity': 'Severity',
    'spec.systems[].ownership.stage': 'OwnershipStage',
    'spec.systems[].ownership.history[].stage': 'OwnershipStage',
    'spec.systems[].ownership.plan~': 'OwnershipStage',
    'spec.systems[].ownership.rollbacks[].from': 'OwnershipStage',
    'spec.systems[].ownership.rollbacks[].to': 'OwnershipStage',
    'spec.systems[].access[].kind': 'AccessKind',
    'spec.systems[].access[].holder': 'Party',
    'spec.systems[].access[].status': 'AccessStatus',
    'spec.systems[].knownErrors[].severity': 'Severity',
    'spec.training.sessions[].mode': 'SessionMode',
    'spec.training.sessions[].status': 'SessionStatus',
    'spec.kpis[].type': 'KpiType',
    'spec.kpis[].target.op': 'TargetOperator',
    'spec.risks[].category': 'RiskCategory',
    'spec.risks[].response': 'RiskResponse',
    'spec.risks[].status': 'RiskStatus',
    'spec.audits[].kind': 'AuditKind',
    'spec.audits[].result': 'AuditResult',
    'spec.audits[].findings[].grade': 'FindingGrade',
    'spec.audits[].findings[].status': 'FindingStatus',
    'spec.documents[].kind': 'DocumentKind',
    'spec.documents[].status': 'DocumentStatus',
    'spec.exit.contracts[].action': 'ContractAction',
    'spec.exit.contracts[].status': 'ContractStatus',
    'spec.exit.support.response~': 'Severity',
    'spec.policy.rules*': 'RuleSetting',
  },
  Runbook: {
    'metadata.status': 'DocumentStatus',
    'spec.type': 'RunbookType',
    'spec.severity': 'Severity',
    'spec.steps[].effect': 'StepEffect',
    'spec.steps[].run.kind': 'RunKind',
    'spec.steps[].expect.match': 'MatchMode',
    'spec.exercises[].party': 'Party',
    'spec.exercises[].mode': 'ExerciseMode',
    'spec.exercises[].result': 'ExerciseResult',
    'spec.source.kind': 'SourceKind',
  },
};

function at(kind: DocumentKind, path: string): Shape | undefined {
  let shape: Shape | undefined = documentShapes[kind];
  for (const [part] of path.matchAll(/\[\]|\*|~|[^.[\]*~]+/g)) {
    if (part === '[]') shape = shape?.items;
    else if (part === '*') shape = shape?.values;
    else if (part === '~') shape = shape?.keys;
    else shape = shape?.properties.get(part);
  }
  return shape;
}

describe('the enumerations of the schemas', () => {
  for (const kind of ['Engagement', 'Runbook'] as const) {
    it(`of the ${kind} are those of the format`, () => {
      const found = Object.entries(schemas[kind].$defs!).filter(([, definition]) => definition.enum !== undefined);
      assert.deepEqual(Object.fromEntries(found.map(([name, definition]) => [name, definition.enum])), expected[kind]);
    });

    it(`of the ${kind} are offered where the format has them`, () => {
      for (const [path, name] of Object.entries(places[kind])) {
        assert.deepEqual(at(kind, path)?.choices, expected[kind][name], path);
      }
    });
  }

  it('competency levels go from 0 to 4, likelihood and impact from 1 to 5', () => {
    const level = at('Engagement', 'spec.training.competencies[].level');
    assert.deepEqual([level?.minimum, level?.maximum, level?.choices], [0, 4, [0, 1, 2, 3, 4]]);
    for (const key of ['likelihood', 'impact', 'residual.likelihood', 'residual.impact']) {
      const score = at('Engagement', `spec.risks[].${key}`);
      assert.deepEqual([score?.types, score?.minimum, score?.maximum], [['integer'], 1, 5], key);
    }
  });

  it('every check has the parameters of the format', () => {
    const selection = ['tier', 'systems'];
    const parameters: Record<string, { keys: string[]; required?: string[] }> = {
      'ownership-stage': { keys: ['atLeast', ...selection], required: ['atLeast'] },
      'runbooks-exist': { keys: selection },
      'runbooks-exercised': { keys: [...selection, 'by', 'atLeast', 'within'] },
      'training-coverage': { keys: [...selection, 'atLeast'] },
      competency: { keys: [...selection, 'atLeast', 'of'] },
      'kpis-on-target': { keys: ['kpis', 'periods'] },
      'audit-passed': { keys: ['audit'], required: ['audit'] },
      'findings-closed': { keys: ['grade'] },
      'risks-below': { keys: ['exposure'] },
      'access-transferred': { keys: selection },
      'credentials-rotated': { keys: selection },
      'checklists-done': { keys: ['phase', 'activity'] },
      'conditions-closed': { keys: ['gate'] },
      'documents-effective': { keys: ['kinds'], required: ['kinds'] },
      'no-errors': { keys: [] },
    };
    for (const path of ['spec.phases[].milestones[]', 'spec.phases[].gate.criteria[]']) {
      const variants = at('Engagement', path)!.variants!;
      assert.deepEqual([...variants.keys()].sort(), Object.keys(parameters).sort());
      for (const [check, { keys, required = [] }] of Object.entries(parameters)) {
        const variant = variants.get(check)!;
        assert.deepEqual([...variant.shape.properties.keys()].sort(), [...keys].sort(), check);
        assert.deepEqual(variant.shape.required, required, check);
        assert.equal(variant.required, required.length > 0, check);
      }
    }
  });
});
