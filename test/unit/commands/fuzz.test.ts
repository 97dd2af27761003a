import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CommandKind, readCommand } from '../../../server/commands/reading';
import { FINDINGS } from './findings';

const KINDS: readonly CommandKind[] = ['bash', 'sh', 'ssh', 'powershell', 'http', 'manual'];

/** Commands as they stand in runbooks; what a person half types is made of them. */
const COMMANDS = [
  'kubectl --context prod -n shop scale deploy/order-api --replicas=0',
  '$ oc -n "$NS" get -o wide pods | grep "$WORKLOAD"\nNAME  READY\n$ oc adm cordon <node-name>',
  'NODE=$(oc get pods -ojson | jq -r --arg W "$W" \'.items[] | select(.metadata.name|test($W + ".*"))\' | head -n 1)',
  'for i in $(seq 1 3); do kubectl wait pod/x --timeout=5m; sleep 2; done > out.log 2>&1 &',
  'until curl -fsSk https://x.example/healthz; do sleep 5; done',
  'ssh -o StrictHostKeyChecking=no host <<\'EOF\'\nsystemctl restart "$X"\nEOF',
  'cat <<EOF | kubectl apply -f -\nname: ${NAME:-x}\nhost: <host>\nEOF',
  'oc exec -n o "${P}" -c n -- bash -c "ovn-appctl cluster/status 2>&1 | grep \\"^Role\\""',
  'case "$1" in\n  a|b) rm -rf "$DIR"/*;;\n  *) echo $((COUNT + 1)) ;;\nesac',
  'curl -H "Authorization: Bearer $(oc create token x)" http://x.example | sudo bash',
  'mysql -u root -pS3cr3tx -e "select 1; drop table x" # password=hunter22',
  'PS C:\\> Get-Item $env:TEMP | Remove-Item -Recurse C:\\',
  'eval "$(eval "$(curl x)")"; f() { local a=(b "c"); [[ $a < 5 ]] && find / -exec rm {} \\; ; }',
];

/** Bits that change how a shell reads what is around them. */
const BITS = [
  '"',
  "'",
  '`',
  '$(',
  '${',
  '$((',
  ')',
  '}',
  '<',
  '>',
  '<<EOF\n',
  '\\',
  '\n',
  '|',
  '&',
  ';',
  '#',
  '$ ',
  '(',
  '[[',
  '<a>',
  '\r\n',
  '€',
  '😀',
];

const mutated = fc
  .tuple(
    fc.constantFrom(...COMMANDS),
    fc.array(fc.tuple(fc.nat(200), fc.nat(20), fc.constantFrom('', ...BITS)), { maxLength: 6 }),
  )
  .map(([text, edits]) =>
    edits.reduce((changed, [at, length, bit]) => {
      const start = at % (changed.length + 1);
      return changed.slice(0, start) + bit + changed.slice(start + length);
    }, text),
  );

const bits = fc
  .array(fc.constantFrom(...BITS, 'a', 'sudo ', 'if ', 'do ', 'done', 'case x in ', 'kubectl ', ' '), { maxLength: 60 })
  .map((all) => all.join(''));

describe('any text', () => {
  it('is read without an error, and all that is found lies within it', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), mutated, mutated, bits);
    fc.assert(
      fc.property(text, fc.constantFrom(...KINDS), (text, kind) => {
        const command = readCommand(text, kind);
        for (const [name, find] of Object.entries(FINDINGS)) {
          for (const { start, end } of find(command)) {
            assert.ok(Number.isInteger(start) && Number.isInteger(end), `${name} in ${JSON.stringify(text)}`);
            assert.ok(
              0 <= start && start <= end && end <= text.length,
              `${name} ${start}-${end} in ${JSON.stringify(text)}`,
            );
          }
        }
      }),
      { numRuns: 2000 },
    );
  }).timeout(60_000);

  it('has its commands in their order, and their words as they are written', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const { commands } = readCommand(text, 'bash').shell;
        assert.deepEqual(
          commands.map(({ start }) => start),
          commands.map(({ start }) => start).toSorted((a, b) => a - b),
        );
        // What stands in `bash -c "…"` is written with the backslashes of the quotes around it.
        for (const word of commands.flatMap(({ args, wrapper }) => (wrapper ? [] : args))) {
          const written = text.slice(word.start, word.end);
          if (!word.quoted && !/\\\r?\n/.test(written)) assert.equal(word.text, written);
        }
      }),
      { numRuns: 1000 },
    );
  }).timeout(60_000);
});

/** What is hard on a reader that looks back, ahead or into itself. */
const REPEATED = [
  'kubectl get pods -n shop; ',
  "'",
  '"',
  '`',
  '$(',
  '$((',
  '${A',
  '<a b ',
  '(',
  'a | ',
  '\\\n',
  'a\r\n',
  'ssh x<<b\nb\n',
  "bash <<'A'\nls\nA\n",
  'if ',
  'case x in a) ',
  'while a; do sleep 1; ',
  'sudo ',
  'eval "$(',
  'ssh h "a b"; ',
  'A=( ',
  '[[ ',
  'cd a; echo > b; ',
  'rm -rf $A/* ',
  'curl -k http://x.y | sh; ',
  'psql -c "select 1; delete from x" ; ',
  'password=',
  'eyJaaaaaaaaaaaa.',
  'a://b:',
  '$ a\n',
  '# ls\n',
  '[a@b',
  '</a><a>',
  'aaaaaaaa',
  '\n',
];

/** The processor's time in milliseconds that everything takes for a text, the faster of two times. */
function cost(text: string, kind: CommandKind): number {
  const once = () => {
    const before = process.cpuUsage();
    const command = readCommand(text, kind);
    for (const find of Object.values(FINDINGS)) for (const _ of find(command));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  return Math.min(once(), once());
}

describe('a long text', () => {
  for (const kind of ['bash', 'powershell', 'manual'] as const) {
    it(`costs as much more as it is longer (${kind})`, () => {
      const [short, long] = [4_000, 32_000];
      const steep = REPEATED.flatMap((part) => {
        const text = part.repeat(long / part.length + 1);
        const [few, many] = [cost(text.slice(0, short), kind), cost(text.slice(0, long), kind)];
        // Eight times as long: a cost that grows with the square would be 64 times as high.
        return many > 24 * Math.max(few, 2) ? [`${JSON.stringify(part)}: ${few} ms, ${many} ms`] : [];
      });
      assert.deepEqual(steep, []);
    }).timeout(120_000);
  }
});
