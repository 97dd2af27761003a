import { hostOf, isLoopback } from './hosts';
import { CURL_VALUED } from './knowledge/tools';
import { names, readOptions } from './options';
import type { ShellCommand, Word } from './script';
import type { Span } from './spans';

/** Long options that switch the check off whatever the program, where they stand alone or are set to a truth. */
const OFF =
  /^--?(?:insecure|insecure-skip-tls-verify|insecure-skip-verify|no-check-certificate|no-verify-ssl|skip-tls-verify|tls-skip-verify|skip-verify|skip-ssl-validation|tlsAllowInvalidCertificates|sslAllowInvalidCertificates|allow-insecure|disable-ssl-verification|trust-server-cert|no-verify-tls)(?:=(?:true|1|yes))?$/;
/** Options that switch it off where they are set to a falsehood. */
const FALSE =
  /^--?(?:tls-verify|src-tls-verify|dest-tls-verify|verify-ssl|ssl-verify|verify|validate-certs|check-certificate|strict-ssl)=(?:false|no|0|off)$/i;
/** Environment variables that switch it off. */
const VARIABLES: ReadonlyMap<string, RegExp> = new Map([
  ['GIT_SSL_NO_VERIFY', /^(?:1|true|yes)$/i],
  ['NODE_TLS_REJECT_UNAUTHORIZED', /^0$/],
  ['PYTHONHTTPSVERIFY', /^0$/],
  ['ANSIBLE_HOST_KEY_CHECKING', /^(?:false|0|no)$/i],
  ['VAULT_SKIP_VERIFY', /^(?:1|true)$/i],
  ['CONSUL_HTTP_SSL_VERIFY', /^(?:0|false)$/i],
  ['NOMAD_SKIP_VERIFY', /^(?:1|true)$/i],
  ['ETCDCTL_INSECURE_SKIP_TLS_VERIFY', /^(?:1|true)$/i],
  ['TF_INSECURE', /^(?:1|true)$/i],
]);

/** The programs for which `-k` means that certificates are not checked; for many it means something else. */
const SHORT_INSECURE = names('curl');

const SSH = names('ssh scp sftp rsync autossh ssh-copy-id sshfs');

/** The parts of a command that switch the check of certificates or of host keys off. */
export function findInsecure(command: ShellCommand): readonly Span[] {
  const { name, args } = command;
  const found: Span[] = [];
  for (const { name: variable, value, start, end } of command.assignments) {
    if (VARIABLES.get(variable)?.test(value.text)) found.push({ start, end });
  }
  for (const [index, word] of args.entries()) {
    const [variable = '', value] = word.text.split('=', 2);
    if (value !== undefined && VARIABLES.get(variable)?.test(value) && /^(?:export|env|declare|sudo)$/.test(name))
      found.push(word);
    if (isOff(command, word, args[index + 1])) found.push(word);
  }
  if (SHORT_INSECURE.has(name)) found.push(...shortInsecure(command));
  if (/^(?:curl|wget)$/.test(name) && talksToItself(command)) return [];
  return found;
}

function isOff({ name, args }: ShellCommand, word: Word, next: Word | undefined): boolean {
  const { text } = word;
  if (OFF.test(text)) return next?.text !== 'false' && isOwnOption(args, word);
  if (FALSE.test(text)) return isOwnOption(args, word);
  if (SSH.has(name)) return /StrictHostKeyChecking[= ]?(?:no|off)$|^-oStrictHostKeyChecking=(?:no|off)$/.test(text);
  if (name === 'git')
    return (
      /^http(?:\..*)?\.sslVerify=(?:false|0)$/i.test(text) || (/\.sslVerify$/i.test(text) && next?.text === 'false')
    );
  if (name === 'npm' || name === 'yarn') return text === 'strict-ssl' && next?.text === 'false';
  if (/^pip3?$/.test(name)) return text === '--trusted-host';
  if (/^python[23]?$/.test(name)) return /\bverify\s*=\s*False\b|_create_unverified_context/.test(text);
  return false;
}

/** Whether an option belongs to the command itself rather than to the one that it runs: `kubectl exec pod -- curl --insecure`. */
function isOwnOption(args: readonly Word[], word: Word): boolean {
  const end = args.findIndex(({ text }) => text === '--');
  return end === -1 || args.indexOf(word) < end;
}

function shortInsecure({ args }: ShellCommand): readonly Span[] {
  return readOptions(args, { valued: names(CURL_VALUED) }).options.flatMap(({ name, word }) =>
    name === '-k' ? [word] : [],
  );
}

/** Whether every URL of a command is one of the machine itself. */
function talksToItself({ args }: ShellCommand): boolean {
  const hosts = args.flatMap(({ text }) => (/^https?:\/\//i.test(text) ? [hostOf(text) ?? ''] : []));
  return hosts.length > 0 && hosts.every(isLoopback);
}
