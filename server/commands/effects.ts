import { filePlaces, inputOf } from './files';
import { type Circumstances, changes, type Effect, READS, UNKNOWN, type Verdict } from './knowledge/knowledge';
import { isKube, readKube } from './knowledge/kubectl';
import { readOptions } from './options';
import { changingCmdlets } from './powershell';
import { type Program, programNamed } from './programs';
import type { CommandText } from './reading';
import type { ShellCommand, ShellScript, Word } from './script';
import type { Span } from './spans';

export type { Effect } from './knowledge/knowledge';

/** A part of a command that changes state. `what` and `why` together read "`kubectl cordon` keeps new pods away from the node". */
export interface Change extends Span {
  /** In backticks. */
  readonly what: string;
  readonly why: string;
}

export interface EffectJudgement {
  /**
   * `changes` where any part changes something, `read-only` where every part is known to change nothing, else `unknown`: a program that
   * is not known is never taken for one that changes something.
   */
  readonly effect: Effect;
  /** In the order in which they stand in the text. */
  readonly changes: readonly Change[];
}

/** Judges whether a command changes the state of what it is pointed at. Texts for people (`manual`) are unknown. */
export function judgeEffect(command: CommandText): EffectJudgement {
  switch (command.kind) {
    case 'powershell':
      return summed(judgeCmdlets(command.text));
    case 'http':
      return command.shell.commands.length > 0 ? judgeScript(command) : judgeRequest(command.text);
    case 'manual':
      return { effect: 'unknown', changes: [] };
    default:
      return judgeScript(command);
  }
}

interface Judged {
  readonly effect: Effect;
  readonly change?: Change;
}

function summed(judged: readonly Judged[]): EffectJudgement {
  const found = judged.flatMap(({ change }) => change ?? []);
  if (found.length > 0) return { effect: 'changes', changes: found };
  const isKnown = judged.length > 0 && judged.every(({ effect }) => effect === 'read-only');
  return { effect: isKnown ? 'read-only' : 'unknown', changes: [] };
}

function judgeScript({ text, shell }: CommandText): EffectJudgement {
  const circumstances: Circumstances = { placeOf: filePlaces(shell), inputOf };
  return summed(shell.commands.flatMap((command) => judgeParts(command, shell, circumstances, text)));
}

function judgeParts(command: ShellCommand, script: ShellScript, circumstances: Circumstances, text: string): Judged[] {
  const verdict = judgeCommand(command, script, circumstances);
  const written = judgeRedirections(command, circumstances);
  return [...(verdict ? [judged(verdict, command, text)] : []), ...written];
}

function judged({ effect, why, words }: Verdict, command: ShellCommand, text: string): Judged {
  const { program } = command;
  if (effect !== 'changes' || why === undefined || !program) return { effect };
  const [start, end] = [program.start, Math.max(program.end, ...(words ?? []).map((word) => word.end))];
  const named = [command.name, ...(words ?? []).map((word) => shown(word, text))].join(' ');
  return { effect, change: { start, end, what: `\`${named}\``, why } };
}

/** A word as it is written, shortened to what fits a message. */
function shown(word: Word, text: string): string {
  const written = text.slice(word.start, word.end).replace(/\s+/g, ' ').replaceAll('`', "'");
  return written.length > 40 ? `${written.slice(0, 40)}…` : written;
}

/** @returns undefined for what does nothing by itself: assignments, functions, and programs that run the one that is judged */
function judgeCommand(command: ShellCommand, script: ShellScript, circumstances: Circumstances): Verdict | undefined {
  const { name, program } = command;
  if (!program || script.functions.has(name)) return undefined;
  if (/^\/etc\/(?:rc\.d\/)?init\.d\//.test(program.text)) {
    return programNamed('service')?.knowledge.judge?.(command, circumstances);
  }
  const known = programNamed(name);
  const runsOther = script.commands.some(({ wrapper }) => wrapper === command);
  const verdict = known ? judgeKnown(command, known, circumstances) : UNKNOWN;
  return verdict.effect === 'unknown' && runsOther ? undefined : verdict;
}

function judgeKnown(command: ShellCommand, known: Program, circumstances: Circumstances): Verdict {
  const { knowledge, rehearsal } = known;
  const isRehearsal = ({ text }: Word) =>
    rehearsal.has(text) || (text.startsWith('--') && rehearsal.has(text.replace(/=(?!none|false).*/, '')));
  if (command.args.some(isRehearsal)) return READS;
  if (command.args.length > 0 && command.args.every(({ text }) => /^(?:--help|--version|help)$/.test(text)))
    return READS;
  const verdict = knowledge.judge?.(command, circumstances) ?? byVerb(command, known);
  if (verdict) return verdict;
  if (knowledge.otherwise === undefined) return UNKNOWN;
  return knowledge.otherwise === 'read-only' ? READS : changes(knowledge.otherwise);
}

/** What the verb of a command does; undefined where it is not known. */
function byVerb(command: ShellCommand, { knowledge, verbs, valued }: Program): Verdict | undefined {
  const words = isKube(command)
    ? readKube(command).words
    : readOptions(command.args, { valued, singleDash: knowledge.singleDash ?? false }).operands;
  const starts = knowledge.verbAnywhere ? [...words.keys()].slice(1, 6).concat(0) : [0];
  for (const start of starts) {
    for (let length = 4; length > 0; length--) {
      const path = words.slice(start, start + length);
      if (path.length < length) continue;
      const phrase = path.map(({ text }) => text).join(' ');
      const verdict = verbs.get(knowledge.anyCase ? phrase.toLowerCase() : phrase);
      if (verdict) return { ...verdict, words: path };
    }
  }
  return undefined;
}

function judgeRedirections(command: ShellCommand, { placeOf }: Circumstances): Judged[] {
  return command.redirections.flatMap(({ operator, target, start, end }) => {
    const isOutput =
      operator.includes('>') && operator !== '<>' && !(operator === '>&' && /^(?:\d+|-)$/.test(target.text));
    if (!isOutput || placeOf(target, command) !== 'system') return [];
    const what = `\`${operator} ${target.text.replaceAll('`', "'").slice(0, 40)}\``;
    return [{ effect: 'changes' as const, change: { start, end, what, why: 'writes to a file' } }];
  });
}

function judgeCmdlets(text: string): readonly Judged[] {
  return changingCmdlets(text).map(({ name, start, end }) => {
    return { effect: 'changes', change: { start, end, what: `\`${name}\``, why: 'changes the system' } };
  });
}

/** `POST https://…` at the beginning of a line, as it is written in files of requests. */
function judgeRequest(text: string): EffectJudgement {
  return summed(
    Array.from(text.matchAll(/^[ \t]*(GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE)(?=[ \t]+\S)/gm), (match): Judged => {
      const method = match[1] ?? '';
      if (!/^(?:POST|PUT|PATCH|DELETE)$/.test(method)) return { effect: 'read-only' };
      const start = match.index + match[0].length - method.length;
      const change = { start, end: start + method.length, what: `\`${method}\``, why: 'changes what it is sent to' };
      return { effect: 'changes', change };
    }),
  );
}
