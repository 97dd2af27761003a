import { placeholdersIn } from './placeholders';
import { withoutComments } from './powershell';
import type { CommandText } from './reading';
import type { Span } from './spans';

/** `${VAR}`, `$VAR`, `<placeholder>`, a bare name in `$(( … ))`, PowerShell's `$env:VAR`. */
export type VariableForm = 'braced' | 'plain' | 'placeholder' | 'arithmetic' | 'env';

export interface VariableUse extends Span {
  /** As written, without what marks it: `VAR`, `node-name`. */
  readonly name: string;
  readonly form: VariableForm;
  /** `${VAR:-x}` and the like: may be unset. */
  readonly optional: boolean;
  /** Known from the environment (`HOME`, `KUBECONFIG`, …): need not be declared. */
  readonly environment: boolean;
  /** Inside quotes in which the shell does not look for variables: counts as used, never as undeclared. */
  readonly inert: boolean;
  /** The name for an input that would be it: `NODE_NAME` for `<node-name>`, and `NODE` for the placeholder of `NODE=<node-name>`. */
  readonly input: string;
}

export interface Variables {
  /** In the order in which they stand in the text. */
  readonly used: readonly VariableUse[];
  /** Names that the text itself sets, wherever it does. */
  readonly set: ReadonlySet<string>;
  /** The text runs what is not in it (`source env.sh`, `eval "$(…)"`), which may set more. */
  readonly setsMore: boolean;
}

/**
 * What the shell, the login and the system set: bash(1) "Shell Variables", environ(7). Beside them what tools read of their own
 * configuration from, as far as it holds no secret: a secret is always an input.
 */
const ENVIRONMENT = new Set(
  `HOME PATH PWD OLDPWD USER USERNAME LOGNAME HOSTNAME HOST SHELL TMPDIR TMP TEMP TERM LANG LANGUAGE TZ EDITOR VISUAL PAGER DISPLAY
  MAIL UID EUID GROUPS PPID RANDOM SRANDOM SECONDS LINENO EPOCHSECONDS EPOCHREALTIME BASHPID BASHOPTS SHELLOPTS SHLVL FUNCNAME
  PIPESTATUS IFS OPTARG OPTIND OPTERR REPLY DIRSTACK HISTFILE HISTSIZE HOSTTYPE MACHTYPE OSTYPE COLUMNS LINES MAPFILE PS1 PS2 PS3 PS4
  PROMPT_COMMAND COPROC COMP_WORDS COMP_CWORD CDPATH ENV SSH_AUTH_SOCK SSH_CONNECTION SSH_CLIENT SSH_TTY SUDO_USER SUDO_UID SUDO_GID
  SUDO_COMMAND COMPUTERNAME USERPROFILE APPDATA LOCALAPPDATA PROGRAMFILES SYSTEMROOT WINDIR HOMEDRIVE HOMEPATH
  KUBECONFIG HELM_NAMESPACE HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY http_proxy https_proxy no_proxy all_proxy
  AWS_PROFILE AWS_REGION AWS_DEFAULT_REGION AWS_DEFAULT_PROFILE AWS_DEFAULT_OUTPUT AWS_CONFIG_FILE AWS_SHARED_CREDENTIALS_FILE
  AWS_CA_BUNDLE AWS_PAGER AWS_ENDPOINT_URL AWS_ROLE_ARN AZURE_CONFIG_DIR CLOUDSDK_CORE_PROJECT CLOUDSDK_CONFIG
  GOOGLE_APPLICATION_CREDENTIALS GOOGLE_CLOUD_PROJECT DOCKER_HOST DOCKER_CONFIG DOCKER_CONTEXT VAULT_ADDR VAULT_NAMESPACE
  CONSUL_HTTP_ADDR NOMAD_ADDR ETCDCTL_ENDPOINTS PGHOST PGPORT PGUSER PGDATABASE PGPASSFILE TF_WORKSPACE CEPH_ARGS`.split(
    /\s+/,
  ),
);

/** Finds the variables and placeholders of a command, and the names that it sets. */
export function findVariables(command: CommandText): Variables {
  switch (command.kind) {
    case 'powershell':
      return inPowerShell(command.text);
    case 'manual':
      return { used: inText(command.text), set: new Set(), setsMore: false };
    case 'http':
      if (command.shell.commands.length === 0) return { used: inText(command.text), set: new Set(), setsMore: false };
      return inShell(command);
    default:
      return inShell(command);
  }
}

