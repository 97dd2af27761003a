import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProgram } from '../../server/commands/programs';
import { readCommand } from '../../server/commands/reading';
import { shared } from '../unit/texts';

/** The runbooks in Markdown that lie beside the repository; absent on other people's machines. */
export const corpus = join(shared, 'corpus');

/** A fenced block of a Markdown file. */
export interface Block {
  /** Relative to the corpus. */
  readonly file: string;
  /** The 1-based line of its fence. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

/** The languages of fences in which commands stand. */
const COMMANDS = new Set(['bash', 'sh', 'shell', 'console', 'shell-session', 'terminal', 'zsh', '']);

export function hasCorpus(): boolean {
  return existsSync(corpus);
}

/** Every fenced block of the corpus whose language is one of commands. */
export function fencedBlocks(): readonly Block[] {
  return (readdirSync(corpus, { recursive: true }) as string[])
    .filter((file) => file.endsWith('.md'))
    .sort()
    .flatMap((file) => blocksOf(file, readFileSync(join(corpus, file), 'utf8')))
    .filter(({ language }) => COMMANDS.has(language));
}

/** The blocks that hold commands, rather than queries, YAML or what a command printed. */
export function commandBlocks(): readonly Block[] {
  return fencedBlocks().filter(({ text }) => holdsCommand(text));
}

/** PromQL, which is fenced as a shell too. */
const QUERY = /\b(?:sum|count|max|rate|irate|topk|histogram_quantile|label_replace|min_over_time)\b[^\n]*\(/;

/** A block holds commands where it has a prompt, or where a line begins with a program that is known or with an assignment. */
function holdsCommand(text: string): boolean {
  const { shell } = readCommand(text, 'bash');
  if (shell.prompts.length > 0) return true;
  if (QUERY.test(text)) return false;
  return shell.commands.some(({ name, assignments, program, block, start }) => {
    const beginsLine = block?.kind !== 'substitution' && /(?:^|\n)[ \t]*$/.test(text.slice(0, start));
    return beginsLine && (program ? isProgram(name) || name === 'ssh' : assignments.length > 0);
  });
}

function blocksOf(file: string, markdown: string): readonly Block[] {
  const lines = markdown.split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const fence = /^(\s*)(`{3,}|~{3,})\s*([\w-]*)/.exec(lines[at] ?? '');
    if (!fence) continue;
    const close = new RegExp(`^\\s*${fence[2]}\\s*$`);
    const start = at + 1;
    at = start;
    while (at < lines.length && !close.test(lines[at] ?? '')) at++;
    const body = lines.slice(start, at);
    blocks.push({ file, line: start, language: (fence[3] ?? '').toLowerCase(), text: dedented(body) });
  }
  return blocks;
}

function dedented(lines: readonly string[]): string {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^\s*/.exec(line)?.[0].length ?? 0);
  const indent = indents.length > 0 ? Math.min(...indents) : 0;
  return lines.map((line) => line.slice(indent)).join('\n');
}
