import { isKube, readKube } from './knowledge/kubectl';
import { type Arguments, findOption, hasOption, names, readOptions } from './options';
import type { CommandText } from './reading';
import { type Block, inBackground, type ShellCommand, type ShellScript, type Word, wrappersOf } from './script';
import type { Span } from './spans';
import { SHELLS } from './wrappers';

/**
 * `stated`: the command says how long (`--timeout=5m`, `timeout 5m …`); `default`: it gives up by itself after a time that is not
 * stated (`kubectl wait`: 30 seconds); `none`: it may wait for ever.
 */
export type Bound = 'none' | 'default' | 'stated';

/**
 * `until`: for something to come about; `follow`: shows what comes until somebody ends it; `forward`: holds a connection open; `loop`:
 * asks again and again; `session`: a shell, an editor or a client that a person leaves.
 */
export type WaitKind = 'until' | 'follow' | 'forward' | 'loop' | 'session';

/** A part of a command that waits. `what` and `why` together read "`kubectl rollout status` waits until the rollout is complete". */
export interface Wait extends Span {
  readonly kind: WaitKind;
  /** In backticks. */
  readonly what: string;
  readonly why: string;
  readonly bound: Bound;
}

interface Found {
  readonly kind: WaitKind;
  readonly why: string;
  readonly bound?: Bound;
  /** What to name and to point at beside the program. */
  readonly words?: readonly (Word | undefined)[];
}

/** Finds what waits. A command that is left to itself with `&` keeps nobody waiting. */
export function findWaits({ shell, text }: CommandText): readonly Wait[] {
  const waits = shell.commands.flatMap((command) => {
    if (inBackground(command)) return [];
    const found = waitOf(command, shell);
    return found ? [placed(found, command)] : [];
  });
  return [...waits, ...waitingLoops(shell, text)].sort((a, b) => a.start - b.start);
}

function placed({ kind, why, bound, words = [] }: Found, command: ShellCommand): Wait {
  const named = words.flatMap((word) => word ?? []);
  const { start, end } = command.program ?? command;
  const isBounded = [...wrappersOf(command)].some(({ name }) => name === 'timeout' || name === 'gtimeout');
  return {
    kind,
    why,
    bound: isBounded ? 'stated' : (bound ?? 'none'),
    what: `\`${[command.name, ...named.map(({ text }) => text.replaceAll('`', "'"))].join(' ')}\``,
    start,
    end: endOfNamed(end, named),
  };
}

/** The end of the program with its verb: up to the last of the named words that is no option standing apart. */
function endOfNamed(end: number, named: readonly Word[]): number {
  return named.reduce((last, word) => (word.start - last <= 1 || !word.text.startsWith('-') ? word.end : last), end);
}

const FOLLOWS = 'shows what comes until somebody ends it';
const SESSION = 'opens a session that lasts until somebody leaves it';

function waitOf(command: ShellCommand, script: ShellScript): Found | undefined {
  if (isKube(command)) return kubeWait(command, script);
  return WAITS.get(command.name)?.(command, script);
}

/** `stated` where one of the options is given with a value that bounds. */
function boundedBy(given: Arguments, otherwise: Bound, ...options: readonly string[]): Bound {
  const value = findOption(given, ...options)?.value;
  return value !== undefined && !/^(?:0|0s|-1|)$/.test(value) ? 'stated' : otherwise;
}

function isOn(given: Arguments, ...options: readonly string[]): boolean {
  const option = findOption(given, ...options);
  return option !== undefined && option.value !== 'false';
}

function kubeWait(command: ShellCommand, script: ShellScript): Found | undefined {
  const { verb, words, given } = readKube(command);
  const runs = script.commands.find(({ wrapper }) => wrapper === command);
  switch (verb) {
    case 'wait':
      return { kind: 'until', why: 'waits for a condition', bound: boundedBy(given, 'default', '--timeout'), words };
    case 'rollout status':
      if (findOption(given, '--watch', '-w')?.value === 'false') return undefined;
      return {
        kind: 'until',
        why: 'waits until the rollout is complete',
        bound: boundedBy(given, 'none', '--timeout'),
        words,
      };
    case 'drain':
    case 'adm drain':
      return {
        kind: 'until',
        why: 'waits until every pod is evicted',
        bound: boundedBy(given, 'none', '--timeout'),
        words,
      };
    case 'logs':
    case 'adm node-logs':
    case 'start-build':
    case 'get':
    case 'events': {
      const option = given.options.find(({ name }) => FOLLOWING.get(verb)?.has(name));
      if (!option || option.value === 'false') return undefined;
      return {
        kind: 'follow',
        why: FOLLOWS,
        bound: boundedBy(given, 'none', '--request-timeout'),
        words: [...words, option.word],
      };
    }
    case 'port-forward':
    case 'proxy':
      return { kind: 'forward', why: 'holds a connection open until somebody ends it', words };
    case 'adm wait-for-stable-cluster':
      return {
        kind: 'until',
        why: 'waits until the cluster is stable',
        bound: boundedBy(given, 'default', '--timeout'),
        words,
      };
    case 'edit':
      return { kind: 'session', why: 'opens an editor', words };
    case 'exec':
      return isOn(given, '-t', '--tty') && (!runs || isInteractive(runs))
        ? { kind: 'session', why: SESSION, words }
        : undefined;
    case 'rsh':
    case 'debug':
    case 'attach':
      return !runs || isInteractive(runs) ? { kind: 'session', why: SESSION, words } : undefined;
    default:
      return undefined;
  }
}

