import assert from 'node:assert/strict';
import { fixed } from '../fixes';
import { findingsOf } from '../helper';
import { change, describeMutations, example, fine, inRunbook, type Mutation, unique, without } from '../mutation';

/** What the rules on commands must find in a clean runbook that was changed in one place, and what they must not mind. */

const NODES = 'runbooks/diagnose-unschedulable-pods.runbook.yaml';
/** The command of a step that only looks. */
const EVENTS =
  'command: "kubectl --context skerry-prod -n ${NAMESPACE} get events --field-selector=involvedObject.name=${POD},reason=FailedScheduling"}';
const POD_INPUT =
  '    - {name: POD, description: Name of one pending pod, required: true, example: booking-api-pending}';

type Wants = (string | { rule: string; at: string })[];

/** Another command in the step that only looks; written in single quotes. */
function command(name: string, text: string, ...wants: Wants): Mutation {
  return inRunbook(change(name, EVENTS, `command: '${text.replaceAll("'", "''")}'}`, ...wants), NODES);
}

/** The same over several lines. */
function script(name: string, lines: string[], ...wants: Wants): Mutation {
  const block = ['kind: bash', 'timeout: 1m', 'command: |', ...lines.map((line) => `  ${line}`)];
  const put = `run:\n${block.map((line) => `        ${line}`).join('\n')}\n      x-was: {a: 1}`;
  return inRunbook(change(name, `run: {kind: bash, timeout: 1m, ${EVENTS}`, put, ...wants), NODES);
}

const UNDERSTATED = {
  rule: 'runbook/effect-understated',
  at: "effect: read-only\n      run: {kind: bash, timeout: 1m, command: '",
};
const KUBE = 'kubectl --context skerry-prod -n ${NAMESPACE}';

const effects = (commands: string[]) => commands.map((text) => command(`\`${text}\` only looks`, text));

