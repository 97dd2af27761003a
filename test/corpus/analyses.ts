import { findDangers } from '../../server/commands/dangers';
import { judgeEffect } from '../../server/commands/effects';
import { findWithoutNamespace } from '../../server/commands/namespaces';
import { findPrompts } from '../../server/commands/prompts';
import { readCommand } from '../../server/commands/reading';
import { findSecrets } from '../../server/commands/secrets';
import type { Span } from '../../server/commands/spans';
import { findVariables, sameVariable, type VariableUse } from '../../server/commands/variables';
import { findWaits } from '../../server/commands/waits';
import type { Block } from './blocks';

/** What an analysis says of a part of a block. */
export interface Mark extends Span {
  readonly block: Block;
  /** What is said, as a message would begin. */
  readonly says: string;
}

/** The marks of the corpus, by the rule that would find them or by what is counted. */
export function analyse(blocks: readonly Block[]): ReadonlyMap<string, readonly Mark[]> {
  const marks = new Map<string, Mark[]>();
  const add = (name: string, block: Block, says: string, { start, end }: Span) => {
    const known = marks.get(name);
    const mark = { block, says, start, end };
    if (known) known.push(mark);
    else marks.set(name, [mark]);
  };
  for (const block of blocks) {
    const command = readCommand(block.text, 'bash');
    const whole = { start: 0, end: block.text.length };
    const { effect, changes } = judgeEffect(command);
    add(`effect: ${effect}`, block, effect, whole);
    for (const one of changes) add('runbook/effect-understated', block, `${one.what} ${one.why}`, one);
    for (const one of findSecrets(command)) add('runbook/secret', block, `${one.what} → ${one.variable}`, one);
    for (const one of findDangers(command))
      add('runbook/dangerous-command', block, `${one.kind}: ${one.what} ${one.why}`, one);
    for (const one of findWithoutNamespace(command)) add('runbook/no-namespace', block, one.what, one);
    for (const one of findWaits(command)) {
      const name =
        one.kind === 'session'
          ? 'sessions'
          : one.bound === 'stated'
            ? 'waits that state a limit'
            : 'runbook/no-timeout';
      add(name, block, `${one.kind}, ${one.bound}: ${one.what} ${one.why}`, one);
    }
    for (const one of findPrompts(command)) add('runbook/shell-prompt', block, one.what, one);
  }
  for (const file of new Set(blocks.map((block) => block.file))) {
    analyseFile(
      blocks.filter((block) => block.file === file),
      add,
    );
  }
  return marks;
}

/** A file is read as one step: what one of its blocks sets, the others may use. */
function analyseFile(
  blocks: readonly Block[],
  add: (name: string, block: Block, says: string, span: Span) => void,
): void {
  const read = blocks.map((block) => ({ block, ...findVariables(readCommand(block.text, 'bash')) }));
  const set = new Set(read.flatMap((one) => [...one.set]));
  const said = new Set<string>();
  for (const { block, used } of read) {
    for (const use of used) {
      if (
        use.inert ||
        use.optional ||
        use.environment ||
        set.has(use.name) ||
        said.has(`${use.form === 'placeholder'} ${use.name}`)
      )
        continue;
      said.add(`${use.form === 'placeholder'} ${use.name}`);
      add('runbook/undeclared-input', block, `${use.form} ${use.name}`, use);
    }
  }
  const isUsed = (name: string, uses: readonly VariableUse[]) => uses.some((use) => sameVariable(use.name, name));
  const uses = read.flatMap(({ used }) => used);
  for (const name of set) {
    const block = read.find((one) => one.set.has(name))?.block;
    // What a file sets and never uses stands for an input that is declared and never used.
    if (block && !isUsed(name, uses)) add('runbook/unused-input', block, name, { start: 0, end: 0 });
  }
}
