import { isKube, readKube } from './knowledge/kubectl';
import { type Arguments, hasOption, names, readOptions } from './options';
import type { CommandText } from './reading';
import type { ShellCommand, Word } from './script';
import type { Span } from './spans';

/** A command on a namespaced resource that says neither namespace nor context. The span is that of the program and its verb. */
export interface WithoutNamespace extends Span {
  /** `kubectl get`, in backticks. */
  readonly what: string;
  /** Where ` -n <namespace>` can be inserted: behind the verb. */
  readonly insertAt: number;
}

/** Says which cluster or which namespace is meant. */
const SCOPES = [
  '-n',
  '--namespace',
  '-A',
  '--all-namespaces',
  '--context',
  '--kubeconfig',
  '--cluster',
  '-s',
  '--server',
  '--kube-context',
  '--kube-apiserver',
];

/** The kinds that live in a namespace, with their short names: those of Kubernetes and OpenShift, and the best known of operators. */
const NAMESPACED = names(`
  pod pods po deployment deployments deploy replicaset replicasets rs statefulset statefulsets sts daemonset daemonsets ds job jobs
  cronjob cronjobs cj service services svc endpoints ep endpointslice endpointslices configmap configmaps cm secret secrets
  serviceaccount serviceaccounts sa ingress ingresses ing networkpolicy networkpolicies netpol persistentvolumeclaim
  persistentvolumeclaims pvc role roles rolebinding rolebindings event events ev lease leases resourcequota resourcequotas quota
  limitrange limitranges limits horizontalpodautoscaler horizontalpodautoscalers hpa poddisruptionbudget poddisruptionbudgets pdb
  replicationcontroller replicationcontrollers rc podtemplate podtemplates controllerrevision controllerrevisions all
  route routes deploymentconfig deploymentconfigs dc buildconfig buildconfigs bc build builds imagestream imagestreams is
  imagestreamtag imagestreamtags istag subscription subscriptions sub subs csv clusterserviceversion clusterserviceversions
  installplan installplans ip operatorgroup operatorgroups catalogsource catalogsources catsrc machine machines machineset machinesets
  servicemonitor servicemonitors smon podmonitor podmonitors pmon prometheusrule prometheusrules promrule prometheus prometheuses
  alertmanager alertmanagers certificate certificates cert certs certificaterequest certificaterequests issuer issuers
  virtualmachine virtualmachines vm vms virtualmachineinstance virtualmachineinstances vmi vmis vmim datavolume datavolumes dv dvs
  dataimportcron dataimportcrons gateway gateways virtualservice virtualservices vs destinationrule destinationrules dr httproute
  httproutes externalsecret externalsecrets sealedsecret sealedsecrets rollout rollouts helmrelease helmreleases hr kustomization
  kustomizations scaledobject scaledobjects volumesnapshot volumesnapshots`);

const HELM_VERBS = names('list ls status get history hist upgrade install uninstall delete del un rollback test');

/** Finds the commands of kubectl, oc and helm that leave open in which namespace they act. */
export function findWithoutNamespace({ shell }: CommandText): readonly WithoutNamespace[] {
  const found: WithoutNamespace[] = [];
  for (const command of shell.commands) {
    if (keepsNamespace(command) || exportsNamespace(command)) break;
    const words = isKube(command) ? kubeWords(command) : command.name === 'helm' ? helmWords(command) : undefined;
    const last = words?.at(-1);
    if (!words || !last || !command.program) continue;
    const what = `\`${[command.name, ...words.map((word) => word.text)].join(' ')}\``;
    found.push({ start: command.program.start, end: last.end, what, insertAt: last.end });
  }
  return found;
}

/**
 * Whether a command chooses the namespace or the cluster also of the commands that are run after it (`oc project shop`,
 * `kubectl config use-context prod`), as it is kept in the configuration of kubectl.
 */
export function choosesNamespace({ shell }: CommandText): boolean {
  return shell.commands.some(keepsNamespace);
}

function keepsNamespace(command: ShellCommand): boolean {
  if (command.name === 'kubens' || command.name === 'kubectx') return command.args.length > 0;
  if (!isKube(command)) return false;
  const { verb, given } = readKube(command);
  if (verb === 'project' || verb === 'ns' || verb === 'ctx' || verb === 'new-project') return given.operands.length > 0;
  if (verb === 'config use-context') return true;
  return verb === 'config set-context' && (hasOption(given, '--namespace', '-n') || !hasOption(given, '--current'));
}

