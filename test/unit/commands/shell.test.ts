import assert from 'node:assert/strict';
import { type ShellCommand, wrappersOf } from '../../../server/commands/script';
import { readShell } from '../../../server/commands/shell';
import { parts, table } from './table';

/** A command in one line: its program and its arguments, with `|` before it where it reads from another. */
function line({ name, args, assignments, readsFrom }: ShellCommand): string {
  const set = assignments.map((one) => `${one.name}=${one.value.text}`);
  const words = [...set, ...(name === '' ? [] : [name]), ...args.map(({ text }) => text)].join('·');
  return readsFrom ? `${readsFrom.name}|${words}` : words;
}

describe('a shell text', () => {
  table<string[]>(
    'is split into commands',
    [
      ['', []],
      ['\n\n', []],
      ['ls', ['ls']],
      ['a b; c d && e || f\ng & h', ['a·b', 'c·d', 'e', 'f', 'g', 'h']],
      ['a | b |& c', ['a', 'a|b', 'b|c']],
      ['a \\\n  b \\\n  c', ['a·b·c']],
      ['a # b; c\nd', ['a', 'd']],
      ['a#b c', ['a#b·c']],
      ['/usr/bin/kubectl get', ['kubectl·get']],
      ['( a; b ) | c', ['a', 'b', 'b|c']],
      ['{ a; b; } > x', ['a', 'b', '']],
      ['if a; then b; elif c; then d; else e; fi', ['a', 'b', 'c', 'd', 'e']],
      ['while a; do b; done < x; c', ['a', 'b', '', 'c']],
      ['until a\ndo\n  b\ndone', ['a', 'b']],
      ['for x in 1 2 3; do a $x; done | sort', ['a·$x', 'a|sort']],
      ['for ((i=0; i<3; i++)); do a; done', ['a']],
      ['select x in a b; do c; done', ['c']],
      ['case $x in a|b) c;; (d) e ;; *) f; esac; g', ['c', 'e', 'f', 'g']],
      ['f() { a; }; function g { b; }; f', ['a', 'b', 'f']],
      ['! a && time b', ['a', 'time·b', 'b']],
      ['[[ a < b && c > d ]] && e', ['[[·a·b·c·d·]]', 'e']],
      ['(( i++ )); a', ['a']],
      ['a $(b | c "d") e', ['a·$(b | c "d")·e', 'b', 'b|c·d']],
      ['a `b c` d', ['a·`b c`·d', 'b·c']],
      ['a <(b c) >(d)', ['a·<(b c)·>(d)', 'b·c', 'd']],
      ['a "$(b "c d")"', ['a·$(b "c d")', 'b·c d']],
      ['x=$(case a in b) c;; esac); d', ['x=$(case a in b) c;; esac)', 'c', 'd']],
      ["a 'b c' \"d e\" f\\ g $'h\\ni'", ['a·b c·d e·f g·hni']],
      ['a "b \\"c\\" \\$d"', ['a·b "c" $d']],
      ['A=1 B="2 3" c d', ['A=1·B=2 3·c·d']],
      ['A=1', ['A=1']],
      ['a=(b c "$d") e', ['a=b·e']],
      ['declare -a x=(b c)', ['declare·-a·x=']],
      ['a >b 2>&1 <c &>d 3<>e', ['a']],
      ['a <<EOF | b\nx; y $(z)\nEOF\nc', ['a', 'a|b', 'z', 'c']],
      ['a <<-"EOF"\n\tx; $(y)\n\tEOF\nc', ['a', 'c']],
      ['a <<A <<B\n1\nA\n2\nB\nc', ['a', 'c']],
      ['a <<< "b; c"; d', ['a', 'd']],
      ['a @(b|c) d', ['a·@(b|c)·d']],
      ['a <node-name> <b>', ['a·<node-name>·<b>']],
    ],
    ({ shell }) => shell.commands.map(line),
  );

  table<string[]>(
    'is read although it is malformed',
    [
      ["echo it's fine\nrm x", ["echo·it's·fine", 'rm·x']],
      ['echo "open\nrm x', ['echo·"open', 'rm·x']],
      ['a ${b\nc', ['a·${b', 'c']],
      ['a $(b', ['a·$(b', 'b']],
      ['a `b', ['a·`b', 'b']],
      ['a ) b; c', ['a', 'b', 'c']],
      ['done; fi; a; }', ['a']],
      ['if a; then b', ['a', 'b']],
      ['a <<EOF\nb', ['a']],
      ['a | | b', ['a', 'a|b']],
      ['a >', ['a']],
      [';;;&&&|||', []],
      ['a & & b', ['a', 'b']],
      ['case x', []],
      ['for', []],
      ['$(', []],
      ['[[ a', ['[[·a']],
      ['[[ ', ['[[']],
      ['case x in ', []],
    ],
    ({ shell }) => shell.commands.map(line).filter((one) => !one.startsWith('$(')),
  );

  table<string[]>(
    'is looked through where a command runs another',
    [
      ['sudo -u postgres -E A=1 psql -l', ['psql·-l<sudo']],
      ['env -i A=b c d', ['c·d<env']],
      ['timeout -s KILL 5m kubectl wait x', ['kubectl·wait·x<timeout']],
      ['nohup nice -n 5 a b', ['nice·-n·5·a·b<nohup', 'a·b<nice<nohup']],
      ['x | xargs -r -n 50 -I {} oc delete {}', ['x|oc·delete·{}<xargs']],
      ['watch -n 5 kubectl get pods', ['kubectl·get·pods<watch']],
      ["watch 'a | b'", ['a<watch', 'a|b<watch']],
      ['ssh -p 22 u@h systemctl restart x', ['systemctl·restart·x<ssh*']],
      ['ssh h -- systemctl restart x', ['systemctl·restart·x<ssh*']],
      ['ssh -t h "a; b $C"', ['a<ssh*', 'b·$C<ssh*']],
      ['sshpass -p x ssh h a', ['ssh·h·a<sshpass', 'a<ssh<sshpass*']],
      ['bash -c "a && b"', ['a<bash', 'b<bash']],
      ["sudo sh -ec 'a\nb'", ['sh·-ec·a\nb<sudo', 'a<sh<sudo', 'b<sh<sudo']],
      ['su - postgres -c "psql -l"', ['psql·-l<su']],
      ['eval "a b"', ['a·b<eval']],
      ['kubectl -n x exec -it p -c c -- psql -c "select 1"', ['psql·-c·select 1<kubectl*']],
      ['kubectl exec p ls /x', ['ls·/x<kubectl*']],
      ['oc rsh -n x deploy/y curl z', ['curl·z<oc*']],
      ['oc debug node/x -- chroot /host crictl ps', ['chroot·/host·crictl·ps<oc*', 'crictl·ps<chroot<oc*']],
      ['docker exec -it -u 0 db psql -l', ['psql·-l<docker*']],
      ['docker compose exec -T db pg_dump x', ['pg_dump·x<docker*']],
      ['docker run --rm -v a:b image c d', ['c·d<docker*']],
      ['find / -name x -exec rm -f {} \\;', ['rm·-f·{}<find']],
      [
        'kubectl exec p -- bash -c "a \\"b\\" | c"',
        ['bash·-c·a "b" | c<kubectl*', 'a·b<bash<kubectl*', 'a|c<bash<kubectl*'],
      ],
      ['ssh h <<EOF\na\nb\nEOF', ['a<ssh*', 'b<ssh*']],
      ["bash -s <<'EOF'\na $B\nEOF", ['a·$B<bash']],
      ['sudo bash <<EOF\na\nEOF', ['bash<sudo', 'a<bash<sudo']],
      ['command -v kubectl', []],
      ['sudo -i', []],
      ['ssh h', []],
      ['bash script.sh', []],
    ],
    ({ shell }) =>
      shell.commands.flatMap((command) => {
        if (!command.wrapper) return [];
        const names = Array.from(wrappersOf(command), ({ name }) => `<${name}`).join('');
        return [`${line(command)}${names}${command.remote ? '*' : ''}`];
      }),
  );

  table<string[]>(
    'knows where its commands stand, also those in quotes',
    [
      ['a; sudo b c', ['a', 'sudo b c', 'b c']],
      ['x "$(a b)"', ['x "$(a b)"', 'a b']],
      ['bash -c "a \\"b\\" $C && d"', ['bash -c "a \\"b\\" $C && d"', 'a \\"b\\" $C', 'd']],
      ['  a  >  b ', ['a  >  b']],
      ['while a; do b; done', ['a', 'b']],
    ],
    ({ text, shell }) => parts(text, shell.commands),
  );

  table<string[]>(
    'knows what is left to itself',
    [
      ['a & b', ['a']],
      ['a | b & c', ['a', 'b']],
      ['a && b', []],
      ['a > x 2>&1 &', ['a']],
    ],
    ({ shell }) => shell.commands.filter(({ background }) => background).map(({ name }) => name),
  );

  table<string[]>(
    'has redirections with what they are to',
    [
      ['a > b 2>> c', ['> b', '>> c']],
      ['a 2>&1 >/dev/null', ['>& 1', '> /dev/null']],
      ['a &> b', ['&> b']],
      ['a < b <<< "c d"', ['< b', '<<< c d']],
      ['a <<EOF\nx\nEOF', ['<< EOF {x\n}']],
      ["a <<'E'\n$x\nE", ['<< E {$x\n}']],
      ['a <<-E\n\tx\n\tE', ['<<- E {\tx\n}']],
    ],
    ({ shell }) =>
      shell.commands.flatMap(({ redirections }) =>
        redirections.map(
          ({ operator, target, heredoc }) => `${operator} ${target.text}${heredoc ? ` {${heredoc.text}}` : ''}`,
        ),
      ),
  );

  it('gives the text of a command that was copied with its output', () => {
    const text = '$ oc get pods\nNAME READY\nrm -rf x\n$ for p in a b\n> do oc get $p\n> done\nlater';
    assert.deepEqual(readShell(text).commands.map(line), ['oc·get·pods', 'oc·get·$p']);
  });

  it('marks the comments', () => {
    const text = 'a # one\n# two\nb "# no" c#no';
    assert.deepEqual(parts(text, readShell(text).comments), ['# one', '# two']);
  });
});
