import { findInsecure } from './certificates';
import { hostOf, isPrivateHost, isWritten } from './hosts';
import { CURL_VALUED } from './knowledge/tools';
import { names, readOptions } from './options';
import { withoutComments } from './powershell';
import type { CommandText } from './reading';
import type { ShellCommand, ShellScript, Word } from './script';
import type { Span } from './spans';
import { SHELLS } from './wrappers';

export type DangerKind = 'pipe-to-shell' | 'plain-http' | 'no-certificate-check' | 'open-permissions' | 'delete-root';

/** `what` and `why` together read "`curl … | sh` runs what it downloads before anybody has read it". */
export interface Danger extends Span {
  readonly kind: DangerKind;
  /** In backticks. */
  readonly what: string;
  readonly why: string;
}

/** Finds what is dangerous to run whatever it is run for. */
export function findDangers(command: CommandText): readonly Danger[] {
  if (command.kind === 'powershell') return inPowerShell(command.text);
  const { shell, text } = command;
  const found = shell.commands.flatMap((one) => [
    ...(pipedToShell(one, shell) ?? []),
    ...plainHttp(one),
    ...findInsecure(one).map((span) => danger('no-certificate-check', span, text)),
    ...openPermissions(one, text),
    ...deletedRoot(one, shell, text),
  ]);
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

const WHY: Readonly<Record<DangerKind, string>> = {
  'pipe-to-shell': 'runs what it downloads before anybody has read it',
  'plain-http': 'sends and receives without encryption',
  'no-certificate-check': 'does not check whom it talks to',
  'open-permissions': 'lets everybody change the files',
  'delete-root': 'may delete everything',
};

function danger(kind: DangerKind, span: Span, text: string): Danger {
  const written = text.slice(span.start, span.end).replace(/\s+/g, ' ').replaceAll('`', "'");
  const what = `\`${written.length > 50 ? `${written.slice(0, 50)}…` : written}\``;
  return { kind, start: span.start, end: span.end, what, why: WHY[kind] };
}

// Pipe to shell

const DOWNLOADERS = names('curl wget fetch aria2c lwp-request iwr');
const INTERPRETERS = names('python python2 python3 perl ruby node php');

function pipedToShell(command: ShellCommand, script: ShellScript): readonly Danger[] | undefined {
  const source = downloadFor(command, script);
  if (!source) return undefined;
  const span = { start: Math.min(source.start, command.start), end: Math.max(command.end, source.end) };
  const what = `\`${source.name} … | ${command.name}\``;
  return [{ ...span, kind: 'pipe-to-shell', what, why: WHY['pipe-to-shell'] }];
}

/** The download whose output a command runs. */
function downloadFor(command: ShellCommand, script: ShellScript): ShellCommand | undefined {
  const { name, args } = command;
  if (SHELLS.has(name) || INTERPRETERS.has(name)) {
    const first = args.find(({ text }) => !/^-[a-z]*$/.test(text) || text === '-c');
    const readsInput = first === undefined || args.some(({ text }) => text === '-s' || text === '-');
    if (readsInput && !args.some(({ text }) => text === '-c' || text === '-m')) {
      const source = downloadBefore(command);
      if (source) return source;
    }
    if (first && /^<\(/.test(first.text)) return downloadWithin(first, script);
    if (SHELLS.has(name) && args.some(({ text }) => /^-[a-z]*c$/.test(text))) {
      return args.flatMap((word) => (/^[`$]/.test(word.text) ? (downloadWithin(word, script) ?? []) : []))[0];
    }
    return undefined;
  }
  const [first] = args;
  if ((name === 'source' || name === '.') && first && /^<\(/.test(first.text)) return downloadWithin(first, script);
  return name === 'eval' && first && /^[`$]/.test(first.text) ? downloadWithin(first, script) : undefined;
}

function downloadBefore(command: ShellCommand): ShellCommand | undefined {
  for (let at = command.readsFrom; at; at = at.readsFrom) if (DOWNLOADERS.has(at.name)) return at;
  return undefined;
}

function downloadWithin(word: Word, script: ShellScript): ShellCommand | undefined {
  return script.commands.find(
    ({ name, start, end }) => DOWNLOADERS.has(name) && start >= word.start && end <= word.end,
  );
}

// Plain http

const FETCHING = /^(?:clone|fetch|pull|submodule|add|apply|create|replace|install|download|config|remote|get|pull|i)$/;

function plainHttp(command: ShellCommand): readonly Danger[] {
  const { name, args } = command;
  const urls = /^(?:curl|wget|aria2c|http|https|xh|fetch|lynx)$/.test(name) ? requested(command) : fetched(command);
  return urls.flatMap((word) => {
    const at = word.text.search(/\bhttp:\/\//i);
    const host = at === -1 ? undefined : hostOf(word.text.slice(at));
    if (host === undefined || !isWritten(host) || isPrivateHost(host) || args.length === 0) return [];
    const url = word.text.slice(at).replaceAll('`', "'");
    const what = `\`${url.length > 50 ? `${url.slice(0, 50)}…` : url}\``;
    return [{ kind: 'plain-http' as const, start: word.start, end: word.end, what, why: WHY['plain-http'] }];
  });
}

/** The URLs of a download, but for a look at the headers alone. */
function requested({ args }: ShellCommand): readonly Word[] {
  const given = readOptions(args, { valued: names(CURL_VALUED) });
  const looksOnly = given.options.some(
    ({ name, value }) =>
      /^(?:-I|--head|--spider)$/.test(name) ||
      ((name === '-o' || name === '--output') && value === '/dev/null') ||
      ((name === '-X' || name === '--request') && value === 'HEAD'),
  );
  if (looksOnly) return [];
  const urls = given.options.flatMap(({ name, valueWord }) => (name === '--url' && valueWord ? [valueWord] : []));
  return [...given.operands, ...urls].filter(({ text }) => /^http:\/\//i.test(text));
}

/** What git, kubectl, helm and package managers are told to fetch. */
function fetched({ name, args }: ShellCommand): readonly Word[] {
  if (
    !/^(?:git|kubectl|oc|helm|pip|pip3|npm|yarn|gem|apt-add-repository|add-apt-repository|yum-config-manager|rpm|dnf|yum)$/.test(
      name,
    )
  )
    return [];
  if (!args.some(({ text }) => FETCHING.test(text)) && name !== 'rpm') return [];
  return args.filter(({ text }) => /^(?:--[\w-]+=)?http:\/\//i.test(text));
}

// Permissions

function openPermissions({ name, args, program }: ShellCommand, text: string): readonly Danger[] {
  if (name !== 'chmod' && name !== 'mkdir' && name !== 'install') return [];
  const isOpen = (mode: string) => /^0?777$/.test(mode) || /(?:^|,)(?:a|ugo)[+=]rwx(?:,|$)/.test(mode);
  const mode =
    name === 'chmod'
      ? readOptions(args, { valued: names('') }).operands[0]
      : readOptions(args, { valued: names('-m --mode -o -g') }).options.find((one) => /^(?:-m|--mode)$/.test(one.name))
          ?.valueWord;
  if (!mode || !isOpen(mode.text.replace(/^--mode=|^-m/, ''))) return [];
  return [danger('open-permissions', { start: program?.start ?? mode.start, end: mode.end }, text)];
}

// Deleting everything

/** Folders without which a machine does not run, or in which everything is kept. */
const ROOTS =
  /^(?:\/|~|\$\{?HOME\}?|\/(?:bin|boot|etc|home|lib|lib64|opt|root|sbin|srv|usr|var|sys|proc|dev))?(?:\/\*?|\/\.\*?|\/\.\.|\*)?$/;

function deletedRoot({ name, args, program }: ShellCommand, script: ShellScript, text: string): readonly Danger[] {
  if (name !== 'rm') return [];
  const { options, operands } = readOptions(args, { valued: names('') });
  const unguarded = options.find((one) => one.name === '--no-preserve-root');
  const isRecursive = options.some((one) => /^(?:-r|-R|--recursive)$/.test(one.name));
  const target = operands.find((operand) => isRecursive && mayBeRoot(operand, script));
  const word = target ?? unguarded?.word;
  return word ? [danger('delete-root', { start: program?.start ?? word.start, end: word.end }, text)] : [];
}

function mayBeRoot({ text }: Word, script: ShellScript): boolean {
  if (text !== '' && text !== '*' && ROOTS.test(text) && /^[/~$]/.test(text)) return true;
  // `$DIR/`, `$DIR/*` and `/$DIR`: the root where the variable is empty. `${DIR:?}` makes sure that it is not.
  const variable = /^\/?\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))(\/?\*?)$/.exec(text);
  const name = variable?.[1] ?? variable?.[2];
  if (name === undefined || (variable?.[3] === '' && !text.startsWith('/'))) return false;
  return !isSetToSomething(name, script);
}

/** Whether a variable is set in the text, to something that is not empty. */
function isSetToSomething(name: string, script: ShellScript): boolean {
  const values = script.commands.flatMap(({ assignments }) => assignments.filter((one) => one.name === name));
  return values.length > 0 && values.every(({ value }) => value.literal && value.text !== '');
}

// PowerShell

const POWERSHELL: readonly (readonly [DangerKind, RegExp])[] = [
  [
    'pipe-to-shell',
    /\b(?:iex|Invoke-Expression)\b[^\n;|]{0,200}?\b(?:iwr|irm|curl|wget|Invoke-WebRequest|Invoke-RestMethod|DownloadString)\b[^\n;|]{0,200}/gi,
  ],
  [
    'pipe-to-shell',
    /\b(?:iwr|irm|Invoke-WebRequest|Invoke-RestMethod|DownloadString)\b[^\n;|]{0,200}\|\s{0,10}(?:iex|Invoke-Expression)\b/gi,
  ],
  [
    'no-certificate-check',
    /(?<=\s)-SkipCertificateCheck\b(?!:\$false)|ServerCertificateValidationCallback\s{0,5}=\s{0,5}\{\s{0,5}\$true\s{0,5}\}/gi,
  ],
  [
    'delete-root',
    /\b(?:Remove-Item|rm|ri|del|rmdir)\b(?=[^\n;|]{0,200}-r)[^\n;|]{0,200}?\s["']?[A-Za-z]:\\?\*?["']?(?=\s|$)/gi,
  ],
];

function inPowerShell(source: string): readonly Danger[] {
  const text = withoutComments(source);
  const found = POWERSHELL.flatMap(([kind, pattern]) =>
    Array.from(text.matchAll(pattern), ({ index, 0: match }) =>
      danger(kind, { start: index, end: index + match.length }, source),
    ),
  );
  const urls = Array.from(
    text.matchAll(
      /\b(?:iwr|irm|Invoke-WebRequest|Invoke-RestMethod|DownloadFile|DownloadString|Start-BitsTransfer)\b[^\n;|]{0,200}?(http:\/\/[^\s"')]{1,300})/gi,
    ),
  );
  const plain = urls.flatMap((match) => {
    const url = match[1] ?? '';
    const start = match.index + match[0].length - url.length;
    const host = hostOf(url) ?? '';
    return isWritten(host) && !isPrivateHost(host)
      ? [danger('plain-http', { start, end: start + url.length }, source)]
      : [];
  });
  return [...found, ...plain].sort((a, b) => a.start - b.start || a.end - b.end);
}
