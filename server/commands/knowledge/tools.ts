import { findOption, hasOption, names, readOptions } from '../options';
import { changes, type Judge, type Knowledge, READS, UNKNOWN } from './knowledge';

export const CURL_VALUED =
  '-X -d -F -T -H -o -u -x -A -b -c -e -m -w -K -E -C -D -r -y -Y -z -P -U -Q --request --data --data-raw --data-binary --data-urlencode --data-ascii --json --form --form-string --upload-file --header --output --user --proxy --user-agent --cookie --cookie-jar --referer --max-time --connect-timeout --write-out --config --cert --key --cacert --capath --cert-type --key-type --pass --range --resolve --retry --retry-delay --retry-max-time --limit-rate --interface --dns-servers --output-dir --unix-socket --url --url-query --proxy-user --oauth2-bearer --aws-sigv4 --max-redirs --dump-header --continue-at --engine --ciphers --connect-to --noproxy --socks5 --socks5-hostname --tls-max --netrc-file --speed-limit --speed-time';

/** Requests that send something in order to ask: searches, queries, and the ones that get a token. */
const ASKS =
  /(?:_search|_msearch|_count|_cat|_validate|_explain|_analyze|_mget|\bquery|query_range|search|graphql|token|tokens|login|signin|auth|authenticate|authorize|session|sessions|introspect|oauth2?)(?:[/?]|$)/i;

const SENDING = /^(?:POST|PUT|PATCH|DELETE)$/i;

const judgeCurl: Judge = ({ args }) => {
  const given = readOptions(args, { valued: names(CURL_VALUED) });
  const method = findOption(given, '-X', '--request');
  const body = given.options.find(
    ({ name }) => /^(?:-d|-F|-T|--data.*|--json|--form.*|--upload-file)$/.test(name) && name !== '--data-urlencode-get',
  );
  const asks = given.operands.some(({ text }) => ASKS.test(text));
  if (method) {
    if (!SENDING.test(method.value ?? '')) return /^(?:GET|HEAD|OPTIONS)$/i.test(method.value ?? '') ? READS : UNKNOWN;
    if (asks && /^POST$/i.test(method.value ?? '')) return UNKNOWN;
    return changes(
      `sends a ${method.value?.toUpperCase()} request`,
      method.word,
      method.word === method.valueWord ? undefined : method.valueWord,
    );
  }
  if (!body || hasOption(given, '-G', '--get')) return READS;
  return asks ? UNKNOWN : changes('sends data', body.word);
};

const judgeWget: Judge = ({ args }) => {
  const word = args.find(({ text }) =>
    /^--(?:post-data|post-file|body-data|body-file|method=(?:post|put|patch|delete))/i.test(text),
  );
  return word ? changes('sends data', word) : READS;
};

const judgeHttpie: Judge = ({ args }) => {
  const method = args.find(({ text }) => /^[A-Z]+$/.test(text));
  return method && SENDING.test(method.text) ? changes(`sends a ${method.text} request`, method) : READS;
};

const judgeGit: Judge = ({ args }) => {
  const { operands } = readOptions(args, {
    valued: names('-C -c --git-dir --work-tree --namespace'),
    stopsAtOperand: true,
  });
  const [verb, ...behind] = operands;
  const has = (pattern: RegExp) => behind.some(({ text }) => pattern.test(text));
  if (!verb || has(/^(?:--dry-run|--help)$/)) return READS;
  if (verb.text === 'push') return changes('changes the remote repository', verb);
  if (/^(?:branch|tag|remote|stash)$/.test(verb.text)) {
    const isChange = has(/^(?:-[dDmM]|--delete|--move|remove|rm|drop|clear|pop)$/);
    return isChange ? changes('changes the repository', verb) : UNKNOWN;
  }
  return undefined;
};

/** `gh api` asks unless it is told to send something. */
const judgeForge: Judge = ({ args }) => {
  if (args[0]?.text !== 'api') return undefined;
  const given = readOptions(args, {
    valued: names('-X -f -F -H --method --field --raw-field --header --input -q --jq -t'),
  });
  const method = findOption(given, '-X', '--method');
  if (method)
    return SENDING.test(method.value ?? '')
      ? changes(`sends a ${method.value?.toUpperCase()} request`, args[0], method.word)
      : READS;
  return hasOption(given, '-f', '-F', '--field', '--raw-field', '--input') ? UNKNOWN : READS;
};

