import { isApproved } from '../../engagement/runbooks';
import { spotOf } from '../../engagement/things';
import { runbookRule, shorten } from '../rule';

/** Statuses of a runbook that nobody should work by, in the middle of a sentence. */
const WORDS: Readonly<Record<string, string>> = {
  draft: 'is a draft; have it approved',
  superseded: 'has been superseded; name the one that replaces it',
  obsolete: 'is obsolete; name another',
};

export const draftInUse = runbookRule({
  id: 'runbook/draft-in-use',
  severity: 'warning',
  what: 'A draft or obsolete runbook named by a client-owned system',
  reads: ['runbook', 'systems', 'runbooks', 'document'],
  *check({ runbook, systems, runbooks, document }) {
    const { name, metadata } = runbook;
    const words = WORDS[metadata.status ?? ''];
    if (name === undefined || words === undefined) return;
    const users = systems.withRunbook(name).filter((system) => {
      if (!system.clientOwned) return false;
      // One of tier 1 or 2 without any other runbook is told so, by `ownership/no-runbook`.
      return (system.tier !== 1 && system.tier !== 2) || runbooks.named(system.runbooks).some(isApproved);
    });
    const [first] = users;
    if (!first) return;
    const more = users.length > 1 ? ` (and ${users.length - 1} more)` : '';
    yield {
      place: runbook.head('status'),
      message: `The client works by this runbook on \`${shorten(first.id ?? '?')}\`${more}, but it ${words}, or take it out of the \`runbooks\` of the system`,
      related: users.map(({ value }) => ({
        file: document.file,
        place: spotOf(value, 'runbooks'),
        message: 'This client-owned system names it',
      })),
    };
  },
});
