import { isKube, readKube } from './knowledge/kubectl';
import { hasOption, names, readOptions } from './options';
import type { CommandText } from './reading';
import type { ShellCommand, Word } from './script';
import type { Span } from './spans';

/** A command on a namespaced resource that says neither namespace nor context. The span is that of the program and its verb. */
export interface WithoutNamespace extends Span {
  /** `kubectl get`, in backticks. */
  readonly what: string;
  /** Where ` -n <namespace>` can be inserted. */
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

/** Verbs that name kinds of things. */
const BY_KIND = names('get describe delete edit patch label annotate scale autoscale expose wait set');
/** Verbs that name pods, or something that has pods. */
const BY_POD = names('logs exec attach port-forward cp rsh run');
const HELM_VERBS = names('list ls status get history hist upgrade install uninstall delete del un rollback test');

/** Finds the commands of kubectl, oc and helm that leave open in which namespace they act. */
export function findWithoutNamespace({ shell, text }: CommandText): readonly WithoutNamespace[] {
  const found: WithoutNamespace[] = [];
  for (const command of shell.commands) {
    if (choosesNamespace(command)) break;
    const words = isKube(command) ? kubeWords(command) : command.name === 'helm' ? helmWords(command) : undefined;
    const last = words?.at(-1);
    if (!words || !last || !command.program) continue;
    const what = `\`${[command.name, ...words.map((word) => word.text)].join(' ')}\``;
    found.push({ start: command.program.start, end: last.end, what, insertAt: insertionPoint(command, last, text) });
  }
  return found;
}

/** Whether a command chooses the namespace or the cluster of those that come after it. */
function choosesNamespace(command: ShellCommand): boolean {
  const { name, args, assignments } = command;
  if (name === 'kubens' || name === 'kubectx') return args.length > 0;
  if (name === 'export' && args.some(({ text }) => /^(?:KUBECONFIG|HELM_NAMESPACE|HELM_KUBECONTEXT)=/.test(text)))
    return true;
  if (!command.program) return assignments.some((one) => one.name === 'KUBECONFIG');
  if (!isKube(command)) return false;
  const { verb, given } = readKube(command);
  if (verb === 'project' || verb === 'ns' || verb === 'ctx' || verb === 'new-project') return given.operands.length > 0;
  if (verb === 'config use-context') return true;
  return verb === 'config set-context' && (hasOption(given, '--namespace', '-n') || !hasOption(given, '--current'));
}

/** The words of the verb of a command that needs a namespace and has none. */
function kubeWords(command: ShellCommand): readonly Word[] | undefined {
  const { verb, words, given } = readKube(command);
  if (
    hasOption(given, ...SCOPES, '--raw', '-f', '--filename', '-k', '--kustomize', '--help', '-h') &&
    !isFollow(verb, given.options)
  )
    return undefined;
  if (command.assignments.some(({ name }) => name === 'KUBECONFIG')) return undefined;
  // Words that are not written out may be the option: `kubectl $OPTIONS get pods`.
  if (command.args.some((word) => isOpen(word, command))) return undefined;
  const [first] = words;
  if (!first) return undefined;
  if (verb === 'get' && given.operands[0]?.text === 'logs') return undefined;
  if (BY_POD.has(first.text))
    return given.operands.length > 0 || hasOption(given, '-l', '--selector') ? words : undefined;
  if (first.text === 'debug')
    return given.operands[0] && !/^nodes?\//.test(given.operands[0].text) && given.operands[0].literal
      ? words
      : undefined;
  if (first.text === 'top' || verb === 'adm top')
    return /^(?:pods?|po)$/.test(given.operands[0]?.text ?? '') ? words : undefined;
  if (first.text === 'rollout') return given.operands.length > 0 ? words : undefined;
  if (verb === 'create token') return words;
  if (first.text === 'create') return namesNamespaced(given.operands[0]) ? words : undefined;
  return BY_KIND.has(first.text) && namesNamespaced(given.operands[0]) ? words : undefined;
}

/** `logs -f` follows; elsewhere `-f` names a file that may say the namespace itself. */
function isFollow(verb: string, options: readonly { readonly name: string }[]): boolean {
  return verb === 'logs' && !options.some(({ name }) => SCOPES.includes(name));
}

/** A whole word without quotes whose value is not known, before the verb or as an option. */
function isOpen(word: Word, { args }: ShellCommand): boolean {
  if (word.quoted || !/^\$[\w{]/.test(word.text)) return /^"?\$\{\w+\[@\]\}/.test(word.text);
  return args.indexOf(word) === 0 || /(?:ARGS|OPTS|OPTIONS|FLAGS)\b/i.test(word.text);
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
  if (command.assignments.some(({ name }) => /^(?:HELM_NAMESPACE|KUBECONFIG|HELM_KUBECONTEXT)$/.test(name)))
    return undefined;
  return command.args.some((word) => isOpen(word, command)) ? undefined : [verb];
}

/** Behind the verb, which is where `-n` may always stand; before it where the verb ends a line of its own. */
function insertionPoint(command: ShellCommand, verb: Word, text: string): number {
  return text.slice(verb.end, verb.end + 1) === '' ? verb.end : (command.program?.end ?? verb.end);
}
