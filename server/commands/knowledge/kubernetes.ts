import { findOption, hasOption } from '../options';
import { changes, type Judge, type Knowledge, READS, UNKNOWN } from './knowledge';
import { readKube } from './kubectl';

const CLUSTER = 'changes the cluster';

/** `kubectl cp pod:/file file` reads; the other way round it writes into the pod. */
function judgeCopy(target: string | undefined): boolean {
  return target !== undefined && /^[^/.:][^:]*:/.test(target);
}

const judgeKube: Judge = (command) => {
  const { verb, words, given } = readKube(command);
  const rehearsal = findOption(given, '--dry-run');
  if (rehearsal && rehearsal.value !== 'none' && rehearsal.value !== 'false') return READS;
  switch (verb) {
    case 'cp':
      return judgeCopy(given.operands.at(-1)?.text) ? changes('copies a file into the pod', ...words) : READS;
    case 'run':
      // A pod that is gone with the command is there to look at something.
      return hasOption(given, '--rm') ? UNKNOWN : changes(CLUSTER, ...words);
    case 'set':
    case 'set env':
    case 'set volume':
    case 'set volumes':
    case 'label':
    case 'annotate':
      return hasOption(given, '--list') ? READS : changes(CLUSTER, ...words);
    case 'adm upgrade':
      return hasOption(given, '--to', '--to-latest', '--to-image', '--to-multi-arch', '--clear')
        ? changes('updates the cluster', ...words)
        : READS;
    case 'adm prune':
      return hasOption(given, '--confirm') ? changes('deletes from the cluster', ...words) : READS;
    case 'exec':
    case 'rsh':
    case 'debug':
    case 'attach':
      // What is done in there is judged by itself, where it is written.
      return UNKNOWN;
    default:
      return undefined;
  }
};

