import { isPassword, isRandom, isStandIn, looksDrawn } from './entropy';
import { names, readOptions } from './options';
import type { CommandText } from './reading';
import type { ShellCommand, Word } from './script';
import type { Span } from './spans';
import { knownTokens } from './tokens';

/** A literal that looks like a secret; the span is that of the literal alone. */
export interface SecretLiteral extends Span {
  /** "a GitHub token", "a password". */
  readonly what: string;
  /** A name for the variable to use instead: `GITHUB_TOKEN`. */
  readonly variable: string;
}

/**
 * Finds literals that look like secrets, in a command of any kind, an expectation or an example; in comments and in what a command
 * printed too. What stands for a secret (`<password>`, `${TOKEN}`, `xxxx`, `changeme`), what is public (digests, file names) and what is
 * of too few different characters is none.
 */
export function findSecrets(command: CommandText): readonly SecretLiteral[] {
  const { text, shell } = command;
  const found = [
    ...knownTokens(text),
    ...namedSecrets(text),
    ...headers(text),
    ...inStatements(text),
    ...shell.commands.flatMap(inOptions),
  ];
  return distinct(found);
}

/** Without those that lie within one that was found before, in the order of the text. */
function distinct(found: readonly SecretLiteral[]): readonly SecretLiteral[] {
  const kept: SecretLiteral[] = [];
  let end = -1;
  const order = (one: SecretLiteral, other: SecretLiteral) =>
    one.start - other.start || found.indexOf(one) - found.indexOf(other);
  for (const secret of [...found].sort(order)) {
    if (secret.start < end) continue;
    kept.push(secret);
    end = secret.end;
  }
  return kept;
}

