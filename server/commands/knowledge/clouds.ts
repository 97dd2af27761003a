import { hasOption, names, readOptions } from '../options';
import { changes, type Judge, type Knowledge, READS, UNKNOWN } from './knowledge';

const AWS_VALUED =
  '--profile --region --output --query --endpoint-url --ca-bundle --cli-read-timeout --cli-connect-timeout --color --cli-binary-format';

/** What the names of the operations that read begin with, in the reference of the AWS command line. */
const AWS_READS =
  /^(?:describe|list|get|head|batch-get|lookup|search|query|scan|select|view|validate|estimate|preview|filter|check|wait|tail|ls|presign|assume-role|decode|simulate|receive-message|transact-get|test|generate-(?:cli-skeleton|credential-report|db-auth-token)|help)(?:-|$)/;
const AWS_CHANGES =
  /^(?:create|delete|terminate|modify|update|put|start|stop|reboot|run|attach|detach|associate|disassociate|enable|disable|register|deregister|restore|copy|tag|untag|add|remove|set|reset|replace|revoke|authorize|release|allocate|import|cancel|promote|failover|purge|send|publish|apply|accept|reject|rotate|deploy|batch-(?:write|delete|put)|transact-write|change|complete|restart|reset|resume|suspend|switchover|upload|unassign|assign|cancel|close|provision|deprovision|move|resize|scale|unsubscribe|subscribe|exit-standby|enter-standby|continue|rollback|signal|execute|activate|deactivate|reload|retry|roll)(?:-|$)/;

/** Operations that do otherwise than their names say. */
const AWS_LOCAL =
  /^(?:eks update-kubeconfig|logs start-query|logs stop-query|athena start-query-execution|configure .*|sso .*|ecr-public get-.*|codeartifact login|ecr get-.*|cloudtrail lookup-.*)$/;
const AWS_OPEN =
  /^(?:ssm start-session|ecs execute-command|lambda invoke|ec2-instance-connect .*|cloudformation execute-.*-dry)$/;

const judgeAws: Judge = (command) => {
  const { operands, options, rest } = readOptions(command.args, { valued: names(AWS_VALUED) });
  const [service, operation] = operands;
  if (hasOption({ options, operands, rest }, '--dry-run', '--dryrun', '--generate-cli-skeleton')) return READS;
  if (!service || !operation) return UNKNOWN;
  const path = `${service.text} ${operation.text}`;
  if (AWS_LOCAL.test(path)) return READS;
  if (AWS_OPEN.test(path)) return UNKNOWN;
  if (service.text === 's3')
    return judgeS3(
      operation.text,
      operands.slice(2).map(({ text }) => text),
      service,
      operation,
    );
  if (AWS_READS.test(operation.text)) return READS;
  return AWS_CHANGES.test(operation.text) ? changes('changes the AWS account', service, operation) : UNKNOWN;
};

/** A copy from S3 to the machine only reads. */
function judgeS3(operation: string, operands: readonly string[], ...words: Parameters<typeof changes>[1][]) {
  if (operation === 'rm' || operation === 'rb') return changes('deletes from S3', ...words);
  if (operation === 'mb' || operation === 'mv' || operation === 'website')
    return changes('changes what S3 stores', ...words);
  if (operation !== 'cp' && operation !== 'sync') return READS;
  return operands.at(1)?.startsWith('s3://') ? changes('writes to S3', ...words) : READS;
}

const judgeAnsible: Judge = (command) => {
  const given = readOptions(command.args, {
    valued: names('-i -m -a -l -e -u -t --limit --tags --module-name --args'),
  });
  if (hasOption(given, '--check', '-C', '--syntax-check', '--list-hosts', '--list-tasks', '--list-tags', '--version'))
    return READS;
  if (command.name === 'ansible-playbook') return changes('changes the hosts');
  const module = given.options.find(({ name }) => name === '-m' || name === '--module-name');
  if (/^(?:ansible\.builtin\.)?(?:ping|setup|debug|stat|slurp|service_facts|package_facts)$/.test(module?.value ?? ''))
    return READS;
  const isChange =
    /^(?:ansible\.builtin\.)?(?:service|systemd|copy|file|template|reboot|user|group|apt|yum|dnf|package|lineinfile|cron|mount|sysctl)$/;
  return isChange.test(module?.value ?? '') ? changes('changes the hosts', module?.word) : UNKNOWN;
};