export const KUBERNETES: readonly Knowledge[] = [
  {
    names: 'kubectl oc k kubecolor',
    reads:
      'get, describe, logs, top, explain, events, version, cluster-info, api-resources, api-versions, options, plugin, completion, help, kustomize, diff, wait, config, auth can-i, auth whoami, apply view-last-applied, rollout status, rollout history, create token, whoami, project, projects, status, login, logout, process, extract, observe, adm must-gather, adm inspect, adm node-logs, adm top, adm release, adm policy who-can, adm policy scc-review, adm policy scc-subject-review, adm wait-for-stable-cluster, policy who-can, policy can-i, sa get-token, sa new-token, serviceaccounts get-token, serviceaccounts new-token, port-forward, proxy, adm pod-network, ns, ctx, krew',
    changes: {
      [CLUSTER]:
        'apply, create, replace, patch, edit, expose, autoscale, taint, set, label, annotate, certificate approve, certificate deny, auth reconcile, rollout pause, rollout resume, adm taint, adm policy, policy, adm new-project, adm groups, adm certificate, new-app, new-project, new-build, start-build, cancel-build, import-image, tag, idle, secrets, adm migrate, adm ocp-certificates, rollback, rsync',
      'deletes from the cluster': 'delete',
      'changes how many pods run': 'scale',
      'restarts the pods': 'rollout restart',
      'puts an earlier version back': 'rollout undo',
      'keeps new pods away from the node': 'cordon, adm cordon',
      'lets pods onto the node again': 'uncordon, adm uncordon',
      'evicts the pods of the node': 'drain, adm drain',
      'restarts nodes': 'adm reboot-machine-config-pool, adm restart-kubelet',
    },
    judge: judgeKube,
  },
  {
    names: 'helm',
    valued:
      '-n --namespace --kube-context --kubeconfig --kube-apiserver --kube-token --registry-config --repository-config',
    reads:
      'list, ls, status, get, history, hist, search, show, inspect, template, lint, version, env, repo, dependency, dep, plugin, pull, fetch, verify, diff, completion, package, registry login',
    changes: {
      'changes the release': 'install, upgrade',
      'puts an earlier release back': 'rollback',
      'removes the release': 'uninstall, delete, del, un',
      'uploads the chart': 'push',
    },
    rehearsal: '--dry-run',
  },
  {
    names: 'argocd',
    valued: '--server --auth-token --config --grpc-web-root-path --argocd-context --core',
    reads:
      'app list, app get, app diff, app history, app logs, app manifests, app resources, app wait, appset list, appset get, cluster list, cluster get, repo list, repo get, proj list, proj get, version, context, login, logout, account list, account get, account can-i, account get-user-info',
    changes: {
      [CLUSTER]:
        'app sync, app set, app unset, app create, app patch, app patch-resource, app actions run, app terminate-op, appset create, cluster add, cluster set, repo add, proj create, proj set, proj edit, proj add-source, proj add-destination, account update-password',
      'puts an earlier version back': 'app rollback',
      'deletes from the cluster': 'app delete, app delete-resource, appset delete, cluster rm, repo rm, proj delete',
    },
    rehearsal: '--dry-run',
  },
  {
    names: 'flux',
    valued: '-n --namespace --context --kubeconfig --timeout',
    reads: 'get, check, logs, tree, stats, export, events, diff, trace, version, build, completion, pull, list',
    changes: {
      [CLUSTER]: 'reconcile, suspend, resume, create, bootstrap, install, push, tag',
      'deletes from the cluster': 'delete, uninstall',
    },
  },
  {
    names: 'istioctl',
    valued: '-n --namespace -i --istioNamespace -c --kubeconfig --context',
    reads:
      'analyze, proxy-status, ps, proxy-config, pc, version, x, experimental, dashboard, validate, create-remote-secret, manifest, profile, ztunnel-config, bug-report',
    changes: {
      [CLUSTER]: 'install, upgrade, tag set, tag remove, tag generate, waypoint apply, kube-inject',
      'deletes from the cluster': 'uninstall, waypoint delete',
    },
    rehearsal: '--dry-run',
  },
  {
    names: 'velero',
    valued: '-n --namespace --kubeconfig --kubecontext',
    reads:
      'get, describe, version, client, backup get, backup describe, backup logs, backup download, restore get, restore describe, restore logs, schedule get, schedule describe, backup-location get, snapshot-location get, repo get, plugin get',
    changes: {
      'makes a backup': 'backup create, create backup',
      'restores from a backup': 'restore create, create restore',
      'changes the backups':
        'schedule create, schedule pause, schedule unpause, create schedule, backup-location create, backup-location set, snapshot-location create, snapshot-location set, plugin add, plugin remove, install',
      'deletes from the backups':
        'delete, backup delete, restore delete, schedule delete, backup-location delete, uninstall',
    },
  },
  {
    names: 'virtctl',
    valued: '-n --namespace --context --kubeconfig --kubecontext',
    reads: 'version, guestosinfo, fslist, userlist, console, vnc, ssh, port-forward',
    changes: {
      'changes the virtual machine':
        'migrate, migrate-cancel, pause, unpause, addvolume, removevolume, image-upload, memory-dump, expose, create, reset, adm',
      'starts the virtual machine': 'start',
      'stops the virtual machine': 'stop',
      'restarts the virtual machine': 'restart, soft-reboot',
    },
  },
  {
    names: 'odf',
    reads: 'cephfs-snap ls, subvolume ls, subvolume list, get, version, help',
    changes: {
      'deletes from the storage': 'cephfs-snap delete, subvolume delete, purge-osd',
      'changes the storage': 'set, operator, maintenance, restore',
    },
  },
  {
    names: 'etcdctl etcdutl',
    valued:
      '--endpoints --cacert --cert --key --user --command-timeout --dial-timeout -w --write-out --discovery-srv --password',
    reads:
      'get, endpoint, member list, version, alarm list, snapshot save, snapshot status, check, watch, auth status, role list, role get, user list, user get, lease list, lease timetolive, help',
    changes: {
      'changes what etcd stores': 'put, txn, lease grant, lease keep-alive, make-mirror, lock, elect, snapshot restore',
      'deletes from etcd': 'del, compact, compaction, lease revoke, member remove',
      'blocks the member while it runs': 'defrag',
      'changes the cluster of etcd':
        'alarm disarm, member add, member update, member promote, move-leader, auth enable, auth disable, role add, role delete, role grant-permission, role revoke-permission, user add, user delete, user passwd, user grant-role, user revoke-role',
    },
  },
  {
    names: 'kubeadm',
    reads: 'version, config images list, config print, token list, certs check-expiration, upgrade plan, upgrade diff',
    changes: {
      [CLUSTER]:
        'init, join, reset, token create, token delete, certs renew, upgrade apply, upgrade node, config migrate',
    },
    rehearsal: '--dry-run',
  },
  {
    names: 'eksctl kops rosa ocm aro k3d kind minikube',
    valued: '--region --profile --cluster -c --name --state',
    verbAnywhere: true,
    reads:
      'get, list, describe, version, info, status, validate, login, logout, whoami, logs, update-kubeconfig, write-kubeconfig, tunnel',
    changes: {
      [CLUSTER]:
        'create, update, upgrade, scale, apply, replace, edit, rolling-update, enable, disable, install, start, stop, resume, hibernate, grant, revoke, patch, post',
      'deletes from the cluster': 'delete, uninstall',
    },
    rehearsal: '--dry-run',
  },
];
