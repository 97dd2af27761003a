import { choosesNamespace, findWithoutNamespace } from '../../../server/commands/namespaces';
import { parts, table } from './table';

describe('a command without a namespace', () => {
  table<string[]>(
    'is found where it acts on something that lives in one',
    [
      ['kubectl get pods', ['kubectl get']],
      ['oc describe pod/x', ['oc describe']],
      ['kubectl get deploy,svc', ['kubectl get']],
      ['kubectl get deployments.apps x', ['kubectl get']],
      ['kubectl get pv,pvc', ['kubectl get']],
      ['kubectl get Pods', ['kubectl get']],
      ['kubectl delete pod x --force', ['kubectl delete']],
      ['kubectl logs x', ['kubectl logs']],
      ['kubectl logs -f deploy/x', ['kubectl logs']],
      ['kubectl logs -l app=x', ['kubectl logs']],
      ['kubectl exec -it x -- bash', ['kubectl exec']],
      ['kubectl exec x -- psql -n y', ['kubectl exec']],
      ['kubectl rollout restart deploy/x', ['kubectl rollout restart']],
      ['kubectl set image deploy/x a=b', ['kubectl set image']],
      ['kubectl scale deploy x --replicas=0', ['kubectl scale']],
      ['kubectl create secret generic x', ['kubectl create']],
      ['kubectl create token x', ['kubectl create token']],
      ['kubectl port-forward svc/x 80', ['kubectl port-forward']],
      ['kubectl cp x:/a b', ['kubectl cp']],
      ['kubectl top pod', ['kubectl top']],
      ['oc adm top pods', ['oc adm top']],
      ['kubectl debug x --image=y', ['kubectl debug']],
      ['kubectl run x --image=y', ['kubectl run']],
      ['oc get route x', ['oc get']],
      ['helm upgrade x y', ['helm upgrade']],
      ['helm list', ['helm list']],
      ['sudo kubectl get pods | grep x', ['kubectl get']],
      ['ssh h kubectl get pods', ['kubectl get']],
      ['k get pods', ['k get']],
      ['$ oc get events', ['oc get']],
      ['kubectl get pods; oc project x', ['kubectl get']],
    ],
    (command) => parts(command.text, findWithoutNamespace(command)),
  );

  const fine = `
    kubectl get pods -n x
    kubectl -n x get pods
    kubectl get pods -nx
    kubectl get pods --namespace=x
    kubectl get pods --namespace x
    kubectl get pods -A
    kubectl get pods --all-namespaces
    kubectl --context prod get pods
    kubectl --kubeconfig x get pods
    KUBECONFIG=x kubectl get pods
    export KUBECONFIG=x; kubectl get pods
    kubectl get nodes
    kubectl get node/x
    kubectl describe pv x
    kubectl get ns
    kubectl get clusterrolebinding x
    kubectl get sc,pv
    kubectl get crd x
    oc get co
    oc get clusterversion
    oc get mcp worker
    oc get services.config.openshift.io x
    oc get flowcollector cluster
    kubectl get <kind> <name>
    kubectl get "$KIND" x
    kubectl describe "\${NODE}"
    kubectl apply -f x.yaml
    kubectl delete -f x.yaml
    kubectl apply -k x
    kubectl create -f x.yaml
    kubectl create namespace x
    kubectl create clusterrole x
    kubectl get --raw /readyz
    kubectl config view
    kubectl version
    kubectl cluster-info
    kubectl api-resources
    kubectl cordon x
    kubectl drain x
    kubectl uncordon x
    kubectl top node
    kubectl top nodes
    kubectl auth can-i get pods
    kubectl explain pods
    kubectl cp ns/x:/a b
    kubectl debug node/x -it --image=y
    oc debug node x
    oc adm must-gather
    oc adm top nodes
    oc whoami
    oc project x; oc get pods
    kubectl config use-context x && kubectl get pods
    kubectl config set-context --current --namespace=x; kubectl get pods
    kubens x; kubectl get pods
    kubectl $ARGS get pods
    kubectl get pods $KUBECTL_OPTS
    kubectl "\${args[@]}" get pods
    helm -n x upgrade y z
    helm repo update
    helm template x y
    helm search repo x
    HELM_NAMESPACE=x helm list
    helm list --kube-context x -A
    kubectl
    kubectl logs
    echo kubectl get pods`;

  table<string[]>(
    'is none where one is said, or none is needed or known to be',
    fine
      .trim()
      .split('\n')
      .map((line) => [line.trim(), []]),
    (command) => parts(command.text, findWithoutNamespace(command)),
  );

  table<string>(
    'gets one behind its verb',
    [
      ['kubectl get pods', 'kubectl get -n x pods'],
      ['kubectl exec a -- b', 'kubectl exec -n x a -- b'],
      ['oc rollout status deploy/a', 'oc rollout status -n x deploy/a'],
      ['helm list', 'helm list -n x'],
    ],
    (command) => {
      const at = findWithoutNamespace(command)[0]?.insertAt ?? 0;
      return `${command.text.slice(0, at)} -n x${command.text.slice(at)}`;
    },
  );

  table<boolean>(
    'may have been chosen before',
    [
      ['oc project x', true],
      ['kubectl config use-context x', true],
      ['kubectl config set-context --current --namespace=x', true],
      ['kubectl config set-context --current --user=x', false],
      ['oc project', false],
      ['export KUBECONFIG=x', false],
      ['kubectl get pods -n x', false],
    ],
    choosesNamespace,
  );
});
