import assert from 'node:assert/strict';
import { findPrompts } from '../../../server/commands/prompts';
import { readCommand } from '../../../server/commands/reading';
import { parts, table } from './table';

describe('a prompt', () => {
  table<string[]>(
    'is found with the space behind it',
    [
      ['$ kubectl get pods', ['$ ']],
      ['  $  kubectl get pods', ['  $  ']],
      ['$ a\n$ b', ['$ ', '$ ']],
      ['# comment\n$ a', ['$ ']],
      ['$ a\noutput\n$ b', ['$ ', '$ ']],
      ['[root@host ~]# a', ['[root@host ~]# ']],
      ['[user@host dir]$ a', ['[user@host dir]$ ']],
      ['user@host:~/x$ a', ['user@host:~/x$ ']],
      ['root@host:/# a', ['root@host:/# ']],
      ['sh-5.1# a\nsh-4.4$ b', ['sh-5.1# ', 'sh-4.4$ ']],
      ['bash-5.2$ a', ['bash-5.2$ ']],
      ['❯ a', ['❯ ']],
      ['(venv) $ a', ['(venv) $ ']],
      ['~ $ a\n/ # b', ['~ $ ', '/ # ']],
      ['$ for x in a\n> do b\n> done', ['$ ', '> ', '> ']],
      ['# systemctl restart x', ['# ']],
      ['# sudo systemctl restart x', ['# ']],
      ['$ oc debug node/x\n# journalctl -u y\n# See the log.', ['$ ', '# ']],
      ['$ ssh h\n# systemctl restart x', ['$ ', '# ']],
      ['echo a\n$ b', ['$ ']],
    ],
    (command) => parts(command.text, findPrompts(command)),
  );

  table<string[]>(
    'is none',
    [
      ['$VAR get pods', []],
      ['$(which kubectl) get', []],
      ['${KUBECTL} get', []],
      ['# comment', []],
      ['# Check the node', []],
      ['# find the pods that are down', []],
      ['# restart the service\nsystemctl restart x', []],
      ['# kubectl get pods\nkubectl get nodes', []],
      ['$ a\n# kubectl annotate x\n$ b', ['$ ', '$ ']],
      ['#!/bin/bash\na', []],
      ['> /var/log/x', []],
      ['/usr/bin/x # comment', []],
      ['~/bin/x $A', []],
      ['cat <<EOF\n$ a\nEOF', []],
      ["echo '\n$ a\n'", []],
      ['a \\\n$ b', []],
      ['', []],
    ],
    (command) => parts(command.text, findPrompts(command)),
  );

  table<string[]>(
    'of PowerShell is found',
    [
      ['PS C:\\Users\\x> Get-Item', ['PS C:\\Users\\x> ']],
      ['PS> Get-Item', ['PS> ']],
      ['PS /home/x> Get-Item', ['PS /home/x> ']],
      ['C:\\> dir', ['C:\\> ']],
      ['Get-Item C:\\x > y', []],
      ['$x = 1', []],
    ],
    (command) => parts(command.text, findPrompts(command)),
    'powershell',
  );

  table<string[]>(
    'is none in a text for people',
    [['$ a', []]],
    (command) => parts(command.text, findPrompts(command)),
    'manual',
  );

  it('is said as it is written', () => {
    const said = (text: string) => findPrompts(readCommand(text, 'bash')).map(({ what }) => what);
    assert.deepEqual(said('$ a\n[root@h ~]# b'), ['$', '[root@h ~]#']);
  });
});
