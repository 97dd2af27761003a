import { type Arguments, names, readOptions } from '../options';
import type { ShellCommand, Word } from '../script';

/** A command of kubectl or oc: its verb and what stands behind it. */
export interface KubeCommand {
  /** `get`, `rollout status`, `adm policy add-role-to-user`; empty where none is given. */
  readonly verb: string;
  /** The words of the verb. */
  readonly words: readonly Word[];
  /** The options and the operands behind the verb. */
  readonly given: Arguments;
}

const KUBE_NAMES = names('kubectl oc k kubecolor');

const GLOBAL =
  '-n --namespace --context --kubeconfig --cluster --user -s --server --token --as --as-group --as-uid --request-timeout --cache-dir --certificate-authority --client-certificate --client-key --tls-server-name -v --v --loglevel --vmodule --profile --profile-output --username --password';

const OF_VERBS =
  '-o --output -l --selector -c --container -L --label-columns --field-selector --sort-by --template --timeout --for --tail --since --since-time --max-log-requests --type -p --patch --patch-file --replicas --current-replicas --image --overrides --from --from-literal --from-file --from-env-file --port --target-port --name --to --to-image --to-revision --revision --grace-period --limits --requests --verb --resource --resource-name --role --clusterrole --serviceaccount --group --subresource --field-manager --dest-dir -u --unit --role --docker-server --docker-username --docker-password --docker-email --labels --env -e --schedule --min --max --cpu-percent -f --filename -k --kustomize --subject --keys --path --address --pod-running-timeout --target --annotations --cert --key --hostname --service --chunk-size --raw --image-pull-policy --param --param-file -z --node-name --host --rules --duration';

const VALUED = names(`${GLOBAL} ${OF_VERBS}`);
/** `-f` follows and `-p` shows the previous container. */
const VALUED_OF_LOGS = without(VALUED, '-f', '-p');
const VALUED_GLOBAL = names(GLOBAL);

/** The verbs that have verbs of their own. */
const GROUPS = names('rollout set config auth certificate adm policy image registry secrets sa serviceaccounts plugin');
/** The verbs of `oc adm` that have verbs of their own. */
const ADM_GROUPS = names('policy release certificate groups migrate');
/** What may be a verb or the name of a thing behind these verbs. */
const SOMETIMES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['create', names('token')],
  ['apply', names('view-last-applied edit-last-applied set-last-applied')],
]);

export function isKube(command: ShellCommand): boolean {
  return KUBE_NAMES.has(command.name);
}

/** Reads the arguments of kubectl or oc. */
export function readKube(command: ShellCommand): KubeCommand {
  const globals = readOptions(command.args, { valued: VALUED_GLOBAL, stopsAtOperand: true });
  const first = globals.operands[0];
  if (!first) return { verb: '', words: [], given: globals };
  const words = [first];
  const behind = command.args.slice(command.args.indexOf(first) + 1);
  while (words.length < 3 && takesVerb(words)) {
    const next = behind[words.length - 1];
    if (!next || !isVerbBehind(first.text, next.text)) break;
    words.push(next);
  }
  const valued =
    /^(?:logs|adm node-logs)$/.test(first.text) || words.at(-1)?.text === 'node-logs' ? VALUED_OF_LOGS : VALUED;
  const given = readOptions(behind.slice(words.length - 1), { valued });
  const before = command.args.slice(0, command.args.indexOf(first));
  const options = [...readOptions(before, { valued: VALUED_GLOBAL }).options, ...given.options];
  return { verb: words.map(({ text }) => text).join(' '), words, given: { ...given, options } };
}

/** Whether a verb comes behind the ones that are read. */
function takesVerb([first, second]: readonly Word[]): boolean {
  if (!first) return false;
  if (!second) return GROUPS.has(first.text) || SOMETIMES.has(first.text);
  return first.text === 'adm' && ADM_GROUPS.has(second.text);
}

function isVerbBehind(first: string, next: string): boolean {
  return SOMETIMES.get(first)?.has(next) ?? /^[a-z][a-z-]*$/.test(next);
}

function without(set: ReadonlySet<string>, ...names: readonly string[]): ReadonlySet<string> {
  return new Set([...set].filter((name) => !names.includes(name)));
}