const FOLLOWING: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['logs', names('-f --follow')],
  ['adm node-logs', names('-f --follow')],
  ['start-build', names('-F --follow -w --wait')],
  ['get', names('-w --watch --watch-only')],
  ['events', names('-w --watch')],
]);

/** A shell without a command, or a `chroot` into one. */
function isInteractive({ name, args }: ShellCommand): boolean {
  return SHELLS.has(name) ? args.every(({ text }) => /^-[il]$/.test(text)) : name === 'chroot' && args.length < 2;
}

type Look = (command: ShellCommand, script: ShellScript) => Found | undefined;

/** Waits where one of the options is given. */
function following(
  pattern: RegExp,
  why = FOLLOWS,
  kind: WaitKind = 'follow',
  bound?: (given: Arguments) => Bound,
): Look {
  return ({ args }) => {
    const word = args.find(({ text }) => pattern.test(text));
    if (!word) return undefined;
    return {
      kind,
      why,
      words: [word],
      bound: bound?.(readOptions(args, { valued: names('--timeout -t --tail') })) ?? 'none',
    };
  };
}

/** A program that goes on for ever unless an option says how often or how long. */
function endless(bounds: string, valued: string, why = FOLLOWS): Look {
  const bounding = names(bounds);
  return ({ args }) => {
    const given = readOptions(args, { valued: names(`${valued} ${bounds}`) });
    const isBounded = given.options.some(({ name }) => bounding.has(name));
    return { kind: 'follow', why, bound: isBounded ? 'stated' : 'none' };
  };
}

/** `vmstat 5`: an interval without a count goes on for ever. */
function sampling(valued = ''): Look {
  return ({ args }) => {
    const numbers = readOptions(args, { valued: names(valued) }).operands.filter(({ text }) => /^\d+$/.test(text));
    return numbers.length === 1 ? { kind: 'follow', why: FOLLOWS, words: numbers } : undefined;
  };
}

/** A client or a shell that reads from the person, unless it is given something to do. */
function session(valued: string, tasks: RegExp, needsOperand = false): Look {
  return (command) => {
    const given = readOptions(command.args, { valued: names(valued) });
    const isFed = command.readsFrom !== undefined || hasInput(command);
    if (isFed || given.options.some(({ name }) => tasks.test(name))) return undefined;
    return needsOperand && given.operands.length > 0 ? undefined : { kind: 'session', why: SESSION };
  };
}

function hasInput(command: ShellCommand): boolean {
  return [command, ...wrappersOf(command)].some(
    (one) => one.redirections.some(({ operator }) => operator.startsWith('<')) || one.readsFrom !== undefined,
  );
}

const ssh: Look = (command, script) => {
  const given = readOptions(command.args, {
    valued: names('-b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w'),
  });
  if (given.operands.length === 0 || hasOption(given, '-f', '-G', '-Q', '-O', '-V') || hasInput(command))
    return undefined;
  const runs = script.commands.find(({ wrapper }) => wrapper === command);
  if (hasOption(given, '-N')) return { kind: 'forward', why: 'holds a connection open until somebody ends it' };
  if (runs && !isInteractive(runs)) return undefined;
  return given.operands.length > 1 && !runs ? undefined : { kind: 'session', why: SESSION };
};