/** The same for the rest of the text alone: by a variable of the environment. */
function exportsNamespace({ name, args, program, assignments }: ShellCommand): boolean {
  if (name === 'export') return args.some(({ text }) => /^(?:KUBECONFIG|HELM_NAMESPACE|HELM_KUBECONTEXT)=/.test(text));
  return !program && assignments.some((one) => one.name === 'KUBECONFIG');
}

/** The words of the verb of a command that needs a namespace and has none. */
function kubeWords(command: ShellCommand): readonly Word[] | undefined {
  const { verb, words, given } = readKube(command);
  if (hasOption(given, ...SCOPES, '--raw', '--help', '-h') || mayHaveScope(command)) return undefined;
  // A manifest may say the namespace itself; `logs -f` follows.
  if (verb !== 'logs' && hasOption(given, '-f', '--filename', '-k', '--kustomize')) return undefined;
  return actsInNamespace(verb, given) ? words : undefined;
}

function actsInNamespace(verb: string, given: Arguments): boolean {
  const [verbWord = ''] = verb.split(' ');
  const [operand] = given.operands;
  switch (verbWord) {
    case 'logs':
    case 'exec':
    case 'attach':
    case 'port-forward':
    case 'rsh':
    case 'run':
      return operand !== undefined || hasOption(given, '-l', '--selector');
    case 'cp':
      return given.operands.length > 1 && !given.operands.some(({ text }) => /^[^/:]+\/[^/:]+:/.test(text));
    case 'debug':
      return operand?.literal === true && !/^(?:nodes?(?:\/|$)|-)/.test(operand.text);
    case 'top':
      return /^(?:pods?|po)$/.test(operand?.text ?? '');
    case 'adm':
      return verb === 'adm top' && /^(?:pods?|po)$/.test(operand?.text ?? '');
    case 'rollout':
      return operand !== undefined;
    case 'create':
      return verb === 'create token' || namesNamespaced(operand);
    case 'get':
    case 'describe':
    case 'delete':
    case 'edit':
    case 'patch':
    case 'label':
    case 'annotate':
    case 'scale':
    case 'autoscale':
    case 'expose':
    case 'wait':
    case 'set':
      return namesNamespaced(operand);
    default:
      return false;
  }
}

/** Whether a word that is not written out may hold the option: `kubectl $OPTIONS get pods`, `kubectl "${args[@]}"`. */
function mayHaveScope({ args, assignments }: ShellCommand): boolean {
  if (assignments.some(({ name }) => name === 'KUBECONFIG')) return true;
  return args.some((word, index) => {
    if (/^\$\{\w+\[@\]\}/.test(word.text)) return true;
    return (
      /^\$[\w{]/.test(word.text) && !word.quoted && (index === 0 || /(?:ARGS|OPTS|OPTIONS|FLAGS)\b/i.test(word.text))
    );
  });
}

/** `pods`, `deploy/x`, `deployments.apps`, `pv,pvc`: whether one of the kinds lives in a namespace. */
function namesNamespaced(word: Word | undefined): boolean {
  if (!word) return false;
  return word.text.split(',').some((kind) => {
    const [name = '', group = ''] = (kind.split('/', 1)[0] ?? '').split(/\.(.*)/s, 2);
    // `services.config.openshift.io` and the like are of the cluster.
    return NAMESPACED.has(name.toLowerCase()) && !/^(?:config|operator)\.openshift\.io$/.test(group);
  });
}

const HELM_VALUED = names(
  '-n --namespace --kube-context --kubeconfig -f --values --set --set-string --set-file --version --timeout --repo -o --output --revision --description',
);

function helmWords(command: ShellCommand): readonly Word[] | undefined {
  const given = readOptions(command.args, { valued: HELM_VALUED });
  const [verb] = given.operands;
  if (!verb || !HELM_VERBS.has(verb.text) || hasOption(given, ...SCOPES, '--help', '-h')) return undefined;
  if (mayHaveScope(command) || command.assignments.some(({ name }) => /^HELM_(?:NAMESPACE|KUBECONTEXT)$/.test(name))) {
    return undefined;
  }
  return [verb];
}
