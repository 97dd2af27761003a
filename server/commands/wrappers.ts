import { findOption, hasOption, names, readOptions } from './options';
import type { Word } from './script';

/** What a command runs: words as they are, or words that a shell reads once more. */
export interface Wrapped {
  readonly words: readonly Word[];
  /** Whether a shell joins and reads the words again, as `bash -c`, `ssh` and `watch` do. */
  readonly isText: boolean;
  /** Whether it runs in another place, where the variables of this one are not known. */
  readonly remote: boolean;
}

interface Wrapper {
  readonly valued: ReadonlySet<string>;
  /** Operands of its own that stand before the command: the duration of `timeout`. */
  readonly operands?: number;
  /** `NAME=value` words stand before the command. */
  readonly takesAssignments?: boolean;
  readonly isText?: boolean;
  readonly remote?: boolean;
}

const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>(
  Object.entries({
    sudo: {
      valued: names('-u -g -h -p -C -r -t -T -U -D -R --user --group --host --prompt --chdir'),
      takesAssignments: true,
    },
    doas: { valued: names('-u -C') },
    env: { valued: names('-u --unset -C --chdir'), takesAssignments: true },
    time: { valued: names('-f -o') },
    nohup: { valued: names('') },
    setsid: { valued: names('') },
    command: { valued: names('') },
    builtin: { valued: names('') },
    exec: { valued: names('-a') },
    nice: { valued: names('-n --adjustment') },
    ionice: { valued: names('-c -n -p --class --classdata') },
    chrt: { valued: names('-p'), operands: 1 },
    taskset: { valued: names(''), operands: 1 },
    stdbuf: { valued: names('-i -o -e --input --output --error') },
    unbuffer: { valued: names('') },
    strace: { valued: names('-e -o -p -s -u') },
    timeout: { valued: names('-k -s --kill-after --signal'), operands: 1 },
    gtimeout: { valued: names('-k -s --kill-after --signal'), operands: 1 },
    flock: { valued: names('-w -E -c --wait --timeout --conflict-exit-code'), operands: 1 },
    chroot: { valued: names(''), operands: 1 },
    nsenter: { valued: names('-t -S -G --target --setuid --setgid') },
    unshare: { valued: names('') },
    xargs: {
      valued: names(
        '-I -n -P -L -d -E -s -a --max-args --max-procs --max-lines --delimiter --replace --max-chars --arg-file',
      ),
    },
    parallel: { valued: names('-j -n -N --jobs --delay --timeout') },
    watch: { valued: names('-n -d --interval'), isText: true },
    eval: { valued: names(''), isText: true },
    ssh: {
      valued: names('-b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w'),
      operands: 1,
      isText: true,
      remote: true,
    },
    sshpass: { valued: names('-p -f -d -P') },
    runuser: { valued: names('-u -g -G -c -s --user --group --command --shell') },
    'systemd-run': { valued: names('-p -u -M -H -t --unit --property --on-active --slice --machine --host') },
    crictl: { valued: names('-r -i -t -c --runtime-endpoint --image-endpoint --timeout --config') },
    proxychains: { valued: names('-f') },
    proxychains4: { valued: names('-f') },
    caffeinate: { valued: names('-t -w') },
    'aws-vault': { valued: names('--backend -d --duration'), operands: 2 },
    k3s: { valued: names('') },
    microk8s: { valued: names('') },
  } satisfies Record<string, Wrapper>),
);

export const SHELLS: ReadonlySet<string> = names('sh bash zsh dash ksh ash rbash');

const KUBE_VALUED = names(
  '-n --namespace --context --kubeconfig --cluster --user -s --server --token --as --as-group --request-timeout -c --container --image --target --profile -f --filename --pod-running-timeout --to-namespace --node-name --overrides --labels --env --restart --copy-to',
);

const CONTAINER_VALUED = names(
  '-e --env -u --user -w --workdir --detach-keys --env-file --index -v --volume --name --network --net -p --publish --entrypoint -h --hostname -m --memory --cpus --mount -l --label --restart --platform --pid --ulimit --cap-add --device --add-host --dns --log-driver --log-opt --rm-timeout --security-opt --authfile -f --file --project-name --project-directory --profile --context',
);

/**
 * What a command runs, for a program that runs others; undefined for any other program, and where it runs none.
 * @param name the program without its folder
 */