function inShell({ shell }: CommandText): Variables {
  const variables = shell.expansions.map(({ name, form, optional, inert, start, end }) => {
    return { name, form, optional, inert, environment: isEnvironmentVariable(name), input: name, start, end };
  });
  const assigned = new Map(
    shell.commands.flatMap(({ assignments }) => assignments.map(({ name, value }) => [value.text, name] as const)),
  );
  const placeholders = shell.placeholders.map(({ name, start, end }) => {
    return placeholder(name, start, end, assigned.get(`<${name}>`));
  });
  const setsMore = shell.commands.some(
    ({ name, args }) => name === 'source' || name === '.' || (name === 'eval' && args.some(({ literal }) => !literal)),
  );
  return { used: [...variables, ...placeholders].sort((a, b) => a.start - b.start), set: shell.assigned, setsMore };
}

function placeholder(name: string, start: number, end: number, input = inputName(name)): VariableUse {
  return { name, form: 'placeholder', optional: false, environment: false, inert: false, input, start, end };
}

function variable(name: string, form: VariableForm, match: RegExpExecArray): VariableUse {
  const environment = isEnvironmentVariable(name);
  const [start, end] = [match.index, match.index + match[0].length];
  return { name, form, optional: false, environment, inert: false, input: name, start, end };
}

/** In a text for people or a request, `${VAR}` and `<placeholder>` alone are variables: `$5` and `$HOME/bin` may be prose. */
function inText(text: string): readonly VariableUse[] {
  const variables = Array.from(text.matchAll(/\$\{([A-Za-z_]\w{0,80})\}/g), (match) =>
    variable(match[1] ?? '', 'braced', match),
  );
  const placeholders = placeholdersIn(text).map(({ name, start, end }) => placeholder(name, start, end));
  return [...variables, ...placeholders].sort((a, b) => a.start - b.start);
}

const POWERSHELL_AUTOMATIC =
  /^(?:_|args|input|this|true|false|null|error|host|home|pid|profile|pshome|psversiontable|psscriptroot|pscommandpath|myinvocation|lastexitcode|matches|foreach|switch|executioncontext|nestedpromptlevel|ofs|shellid|psitem|isWindows|isLinux|isMacOS|psboundparameters|erroractionpreference|progresspreference|verbosepreference|warningpreference|env|script|global|local|using)$/i;

/** In PowerShell the environment is what is not set in the text: `$env:VAR`, and `$var` where nothing assigns it. */
function inPowerShell(source: string): Variables {
  const text = withoutComments(source).replace(/'[^'\n]{0,2000}'/g, (quoted) => quoted.replace(/\$/g, ' '));
  const set = new Set(
    Array.from(
      text.matchAll(/\$(?:env:|script:|global:)?([A-Za-z_]\w{0,80})\s{0,10}(?:[-+*/]?=)(?!=)/g),
      (match) => match[1] ?? '',
    ),
  );
  for (const match of text.matchAll(
    /\bforeach\s{0,10}\(\s{0,10}\$(\w{1,80})\s+in\b|\bparam\s{0,10}\(([^)]{0,2000})\)/gi,
  )) {
    if (match[1]) set.add(match[1]);
    for (const parameter of match[2]?.matchAll(/\$(\w{1,80})/g) ?? []) set.add(parameter[1] ?? '');
  }
  const used: VariableUse[] = [];
  for (const match of text.matchAll(/\$(\{)?(env:)?([A-Za-z_]\w{0,80})(?!:)\}?/gi)) {
    const name = match[3] ?? '';
    if (match[2] === undefined && POWERSHELL_AUTOMATIC.test(name)) continue;
    const form: VariableForm = match[2] !== undefined ? 'env' : match[1] !== undefined ? 'braced' : 'plain';
    used.push(variable(name, form, match));
  }
  for (const { name, start, end } of placeholdersIn(text)) used.push(placeholder(name, start, end));
  return { used: used.sort((a, b) => a.start - b.start), set, setsMore: /^\s*\.\s+\S/m.test(text) };
}

/**
 * Whether a variable is one of the environment, which need not be declared; declared, it may be used by a tool that reads it without being
 * named in a command.
 */
export function isEnvironmentVariable(name: string): boolean {
  return ENVIRONMENT.has(name) || /^(?:LC_|BASH_|XDG_)/.test(name);
}

/** Whether a placeholder or a variable names an input: `<node-name>`, `${NODE_NAME}` and the input `node_name` are the same. */
export function sameVariable(one: string, other: string): boolean {
  return inputName(one) === inputName(other);
}

/** The name of an input for a placeholder: `node-name` → `NODE_NAME`. */
export function inputName(name: string): string {
  return name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}
