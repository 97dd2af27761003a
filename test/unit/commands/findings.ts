import { findDangers } from '../../../server/commands/dangers';
import { judgeEffect } from '../../../server/commands/effects';
import { findWithoutNamespace } from '../../../server/commands/namespaces';
import { findPrompts } from '../../../server/commands/prompts';
import type { CommandText } from '../../../server/commands/reading';
import { findSecrets } from '../../../server/commands/secrets';
import type { Span } from '../../../server/commands/spans';
import { findVariables } from '../../../server/commands/variables';
import { findWaits } from '../../../server/commands/waits';

/** Everything that is found in a command, by what finds it. */
export const FINDINGS: Readonly<Record<string, (command: CommandText) => Iterable<Span>>> = {
  commands: ({ shell }) => shell.commands,
  parts: ({ shell }) =>
    shell.commands.flatMap(({ args, assignments, redirections }) => [
      ...args,
      ...assignments,
      ...redirections,
      ...redirections.flatMap(({ heredoc }) => heredoc ?? []),
    ]),
  comments: ({ shell }) => shell.comments,
  changes: (command) => judgeEffect(command).changes,
  waits: findWaits,
  dangers: findDangers,
  namespaces: findWithoutNamespace,
  secrets: findSecrets,
  variables: (command) => findVariables(command).used,
  prompts: findPrompts,
};