export function wrapped(name: string, args: readonly Word[]): Wrapped | undefined {
  if (args.length === 0) return undefined;
  if (SHELLS.has(name)) return shellText(args);
  if (name === 'su' || name === 'runuser') return suText(args) ?? (name === 'runuser' ? plain(name, args) : undefined);
  if (name === 'find') return executed(args);
  if (name === 'command' && /^-[vV]/.test(args[0]?.text ?? '')) return undefined;
  if (name === 'kubectl' || name === 'oc' || name === 'k' || name === 'kubecolor') return inPod(args);
  if (/^(?:docker|podman|nerdctl|docker-compose|podman-compose|crictl)$/.test(name)) return inContainer(args);
  return plain(name, args);
}

function plain(name: string, args: readonly Word[]): Wrapped | undefined {
  const wrapper = WRAPPERS.get(name);
  if (!wrapper) return undefined;
  const { operands, rest } = readOptions(args, { valued: wrapper.valued, stopsAtOperand: true });
  let words = operands.length > 0 ? operands : rest;
  words = words.slice(wrapper.operands ?? 0);
  if (name === 'ssh') words = afterRemoteOptions(words, wrapper.valued);
  if (words[0]?.text === '--') words = words.slice(1);
  if (wrapper.takesAssignments) {
    const first = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word.text));
    words = first === -1 ? [] : words.slice(first);
  }
  if (name === 'k3s' || name === 'microk8s') words = words[0]?.text === 'kubectl' ? words : [];
  if (words.length === 0) return undefined;
  return { words, isText: wrapper.isText ?? false, remote: wrapper.remote ?? false };
}

/** `ssh host -t command`: options may stand behind the host. */
function afterRemoteOptions(words: readonly Word[], valued: ReadonlySet<string>): readonly Word[] {
  const { operands, rest } = readOptions(words, { valued, stopsAtOperand: true });
  return operands.length > 0 ? operands : rest;
}

/** `bash -lc "…"`; the words behind the text are its parameters. */
function shellText(args: readonly Word[]): Wrapped | undefined {
  const { options, operands } = readOptions(args, {
    valued: names('-o -O --rcfile --init-file'),
    stopsAtOperand: true,
  });
  const text = operands[0];
  if (!text || !options.some(({ name }) => name === '-c')) return undefined;
  return { words: [text], isText: true, remote: false };
}

/** `su - postgres -c "…"` */
function suText(args: readonly Word[]): Wrapped | undefined {
  const given = readOptions(args, { valued: names('-c -s -g -G --command --shell --session-command') });
  const text = findOption(given, '-c', '--command', '--session-command')?.valueWord;
  return text ? { words: [text], isText: true, remote: false } : undefined;
}

/** `find … -exec command {} \;` */
function executed(args: readonly Word[]): Wrapped | undefined {
  const start = args.findIndex(({ text }) => /^-(?:exec|execdir|ok|okdir)$/.test(text));
  if (start === -1) return undefined;
  const length = args.slice(start + 1).findIndex(({ text }) => text === ';' || text === '+');
  const words = args.slice(start + 1, length === -1 ? undefined : start + 1 + length);
  return words.length > 0 ? { words, isText: false, remote: false } : undefined;
}

/** `kubectl exec pod -- command`, `oc rsh pod command`, `oc debug node/x -- command`. */
function inPod(args: readonly Word[]): Wrapped | undefined {
  const given = readOptions(args, { valued: KUBE_VALUED });
  const verb = given.operands[0]?.text;
  if (verb !== 'exec' && verb !== 'rsh' && verb !== 'debug' && verb !== 'run') return undefined;
  if (given.rest.length > 0) return { words: given.rest, isText: false, remote: true };
  if (verb === 'rsh') {
    const { operands } = readOptions(args.slice(indexOf(args, verb) + 1), {
      valued: KUBE_VALUED,
      stopsAtOperand: true,
    });
    return remote(operands.slice(1));
  }
  // `kubectl exec pod command`, as it was before version 1.18.
  return verb === 'exec' ? remote(given.operands.slice(2)) : undefined;
}

/** `docker exec db command`, `docker compose exec db command`, `docker run image command`. */
function inContainer(args: readonly Word[]): Wrapped | undefined {
  const verbs = readOptions(args, { valued: CONTAINER_VALUED });
  const verb = verbs.operands.find(({ text }) => text === 'exec' || text === 'run');
  if (!verb || verbs.operands.indexOf(verb) > 1) return undefined;
  const { operands, options, rest } = readOptions(args.slice(args.indexOf(verb) + 1), {
    valued: CONTAINER_VALUED,
    stopsAtOperand: true,
  });
  if (hasOption({ options, operands, rest }, '--entrypoint')) return undefined;
  return remote(operands.slice(1));
}

function remote(words: readonly Word[]): Wrapped | undefined {
  return words.length > 0 ? { words, isText: false, remote: true } : undefined;
}

function indexOf(words: readonly Word[], text: string): number {
  return words.findIndex((word) => word.text === text);
}
