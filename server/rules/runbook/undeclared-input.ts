import { findVariables, sameVariable, type VariableUse } from '../../commands/variables';
import type { CommandOf, OwnRunbook } from '../../engagement/runbook';
import { textsOf } from '../../model/entries';
import { nodeOf } from '../../model/values';
import { appendTo, replaceScalar } from '../../syntax/edits';
import { editing, type Fix } from '../fix';
import { nearest } from '../nearest';
import { runbookRule, shorten } from '../rule';
import { readingOf, within } from './reading';

export const undeclaredInput = runbookRule({
  id: 'runbook/undeclared-input',
  severity: 'error',
  what: '`${VAR}` or `<placeholder>` in a command that is neither an input nor set in the step',
  fixable: true,
  reads: ['runbook'],
  *check({ runbook }) {
    const declared = textsOf(runbook.inputs.map(({ name }) => name));
    const told = new Set<string>();
    for (const command of runbook.commands) {
      const set = setBeside(runbook, command);
      if (!set) continue;
      for (const use of findVariables(readingOf(command)).used) {
        if (use.environment || use.inert || use.optional || set.has(use.name)) continue;
        if (declared.some((name) => name === use.name || (use.form === 'placeholder' && sameVariable(name, use.input))))
          continue;
        // Of one mistake in one command one finding is enough.
        const key = `${command.node.origin.start} ${command.node.start} ${use.name}`;
        if (told.has(key)) continue;
        told.add(key);
        const near = nearest(use.input, declared);
        const hint = near
          ? `; did you mean \`\${${near}}\`?`
          : '; declare it under `inputs`, so that whoever runs this knows what to give';
        yield {
          ...within(runbook, command.node, use),
          message: `\`${shorten(command.text.slice(use.start, use.end))}\` is neither an input of this runbook nor set in this step${hint}`,
          subject: use.name,
          fixes: fixesFor(runbook, command, use, near),
        };
      }
    }
  },
});

/** What the commands of the same step set; undefined where that cannot be known. */
function setBeside(runbook: OwnRunbook, { step, ...command }: CommandOf): ReadonlySet<string> | undefined {
  const beside = step
    ? runbook.commands.filter((other) => other.step === step)
    : runbook.commands.filter(({ node }) => node === command.node);
  const set = new Set<string>();
  for (const other of beside) {
    const found = findVariables(readingOf(other));
    if (found.setsMore) return undefined;
    for (const name of found.set) set.add(name);
  }
  return set;
}

function fixesFor(runbook: OwnRunbook, command: CommandOf, use: VariableUse, near: string | undefined): Fix[] {
  const { file } = runbook.document;
  const replaced = (text: string, name: string) =>
    replaceScalar(text, command.node, `${command.text.slice(0, use.start)}\${${name}}${command.text.slice(use.end)}`);
  const fixes: Fix[] = [];
  if (near) {
    fixes.push(editing(file, { title: `Change to \`\${${near}}\``, preferred: true }, (text) => replaced(text, near)));
  }
  const name = use.form === 'placeholder' ? use.input : use.name;
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return fixes;
  fixes.push(
    editing(file, { title: `Declare the input \`${name}\``, preferred: !near }, (text) => {
      const spec = nodeOf(runbook.spec);
      const input = { name, description: null, required: true };
      const declared = spec && appendTo(text, spec, 'inputs', input, { position: { before: 'steps' } });
      if (use.form !== 'placeholder') return declared;
      const used = replaced(text, name);
      return declared && used && [...declared, ...used];
    }),
  );
  return fixes;
}