describeMutations({
  'runbook/effect-understated': [
    command('deletes a pod', `${KUBE} delete pod \${POD}`, UNDERSTATED),
    command('scales', `${KUBE} scale deploy/booking-api --replicas=0`, UNDERSTATED),
    command('behind another command', `${KUBE} get pods && ${KUBE} rollout restart deploy/booking-api`, UNDERSTATED),
    command('inside a pod', `${KUBE} exec \${POD} -- rm -rf /var/cache/booking`, UNDERSTATED),
    command('with sudo', 'sudo systemctl restart kubelet', UNDERSTATED),
    command('a POST', 'curl -fsS -X POST https://booking.skerryline.example/drain', UNDERSTATED),
    ...effects([
      `${KUBE} describe pod \${POD}`,
      `${KUBE} delete pod \${POD} --dry-run=server`,
      `${KUBE} get pods | grep -v Running | sort`,
      `${KUBE} exec \${POD} -- cat /etc/hosts`,
      'terraform plan -input=false',
      'systemctl status kubelet',
      'skerryctl frobnicate --all',
      `${KUBE} get pods > /tmp/pods.txt`,
    ]),
  ],
  'runbook/secret': [
    command(
      'a password in a URL',
      'psql "postgresql://report:pW7-kd92Lqz@db-1/booking" -c "select 1"',
      'runbook/secret',
    ),
    command(
      'a token of GitHub',
      'GITHUB_TOKEN=ghp_R8vQ2mZt7LxKp4WsNc9JyHd3BfGa6EuTo1Xi gh auth status',
      'runbook/secret',
    ),
    command(
      'a bearer token',
      'curl -fsS -H "Authorization: Bearer k3J9xQz7Lm2Vt8Rp5Wn4Bc6Hd1Fg0Sy" https://booking.skerryline.example/healthz',
      'runbook/secret',
    ),
    inRunbook(
      change('in the example of an input', 'example: booking-api-pending', 'example: "AKIAQ3EGRJ7WKXTN5PZL"', {
        rule: 'runbook/secret',
        at: 'AKIAQ3EGRJ7WKXTN5PZL',
      }),
      NODES,
    ),
    inRunbook(
      change(
        'in an expectation',
        'expect: {output: Insufficient, match: contains}',
        'expect: {output: "token: glpat-x7Rk2Vq9TzLm4WnPc8Yd", match: contains}',
        'runbook/secret',
      ),
      NODES,
    ),
    command('a variable in a URL', 'psql "postgresql://report:${POD}@db-1/booking" -c "select 1"'),
    command(
      'what is asked of the vault',
      'PGPASSWORD=$(vault read -field=password database/creds/ro) psql -c "select 1"',
    ),
    command(
      'crosses',
      'curl -fsS -H "Authorization: Bearer xxxxxxxxxxxxxxxx" https://booking.skerryline.example/healthz',
    ),
    command(
      'a digest',
      'skopeo inspect docker://registry.example/app@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    ),
  ],
  'runbook/dangerous-command': [
    command(
      'a download into a shell',
      'curl -fsSL https://get.tool.example/install.sh | sh',
      'runbook/dangerous-command',
    ),
    command(
      'no look at the certificate',
      'curl -kfsS https://booking.skerryline.example/healthz',
      'runbook/dangerous-command',
    ),
    command(
      'plain http',
      'curl -fsS http://packages.example.org/tool.tgz -o /tmp/tool.tgz',
      'runbook/dangerous-command',
    ),
    command('http on this machine', 'curl -fsS http://localhost:8080/healthz'),
    command('http inside the cluster', 'curl -fsS http://booking-api.booking.svc.cluster.local:8080/healthz'),
    command('certificates that are looked at', 'curl -fsS https://booking.skerryline.example/healthz'),
    command('another option k', `${KUBE} get pods -l app=booking -o wide -k=1`),
  ],
  'runbook/no-namespace': [
    command('neither namespace nor context', 'kubectl get pods', 'runbook/no-namespace'),
    command('helm', 'helm history booking-api', 'runbook/no-namespace'),
    command('oc', 'oc get routes', 'runbook/no-namespace'),
    script('where the namespace comes after', ['kubectl get pods', 'kubectl -n x get pods'], {
      rule: 'runbook/no-namespace',
      at: '          kubectl get pods',
    }),
    command('all namespaces', 'kubectl get pods -A'),
    command('a kind without a namespace', 'kubectl get nodes -o wide'),
    script('a namespace that was chosen before', ['oc project booking', 'oc get routes']),
    command('a context', 'kubectl --context skerry-prod get pods'),
  ],
  'runbook/undeclared-input': [
    command('a variable that nobody declares', `${KUBE} get node \${NODE}`, 'runbook/undeclared-input'),
    command('without braces', `${KUBE} get node $NODE`, 'runbook/undeclared-input'),
    command('a placeholder', `${KUBE} logs <container-id>`, 'runbook/undeclared-input'),
    command(
      'twice in one command is one mistake',
      `${KUBE} get node \${NODE} && echo \${NODE}`,
      'runbook/undeclared-input',
    ),
    script('on its own line', [`${KUBE} get pods`, 'echo "${OTHER}"'], {
      rule: 'runbook/undeclared-input',
      at: 'echo "${OTHER}"',
    }),
    command('one that is declared', `${KUBE} get pod \${POD} -o yaml`),
    command('a placeholder of one that is declared', `${KUBE} get pod <pod>`),
    command('the environment', 'ls "${HOME}/.kube" "$KUBECONFIG"'),
    script('one that is set before', [
      'NODE=$(kubectl --context skerry-prod get pod ${POD} -o name)',
      'echo "${NODE}"',
    ]),
    command('one with a default', 'echo "${NODE:-none}"'),
    command('a program in quotes', `${KUBE} get pods -o name | awk '{print $1}'`),
    command('a file to read from', 'sort < /tmp/pods'),
    command('special parameters', 'echo $? $$ $#'),
  ],
  'runbook/unused-input': [
    inRunbook(
      change('an input more', POD_INPUT, `${POD_INPUT}\n    - {name: ZONE, description: Zone of the node}`, {
        rule: 'runbook/unused-input',
        at: 'ZONE',
      }),
      NODES,
    ),
    inRunbook(
      fine(
        'one that a text for people names',
        'title: Look for a volume in another zone',
        'title: Look for a volume in the zone of the POD',
      ),
      NODES,
    ),
    inRunbook(
      fine(
        'one of the environment',
        POD_INPUT,
        `${POD_INPUT}\n    - {name: AWS_PROFILE, description: Profile to act under}`,
      ),
      NODES,
    ),
    inRunbook(
      fine(
        'one that only a placeholder stands for',
        `--nodegroup-name "\${NODE_GROUP}" --query`,
        '--nodegroup-name <node-group> --query',
      ),
      NODES,
    ),
  ],
  'runbook/no-timeout': [
    inRunbook(
      change(
        'a wait whose timeout is taken away',
        '        timeout: 35m\n        command: aws rds wait',
        '        command: aws rds wait',
        { rule: 'runbook/no-timeout', at: '        command: aws rds wait' },
      ),
    ),
    inRunbook(
      fine(
        'a timeout that the step has instead',
        '      run:\n        kind: bash\n        timeout: 35m\n',
        '      timeout: 35m\n      run:\n        kind: bash\n',
      ),
    ),
    inRunbook(
      change(
        'a rollout that is followed',
        'expect: {command: kubectl --context skerry-prod -n booking rollout status deployment/booking-api --timeout=180s',
        'expect: {command: kubectl --context skerry-prod -n booking rollout status deployment/booking-api',
        'runbook/no-timeout',
      ),
    ),
    inRunbook(
      fine(
        'a quick command without a timeout',
        'run: {kind: bash, timeout: 2m, command: kubectl --context skerry-prod -n booking scale',
        'run: {kind: bash, command: kubectl --context skerry-prod -n booking scale',
      ),
    ),
  ],
  'runbook/shell-prompt': [
    command('a dollar', `$ ${KUBE} get pods`, 'runbook/shell-prompt'),
    command('a prompt with a name', `[root@db-1 ~]# ${KUBE} get pods`, 'runbook/shell-prompt'),
    script('on the second line', [`${KUBE} get pods`, `$ ${KUBE} get nodes`], {
      rule: 'runbook/shell-prompt',
      at: `$ ${KUBE} get nodes`,
    }),
    script('a comment', ['# then look', `${KUBE} get pods`]),
    command('a variable at the start', '${POD} --version'),
  ],
});

describe('fixes of the rules on commands', () => {
  const clean = example();
  const text = clean[NODES]!;
  const changed = (put: string) => {
    const at = unique(text, EVENTS);
    return { ...clean, [NODES]: text.slice(0, at) + put + text.slice(at + EVENTS.length) };
  };

  const cases: [name: string, rule: string, put: string, becomes: string, inputs?: string][] = [
    [
      'a prompt is taken out',
      'runbook/shell-prompt',
      `command: "$ ${KUBE} get pods"} # see`,
      `command: "${KUBE} get pods"} # see`,
    ],
    [
      'an input is declared',
      'runbook/undeclared-input',
      `command: "${KUBE} get node \${NODE}"}`,
      `command: "${KUBE} get node \${NODE}"}`,
      '    - {name: NODE, description: null, required: true}',
    ],
    [
      'a placeholder becomes an input',
      'runbook/undeclared-input',
      `command: '${KUBE} logs <container-id>'}`,
      `command: '${KUBE} logs \${CONTAINER_ID}'}`,
      '    - {name: CONTAINER_ID, description: null, required: true}',
    ],
    [
      'a slip of the pen is put right',
      'runbook/undeclared-input',
      `command: "${KUBE} get pod \${PODD}"}`,
      `command: "${KUBE} get pod \${POD}"}`,
    ],
    [
      'a secret becomes an input whose source a person has to give',
      'runbook/secret',
      'command: "psql postgresql://report:pW7-kd92Lqz@db-1/booking"}',
      'command: "psql postgresql://report:${PASSWORD}@db-1/booking"}',
      '    - {name: PASSWORD, description: null, required: true, secret: true, source: null}',
    ],
  ];
  for (const [name, rule, put, becomes, input] of cases) {
    it(name, async () => {
      const after = await fixed(changed(put), rule);
      const lines = after[NODES]!.split('\n');
      assert.ok(after[NODES]!.includes(becomes), lines.filter((line) => line.includes('run: {')).join('\n'));
      if (input) assert.ok(lines.includes(input), lines.slice(25, 33).join('\n'));
      const found = without(await findingsOf(after), await findingsOf(clean)).filter(
        (finding) => finding.rule === rule,
      );
      assert.deepEqual(found, []);
    });
  }

  it('a message and a fix never show the secret', async () => {
    const found = await findingsOf(changed('command: "psql postgresql://report:pW7-kd92Lqz@db-1/booking"}'));
    assert.ok(found.some(({ rule }) => rule === 'runbook/secret'));
    for (const { message } of found) assert.doesNotMatch(message, /pW7-kd92Lqz/);
  });

  it('a finding inside a block is held back by a comment where the block begins', async () => {
    const block = (comment: string) =>
      `command: "true"}\n    - id: more\n      title: More\n      effect: read-only\n      run:\n        kind: bash\n        command: |${comment}\n          true\n          echo "\${OTHER}"`;
    const rules = async (comment: string) =>
      without(await findingsOf(changed(block(comment))), await findingsOf(clean))
        .map(({ rule }) => rule)
        .filter((rule) => rule === 'runbook/undeclared-input' || rule.startsWith('format/'));
    assert.deepEqual(await rules(''), ['runbook/undeclared-input']);
    assert.deepEqual(await rules(' # handover-ignore runbook/undeclared-input -- set by the bastion'), []);
  });
});