const containers: Look = (command, script) => {
  const { args } = command;
  const word = (pattern: RegExp) => args.find(({ text }) => pattern.test(text));
  const verb = args.slice(0, 4).find(({ text }) => /^(?:logs|attach|wait|events|stats|up|exec|run|top)$/.test(text));
  if (!verb) return undefined;
  const behind = args.slice(args.indexOf(verb) + 1);
  const has = (pattern: RegExp) => behind.some(({ text }) => pattern.test(text));
  switch (verb.text) {
    case 'logs':
      return has(/^(?:-[a-z]*f[a-z]*|--follow)$/)
        ? { kind: 'follow', why: FOLLOWS, words: [verb, word(/^(?:-[a-z]*f[a-z]*|--follow)$/)] }
        : undefined;
    case 'wait':
      return { kind: 'until', why: 'waits until the container stops', words: [verb] };
    case 'events':
      return has(/^--until/) ? undefined : { kind: 'follow', why: FOLLOWS, words: [verb] };
    case 'stats':
      return has(/^--no-stream/) ? undefined : { kind: 'follow', why: FOLLOWS, words: [verb] };
    case 'up':
      return has(/^(?:-d|--detach|--wait)$/) || !/compose/.test(args[0]?.text ?? command.name)
        ? undefined
        : { kind: 'follow', why: FOLLOWS, words: [verb] };
    case 'attach':
      return { kind: 'session', why: SESSION, words: [verb] };
    case 'exec': {
      const runs = script.commands.find(({ wrapper }) => wrapper === command);
      return has(/^-[a-z]*t/) && runs && isInteractive(runs)
        ? { kind: 'session', why: SESSION, words: [verb] }
        : undefined;
    }
    default:
      return undefined;
  }
};

const helm: Look = ({ args }) => {
  const word = args.find(({ text }) => /^--(?:wait|atomic|wait-for-jobs)(?:=true)?$/.test(text));
  const verb = args.find(({ text }) => /^(?:install|upgrade|rollback|uninstall|delete|test)$/.test(text));
  if (!verb || (!word && verb.text !== 'test')) return undefined;
  const given = readOptions(args, { valued: names('--timeout -n -f --set --namespace --values --version') });
  return {
    kind: 'until',
    why: 'waits until the release is ready',
    bound: boundedBy(given, 'default', '--timeout'),
    words: [verb, word],
  };
};

const argocd: Look = ({ args }) => {
  const verb = args[1];
  if (
    args[0]?.text !== 'app' ||
    (verb?.text !== 'wait' && verb?.text !== 'sync') ||
    args.some(({ text }) => text === '--async')
  )
    return undefined;
  const given = readOptions(args, { valued: names('--timeout') });
  return {
    kind: 'until',
    why: 'waits until the application is in sync',
    bound: boundedBy(given, 'none', '--timeout'),
    words: [args[0], verb],
  };
};

const aws: Look = ({ args }) => {
  const { operands } = readOptions(args, { valued: names('--profile --region --output --query --endpoint-url') });
  const [service, operation] = operands;
  if (operation?.text === 'wait') {
    return { kind: 'until', why: 'waits for a condition', bound: 'default', words: [service, operation, operands[2]] };
  }
  if (service?.text === 'logs' && operation?.text === 'tail') {
    const follow = args.find(({ text }) => text === '--follow');
    return follow ? { kind: 'follow', why: FOLLOWS, words: [service, operation, follow] } : undefined;
  }
  const path = `${service?.text} ${operation?.text}`;
  return path === 'ssm start-session' ? { kind: 'session', why: SESSION, words: [service, operation] } : undefined;
};

const top: Look = ({ args }) => {
  const text = args.map((word) => word.text).join(' ');
  if (/(?:^|\s)-\w*n|--iterations/.test(text)) return undefined;
  return { kind: 'follow', why: FOLLOWS };
};

const sleepForever: Look = ({ args }) =>
  args[0]?.text === 'infinity' || args[0]?.text === 'inf'
    ? { kind: 'until', why: 'waits for ever', words: args }
    : undefined;

const SQL_VALUED =
  '-h -p -U -u -d -D -c -e -f --host --port --user --username --dbname --database --file --command --execute';
const SQL_TASKS = /^(?:-c|-e|-f|-l|-V|--command|--execute|--file|--list|--version|--help|-Q|-q|--eval)$/;

