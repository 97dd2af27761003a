import { judgeEffect } from '../../../server/commands/effects';
import { parts, table } from './table';

describe('the effect of a command', () => {
  const reads = `
    kubectl get pods -n x -o yaml
    kubectl --context prod describe node x
    kubectl logs x
    kubectl top pod
    kubectl rollout status deploy/x
    kubectl rollout history deploy/x
    kubectl wait --for=condition=Ready pod/x
    kubectl apply -f x.yaml --dry-run=server
    kubectl create secret generic x --from-literal=a=b --dry-run=client -o yaml
    kubectl create token x
    kubectl apply view-last-applied deploy/x
    kubectl config view
    kubectl config use-context prod
    kubectl auth can-i delete pods
    kubectl label pod x --list
    kubectl cp x:/var/log/y ./y
    kubectl diff -f x.yaml
    oc adm must-gather
    oc adm upgrade
    oc adm top nodes
    oc whoami
    oc project x
    oc extract secret/x --to=-
    helm list -A
    helm upgrade x y --dry-run
    helm get values x
    docker ps -a
    docker compose logs x
    docker cp x:/a /tmp/b
    podman images | grep x | sort -u
    crictl ps
    aws ec2 describe-instances
    aws --profile x --region y s3 ls s3://b
    aws s3 cp s3://b/k ./k
    aws sts get-caller-identity
    aws rds wait db-instance-available --db-instance-identifier x
    aws eks update-kubeconfig --name x
    aws ec2 terminate-instances --instance-ids x --dry-run
    az vm list -o table
    az account set --subscription x
    gcloud compute instances list
    gcloud container clusters get-credentials x
    terraform plan -out=x
    terraform -chdir=a state list
    terraform init
    ansible-playbook x.yml --check
    ansible all -m ping
    systemctl status x
    systemctl --user list-units
    systemctl
    service x status
    psql -c "SELECT 1"
    psql -h x -U y -c 'select * from a; \\dt'
    psql -c "EXPLAIN DELETE FROM a"
    psql -c "COPY (SELECT 1) TO STDOUT"
    psql -l
    mysql -e "SHOW PROCESSLIST"
    echo "select 1" | psql x
    redis-cli -h x INFO
    redis-cli config get maxmemory
    mongosh --eval "rs.status()"
    pg_dump x > dump.sql
    etcdctl --endpoints=x endpoint status -w table
    etcdctl snapshot save x.db
    ceph -s
    ceph osd tree
    ceph daemon osd.1 dump_historic_ops
    rbd ls pool
    vault status
    vault kv get secret/x
    argocd app get x
    flux get kustomizations
    istioctl analyze
    velero backup get
    kafka-topics.sh --list
    rabbitmqctl list_queues
    git log --oneline
    git pull
    gh run list
    gh api repos/x/y
    curl -fsS https://x.example/healthz
    curl -G --data-urlencode 'query=up' http://localhost:9090/api/v1/query
    curl -X GET https://x.example
    wget -qO- https://x.example
    find / -name '*.log' -mtime +7
    sed -n '1,5p' x
    sed 's/a/b/' x
    cat /etc/hosts > /tmp/hosts
    echo x | tee /tmp/x
    ls 2>/dev/null >&2
    sed -i s/a/b/ /tmp/x
    mkdir -p /tmp/a && touch /tmp/a/b && rm -rf /tmp/a
    t=$(mktemp); echo x > "$t"; rm -f "$t"
    kubectl get mco x -o yaml > backup.yaml
    kill -0 123
    crontab -l
    ip addr show
    ip -s link
    iptables -L -n
    sysctl -a
    sysctl fs.file-max
    journalctl -u x --since today
    dmesg -T
    date +%s
    mount
    rpm -qa
    dpkg -l
    apt list --installed
    npm ls
    openssl x509 -in x -noout -dates
    ps aux | awk '{print $1}'
    for i in 1 2; do echo $i; sleep 1; done
    sudo -u x kubectl get pods
    ssh host uptime
    kubectl exec x -- cat /etc/hosts
    kubectl run tmp --rm -it --image=busybox -- nslookup x
    kubectl exec x -- psql -c "select 1"
    rm --help
    odf subvolume ls
    virsh list
    nginx -t
    ovn-appctl -t x cluster/status`;

  table<string>(
    'is reading',
    lines(reads).map((text) => [text, 'read-only']),
    (command) => judgeEffect(command).effect,
  );

  const unknown = `
    ./fix.sh
    mytool delete x
    bash script.sh
    ssh host
    kubectl exec -it x -- bash
    oc debug node/x
    kubectl run tmp --rm -it --image=busybox
    docker run --rm image
    aws lambda invoke --function-name x out
    psql -f x.sql
    psql -c "WHATEVER x"
    python3 x.py
    source env.sh
    kubectl frobnicate x
    $TOOL x
    curl -X POST https://x.example/oauth/token
    yq -i '.a = 1' x.yaml
    chmod +x x.sh
    mv a b
    make deploy`;

  table<string>(
    'is not known',
    lines(unknown).map((text) => [text, 'unknown']),
    (command) => judgeEffect(command).effect,
  );

  table<string[]>(
    'is a change, said with the part that changes',
    [
      ['kubectl cordon x', ['kubectl cordon: `kubectl cordon` keeps new pods away from the node']],
      [
        'kubectl --context prod -n shop scale deploy/x --replicas=0',
        ['kubectl --context prod -n shop scale: `kubectl scale` changes how many pods run'],
      ],
      ['kubectl apply -f x', ['kubectl apply: `kubectl apply` changes the cluster']],
      ['kubectl apply -f x --dry-run=none', ['kubectl apply: `kubectl apply` changes the cluster']],
      ['kubectl rollout restart deploy/x', ['kubectl rollout restart: `kubectl rollout restart` restarts the pods']],
      ['kubectl get po -o name | xargs kubectl delete', ['kubectl delete: `kubectl delete` deletes from the cluster']],
      ['kubectl cp ./y x:/var/y', ['kubectl cp: `kubectl cp` copies a file into the pod']],
      ['kubectl run x --image=y', ['kubectl run: `kubectl run` changes the cluster']],
      ['oc adm upgrade --to=4.16', ['oc adm upgrade: `oc adm upgrade` updates the cluster']],
      ['oc adm policy add-cluster-role-to-user x y', ['oc adm policy: `oc adm policy` changes the cluster']],
      ['oc adm drain x', ['oc adm drain: `oc adm drain` evicts the pods of the node']],
      ['helm -n x upgrade y z', ['helm -n x upgrade: `helm upgrade` changes the release']],
      ['docker compose down', ['docker compose down: `docker compose down` stops containers']],
      ['docker system prune -f', ['docker system prune: `docker system prune` removes containers, images or volumes']],
      ['docker run -d image', ['docker run: `docker run` starts a container']],
      ['crictl rmi x', ['crictl rmi: `crictl rmi` removes containers or images']],
      [
        'aws ec2 terminate-instances --instance-ids ${I}',
        ['aws ec2 terminate-instances: `aws ec2 terminate-instances` changes the AWS account'],
      ],
      ['aws --endpoint-url x s3 rm s3://b --recursive', ['aws --endpoint-url x s3 rm: `aws s3 rm` deletes from S3']],
      ['aws s3 cp x s3://b', ['aws s3 cp: `aws s3 cp` writes to S3']],
      ['az vm restart -g x -n y', ['az vm restart: `az vm restart` changes the Azure subscription']],
      [
        'gcloud compute instances delete x',
        ['gcloud compute instances delete: `gcloud compute instances delete` deletes from the Google Cloud project'],
      ],
      ['terraform -chdir=a apply', ['terraform -chdir=a apply: `terraform apply` changes the infrastructure']],
      ['ansible-playbook x.yml', ['ansible-playbook: `ansible-playbook` changes the hosts']],
      ['sudo systemctl restart x', ['systemctl restart: `systemctl restart` restarts the service']],
      ['service x restart', ['service x restart: `service restart` changes the service']],
      ['/etc/init.d/x stop', ['/etc/init.d/x stop: `x stop` changes the service']],
      ['psql -c "DELETE FROM a"', ['DELETE FROM a: `DELETE FROM a` deletes from the database']],
      [
        "psql -c 'SELECT pg_terminate_backend(1)'",
        ['SELECT pg_terminate_backend(1): `SELECT pg_terminate_backend(1)` acts on the database server'],
      ],
      ['echo "drop table x" | mysql y', ['drop table x: `drop table x` deletes from the database']],
      ['redis-cli -h x FLUSHALL', ['redis-cli -h x FLUSHALL: `redis-cli FLUSHALL` deletes from Redis']],
      ['mongosh --eval "db.a.drop()"', ['db.a.drop(): `db.a.drop()` changes the database']],
      ['etcdctl defrag', ['etcdctl defrag: `etcdctl defrag` blocks the member while it runs']],
      ['ceph osd set noout', ['ceph osd set: `ceph osd set` changes the storage cluster']],
      [
        'ceph tell osd.1 injectargs x',
        ['ceph tell osd.1 injectargs: `ceph tell injectargs` changes the storage cluster'],
      ],
      ['vault kv put a b=c', ['vault kv put: `vault kv put` changes what Vault stores']],
      ['argocd app sync x', ['argocd app sync: `argocd app sync` changes the cluster']],
      ['flux reconcile kustomization x', ['flux reconcile: `flux reconcile` changes the cluster']],
      [
        'velero restore create --from-backup x',
        ['velero restore create: `velero restore create` restores from a backup'],
      ],
      ['git push origin x', ['git push: `git push` changes the remote repository']],
      ['gh workflow run x', ['gh workflow run: `gh workflow run` changes the repository or its pipeline']],
      ['curl -X POST https://x.example/restart', ['curl -X POST: `curl -X POST` sends a POST request']],
      ['curl -XDELETE https://x.example', ['curl -XDELETE: `curl -XDELETE` sends a DELETE request']],
      ["curl https://x.example -d 'a=b'", ['curl https://x.example -d: `curl -d` sends data']],
      ['rm -rf /var/lib/x', ['rm -rf /var/lib/x: `rm /var/lib/x` deletes files']],
      ['rm -f "$FILE"', ['rm -f "$FILE": `rm "$FILE"` deletes files']],
      ['find /var/log -name x -delete', ['find /var/log -name x -delete: `find -delete` deletes files']],
      ['find /var/log | xargs rm', ['rm: `rm` deletes files']],
      ['cp a /etc/b', ['cp a /etc/b: `cp /etc/b` writes files']],
      ['mv /etc/a /etc/b', ['mv /etc/a /etc/b: `mv /etc/b` moves files']],
      ['scp a host:/b', ['scp a host:/b: `scp host:/b` writes files to another host']],
      ['chmod 600 /etc/a', ['chmod 600 /etc/a: `chmod /etc/a` changes the permissions of files']],
      ['sed -i s/a/b/ /etc/x', ['sed -i: `sed -i` changes files']],
      ['dd if=/dev/zero of=/dev/sda', ['dd if=/dev/zero of=/dev/sda: `dd of=/dev/sda` writes to a disk or a file']],
      ['echo 1 > /proc/sys/x', ['> /proc/sys/x: `> /proc/sys/x` writes to a file']],
      ['echo x | sudo tee -a /etc/hosts', ['tee -a /etc/hosts: `tee /etc/hosts` writes to a file']],
      ['cd /etc && echo x >> hosts', ['>> hosts: `>> hosts` writes to a file']],
      ['kill -9 1', ['kill: `kill` ends processes']],
      ['reboot', ['reboot: `reboot` restarts or stops the host']],
      ['iptables -A INPUT -j DROP', ['iptables -A: `iptables -A` changes the firewall']],
      ['ip route add default via x', ['ip route add: `ip route add` changes the network of the host']],
      ['sysctl -w a=b', ['sysctl -w: `sysctl -w` changes a setting of the kernel']],
      ['crontab -r', ['crontab -r: `crontab -r` changes what runs on a schedule']],
      ['apt-get install -y x', ['apt-get install: `apt-get install` installs packages']],
      ['kubectl exec x -- psql -c "drop table y"', ['drop table y: `drop table y` deletes from the database']],
      ['bash -c "kubectl get x && kubectl delete x"', ['kubectl delete: `kubectl delete` deletes from the cluster']],
      ['ssh h "rm -rf x"', ['rm -rf x: `rm x` deletes files']],
      ['ssh h <<EOF\nsystemctl stop x\nEOF', ['systemctl stop: `systemctl stop` stops the service']],
      [
        'psql <<SQL\nselect 1;\nupdate a set b = 1;\nSQL',
        ['update a set b = 1: `update a set b = 1` changes the database'],
      ],
      ['if true; then kubectl delete x; fi', ['kubectl delete: `kubectl delete` deletes from the cluster']],
      ['$ oc adm cordon x\nnode/x cordoned', ['oc adm cordon: `oc adm cordon` keeps new pods away from the node']],
      [
        'sudo systemctl stop a; systemctl start a',
        ['systemctl stop: `systemctl stop` stops the service', 'systemctl start: `systemctl start` starts the service'],
      ],
    ],
    (command) => {
      const { changes } = judgeEffect(command);
      return changes.map(({ what, why, ...span }) => `${parts(command.text, [span])}: ${what} ${why}`);
    },
  );

  table<string>(
    'of PowerShell is judged by the verbs of its cmdlets',
    [
      ['Restart-Service -Name x', 'changes'],
      ['Remove-Item x -WhatIf', 'unknown'],
      ['Get-Service x', 'unknown'],
      ['$x = New-Object y', 'unknown'],
      ['# Stop-Service x', 'unknown'],
    ],
    (command) => judgeEffect(command).effect,
    'powershell',
  );

  table<string>(
    'of a request is judged by its method',
    [
      ['GET https://x.example/a', 'read-only'],
      ['POST https://x.example/a\nContent-Type: x', 'changes'],
      ['curl -X DELETE https://x.example', 'changes'],
      ['https://x.example', 'unknown'],
    ],
    (command) => judgeEffect(command).effect,
    'http',
  );

  table<string>(
    'of a text for people is not known',
    [['Run kubectl delete pod x', 'unknown']],
    (command) => judgeEffect(command).effect,
    'manual',
  );
});

function lines(text: string): string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim());
}
