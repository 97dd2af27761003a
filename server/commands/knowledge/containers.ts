import { hasOption, names, readOptions } from '../options';
import { changes, type Judge, type Knowledge, READS, UNKNOWN } from './knowledge';

const VALUED =
  '-H --host -c --context --config --log-level -l --root --runroot --storage-driver --url --connection --remote -f --file -p --project-name --project-directory --profile --env-file -r --runtime-endpoint -i --image-endpoint';

const judgeContainers: Judge = (command) => {
  const { operands } = readOptions(command.args, { valued: names(VALUED), stopsAtOperand: true });
  const [verb] = operands;
  if (verb?.text === 'run') {
    const given = readOptions(operands.slice(1), { valued: names('-e -v -p --name --network'), stopsAtOperand: true });
    // A container that is gone with the command is there to look at something.
    return hasOption(given, '--rm') && !hasOption(given, '-d', '--detach')
      ? UNKNOWN
      : changes('starts a container', verb);
  }
  if (verb?.text === 'cp') {
    return /^[^/.:][^:]*:/.test(operands.at(-1)?.text ?? '')
      ? changes('copies a file into the container', verb)
      : READS;
  }
  return undefined;
};

const COMPOSE_READS = 'ps, logs, config, convert, images, top, ls, version, port, events, stats, wait';
const COMPOSE_CHANGES = {
  'starts containers': 'up, start, create, run, unpause, scale',
  'stops containers': 'down, stop, kill, pause',
  'restarts containers': 'restart',
  'removes containers': 'rm',
};

export const CONTAINERS: readonly Knowledge[] = [
  {
    names: 'docker podman nerdctl',
    valued: VALUED,
    judge: judgeContainers,
    reads: `ps, images, logs, inspect, info, version, stats, top, events, diff, history, port, search, wait, login, logout, pull, save, export, context, image ls, image list, image inspect, image history, image pull, container ls, container list, container inspect, container logs, container top, container stats, volume ls, volume inspect, network ls, network inspect, system df, system info, system events, manifest inspect, node ls, node inspect, node ps, service ls, service ps, service logs, service inspect, stack ls, stack ps, stack services, secret ls, secret inspect, config ls, config inspect, healthcheck, pod ps, pod inspect, pod logs, ${within('compose', COMPOSE_READS)}`,
    changes: {
      ...Object.fromEntries(Object.entries(COMPOSE_CHANGES).map(([why, verbs]) => [why, within('compose', verbs)])),
      'starts the container':
        'start, create, unpause, container start, container create, container run, container unpause, pod start',
      'stops the container': 'stop, kill, pause, container stop, container kill, container pause, pod stop',
      'restarts the container': 'restart, container restart, pod restart',
      'removes containers, images or volumes':
        'rm, rmi, prune, system prune, system reset, image rm, image prune, container rm, container prune, volume rm, volume prune, network rm, network prune, builder prune, buildx prune, pod rm, secret rm, config rm',
      'changes the containers':
        'update, rename, commit, load, import, volume create, network create, network connect, network disconnect, secret create, config create',
      'uploads the image': 'push, image push',
      'changes the services':
        'service create, service update, service scale, service rollback, service rm, stack deploy, stack rm, stack up, stack down, swarm init, swarm join, swarm leave, swarm update, node update, node rm, node promote, node demote',
    },
  },
  {
    names: 'docker-compose podman-compose',
    valued: VALUED,
    reads: COMPOSE_READS,
    changes: COMPOSE_CHANGES,
  },
  {
    names: 'crictl',
    valued: VALUED,
    reads:
      'ps, pods, images, img, info, inspect, inspecti, inspectp, imagefsinfo, logs, stats, statsp, version, pull, port-forward, events, runtime-config, config',
    changes: {
      'removes containers or images': 'rm, rmi, rmp',
      'stops the container': 'stop, stopp',
      'starts a container': 'start, run, runp, create, update, checkpoint',
    },
  },
  {
    names: 'ctr',
    valued: '-n --namespace -a --address',
    verbAnywhere: true,
    reads: 'ls, list, info, check, version, events, metrics, ps',
    changes: {
      'changes the containers':
        'rm, remove, delete, kill, pause, resume, start, create, run, import, pull, push, prune',
    },
  },
  {
    names: 'skopeo',
    reads: 'inspect, list-tags, login, logout',
    changes: { 'changes the registry': 'copy, delete, sync' },
  },
  {
    names: 'crio',
    reads: 'status, config, version, check',
    changes: { 'deletes containers and images': 'wipe' },
  },
];

function within(group: string, verbs: string): string {
  return verbs
    .split(', ')
    .map((verb) => `${group} ${verb}`)
    .join(', ');
}
