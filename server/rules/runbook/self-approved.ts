import type { People } from '../../engagement/people';
import type { OwnRunbook } from '../../engagement/runbook';
import { isApproved } from '../../engagement/runbooks';
import { spotOf } from '../../engagement/things';
import type { Revision } from '../../generated/runbook';
import { dayOf, textOf } from '../../model/entries';
import type { Draft } from '../../model/values';
import { type Report, runbookRule, shorten } from '../rule';

const about = {
  id: 'runbook/self-approved',
  severity: 'warning',
  what: 'A runbook approved by its owner, or by the author of its last change',
} as const;

/** Within an engagement, which says who holds the roles. */
export const selfApproved = runbookRule({
  ...about,
  reads: ['runbook', 'people'],
  *check({ runbook, people }) {
    yield* judge(runbook, (id) => onlyHolder(id, people));
  },
});

export const selfApprovedAlone = runbookRule({
  ...about,
  reads: ['runbook', 'alone'],
  *check({ runbook, alone }) {
    if (alone) yield* judge(runbook, (id) => id);
  },
});

/** The one person who can be meant by an id; undefined where it may be one or another. */
function onlyHolder(id: string, people: People): string | undefined {
  const holders = people.holdersOf(id, { backups: true });
  return holders.length === 1 ? holders[0] : undefined;
}

/** @param personOf the one person who can be meant by an id */
function* judge(runbook: OwnRunbook, personOf: (id: string) => string | undefined): Iterable<Report> {
  const { metadata, history } = runbook;
  const approver = textOf(metadata.approvedBy);
  if (approver === undefined || !isApproved(metadata)) return;
  const same = (id: string) => id === approver || (personOf(id) !== undefined && personOf(id) === personOf(approver));
  const place = runbook.head('approvedBy');
  const wanted = 'let somebody else look at it and approve it';
  const owner = textOf(metadata.owner);
  if (owner !== undefined && same(owner)) {
    yield {
      place,
      message: `\`${shorten(approver)}\` approves this runbook and owns it; ${wanted}`,
      related: [{ place: runbook.head('owner'), message: 'The owner' }],
    };
    return;
  }
  const last = lastChange(history);
  const author = textOf(last?.by);
  if (!last || author === undefined || !same(author)) return;
  yield {
    place,
    message: `\`${shorten(approver)}\` approves this runbook, whose last change ${author === approver ? 'is their own' : `is that of \`${shorten(author)}\`, who alone holds the role`}; ${wanted}`,
    related: [{ place: spotOf(last, 'by'), message: 'The last change' }],
  };
}

/** The change on the last day; of several on one day the one further down. */
function lastChange(history: readonly Draft<Revision>[]): Draft<Revision> | undefined {
  return history.reduce<Draft<Revision> | undefined>(
    (last, change) => (last && (dayOf(last.on) ?? '') > (dayOf(change.on) ?? '') ? last : change),
    undefined,
  );
}
