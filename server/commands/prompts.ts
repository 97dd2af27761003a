import type { CommandText } from './reading';
import type { PromptMark } from './script';
import type { Span } from './spans';

/** A prompt that was copied along with a command: the span is what to remove, with the space after it. */
export interface Prompt extends Span {
  /** `$`, `#`, `user@host:~$`. */
  readonly what: string;
}

/**
 * What a prompt of a POSIX shell looks like at the beginning of a line. A bare `#` begins a comment as well and is looked at apart, and
 * so is a bare `>`.
 */
const PROMPT = new RegExp(
  `[ \\t]*(${[
    // `$ `, `❯ `, `➜ `, `(venv) $ `, `~ $ `, `/ # `
    '(?:\\([\\w.-]{1,40}\\) ?)?(?:(?:~[\\w./-]{0,80}|/) ?)?[$❯➜]',
    '(?:~|/) ?#',
    // `[root@host ~]# `, `[user@host dir]$ `
    '\\[[\\w.-]{1,60}@[\\w.-]{1,80}[^\\]\\n]{0,80}\\] ?[$#]',
    // `user@host:~/dir$ `
    '[\\w.-]{1,60}@[\\w.-]{1,80}(?::[^\\s$#]{0,120})? ?[$#]',
    // `sh-5.1# `, `bash-4.4$ `
    '(?:ba|k|z)?sh-[\\d.]{1,8}[$#]',
  ].join('|')})[ \\t]+(?=\\S)`,
  'y',
);

const POWERSHELL_PROMPT =
  /^[ \t]*((?:PS(?: [A-Za-z]:[^>\n]{0,200}| [/~][^>\n]{0,200})?|[A-Za-z]:\\[^>\n]{0,200})>)[ \t]*(?=\S)/gm;

const CONTINUATION = /[ \t]*(>)[ \t]+(?=\S)/y;
const ROOT = /[ \t]*(#)[ \t]+(?=[a-z])/y;
const ROOT_COMMAND = /#[ \t]+(?:sudo[ \t]+)?([a-z][\w.-]{0,40})(?:[ \t]+([^\s]{1,60}))?[^\n]*/y;

/** Words that go on in a sentence and hardly in a command: "# find the pods", "# get all nodes". */
const PROSE = new Set(
  'a an the this that these those all any each every some your our its it is are was be for to of in on at by with from and or if as via which when then first last more only into out up whether'.split(
    ' ',
  ),
);

/** Commands after which a `#` is the prompt of the shell that they open. */
const OPENS_SHELL = /\b(?:rsh|debug|ssh|chroot|nsenter|exec -\w*t|sudo -[is]|su)\b/;

/** The prompts of the copied commands of a text, in their order. */
export function findPrompts({ text, kind, shell }: CommandText): readonly Prompt[] {
  if (kind !== 'powershell')
    return shell.prompts.map(({ text: what, start, end }: PromptMark) => ({ what, start, end }));
  return Array.from(text.matchAll(POWERSHELL_PROMPT), (match) => ({
    what: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Tells the prompts at the beginnings of lines, while a shell text is read from its first line to its last. */
export class Prompts {
  /** Whether a `#` at the beginning of a line is a prompt rather than a comment. */
  private readonly rootOnly: boolean;
  private inRootShell = false;

  /** @param isProgram whether a word is the name of a known program */
  constructor(
    private readonly text: string,
    private readonly isProgram: (word: string) => boolean,
  ) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    this.rootOnly = lines.length > 0 && lines.every((line) => /^\s*#/.test(line));
  }

  /** Whether the first line that is no comment begins with a prompt: then lines without one are what the commands printed. */
  isTranscript(): boolean {
    let start = 0;
    while (start < this.text.length) {
      const next = this.text.indexOf('\n', start);
      const line = this.text.slice(start, next === -1 ? undefined : next);
      if (this.find(start)) return true;
      if (line.trim() !== '' && !/^\s*#/.test(line)) return false;
      if (next === -1) break;
      start = next + 1;
    }
    return false;
  }

  /**
   * The prompt of the line that begins at an offset.
   * @param isContinued whether the line goes on with a command that a prompted line began
   */
  at(offset: number, isContinued = false): PromptMark | undefined {
    const match = this.find(offset) ?? (isContinued ? this.match(CONTINUATION, offset) : undefined);
    if (!match) return undefined;
    const end = this.text.indexOf('\n', match.end);
    if (OPENS_SHELL.test(this.text.slice(match.end, Math.min(end === -1 ? this.text.length : end, match.end + 400)))) {
      this.inRootShell = true;
    }
    return match;
  }

  private find(offset: number): PromptMark | undefined {
    return this.match(PROMPT, offset) ?? this.root(offset);
  }

  private root(offset: number): PromptMark | undefined {
    const mark = this.rootOnly || this.inRootShell ? this.match(ROOT, offset) : undefined;
    if (!mark) return undefined;
    ROOT_COMMAND.lastIndex = this.text.indexOf('#', offset);
    const [line = '', program = '', word = ''] = ROOT_COMMAND.exec(this.text) ?? [];
    const isSentence = PROSE.has(word.toLowerCase()) || /[.:]\s*$/.test(line);
    return this.isProgram(program) && !isSentence ? mark : undefined;
  }

  private match(pattern: RegExp, offset: number): PromptMark | undefined {
    pattern.lastIndex = offset;
    const match = pattern.exec(this.text);
    return match ? { text: match[1] ?? '', start: offset, end: pattern.lastIndex } : undefined;
  }
}
