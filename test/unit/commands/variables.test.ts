import assert from 'node:assert/strict';
import { readCommand } from '../../../server/commands/reading';
import { findVariables, inputName, isEnvironmentVariable, sameVariable } from '../../../server/commands/variables';
import { parts, table } from './table';

/** A use in one word: its name, with `?` where it may be unset, `~` where it is inert and `@` where it is of the environment. */
function uses(kind: 'bash' | 'powershell' | 'manual' | 'http') {
  return (command: { text: string }) =>
    findVariables(readCommand(command.text, kind)).used.map(
      ({ name, form, optional, inert, environment }) =>
        `${form === 'placeholder' ? `<${name}>` : name}${optional ? '?' : ''}${inert ? '~' : ''}${environment ? '@' : ''}`,
    );
}

describe('variables', () => {
  table<string[]>(
    'that a shell text uses',
    [
      ['kubectl get node ${NODE}', ['NODE']],
      ['kubectl get node "$NODE" $OTHER', ['NODE', 'OTHER']],
      ['echo $A$B ${C}${D}', ['A', 'B', 'C', 'D']],
      ['echo ${A:-x} ${B-x} ${C:=x} ${D:+x} ${E:?x}', ['A?', 'B?', 'C?', 'D?', 'E']],
      ['echo ${A%.*} ${B##*/} ${C/x/y} ${D:1:2} ${E^^} ${#F} ${G[0]} ${H[@]} ${!I}', 'ABCDEFGHI'.split('')],
      ['echo ${A:-$B} ${C:-$(d $E)}', ['A?', 'B', 'C?', 'E']],
      ['echo $? $! $$ $# $@ $* $- $0 $1 ${1} ${@} ${10}', []],
      ["echo '$A' '${B}'", ['A~', 'B~']],
      ["awk '{print $NF, $1}' | jq '.a == $x'", ['NF~', 'x~']],
      ["kubectl get x -o jsonpath='{.items[0].metadata.name}'", []],
      ['echo "\\$A" \\${B}', []],
      [
        'echo $HOME $PATH $KUBECONFIG $AWS_PROFILE $RANDOM $LC_ALL',
        ['HOME@', 'PATH@', 'KUBECONFIG@', 'AWS_PROFILE@', 'RANDOM@', 'LC_ALL@'],
      ],
      ['echo $VAULT_TOKEN $AWS_SECRET_ACCESS_KEY', ['VAULT_TOKEN', 'AWS_SECRET_ACCESS_KEY']],
      ['echo $((A + 2 * B))', ['A', 'B']],
      ['echo $((16#ff + $A))', ['A']],
      ['bash -c "echo $A"', ['A']],
      ["bash -c 'echo $A'", ['A']],
      ["ssh h 'echo $A'", ['A~']],
      ['ssh h "echo $A \\$B"', ['A', 'B~']],
      ["kubectl exec p -- sh -c 'echo $A'", ['A~']],
      ['cat <<EOF\n$A ${B}\nEOF', ['A', 'B']],
      ["cat <<'EOF'\n$A\nEOF", []],
      ['# $A\necho', []],
      ['$ echo $A\n$B printed', ['A']],
      ['echo "a $"; echo $', []],
      ['echo $_', []],
    ],
    uses('bash'),
  );

  table<string[]>(
    'that are placeholders',
    [
      ['kubectl get node <node-name> -n <NAMESPACE>', ['<node-name>', '<NAMESPACE>']],
      ['oc rsh -n<ns> pod/<pod name>', ['<ns>', '<pod name>']],
      ['ceph daemon osd.<id> ops', ['<id>']],
      ["NS='<value of namespace label from alert>'", ['<value of namespace label from alert>']],
      ['NODE=<instance label from alert>', ['<instance label from alert>']],
      ['jq \'select(.name=="<SA>")\'', ['<SA>']],
      [`POD='<"Used By:" field from the output>'`, ['<"Used By:" field from the output>']],
      ['curl https://<host>:<port>/x', ['<host>', '<port>']],
      ['grep -E "<vm-1>|<vm-2>"', ['<vm-1>', '<vm-2>']],
      ['cat <<EOF\nname: <name>\nEOF', ['<name>']],
      ['sort < in > out', []],
      ['sort <in >out', []],
      ['sort <in.txt 2>&1', []],
      ['diff <(a) <(b)', []],
      ['cat <<EOF\nx\nEOF', []],
      ["awk '$1<x && $2>3'", []],
      ["jq 'select(.a < 3 and .b > 4)'", []],
      ['[[ $a < b ]] && c > d', ['a']],
      ["kubectl get pods | grep '<none>'", []],
      ["echo '<b>x</b><br>'", []],
      ["curl -d '<a><c>1</c></a>'", []],
      ['# replace <pod> by its name\nls', []],
      ['echo <a@b.example>', []],
    ],
    uses('bash'),
  );

  table<string[]>(
    'of a text for people: braces and placeholders',
    [
      ['Open the page of ${NODE} and press $5', ['NODE']],
      ['Ask <name> for it; 3 < 4 > 2', ['<name>']],
    ],
    uses('manual'),
  );

  table<string[]>('of a request', [['GET https://${HOST}/x?a=<id>', ['HOST', '<id>']]], uses('http'));

  table<string[]>(
    'of PowerShell',
    [
      ['Get-Item $env:TEMP $Path', ['TEMP@', 'Path']],
      ['Write-Host \'$Path\' "$Other"', ['Other']],
      ['$_ | Where-Object { $true }', []],
      ['# $Path', []],
    ],
    uses('powershell'),
  );

  table<string[]>(
    'that a text sets',
    [
      ['A=1; export B=2; local C; declare -x D=1 E', ['A', 'B', 'C', 'D', 'E']],
      ['A+=1 B[2]=3', ['A', 'B']],
      ['read -r -p "x" A B <<< "1 2"; read -a C', ['A', 'B', 'C']],
      ['while read A B; do x; done; for C in 1 2; do x; done', ['A', 'B', 'C']],
      ['mapfile -t A < x; readarray B', ['A', 'B', 'MAPFILE']],
      ['while getopts "a:b" OPT; do x; done', ['OPT']],
      ['printf -v A "%s" x; let B=1', ['A', 'B']],
      ['((A++)); echo $((B = 2)) ${C:=1}', ['A', 'B', 'C']],
      ['A=$(x) && env B=1 c', ['A', 'B']],
      ['for ((i=0; i<3; i++)); do x; done', ['i']],
      ['export A', []],
      ['echo A=1', []],
    ],
    (command) => [...findVariables(command).set].sort(),
  );

  table<string[]>(
    'that PowerShell sets',
    [['$A = 1; $env:B = 2; foreach ($C in $D) { }; param($E, [int]$F)', ['A', 'B', 'C', 'E', 'F']]],
    (command) => [...findVariables(command).set].sort(),
    'powershell',
  );

  table<boolean>(
    'of which more may be set than the text shows',
    [
      ['source ./env.sh; echo $A', true],
      ['. env.sh', true],
      ['eval "$(ssh-agent)"', true],
      ['eval "A=1"', false],
      ['echo $A', false],
    ],
    (command) => findVariables(command).setsMore,
  );

  it('stand where they are written', () => {
    const text = 'a ${B:-x} "$C" \'<d e>\' $((F))';
    assert.deepEqual(parts(text, findVariables(readCommand(text, 'bash')).used), ['${B:-x}', '$C', '<d e>', 'F']);
  });

  it('have a name for an input', () => {
    const input = (text: string) => findVariables(readCommand(text, 'bash')).used.map((use) => use.input);
    assert.deepEqual(input('kubectl get <node-name> $NODE'), ['NODE_NAME', 'NODE']);
    assert.deepEqual(input("NS='<value of the label>'"), ['NS']);
    assert.equal(inputName('rook-ceph-tools pod name'), 'ROOK_CEPH_TOOLS_POD_NAME');
    assert.ok(sameVariable('node-name', 'NODE_NAME'));
    assert.ok(!sameVariable('node', 'NODE_NAME'));
    assert.ok(isEnvironmentVariable('PATH') && !isEnvironmentVariable('NODE'));
  });
});