export const CLOUDS: readonly Knowledge[] = [
  { names: 'aws awslocal', judge: judgeAws },
  {
    names: 'az',
    verbAnywhere: true,
    valued: '-g --resource-group -n --name -o --output --query --subscription -s --location -l',
    reads:
      'list, show, exists, wait, logs, tail, download, login, logout, version, find, get-credentials, get-access-token, get-upgrades, what-if, validate, check-name, check-acr, check-health, list-keys, list-ip-addresses, list-sizes, list-locations, get-instance-view, account set, browse, query, keyvault secret show, export, show-connection-string, get-versions, tunnel',
    changes: {
      'changes the Azure subscription':
        'create, update, start, stop, restart, deallocate, scale, set, add, remove, upgrade, failover, rotate, revoke, assign, enable, disable, import, restore, swap, invoke, redeploy, reimage, resize, attach, detach, regenerate, renew, promote, move, grant, deploy, upload, upload-batch, reset, rotate-certs, nodepool upgrade, approve, reject',
      'deletes from the Azure subscription': 'delete, purge, delete-batch',
    },
  },
  {
    names: 'gcloud',
    verbAnywhere: true,
    valued:
      '--project --zone --region --format --filter --account --configuration --impersonate-service-account --cluster --limit',
    reads:
      'list, describe, get-iam-policy, get-value, get-credentials, get-server-config, read, tail, print-access-token, print-identity-token, login, info, version, list-tags, get-ancestors-iam-policy, config set, config configurations, config list, auth configure-docker, get-serial-port-output, get-health, list-instances, ssh, test-iam-permissions, search-all-resources, access, wait, proxy',
    changes: {
      'changes the Google Cloud project':
        'create, update, start, stop, reset, resize, patch, deploy, import, restore, promote-replica, failover, rollback, enable, disable, revoke, restart, clone, suspend, resume, move, drain, set, add, remove, add-iam-policy-binding, remove-iam-policy-binding, set-iam-policy, attach-disk, detach-disk, add-tags, remove-tags, add-metadata, remove-metadata, add-labels, set-machine-type, rolling-action, update-traffic, recreate-instances, rotate, undelete, publish, submit, switchover, simulate-maintenance-event',
      'deletes from the Google Cloud project': 'delete, delete-instances, purge, destroy',
    },
  },
  {
    names: 'gsutil',
    valued: '-o -h',
    reads: 'ls, stat, du, cat, version, hash, iam get, acl get, lifecycle get, versioning get, logging get',
    changes: {
      'changes what Cloud Storage holds':
        'mv, mb, rewrite, setmeta, iam set, iam ch, acl set, acl ch, lifecycle set, versioning set, compose, rsync',
      'deletes from Cloud Storage': 'rm, rb',
    },
  },
  {
    names: 'doctl linode-cli openstack ibmcloud oci hcloud scw civo vultr-cli heroku fly flyctl cf exo',
    verbAnywhere: true,
    valued: '-o --output --format --os-cloud -t --access-token --context -a --app',
    reads:
      'list, ls, show, get, view, describe, info, status, logs, login, target, apps, services, events, ps, version, read',
    changes: {
      'changes the cloud account':
        'create, update, set, unset, add, remove, rm, start, stop, restart, reboot, rebuild, resize, scale, restage, push, deploy, rollback, enable, disable, attach, detach, assign, unassign, poweroff, poweron, power-off, power-on, migrate, evacuate, failover, promote, reset',
      'deletes from the cloud account': 'delete, destroy',
    },
  },
  {
    names: 'terraform tofu',
    singleDash: true,
    reads:
      'plan, show, output, validate, state list, state show, state pull, providers, version, fmt, graph, workspace list, workspace show, workspace select, init, console, get, test, metadata, login',
    changes: {
      'changes the infrastructure': 'apply, refresh',
      'destroys the infrastructure': 'destroy',
      'changes the state of Terraform':
        'import, taint, untaint, state rm, state mv, state push, state replace-provider, force-unlock, workspace new, workspace delete',
    },
    rehearsal: '-help --help',
  },
  {
    names: 'terragrunt pulumi cdk cdktf serverless sls sam',
    verbAnywhere: true,
    valued: '-s --stack -C --cwd --stage --region --profile',
    reads:
      'plan, show, output, validate, preview, diff, ls, list, version, init, synth, graph, fmt, stack, config, logs, whoami, login, package, info',
    changes: {
      'changes the infrastructure': 'apply, up, update, deploy, refresh, import, rollback, bootstrap',
      'destroys the infrastructure': 'destroy, delete, remove',
    },
  },
  { names: 'ansible ansible-playbook', judge: judgeAnsible },
  {
    names: 'packer',
    reads: 'validate, inspect, version, fmt, init',
    changes: { 'builds an image': 'build' },
  },
];