const WAITS: ReadonlyMap<string, Look> = new Map<string, Look>([
  ['ssh', ssh],
  ['watch', () => ({ kind: 'follow', why: 'goes on until somebody ends it' })],
  ['tail', following(/^(?:-[0-9a-zA-Z]*[fF][0-9a-zA-Z]*|--follow(?:=.*)?|--retry)$/)],
  ['journalctl', following(/^(?:-[a-zA-Z]*f[a-zA-Z]*|--follow)$/)],
  ['dmesg', following(/^(?:-[a-zA-Z]*w[a-zA-Z]*|--follow|--follow-new)$/)],
  ['stern', () => ({ kind: 'follow', why: FOLLOWS })],
  ['kubetail', () => ({ kind: 'follow', why: FOLLOWS })],
  ['ping', endless('-c -w', '-i -I -s -t -W')],
  ['ping6', endless('-c -w', '-i -I -s -t -W')],
  ['mtr', endless('-c --report-cycles -r --report -w', '-i')],
  ['tcpdump', endless('-c -W -G -r', '-i -w -s -C -F')],
  ['iftop', endless('-s', '-i')],
  ['iotop', endless('-n', '-d -p -u')],
  ['inotifywait', endless('-t --timeout', '-e', 'waits until the files change')],
  ['vmstat', sampling()],
  ['iostat', sampling('-p')],
  ['mpstat', sampling('-P')],
  ['sar', sampling('-n -s -e -f -o')],
  ['pidstat', sampling('-p')],
  ['top', top],
  ['htop', top],
  ['aws', aws],
  ['helm', helm],
  ['argocd', argocd],
  ['docker', containers],
  ['podman', containers],
  ['nerdctl', containers],
  ['docker-compose', containers],
  ['crictl', containers],
  ['velero', following(/^--wait(?:=true)?$|^-w$/, 'waits until the backup or restore is complete', 'until')],
  ['az', following(/^wait$/, 'waits for a condition', 'until', (given) => boundedBy(given, 'default', '--timeout'))],
  [
    'flux',
    following(/^(?:reconcile)$/, 'waits until the reconciliation is complete', 'until', (given) =>
      boundedBy(given, 'default', '--timeout'),
    ),
  ],
  ['gh', following(/^watch$/, 'waits until the run is complete', 'until')],
  [
    'flock',
    ({ args }) =>
      args.some(({ text }) => /^(?:-w|-n|-\w*n|--wait|--timeout|--nonblock|--nb)/.test(text))
        ? undefined
        : { kind: 'until', why: 'waits for the lock' },
  ],
  ['sleep', sleepForever],
  ['psql', session(SQL_VALUED, SQL_TASKS)],
  ['mysql', session(SQL_VALUED, SQL_TASKS)],
  ['mariadb', session(SQL_VALUED, SQL_TASKS)],
  ['mongosh', session(`${SQL_VALUED} --eval`, SQL_TASKS)],
  [
    'redis-cli',
    session('-h -p -a -n -u --user --pass', /^(?:--scan|--bigkeys|--stat|--latency|--version|--rdb)$/, true),
  ],
  ['telnet', session('', /^$/)],
  ['sftp', session('-b -i -P -o', /^-b$/)],
  ['vi', session('', /^$/)],
  ['vim', session('', /^$/)],
  ['nano', session('', /^$/)],
  [
    'virtctl',
    ({ args }) =>
      /^(?:console|vnc|ssh)$/.test(args[0]?.text ?? '')
        ? { kind: 'session', why: SESSION, words: args.slice(0, 1) }
        : undefined,
  ],
]);

/** Loops that sleep between two looks, and end when what they look for has come about. */
function waitingLoops(script: ShellScript, text: string): readonly Wait[] {
  const loops = new Set(
    script.commands.filter(({ name }) => name === 'sleep').flatMap((command) => loopAround(command, text) ?? []),
  );
  return [...loops].map((loop) => {
    const head = /^[^\n;]*/.exec(text.slice(loop.start, loop.end))?.[0].trimEnd() ?? '';
    const bound = isCounted(text.slice(loop.start, loop.end)) ? 'stated' : 'none';
    const why = 'goes on until something comes about';
    return {
      kind: 'loop',
      what: `the \`${loop.kind}\` loop`,
      why,
      bound,
      start: loop.start,
      end: loop.start + head.length,
    };
  });
}

function loopAround(command: ShellCommand, text: string): Block | undefined {
  for (let block = command.block; block; block = block.parent) {
    if (block.background) return undefined;
    if (block.kind === 'while' || block.kind === 'until') return block;
    // A `for` that goes through a list ends with it.
    if (block.kind === 'for')
      return /^for\s*\(\(\s*;\s*;/.test(text.slice(block.start, block.start + 40)) ? block : undefined;
  }
  return undefined;
}

/** Whether a loop counts its rounds or looks at the clock. */
function isCounted(loop: string): boolean {
  return (
    /\b([A-Za-z_]\w*)=(?:\$\(\(|`expr|\$\(expr)\s*[^)]{0,20}\1\b/.test(loop) ||
    /\(\(\s*(?:\+\+|--)?\s*[A-Za-z_]\w*\s*(?:\+\+|--|[-+]=)/.test(loop) ||
    /\(\(\s*(?:\+\+|--)\s*[A-Za-z_]/.test(loop) ||
    /\blet\s+["']?[A-Za-z_]\w*\s*(?:\+\+|--|[-+]?=)/.test(loop) ||
    /\$\{?SECONDS\b|\bSECONDS\s*[<>]|\bdate\s+\+%s/.test(loop) ||
    /\bread\b/.test(loop.split(/[;\n]/, 1)[0] ?? '')
  );
}
