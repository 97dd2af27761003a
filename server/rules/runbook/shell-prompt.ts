import { findPrompts } from '../../commands/prompts';
import { endOf, startOf } from '../../syntax/nodes';
import { editing } from '../fix';
import { runbookRule, shorten } from '../rule';
import { readingOf, within } from './reading';

export const shellPrompt = runbookRule({
  id: 'runbook/shell-prompt',
  severity: 'hint',
  what: '`$ ` prompt inside a command',
  fixable: true,
  reads: ['runbook'],
  *check({ runbook }) {
    const { file } = runbook.document;
    for (const command of runbook.commands) {
      const prompts = findPrompts(readingOf(command));
      const [first] = prompts;
      if (!first) continue;
      const more = prompts.length > 1 ? ` (and ${prompts.length - 1} more)` : '';
      yield {
        ...within(runbook, command.node, first),
        message: `The prompt \`${shorten(first.what)}\`${more} is part of the command and would be run with it; take it out`,
        fixes: [
          editing(file, { title: 'Take the prompt out', preferred: true, safe: true }, () => {
            const places = prompts.map((prompt) => within(runbook, command.node, prompt));
            // In folded text a prompt cannot be told from what is around it.
            if (places.some(({ commentAt }) => commentAt === undefined)) return undefined;
            return places.map(({ place }) => ({ start: startOf(place), end: endOf(place), text: '' }));
          }),
        ],
      };
    }
  },
});