/** A name that ends with what it holds, and what separates it from its value. */
const NAMED =
  /(password|passwd|passphrase|storepass|keypass|pwd|secret|token|api[_-]?key|access[_-]?key|secret[_-]?key|private[_-]?key|auth[_-]?key)\d{0,2}(\\{0,3}["']?\s{0,3}[=:]\s{0,3}|[ \t]{1,3})/gi;
const VALUE = /\\{0,3}(["']?)([^\s"'`\\,;&|(){}[\]]{1,500})/y;
const NAME_BEFORE = /[\w.-]{0,40}$/;

/** `DB_PASSWORD=…`, `--token …`, `"client_secret": "…"`. */
function namedSecrets(text: string): readonly SecretLiteral[] {
  return Array.from(text.matchAll(NAMED), (match) => {
    const keyword = match[1] ?? '';
    const before = NAME_BEFORE.exec(text.slice(Math.max(0, match.index - 40), match.index))?.[0] ?? '';
    const isOption = before.startsWith('-');
    if (!isOption && /^[ \t]+$/.test(match[2] ?? '')) return [];
    VALUE.lastIndex = match.index + match[0].length;
    const value = VALUE.exec(text);
    const secret = value?.[2];
    if (secret === undefined || secret.startsWith('=') || (isOption && secret.startsWith('-'))) return [];
    const isSecret = /pass|pwd/i.test(keyword) ? isPassword(secret) : isRandom(secret);
    if (!isSecret) return [];
    const start = VALUE.lastIndex - secret.length;
    return [{ what: kindOf(keyword), variable: variableFor(before + keyword), start, end: start + secret.length }];
  }).flat();
}

function kindOf(keyword: string): string {
  if (/pass|pwd/i.test(keyword)) return 'a password';
  if (/token/i.test(keyword)) return 'a token';
  if (/api/i.test(keyword)) return 'an API key';
  return /key/i.test(keyword) ? 'a secret key' : 'a secret';
}

/** `--docker-password` → `DOCKER_PASSWORD`, `X-Vault-Token` → `VAULT_TOKEN`. */
function variableFor(name: string): string {
  const upper = name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_*(?:X_)?|_+$/g, '');
  return /^[A-Z]/.test(upper) ? upper : `SECRET_${upper}`;
}

const AUTHORIZATION =
  /\bAuthorization\s{0,3}[:=]\s{0,3}["']?(Bearer|Basic|Token|ApiKey|GenieKey)\s{1,3}([^\s"'`\\,;&|)]{8,4000})/gi;

/** `Authorization: Bearer …` */
function headers(text: string): readonly SecretLiteral[] {
  return Array.from(text.matchAll(AUTHORIZATION), (match) => {
    const secret = match[2] ?? '';
    const isBasic = /^basic$/i.test(match[1] ?? '');
    if (isStandIn(secret) || !(isBasic ? looksDrawn(secret) : isRandom(secret))) return [];
    const start = match.index + match[0].length - secret.length;
    const [what, variable] = isBasic ? ['a password', 'BASIC_AUTH'] : ['a token', 'ACCESS_TOKEN'];
    return [{ what, variable, start, end: start + secret.length }];
  }).flat();
}

const STATEMENT =
  /\b(?:IDENTIFIED\s{1,5}(?:WITH\s{1,5}\w{1,40}\s{1,5})?BY|(?:ENCRYPTED\s{1,5})?PASSWORD|SecureString(?:\s{1,5}-String)?)\s{1,5}\\{0,3}["']([^"'\\\n]{1,200})\\{0,3}["']/gi;

/** `ALTER USER x PASSWORD '…'`, and PowerShell's `ConvertTo-SecureString '…'`. */
function inStatements(text: string): readonly SecretLiteral[] {
  return Array.from(text.matchAll(STATEMENT), (match) => {
    const secret = match[1] ?? '';
    if (!isPassword(secret)) return [];
    const start = match.index + match[0].lastIndexOf(secret);
    return [{ what: 'a password', variable: 'DB_PASSWORD', start, end: start + secret.length }];
  }).flat();
}

/** An option of some programs that takes a password. */
interface PasswordOption {
  readonly programs: ReadonlySet<string>;
  readonly options: ReadonlySet<string>;
  /** The other options that take a value, so that the words are told apart. */
  readonly valued: string;
  readonly variable: string;
  /** Only the value that is written into the same word is a password: `-p` alone asks for it. */
  readonly attached?: boolean;
  /** What stands before the password in the value: the user of `user:password`. */
  readonly prefix?: RegExp;
  /** The verb without which the option means something else. */
  readonly verb?: string;
}

const OPTIONS: readonly PasswordOption[] = [
  {
    programs: names('mysql mysqldump mysqladmin mariadb mariadb-dump mysqlimport'),
    options: names('-p'),
    valued: '-h -u -P -D -e',
    variable: 'MYSQL_PASSWORD',
    attached: true,
  },
  { programs: names('sshpass'), options: names('-p'), valued: '', variable: 'SSH_PASSWORD' },
  { programs: names('redis-cli valkey-cli'), options: names('-a'), valued: '-h -p -n -u', variable: 'REDIS_PASSWORD' },
  {
    programs: names('mongosh mongo mongodump mongorestore'),
    options: names('-p'),
    valued: '-u --host --port --eval',
    variable: 'MONGO_PASSWORD',
  },
  {
    programs: names('curl'),
    options: names('-u --user -U --proxy-user'),
    valued: '-X -H -d -o',
    variable: 'PASSWORD',
    prefix: /^[^:]*:/,
  },
  {
    programs: names('docker podman nerdctl skopeo buildah helm oc'),
    options: names('-p'),
    valued: '-u --username',
    variable: 'REGISTRY_PASSWORD',
    verb: 'login',
  },
  {
    programs: names('ldapsearch ldapmodify ldapadd ldapdelete ldapwhoami'),
    options: names('-w'),
    valued: '-D -H -b -h -p',
    variable: 'LDAP_PASSWORD',
  },
  { programs: names('sqlcmd bcp'), options: names('-P'), valued: '-S -U -d -Q', variable: 'SQL_PASSWORD' },
  {
    programs: names('smbclient rpcclient'),
    options: names('-U'),
    valued: '',
    variable: 'SMB_PASSWORD',
    prefix: /^[^%]*%/,
  },
];

function inOptions(command: ShellCommand): readonly SecretLiteral[] {
  return OPTIONS.filter(({ programs }) => programs.has(command.name)).flatMap((known) => {
    if (known.verb && !command.args.some(({ text }) => text === known.verb)) return [];
    const given = readOptions(command.args, { valued: names(`${known.valued} ${[...known.options].join(' ')}`) });
    return given.options.flatMap(({ name, value, word, valueWord, valueAt }) => {
      if (!known.options.has(name) || value === undefined || !valueWord?.literal) return [];
      if (known.attached && valueWord !== word) return [];
      const skipped = known.prefix ? (known.prefix.exec(value)?.[0].length ?? value.length) : 0;
      const secret = value.slice(skipped);
      if (!isPassword(secret)) return [];
      return [{ what: 'a password', variable: known.variable, ...within(valueWord, valueAt + skipped) }];
    });
  });
}

/** The part of a word from an index of its text on, as a span of the command's text. */
function within(word: Word, index: number): Span {
  let offset = word.start;
  for (let run = 0; run < word.runs.length; run += 2) {
    const [from = 0, at = 0] = [word.runs[run], word.runs[run + 1]];
    if (from > index) break;
    offset = at + index - from;
  }
  const last = word.runs.length - 2;
  const end = last < 0 ? word.end : (word.runs[last + 1] ?? 0) + word.text.length - (word.runs[last] ?? 0);
  return { start: offset, end };
}
