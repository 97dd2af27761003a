import { day } from './days';
import type { Random } from './random';
import { descriptionLines } from './words';
import { type Fields, Folded, flow, Literal, Noted, type Value, YamlWriter } from './yaml-writer';

export const runbookTypes = ['recovery', 'diagnostic', 'deployment', 'maintenance', 'routine'] as const;

/** What a runbook and the engagement above it must agree upon. */
export interface RunbookFacts {
  name: string;
  title: string;
  type: (typeof runbookTypes)[number];
  systems: string[];
  /** Empty: the runbook has a schedule instead. */
  alerts: string[];
  /** A role that is neither `approver` nor held by the same people. */
  owner: string;
  approver: string;
  executors: string[];
  escalateTo: string;
  author: string;
  exercisedBy: string;
  documentId: string;
  /** Where commands are run. */
  namespace: string;
}

/** A runbook of about 60 lines without a finding above a hint on `generatedNow`. */
export function runbookText(facts: RunbookFacts, random: Random): string {
  const version = `1.${random.int(1, 8)}.${random.int(0, 3)}`;
  const changed = random.int(-90, -40);
  const kubectl = `kubectl --context prod -n ${facts.namespace}`;
  const workload = `deploy/${facts.namespace}`;
  const input = facts.type === 'recovery' ? 'RESTORE_TIME' : facts.type === 'diagnostic' ? 'POD' : 'REVISION';

  const y = new YamlWriter(180);
  y.comment(`${facts.title}. Reviewed with the people on call; keep commands copyable.`);
  y.fields({
    apiVersion: 'handover/v1',
    kind: 'Runbook',
    metadata: {
      name: facts.name,
      title: facts.title,
      version,
      status: random.chance(0.7) ? 'approved' : 'effective',
      owner: facts.owner,
      approvedBy: facts.approver,
      lastReviewed: day(random.int(-60, -5)),
      reviewIn: '6M',
      labels: flow({ team: facts.namespace, tier: 'gold' }),
      documentId: facts.documentId,
    },
  });
  const trigger: Fields =
    facts.alerts.length > 0
      ? { alerts: flow(facts.alerts), symptoms: flow(['Requests fail or are slow']) }
      : { schedule: 'first Monday of the month', request: 'A ticket of the product team' };
  y.fields({
    spec: {
      type: facts.type,
      systems: flow(facts.systems),
      severity: `SEV-${random.int(1, 3)}`,
      trigger,
      impact: new Folded([
        `Users of ${facts.namespace} may see errors while this runs;`,
        random.pick(descriptionLines),
      ]),
      estimatedDuration: `${random.int(3, 9) * 5}m`,
      roles: flow({ execute: flow(facts.executors), approve: facts.approver }),
      prerequisites: [
        flow({ text: 'Break-glass role granted', verify: 'aws sts get-caller-identity --profile breakglass' }),
        flow({ text: 'Incident channel open and incident commander named' }),
      ],
      inputs: [inputOf(input)],
      steps: steps(input, kubectl, workload, facts),
      verification: [
        flow({ text: 'All pods are ready', command: `${kubectl} get pods`, expect: 'no CrashLoopBackOff' }),
        flow({ text: 'Error rate below 0.1 % for 15 minutes', dashboard: 'https://grafana.client.example/d/overview' }),
      ],
      escalation: [
        flow({ after: '20m', role: facts.owner, channel: '#platform-support' }),
        flow({ after: '1h', role: facts.escalateTo, contact: 'pagerduty:platform' }),
      ],
      references: flow(['https://wiki.client.example/runbooks']),
      exercises: [
        new Noted(
          flow({
            on: day(random.int(-30, -3)),
            by: facts.exercisedBy,
            party: 'client',
            mode: facts.type === 'recovery' ? 'game-day' : 'drill',
            result: 'pass',
            version,
            evidence: flow([`https://wiki.client.example/exercises/${facts.name}`]),
          }),
          ['Run by the client alone; the provider watched.'],
        ),
      ],
      history: [
        flow({ version: '1.0.0', on: day(-180), by: facts.author, change: 'First version' }),
        flow({ version, on: day(changed), by: facts.author, change: 'Ask before the switch' }),
      ],
    },
  });
  return y.text();
}

function inputOf(name: string): Value {
  switch (name) {
    case 'RESTORE_TIME':
      return flow({
        name,
        description: 'UTC time just before the loss',
        required: true,
        pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}Z$',
        example: '2026-05-12T09:55Z',
      });
    case 'POD':
      return flow({ name, description: 'Name of the failing pod', required: true, example: 'web-6d5f7c9b4-x2x9k' });
    default:
      return flow({ name, description: 'Revision to roll out', required: true, example: 'main' });
  }
}

function steps(input: string, kubectl: string, workload: string, facts: RunbookFacts): Value[] {
  const look = flow({
    id: 'look',
    title: 'See what is wrong',
    effect: 'read-only',
    run: flow({ kind: 'bash', command: `${kubectl} get ${workload} -o wide`, timeout: '1m' }),
    expect: flow({ text: 'The replica count is as planned' }),
  });
  const pause: Fields = {
    id: 'pause',
    title: 'Stop the writers',
    owner: facts.owner,
    effect: 'reversible',
    dependsOn: flow(['look']),
    run: flow({ kind: 'bash', timeout: '2m', command: `${kubectl} scale ${workload} --replicas=0` }),
    expect: flow({ command: `${kubectl} get ${workload}`, output: '0/0', match: 'contains' }),
    rollback: flow({ command: `${kubectl} scale ${workload} --replicas=6` }),
  };
  const act: Fields = {
    id: 'act',
    title: `Apply with ${input}`,
    effect: 'irreversible',
    dependsOn: flow(['pause']),
    irreversibleReason: 'The old state is kept for 14 days, then it is gone.',
    confirm: flow({ by: facts.approver, prompt: `Continue with \${${input}}?` }),
    run: {
      kind: 'bash',
      timeout: '40m',
      command: new Literal([`${kubectl} annotate ${workload} \\`, `  "handover/${input.toLowerCase()}=\${${input}}"`]),
    },
    expect: flow({ text: 'The job reports success within half an hour' }),
    onFailure: 'escalate',
  };
  const tell = flow({
    id: 'tell',
    title: 'Tell the product team',
    effect: 'read-only',
    run: flow({ kind: 'manual' }),
    note: 'Say what was done, when, and what remains to be watched.',
  });
  return facts.type === 'diagnostic' ? [look, { ...act, dependsOn: flow(['look']) }, tell] : [look, pause, act, tell];
}
