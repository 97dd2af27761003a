import type { FilePlace } from './knowledge/knowledge';
import { type ShellCommand, type ShellScript, type Word, wrappersOf } from './script';

/** Files and folders in which people keep what they need for the time being, and the streams of a process. */
const SCRATCH =
  /^(?:\/tmp\/|\/tmp$|\/var\/tmp\/|\/dev\/(?:null|stdout|stderr|tty|zero|fd\/|tcp\/|shm\/)|\$\{?TMPDIR\b|\$\{?TMP\b|~\/[^.]|\$\{?HOME\}?\/[^.]|\/home\/[^/]+\/[^.]|\/root\/[^.]|-$)/;

const LEADING_VARIABLE = /^\$(?:\{([A-Za-z_]\w*)[^}]*\}|([A-Za-z_]\w*))/;

/**
 * Tells where the files are that the commands of a text name.
 * @returns a function of the word that names the file and the command that names it
 */
export function filePlaces(script: ShellScript): (file: Word, command: ShellCommand) => FilePlace {
  const values = new Map<string, string>();
  for (const { assignments } of script.commands) {
    for (const { name, value } of assignments) values.set(name, value.text);
  }
  const moves = script.commands.filter(({ name }) => name === 'cd' || name === 'pushd');

  const ofPath = (path: string, command: ShellCommand, depth: number): FilePlace => {
    if (SCRATCH.test(path) || /^\$\(mktemp\b|^`mktemp\b/.test(path)) return 'scratch';
    if (path.startsWith('/') || path.startsWith('~')) return 'system';
    const variable = LEADING_VARIABLE.exec(path);
    if (variable) {
      const value = values.get(variable[1] ?? variable[2] ?? '');
      return value === undefined || depth > 4
        ? 'unknown'
        : ofPath(value + path.slice(variable[0].length), command, depth + 1);
    }
    if (/^[$<`]/.test(path)) return 'unknown';
    const move = moves.findLast(({ start, remote }) => start < command.start && remote === command.remote);
    const folder = move?.args.find(({ text }) => !/^-./.test(text))?.text;
    if (folder !== undefined && /^[/~$<`]/.test(folder) && depth <= 4) return ofPath(folder, command, depth + 1);
    return command.remote ? 'system' : 'here';
  };
  return (file, command) => ofPath(file.text, command, 0);
}

/** What a command gets through a pipe, a heredoc or a here-string, as far as it stands in the text. */
export function inputOf(command: ShellCommand): readonly Word[] {
  return [command, ...wrappersOf(command)].flatMap((one) => {
    const source = one.readsFrom;
    if (source?.name === 'echo' || source?.name === 'printf') {
      return [...redirected(one), ...source.args.filter(({ text }) => !/^-[neE]+$/.test(text))];
    }
    return [...redirected(one), ...(source?.name === 'cat' ? redirected(source) : [])];
  });
}

function redirected({ redirections }: ShellCommand): readonly Word[] {
  return redirections.flatMap(({ operator, target, heredoc }) => {
    if (heredoc) return [{ ...target, text: heredoc.text, start: heredoc.start, end: heredoc.end }];
    return operator === '<<<' ? [target] : [];
  });
}