/** What shells bring themselves, and programs that only look or compute. */
const HARMLESS =
  'echo printf cd pwd test [ [[ true false : exit return set shift export unset readonly local declare typeset read mapfile readarray getopts let alias unalias hash history jobs fg bg disown wait trap umask ulimit shopt pushd popd dirs break continue type which whereis man help logout clear grep egrep fgrep rg ag awk gawk mawk cat tac head tail less more zcat zgrep zless bzcat xzcat jq gojq sort uniq wc cut tr column paste join comm expand fold fmt nl rev seq shuf split csplit od xxd hexdump strings base64 base32 basename dirname realpath readlink stat file ls ll dir tree diff cmp diff3 md5sum sha1sum sha256sum sha512sum cksum sum time cal hostname whoami id groups who w last lastlog uptime uname arch nproc lscpu lsmem lspci lsusb lsmod lsns lsof lslocks free vmstat iostat mpstat sar pidstat top htop atop iotop iftop nethogs nload ps pgrep pstree pidof pmap netstat ss ping ping6 traceroute tracepath mtr dig nslookup host getent whois nc ncat netcat telnet tcpdump tshark ngrep nmap arp arping openssl ssh-keyscan env printenv locale getconf getenforce sestatus sleep yes bc expr factor numfmt envsubst gettext tput stty tty sensors smartctl lshw dmidecode udevadm getfacl lsattr mktemp watch timeout sudo doas su env nohup xargs parallel nice ionice stdbuf unbuffer setsid chroot nsenter unshare command builtin exec flock strace ltrace perf gdb promtool kubectx kubens stern kubetail k9s popeye kube-linter kubeval kubeconform yamllint cosign trivy grype syft dive hey ab wrk vegeta dot protoc whatweb testssl.sh infocmp';

export const TOOLS: readonly Knowledge[] = [
  { names: HARMLESS, otherwise: 'read-only' },
  {
    names: 'fuser',
    judge: ({ args }) => {
      const word = args.find(({ text }) => /^-[a-z]*k/.test(text));
      return word ? changes('ends processes', word) : READS;
    },
  },
  { names: 'curl', judge: judgeCurl },
  { names: 'wget', judge: judgeWget },
  { names: 'http https xh', judge: judgeHttpie },
  {
    names: 'git',
    valued: '-C -c --git-dir --work-tree',
    judge: judgeGit,
    reads:
      'status, log, diff, show, fetch, clone, pull, checkout, switch, rev-parse, rev-list, ls-files, ls-remote, ls-tree, blame, describe, grep, config, reflog, shortlog, cat-file, bisect, worktree, version, help, init',
    changes: {
      'changes the repository':
        'commit, merge, rebase, revert, reset, clean, cherry-pick, am, apply, rm, mv, restore, gc, filter-branch, filter-repo, update-ref',
    },
  },
  {
    names: 'gh glab',
    verbAnywhere: true,
    valued: '-R --repo -L --limit',
    judge: judgeForge,
    reads: 'list, view, status, diff, checks, watch, download, clone, search, browse, trace, show, ls, auth',
    changes: {
      'changes the repository or its pipeline':
        'create, merge, close, reopen, edit, delete, comment, review, run, rerun, retry, cancel, set, enable, disable, upload, approve, revoke, transfer, archive, rename, lock, trigger, play, update',
    },
  },
  {
    names: 'amtool',
    valued: '--alertmanager.url --config.file --http.config.file --timeout -o --output',
    reads: 'alert, alert query, silence query, config, check-config, cluster, template',
    changes: {
      'changes which alerts are sent': 'silence add, silence expire, silence import, silence update, alert add',
    },
  },
  { names: 'logger', otherwise: 'writes to the log of the host' },
  { names: 'mail mailx sendmail mutt', otherwise: 'sends mail' },
  {
    names: 'nsupdate rndc pdnsutil',
    otherwise: 'changes the name server',
    rehearsal: 'status list-all-zones list-zone check-zone',
  },
  {
    names: 'jenkins-cli tkn',
    verbAnywhere: true,
    reads: 'list, describe, logs, get, status, version',
    changes: { 'changes the pipeline': 'start, delete, cancel, create, build, enable, disable' },
  },
];
