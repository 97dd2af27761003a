import { findDangers } from '../../commands/dangers';
import { runbookRule } from '../rule';
import { readingOf, within } from './reading';

/** What to do instead, by the kind of danger. */
const ADVICE = {
  'pipe-to-shell': 'download it, check its sum, then run it',
  'plain-http': 'fetch it over `https:`',
  'no-certificate-check': "add the authority's certificate instead",
  'open-permissions': 'give rights to those who need them only',
  'delete-root': 'name the folder in full, and make sure that a variable in it is set',
} as const;

export const dangerousCommand = runbookRule({
  id: 'runbook/dangerous-command',
  severity: 'warning',
  what: 'Pipe to shell, plain http download, disabled certificate check, `chmod 777`, `rm -rf /`',
  reads: ['runbook'],
  *check({ runbook }) {
    for (const command of runbook.commands) {
      for (const danger of findDangers(readingOf(command))) {
        yield {
          ...within(runbook, command.node, danger),
          message: `${danger.what} ${danger.why}; ${ADVICE[danger.kind]}`,
          subject: `${danger.kind} ${danger.what}`,
        };
      }
    }
  },
});
