import { findOption, hasOption, names, readOptions } from '../options';
import type { ShellCommand, Word } from '../script';
import { type Circumstances, changes, type Judge, type Knowledge, READS, UNKNOWN } from './knowledge';

/** Deleting is looked at more strictly than writing: only what is there for the time being may go. */
function deletes(valued = ''): Judge {
  return (command, { placeOf }) => {
    const { operands } = readOptions(command.args, { valued: names(valued) });
    if (operands.length === 0) return fromPipe(command, 'deletes files');
    const file = operands.find((operand) => placeOf(operand, command) !== 'scratch');
    return file ? changes('deletes files', file) : READS;
  };
}

/** `find … | xargs rm`: the files come with the pipe. */
function fromPipe(command: ShellCommand, why: string) {
  return command.wrapper?.name === 'xargs' || command.wrapper?.name === 'find' ? changes(why) : UNKNOWN;
}

/** Whether nobody else sees a file, or it is not known where it is. */
function isOwn(file: Word, command: ShellCommand, { placeOf }: Circumstances): boolean {
  return placeOf(file, command) !== 'system';
}

/** A program that changes the files that it names. */
function edits(why: string, valued = '', skipped = 0): Judge {
  return (command, circumstances) => {
    const { operands } = readOptions(command.args, { valued: names(valued) });
    const files = operands.slice(skipped);
    if (files.length === 0) return fromPipe(command, why);
    const file = files.find((operand) => !isOwn(operand, command, circumstances));
    return file ? changes(why, file) : READS;
  };
}

/** A program that writes to the last file that it names. */
const judgeCopy: Judge = (command, circumstances) => {
  const given = readOptions(command.args, {
    valued: names(
      '-t --target-directory -S --suffix -e --rsh --exclude --include --rsync-path --bwlimit -i -P -F -o -J -l -c -m -g -u',
    ),
  });
  if (hasOption(given, '-n', '--dry-run') && command.name === 'rsync') return READS;
  const target = findOption(given, '-t', '--target-directory')?.valueWord ?? given.operands.at(-1);
  if (!target || given.operands.length === 0) return UNKNOWN;
  const isRemote = (command.name === 'scp' || command.name === 'rsync') && /^[^/]+:/.test(target.text);
  if (isRemote) return changes('writes files to another host', target);
  const deletesSource = command.name === 'mv' && given.operands.some((file) => !isOwn(file, command, circumstances));
  if (!deletesSource && isOwn(target, command, circumstances)) return READS;
  return changes(command.name === 'mv' ? 'moves files' : 'writes files', target);
};

const judgeDd: Judge = (command, circumstances) => {
  const target = command.args.find(({ text }) => text.startsWith('of='));
  if (!target) return READS;
  const file: Word = { ...target, text: target.text.slice(3) };
  return isOwn(file, command, circumstances) ? READS : changes('writes to a disk or a file', target);
};

const judgeTar: Judge = (command, circumstances) => {
  const [first] = command.args;
  const folder = findOption(
    readOptions(command.args, { valued: names('-C -f --directory') }),
    '-C',
    '--directory',
  )?.valueWord;
  const isExtract = /^-?[a-zA-Z]*x/.test(first?.text ?? '') || command.args.some(({ text }) => text === '--extract');
  if (!isExtract || /^-?[a-zA-Z]*O/.test(first?.text ?? '')) return READS;
  return folder && !isOwn(folder, command, circumstances) ? changes('writes files', folder) : READS;
};

/** An editor of streams changes files with one option only. */
function inPlace(option: RegExp): Judge {
  return (command, circumstances) => {
    const word = command.args.find(({ text }) => option.test(text));
    if (!word) return READS;
    const files = readOptions(command.args, { valued: names('-e -f --expression --file') }).operands;
    const last = files.at(-1);
    return last && isOwn(last, command, circumstances) ? READS : changes('changes files', word);
  };
}

const judgeFind: Judge = ({ args }) => {
  const word = args.find(({ text }) => text === '-delete');
  return word ? changes('deletes files', word) : READS;
};

/** Lines that are written to what is not a file of one's own: `tee /etc/hosts`. */
const judgeTee: Judge = (command, circumstances) => {
  const { operands } = readOptions(command.args, { valued: names('') });
  const file = operands.find((operand) => !isOwn(operand, command, circumstances));
  return file ? changes('writes to a file', file) : READS;
};

export const FILES: readonly Knowledge[] = [
  { names: 'rm unlink shred', judge: deletes('-n -s'), rehearsal: '--help' },
  { names: 'rmdir', judge: deletes() },
  { names: 'mv cp rsync scp install', judge: judgeCopy },
  { names: 'ln', judge: judgeCopy },
  { names: 'mkdir touch', judge: edits('makes files', '-m -d -r -t --mode --date --reference') },
  { names: 'chmod', judge: edits('changes the permissions of files', '', 1) },
  { names: 'chown chgrp setfacl', judge: edits('changes the owner of files', '-m -x -b --modify', 1) },
  { names: 'chattr', judge: edits('changes the attributes of files', '', 1) },
  { names: 'truncate', judge: edits('empties files', '-s -r --size --reference') },
  {
    names: 'gzip gunzip bzip2 xz zstd',
    judge: ({ args }) => (args.length === 0 || args.some(({ text }) => /^-[a-z]*[cdlt]/.test(text)) ? READS : UNKNOWN),
  },
  { names: 'dd', judge: judgeDd },
  { names: 'tar', judge: judgeTar },
  { names: 'sed', judge: inPlace(/^-[nErsz]*i|^--in-place/) },
  {
    names: 'perl ruby',
    judge: (command, circumstances) =>
      command.args.some(({ text }) => /^-[a-z]*i/.test(text)) ? inPlace(/^-[a-z]*i/)(command, circumstances) : UNKNOWN,
  },
  { names: 'yq', judge: inPlace(/^-[a-z]*i$|^--inplace/) },
  { names: 'find', judge: judgeFind },
  { names: 'tee', judge: judgeTee },
  { names: 'patch', otherwise: 'changes files', rehearsal: '--dry-run' },
  { names: 'logrotate', otherwise: 'rotates logs', rehearsal: '-d --debug' },
];
